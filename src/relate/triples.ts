/**
 * @module The triples that an article could claim, and what speaks for and against each in the article as a whole: the
 * places that say it, who else could stand in the subject's or the object's stead, and how the two are related otherwise.
 */
import { isLiteral } from '../model.js';
import { isBackward, predicateOf } from './columns.js';
import type { ActorKind, Cast } from './cast.js';
import type { Pair } from './pairs.js';

/** A pair that could say a triple. */
interface Said {
  readonly pair: Pair;
  /** Log odds that it does. */
  readonly logit: number;
  /** Frames of the predicate that fired for the two. */
  readonly frames: number;
}

export interface Triple {
  /** Index of the predicate. */
  readonly predicate: number;
  /** Actors. */
  readonly subject: number;
  readonly object: number;
  /** The pairs that could say it with their log odds, the clearest first; of equals the first in the text. */
  readonly said: Said[];
}

/** Log odds below which a triple is not thought of any further, unless a frame speaks for it. */
const FLOOR = -4.5;
/** What is less likely than {@link FLOOR}, or not possible at all. */
const NEVER = -8;
/** Log odds from which a pair counts as one that rather says it: what is stated has about that. */
const CLEAR = -1.5;

export class Triples {
  private readonly byKey = new Map<string, Triple>();

  constructor(
    private readonly cast: Cast,
    /** By predicate. */
    private readonly symmetric: readonly boolean[],
    /** How many frames of a predicate (by index) fired for a pair, one of the two the subject. */
    private readonly framesOf: (predicate: number, subject: number, object: number) => number,
  ) {}

  /** Takes in the log odds of a pair's columns, in their order. */
  add(pair: Pair, logits: ArrayLike<number>): void {
    const { at } = this.cast;
    pair.columns.forEach((column, index) => {
      const predicate = predicateOf(column);
      const [from, to] = isBackward(column) ? [pair.right, pair.left] : [pair.left, pair.right];
      const frames = pair.nearness > 0 ? 0 : this.framesOf(predicate, from, to);
      if (logits[index] < FLOOR && frames === 0) return;
      let [subject, object] = [at[pair.left], at[pair.right]];
      if (isBackward(column) || (this.symmetric[predicate] && subject > object)) [subject, object] = [object, subject];
      const key = `${predicate} ${subject} ${object}`;
      let triple = this.byKey.get(key);
      if (triple === undefined) this.byKey.set(key, (triple = { predicate, subject, object, said: [] }));
      triple.said.push({ pair, logit: logits[index], frames });
    });
  }

  /** Each triple with its measures, in the order of {@link MEASURES}. */
  *weighed(): Generator<{ triple: Triple; measures: number[] }> {
    const triples = [...this.byKey.values()];
    for (const { said } of triples) said.sort((a, b) => b.logit - a.logit);
    const sameSubject = groupBy(triples, ({ predicate, subject }) => `${predicate} ${subject}`);
    const sameObject = groupBy(triples, ({ predicate, object }) => `${predicate} ${object}`);
    const sameTwo = groupBy(triples, ({ subject, object }) => twoKey(subject, object));
    const strongest = new Map<string, number>();
    for (const [key, group] of sameTwo) strongest.set(key, Math.max(...group.map(bestOf)));
    const related = (a: number, b: number): number => strongest.get(twoKey(a, b)) ?? NEVER;
    for (const triple of triples) {
      const { predicate, subject, object, said } = triple;
      const best = bestOf(triple);
      const ofSubject = sameSubject.get(`${predicate} ${subject}`) ?? [];
      const ofObject = sameObject.get(`${predicate} ${object}`) ?? [];
      const objects = ofSubject.filter((other) => other !== triple);
      const subjects = ofObject.filter((other) => other !== triple);
      const rivalObject = most(objects.map(bestOf));
      const rivalSubject = most(subjects.map(bestOf));
      const otherwise = most(
        (sameTwo.get(twoKey(subject, object)) ?? []).filter((other) => other !== triple).map(bestOf),
      );
      // "A is in B, B in C": the predicate itself over a third; or any other predicate to the third, and this one on.
      const throughSame = most(
        objects.map((o) => {
          const onward = this.byKey.get(`${predicate} ${o.object} ${object}`);
          return onward === undefined ? NEVER : Math.min(bestOf(o), bestOf(onward));
        }),
      );
      const overSubject = most(subjects.map((other) => Math.min(bestOf(other), related(subject, other.subject))));
      const overObject = most(objects.map((other) => Math.min(bestOf(other), related(other.object, object))));
      yield {
        triple,
        measures: [
          ...[best, said.at(1)?.logit ?? NEVER, said.length, countClear(said), ...this.place(said[0].pair)],
          ...this.manner(said),
          ...[rivalSubject, best - rivalSubject, countClear(subjects.map(mainOf))],
          ...[rivalObject, best - rivalObject, countClear(objects.map(mainOf))],
          ...[otherwise, best - otherwise, throughSame, overSubject, overObject, predicate],
          ...this.standing(subject),
          ...this.standing(object),
        ],
      };
    }
  }

