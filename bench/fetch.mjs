/**
 * How many pages a second are fetched and stored: `npm run build && node bench/fetch.mjs [--pages 6000]`.
 *
 * 500 hosts on loopback (127.1.x.y), served by a second process that answers every request 20 ms after it came, with ten
 * pages from fixtures/ in a row, some 30 KB. Everything is as in a run (robots.txt first, one request at a time a host,
 * guarded addresses, every page stored compressed in a base on disk), but for the pause between two requests to a host,
 * which is none.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { HttpClient } from '../dist/fetch/http.js';
import { PoliteClient } from '../dist/fetch/polite.js';
import { makeSnapshot } from '../dist/fetch/snapshot.js';
import { FactBase } from '../dist/store/fact-base.js';

const HOSTS = 500;
const LATENCY_MS = 20;
const { values: options } = parseArgs({
  options: { pages: { type: 'string', default: '6000' }, serve: { type: 'boolean' } },
});

if (options.serve === true) serve();
else await measure(Number(options.pages));

function serve() {
  const folder = fileURLToPath(new URL('../fixtures/pages/', import.meta.url));
  const names = readdirSync(folder, { recursive: true }).filter((name) => /\.html?$/.test(String(name)));
  const stored = names.map((name) => readFileSync(join(folder, String(name))));
  // Ten together are as long as a news page of today with its scripts and styles.
  const bodies = stored.map((_, i) =>
    Buffer.concat(Array.from({ length: 10 }, (_, j) => stored[(i + j) % stored.length])),
  );
  let asked = 0;
  const server = createServer((request, response) => {
    const number = asked++;
    setTimeout(() => {
      if (request.url === '/robots.txt') response.writeHead(404).end();
      else {
        response.writeHead(200, { 'content-type': 'text/html' });
        response.write(bodies[number % bodies.length]);
        response.end(`<!-- ${number} -->`);
      }
    }, LATENCY_MS);
  });
  server.listen(0, '0.0.0.0', 4096, () => process.send?.(server.address()));
  process.once('disconnect', () => process.exit());
}

/** @param {number} total pages over all hosts */
async function measure(total) {
  const server = fork(fileURLToPath(import.meta.url), ['--serve']);
  const [{ port }] = await once(server, 'message');
  const folder = mkdtempSync(join(tmpdir(), 'orewire-bench-'));
  const base = FactBase.open(join(folder, 'bench.db'));
  base.saveSource({ id: 'bench', kind: 'pages', address: null, title: null });
  const hosts = Array.from({ length: HOSTS }, (_, i) => `127.1.${1 + Math.floor(i / 250)}.${1 + (i % 250)}`);
  const http = new HttpClient({ userAgent: 'orewire-bench', allowedAddresses: hosts });
  const client = new PoliteClient(http, { pauseMs: 0 });
  /** @type {number[]} */
  const memory = [];
  /** @type {number} */
  let stored = 0;
  let bytes = 0;
  let refused = 0;
  const start = performance.now();
  /** @param {string} host */
  const crawl = async (host) => {
    for (let i = 0; i < total / HOSTS; i++) {
      const url = `http://${host}:${port}/${i}`;
      const answer = await client.get(url, 'page');
      if (!answer.ok) {
        refused++;
        continue;
      }
      const { status, headers, body, fetchedAt } = answer;
      base.saveSnapshot(makeSnapshot({ url, finalUrl: answer.url, status, headers, body, fetchedAt }), 'bench');
      bytes += body.byteLength;
      if (++stored % Math.ceil(total / 10) === 0) memory.push(Math.round(process.memoryUsage.rss() / 1048576));
    }
  };
  await Promise.all(hosts.map(crawl));
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage();
  console.log(
    `${stored} pages of ${Math.round(bytes / stored / 1024)} KB stored from ${HOSTS} hosts, ${refused} refused`,
  );
  const cpuSeconds = (user + system) / 1e6;
  console.log(
    `${(stored / seconds).toFixed(0)} pages a second, with ${Math.round((100 * cpuSeconds) / seconds)} % of a core`,
  );
  console.log(`${(stored / cpuSeconds).toFixed(0)} pages a second of the crawler's own CPU time`);
  console.log(`memory at each tenth, MB: ${memory.join(' ')}`);
  await http.close();
  base.close();
  server.disconnect();
  rmSync(folder, { recursive: true });
}
