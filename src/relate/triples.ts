/**
 * @module The triples that an article could claim, and what speaks for and against each in the article as a whole: the
 * places that say it, who else could stand in the subject's or the object's stead, and how the two are related otherwise.
 */
import { isLiteral } from '../model.js';
import { isBackward, predicateOf } from './columns.js';
import type { Actor, ActorKind, Cast } from './cast.js';
import type { FrameTable } from './frames.js';
import type { Pair } from './pairs.js';
import type { Predicate } from './relations.js';

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

/** So many others are looked at, the likeliest first: an article has as many hardly ever, many joined into one have. */
const OTHERS = 16;

export class Triples {
  private readonly byKey = new Map<number, Triple>();
  /** By actor. */
  private readonly standing: readonly (readonly number[])[];

  constructor(
    private readonly cast: Cast,
    private readonly predicates: readonly Predicate[],
    private readonly frames: FrameTable,
  ) {
    this.standing = cast.actors.map((actor) => standingOf(actor, cast.ofKind));
  }

  /** Takes in the log odds of a pair's columns, in their order. */
  add(pair: Pair, logits: ArrayLike<number>): void {
    const { left, right, columns, nearness } = pair;
    const { at } = this.cast;
    const isFramed = nearness === 0 && this.frames.speakOf(left, right);
    for (let c = 0; c < columns.length; c++) {
      const logit = logits[c];
      if (logit < FLOOR && !isFramed) continue;
      const predicate = predicateOf(columns[c]);
      const [from, to] = isBackward(columns[c]) ? [right, left] : [left, right];
      const frames = isFramed ? this.frames.for(this.predicates[predicate], from, to).length : 0;
      if (logit < FLOOR && frames === 0) continue;
      let [subject, object] = [at[from], at[to]];
      if (this.predicates[predicate].symmetric && subject > object) [subject, object] = [object, subject];
      const key = this.keyOf(predicate, subject, object);
      let triple = this.byKey.get(key);
      if (triple === undefined) this.byKey.set(key, (triple = { predicate, subject, object, said: [] }));
      triple.said.push({ pair, logit, frames });
    }
  }

  /** Each triple with its measures, in the order of {@link MEASURES}; they hold until the next triple. */
  *weighed(): Generator<{ triple: Triple; measures: Float64Array }> {
    const measures = new Float64Array(MEASURES.length);
    const triples = [...this.byKey.values()];
    for (const { said } of triples) said.sort((a, b) => b.logit - a.logit);
    const bySubject = groupBy(triples, ({ predicate, subject }) => this.keyOf(predicate, subject, 0));
    const byObject = groupBy(triples, ({ predicate, object }) => this.keyOf(predicate, 0, object));
    const byTwo = groupBy(triples, ({ subject, object }) => this.twoKey(subject, object));
    const related = (a: number, b: number): number => byTwo.get(this.twoKey(a, b))?.best ?? NEVER;
    for (const triple of triples) {
      const { predicate, subject, object, said } = triple;
      const best = bestOf(triple);
      const objects = bySubject.get(this.keyOf(predicate, subject, 0))!;
      const subjects = byObject.get(this.keyOf(predicate, 0, object))!;
      const rivalObject = objects.besides(triple);
      const rivalSubject = subjects.besides(triple);
      const otherwise = byTwo.get(this.twoKey(subject, object))!.besides(triple);
      // "A is in B, B in C": the predicate itself over a third; or any other predicate to the third, and this one on.
      const throughSame = objects.over(triple, ({ object: third }) => {
        const onward = this.byKey.get(this.keyOf(predicate, third, object));
        return onward === undefined ? NEVER : bestOf(onward);
      });
      const overSubject = subjects.over(triple, ({ subject: third }) => related(subject, third));
      const overObject = objects.over(triple, ({ object: third }) => related(third, object));
      const { left, right, nearness } = said[0].pair;
      const { frames, framesOfNames, named, referred } = this.manner(said);
      let m = 0;
      measures[m++] = best;
      measures[m++] = said.length > 1 ? said[1].logit : NEVER;
      measures[m++] = said.length;
      measures[m++] = countClear(said);
      measures[m++] = nearness;
      measures[m++] = right - left;
      measures[m++] = this.references(said[0].pair);
      measures[m++] = this.cast.syntax.sentence[left];
      measures[m++] = frames;
      measures[m++] = framesOfNames;
      measures[m++] = named;
      measures[m++] = referred;
      measures[m++] = rivalSubject;
      measures[m++] = best - rivalSubject;
      measures[m++] = subjects.clearBesides(triple);
      measures[m++] = rivalObject;
      measures[m++] = best - rivalObject;
      measures[m++] = objects.clearBesides(triple);
      measures[m++] = otherwise;
      measures[m++] = best - otherwise;
      measures[m++] = throughSame;
      measures[m++] = overSubject;
      measures[m++] = overObject;
      measures[m++] = predicate;
      measures.set(this.standing[subject], m);
      measures.set(this.standing[object], m + STANDING.length);
      yield { triple, measures };
    }
  }

