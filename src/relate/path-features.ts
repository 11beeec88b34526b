/** @module The way through the syntax from one name to another, as features: its words and relations, and what holds it together. */
import type { Cast } from './cast.js';
import type { Features } from './features.js';
import { mix, tag } from '../learned/hash.js';
import type { Syntax } from './syntax.js';
import type { Words } from './words.js';

const T = {
  path: tag('path'),
  pathShape: tag('pathShape'),
  pathGist: tag('pathGist'),
  pathWord: tag('pathWord'),
  pathClass: tag('pathClass'),
  top: tag('top'),
  verb: tag('verb'),
};

/** Longer ways say little and are seldom right. */
const MAX_PATH = 9;

/** The words and relations on the way up from the one and down to the other; a further member of a list goes its first one's way. */
export function pathFeatures(
  { syntax }: Cast,
  words: Words,
  left: number,
  right: number,
  kinds: number,
  out: Features,
): void {
  const { word, gist, relation, classes } = words;
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
    out.add(mix(T.pathWord, word[token]));
    out.add(mix(mix(T.pathWord, kinds), word[token]));
    for (const each of classes[token]) out.add(mix(mix(T.pathClass, kinds), each));
  };
  const follow = (step: number): void => {
    path = mix(path, step);
    shape = mix(shape, step);
    gists = mix(gists, step);
  };
  up.forEach((token, step) => {
    if (step === 0 && isFurtherMember(syntax, token)) return;
    follow(relation[token]);
    if (step > 0) onTheWay(token);
  });
  follow(T.top);
  pass(top);
  for (let step = down.length - 1; step >= 0; step--) {
    const token = down[step];
    if (step === 0 && down.length > 1 && isFurtherMember(syntax, token)) continue;
    follow(mix(relation[token], 1));
    if (step > 0) onTheWay(token);
    const marker = markerOf(syntax, words, token);
    if (marker !== 0) follow(marker);
  }
  out.add(path);
  out.add(shape);
  out.add(mix(shape, kinds));
  out.add(gists);
  out.add(mix(gists, kinds));
  topFeatures(words, T.top, top, shape, kinds, out);
  let verb = top;
  while (verb >= 0 && syntax.upos[verb] !== 'VERB') verb = syntax.head[verb]!;
  if (verb >= 0) topFeatures(words, T.verb, verb, shape, kinds, out);
}

function topFeatures(
  { word, classes }: Words,
  what: number,
  token: number,
  shape: number,
  kinds: number,
  out: Features,
): void {
  topFeature(mix(what, word[token]), shape, kinds, out);
  for (const each of classes[token]) topFeature(mix(what, each), shape, kinds, out);
}

function topFeature(seen: number, shape: number, kinds: number, out: Features): void {
  out.add(seen);
  out.add(mix(seen, kinds));
  out.add(mix(seen, shape));
}

function isFurtherMember(syntax: Syntax, token: number): boolean {
  return syntax.deprel[token] === 'conj' && syntax.mention[syntax.head[token]] >= 0;
}

/** The preposition of a name, as the scorer sees it; 0 where it has none. */
export function markerOf(syntax: Syntax, { word }: Words, token: number): number {
  const marker = syntax.childrenBy(token, 'case').at(0);
  return marker === undefined ? 0 : word[marker];
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
