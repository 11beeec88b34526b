/**
 * @module What can be seen of two actors of an article, as hashed features: their kinds, the words around and between
 * them, the way through the syntax from one to the other, the frames that fired, and how much the article is about them.
 *
 * What is asked of them (which predicate, which way) is a column of the model and no part of a feature.
 */
import type { Cast } from './cast.js';
import type { FrameTable } from './frames.js';
import { hashString, mix } from './hash.js';
import type { Pair } from './pairs.js';
import type { Words } from './words.js';

const tag = (name: string): number => hashString(`#${name}`);
const T = {
  kinds: tag('kinds'),
  apart: tag('apart'),
  distance: tag('distance'),
  list: tag('list'),
  names: tag('names'),
  nearest: tag('nearest'),
  reference: tag('reference'),
  between: tag('between'),
  classBetween: tag('classBetween'),
  sequence: tag('sequence'),
  gists: tag('gists'),
  beside: tag('beside'),
  classBeside: tag('classBeside'),
  classInSentence: tag('classInSentence'),
  roles: tag('roles'),
  governor: tag('governor'),
  classGoverning: tag('classGoverning'),
  path: tag('path'),
  pathShape: tag('pathShape'),
  pathGist: tag('pathGist'),
  pathWord: tag('pathWord'),
  pathClass: tag('pathClass'),
  top: tag('top'),
  verb: tag('verb'),
  frame: tag('frame'),
  frames: tag('frames'),
  place: tag('place'),
  nameWord: tag('nameWord'),
  known: tag('known'),
  headline: tag('headline'),
  frequency: tag('frequency'),
  first: tag('first'),
  leads: tag('leads'),
  rank: tag('rank'),
  ofKind: tag('ofKind'),
};

/** Longer ways through the syntax say little and are seldom right. */
const MAX_PATH = 9;
/** Words between that are looked at one by one; classes of words reach further. */
const MAX_BETWEEN = 14;
const MAX_CLASSES_BETWEEN = 25;
const MAX_SEQUENCE = 6;
const MAX_GISTS = 8;

/** How the gazetteer links two entities by their ids, if it does: a column's name. */
export type Known = (from: string, to: string) => string | undefined;

export class PairFeatures {
  private readonly kind: Int32Array;
  private readonly nameWords: readonly (readonly number[])[];
  /** For each sentence the classes of its words. */
  private readonly classesIn: readonly ReadonlySet<number>[];
  private out: number[] = [];
  /** Mixed into every feature of a pair that shares no sentence, so that the two are learned apart. */
  private salt = 0;

  constructor(
    private readonly cast: Cast,
    private readonly words: Words,
    private readonly frames: FrameTable,
    private readonly known: Known,
  ) {
    const { syntax, actors } = cast;
    this.kind = Int32Array.from(actors, ({ kind }) => hashString(kind));
    this.nameWords = syntax.mentions.map(({ text }) => (text.toLowerCase().match(/\p{L}{2,}/gu) ?? []).map(hashString));
    const classesIn = Array.from(cast.paragraph, () => new Set<number>());
    words.classes.forEach((classes, token) => {
      for (const each of classes) classesIn[syntax.sentence[token]].add(each);
    });
    this.classesIn = classesIn;
  }

  of({ left, right, nearness }: Pair): number[] {
    const { cast, kind } = this;
    const [a, b] = [cast.at[left], cast.at[right]];
    const kinds = mix(kind[a], mix(kind[b], 7));
    this.out = [];
    this.salt = nearness === 0 ? 0 : T.apart;
    this.push(T.kinds);
    this.push(mix(T.kinds, kinds));
    if (nearness === 0) this.ofSentence(left, right, kinds);
    else this.ofSurroundings(left, right, nearness, kinds);
    this.ofGovernor(1, left, kinds);
    this.ofGovernor(2, right, kinds);
    this.ofNames(left, right);
    this.ofArticle(left, right, kinds);
    this.ofKnowledge(a, b);
    return this.out;
  }

  private push(feature: number): void {
    this.out.push(this.salt === 0 ? feature : mix(feature, this.salt));
  }

