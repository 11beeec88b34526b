/** @module The declared relations: `relations.yaml`, checked and compiled. No mineral is known here; the file brings the words. */
import { readDeclaration } from '../declaration.js';
import { OrewireError, type EntityKind, type Status } from '../model.js';
import { measureReader, type MeasureReader } from './measure.js';
import { columnsByKinds, type Columns, type Kinds } from './columns.js';
import { compilePattern, PatternError, type Pattern } from './pattern.js';
import { PatternTable } from './pattern-table.js';
import { qualifierShape, type QualifierShape, type Vocabulary } from './fillers.js';
import { compileReferences, type References } from './references.js';
import { relationsSchema, type Declared } from './relation-schema.js';
import { compileShapes, ShapeError } from './values.js';
import { classesByLemma, type WordClasses } from './words.js';

/** One way along the syntax to an argument: relations from word to word, each possibly limited to some lemmas. */
export interface SlotStep {
  readonly relation: string;
  readonly lemmas: ReadonlySet<string> | undefined;
}
export type Slot = readonly SlotStep[];

/** A frame around a verb or a noun, its arguments found by syntax. */
export interface ClauseFrame {
  readonly id: string;
  readonly predicate: Predicate;
  readonly anchor: 'VERB' | 'NOUN';
  readonly subject: readonly Slot[];
  readonly object: readonly Slot[];
  readonly subjectKinds: ReadonlySet<EntityKind>;
  readonly objectKinds: ReadonlySet<EntityKind>;
  readonly status: Status | undefined;
}

/** A frame inside a noun phrase, its arguments found by a pattern. */
export interface PatternFrame {
  readonly id: string;
  readonly predicate: Predicate;
  readonly pattern: Pattern;
  readonly status: Status | undefined;
}

/** A sentence with marked names, and which facts of its predicate it states; an empty list: none. */
export interface RelationExample {
  readonly predicate: string;
  readonly t: string;
  readonly f: readonly string[];
  /** Where it stands: `FILE:LINE, path`. */
  readonly where: string;
}

/** Role → what is looked for to fill it. */
export type Qualifiers = Readonly<Record<string, readonly QualifierShape[]>>;

