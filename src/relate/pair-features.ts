/**
 * @module What can be seen of two actors of an article, as hashed features: their kinds, the words around and between
 * them, the way through the syntax from one to the other, the frames that fired, and how much the article is about them.
 *
 * What is asked of them (which predicate, which way) is a column of the model and no part of a feature.
 */
import { ApartFeatures } from './apart-features.js';
import type { Cast } from './cast.js';
import { Features } from './features.js';
import type { FrameEvidence, FrameTable } from './frames.js';
import { hashString, mix, tag } from '../learned/hash.js';
import type { Pair } from './pairs.js';
import { markerOf, pathFeatures } from './path-features.js';
import { certaintyFeatures } from './reference-features.js';
import { knownFeatures, standingFeatures, type Known } from './standing-features.js';
import type { Words } from './words.js';

const T = {
  kinds: tag('kinds'),
  apart: tag('apart'),
  distance: tag('distance'),
  list: tag('list'),
  names: tag('names'),
  namesBetween: tag('namesBetween'),
  namesAround: tag('namesAround'),
  nearest: tag('nearest'),
  reference: tag('reference'),
  between: tag('between'),
  classBetween: tag('classBetween'),
  sequence: tag('sequence'),
  twoWords: tag('twoWords'),
  gists: tag('gists'),
  beside: tag('beside'),
  classBeside: tag('classBeside'),
  classInSentence: tag('classInSentence'),
  roles: tag('roles'),
  governor: tag('governor'),
  classGoverning: tag('classGoverning'),
  nameWord: tag('nameWord'),
  frame: tag('frame'),
  frames: tag('frames'),
};

/** Words between that are looked at one by one; classes of words reach further. */
const MAX_BETWEEN = 14;
const MAX_CLASSES_BETWEEN = 25;
const MAX_TWO_WORDS = 20;
const MAX_SEQUENCE = 6;
const MAX_GISTS = 8;
/** The kinds of so many names between are looked at in their order. */
const MAX_NAMES_BETWEEN = 4;

export class PairFeatures {
  private readonly kind: Int32Array;
  private readonly nameWords: readonly (readonly number[])[];
  /** For each sentence the classes of its words. */
  private readonly classesIn: readonly (readonly number[])[];
  /** For each token the kind of the nearest name before it in its sentence, and behind it, as the scorer sees it; 0 where there is none. */
  private readonly before: Int32Array;
  private readonly behind: Int32Array;
  private readonly apart: ApartFeatures;
  private readonly out = new Features();

  constructor(
    private readonly cast: Cast,
    private readonly words: Words,
    private readonly frames: FrameTable,
    private readonly known: Known,
  ) {
    this.apart = new ApartFeatures(cast, words);
    const { syntax, actors } = cast;
    this.kind = Int32Array.from(actors, ({ kind }) => hashString(kind));
    this.nameWords = syntax.mentions.map(({ text }) => (text.toLowerCase().match(/\p{L}{2,}/gu) ?? []).map(hashString));
    const classesIn = Array.from(cast.paragraph, () => new Set<number>());
    words.classes.forEach((classes, token) => {
      for (const each of classes) classesIn[syntax.sentence[token]].add(each);
    });
    this.classesIn = classesIn.map((classes) => [...classes]);
    this.before = new Int32Array(syntax.count);
    this.behind = new Int32Array(syntax.count);
    const seen = (of: Int32Array, token: number, beside: number): void => {
      if (syntax.sentence[beside] !== syntax.sentence[token]) return;
      of[token] = syntax.mention[beside] >= 0 ? words.word[beside] : of[beside];
    };
    for (let token = 1; token < syntax.count; token++) seen(this.before, token, token - 1);
    for (let token = syntax.count - 2; token >= 0; token--) seen(this.behind, token, token + 1);
  }

  /** The features of a pair; they hold until the next is asked for. */
  of({ left, right, nearness }: Pair): Int32Array {
    const { cast, kind, out } = this;
    const a = cast.at[left];
    const b = cast.at[right];
    const kinds = mix(kind[a], mix(kind[b], 7));
    out.begin(nearness === 0 ? 0 : T.apart);
    this.out.add(T.kinds);
    this.out.add(mix(T.kinds, kinds));
    if (nearness === 0) this.ofSentence(left, right, kinds);
    else this.ofSurroundings(left, right, nearness, kinds);
    this.ofGovernor(1, left, kinds);
    this.ofGovernor(2, right, kinds);
    this.ofName(1, left);
    this.ofName(2, right);
    standingFeatures(cast, left, right, kinds, out);
    knownFeatures(this.known, cast.actors[a].is, cast.actors[b].is, out);
    return out.written();
  }

