/**
 * @module What can be seen of a value, a phrase or a name as the filler of a role in a claim, as hashed features: its own
 * words, those beside it, where the claim's two stand, who else stands nearer, and the way through the syntax.
 */
import type { Cast } from './cast.js';
import type { Features } from './features.js';
import type { Filler } from './fillers.js';
import { hashString, mix } from '../learned/hash.js';
import type { Scene } from './scene.js';
import type { Words } from './words.js';

const tag = (name: string): number => hashString(`#filler ${name}`);
const T = {
  bias: tag('bias'),
  shape: tag('shape'),
  word: tag('word'),
  firstWord: tag('first'),
  lastWord: tag('last'),
  beside: tag('beside'),
  besides: tag('besides'),
  sentence: tag('sentence'),
  order: tag('order'),
  away: tag('away'),
  between: tag('between'),
  nearest: tag('nearest'),
  rank: tag('rank'),
  count: tag('count'),
  neighbour: tag('neighbour'),
  path: tag('path'),
  top: tag('top'),
  governor: tag('governor'),
  verb: tag('verb'),
  sameVerb: tag('sameVerb'),
  marker: tag('marker'),
  break: tag('break'),
  standing: tag('standing'),
  actor: tag('actor'),
  only: tag('only'),
  shared: tag('shared'),
  scene: tag('scene'),
};

/** Longer ways through the syntax are seldom right. */
const MAX_PATH = 7;

/** A claim that a filler could qualify. */
export interface Qualified {
  /** Actors. */
  readonly subject: number;
  readonly object: number;
  /** The predicate's name. */
  readonly predicate: string;
  /** Sentences in which it is said. */
  readonly sentences: ReadonlySet<number>;
}

/**
 * The features of a filler; they hold until `out` begins anew.
 *
 * @param fillers all that the sentence has for the role, in the order of the text
 * @param index the one in question
 * @param shape which of the role's declared shapes it is of
 */
