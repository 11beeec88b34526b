/**
 * The reader's pace and memory beside a bare parse and beside Mozilla's Readability, on the same pages in one run: the
 * ratios are what to look at, the absolute figures are this machine's of this minute.
 *
 *   npm run build && node bench/read.mjs [--pages DIR] [--peers DIR] [--rounds 3]
 *
 * `--pages`: a folder of `.html` files, or of `.jsonl.gz` files with a page {"url", "html"} a line; fixtures/pages unless
 * said otherwise. `--peers`: a folder where `npm install @mozilla/readability linkedom jsdom` was run; without it the
 * reader is compared with the bare parse alone. jsdom takes minutes on hundreds of pages and is asked for every tenth.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import * as cheerio from 'cheerio';
import { decode } from '../dist/read/decode.js';
import { read } from '../dist/read/read.js';

const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: fileURLToPath(new URL('../fixtures/pages/', import.meta.url)) },
    peers: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    'memory-only': { type: 'boolean', default: false },
  },
});

/** @typedef {{ url: string, html: string }} Page */

/** @returns {Generator<Page>} */
function* pagesOf(folder = values.pages) {
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    if (name.endsWith('.html'))
      yield { url: 'https://page.invalid/', html: decode(readFileSync(path), undefined).html };
    if (!name.endsWith('.jsonl.gz')) continue;
    const lines = gunzipSync(readFileSync(path)).toString('utf8').split('\n');
    for (const line of lines) if (line.includes('"html"')) yield /** @type {Page} */ (JSON.parse(line));
  }
}

if (values['memory-only']) {
  for await (const line of createInterface({ input: process.stdin })) read(JSON.parse(line));
  console.log(process.resourceUsage().maxRSS / 1024);
  process.exit();
}

const pages = [...pagesOf()];
const tenth = pages.filter((_, i) => i % 10 === 0);

/** @type {{ name: string, pages: Page[], work: (page: Page) => unknown }[]} */
const cases = [
  {
    name: 'bare parse (cheerio, htmlparser2)',
    pages,
    work: ({ html }) => cheerio.load(html, { xml: { xmlMode: false } }),
  },
  { name: 'orewire read', pages, work: read },
];
if (values.peers !== undefined) {
  const require = createRequire(pathToFileURL(join(values.peers, 'package.json')));
  // Named apart from their calls: the peers are no packages of this repository, so that their types are not to be had.
  const [readability, linkedom, jsdom] = ['@mozilla/readability', 'linkedom', 'jsdom'];
  const { Readability } = require(readability);
  const { parseHTML } = require(linkedom);
  const { JSDOM, VirtualConsole } = require(jsdom);
  const silent = new VirtualConsole();
  cases.push(
    { name: 'Readability on linkedom', pages, work: ({ html }) => new Readability(parseHTML(html).document).parse() },
    {
      name: 'Readability on jsdom, every tenth page',
      pages: tenth,
      work: ({ html, url }) =>
        new Readability(new JSDOM(html, { url, virtualConsole: silent }).window.document).parse(),
    },
    { name: 'orewire read, every tenth page', pages: tenth, work: read },
  );
}

/** @type {Map<string, number>} processor seconds a page, the best of the rounds */
const best = new Map();
for (let round = 0; round < Number(values.rounds); round++) {
  for (const { name, pages: own, work } of cases) {
    const used = process.cpuUsage();
    for (const page of own) {
      try {
        work(page);
      } catch {
        // Readability walks off the tree of some pages.
      }
    }
    const { user, system } = process.cpuUsage(used);
    best.set(name, Math.min(best.get(name) ?? Infinity, (user + system) / 1e6 / own.length));
  }
}
console.log(
  `${pages.length} pages, ${pages.reduce((sum, { html }) => sum + html.length, 0)} characters; best of ${values.rounds} rounds`,
);
const ours = (/** @type {string} */ name) =>
  best.get(name.includes('tenth') ? 'orewire read, every tenth page' : 'orewire read');
for (const [name, seconds] of best) {
  const times = (seconds / (ours(name) ?? NaN)).toFixed(2);
  console.log(`${name.padEnd(40)} ${(seconds * 1000).toFixed(2).padStart(8)} ms a page   ${times} × orewire read`);
}
const child = spawn(process.execPath, [fileURLToPath(import.meta.url), '--memory-only'], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
for (const page of pages) if (!child.stdin.write(`${JSON.stringify(page)}\n`)) await once(child.stdin, 'drain');
child.stdin.end();
const peak = Number(await text(child.stdout)).toFixed(0);
console.log(`peak memory of a process that reads them one by one, a JSON line each: ${peak} MB`);