  private ofSentence(left: number, right: number, kinds: number): void {
    const { cast, words } = this;
    const { word, classes, relation } = words;
    const { syntax, listFirst, listLast } = cast;
    const gap = right - left - 1;
    this.out.add(
      mix(mix(T.distance, gap < 4 ? gap : gap < 6 ? 4 : gap < 10 ? 5 : gap < 16 ? 6 : gap < 25 ? 7 : 8), kinds),
    );
    // Members of one list share what stands before and behind it: the words between are those between the lists.
    const sameList = listFirst[left] === listFirst[right];
    const from = sameList ? left : Math.min(listLast[left], right - 1);
    const to = sameList ? right : Math.max(listFirst[right], left + 1);
    const between = to - from - 1;
    if (sameList) this.out.add(mix(T.list, kinds));
    if (between !== gap) this.out.add(mix(mix(T.list, Math.min(between, 8)), kinds));
    let names = 0;
    let sequence = T.sequence;
    let gists = T.gists;
    for (let token = from + 1; token < to; token++) {
      if (syntax.mention[token] >= 0) names++;
      sequence = mix(sequence, word[token]);
      gists = mix(gists, words.gist[token]);
      if (between <= MAX_BETWEEN) {
        this.out.add(mix(T.between, word[token]));
        this.out.add(mix(mix(T.between, kinds), word[token]));
      }
      if (between <= MAX_CLASSES_BETWEEN) this.classesAt(token, T.classBetween, kinds);
    }
    if (between <= MAX_SEQUENCE) this.out.add(mix(sequence, kinds));
    if (between <= MAX_GISTS) this.out.add(mix(gists, kinds));
    this.out.add(mix(mix(T.names, Math.min(names, 5)), kinds));
    this.ofNamesAround(left, right, kinds);
    if (gap <= MAX_TWO_WORDS) {
      for (let token = left; token < right; token++) this.out.add(mix(mix(T.twoWords, word[token]), word[token + 1]));
    }
    this.ofNeighbour(0, left - 1, left, kinds);
    this.ofNeighbour(1, left - 2, left, kinds);
    this.ofNeighbour(2, left + 1, left, kinds);
    this.ofNeighbour(3, right - 1, left, kinds);
    this.ofNeighbour(4, right + 1, left, kinds);
    this.ofNeighbour(5, right + 2, left, kinds);
    this.out.add(mix(mix(T.roles, relation[left]), relation[right]));
    for (const each of this.classesIn[syntax.sentence[left]]) this.out.add(mix(mix(T.classInSentence, each), kinds));
    this.out.add(
      mix(mix(T.nearest, (this.isNearest(left, right) ? 1 : 0) + (this.isNearest(right, left) ? 2 : 0)), kinds),
    );
    pathFeatures(cast, words, left, right, kinds, this.out);
    this.ofFrames(left, right, kinds);
    for (const each of classes[left]) this.out.add(mix(mix(T.reference, 1), each));
    for (const each of classes[right]) this.out.add(mix(mix(T.reference, 2), each));
    if (syntax.mention[left] < 0) this.out.add(mix(mix(T.reference, 3), word[left]));
    if (syntax.mention[right] < 0) this.out.add(mix(mix(T.reference, 4), word[right]));
    certaintyFeatures(syntax, words, 1, left, kinds, this.out);
    certaintyFeatures(syntax, words, 2, right, kinds, this.out);
  }

  /** Which kinds the names between the two are of, and the ones before and behind them in the sentence. */
  private ofNamesAround(left: number, right: number, kinds: number): void {
    const { word } = this.words;
    const { syntax } = this.cast;
    let between = T.namesBetween;
    let names = 0;
    for (let token = left + 1; token < right; token++) {
      if (syntax.mention[token] < 0) continue;
      between = mix(between, word[token]);
      names++;
    }
    if (names <= MAX_NAMES_BETWEEN) this.out.add(mix(between, kinds));
    const before = this.before[left];
    const behind = this.behind[right];
    this.out.add(mix(mix(mix(T.namesAround, 1), before), kinds));
    this.out.add(mix(mix(mix(T.namesAround, 2), behind), kinds));
    this.out.add(mix(mix(mix(T.namesAround, before), behind), kinds));
  }

