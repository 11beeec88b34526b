import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { appendSources, sourceId } from '../../src/pipeline/declare-sources.js';

const folder = mkdtempSync(join(tmpdir(), 'orewire-sources-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('sources that are added', () => {
  it('go to the end of the list, and what people wrote stays', () => {
    const file = join(folder, 'pipeline.yaml');
    const before =
      '# ours\nname: mine\nsources:\n  # the wire\n  - id: wire\n    type: feed\n    url: https://a.example/rss # slow\n';
    writeFileSync(file, before);
    appendSources(file, [{ id: 'tin', type: 'feed', url: 'https://tin.example/rss' }]);
    expect(readFileSync(file, 'utf8')).toBe(`${before}  - id: tin\n    type: feed\n    url: https://tin.example/rss\n`);
  });

  it('have nowhere to go without a list', () => {
    const file = join(folder, 'empty.yaml');
    writeFileSync(file, 'name: mine\n');
    expect(() => {
      appendSources(file, []);
    }).toThrow(/no list/);
  });

  it.each([
    ['Ministère des Mines – Actualités', 'ministere-des-mines-actualites'],
    [null, 'news-example'],
    ['鉱業', 'news-example'],
    ['Tin', 'tin-3'],
  ])('called %s have the id %s', (title, id) => {
    expect(sourceId({ title, url: 'https://www.news.example/rss' }, new Set(['tin', 'tin-2']))).toBe(id);
  });
});