  private keyOf(predicate: number, subject: number, object: number): number {
    const { length } = this.cast.actors;
    return (predicate * length + subject) * length + object;
  }

  private twoKey(a: number, b: number): number {
    return a < b ? this.keyOf(0, a, b) : this.keyOf(0, b, a);
  }

  /** How it is said: by how many frames, and how clearly of names and of references to them. */
  private manner(said: readonly Said[]): { frames: number; framesOfNames: number; named: number; referred: number } {
    let [all, ofNames, named, referred] = [0, 0, NEVER, NEVER];
    for (const { pair, frames, logit } of said) {
      all += frames;
      if (this.references(pair) > 0) {
        referred = Math.max(referred, logit);
      } else {
        ofNames += frames;
        named = Math.max(named, logit);
      }
    }
    return { frames: all, framesOfNames: ofNames, named, referred };
  }

  private references({ left, right }: Pair): number {
    const { syntax, at, actors } = this.cast;
    const refers = (token: number): number => (syntax.mention[token] < 0 && !isLiteral(actors[at[token]].is) ? 1 : 0);
    return refers(left) + refers(right);
  }
}

const KINDS: readonly ActorKind[] = ['deposit', 'element', 'organisation', 'person', 'place', 'amount'];

/** How much the article is about an actor. */
function standingOf({ kind, mentions, inHeadline, leads, rank }: Actor, ofKind: Cast['ofKind']): number[] {
  return [KINDS.indexOf(kind), mentions, inHeadline ? 1 : 0, leads ? 1 : 0, rank, ofKind.get(kind) ?? 0];
}

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

function bestOf({ said }: Triple): number {
  return said[0].logit;
}

function countClear(places: readonly Said[]): number {
  return places.filter(({ logit }) => logit > CLEAR).length;
}

/** Triples that share something, the likeliest first. */
class Group {
  private readonly clear: number;

  constructor(private readonly triples: readonly Triple[]) {
    this.clear = triples.filter((triple) => bestOf(triple) > CLEAR).length;
  }

  /** The log odds of the likeliest. */
  get best(): number {
    return bestOf(this.triples[0]);
  }

  /** The log odds of the likeliest but one of them. */
  besides(triple: Triple): number {
    const other = this.triples[0] === triple ? this.triples.at(1) : this.triples[0];
    return other === undefined ? NEVER : Math.max(NEVER, bestOf(other));
  }

  /** How many others are clear. */
  clearBesides(triple: Triple): number {
    return this.clear - (bestOf(triple) > CLEAR ? 1 : 0);
  }

  /** How likely another is together with what leads on from it: of the two the less likely, of all the likeliest. */
  over(triple: Triple, onward: (other: Triple) => number): number {
    let most = NEVER;
    const { length } = this.triples;
    for (let k = 0; k < length && k < OTHERS; k++) {
      const other = this.triples[k];
      if (bestOf(other) <= most) break;
      if (other !== triple) most = Math.max(most, Math.min(bestOf(other), onward(other)));
    }
    return most;
  }
}

function groupBy(triples: readonly Triple[], keyOf: (triple: Triple) => number): Map<number, Group> {
  const groups = new Map<number, Triple[]>();
  for (const triple of triples) {
    const key = keyOf(triple);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [triple]);
    else group.push(triple);
  }
  return new Map([...groups].map(([key, own]) => [key, new Group(own.sort((a, b) => bestOf(b) - bestOf(a)))]));
}
