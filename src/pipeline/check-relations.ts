/** @module The example sentences of a relations file, tried: which give the facts that they must give, and by what margin. */
import { analyse } from '../language/analyse.js';
import type { English } from '../language/english.js';
import { segment } from '../language/segment.js';
import { isLiteral, OrewireError, type EntityRef, type Literal } from '../model.js';
import { propose, readPairs } from '../relate/propose.js';
import { relate, type Judgement } from '../relate/relate.js';
import type { RelationExample } from '../relate/relations.js';
import { readMarked, type AnnotatedText } from './learn/annotated.js';
import { tripleKey } from './learn/examples.js';

/** What became of an example. Facts are shown as `Lynas owns Mount Weld`, with their status where it is not asserted. */
export interface Verdict {
  readonly example: RelationExample;
  readonly right: boolean;
  readonly expected: readonly string[];
  readonly found: readonly string[];
  /**
   * The least distance from the threshold, in probability, of what must be stated (above it) and of all else of the
   * predicate (below it); negative where one is on the wrong side.
   */
  readonly margin: number;
}

/** @throws OrewireError with file and line for an example that cannot be read */
export function checkRelations(judgement: Judgement, english: English): Verdict[] {
  return judgement.relations.examples.map((example) => checkExample(example, judgement, english));
}

function checkExample(example: RelationExample, judgement: Judgement, english: English): Verdict {
  const { relations, scorer, known } = judgement;
  const threshold = judgement.threshold(example.predicate);
  const { source, mentions, facts } = readExample(example);
  const analysis = analyse(segment(source, english.exceptions), mentions, english);

  const ofPredicate = <Item extends { predicate: string }>(items: readonly Item[]): Item[] =>
    items.filter(({ predicate }) => predicate === example.predicate);
  const keyOf = (subject: string, object: string): string => tripleKey(relations, example.predicate, subject, object);
  const claims = ofPredicate(relate(mentions, analysis, judgement, null).claims);
  const expected = new Map(facts.map((fact) => [keyOf(fact.subject, fact.object), fact]));
  const found = new Map(claims.map((claim) => [keyOf(claim.subject.name, nameOf(claim.object)), claim]));

  const probabilities = new Map<string, number>();
  for (const { subjectIs, objectIs, statements, probability } of propose(
    readPairs(mentions, analysis, relations, known),
    relations,
    scorer,
  )) {
    if (statements[0].predicate.name === example.predicate)
      probabilities.set(keyOf(subjectIs.name, nameOf(objectIs)), probability);
  }
  const margins = [
    ...[...expected.keys()].map((key) => (probabilities.get(key) ?? 0) - threshold),
    ...[...probabilities].filter(([key]) => !expected.has(key)).map(([, probability]) => threshold - probability),
  ];
  return {
    example,
    right:
      expected.size === found.size && [...expected].every(([key, { status }]) => found.get(key)?.status === status),
    expected: facts.map(({ subject, object, status }) => shown(subject, example.predicate, object, status)),
    found: claims.map(({ subject, object, status }) => shown(subject.name, example.predicate, nameOf(object), status)),
    // Nothing else could be said of the names: as far below the threshold as can be.
    margin: Math.min(threshold, ...margins),
  };
}

const FACT = /^([DEOPL]\d+) (\S+) ([DEOPL]\d+|".+")(?: \| (?:planned|possible|ended|denied))?$/;

/** An example as a text with its facts. */
function readExample({ predicate, t, f, where }: RelationExample): AnnotatedText {
  const marks = new Set([...t.matchAll(/\[([DEOPL]\d+):[^\]]+\]/g)].map(([, mark]) => mark));
  for (const line of f) {
    const [, subject, stated, object] = FACT.exec(line) ?? [];
    if (stated !== predicate)
      throw new OrewireError(
        `expected a fact as "O1 ${predicate} D1" or "O1 ${predicate} D1 | planned", got "${line}"`,
        {
          where,
          hint: 'docs/relations.md has the form of examples',
        },
      );
    const unmarked = [subject, object].find((mark) => !mark.startsWith('"') && !marks.has(mark));
    if (unmarked !== undefined)
      throw new OrewireError(`the fact "${line}" is about ${unmarked}, which the sentence does not mark`, {
        where,
        hint: `write the name as [${unmarked}:name]`,
      });
  }
  return readMarked(where, { t, f: [...f] });
}

function nameOf(object: EntityRef | Literal): string {
  return isLiteral(object) ? object.value : object.name;
}

function shown(subject: string, predicate: string, object: string, status: string): string {
  return `${subject} ${predicate} ${object}${status === 'asserted' ? '' : ` (${status})`}`;
}