export function fillerFeatures(
  cast: Cast,
  words: Words,
  { subject, object, predicate, sentences }: Qualified,
  fillers: readonly Filler[],
  index: number,
  shape: number,
  scene: Scene,
  out: Features,
): Int32Array {
  const { syntax } = cast;
  const { classes, relation } = words;
  const filler = fillers[index];
  const head = headOf(cast, filler);
  const sentence = syntax.sentence[filler.first];
  const from = syntax.analysis.sentences[sentence];
  const to = syntax.analysis.sentences[sentence + 1];
  const salt = hashString(predicate);
  out.begin(0);
  const add = (feature: number): void => {
    out.add(feature);
    out.add(mix(feature, salt));
  };
  /** A word; or the claim's own. */
  const word = (token: number): number =>
    cast.at[token] === subject ? T.order : cast.at[token] === object ? T.away : words.word[token];

  add(T.bias);
  add(mix(T.shape, shape));
  for (let token = filler.first; token <= filler.last; token++) add(mix(T.word, word(token)));
  add(mix(T.firstWord, word(filler.first)));
  add(mix(T.lastWord, word(filler.last)));
  add(
    mix(
      mix(T.lastWord, mix(word(filler.last), filler.first > from ? word(filler.first - 1) : 0)),
      filler.last + 1 < to ? word(filler.last + 1) : 0,
    ),
  );
  for (const step of [-3, -2, -1, 1, 2, 3]) {
    const token = step < 0 ? filler.first + step : filler.last + step;
    const inside = token >= from && token < to;
    add(mix(mix(T.beside, step), inside ? word(token) : 0));
    if (inside) for (const each of classes[token]) add(mix(mix(T.besides, step), each));
  }
  const said = saidBeside(cast, sentences, sentence);
  const s = nearestOf(cast, subject, filler, from, to);
  const o = nearestOf(cast, object, filler, from, to);
  const place = mix(mix(T.sentence, said), (s < 0 ? 0 : 1) + (o < 0 ? 0 : 2));
  add(place);
  add(mix(mix(T.order, said), orderOf(filler, s, o)));
  add(mix(mix(T.count, said), Math.min(fillers.length, 4)));
  const { leads: leadsKind, rank } = cast.actors[subject];
  add(mix(mix(T.standing, said), (leadsKind ? 1 : 0) + 2 * Math.min(rank, 3)));
  for (const [side, token, actor] of [
    [1, s, subject],
    [2, o, object],
  ] as const) {
    if (token < 0) continue;
    const sided = mix(mix(T.away, side), said);
    const gap = token < filler.first ? filler.first - token : token - filler.last;
    const [low, high] = token < filler.first ? [token + 1, filler.first] : [filler.last + 1, token];
    const direction = token < filler.first ? 1 : 0;
    add(mix(mix(sided, direction), gap < 4 ? gap : gap < 7 ? 4 : gap < 12 ? 5 : gap < 20 ? 6 : 7));
    let rivals = 0;
    let names = 0;
    let commas = 0;
    for (let between = low; between < high; between++) {
      if (syntax.mention[between] >= 0) {
        names++;
        if (cast.at[between] >= 0 && cast.actors[cast.at[between]].kind === cast.actors[actor].kind) rivals++;
      }
      if (syntax.lower[between] === ',') commas++;
      if (/^[;:—–]$/.test(syntax.lower[between])) add(mix(T.break, side));
    }
    add(mix(mix(mix(T.between, side), Math.min(rivals, 3)), direction));
    add(mix(mix(T.between, side + 2), Math.min(names, 3)));
    add(mix(mix(T.between, side + 4), Math.min(commas, 3)));
    if (high - low <= 3) {
      let sequence = mix(T.between, side + 6 + direction);
      for (let between = low; between < high; between++) sequence = mix(sequence, word(between));
      add(sequence);
    }
    add(mix(mix(T.nearest, side), isNearest(cast, filler, token, from, to) ? 1 : 0));
    const nearer = fillers.filter((other) => other !== filler && gapOf(other, token) < gapOf(filler, token)).length;
    add(mix(mix(T.rank, side), Math.min(nearer, 3)));
    add(mix(mix(mix(T.rank, side + 2), Math.min(nearer, 2)), mix(said, Math.min(rivals, 2))));
    const path = pathOf(cast, words, head, token);
    const top = path.top < 0 ? 0 : words.word[path.top];
    add(mix(mix(T.path, side), path.shape));
    add(mix(mix(T.top, side), mix(path.shape, top)));
    add(mix(mix(T.top, side + 2), top));
    add(mix(mix(T.top, side + 6), mix(top, word(filler.last))));
    if (path.top >= 0) for (const each of classes[path.top]) add(mix(mix(T.top, side + 4), each));
  }
  for (const [side, step] of [
    [1, -1],
    [2, 1],
  ] as const) {
    add(mix(mix(T.neighbour, side), neighbourOf(cast, filler, step, subject, object, from, to)));
  }
  const governor = syntax.head[head];
  if (governor >= 0) {
    add(mix(mix(T.governor, relation[head]), word(governor)));
    for (const each of classes[governor]) add(mix(T.governor, each));
  }
  const marker = syntax.childrenBy(head, 'case').at(0);
  add(mix(T.marker, marker === undefined ? 0 : word(marker)));
  const verb = verbOver(cast, head);
  if (verb >= 0) {
    add(mix(T.verb, word(verb)));
    add(mix(mix(T.verb, word(verb)), mix(place, word(filler.last))));
    for (const each of classes[verb]) add(mix(T.verb, each));
    add(
      mix(T.sameVerb, (s >= 0 && verbOver(cast, s) === verb ? 1 : 0) + (o >= 0 && verbOver(cast, o) === verb ? 2 : 0)),
    );
  }
  const named = filler.name === undefined ? -1 : cast.at[filler.first];
  if (named >= 0) {
    const { leads, inHeadline, mentions, kind } = cast.actors[named];
    const standing = (leads ? 1 : 0) + (inHeadline ? 2 : 0);
    add(mix(mix(T.actor, hashString(kind)), standing));
    add(mix(T.actor, Math.min(mentions, 4)));
    add(mix(mix(T.only, hashString(kind)), Math.min(cast.ofKind.get(kind) ?? 0, 3)));
    const withSubject = Math.min(scene.shared(named, subject), 3);
    const withObject = Math.min(scene.shared(named, object), 3);
    add(mix(mix(T.shared, withSubject), withObject));
    add(mix(mix(mix(T.shared, withSubject), withObject), mix(standing, said)));
    // An agreement to supply is about a metal, one to build about a mine.
    for (const each of scene.classes) add(mix(mix(T.scene, hashString(kind)), each));
  }
  return out.written();
}

