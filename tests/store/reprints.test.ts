/** Reprints that are not word for word, through the base's door. */
import fc from 'fast-check';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { FactBase } from '../../src/store/fact-base.js';
import { dump } from './dump.js';
import {
  derivationOf,
  hosts,
  lookup,
  newPath,
  openBase,
  type Page,
  snapshotOf,
  type Statement,
  tell,
} from './stories.js';

const BODY = `Vardø Ridge holds tin, the survey of the county said after two summers of drilling in which a crew of eleven lived in
huts above the old harbour and sent nine tonnes of core to the laboratory by the weekly boat, and nobody who had worked
there before the war was alive to be asked why the first shaft had been given up with the vein still showing in its floor.`;
const HOSTS_TIN = hosts('Vardø Ridge', 'tin', { quote: BODY });
const TAIL = hosts('Lower Tarn', 'tin', { quote: 'Lower Tarn holds tin as well, the survey said.' });
const OWN = hosts('Lower Tarn', 'dysprosium', {
  quote: 'Our reader from Lower Tarn says that dysprosium was found in it.',
});

/** Another text of the same length, on the same matter, in other words. */
const REWRITTEN = hosts('Vardø Ridge', 'tin', {
  quote: `Tin has been confirmed at Vardø Ridge by county geologists, whose team of eleven drilled for two seasons from a camp by
the disused port. Nine tonnes of samples went off by ship. The reason for which miners abandoned the original shaft in the
nineteen-thirties, although ore could be seen at its bottom, remains a riddle, since all those who could tell are dead.`,
});

function told(...pages: readonly Page[]): { path: string; ask: (sql: string) => unknown[] } {
  const path = newPath();
  const base = openBase(path);
  for (const page of pages) tell(base, page);
  base.close();
  const ask = (sql: string): unknown[] => {
    const db = new Database(path, { readonly: true });
    const rows = db.prepare(sql).all();
    db.close();
    return rows;
  };
  return { path, ask };
}

const page = (url: string, published: string | null, ...statements: readonly Statement[]): Page => ({
  url,
  published,
  statements,
});
const WIRE = page('https://wire.example/1', '2025-03-02', HOSTS_TIN, TAIL);
const CUT = page('https://cut.example/1', '2025-03-03', HOSTS_TIN);
const LOCAL = page('https://local.example/1', '2025-03-04', OWN, HOSTS_TIN);
const SOURCES = "SELECT sources FROM v_facts WHERE subject = 'Vardø Ridge' AND object = 'tin'";

describe('a reprint', () => {
  it('counts as its original, cut or added to, and points to it', () => {
    const { ask } = told(CUT, LOCAL, WIRE);
    expect(ask(SOURCES)).toEqual([{ sources: 1 }]);
    expect(ask('SELECT DISTINCT original_url FROM v_articles')).toEqual([{ original_url: WIRE.url }]);
  });

  it('is told from the same news in other words', () => {
    const { ask } = told(WIRE, page('https://other.example/1', '2025-03-04', REWRITTEN, TAIL));
    expect(ask(SOURCES)).toEqual([{ sources: 2 }]);
    expect(ask('SELECT count(*) AS pairs FROM likenesses')).toEqual([{ pairs: 0 }]);
  });

  it('is a source of its own again when its page has another text, and the old text is forgotten with its version', () => {
    const rewritten = { ...page(CUT.url, '2025-03-03', REWRITTEN), fetchedAt: '2026-01-05T00:00:00Z' };
    const { ask } = told(WIRE, CUT, rewritten);
    expect(ask(SOURCES)).toEqual([{ sources: 2 }]);
    const path = newPath();
    const base = openBase(path);
    tell(base, WIRE);
    tell(base, CUT);
    const { id } = snapshotOf(CUT);
    base.saveDerivation(id, 'rules-2', { ok: false, stage: 'read', reason: 'no-article', detail: '' }, () => undefined);
    base.close();
    expect(dump(path).likenesses).toEqual([]);
    expect(dump(path).sampled_texts).toHaveLength(1);
  });
});

describe('samples', () => {
  it('go into the index of all once enough came together, and a reprint is still found', () => {
    const { path, ask } = told(WIRE);
    const db = new Database(path);
    db.exec(`INSERT INTO fresh_samples
      WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 65536)
      SELECT 16 * n + 1, 1 FROM numbers`);
    db.close();
    const base = FactBase.open(path);
    tell(base, page('https://other.example/1', '2025-03-04', REWRITTEN));
    tell(base, CUT);
    base.close();
    const counts =
      'SELECT (SELECT count(*) FROM fresh_samples) > 100 AS fresh, (SELECT count(*) FROM text_samples) > 65536 AS all_';
    expect(ask(counts)).toEqual([{ fresh: 0, all_: 1 }]);
    expect(ask("SELECT original_url FROM v_articles WHERE url = 'https://cut.example/1'")).toEqual([
      { original_url: WIRE.url },
    ]);
  });
});

describe('the order in which reprints come in', () => {
  const pages = fc.record({
    url: fc.constantFrom('https://wire.example/1', 'https://cut.example/1', 'https://local.example/1'),
    published: fc.constantFrom('2025-03-02', '2025-03-03', null),
    fetchedAt: fc.constantFrom('2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', '2026-01-03T00:00:00Z'),
    statements: fc.constantFrom(
      [HOSTS_TIN],
      [HOSTS_TIN, TAIL],
      [OWN, HOSTS_TIN],
      [REWRITTEN],
      [REWRITTEN, TAIL],
      [TAIL],
    ),
  });
  const orders = fc
    .uniqueArray(pages, { minLength: 2, maxLength: 7, selector: (each) => snapshotOf(each).id })
    .chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })),
    );

  it('makes no difference', () => {
    fc.assert(
      fc.property(orders, fc.integer({ min: 0, max: 4 }), (pair, early) => {
        const [one, other] = pair.map((order, index) => {
          const path = newPath();
          const base = FactBase.open(path);
          base.saveSource({ id: 'stories', kind: 'folder', address: null, title: null });
          for (const each of order) base.saveSnapshot(snapshotOf(each), 'stories');
          // The other base has seen some of the pages under rules that read another text out of them.
          for (const each of index === 0 ? [] : order.slice(0, early)) {
            const read = derivationOf({ ...each, statements: [OWN, HOSTS_TIN, TAIL] });
            base.saveDerivation(snapshotOf(each).id, 'rules-0', read, lookup);
          }
          for (const each of order) tell(base, each);
          base.close();
          return dump(path);
        });
        expect(other).toEqual(one);
      }),
      { numRuns: 40 },
    );
  });
});
