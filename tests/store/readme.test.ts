import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { hosts, lookup, newPath, openBase, snapshotOf, tell } from './stories.js';

const README = readFileSync(new URL('../../db/README.md', import.meta.url), 'utf8');

/** The README's examples, asked of the tests' deposit. */
const EXAMPLES = [...README.matchAll(/\n([^\n]+):\n\n```sql\n([\s\S]*?)```/g)].map(
  ([, title, sql]) => [title, sql.replaceAll('Severny Katpar', 'Vardø Ridge')] as const,
);

function told(): Database.Database {
  const path = newPath();
  const base = openBase(path);
  const ridge = { url: 'https://a.example/1', fetchedAt: '2025-12-01T00:00:00Z' };
  tell(base, { ...ridge, statements: [hosts('Vardø Ridge', 'tin')] });
  tell(base, {
    url: 'https://b.example/1',
    published: '2025-08-01',
    statements: [
      hosts('Vardø Ridge', 'dysprosium', { qualifiers: { amount: '2 t', date: 'in 2024', date_value: '2024' } }),
      hosts('deposit?Bleak Fell', 'tin'),
    ],
  });
  tell(base, {
    ...ridge,
    fetchedAt: '2025-12-02T00:00:00Z',
    statements: [hosts('Vardø Ridge', 'dysprosium', { qualifiers: { amount: '3 t' } })],
  });
  const list = snapshotOf({ url: 'https://a.example/list', statements: [] });
  base.saveSnapshot(list, 'stories');
  base.saveDerivation(list.id, 'rules-1', { ok: false, stage: 'read', reason: 'no-article', detail: 'links' }, lookup);
  base.close();
  return new Database(path);
}

describe('db/README.md', () => {
  it('has examples', () => {
    expect(EXAMPLES.length).toBeGreaterThanOrEqual(8);
  });

  it.each(EXAMPLES)('answers: %s', (_, sql) => {
    const db = told();
    expect(db.prepare(sql).all()).not.toEqual([]);
    db.close();
  });

  it('names every table and view, and no other', () => {
    const db = told();
    const names = db
      .prepare<[], string>(
        "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'",
      )
      .pluck()
      .all()
      // What SQLite keeps for its full-text tables (sqlite.org/fts5.html, section 9).
      .filter((name) => !/_search_(?:data|idx|content|docsize|config)$/.test(name));
    db.close();
    const named = new Set([...README.matchAll(/`([a-z]+(?:_[a-z]+)*)`/g)].map(([, name]) => name));
    expect(names.filter((name) => !named.has(name))).toEqual([]);
    const views = [...named].filter((name) => name.startsWith('v_'));
    expect(views.filter((view) => !names.includes(view))).toEqual([]);
  });

  it('names only columns that the views have', () => {
    const db = told();
    for (const [, view, columns] of README.matchAll(/^\| `(v_\w+)` \|[^|]*\|([^|]*)\|$/gm)) {
      const real = db.prepare<[], string>(`SELECT name FROM pragma_table_info('${view}')`).pluck().all();
      const stated = [...columns.matchAll(/`"?(\w+)"?`/g)].map(([, column]) => column);
      expect(stated.length).toBeGreaterThan(2);
      expect(stated.filter((column) => !real.includes(column))).toEqual([]);
    }
    db.close();
  });
});
