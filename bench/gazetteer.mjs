/**
 * The gazetteer at a thousand, a hundred thousand and a million names: what compiling, loading and scanning cost, and
 * how much memory a process with the names in it takes.
 *
 *   npm run build && node bench/gazetteer.mjs
 *
 * The text is that of the stored pages in fixtures/. The first thousand names are drawn from the real tables and are in
 * every size. The others are made by a seeded chain over the letters of the real names, and none stands in the text as a
 * whole: so every size finds the same names there, and what a scan takes longer among more names is the price of the
 * names that are not there. That price is a real one: like real names, the made ones share words and beginnings with the
 * text ("ministry of …", "tungsten and …"), and with each other.
 *
 * Compiling and loading run in processes of their own. Scans of all sizes take turns in one process with compromise
 * reading the same text: their ratios are what to look at. Ends with 1 where a bound does not hold.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { random, shuffled } from '../dist/chance.js';
import { loadNames } from '../dist/tag/cache.js';
import { packNames, stripLegalForm } from '../dist/tag/compile.js';
import { loadCues } from '../dist/tag/cues.js';
import { fold, foldKey } from '../dist/tag/fold.js';
import { formsOf } from '../dist/tag/forms.js';
import { loadGazetteer } from '../dist/tag/gazetteer.js';
import { endsWord, findNames, startsWord } from '../dist/tag/name-index.js';
import { encodeSections } from '../dist/tag/sections.js';

const SIZES = [1_000, 100_000, 1_000_000];
const BOUNDS = { compileSeconds: 60, loadSeconds: 1, residentMB: 300, scanRatio: 1.3, paceOfCompromise: 15 };
const ROUNDS = 15;
/** Scans in a row in each round. */
const TIMES = 20;
/** Letters that the next one depends on. */
const ORDER = 4;
/** Characters of the longest made name. */
const LONGEST = 60;
const KEY = 'bench';
/** Columns whose numbers hardly two entries share. */
const OWN_NUMBERS = ['lat', 'lon', 'population', 'wikidata', 'website', 'roles'];

const path = (/** @type {string} */ relative) => fileURLToPath(new URL(relative, import.meta.url));
const pipeline = path('../pipelines/critical-minerals/');
const cues = loadCues(join(pipeline, 'cues.yaml'));

const [task, size, file] = process.argv.slice(2);
if (task === 'compile') await compile(Number(size), file);
else if (task === 'load') load(file);
else await main();

/** Compiles so many names into a file; writes the seconds of processor that it took, all threads together. @param {number} count @param {string} to */
async function compile(count, to) {
  const real = loadGazetteer(join(pipeline, 'gazetteer'));
  const entries = [...shuffled(real.entries.length, random(1)).subarray(0, SIZES[0])].map((i) => ({
    ...real.entries[i],
    aliases: [],
  }));
  const stretches = stretchesOf(await storedTexts());
  const chance = random(3);
  const digit = () => String(Math.floor(chance() * 10));
  for (const name of madeNames(real)) {
    if (entries.length === count) break;
    const like = real.entries[entries.length % real.entries.length];
    const attributes = Object.fromEntries(
      Object.entries(like.attributes)
        // Demonyms and symbols are names too, and real ones.
        .filter(([column]) => column !== 'demonyms' && column !== 'symbol')
        // What is one entry's own in the tables is one's own here, or it would pack too well.
        .map(([column, cell]) => [column, OWN_NUMBERS.includes(column) ? cell.replace(/\d/g, digit) : cell]),
    );
    const entry = { ...like, id: `${like.kind}:made-${entries.length}`, name, aliases: [], attributes };
    const forms = formsOf(entry, (whole) => stripLegalForm(whole, cues));
    if (!forms.some(({ text }) => stretches.has(foldKey(text)))) entries.push(entry);
  }
  entries.sort((a, b) => (a.id < b.id ? -1 : 1));
  const started = process.cpuUsage();
  const bytes = encodeSections(KEY, packNames({ ...real, entries }, cues));
  const { user, system } = process.cpuUsage(started);
  const seconds = (user + system) / 1e6;
  writeFileSync(to, bytes);
  console.log(JSON.stringify({ seconds, megabytes: bytes.length / 1e6 }));
}

/** Loads a compiled file, scans a text with it, and writes the seconds of the load and the megabytes resident. @param {string} from */
function load(from) {
  const started = performance.now();
  const names = loadNames('no tables', cues, { file: from, key: KEY });
  const seconds = (performance.now() - started) / 1000;
  const hits = findNames(names.index, fold('Mount Isa, Kundybay and a thousand others in one sentence.'));
  console.log(JSON.stringify({ seconds, hits: hits.length, megabytes: process.memoryUsage().rss / 1e6 }));
}

