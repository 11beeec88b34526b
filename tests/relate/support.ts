/** @module What the tests of relating share: English, the field's relations, and texts with marked names. */
import { fileURLToPath } from 'node:url';
import { analyse } from '../../src/language/analyse.js';
import { loadEnglish } from '../../src/language/load.js';
import { segment } from '../../src/language/segment.js';
import { isLiteral, type Claim, type EntityRef, type Literal, type Quotation } from '../../src/model.js';
import { readMarked } from '../../src/pipeline/learn/annotated.js';
import { Arguments } from '../../src/relate/arguments.js';
import { loadNetwork } from '../../src/learned/network.js';
import { relate, type Judgement } from '../../src/relate/relate.js';
import { loadRelations } from '../../src/relate/relations.js';
import { loadScorer } from '../../src/relate/scorer.js';
import type { Known } from '../../src/relate/standing-features.js';
import { readSyntax, type Syntax } from '../../src/relate/syntax.js';

const pipeline = (file: string): string =>
  fileURLToPath(new URL(`../../pipelines/critical-minerals/${file}`, import.meta.url));

const english = loadEnglish();

export const relations = loadRelations(pipeline('relations.yaml'));
export const ANNOTATED_ARTICLES = pipeline('annotated/articles');
export const judgement: Judgement = {
  relations,
  scorer: loadScorer(pipeline('scorer.bin.gz')),
  fillers: loadNetwork(pipeline('fillers.bin.gz')),
  known: () => undefined,
  threshold: () => 0.5,
};

/** The syntax of a text whose names are marked by kind and number: `[O1:Tau-Ken Samruk] mines [E1:tungsten].` */
export function syntaxOf(text: string, known: Known = () => undefined): { syntax: Syntax; args: Arguments } {
  const { source, mentions } = readMarked('test', { t: text, f: [] });
  const analysis = analyse(segment(source, english.exceptions), mentions, english);
  const syntax = readSyntax(analysis, mentions, relations.references, known);
  return { syntax, args: new Arguments(syntax, relations.transparent) };
}

export function related(text: string): { claims: Claim[]; quotations: Quotation[]; source: string } {
  const { syntax } = syntaxOf(text);
  return { ...relate(syntax.mentions, syntax.analysis, judgement, '2025-06-18'), source: syntax.analysis.text };
}

/** A claim as `Lynas produces rare earths`, with its status where that is not asserted. */
export function shown({ subject, predicate, object, status }: Claim): string {
  return `${subject.name} ${predicate} ${nameOf(object)}${status === 'asserted' ? '' : ` (${status})`}`;
}

export function nameOf(object: EntityRef | Literal): string {
  return isLiteral(object) ? object.value : object.name;
}

/** The first token of that form. */
export function tokenOf(syntax: Syntax, form: string): number {
  const token = Array.from({ length: syntax.count }, (_, index) => index).find((index) => syntax.text(index) === form);
  if (token === undefined) throw new Error(`no token "${form}" in "${syntax.analysis.text}"`);
  return token;
}
