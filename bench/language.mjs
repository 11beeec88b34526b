/**
 * Quality and speed of English, beside compromise and wink-nlp on the same words in the same run.
 *
 *   npm run build && node --expose-gc bench/language.mjs --treebank DIR
 *
 * DIR holds the treebanks that src/language/models/README.md names. Absolute speeds are this machine's of this minute:
 * the ratios are what to look at.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { UPOS } from '../dist/language/analysis.js';
import { analyse } from '../dist/language/analyse.js';
import { formsOf } from '../dist/language/forms.js';
import { loadEnglish } from '../dist/language/load.js';
import { NAME_KINDS, proposeNames } from '../dist/language/names.js';
import { segment } from '../dist/language/segment.js';
import { tag } from '../dist/language/tagger.js';
import { layOut, parseConllu, readText } from '../dist/language/train/conllu.js';
import { universalNames } from '../dist/language/train/names.js';
import { readJunk } from './language/junk.mjs';
import { compromiseNames, compromiseRead, compromiseTags, winkRead, winkTags } from './language/rivals.mjs';
import { nameSpans, scoreNames, scoreTags, scoreTrees } from './language/score.mjs';

/** @typedef {import('../dist/language/train/conllu.js').ConlluSentence} ConlluSentence */

const { treebank } = parseArgs({ options: { treebank: { type: 'string' } } }).values;
if (treebank === undefined) throw new Error('expected --treebank DIR');

const RELATIONS = ['nsubj', 'nsubj:pass', 'obj', 'obl', 'nmod', 'nmod:poss', 'conj', 'appos', 'acl:relcl', 'advcl'];
const SPEED_WORDS = 200_000;
const MEMORY_WORDS = 1_000_000;

/** @param {number} n */
const round = (n) => Math.round(n * 10) / 10;
const memory = () => {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
};

const before = memory();
const began = performance.now();
const english = loadEnglish();
const loaded = performance.now() - began;
console.log(
  `loading: ${loaded.toFixed(0)} ms, ${(memory() - before).toFixed(0)} MB (without --expose-gc, what is not yet collected counts)`,
);

const pud = parseConllu(readText(join(treebank, 'pud.conllu.gz')));
const news = pud.filter(({ id }) => id.startsWith('n'));
const ewt = parseConllu(readText(join(treebank, 'ewt_test.conllu.gz')));

for (const [name, sentences] of /** @type {const} */ ([
  ['PUD news', news],
  ['EWT test', ewt],
])) {
  const bank = layOut(sentences);
  const { participles, ...tags } = scoreTags(bank, english);
  console.log(`\n${name}, ${bank.count} gold tokens`);
  console.table(Object.fromEntries(Object.entries(tags).map(([key, value]) => [key, round(value)])));
  console.log('participles mistaken:', participles);
  const names = nameSpans(bank);
  const plain = scoreTrees(bank, english, []);
  const joined = scoreTrees(bank, english, names);
  console.table({
    'no names': { UAS: round(plain.uas), LAS: round(plain.las) },
    [`${names.length} names as one token`]: { UAS: round(joined.uas), LAS: round(joined.las) },
  });
  console.table(
    Object.fromEntries(
      RELATIONS.map((label) => [
        label,
        { 'no names': round(plain.relations[label]), names: round(joined.relations[label]) },
      ]),
    ),
  );
  console.log('words tagged right where the tokens agree, punctuation aside:');
  console.table({
    orewire: tagsByWord(sentences, ownTags),
    'wink-nlp': tagsByWord(sentences, winkTags),
    compromise: tagsByWord(sentences, compromiseTags),
  });
}

console.log('\nsentence boundaries on running text');
const weblog = ewt.filter(({ id }) => id.startsWith('weblog'));
console.table({
  PUD: boundaries(pud),
  'EWT test, newswire-like (weblog)': boundaries(weblog),
  both: boundaries([...pud, ...weblog]),
});

for (const file of ['uner_ewt_test', 'uner_pud']) {
  const texts = universalNames(join(treebank, `${file}.iob2.gz`));
  const gold = texts.map(({ seg, labels }) => namesOf(seg, labels));
  /** @type {[string, { start: number, end: number, kind: string }[][]][]} */
  const systems = [
    // Universal NER knows no deposits.
    ['orewire', texts.map(({ seg }) => proposeNames(seg, english).filter(({ kind }) => kind !== 'deposit'))],
    ['compromise', texts.map(({ seg }) => compromiseNames(seg.text))],
  ];
  console.log(`\nnames, ${file}`);
  const rows = systems.flatMap(([system, found]) =>
    ['all', 'person', 'organisation', 'place'].map((kind) => {
      /** @param {{ kind: string }} name */
      const counts = (name) => kind === 'all' || name.kind === kind;
      const scores = scoreNames(
        gold.map((names) => names.filter(counts)),
        found.map((names) => names.filter(counts)),
      );
      return [
        `${system} ${kind}`,
        Object.fromEntries(Object.entries(scores).map(([key, value]) => [key, round(value)])),
      ];
    }),
  );
  console.table(Object.fromEntries(rows));
}

