// The explorer under readers: node bench/serve.mjs BASE [READERS] [SECONDS]
//
// First each kind of page by itself, then all of them at once by so many readers. Prints for each the median and the 95th
// hundredth of the time to the whole answer, and the bytes as transferred (gzip); says what failed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { FactBase } from '../dist/store/fact-base.js';

const [path = 'orewire.db', readers = '50', seconds = '60'] = process.argv.slice(2);
const ALONE = 20;

/** Addresses of every kind of page: of what is stated most, where pages are largest. */
function addresses() {
  const base = FactBase.open(path, { readonly: true });
  const facts = base.reader.facts.list({}, 20);
  const ids = [
    ...new Set(facts.flatMap(({ subject, object }) => ('id' in object ? [subject.id, object.id] : [subject.id]))),
  ];
  const cited = facts.slice(0, 5).flatMap((fact) => base.reader.facts.citations(fact, 1));
  base.close();
  const entity = (/** @type {string} */ id) => `/entity/${encodeURIComponent(id)}`;
  return {
    home: ['/'],
    dossier: ids.map(entity),
    graph: ids.slice(0, 8).map((id) => `${entity(id)}/graph`),
    timeline: ids.slice(0, 8).map((id) => `${entity(id)}/timeline`),
    fact: facts.map(({ id }) => `/fact/${id}`),
    article: cited.map(({ articleId }) => `/article/${articleId}`),
    'page as fetched': cited.map(({ snapshotId, claimId }) => `/snapshot/${snapshotId}?claim=${claimId}`),
    'its frame': cited.map(({ snapshotId, claimId }) => `/snapshot/${snapshotId}/page?claim=${claimId}`),
    search: ['/search?q=tungsten', '/search?q=rare+earths', '/search?q=agreement'],
    map: ['/map', '/map?at=48,70&zoom=3', '/map?element=element:tungsten'],
    sources: ['/sources'],
    candidates: ['/candidates'],
    names: ['/api/entities?q=s', '/api/entities?q=kaz'],
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

function line(/** @type {string} */ name, /** @type {{ status: number, ms: number, bytes: number }[]} */ answers) {
  const times = answers.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (/** @type {number} */ share) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(0);
  const failed = answers.filter(({ status }) => status !== 200).length;
  const kilobytes = Math.max(...answers.map(({ bytes }) => bytes)) / 1000;
  console.log(
    `${name.padEnd(16)} median ${at(0.5).padStart(5)} ms   p95 ${at(0.95).padStart(5)} ms   at most ${kilobytes.toFixed(0).padStart(4)} kB   ${answers.length} asked, ${failed} failed`,
  );
}

const cli = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const server = spawn(process.execPath, [cli, 'serve', '--db', path, '--port', '0'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const [said] = await once(server.stdout.setEncoding('utf8'), 'data');
const url = /http:\S+/.exec(String(said))?.[0] ?? '';
try {
  const kinds = addresses();
  const all = Object.values(kinds).flat();
  for (const address of all) await get(url + address);
  for (const [name, paths] of Object.entries(kinds)) {
    const answers = [];
    for (let i = 0; i < ALONE; i++) answers.push(await get(url + paths[i % paths.length]));
    line(name, answers);
  }
  const until = performance.now() + Number(seconds) * 1000;
  /** @type {{ status: number, ms: number, bytes: number }[]} */
  const together = [];
  await Promise.all(
    Array.from({ length: Number(readers) }, async (_, reader) => {
      // Each reader begins elsewhere and goes its own way through the pages, the same at every run.
      for (let i = reader * 7; performance.now() < until; i += 11) together.push(await get(url + all[i % all.length]));
    }),
  );
  line(`${readers} at once`, together);
} finally {
  server.kill();
}