  private ofSentence(left: number, right: number, kinds: number): void {
    const { cast, words } = this;
    const { word, classes, relation } = words;
    const { syntax, listFirst, listLast } = cast;
    const gap = right - left - 1;
    this.push(
      mix(mix(T.distance, gap < 4 ? gap : gap < 6 ? 4 : gap < 10 ? 5 : gap < 16 ? 6 : gap < 25 ? 7 : 8), kinds),
    );
    // Members of one list share what stands before and behind it: the words between are those between the lists.
    const sameList = listFirst[left] === listFirst[right];
    const from = sameList ? left : Math.min(listLast[left], right - 1);
    const to = sameList ? right : Math.max(listFirst[right], left + 1);
    const between = to - from - 1;
    if (sameList) this.push(mix(T.list, kinds));
    if (between !== gap) this.push(mix(mix(T.list, Math.min(between, 8)), kinds));
    let names = 0;
    let sequence = T.sequence;
    let gists = T.gists;
    for (let token = from + 1; token < to; token++) {
      if (syntax.mention[token] >= 0) names++;
      sequence = mix(sequence, word[token]);
      gists = mix(gists, words.gist[token]);
      if (between <= MAX_BETWEEN) {
        this.push(mix(T.between, word[token]));
        this.push(mix(mix(T.between, kinds), word[token]));
      }
      if (between <= MAX_CLASSES_BETWEEN) this.classesAt(token, T.classBetween, kinds);
    }
    if (between <= MAX_SEQUENCE) this.push(mix(sequence, kinds));
    if (between <= MAX_GISTS) this.push(mix(gists, kinds));
    this.push(mix(mix(T.names, Math.min(names, 5)), kinds));
    this.ofNeighbours([left - 1, left - 2, left + 1, right - 1, right + 1, right + 2], left, kinds);
    this.push(mix(mix(T.roles, relation[left]), relation[right]));
    for (const each of this.classesIn[syntax.sentence[left]]) this.push(mix(mix(T.classInSentence, each), kinds));
    this.push(
      mix(mix(T.nearest, (this.isNearest(left, right) ? 1 : 0) + (this.isNearest(right, left) ? 2 : 0)), kinds),
    );
    this.ofPath(left, right, kinds);
    this.ofFrames(left, right, kinds);
    for (const each of classes[left]) this.push(mix(mix(T.reference, 1), each));
    for (const each of classes[right]) this.push(mix(mix(T.reference, 2), each));
    if (syntax.mention[left] < 0) this.push(mix(mix(T.reference, 3), word[left]));
    if (syntax.mention[right] < 0) this.push(mix(mix(T.reference, 4), word[right]));
  }

  private ofNeighbours(tokens: readonly number[], of: number, kinds: number): void {
    const { word, classes } = this.words;
    const { syntax } = this.cast;
    tokens.forEach((token, side) => {
      if (token < 0 || token >= syntax.count || syntax.sentence[token] !== syntax.sentence[of]) return;
      const beside = mix(T.beside, side);
      this.push(mix(beside, word[token]));
      this.push(mix(mix(beside, kinds), word[token]));
      for (const each of classes[token]) this.push(mix(mix(mix(T.classBeside, side), kinds), each));
    });
  }

  /** Two that share no sentence: each one's own. */
  private ofSurroundings(left: number, right: number, nearness: number, kinds: number): void {
    const { syntax } = this.cast;
    this.push(mix(mix(T.apart, nearness), kinds));
    for (const [side, token] of [
      [1, left],
      [2, right],
    ] as const) {
      const sided = mix(kinds, side);
      this.ofNeighbours([token - 1, token - 2, token + 1, token + 2], token, sided);
      for (const each of this.classesIn[syntax.sentence[token]]) this.push(mix(mix(T.classInSentence, each), sided));
    }
  }

  /** The classes of a word, for any kinds and for these. */
  private classesAt(token: number, what: number, kinds: number): void {
    for (const each of this.words.classes[token]) {
      this.push(mix(what, each));
      this.push(mix(mix(what, kinds), each));
    }
  }

  /** What a name is to the word that it hangs on, and that word's own. */
  private ofGovernor(side: number, token: number, kinds: number): void {
    const { syntax } = this.cast;
    const { word, relation, classes } = this.words;
    const head = syntax.head[token];
    if (head < 0) return;
    const role = mix(mix(mix(T.governor, side), relation[token]), this.markerOf(token));
    const sided = mix(kinds, side);
    this.push(role);
    this.push(mix(role, word[head]));
    this.push(mix(mix(T.governor, sided), word[head]));
    for (const each of classes[head]) {
      this.push(mix(mix(role, 1), each));
      this.push(mix(mix(mix(role, 2), each), kinds));
      this.push(mix(mix(T.classGoverning, sided), each));
    }
    const above = syntax.head[head];
    if (above < 0) return;
    const chain = mix(mix(role, 3), relation[head]);
    this.push(mix(chain, word[above]));
    for (const each of classes[above]) {
      this.push(mix(mix(chain, 4), each));
      this.push(mix(mix(mix(T.classGoverning, 5), sided), each));
    }
  }

  private markerOf(token: number): number {
    const marker = this.cast.syntax.childrenBy(token, 'case').at(0);
    return marker === undefined ? 0 : this.words.word[marker];
  }

  private ofNames(left: number, right: number): void {
    const { referent } = this.cast.syntax;
    for (const [side, token] of [
      [1, left],
      [2, right],
    ] as const) {
      if (referent[token] < 0) continue;
      for (const name of this.nameWords[referent[token]]) this.push(mix(mix(T.nameWord, side), name));
    }
  }