const unit = pud.map(({ text }) => text).join(' ');
const words = pud.reduce((sum, { words: own }) => sum + own.length, 0);
const copies = Math.ceil(SPEED_WORDS / words);
const pieces = Array.from({ length: copies }, () => unit);
console.log(`\nspeed over ${copies * words} words, in words a second`);
const compromiseSpeed = speed(compromiseRead);
const rows = {
  compromise: compromiseSpeed,
  'wink-nlp tags': speed(winkRead),
  'orewire sentences': speed((text) => segment(text, english.exceptions)),
  'orewire sentences to tags': speed((text) => {
    const seg = segment(text, english.exceptions);
    const forms = formsOf(text, seg.start, seg.end, seg.count, english.lexicon);
    return tag(english.tagger, forms, seg.sentences, new Uint8Array(seg.count));
  }),
  'orewire to names': speed((text) => proposeNames(segment(text, english.exceptions), english)),
  'orewire to trees': speed((text) => {
    const seg = segment(text, english.exceptions);
    return analyse(seg, proposeNames(seg, english), english);
  }),
};
console.table(
  Object.fromEntries(
    Object.entries(rows).map(([name, pace]) => [
      name,
      { pace: Math.round(pace), ratio: round(pace / compromiseSpeed) },
    ]),
  ),
);

console.log(`\nmemory while ${MEMORY_WORDS} words are read, in MB above what is loaded`);
const loadedMemory = memory();
const steps = [0.1, 0.5, 1];
let readWords = 0;
console.log(
  steps
    .map((step) => {
      for (; readWords < step * MEMORY_WORDS; readWords += words) {
        const seg = segment(unit, english.exceptions);
        analyse(seg, proposeNames(seg, english), english);
      }
      return `${readWords} words: ${(memory() - loadedMemory).toFixed(1)}`;
    })
    .join(', '),
);

console.log('\njunk');
console.table(readJunk(english));

/** @param {(text: string) => unknown} read */
function speed(read) {
  read(unit);
  const start = performance.now();
  for (const piece of pieces) read(piece);
  return (copies * words * 1000) / (performance.now() - start);
}

/**
 * @param {string} sentence
 * @returns {{ text: string, upos: string }[]}
 */
function ownTags(sentence) {
  const a = analyse(segment(sentence, english.exceptions), [], english);
  return Array.from(a.upos, (upos, i) => ({ text: sentence.slice(a.start[i], a.end[i]), upos: UPOS[upos] }));
}

/**
 * Aligns words in order; those that are cut otherwise are left out. Subordinating conjunctions count as conjunctions.
 *
 * @param {readonly ConlluSentence[]} sentences
 * @param {(sentence: string) => { text: string, upos: string }[]} read
 */
function tagsByWord(sentences, read) {
  let compared = 0;
  let right = 0;
  for (const { text, words: gold } of sentences) {
    const found = read(text);
    let next = 0;
    for (const { form, upos } of gold) {
      if (upos === 'PUNCT') continue;
      const at = found.findIndex((word, i) => i >= next && i < next + 6 && word.text === form);
      if (at < 0) continue;
      next = at + 1;
      compared++;
      if (coarse(found[at].upos) === coarse(upos)) right++;
    }
  }
  return { words: compared, right: round((100 * right) / compared) };
}

/** @param {string} upos */
function coarse(upos) {
  return upos === 'SCONJ' ? 'CCONJ' : upos;
}

/** @param {readonly ConlluSentence[]} sentences */
function boundaries(sentences) {
  let text = '';
  const gold = new Set();
  for (const sentence of sentences) {
    if (text !== '') text += sentence.opens ? '\n\n' : ' ';
    gold.add(text.length);
    text += sentence.text;
  }
  const seg = segment(text, english.exceptions);
  const found = Array.from(seg.sentences.subarray(0, -1), (first) => seg.start[first]);
  const right = found.filter((start) => gold.has(start)).length;
  const precision = (100 * right) / found.length;
  const recall = (100 * right) / gold.size;
  return {
    precision: round(precision),
    recall: round(recall),
    F1: round((2 * precision * recall) / (precision + recall)),
  };
}

/**
 * @param {import('../dist/language/analysis.js').Segmentation} seg
 * @param {Uint8Array} labels
 */
function namesOf(seg, labels) {
  const names = [];
  for (let i = 0; i < seg.count; i++) {
    if (labels[i] % 2 === 0) continue;
    let last = i;
    while (last + 1 < seg.count && labels[last + 1] === labels[i] + 1) last++;
    names.push({ start: seg.start[i], end: seg.end[last], kind: NAME_KINDS[labels[i] >> 1] });
  }
  return names;
}
