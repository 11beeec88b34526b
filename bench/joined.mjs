/**
 * Whether the time a text takes grows with its length and no faster: a hundred of the pipeline's annotated articles, each
 * by itself, against the same hundred joined into one, stage by stage. A joined article may take 1.2 times as long.
 *
 *   npm run build && node bench/joined.mjs [COUNT]
 *
 * Ends with 1 where the whole takes longer than that.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { analyse } from '../dist/language/analyse.js';
import { proposeNames } from '../dist/language/names.js';
import { segment } from '../dist/language/segment.js';
import { loadDefinition } from '../dist/pipeline/definition.js';
import { extract, loadStages, tagArticle } from '../dist/pipeline/stages.js';
import { relate } from '../dist/relate/relate.js';

const ROUNDS = 5;
const MOST = 1.2;
const count = Number(process.argv[2] ?? 100);
const folder = fileURLToPath(new URL('../pipelines/critical-minerals/annotated/articles/', import.meta.url));
const stages = loadStages(loadDefinition('critical-minerals'));
const { english } = stages;

const texts = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .slice(0, count)
  .map((name) => JSON.parse(readFileSync(folder + name, 'utf8')).article)
  .map(({ headline, paragraphs }) => [headline, ...paragraphs].join('\n\n'));

/** Each stage's input made beforehand, so that a stage is timed by itself. @param {string[]} sources @returns {[string, () => void][]} */
function prepare(sources) {
  const segmented = sources.map((source) => segment(source, english.exceptions));
  const tagged = segmented.map((segmentation) => tagArticle(segmentation, stages));
  const analysed = segmented.map((segmentation, i) => analyse(segmentation, tagged[i], english));
  return [
    ['segment', () => void sources.map((source) => segment(source, english.exceptions))],
    ['names', () => void segmented.map((segmentation) => proposeNames(segmentation, english, 'field'))],
    ['names + tag', () => void segmented.map((segmentation) => tagArticle(segmentation, stages))],
    ['analyse', () => void segmented.map((segmentation, i) => analyse(segmentation, tagged[i], english))],
    ['relate', () => void analysed.map((analysis, i) => relate(tagged[i], analysis, stages, null))],
    [
      'text to claims, whole',
      () => void sources.map((source) => extract({ headline: '', text: source, published: null }, stages)),
    ],
  ];
}

/** Seconds. @param {() => void} work */
function time(work) {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}

const apart = prepare(texts);
const joined = prepare([texts.join('\n\n')]);
const size = texts.reduce((sum, text) => sum + text.length, 0);
console.log(
  `${texts.length} articles, ${size} characters; best of ${ROUNDS} rounds, by turns, after one that warms up\n`,
);
console.log('stage                        apart, s   joined, s   joined / apart');
let whole = 0;
for (const [index, [name, work]] of apart.entries()) {
  const [, together] = joined[index];
  let [separate, one] = [Infinity, Infinity];
  for (let round = 0; round <= ROUNDS; round++) {
    const [first, second] = [time(work), time(together)];
    if (round > 0) [separate, one] = [Math.min(separate, first), Math.min(one, second)];
  }
  whole = one / separate;
  console.log(
    `${name.padEnd(26)} ${separate.toFixed(3).padStart(10)} ${one.toFixed(3).padStart(11)} ${whole.toFixed(2).padStart(16)}`,
  );
}
if (whole > MOST) process.exitCode = 1;
