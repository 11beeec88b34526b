import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serveFixtures, type ServedBase } from './fixture-base.js';

interface Described {
  readonly paths: Record<
    string,
    { get: { responses: Record<string, { content: { 'application/json': { schema: { $ref: string } } } }> } }
  >;
}

let served: ServedBase;
let described: Described;
let ajv: Ajv2020;
beforeAll(async () => {
  served = await serveFixtures();
  described = (await (await fetch(`${served.url}/api/openapi.json`)).json()) as Described;
  ajv = new Ajv2020({ strict: false, allErrors: false, validateFormats: false });
  ajv.addSchema({ $id: 'openapi', ...described });
});
afterAll(async () => {
  await served.close();
});

const validators = new Map<string, ValidateFunction>();

/** The check of an answer as the description has it. */
function checkOf(path: string, status: number): ValidateFunction {
  const { $ref } = described.paths[path].get.responses[String(status)].content['application/json'].schema;
  const known = validators.get($ref) ?? ajv.compile({ $ref: `openapi${$ref}` });
  validators.set($ref, known);
  return known;
}

/** Addresses of answers that hold something, by the path in the description. */
function questions(): Readonly<Record<string, readonly string[]>> {
  const { facts, citations } = served.base.reader;
  const all = facts.list({}, 500);
  const cited = all.map((fact) => citations.of(fact, 1)[0]);
  const articles = [...new Set(cited.map(({ articleId }) => articleId))];
  const each = (ids: readonly string[], address: (id: string) => string) =>
    ids.slice(0, 20).map((id) => address(encodeURIComponent(id)));
  const entities = [...new Set(all.map(({ subject }) => subject.id))];
  return {
    '/api/entities': ['/api/entities?q=s', '/api/entities?q=nothing-of-that-name'],
    '/api/entity/{id}': each(entities, (id) => `/api/entity/${id}`),
    '/api/entity/{id}/graph': each(entities, (id) => `/api/entity/${id}/graph`),
    '/api/entity/{id}/timeline': each(entities, (id) => `/api/entity/${id}/timeline`),
    '/api/search': ['/api/search?q=tungsten', '/api/search?q=said', '/api/search?q='],
    '/api/compare': ['/api/compare?names=Severny+Katpar,Kuyrektykol'],
    '/api/path': ['/api/path?from=Cove+Capital&to=tungsten'],
    '/api/new': ['/api/new?since=2024', '/api/new'],
    '/api/facts': ['/api/facts?limit=500', '/api/facts?status=denied'],
    '/api/fact/{id}': each(
      all.map(({ id }) => id),
      (id) => `/api/fact/${id}`,
    ),
    '/api/fact/{id}/log': each(
      all.map(({ id }) => id),
      (id) => `/api/fact/${id}/log`,
    ),
    '/api/deposits': ['/api/deposits'],
    '/api/article/{id}': each(articles, (id) => `/api/article/${id}`),
    '/api/article/{id}/versions': each(articles, (id) => `/api/article/${id}/versions`),
    '/api/claim/{id}/citation': each(
      cited.map(({ claimId }) => claimId),
      (id) => `/api/claim/${id}/citation`,
    ),
    '/api/sources': ['/api/sources'],
    '/api/status': ['/api/status'],
    '/api/candidates': ['/api/candidates?all=yes'],
  };
}

it('describes the answer to every question, and every answer is as described', async () => {
  const asked = questions();
  expect(Object.keys(described.paths).sort()).toEqual(Object.keys(asked).sort());
  const wrong: unknown[] = [];
  for (const [path, addresses] of Object.entries(asked)) {
    expect(addresses.length, path).toBeGreaterThan(0);
    const check = checkOf(path, 200);
    for (const address of addresses) {
      const answer: unknown = await (await fetch(served.url + address)).json();
      if (!check(answer)) wrong.push({ address, errors: check.errors });
    }
  }
  expect(wrong).toEqual([]);
});

it('lets nothing pass that is not described', () => {
  const check = checkOf('/api/claim/{id}/citation', 200);
  const forms = { text: 'a', markdown: 'b', bibtex: 'c' };
  expect(check(forms)).toBe(true);
  expect(check({ ...forms, html: 'd' })).toBe(false);
  expect(check({ text: 'a', markdown: 'b' })).toBe(false);
});

it.each([
  ['/api/facts?since=yesterday', '/api/facts', 400],
  ['/api/fact/fact_0', '/api/fact/{id}', 404],
])('answers %s as the description of failures has it', async (address, path, status) => {
  const answer = await fetch(served.url + address);
  expect(answer.status).toBe(status);
  const check = checkOf(path, status);
  expect(check(await answer.json()), JSON.stringify(check.errors)).toBe(true);
});
