import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadDefinition } from '../../src/pipeline/definition.js';

const folder = mkdtempSync(join(tmpdir(), 'orewire-definition-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Loads a pipeline whose file ends with these lines. */
function load(lines: string): ReturnType<typeof loadDefinition> {
  writeFileSync(
    join(folder, 'pipeline.yaml'),
    `name: test\ntitle: Test\nsources: [{ id: a, type: pages, urls: ['https://a.example/'] }]\n${lines}`,
  );
  return loadDefinition(folder);
}

describe('sites', () => {
  it('are declared by host, selectors and a last day', () => {
    const sites = [{ host: 'news.example', until: '2026-06-30', body: 'div#story', remove: ['p.tip'] }];
    expect(load(`sites: ${JSON.stringify(sites)}`).sites).toEqual(sites);
    expect(load('').sites).toEqual([]);
  });

  it.each([
    ['a selector that is none', '{ host: news.example, body: "div > > p" }', /selector.*div > > p/],
    ['a day that is none', '{ host: news.example, until: 2026-02-30 }', /./],
    ['a host with www.', '{ host: www.news.example }', /without www/],
    ['an unknown key', '{ host: news.example, text: p }', /./],
  ])('are refused with %s, naming the line', (_, site, message) => {
    expect(() => load(`sites:\n  - ${site}`)).toThrow(message);
    expect(() => load(`sites:\n  - ${site}`)).toThrow(
      expect.objectContaining({ where: expect.stringContaining('pipeline.yaml:5') as string }) as Error,
    );
  });
});
