import { describe, expect, it } from 'vitest';
import { loadDefinition } from '../../src/pipeline/definition.js';
import { demandContact } from '../../src/pipeline/web-client.js';

describe('the sources of critical-minerals', () => {
  const { sources } = loadDefinition('critical-minerals');
  const live = sources.filter((source) => source.type !== 'folder' && source.type !== 'warc');

  it('are sixty at least on the network, each address once, each with its name, its home and its language', () => {
    expect(live.length).toBeGreaterThanOrEqual(60);
    expect(new Set(live.map((source) => ('url' in source ? source.url : source.id))).size).toBe(live.length);
    for (const { id, title, home, language } of live) {
      expect([id, title, home, language]).not.toContain(undefined);
    }
  });

  it('begin with the stored pages, and none on the network is asked before the pipeline names a contact', () => {
    expect(sources[0]).toMatchObject({ id: 'fixtures', type: 'folder' });
    expect(() => {
      demandContact(loadDefinition('critical-minerals'), 'the site is on the network');
    }).toThrow(/nobody whom a site's owner/);
  });
});
