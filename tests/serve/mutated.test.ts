import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { explorer } from '../../src/serve/explorer.js';
import { siteOf } from '../../src/serve/site/site.js';
import { serveFixtures, type ServedBase } from './fixture-base.js';

let served: ServedBase;
let paths: readonly string[];
const reported: unknown[] = [];
beforeAll(async () => {
  served = await serveFixtures();
  const [fact] = served.base.reader.facts.list({}, 1);
  const [{ claimId, articleId, versionId, snapshotId }] = served.base.reader.citations.of(fact, 1);
  paths = [
    '/',
    '/search?q=tungsten&kind=deposit&since=2025',
    '/entity/deposit:severny-katpar',
    '/entity/deposit:severny-katpar/graph?open=place:kz,element:tungsten',
    '/entity/deposit:severny-katpar/timeline',
    '/compare?names=Severny+Katpar,+Kuyrektykol',
    '/path?from=Cove+Capital&to=tungsten',
    `/fact/${fact.id}`,
    `/article/${articleId}?version=${versionId}`,
    '/article?url=https://example.com/a',
    `/snapshot/${snapshotId}?claim=${claimId}`,
    `/snapshot/${snapshotId}/page?claim=${claimId}`,
    `/cite/${claimId}`,
    '/map?at=48.7,72.9&zoom=3&element=element:tungsten&country=KZ&status=asserted',
    '/candidates?kind=deposit&support=2&all=yes&limit=5',
    '/sources',
    '/api/entities?q=sever&limit=3',
    '/api/facts?about=tungsten&since=2025-01&format=csv',
    `/api/fact/${fact.id}`,
    `/api/article/${articleId}`,
    `/api/claim/${claimId}/citation`,
    '/api/deposits?element=element:tin',
    '/assets/explorer.css',
    '/watch/denials/atom',
    '/edit?token=x',
  ];
});
afterAll(async () => {
  await served.close();
});

/** What is put into, or in the place of, a part of an address. */
// prettier-ignore
const FOREIGN = [
  '%00', '%', '%zz', '%ff', '%2f', '..', '../', '%2e%2e%2f', "'", '"', '<', '>', '--', ';', '\\', '*', '(', 'NEAR', 'AND', '"a" OR',
  '%F0%9F%92%8E', '%ED%A0%80', '​', '-1', '1e9', 'NaN', '0x10', '999999999999999999999', '', ' ', '+', '&', '=', '?', '#', '[]', '__proto__',
  'constructor', 'null', 'undefined', '[object%20Object]', 'candidate:', 'deposit:', 'a'.repeat(300), '%25'.repeat(100), ',', ',,,', '-,-',
];

const mutation = fc.record({
  path: fc.nat(),
  at: fc.nat(),
  cut: fc.nat({ max: 6 }),
  piece: fc.oneof(fc.constantFrom(...FOREIGN), fc.string({ unit: 'binary', maxLength: 8 }).map(safe)),
  method: fc.constantFrom('GET', 'GET', 'GET', 'GET', 'HEAD', 'POST', 'PUT', 'OPTIONS'),
  body: fc.oneof(fc.constantFrom('', 'token=x&act=accept&candidate=y', '{"a":1}', '--b\r\n'), fc.string()),
  type: fc.constantFrom('application/x-www-form-urlencoded', 'multipart/form-data; boundary=b', 'application/json', ''),
});

/** Percent-encoded, lone surrogates included. */
function safe(text: string): string {
  return [...Buffer.from(text, 'utf8')].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
}

it('answers 5,000 mutated requests, none of them with a failure of its own', async () => {
  const report = (error: unknown): void => {
    reported.push(error);
  };
  const watchLists = [{ id: 'denials', title: 'What is denied', filters: { status: 'denied' } }] as const;
  const ask = siteOf({ base: served.base, version: '0.0.0', watchLists, report });
  const app = explorer({ ask, now: () => 0, editing: null, report });
  const statuses = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(mutation, async ({ path, at, cut, piece, method, body, type }) => {
      const whole = paths[path % paths.length];
      const place = at % (whole.length + 1);
      const url = `http://localhost${whole.slice(0, place)}${piece}${whole.slice(place + cut)}`;
      if (!URL.canParse(url) || new URL(url).hostname !== 'localhost') return;
      const sent =
        method === 'POST' || method === 'PUT'
          ? { body, headers: { host: 'localhost', 'content-type': type } }
          : { headers: { host: 'localhost' } };
      const response = await app.request(url, { method, ...sent });
      await response.arrayBuffer();
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
      expect(response.status, `${method} ${url} ${String(reported.at(-1))}`).toBeLessThan(500);
    }),
    { numRuns: 5_000, seed: 10 },
  );
  expect(reported).toEqual([]);
  // The requests came to the pages, not to one refusal.
  expect(statuses.get(200)).toBeGreaterThan(300);
  expect(statuses.get(400)).toBeGreaterThan(50);
  expect(statuses.get(404)).toBeGreaterThan(300);
});