  /** A word beside a name, if it is one of its sentence. */
  private ofNeighbour(side: number, token: number, of: number, kinds: number): void {
    const { word, classes } = this.words;
    const { syntax } = this.cast;
    if (token < 0 || token >= syntax.count || syntax.sentence[token] !== syntax.sentence[of]) return;
    const beside = mix(T.beside, side);
    this.out.add(mix(beside, word[token]));
    this.out.add(mix(mix(beside, kinds), word[token]));
    for (const each of classes[token]) this.out.add(mix(mix(mix(T.classBeside, side), kinds), each));
  }

  /** Two that share no sentence: each one's own. */
  private ofSurroundings(left: number, right: number, nearness: number, kinds: number): void {
    this.out.add(mix(mix(T.apart, nearness), kinds));
    this.ofOwnSentence(left, mix(kinds, 1));
    this.ofOwnSentence(right, mix(kinds, 2));
    this.apart.add(left, right, nearness, kinds, this.out);
  }

  private ofOwnSentence(token: number, sided: number): void {
    this.ofNeighbour(0, token - 1, token, sided);
    this.ofNeighbour(1, token - 2, token, sided);
    this.ofNeighbour(2, token + 1, token, sided);
    this.ofNeighbour(3, token + 2, token, sided);
    const classes = this.classesIn[this.cast.syntax.sentence[token]];
    for (const each of classes) this.out.add(mix(mix(T.classInSentence, each), sided));
  }

  /** The classes of a word, for any kinds and for these. */
  private classesAt(token: number, what: number, kinds: number): void {
    for (const each of this.words.classes[token]) {
      this.out.add(mix(what, each));
      this.out.add(mix(mix(what, kinds), each));
    }
  }

  /** What a name is to the word that it hangs on, and that word's own. */
  private ofGovernor(side: number, token: number, kinds: number): void {
    const { syntax } = this.cast;
    const { word, relation, classes } = this.words;
    const head = syntax.head[token];
    if (head < 0) return;
    const role = mix(mix(mix(T.governor, side), relation[token]), markerOf(syntax, this.words, token));
    const sided = mix(kinds, side);
    this.out.add(role);
    this.out.add(mix(role, word[head]));
    this.out.add(mix(mix(T.governor, sided), word[head]));
    for (const each of classes[head]) {
      this.out.add(mix(mix(role, 1), each));
      this.out.add(mix(mix(mix(role, 2), each), kinds));
      this.out.add(mix(mix(T.classGoverning, sided), each));
    }
    const above = syntax.head[head];
    if (above < 0) return;
    const chain = mix(mix(role, 3), relation[head]);
    this.out.add(mix(chain, word[above]));
    for (const each of classes[above]) {
      this.out.add(mix(mix(chain, 4), each));
      this.out.add(mix(mix(mix(T.classGoverning, 5), sided), each));
    }
  }

  private ofName(side: number, token: number): void {
    const mention = this.cast.syntax.referent[token];
    if (mention < 0) return;
    for (const word of this.nameWords[mention]) this.out.add(mix(mix(T.nameWord, side), word));
  }

  /** Whether no other name of the kind of the one at `token` stands nearer to `from`, or as near before it. */
  private isNearest(from: number, token: number): boolean {
    const { at, actors, syntax } = this.cast;
    const apart = Math.abs(token - from);
    for (let other = Math.max(0, from - apart); other < from + apart && other < syntax.count; other++) {
      if (syntax.mention[other] < 0 || other === from || at[other] === at[token]) continue;
      if (syntax.sentence[other] === syntax.sentence[from] && actors[at[other]].kind === actors[at[token]].kind)
        return false;
    }
    return true;
  }

  private ofFrames(left: number, right: number, kinds: number): void {
    const forward = this.frames.of(left, right);
    const backward = this.frames.of(right, left);
    this.ofFired(1, forward, kinds);
    this.ofFired(2, backward, kinds);
    this.out.add(mix(T.frames, Math.min(forward.length + backward.length, 3)));
  }

  private ofFired(way: number, fired: readonly FrameEvidence[], kinds: number): void {
    for (const { frame, predicate } of fired) {
      this.out.add(mix(mix(T.frames, way), hashString(predicate.name)));
      const hash = mix(mix(T.frame, way), hashString(frame));
      this.out.add(hash);
      this.out.add(mix(hash, kinds));
    }
  }
}