export interface Predicate {
  readonly name: string;
  readonly label: string;
  readonly inverse: string;
  readonly wikidata: string | undefined;
  readonly symmetric: boolean;
  /** The predicate that holds of the same two once this one has come about. */
  readonly brings: string | undefined;
  /** An object has one subject at a time, or subjects whose shares come to 100 % at most; undefined: any number. Reading makes no use of it. */
  readonly exclusive: 'one' | 'share' | undefined;
  /** Whether it is mostly told in passing, as an office or a place is, whatever becomes of the clause around it. */
  readonly inPassing: boolean;
  /** Where its two stand in two sentences: whether the subject's tells it, as whoever has an office is named with it; otherwise the later one. */
  readonly toldWithSubject: boolean;
  /** Whether its object is an amount of money, in the text's words. */
  readonly ofAmount: boolean;
  /** Roles that every claim of the predicate may have, whether a frame speaks for it or not. */
  readonly qualifiers: Qualifiers;
  /** Role → predicate → what words without a term of their own amount to where that predicate holds of the same two. */
  readonly amountsTo: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface Relations {
  readonly predicates: readonly Predicate[];
  /** What `orewire relations check` tries; reading makes no use of it. */
  readonly examples: readonly RelationExample[];
  /** All roles that predicates declare, in alphabetical order: the columns of the model of fillers. */
  readonly roles: readonly string[];
  /** The claims that can be made of two actors, by their kinds in the order of the text. */
  readonly columns: Columns;
  /** Frames by the lemma of their anchor. */
  readonly verbs: ReadonlyMap<string, readonly ClauseFrame[]>;
  readonly nouns: ReadonlyMap<string, readonly ClauseFrame[]>;
  readonly patterns: PatternTable<PatternFrame>;
  readonly transparent: ReadonlySet<string>;
  /** Lemma → the classes of words alike in meaning that it belongs to. */
  readonly classes: ReadonlyMap<string, WordClasses>;
  /** Lemma of a governing verb or noun → the status that it gives what it governs. */
  readonly statusWords: ReadonlyMap<string, Status>;
  readonly reporting: ReadonlySet<string>;
  /** Lemmas that govern what is only supposed: "imagine", "a scenario in which". */
  readonly supposing: ReadonlySet<string>;
  /** Lemmas of what tells of things that are made up: a sentence of which it is the teller or the scene asserts nothing. */
  readonly fiction: ReadonlySet<string>;
  /** What the words of qualifiers are worth. */
  readonly readMeasure: MeasureReader;
  /** Term → the phrases that amount to it; the first that is found counts. */
  readonly terms: ReadonlyMap<string, readonly string[]>;
  /** What values look like, by name. */
  readonly shapes: ReadonlyMap<string, RegExp>;
  /** The nouns that, behind "the", may go back to an entity. */
  readonly references: References;
}

/** Reads and compiles a relations file. @throws OrewireError with file, line and path of what is wrong */
export function loadRelations(file: string): Relations {
  const { value, place } = readDeclaration(file, relationsSchema, 'docs/relations.md lists the keys');
  return compile(value, place);
}

export function compile(declared: Declared, place: (path: readonly PropertyKey[]) => string): Relations {
  const lists = new Map(Object.entries(declared.lists).map(([name, list]) => [name, new Set(list)]));
  const vocabulary: Vocabulary = { lists, shapes: shapesOf(declared, place) };
  const verbs = new Map<string, ClauseFrame[]>();
  const nouns = new Map<string, ClauseFrame[]>();
  const patterns: PatternFrame[] = [];
  const predicates: Predicate[] = [];
  const examples: RelationExample[] = [];
  const kindsOf: Kinds[] = [];

  for (const [name, { frames, subject, object, ...rest }] of Object.entries(declared.predicates)) {
    if (rest.brings !== undefined && !Object.hasOwn(declared.predicates, rest.brings))
      throw new OrewireError(`no predicate named "${rest.brings}"`, {
        where: place(['predicates', name, 'brings']),
        hint: 'name one that is declared under "predicates"',
      });
    const predicate: Predicate = {
      name,
      label: rest.label,
      inverse: rest.inverse,
      wikidata: rest.wikidata,
      symmetric: rest.symmetric,
      inPassing: rest.in_passing,
      toldWithSubject: rest.told_with_subject,
      brings: rest.brings,
      exclusive: rest.exclusive,
      ofAmount: object.every((kind) => kind === 'amount'),
      qualifiers: compileQualifiers(rest.qualifiers, vocabulary, place(['predicates', name, 'qualifiers'])),
      amountsTo: rest.amounts_to,
    };
    predicates.push(predicate);
    rest.examples.forEach((example, index) => {
      examples.push({ ...example, predicate: name, where: place(['predicates', name, 'examples', index]) });
    });
    kindsOf.push({ subject: new Set(subject), object: new Set(object), symmetric: rest.symmetric });
    frames.forEach((frame, index) => {
      const where = place(['predicates', name, 'frames', index]);
      const subjectKinds = new Set(frame.subject_kinds ?? subject);
      const objectKinds = new Set(frame.object_kinds ?? object.filter((kind) => kind !== 'amount'));
      const common = {
        id: `${name}.${frame.id}`,
        predicate,
        status: frame.status,
      };
      if (frame.pattern !== undefined) {
        try {
          patterns.push({ ...common, pattern: compilePattern(frame.pattern, { subjectKinds, objectKinds, lists }) });
        } catch (error) {
          if (error instanceof PatternError)
            throw new OrewireError(error.message, { where, hint: 'docs/relations.md has the pattern language' });
          throw error;
        }
        return;
      }
      const anchors = frame.verbs ?? frame.nouns;
      if (anchors === undefined || frame.subject === undefined || frame.object === undefined) {
        throw new OrewireError(
          `expected a pattern, or verbs or nouns with a subject and an object, in frame "${frame.id}"`,
          { where },
        );
      }
      const clause: ClauseFrame = {
        ...common,
        anchor: frame.verbs ? 'VERB' : 'NOUN',
        subject: frame.subject.map((slot) => parseSlot(slot, lists, where)),
        object: frame.object.map((slot) => parseSlot(slot, lists, where)),
        subjectKinds,
        objectKinds,
      };
      const index_ = frame.verbs ? verbs : nouns;
      for (const lemma of expand(anchors, lists, where)) index_.set(lemma, [...(index_.get(lemma) ?? []), clause]);
    });
  }
  const statusWords = new Map<string, Status>();
  for (const [status, list] of Object.entries(declared.status))
    for (const lemma of list) statusWords.set(lemma, status as Status);
  return {
    predicates,
    examples,
    roles: [...new Set(predicates.flatMap(({ qualifiers }) => Object.keys(qualifiers)))].sort(),
    columns: columnsByKinds(kindsOf),
    classes: classesByLemma(declared.classes),
    verbs,
    nouns,
    patterns: new PatternTable(patterns),
    transparent: new Set(declared.transparent),
    statusWords,
    reporting: new Set(declared.reporting),
    supposing: new Set(declared.supposing),
    fiction: new Set(declared.fiction),
    readMeasure: measureReader(declared.values),
    terms: new Map(Object.entries(declared.values.terms)),
    shapes: vocabulary.shapes,
    references: compileReferences(declared.references, declared.references_by_name),
  };
}

function shapesOf({ values }: Declared, place: (path: readonly PropertyKey[]) => string): Vocabulary['shapes'] {
  try {
    return compileShapes(values.parts, values.shapes, values.cased);
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    throw new OrewireError(error.message, {
      where: place(['values', 'shapes']),
      hint: 'docs/relations.md explains shapes',
    });
  }
}

function compileQualifiers(
  declared: Readonly<Record<string, readonly string[]>>,
  vocabulary: Vocabulary,
  where: string,
): Qualifiers {
  return Object.fromEntries(
    Object.entries(declared).map(([role, names]) => [
      role,
      names.map((name) => {
        const shape = qualifierShape(name, vocabulary);
        if (shape !== undefined) return shape;
        throw new OrewireError(`expected a shape, a $list or {kinds} for the qualifier "${role}", got "${name}"`, {
          where,
          hint: 'docs/relations.md lists the shapes',
        });
      }),
    ]),
  );
}

/** `obj:$stake>in` → the object, if it is one of the list's nouns, then what its "in" holds. */
function parseSlot(slot: string, lists: ReadonlyMap<string, ReadonlySet<string>>, where: string): Slot {
  return slot.split('>').map((step) => {
    const [relation, lemmas] = [step.split(':')[0], step.split(':').at(1)];
    return {
      relation,
      lemmas: lemmas === undefined ? undefined : new Set(expand(lemmas.split('/'), lists, where)),
    };
  });
}

function expand(list: readonly string[], lists: ReadonlyMap<string, ReadonlySet<string>>, where: string): string[] {
  return list.flatMap((entry) => {
    if (!entry.startsWith('$')) return [entry];
    const named = lists.get(entry.slice(1));
    if (named === undefined)
      throw new OrewireError(`no list named "${entry.slice(1)}"`, { where, hint: 'declare it under "lists"' });
    return [...named];
  });
}