/** Whether the claim is said in a sentence, right before it, right behind it, elsewhere in its paragraph, or in none of these. */
function saidBeside({ paragraph }: Cast, said: ReadonlySet<number>, sentence: number): number {
  if (said.has(sentence)) return 0;
  if (said.has(sentence - 1)) return 1;
  if (said.has(sentence + 1)) return 2;
  for (const each of said) if (paragraph[each] === paragraph[sentence]) return 3;
  return 4;
}

/** The word of the filler that hangs on a word outside it. */
function headOf({ syntax }: Cast, { first, last }: Filler): number {
  for (let token = last; token >= first; token--) {
    const head = syntax.head[token];
    if (head < first || head > last) return token;
  }
  return last;
}

function gapOf({ first, last }: Filler, token: number): number {
  return token < first ? first - token : Math.max(0, token - last);
}

/** Where an actor stands nearest to the filler in its sentence; -1 where it does not. */
function nearestOf({ at }: Cast, actor: number, filler: Filler, from: number, to: number): number {
  let best = -1;
  for (let token = from; token < to; token++) {
    if (at[token] !== actor || (token >= filler.first && token <= filler.last)) continue;
    if (best < 0 || gapOf(filler, token) < gapOf(filler, best)) best = token;
  }
  return best;
}

/** In which order the filler and the claim's two stand. */
function orderOf({ first }: Filler, s: number, o: number): number {
  const side = (token: number): number => (token < 0 ? 0 : token < first ? 1 : 2);
  return side(s) * 9 + side(o) * 3 + (s >= 0 && o >= 0 && s < o ? 1 : 0);
}

/** Whether no other actor of the kind stands nearer to the filler than this one. */
function isNearest({ at, actors }: Cast, filler: Filler, token: number, from: number, to: number): boolean {
  const own = gapOf(filler, token);
  for (let other = Math.max(from, filler.first - own + 1); other < Math.min(to, filler.last + own); other++) {
    if (at[other] < 0 || at[other] === at[token] || (other >= filler.first && other <= filler.last)) continue;
    if (actors[at[other]].kind === actors[at[token]].kind) return false;
  }
  return true;
}

/** The first name on one side: whose, of which kind, and whether right beside. */
function neighbourOf(
  { at, actors }: Cast,
  { first, last }: Filler,
  step: number,
  subject: number,
  object: number,
  from: number,
  to: number,
): number {
  for (let token = step < 0 ? first - 1 : last + 1; token >= from && token < to; token += step) {
    if (at[token] < 0) continue;
    const whose = at[token] === subject ? T.order : at[token] === object ? T.away : hashString(actors[at[token]].kind);
    const gap = step < 0 ? first - token : token - last;
    return mix(whose, gap < 3 ? gap : gap < 6 ? 3 : 4);
  }
  return 0;
}

/** The relations up from the one and down to the other, and the word at the top; -1 where that is one of the two, or too far. */
function pathOf({ syntax: { head } }: Cast, { relation }: Words, a: number, b: number): { shape: number; top: number } {
  let up = T.path;
  for (let above = a, steps = 0; above >= 0 && steps < MAX_PATH; above = head[above], steps++) {
    let down = T.top;
    for (let token = b, more = 0; token >= 0 && more < MAX_PATH; token = head[token], more++) {
      if (token === above) return { shape: mix(up, down), top: token === a || token === b ? -1 : token };
      down = mix(down, relation[token]);
    }
    up = mix(up, relation[above]);
  }
  return { shape: 0, top: -1 };
}

function verbOver({ syntax }: Cast, token: number): number {
  let verb = token;
  for (let steps = 0; verb >= 0 && steps < MAX_PATH; verb = syntax.head[verb]!, steps++)
    if (syntax.upos[verb] === 'VERB' && syntax.mention[verb] < 0) return verb;
  return -1;
}
