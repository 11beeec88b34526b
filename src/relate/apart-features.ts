/** @module What can be seen of two actors that share no sentence: who else might be meant, and what each one's sentence is about. */
import type { ActorKind, Cast } from './cast.js';
import type { Features } from './features.js';
import { mix, tag } from '../learned/hash.js';
import type { Words } from './words.js';

const T = {
  roles: tag('rolesApart'),
  governors: tag('governorsApart'),
  rivals: tag('rivals'),
  way: tag('wayToTop'),
  top: tag('topApart'),
  subject: tag('subjectApart'),
};

/** More rivals than this say no more. */
const MOST_RIVALS = 3;
/** Steps up a sentence. */
const MOST_STEPS = 12;
/** So many of them are told one by one. */
const MOST_RELATIONS = 4;

/** Made once an article; counts are kept by kind, so that names far apart cost no more than near ones. */
export class ApartFeatures {
  /** Kind → how many of it stand before each token. */
  private readonly before = new Map<ActorKind, Int32Array>();

  constructor(
    private readonly cast: Cast,
    private readonly words: Words,
  ) {}

  /** Writes the features of two behind those that `out` has. @param nearness index into `NEARNESS` @param kinds hash of theirs */
  add(left: number, right: number, nearness: number, kinds: number, out: Features): void {
    this.addRivals(left, right, mix(mix(T.rivals, nearness), kinds), out);
    this.addClause(1, left, kinds, out);
    this.addClause(2, right, kinds, out);
    const { word, relation, classes } = this.words;
    out.add(mix(mix(mix(T.roles, relation[left]), relation[right]), kinds));
    const { head } = this.cast.syntax;
    if (head[left] < 0 || head[right] < 0) return;
    out.add(mix(mix(T.governors, word[head[left]]), word[head[right]]));
    for (const one of classes[head[left]])
      for (const other of classes[head[right]]) out.add(mix(mix(mix(T.governors, one), other), kinds));
  }

  /** How many others of the kind of the one stand in the other's sentence, and between the two. */
  private addRivals(left: number, right: number, rivals: number, out: Features): void {
    const { at, actors, syntax } = this.cast;
    const { sentences } = syntax.analysis;
    const leftKind = actors[at[left]].kind;
    const rightKind = actors[at[right]].kind;
    const begin = (token: number): number => sentences[syntax.sentence[token]];
    const end = (token: number): number => sentences[syntax.sentence[token] + 1];
    // In a very long sentence both may stand.
    const together = syntax.sentence[left] === syntax.sentence[right] ? 1 : 0;
    const own = together + (leftKind === rightKind ? 1 : 0);
    const between = this.count(leftKind, left + 1, right, 0);
    const others = this.count(rightKind, left + 1, right, 0);
    const there = this.count(leftKind, begin(right), end(right), own);
    const here = this.count(rightKind, begin(left), end(left), own);
    out.add(mix(mix(rivals, 1), there));
    out.add(mix(mix(rivals, 2), here));
    out.add(mix(mix(rivals, 3), between));
    out.add(mix(mix(rivals, 4), others));
    out.add(mix(mix(mix(mix(rivals, 5), there), between), others));
    out.add(mix(mix(mix(rivals, 6), this.count(leftKind, begin(right), right, together)), between));
  }

  /** How many of a kind stand at the tokens `[from, to)`, up to {@link MOST_RIVALS}. @param own of these so many are the two themselves */
  private count(kind: ActorKind, from: number, to: number, own: number): number {
    let before = this.before.get(kind);
    if (before === undefined) {
      const { at, actors, syntax } = this.cast;
      before = new Int32Array(syntax.count + 1);
      for (let token = 0; token < syntax.count; token++)
        before[token + 1] = before[token] + (at[token] >= 0 && actors[at[token]].kind === kind ? 1 : 0);
      this.before.set(kind, before);
    }
    return Math.min(before[to] - before[from] - own, MOST_RIVALS);
  }

  /** The top of a name's sentence, the way up to it, and its subject. */
  private addClause(side: number, token: number, kinds: number, out: Features): void {
    const { syntax } = this.cast;
    const { word, relation, classes } = this.words;
    let top = token;
    let way = mix(T.way, side);
    for (let steps = 0; syntax.head[top] >= 0 && steps < MOST_STEPS; steps++) {
      if (steps < MOST_RELATIONS) way = mix(way, relation[top]);
      top = syntax.head[top];
    }
    const sided = mix(mix(T.top, side), kinds);
    out.add(mix(way, kinds));
    out.add(mix(way, word[top]));
    out.add(mix(sided, word[top]));
    for (const each of classes[top]) out.add(mix(sided, each));
    const subject = syntax.childrenBy(top, 'nsubj', 'nsubj:pass').at(0);
    const about = mix(mix(T.subject, side), kinds);
    if (subject === undefined) {
      out.add(about);
      return;
    }
    out.add(mix(about, word[subject]));
    out.add(mix(mix(T.subject, side), word[subject]));
    for (const each of classes[subject]) out.add(mix(about, each));
  }
}
