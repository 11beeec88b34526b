/** @module A relations file taken apart, so that after an edit it is known which frames it touched, or whether all relations. */
import { readDeclaration } from '../declaration.js';
import { sha256 } from '../identity.js';
import type { Analysis } from '../language/analysis.js';
import type { Mention } from '../model.js';
import { Arguments } from './arguments.js';
import { findFrames } from './frames.js';
import { PatternTable } from './pattern-table.js';
import { relationsSchema, type Declared } from './relation-schema.js';
import type { Relations } from './relations.js';
import type { Known } from './standing-features.js';
import { readSyntax } from './syntax.js';

/** What decides the claims of an article, as hashes. */
export interface RelationParts {
  /** Everything but the frames; labels and examples, which decide nothing, are in neither. */
  readonly vocabulary: string;
  /** Name of a frame → its hash, in the order of the file: of two frames that speak for the same names the first counts. */
  readonly frames: ReadonlyMap<string, string>;
}

/** Reads a relations file for its parts. @throws OrewireError as `loadRelations` does for what is no relations file */
export function relationParts(file: string): RelationParts {
  const { value } = readDeclaration(file, relationsSchema, 'docs/relations.md lists the keys');
  const { predicates, lists, ...words } = value;
  const frames = new Map<string, string>();
  const rest: unknown[] = [words];
  for (const [name, { subject, object, symmetric, qualifiers, frames: own }] of Object.entries(predicates)) {
    rest.push([name, withLists({ subject, object, symmetric, qualifiers }, lists)]);
    for (const frame of own) {
      const id = `${name}.${frame.id}`;
      const hash = sha256(JSON.stringify([withLists(frame, lists), subject, object]));
      // Two frames of one name are told apart nowhere, so they change together.
      const other = frames.get(id);
      frames.set(id, other === undefined ? hash : sha256(`${other} ${hash}`));
    }
  }
  return { vocabulary: sha256(JSON.stringify(rest)), frames };
}

/** A part of the file with the lists of words that it names as `$list`. */
function withLists(part: object, lists: Declared['lists']): unknown {
  const named = [...JSON.stringify(part).matchAll(/\$([\w-]+)/g)].map(([, name]) => name);
  return [part, [...new Set(named)].map((name) => [name, lists[name]])];
}

/** The relations with some of their frames alone. */
export function withFrames(relations: Relations, names: ReadonlySet<string>): Relations {
  const fitting = <Frame extends { readonly id: string }>(frames: readonly Frame[]): Frame[] =>
    frames.filter(({ id }) => names.has(id));
  const anchored = (index: Relations['verbs']): Relations['verbs'] =>
    new Map([...index].map(([lemma, frames]) => [lemma, fitting(frames)]));
  return {
    ...relations,
    verbs: anchored(relations.verbs),
    nouns: anchored(relations.nouns),
    patterns: new PatternTable(fitting(relations.patterns.all)),
  };
}

/** Whether any frame of these relations speaks for two names of an article. Input as for `relate`. */
export function speaks(mentions: readonly Mention[], analysis: Analysis, relations: Relations, known: Known): boolean {
  const syntax = readSyntax(analysis, mentions, relations.references, known);
  return findFrames(syntax, new Arguments(syntax, relations.transparent), relations).names().length > 0;
}
