/** @module Scores of what was read against what is annotated: tags, lemmas, trees, sentences, names. */
import { DEPREL, UPOS, XPOS } from '../../dist/language/analysis.js';
import { analyse } from '../../dist/language/analyse.js';

/** @typedef {import('../../dist/language/english.js').English} English */
/** @typedef {import('../../dist/language/train/conllu.js').Treebank} Treebank */
/** @typedef {{ start: number, end: number, kind: string }} Name */
/** @typedef {{ start: number, end: number, from: number, to: number, top: number }} TreeName */

const PARTICIPLES = ['VBD', 'VBN', 'VBG'];

/**
 * @param {number} right
 * @param {number} all
 */
function share(right, all) {
  return all === 0 ? 0 : (100 * right) / all;
}

/**
 * Shares of right tags and lemmas over a treebank's own tokens.
 *
 * @param {Treebank} bank
 * @param {English} english
 */
export function scoreTags(bank, english) {
  const analysis = analyse(bank, [], english);
  const right = { upos: 0, xpos: 0, lemma: 0, verbLemma: 0 };
  let verbs = 0;
  let lemmas = 0;
  /** @type {Map<string, number>} */
  const confusion = new Map();
  for (let i = 0; i < bank.count; i++) {
    if (analysis.upos[i] === bank.upos[i]) right.upos++;
    if (analysis.xpos[i] === bank.xpos[i]) right.xpos++;
    const gold = XPOS[bank.xpos[i]];
    const found = XPOS[analysis.xpos[i]];
    if (gold !== found && PARTICIPLES.includes(gold) && PARTICIPLES.includes(found)) {
      confusion.set(`${gold}→${found}`, (confusion.get(`${gold}→${found}`) ?? 0) + 1);
    }
    const upos = UPOS[bank.upos[i]];
    if (upos === 'PROPN' || bank.lemma[i] === '_') continue;
    const same = bank.lemma[i].toLowerCase() === analysis.lemma[i].toLowerCase();
    lemmas++;
    if (same) right.lemma++;
    if (upos !== 'VERB' && upos !== 'AUX') continue;
    verbs++;
    if (same) right.verbLemma++;
  }
  return {
    upos: share(right.upos, bank.count),
    xpos: share(right.xpos, bank.count),
    lemmas: share(right.lemma, lemmas),
    verbLemmas: share(right.verbLemma, verbs),
    participles: Object.fromEntries(confusion),
  };
}

/**
 * Names of a gold tree that can stand as one token: runs of PROPN that hang together and have one head outside.
 *
 * @param {Treebank} bank
 * @returns {TreeName[]}
 */
export function nameSpans(bank) {
  const PROPN = UPOS.indexOf('PROPN');
  const spans = [];
  for (let s = 0; s + 1 < bank.sentences.length; s++) {
    for (let i = bank.sentences[s]; i < bank.sentences[s + 1]; i++) {
      if (bank.upos[i] !== PROPN) continue;
      let last = i;
      while (last + 1 < bank.sentences[s + 1] && bank.upos[last + 1] === PROPN) last++;
      const tops = [];
      for (let k = i; k <= last; k++) if (bank.head[k] < i || bank.head[k] > last) tops.push(k);
      if (tops.length === 1) {
        spans.push({ start: bank.start[i], end: bank.end[last], from: i, to: last + 1, top: tops[0] });
      }
      i = last;
    }
  }
  return spans;
}

/**
 * Attachment scores without punctuation; with `names`, over the tokens outside names and the heads of names.
 *
 * @param {Treebank} bank
 * @param {English} english
 * @param {TreeName[]} names
 */
export function scoreTrees(bank, english, names) {
  const analysis = analyse(bank, names, english);
  // The token of the analysis that each token of the treebank became, and back.
  const became = new Int32Array(bank.count);
  const stood = new Int32Array(analysis.count);
  let k = 0;
  for (let i = 0; i < analysis.count; i++) {
    const name = analysis.name[i] >= 0 ? names[analysis.name[i]] : undefined;
    stood[i] = name?.top ?? k;
    const behind = name?.to ?? k + 1;
    while (k < behind) became[k++] = i;
  }
  /** @type {Map<string, { gold: number, found: number, right: number }>} */
  const relations = new Map();
  /**
   * @param {string} label
   * @param {'gold' | 'found' | 'right'} what
   */
  const count = (label, what) => {
    const row = relations.get(label) ?? { gold: 0, found: 0, right: 0 };
    row[what]++;
    relations.set(label, row);
  };
  let all = 0;
  let heads = 0;
  let both = 0;
  for (let i = 0; i < analysis.count; i++) {
    const gold = stood[i];
    const label = DEPREL[bank.deprel[gold]];
    if (label === 'punct') continue;
    const found = DEPREL[analysis.deprel[i]];
    const head = bank.head[gold] < 0 ? -1 : became[bank.head[gold]];
    all++;
    count(label, 'gold');
    count(found, 'found');
    if (head !== analysis.head[i]) continue;
    heads++;
    if (label !== found) continue;
    both++;
    count(label, 'right');
  }
  return {
    uas: share(heads, all),
    las: share(both, all),
    /** @type {Record<string, number>} */
    relations: Object.fromEntries(
      [...relations].map(([label, row]) => [label, share(2 * row.right, row.gold + row.found)]),
    ),
  };
}

/**
 * F1 of names, exact and overlapping, over texts whose names are known.
 *
 * @param {readonly (readonly Name[])[]} gold names of each text
 * @param {readonly (readonly Name[])[]} found
 */
export function scoreNames(gold, found) {
  const sums = { gold: 0, found: 0, exact: 0, hit: 0, recalled: 0 };
  gold.forEach((names, t) => {
    sums.gold += names.length;
    sums.found += found[t].length;
    for (const f of found[t]) {
      const same = names.filter((g) => g.kind === f.kind);
      if (same.some((g) => g.start === f.start && g.end === f.end)) sums.exact++;
      if (same.some((g) => g.start < f.end && f.start < g.end)) sums.hit++;
    }
    for (const g of names) {
      if (found[t].some((f) => f.kind === g.kind && g.start < f.end && f.start < g.end)) sums.recalled++;
    }
  });
  const precision = share(sums.hit, sums.found);
  const recall = share(sums.recalled, sums.gold);
  return {
    exact: share(2 * sums.exact, sums.gold + sums.found),
    overlap: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    precision,
    recall,
  };
}