async function main() {
  const folder = mkdtempSync(join(tmpdir(), 'orewire-bench-'));
  const texts = await storedTexts();
  const { default: nlp } = await import('compromise');
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  /** @type {boolean[]} */
  const marks = [];
  /** @param {boolean} good */
  const mark = (good) => {
    marks.push(good);
    return good ? '' : '  ✗';
  };
  try {
    const files = SIZES.map((count) => join(folder, String(count)));
    for (const [i, count] of SIZES.entries()) {
      const compiled = inProcess('compile', count, files[i]);
      const loaded = inProcess('load', count, files[i]);
      console.log(
        `${count} names: compiled in ${compiled.seconds.toFixed(1)} s${mark(compiled.seconds <= BOUNDS.compileSeconds)}` +
          ` to ${compiled.megabytes.toFixed(0)} MB, loaded in ${loaded.seconds.toFixed(2)} s${mark(loaded.seconds <= BOUNDS.loadSeconds)},` +
          ` resident ${loaded.megabytes.toFixed(0)} MB${mark(loaded.megabytes <= BOUNDS.residentMB)}`,
      );
    }
    const indexes = files.map((from) => loadNames('no tables', cues, { file: from, key: KEY }).index);
    const works = [
      ...indexes.map((index) => () => texts.reduce((hits, text) => hits + findNames(index, fold(text)).length, 0)),
      () => texts.reduce((sentences, text) => sentences + Number(nlp(text).json().length), 0),
    ];
    const best = works.map(() => Infinity);
    const found = works.map((work) => work());
    for (let round = 0; round < ROUNDS; round++)
      for (const [i, work] of works.entries()) {
        // Compromise takes a hundred times as long; a few rounds are enough for it.
        if (i === indexes.length && round % 5 > 0) continue;
        // Times in a row find the processor's cache as scanning leaves it, not as compromise or another size does.
        for (let again = 0; again < (i === indexes.length ? 1 : TIMES); again++) {
          const started = performance.now();
          work();
          best[i] = Math.min(best[i], performance.now() - started);
        }
      }
    console.log(`\n${texts.length} texts, ${characters} characters; best of ${ROUNDS} rounds of ${TIMES}`);
    const compromise = best[indexes.length];
    for (const [i, count] of SIZES.entries()) {
      const ratio = best[i] / best[0];
      const pace = compromise / best[i];
      console.log(
        `scan, ${String(count).padStart(7)} names: ${best[i].toFixed(2)} ms, ${found[i]} hits${mark(found[i] === found[0])}, ${ratio.toFixed(2)} × the time at ${SIZES[0]}${mark(ratio <= BOUNDS.scanRatio)},` +
          ` ${pace.toFixed(0)} × compromise's pace${mark(pace >= BOUNDS.paceOfCompromise)}`,
      );
    }
    console.log(`compromise:           ${compromise.toFixed(0)} ms`);
  } finally {
    rmSync(folder, { recursive: true });
  }
  if (marks.includes(false)) process.exitCode = 1;
}

/** @param {'compile' | 'load'} what @param {number} count @param {string} at @returns {{ seconds: number, megabytes: number }} */
function inProcess(what, count, at) {
  const { stdout, status, stderr } = spawnSync(
    process.execPath,
    ['--max-old-space-size=8192', fileURLToPath(import.meta.url), what, String(count), at],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** The source texts of the stored pages. @returns {Promise<string[]>} */
async function storedTexts() {
  // Loaded here, so that the processes that measure memory do without.
  const [{ decode }, { read }] = await Promise.all([import('../dist/read/decode.js'), import('../dist/read/read.js')]);
  const pages = path('../fixtures/pages/');
  return readdirSync(pages)
    .filter((name) => name.endsWith('.html'))
    .map((name) => read({ url: `https://fixtures.example/${name}`, ...decode(readFileSync(pages + name), undefined) }))
    .flatMap((result) => (result.ok ? [`${result.value.article.headline}\n\n${result.value.article.text}`] : []));
}

/** What stands in the texts from the beginning of a word to the end of one, folded, as long as a name may be. @param {string[]} texts @returns {Set<string>} */
function stretchesOf(texts) {
  const stretches = new Set();
  for (const text of texts.map(fold)) {
    for (let from = 0; from < text.length; from++) {
      if (!startsWord(text, from)) continue;
      for (let to = from + 1; to <= Math.min(text.length, from + LONGEST); to++)
        if (endsWord(text, to)) stretches.add(String.fromCharCode(...text.units.subarray(from, to)));
    }
  }
  return stretches;
}

/**
 * Names after the shapes of real ones, without end and all different.
 *
 * @param {{ entries: readonly { name: string }[] }} real @returns {Generator<string>}
 */
function* madeNames({ entries }) {
  /** @type {Map<string, string[]>} what may follow the letters before, once for each time it does */
  const chain = new Map();
  for (const { name } of entries) {
    const padded = `${'\n'.repeat(ORDER)}${name}\n`;
    for (let i = ORDER; i < padded.length; i++) {
      const before = padded.slice(i - ORDER, i);
      const behind = chain.get(before);
      if (behind === undefined) chain.set(before, [padded[i]]);
      else behind.push(padded[i]);
    }
  }
  const next = random(2);
  const made = new Set();
  for (;;) {
    let name = '';
    let before = '\n'.repeat(ORDER);
    for (;;) {
      const behind = chain.get(before) ?? ['\n'];
      const letter = behind[Math.floor(next() * behind.length)];
      if (letter === '\n' || name.length === LONGEST) break;
      name += letter;
      before = before.slice(1) + letter;
    }
    if (name.length < 3 || made.has(name)) continue;
    made.add(name);
    yield name;
  }
}
