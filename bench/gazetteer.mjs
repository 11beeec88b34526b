/**
 * The gazetteer at a thousand, a hundred thousand and a million names: what compiling, loading and scanning cost, and
 * how much memory a process with the names in it takes.
 *
 *   npm run build && node bench/gazetteer.mjs
 *
 * The names are made by a seeded chain over the letters of the real tables' names, so that they share beginnings and
 * words as real ones do; the text is that of the stored pages in fixtures/. Compiling and loading run in processes of
 * their own. Scans of all sizes take turns in one process with compromise reading the same text: their ratios are what
 * to look at. Ends with 1 where a bound does not hold.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { random } from '../dist/chance.js';
import { findNames } from '../dist/tag/automaton.js';
import { loadNames } from '../dist/tag/cache.js';
import { packNames } from '../dist/tag/compile.js';
import { loadCues } from '../dist/tag/cues.js';
import { fold } from '../dist/tag/fold.js';
import { loadGazetteer } from '../dist/tag/gazetteer.js';
import { encodeSections } from '../dist/tag/sections.js';

const SIZES = [1_000, 100_000, 1_000_000];
const BOUNDS = { compileSeconds: 60, loadSeconds: 1, residentMB: 300, scanRatio: 1.3, paceOfCompromise: 15 };
const ROUNDS = 15;
/** Letters that the next one depends on. */
const ORDER = 4;
const KEY = 'bench';

const path = (/** @type {string} */ relative) => fileURLToPath(new URL(relative, import.meta.url));
const pipeline = path('../pipelines/critical-minerals/');
const cues = loadCues(join(pipeline, 'cues.yaml'));

const [task, size, file] = process.argv.slice(2);
if (task === 'compile') await compile(Number(size), file);
else if (task === 'load') load(file);
else await main();

/** Compiles so many names into a file; writes the seconds of processor that it took, all threads together. @param {number} count @param {string} to */
async function compile(count, to) {
  const ordinary = new Set((await storedTexts()).flatMap((text) => text.match(/(?<!\p{L})\p{Ll}+/gu) ?? []));
  const real = loadGazetteer(join(pipeline, 'gazetteer'));
  const entries = makeNames(real, count, ordinary).map((name, i) => {
    const like = real.entries[i % real.entries.length];
    return { id: `${like.kind}:made-${i}`, kind: like.kind, name, aliases: [], attributes: like.attributes };
  });
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
  const hits = findNames(names.automaton, fold('Mount Isa, Kundybay and a thousand others in one sentence.'));
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
    const automata = files.map((from) => loadNames('no tables', cues, { file: from, key: KEY }).automaton);
    const works = [
      ...automata.map(
        (automaton) => () => texts.reduce((hits, text) => hits + findNames(automaton, fold(text)).length, 0),
      ),
      () => texts.reduce((sentences, text) => sentences + Number(nlp(text).json().length), 0),
    ];
    const best = works.map(() => Infinity);
    const found = works.map((work) => work());
    for (let round = 0; round < ROUNDS; round++)
      for (const [i, work] of works.entries()) {
        // Compromise takes a hundred times as long; a few rounds are enough for it.
        if (i === automata.length && round % 5 > 0) continue;
        // The second time in a row finds the processor's cache as a scan leaves it, not as compromise does.
        for (let again = 0; again < (i === automata.length ? 1 : 3); again++) {
          const started = performance.now();
          work();
          best[i] = Math.min(best[i], performance.now() - started);
        }
      }
    console.log(`\n${texts.length} texts, ${characters} characters; best of ${ROUNDS} rounds`);
    const compromise = best[automata.length];
    for (const [i, count] of SIZES.entries()) {
      const ratio = best[i] / best[0];
      const pace = compromise / best[i];
      console.log(
        `scan, ${String(count).padStart(7)} names: ${best[i].toFixed(1)} ms, ${found[i]} hits, ${ratio.toFixed(2)} × the time at ${SIZES[0]}${mark(ratio <= BOUNDS.scanRatio)},` +
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

/**
 * Names after the shapes of real ones, all different. None is all of words that the stored pages have in small letters:
 * a table that has such a name says when it counts.
 *
 * @param {{ entries: readonly { name: string }[] }} real @param {number} count @param {ReadonlySet<string>} ordinary @returns {string[]}
 */
function makeNames({ entries }, count, ordinary) {
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
  const next = random(1);
  const made = new Set();
  while (made.size < count) {
    let name = '';
    let before = '\n'.repeat(ORDER);
    for (;;) {
      const behind = chain.get(before) ?? ['\n'];
      const letter = behind[Math.floor(next() * behind.length)];
      if (letter === '\n' || name.length > 60) break;
      name += letter;
      before = before.slice(1) + letter;
    }
    if (
      name.length > 2 &&
      !name
        .toLowerCase()
        .split(/\P{L}+/u)
        .every((word) => ordinary.has(word))
    )
      made.add(name);
  }
  return [...made];
}