  private place(pair: Pair): number[] {
    const { left, right, nearness } = pair;
    return [nearness, right - left, this.references(pair), this.cast.syntax.sentence[left]];
  }

  /** How it is said: by frames, of names, of references to them. */
  private manner(said: readonly Said[]): number[] {
    const named = said.filter(({ pair }) => this.references(pair) === 0);
    const referred = said.filter(({ pair }) => this.references(pair) > 0);
    return [
      said.reduce((sum, { frames }) => sum + frames, 0),
      named.reduce((sum, { frames }) => sum + frames, 0),
      most(named.map(({ logit }) => logit)),
      most(referred.map(({ logit }) => logit)),
    ];
  }

  private references({ left, right }: Pair): number {
    const { syntax, at, actors } = this.cast;
    const refers = (token: number): number => (syntax.mention[token] < 0 && !isLiteral(actors[at[token]].is) ? 1 : 0);
    return refers(left) + refers(right);
  }

  private standing(actor: number): number[] {
    const { actors, ofKind } = this.cast;
    const { kind, mentions, inHeadline, leads, rank } = actors[actor];
    return [KINDS.indexOf(kind), mentions, inHeadline ? 1 : 0, leads ? 1 : 0, rank, ofKind.get(kind) ?? 0];
  }
}

const KINDS: readonly ActorKind[] = ['deposit', 'element', 'organisation', 'person', 'place', 'amount'];

const STANDING = ['kind', 'names', 'in the headline', 'leads its kind', 'rank in its kind', 'others of its kind'];

/** What the measures of a triple are, for people who ask why. */
export const MEASURES: readonly string[] = [
  ...['clearest', 'next clearest', 'pairs', 'clear pairs', 'nearness', 'tokens apart', 'references', 'sentence'],
  ...['frames', 'frames of names', 'clearest of names', 'clearest of references'],
  ...['rival subject', 'ahead of rival subject', 'clear subjects'],
  ...['rival object', 'ahead of rival object', 'clear objects'],
  ...['other predicate', 'ahead of other predicate', 'through the same', 'over the subject', 'over the object'],
  'predicate',
  ...STANDING.map((name) => `subject ${name}`),
  ...STANDING.map((name) => `object ${name}`),
];

/** The pair that says a triple most clearly, then the others that rather say it. */
export function clearPairs({ said }: Triple): Pair[] {
  return said.filter(({ logit }, rank) => rank === 0 || logit > CLEAR).map(({ pair }) => pair);
}

function twoKey(a: number, b: number): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

function most(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b), NEVER);
}

function mainOf({ said }: Triple): Said {
  return said[0];
}

function bestOf(triple: Triple): number {
  return mainOf(triple).logit;
}

function countClear(places: readonly Said[]): number {
  return places.filter(({ logit }) => logit > CLEAR).length;
}

function groupBy(triples: readonly Triple[], keyOf: (triple: Triple) => string): Map<string, Triple[]> {
  const groups = new Map<string, Triple[]>();
  for (const triple of triples) {
    const group = groups.get(keyOf(triple));
    if (group === undefined) groups.set(keyOf(triple), [triple]);
    else group.push(triple);
  }
  return groups;
}
