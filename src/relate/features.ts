/**
 * @module What can be seen of a pair of names in a sentence, as hashed features: the kinds, the words around and between,
 * the way through the syntax from one to the other, and the frames that fired.
 *
 * A feature is a 32-bit hash. A pair's own features are made once; each is then crossed with the predicate asked about.
 */
import type { Syntax } from './syntax.js';

/** Bits of the weight table's index: at 2^20 entries a collision of two frequent features is rare and costs little. */
export const FEATURE_BITS = 20;

/** FNV-1a over UTF-16 code units. */
export function hashString(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
}

export function mix(a: number, b: number): number {
  let hash = Math.imul(a ^ (b + 0x9e3779b9 + (a << 6) + (a >>> 2)), 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** The index of a feature's weight for a predicate. */
export function weightIndex(feature: number, predicate: number): number {
  return mix(feature, predicate) >>> (32 - FEATURE_BITS);
}

const tag = (name: string): number => hashString(`#${name}`);
const T = {
  kinds: tag('kinds'),
  order: tag('order'),
  distance: tag('distance'),
  names: tag('names'),
  between: tag('between'),
  bigram: tag('bigram'),
  beside: tag('beside'),
  path: tag('path'),
  pathShape: tag('pathShape'),
  pathWord: tag('pathWord'),
  top: tag('top'),
  verb: tag('verb'),
  between0: tag('adjacent'),
  sequence: tag('sequence'),
  place: tag('place'),
  frame: tag('frame'),
  kindFrame: tag('kindFrame'),
  otherFrame: tag('otherFrame'),
  frames: tag('frames'),
  bias: tag('bias'),
  role: tag('role'),
  reference: tag('reference'),
  content: tag('content'),
  nameWord: tag('nameWord'),
  known: tag('known'),
  rival: tag('rival'),
  headline: tag('headline'),
  frequency: tag('frequency'),
  together: tag('together'),
  nearest: tag('nearest'),
  first: tag('first'),
  governor: tag('governor'),
};

/** Longer ways through the syntax say little and are seldom right. */
const MAX_PATH = 9;
const MAX_BETWEEN = 14;

/** What is counted over the whole article, by entity. */
interface ArticleView {
  /** Mention → number of its entity. */
  readonly entity: Int32Array;
  readonly mentions: Int32Array;
  readonly inHeadline: Uint8Array;
  /** Token of the entity's first mention. */
  readonly first: Int32Array;
  /** Two entities' numbers, the lower one times 4096 → sentences that name both. */
  readonly together: ReadonlyMap<number, number>;
}

function viewArticle(syntax: Syntax): ArticleView {
  const numbers = new Map<string, number>();
  const entity = Int32Array.from(syntax.mentions, ({ entity: { id } }) => {
    const number = numbers.get(id) ?? numbers.size;
    numbers.set(id, number);
    return number;
  });
  const mentions = new Int32Array(numbers.size);
  const inHeadline = new Uint8Array(numbers.size);
  const first = new Int32Array(numbers.size).fill(-1);
  const together = new Map<number, number>();
  const headline = syntax.analysis.text.indexOf('\n');
  let inSentence = new Set<number>();
  let sentence = -1;
  for (let token = 0; token < syntax.count; token++) {
    if (syntax.mention[token] < 0) continue;
    const number = entity[syntax.mention[token]];
    mentions[number]++;
    if (syntax.analysis.end[token] <= headline) inHeadline[number] = 1;
    if (first[number] < 0) first[number] = token;
    if (syntax.sentence[token] !== sentence) {
      sentence = syntax.sentence[token];
      inSentence = new Set();
    }
    if (inSentence.has(number)) continue;
    for (const other of inSentence) {
      const key = Math.min(number, other) * 4096 + Math.max(number, other);
      together.set(key, (together.get(key) ?? 0) + 1);
    }
    inSentence.add(number);
  }
  return { entity, mentions, inHeadline, first, together };
}

export class PairFeatures {
  private readonly word: Int32Array;
  private readonly relation: Int32Array;
  private readonly kind: readonly number[];
  /** For each mention the words of its name. */
  private readonly nameWords: readonly (readonly number[])[];
  /** For each sentence its verbs and common nouns. */
  private readonly content: readonly (readonly number[])[];

  private readonly article: ArticleView;

  constructor(private readonly syntax: Syntax) {
    this.article = viewArticle(syntax);
    this.word = Int32Array.from({ length: syntax.count }, (_, token) => {
      const mention = syntax.mention[token];
      // A name is seen by its kind alone: what is learned must hold for names never seen.
      return hashString(
        mention >= 0 ? `<${syntax.mentions[mention].kind}>` : syntax.lemma[token].toLowerCase().replace(/\d/g, '0'),
      );
    });
    this.relation = Int32Array.from(syntax.deprel, (relation) => hashString(relation));
    this.kind = syntax.mentions.map(({ kind }) => hashString(kind));
    this.nameWords = syntax.mentions.map(({ text }) => (text.toLowerCase().match(/\p{L}{2,}/gu) ?? []).map(hashString));
    const content: Set<number>[] =
      syntax.sentence.length === 0
        ? []
        : Array.from({ length: syntax.sentence[syntax.count - 1] + 1 }, () => new Set());
    for (let token = 0; token < syntax.count; token++) {
      if (syntax.mention[token] < 0 && (syntax.upos[token] === 'VERB' || syntax.upos[token] === 'NOUN'))
        content[syntax.sentence[token]].add(this.word[token]);
    }
    this.content = content.map((words) => [...words]);
  }

  /**
   * The features of a pair that do not depend on the predicate.
   *
   * @param subject token of the would-be subject's name
   * @param object token of the would-be object's name, in the same sentence
   */
  ofPair(subject: number, object: number, out: number[]): void {
    const { syntax, word } = this;
    const forward = subject < object ? 1 : 2;
    const left = Math.min(subject, object);
    const right = Math.max(subject, object);
    const kinds = mix(this.kind[syntax.referent[subject]], mix(this.kind[syntax.referent[object]], forward));
    const gap = right - left - 1;
    if (syntax.mention[subject] < 0) out.push(mix(T.reference, 1), mix(mix(T.reference, 1), word[subject]));
    if (syntax.mention[object] < 0) out.push(mix(T.reference, 2), mix(mix(T.reference, 2), word[object]));
    out.push(T.bias, mix(T.kinds, kinds), mix(T.order, forward));
    const bucket = gap < 4 ? gap : gap < 6 ? 4 : gap < 10 ? 5 : gap < 16 ? 6 : gap < 25 ? 7 : 8;
    out.push(mix(mix(T.distance, bucket), kinds));
    for (const content of this.content[syntax.sentence[subject]]) out.push(mix(T.content, content));
    for (const name of this.nameWords[syntax.referent[subject]]) out.push(mix(mix(T.nameWord, 1), name));
    for (const name of this.nameWords[syntax.referent[object]]) out.push(mix(mix(T.nameWord, 2), name));
    let names = 0;
    let sequence = mix(T.sequence, forward);
    for (let token = left + 1; token < right; token++) {
      if (syntax.mention[token] >= 0) names++;
      if (gap <= MAX_BETWEEN) {
        out.push(mix(mix(T.between, forward), word[token]), mix(mix(T.between, kinds), word[token]));
        if (token + 1 < right) out.push(mix(mix(mix(T.bigram, forward), word[token]), word[token + 1]));
      }
      sequence = mix(sequence, word[token]);
    }
    if (gap <= 6) out.push(mix(sequence, kinds));
    out.push(mix(mix(T.names, Math.min(names, 5)), kinds));
    for (const [side, token] of [
      [1, left - 1],
      [2, left - 2],
      [3, left + 1],
      [4, right - 1],
      [5, right + 1],
      [6, right + 2],
    ] as const) {
      if (token < 0 || token >= syntax.count || syntax.sentence[token] !== syntax.sentence[left]) continue;
      out.push(mix(mix(mix(T.beside, side), forward), word[token]), mix(mix(mix(T.beside, side), kinds), word[token]));
    }
    out.push(mix(T.place, syntax.analysis.end[right] <= syntax.analysis.text.indexOf('\n') ? 1 : 2));
    out.push(mix(mix(T.role, this.relation[subject]), this.relation[object]));
    this.ofGovernor(1, subject, out);
    this.ofGovernor(2, object, out);
    this.ofArticle(subject, object, kinds, out);
    this.path(subject, object, out);
  }

  /** What a name is to the word that it hangs on. */
  private ofGovernor(side: number, token: number, out: number[]): void {
    const { syntax, word, relation } = this;
    const head = syntax.head[token];
    if (head < 0) return;
    const marker = syntax.childrenBy(token, 'case').at(0);
    const role = mix(mix(mix(T.governor, side), relation[token]), marker === undefined ? 0 : word[marker]);
    out.push(role, mix(role, word[head]));
    const above = syntax.head[head];
    if (above >= 0) out.push(mix(mix(mix(role, 1), relation[head]), word[above]));
  }

  /** The two in the article as a whole: who is its matter, who stands beside whom, which name is nearer. */
  private ofArticle(subject: number, object: number, kinds: number, out: number[]): void {
    const { syntax, article } = this;
    const [a, b] = [article.entity[syntax.referent[subject]], article.entity[syntax.referent[object]]];
    for (const [side, entity, token] of [
      [1, a, subject],
      [2, b, object],
    ] as const) {
      const key = mix(kinds, side);
      out.push(mix(mix(T.headline, article.inHeadline[entity]), key));
      out.push(mix(mix(T.frequency, Math.min(article.mentions[entity], 4)), key));
      out.push(mix(mix(T.first, article.first[entity] === token ? 1 : 0), key));
    }
    const together = article.together.get(a < b ? a * 4096 + b : b * 4096 + a) ?? 0;
    out.push(mix(mix(T.together, Math.min(together, 4)), kinds));
    const nearest = (this.isNearest(subject, object) ? 1 : 0) + (this.isNearest(object, subject) ? 2 : 0);
    out.push(mix(mix(T.nearest, nearest), kinds));
  }

  /** Whether no other name of the kind of the one at `token` stands nearer to `from`, or as near before it. */
  private isNearest(from: number, token: number): boolean {
    const { syntax, kind } = this;
    const apart = Math.abs(token - from);
    for (let other = Math.max(0, from - apart); other < from + apart && other < syntax.count; other++) {
      if (other === from || other === token || syntax.mention[other] < 0) continue;
      if (
        syntax.sentence[other] === syntax.sentence[from] &&
        kind[syntax.mention[other]] === kind[syntax.referent[token]]
      )
        return false;
    }
    return true;
  }

  /** What the gazetteer says of the two: the column of the subject's row that names the object, and the other way round. */
  ofKnowledge(forward: string | undefined, backward: string | undefined, out: number[]): void {
    out.push(mix(T.known, hashString(forward ?? '')), mix(mix(T.known, 1), hashString(backward ?? '')));
  }

  /** Columns of the one's row that name other entities of the article, of the other's kind: who is known to be elsewhere is less likely here. */
  ofRivals(columns: Iterable<string>, side: number, out: number[]): void {
    for (const column of columns) out.push(mix(mix(T.rival, side), hashString(column)));
  }

  /** The words and relations on the way up from the one name and down to the other. */
  private path(subject: number, object: number, out: number[]): void {
    const { syntax, word, relation } = this;
    const up: number[] = [];
    const seen = new Map<number, number>();
    for (let token = subject; token >= 0 && up.length <= MAX_PATH; token = syntax.head[token]!) {
      seen.set(token, up.length);
      up.push(token);
    }
    const down: number[] = [];
    let top = object;
    while (top >= 0 && !seen.has(top) && down.length <= MAX_PATH) {
      down.push(top);
      top = syntax.head[top]!;
    }
    if (top < 0 || !seen.has(top)) return;
    const rise = seen.get(top)!;
    if (rise + down.length > MAX_PATH) return;
    let path = T.path;
    let shape = T.pathShape;
    for (let step = 0; step < rise; step++) {
      shape = mix(shape, relation[up[step]]);
      path = mix(path, relation[up[step]]);
      if (step > 0) {
        path = mix(path, word[up[step]]);
        out.push(mix(T.pathWord, word[up[step]]));
      }
    }
    shape = mix(shape, 77);
    path = mix(path, word[top]);
    for (let step = down.length - 1; step >= 0; step--) {
      shape = mix(shape, mix(relation[down[step]], 1));
      path = mix(path, mix(relation[down[step]], 1));
      if (step > 0) {
        path = mix(path, word[down[step]]);
        out.push(mix(T.pathWord, word[down[step]]));
      }
      const marker = syntax.childrenBy(down[step], 'case').at(0);
      if (marker !== undefined) {
        shape = mix(shape, word[marker]);
        path = mix(path, word[marker]);
      }
    }
    out.push(path, shape, mix(T.top, word[top]), mix(shape, word[top]));
    let verb = top;
    while (verb >= 0 && syntax.upos[verb] !== 'VERB') verb = syntax.head[verb]!;
    if (verb >= 0) out.push(mix(T.verb, word[verb]), mix(mix(T.verb, word[verb]), shape));
  }

  /** The frames that propose this predicate for the pair, and those that propose another. */
  ofFrames(frames: readonly string[], others: readonly string[], subject: number, object: number, out: number[]): void {
    const { syntax } = this;
    const kinds = mix(this.kind[syntax.referent[subject]], this.kind[syntax.referent[object]]);
    out.push(mix(T.frames, Math.min(frames.length, 3)));
    for (const frame of frames)
      out.push(mix(T.frame, hashString(frame)), mix(mix(T.kindFrame, hashString(frame)), kinds));
    for (const frame of others) out.push(mix(T.otherFrame, hashString(frame)));
  }
}