  /** The two in the article as a whole. */
  private ofArticle(left: number, right: number, kinds: number): void {
    const { at, actors, syntax, headlineEnd, ofKind } = this.cast;
    this.push(mix(T.place, syntax.analysis.end[right] <= headlineEnd ? 1 : 2));
    this.push(mix(mix(T.place, 3 + Math.min(syntax.sentence[left], 4)), kinds));
    let leaders = 0;
    for (const [side, token] of [
      [1, left],
      [2, right],
    ] as const) {
      const { inHeadline, mentions, first, leads, rank, kind } = actors[at[token]];
      const sided = mix(kinds, side);
      if (leads) leaders += side;
      this.push(mix(mix(T.headline, inHeadline ? 1 : 0), sided));
      this.push(mix(mix(T.frequency, Math.min(mentions, 4)), sided));
      this.push(mix(mix(T.first, first === token ? 1 : 0), sided));
      this.push(mix(mix(T.rank, Math.min(rank, 3)), sided));
      this.push(mix(mix(T.ofKind, Math.min(ofKind.get(kind) ?? 0, 4)), sided));
    }
    this.push(mix(mix(T.leads, leaders), kinds));
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

  /** What the gazetteer says of the two: that makes a claim likelier or less likely, and is none by itself. */
  private ofKnowledge(a: number, b: number): void {
    const [from, to] = [this.cast.actors[a].is, this.cast.actors[b].is];
    if ('value' in from || 'value' in to) return;
    this.push(mix(mix(T.known, 1), hashString(this.known(from.id, to.id) ?? '')));
    this.push(mix(mix(T.known, 2), hashString(this.known(to.id, from.id) ?? '')));
  }

  /** The words and relations on the way up from the one and down to the other; a further member of a list goes its first one's way. */
  private ofPath(left: number, right: number, kinds: number): void {
    const { syntax } = this.cast;
    const { word, gist, relation, classes } = this.words;
    const way = wayBetween(syntax.head, left, right, MAX_PATH);
    if (way === undefined) return;
    const { up, down, top } = way;
    let path = T.path;
    let shape = T.pathShape;
    let gists = T.pathGist;
    const pass = (token: number): void => {
      path = mix(path, word[token]);
      gists = mix(gists, gist[token]);
    };
    const onTheWay = (token: number): void => {
      pass(token);
      this.push(mix(T.pathWord, word[token]));
      this.push(mix(mix(T.pathWord, kinds), word[token]));
      for (const each of classes[token]) this.push(mix(mix(T.pathClass, kinds), each));
    };
    const follow = (step: number): void => {
      path = mix(path, step);
      shape = mix(shape, step);
      gists = mix(gists, step);
    };
    up.forEach((token, step) => {
      if (step === 0 && this.isFurtherMember(token)) return;
      follow(relation[token]);
      if (step > 0) onTheWay(token);
    });
    follow(T.top);
    pass(top);
    for (let step = down.length - 1; step >= 0; step--) {
      const token = down[step];
      if (step === 0 && down.length > 1 && this.isFurtherMember(token)) continue;
      follow(mix(relation[token], 1));
      if (step > 0) onTheWay(token);
      const marker = this.markerOf(token);
      if (marker !== 0) follow(marker);
    }
    this.push(path);
    this.push(shape);
    this.push(mix(shape, kinds));
    this.push(gists);
    this.push(mix(gists, kinds));
    this.ofTop(T.top, top, shape, kinds);
    let verb = top;
    while (verb >= 0 && syntax.upos[verb] !== 'VERB') verb = syntax.head[verb]!;
    if (verb >= 0) this.ofTop(T.verb, verb, shape, kinds);
  }

  private ofTop(what: number, token: number, shape: number, kinds: number): void {
    for (const each of [this.words.word[token], ...this.words.classes[token]]) {
      const seen = mix(what, each);
      this.push(seen);
      this.push(mix(seen, kinds));
      this.push(mix(seen, shape));
    }
  }

  private isFurtherMember(token: number): boolean {
    const { syntax } = this.cast;
    return syntax.deprel[token] === 'conj' && syntax.mention[syntax.head[token]] >= 0;
  }

  private ofFrames(left: number, right: number, kinds: number): void {
    let fired = 0;
    for (const [way, subject, object] of [
      [1, left, right],
      [2, right, left],
    ] as const) {
      for (const { frame } of this.frames.of(subject, object)) {
        fired++;
        const hash = mix(mix(T.frame, way), hashString(frame));
        this.push(hash);
        this.push(mix(hash, kinds));
      }
    }
    this.push(mix(T.frames, Math.min(fired, 3)));
  }
}

/** Up from one token to where the ways meet, and from there down to the other (listed from below); undefined where they do not meet within some steps. */
function wayBetween(
  head: Int32Array,
  from: number,
  to: number,
  most: number,
): { up: number[]; down: number[]; top: number } | undefined {
  const above: number[] = [];
  for (let token = from; token >= 0 && above.length <= most; token = head[token]) above.push(token);
  const down: number[] = [];
  let top = to;
  while (top >= 0 && !above.includes(top) && down.length <= most) {
    down.push(top);
    top = head[top];
  }
  const rise = above.indexOf(top);
  if (rise < 0 || rise + down.length > most) return undefined;
  return { up: above.slice(0, rise), down, top };
}
