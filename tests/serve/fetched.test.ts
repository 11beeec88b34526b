import { load } from 'cheerio';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sanitised } from '../../src/serve/fetched/sanitised.js';
import { ATTACKS } from './attacks.js';
import { serveFixtures, type ServedBase } from './fixture-base.js';

describe('a page made harmless', () => {
  const HARMLESS = new Set(['lang', 'dir', 'title', 'colspan', 'rowspan', 'id']);
  const ACTING =
    'script, style, link, meta, base, svg, math, img, iframe, object, embed, form, input, button, [href], [src]';

  function remainsOf(page: string): { acting: number; attributes: string[] } {
    const $ = load(sanitised(page), null, false);
    const attributes = $('*')
      .toArray()
      .flatMap((each) => ('attribs' in each ? Object.keys(each.attribs) : []));
    return { acting: $(ACTING).length, attributes: attributes.filter((each) => !HARMLESS.has(each)) };
  }

  it.each(ATTACKS.map((attack) => [attack]))('keeps nothing that acts of %s', (attack) => {
    expect(remainsOf(attack)).toEqual({ acting: 0, attributes: [] });
  });

  it('keeps nothing that acts of attacks cut up and mixed', () => {
    const pieces = ATTACKS.flatMap((attack) => attack.split(/(?=[<>"'=])/));
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 25 }), (mixed) => {
        expect(remainsOf(mixed.join(''))).toEqual({ acting: 0, attributes: [] });
      }),
      { numRuns: 1_000 },
    );
  });

  it('keeps words, their order, tables, and where links led', () => {
    const page =
      '<h1>Tin</h1><p>At <a href="https://tarn.example/">Tarn</a>.<img src="x" alt="A drill"></p><td colspan="2">1</td>';
    expect(sanitised(page)).toBe(
      '<h1>Tin</h1><p>At <a title="https://tarn.example/">Tarn</a>.</p><td colspan="2">1</td>',
    );
  });

  it('marks what it is told to, and nothing that the page marks as if', () => {
    const page = '<p>Tin &amp; tungsten</p><mark id="quote">no</mark>';
    expect(sanitised(page, [{ start: 3, end: 12 }])).toBe(
      '<p><mark id="quote">Tin &amp;</mark> tungsten</p><mark>no</mark>',
    );
  });
});

describe('the page as fetched', () => {
  let served: ServedBase;
  beforeAll(async () => {
    served = await serveFixtures();
  });
  afterAll(async () => {
    await served.close();
  });

  it('has the quotes of the base marked, word for word', async () => {
    const { reader } = served.base;
    const cited = reader.facts.list({}, 500).flatMap((fact) => reader.citations.of(fact, 20));
    expect(cited.length).toBeGreaterThan(300);
    // A page is read again for each of its quotes: every third will do.
    const bare = (text: string) => text.replace(/\s+/g, '');
    for (const { claimId, snapshotId, quote } of cited.filter((_, i) => i % 3 === 0)) {
      const response = await fetch(`${served.url}/snapshot/${snapshotId}/page?claim=${claimId}`);
      const $ = load(await response.text());
      expect(bare($('mark').text()), claimId).toBe(bare(quote));
      expect($('#quote').length).toBe(1);
    }
  });

  it('says what the reader took, what it left out, and why', async () => {
    const { snapshotId } = served.base.reader.citations.of(served.base.reader.facts.list({}, 1)[0], 1)[0];
    const $ = load(await (await fetch(`${served.url}/snapshot/${snapshotId}`)).text());
    expect($('iframe').attr('sandbox')).toBe('');
    expect($('.side h2').first().text()).toBe('What the reader took');
    expect($('tbody th').length).toBeGreaterThan(0);
  });

  it('is not had for a claim that is not there', async () => {
    const { snapshotId } = served.base.reader.citations.of(served.base.reader.facts.list({}, 1)[0], 1)[0];
    for (const path of ['', '/page']) {
      expect((await fetch(`${served.url}/snapshot/${snapshotId}${path}?claim=claim_0`)).status).toBe(404);
    }
    expect((await fetch(`${served.url}/snapshot/none/page`)).status).toBe(404);
  });
});
