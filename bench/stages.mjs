/**
 * Pages, characters and megabytes a second of each stage and of the whole, over the stored pages in fixtures/, beside
 * compromise reading the same text and a bare parse of the same HTML, all in one run: the ratios are what to look at,
 * the absolute figures are this machine's of this minute.
 *
 *   npm run bench
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as cheerio from 'cheerio';
import nlp from 'compromise';
import { analyse } from '../dist/language/analyse.js';
import { proposeNames } from '../dist/language/names.js';
import { segment } from '../dist/language/segment.js';
import { loadDefinition } from '../dist/pipeline/definition.js';
import { extract, loadStages } from '../dist/pipeline/stages.js';
import { decode } from '../dist/read/decode.js';
import { read } from '../dist/read/read.js';
import { relate } from '../dist/relate/relate.js';
import { tag } from '../dist/tag/tag.js';

const ROUNDS = 5;
const folder = fileURLToPath(new URL('../fixtures/pages/', import.meta.url));

const loading = performance.now();
const stages = loadStages(loadDefinition('critical-minerals'));
console.log(`loading the pipeline: ${(performance.now() - loading).toFixed(0)} ms`);

const pages = readdirSync(folder)
  .filter((name) => name.endsWith('.html'))
  .map((name) => ({ url: `https://fixtures.example/${name}`, ...decode(readFileSync(join(folder, name)), undefined) }));
const articles = pages.map(read).flatMap((result) => (result.ok ? [result.value.article] : []));
const sources = articles.map(({ headline, text }) => `${headline}\n\n${text}`);
const english = stages.english;
const segmented = sources.map((source) => segment(source, english.exceptions));
const proposed = segmented.map((seg) => proposeNames(seg, english, 'field'));
const tagged = sources.map((source, i) => tag(source, segmented[i], proposed[i], stages.names));
const analysed = segmented.map((seg, i) => analyse(seg, tagged[i], english));
const htmlSize = pages.reduce((sum, { html }) => sum + html.length, 0);
const textSize = sources.reduce((sum, source) => sum + source.length, 0);

/** Best of the rounds after one that warms up, in seconds. @param {() => void} work */
function time(work) {
  work();
  let best = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    work();
    best = Math.min(best, (performance.now() - start) / 1000);
  }
  return best;
}

/** @type {[string, number, number, () => void][]} name, items, characters, work */
const cases = [
  [
    'bare parse (cheerio, htmlparser2)',
    pages.length,
    htmlSize,
    () => void pages.map(({ html }) => cheerio.load(html, { xml: { xmlMode: false } })),
  ],
  ['read', pages.length, htmlSize, () => void pages.map(read)],
  ['compromise', sources.length, textSize, () => void sources.map((source) => nlp(source).json())],
  [
    'segment + names',
    sources.length,
    textSize,
    () => void sources.map((source) => proposeNames(segment(source, english.exceptions), english, 'field')),
  ],
  [
    'tag',
    sources.length,
    textSize,
    () => void sources.map((source, i) => tag(source, segmented[i], proposed[i], stages.names)),
  ],
  ['analyse', sources.length, textSize, () => void segmented.map((seg, i) => analyse(seg, tagged[i], english))],
  [
    'relate',
    sources.length,
    textSize,
    () => void analysed.map((analysis, i) => relate(tagged[i], analysis, stages, null)),
  ],
  ['text to claims, whole', sources.length, textSize, () => void articles.map((article) => extract(article, stages))],
];

console.log(
  `${pages.length} pages, ${htmlSize} characters of HTML; ${sources.length} articles, ${textSize} characters of text; best of ${ROUNDS} rounds\n`,
);
const seconds = new Map(cases.map(([name, , , work]) => [name, time(work)]));
console.log('                                    items/s   characters/s     MB/s   against its peer');
for (const [name, items, size] of cases) {
  const took = seconds.get(name) ?? NaN;
  const peer = name === 'read' ? 'bare parse (cheerio, htmlparser2)' : 'compromise';
  const ratio = (seconds.get(peer) ?? NaN) / took;
  console.log(
    `${name.padEnd(34)} ${(items / took).toFixed(0).padStart(8)} ${(size / took).toFixed(0).padStart(14)} ${(size / took / 1e6).toFixed(2).padStart(8)}   ${ratio.toFixed(2)} × ${peer}`,
  );
}
