/**
 * @module Cautions for names that are words, first names or surnames too: what `names.tsv` should say of single-word names
 * of deposits, organisations, people and places, derived from word lists.
 *
 * Usage: node rebuild/names.mjs FOLDER
 *   FOLDER  holds `ewt_train.conllu.gz`, the English Web Treebank of Universal Dependencies
 *
 * Rewrites the rows of `names.tsv` whose note begins with "derived:"; the others are edited by hand, and win.
 */
import nlp from 'compromise';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { fold, readRows, values } from './tables.mjs';

const TABLE = new URL('../names.tsv', import.meta.url);
const COLUMNS = ['name', 'kind', 'policy', 'context', 'note'];
const DERIVED = 'derived: ';
const KINDS = { deposits: 'deposit', organisations: 'organisation', people: 'person', places: 'place' };

/** Parts of speech of the treebank that make a word an ordinary one. */
const ORDINARY = new Set(['NOUN', 'VERB', 'ADJ', 'ADV', 'ADP', 'PRON', 'DET', 'INTJ', 'NUM', 'AUX', 'SCONJ', 'CCONJ']);
/** Tags of compromise's lexicon, likewise. */
const ORDINARY_TAG =
  /^(?:Gerund|Adjective|PastTense|Plural|PresentTense|Infinitive|Singular|Comparative|Superlative|Uncountable|Noun|Actor|Adverb|Participle|Preposition|Conjunction|Unit|Expression|WeekDay|Month|Date|Determiner|Modal|Value)/;
const FIRST_NAME = /FirstName|MaleName|FemaleName/;
const LEGAL_FORM =
  /[,\s]+(?:\(?Pty\)?\.?\s+)?(?:Limited|Ltd|Inc|Incorporated|Corp|Corporation|PLC|NL|S\.?A\.?A?|LLC|AG|NV|AB|ASA|AS|Oyj?|P?JSC|Co|Company|SE|Tbk|SpA|Berhad|Bhd|GmbH|SAS)\.?$/i;

/**
 * The cautions for the tables of a gazetteer.
 *
 * @param {{ words: ReadonlySet<string>, firstNames: ReadonlySet<string>, surnames: ReadonlySet<string> }} lists folded
 * @param {readonly { kind: string, type: string, forms: readonly string[] }[]} entries
 * @returns {import('./tables.mjs').Row[]} rows of names.tsv, one for each name and kind
 */
export function cautions({ words, firstNames, surnames }, entries) {
  /** @type {Map<string, import('./tables.mjs').Row>} */
  const rows = new Map();
  for (const { kind, type, forms } of entries) {
    // A country is meant by its name more often than a person called after it.
    if (type === 'country') continue;
    for (const form of forms) {
      const key = fold(form);
      if (key.includes(' ') || key.length < 2) continue;
      // Acronyms are asked for in capitals, as the tables write them.
      if (form === form.toUpperCase() && form.length <= 5) continue;
      const why = [
        words.has(key) && 'an English word',
        firstNames.has(key) && 'a first name',
        kind !== 'person' && surnames.has(key) && 'a surname',
      ].filter((reason) => reason !== false);
      if (why.length === 0) continue;
      rows.set(`${kind}:${key}`, { name: form, kind, policy: 'cue', context: '', note: `${DERIVED}${why.join(', ')}` });
    }
  }
  return [...rows.values()];
}

/** @param {string} folder */
function wordLists(folder) {
  /** @type {Set<string>} */
  const words = new Set();
  /** @type {Set<string>} */
  const firstNames = new Set();
  /** @type {Set<string>} */
  const surnames = new Set();
  const model = /** @type {{ one: { lexicon: Record<string, string | string[]> } }} */ (nlp.model());
  for (const [word, tags] of Object.entries(model.one.lexicon)) {
    const all = [tags].flat();
    if (word.includes(' ')) continue;
    if (ORDINARY_TAG.test(all[0] ?? '')) words.add(fold(word));
    if (all.some((tag) => FIRST_NAME.test(tag))) firstNames.add(fold(word));
    if (all.includes('LastName')) surnames.add(fold(word));
  }
  const treebank = gunzipSync(readFileSync(join(folder, 'ewt_train.conllu.gz'))).toString('utf8');
  for (const line of treebank.split('\n')) {
    const [, form = '', , tag = ''] = line.split('\t');
    if (ORDINARY.has(tag) && /^[a-z]{3,}$/.test(form)) words.add(form);
  }
  for (const { name } of [...table('people.tsv'), ...table('open/people.tsv')]) {
    const parts = name.split(' ');
    if (parts.length > 1) surnames.add(fold(parts.at(-1) ?? ''));
  }
  return { words, firstNames, surnames };
}

/** @param {string} file */
function table(file) {
  const url = new URL(`../${file}`, import.meta.url);
  return existsSync(url) ? readRows(url) : [];
}

function entries() {
  return Object.entries(KINDS).flatMap(([file, kind]) =>
    [...table(`open/${file}.tsv`), ...table(`${file}.tsv`)].map((row) => {
      const forms = [row.name, ...values(row.aliases), ...values(row.demonyms)];
      const short =
        kind === 'organisation' ? forms.map((form) => form.replace(LEGAL_FORM, '').replace(LEGAL_FORM, '')) : [];
      return { kind, type: row.type, forms: [...forms, ...short] };
    }),
  );
}

/** @param {string} folder */
function main(folder) {
  const byHand = readRows(TABLE).filter((row) => !row.note.startsWith(DERIVED));
  const known = new Set(byHand.map((row) => `${row.kind}:${fold(row.name)}`));
  const derived = cautions(wordLists(folder), entries()).filter((row) => !known.has(`${row.kind}:${fold(row.name)}`));
  /** @param {import('./tables.mjs').Row} row */
  const order = (row) => `${fold(row.name)}\t${row.kind}`;
  const rows = [...byHand, ...derived].sort((a, b) => (order(a) < order(b) ? -1 : 1));
  const lines = [COLUMNS, ...rows.map((row) => COLUMNS.map((column) => row[column]))];
  writeFileSync(TABLE, lines.map((cells) => `${cells.join('\t')}\n`).join(''));
  console.log(`names.tsv: ${byHand.length} rows by hand, ${derived.length} derived`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const folder = process.argv[2];
  if (process.argv.length < 3) {
    console.error('expected the folder of the sources, got none: node rebuild/names.mjs FOLDER');
    process.exit(2);
  }
  main(folder);
}
