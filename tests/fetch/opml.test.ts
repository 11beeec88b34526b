import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOpml, writeOpml } from '../../src/fetch/opml.js';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('a list of feeds', () => {
  it('is read out of its folders, each feed once, and no other addresses', () => {
    const list = `<?xml version="1.0"?><opml version="1.0"><head><title>Mine</title></head><body>
      <outline text="Metals"><outline text="Tin &amp; lead" type="rss" xmlUrl="https://tin.example/rss" htmlUrl="https://tin.example/"/>
      <outline text="Again" xmlUrl="https://tin.example/rss"/><outline text="x" xmlUrl="file:///etc/passwd"/></outline>
      <outline title="Titled" xmlurl="https://b.example/atom" language="de"></body></opml>`;
    expect(readOpml(bytes(list))).toEqual({
      ok: true,
      value: [
        { url: 'https://tin.example/rss', title: 'Tin & lead', home: 'https://tin.example/', language: null },
        { url: 'https://b.example/atom', title: 'Titled', home: null, language: 'de' },
      ],
    });
  });

  it('is said to be none where it is something else', () => {
    expect(readOpml(bytes('<html><outline xmlUrl="https://a.example/"></html>'))).toMatchObject({ reason: 'not-opml' });
  });

  it('comes back as it was written', () => {
    const words = fc.stringMatching(/^[!-~]([ -~]{0,20}[!-~])?$/).map((text) => text.replace(/\s+/g, ' '));
    const feed = fc.record({
      url: fc.webUrl({ withQueryParameters: true }),
      title: words,
      home: fc.option(fc.webUrl()),
      language: fc.constantFrom(null, 'en', 'pt-BR'),
    });
    fc.assert(
      fc.property(fc.uniqueArray(feed, { selector: ({ url }) => url, maxLength: 5 }), words, (feeds, title) => {
        expect(readOpml(bytes(writeOpml(title, feeds)))).toEqual({ ok: true, value: feeds });
      }),
      { numRuns: 50 },
    );
  });
});
