import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { verify } from '../../src/query/verify.js';
import { FactBase } from '../../src/store/fact-base.js';
import { hosts, newPath, openBase, tell, type Page } from '../store/stories.js';

const PAGE: Page = {
  url: 'https://a.example/1',
  headline: 'Tin',
  statements: [hosts('Vardø Ridge', 'tin', { antecedents: ['Lower Tarn'] }), hosts('Lower Tarn', 'dysprosium')],
};

/** A base with one article in two versions, tampered with, and what verification says of it. */
function verifiedAfter(sql: string) {
  const path = newPath();
  const base = openBase(path);
  tell(base, { ...PAGE, fetchedAt: '2025-12-01T00:00:00Z', headline: 'Tin, perhaps' });
  tell(base, PAGE);
  base.close();
  const db = new Database(path);
  db.exec(sql);
  db.close();
  const reader = FactBase.open(path, { readonly: true });
  const verification = verify(reader);
  reader.close();
  return verification;
}

describe('verify', () => {
  it('passes what is as it was stored, replaced versions included', () => {
    const { checked, broken } = verifiedAfter('');
    expect(broken).toEqual([]);
    expect(checked).toEqual({ citations: 4, antecedents: 2, mentions: 8, quotations: 0, texts: 2, pages: 2 });
  });

  it('names the citation in which one character of the text was changed', () => {
    const { broken } = verifiedAfter(
      `UPDATE article_versions SET text = replace(text, 'Lower Tarn holds', 'Lower Tarn hold5') WHERE current`,
    );
    expect(broken).toContainEqual({
      what: 'citation',
      difference: 'quote',
      url: PAGE.url,
      fact: 'Lower Tarn hosts dysprosium',
      claimId: expect.stringMatching(/^claim_/) as string,
      start: 45,
      end: 89,
      expected: 'Lower Tarn holds dysprosium, geologists say.',
      found: 'Lower Tarn hold5 dysprosium, geologists say.',
    });
    expect(broken.map(({ what, difference, fact }) => [what, difference, fact])).toEqual([
      ['text', 'text-hash', null],
      ['citation', 'text-hash', 'Vardø Ridge hosts tin'],
      ['citation', 'quote', 'Lower Tarn hosts dysprosium'],
    ]);
  });

  it.each([
    ['a quote', "UPDATE citations SET quote = quote || '!' WHERE rowid = 1", [['citation', 'quote']]],
    ['a quote hash', "UPDATE citations SET quote_sha256 = '' WHERE rowid = 1", [['citation', 'quote-hash']]],
    ['an offset', 'UPDATE citations SET start = start + 1 WHERE rowid = 1', [['citation', 'quote']]],
    ['a citation that is gone', 'DELETE FROM citations WHERE rowid = 1', [['claim', 'no-citation']]],
    [
      'an antecedent',
      "UPDATE antecedents SET quote = 'x' WHERE claim_id = (SELECT min(claim_id) FROM antecedents)",
      [['antecedent', 'quote']],
    ],
    [
      'a mention',
      "UPDATE mentions SET text = 'x' WHERE start = (SELECT min(start) FROM mentions)",
      [['mention', 'quote']],
    ],
    ["a page's bytes", "UPDATE snapshots SET body_gzip = x'00' WHERE rowid = 1", [['page', 'page-hash']]],
    [
      "a page's hash",
      "UPDATE snapshots SET sha256 = 'x' WHERE id = (SELECT snapshot_id FROM article_versions WHERE current)",
      [
        ['citation', 'page-hash'],
        ['citation', 'page-hash'],
        ['page', 'page-hash'],
      ],
    ],
  ])('finds %s that was changed', (_, sql, expected) => {
    expect(verifiedAfter(sql).broken.map(({ what, difference }) => [what, difference])).toEqual(expected);
  });
});
