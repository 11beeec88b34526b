// The explorer under readers: node bench/serve.mjs BASE [READERS] [SECONDS] [PAUSE]
//
// First pages that nobody asked for yet, one after another; then a fresh explorer, and so many readers at once, who go
// through thousands of pages and look at each for PAUSE seconds (2; with 0 they ask as fast as answers come). Prints for
// each kind of page the median and the 95th hundredth of the time to the whole answer, the longest, and the bytes as
// transferred (gzip); says what failed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { FactBase } from '../dist/store/fact-base.js';

const [path = 'orewire.db', readers = '50', seconds = '60', pause = '2'] = process.argv.slice(2);
/** Pages of a kind that are asked for one after another. */
const ALONE = 40;
/** Facts whose pages, and their entities', articles' and sentences', the readers go through. */
const FACTS = 1000;

/** Addresses of every kind of page: of the newest facts, and of those that are stated most, where pages are largest. */
function addresses() {
  const base = FactBase.open(path, { readonly: true });
  const facts = base.reader.facts.list({}, FACTS).sort((a, b) => b.claims - a.claims);
  const ids = [
    ...new Set(facts.flatMap(({ subject, object }) => ('id' in object ? [subject.id, object.id] : [subject.id]))),
  ];
  const names = [...new Set(facts.map(({ subject }) => subject.name))];
  const cited = facts.slice(0, FACTS / 4).flatMap((fact) => base.reader.citations.of(fact, 1));
  base.close();
  const entity = (/** @type {string} */ id) => `/entity/${encodeURIComponent(id)}`;
  const words = names.map((name) => encodeURIComponent(name));
  return {
    home: ['/'],
    dossier: ids.map(entity),
    graph: ids.map((id) => `${entity(id)}/graph`),
    timeline: ids.map((id) => `${entity(id)}/timeline`),
    fact: facts.map(({ id }) => `/fact/${id}`),
    article: cited.map(({ articleId }) => `/article/${articleId}`),
    'page as fetched': cited.map(({ snapshotId, claimId }) => `/snapshot/${snapshotId}?claim=${claimId}`),
    'its frame': cited.map(({ snapshotId, claimId }) => `/snapshot/${snapshotId}/page?claim=${claimId}`),
    search: [
      '/search?q=tungsten',
      '/search?q=rare+earths',
      '/search?q=agreement',
      ...words.map((q) => `/search?q=${q}`),
    ],
    facts: ['/search', '/search?status=denied', ...words.map((name) => `/search?about=${name}`)],
    compare: words.slice(1).map((name, i) => `/compare?names=${words[i]},${name}`),
    path: words.slice(1).map((name, i) => `/path?from=${words[i]}&to=${name}`),
    map: [
      '/map',
      '/map?element=element:tungsten',
      ...words.map((_, i) => `/map?at=${(i * 7) % 60},${(i * 11) % 150}&zoom=3`),
    ],
    sources: ['/sources'],
    candidates: ['/candidates', '/candidates?kind=deposit', '/candidates?all=yes'],
    names: words.map((q) => `/api/entities?q=${q.slice(0, 4)}`),
  };
}

/** @returns {Promise<{ status: number, ms: number, bytes: number }>} */
function get(/** @type {string} */ address) {
  const from = performance.now();
  return new Promise((resolve, reject) => {
    request(address, { headers: { 'accept-encoding': 'gzip' } }, (response) => {
      let bytes = 0;
      response.on('data', (/** @type {Buffer} */ chunk) => (bytes += chunk.length));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, ms: performance.now() - from, bytes });
      });
    })
      .on('error', reject)
      .end();
  });
}

/** @typedef {{ status: number, ms: number, bytes: number }} Answer */

function line(/** @type {string} */ name, /** @type {Answer[]} */ answers) {
  const times = answers.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (/** @type {number} */ share) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(0).padStart(5);
  const failed = answers.filter(({ status }) => status !== 200).length;
  const kilobytes = (Math.max(...answers.map(({ bytes }) => bytes)) / 1000).toFixed(0).padStart(4);
  console.log(
    `${name.padEnd(16)} median ${at(0.5)} ms   p95 ${at(0.95)} ms   most ${at(1)} ms   ${kilobytes} kB at most   ${answers.length} asked, ${failed} failed`,
  );
}

const cli = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));

/** Lets an explorer be asked, one that nobody asked before. */
async function served(/** @type {(url: string) => Promise<void>} */ ask) {
  const server = spawn(process.execPath, [cli, 'serve', '--db', path, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = await once(server.stdout.setEncoding('utf8'), 'data');
  const url = /http:\S+/.exec(String(said))?.[0] ?? '';
  for (let i = 0; i < 8; i++) await get(`${url}/help?${i}`);
  try {
    await ask(url);
  } finally {
    server.kill();
    await once(server, 'exit');
  }
}

const kinds = Object.entries(addresses());
console.log('One after another, each page for the first time');
await served(async (url) => {
  for (const [name, paths] of kinds) {
    const answers = [];
    const step = Math.max(1, Math.floor(paths.length / ALONE));
    for (let i = 0; i < paths.length && answers.length < ALONE; i += step) answers.push(await get(url + paths[i]));
    line(name, answers);
  }
});

console.log(
  `${readers} readers at once for ${seconds} s, each at a page for ${pause} s, ${kinds.flatMap(([, paths]) => paths).length} pages`,
);
await served(async (url) => {
  const until = performance.now() + Number(seconds) * 1000;
  /** @type {Map<string, Answer[]>} */
  const together = new Map(kinds.map(([name]) => [name, []]));
  await Promise.all(
    Array.from({ length: Number(readers) }, async (_, reader) => {
      // Each reader goes through the kinds of pages in turn and begins elsewhere in each, the same at every run.
      await setTimeout((Number(pause) * 1000 * reader) / Number(readers));
      for (let i = reader; performance.now() < until; i++) {
        const [name, paths] = kinds[i % kinds.length];
        together.get(name)?.push(await get(url + paths[(reader * 31 + Math.floor(i / kinds.length)) % paths.length]));
        await setTimeout(Number(pause) * 1000);
      }
    }),
  );
  for (const [name, answers] of together) line(name, answers);
  line('all', [...together.values()].flat());
});
