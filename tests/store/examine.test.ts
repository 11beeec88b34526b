import { writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { examine, type Finding } from '../../src/store/examine.js';
import { FactBase } from '../../src/store/fact-base.js';
import { lockBase } from '../../src/store/lock.js';
import { hosts, newPath, openBase, tell } from './stories.js';

/** A sound base with two articles. */
function told(): string {
  const path = newPath();
  const base = openBase(path);
  tell(base, { url: 'https://a.example/1', published: '2025-05-01', statements: [hosts('Lower Tarn', 'tin')] });
  tell(base, { url: 'https://b.example/2', published: '2025-05-02', statements: [hosts('Lower Tarn', 'tin')] });
  base.close();
  return path;
}

const unwell = (path: string): Finding[] => examine(path).filter(({ level }) => level !== 'ok');

/** Writes past the product's own doors. */
function meddle(path: string, sql: string): void {
  const db = new Database(path);
  db.pragma('foreign_keys = OFF');
  db.exec(sql);
  db.close();
}

describe('a base looked over', () => {
  it('has nothing wrong with it, whatever was stored, changed and taken back', () => {
    const path = told();
    expect(unwell(path)).toEqual([]);
    const base = openBase(path);
    tell(base, {
      url: 'https://a.example/1',
      published: '2025-06-01',
      fetchedAt: '2025-06-02T00:00:00.000Z',
      statements: [],
    });
    base.close();
    expect(unwell(path)).toEqual([]);
  });

  it.each([
    ['claims', 'DELETE FROM citations'],
    ['claims', 'UPDATE claims SET current = 0 WHERE id = (SELECT min(id) FROM claims)'],
    ['claims', "UPDATE claims SET newsroom = 'elsewhere.example'"],
    ['support of facts', 'UPDATE facts SET claim_count = claim_count + 1'],
    ['support of facts', "UPDATE facts SET last_published = '2030-01-01'"],
    ['support of nodes', "UPDATE nodes SET article_count = 7 WHERE id = 'deposit:lower-tarn'"],
    [
      'facts',
      "INSERT INTO facts (id, subject_id, predicate, object_value) VALUES ('f', 'deposit:lower-tarn', 'hosts', 'x')",
    ],
    ['nodes', "INSERT INTO nodes (id, origin, kind, name) VALUES ('place:x', 'entity', 'place', 'X')"],
    ['versions', 'DELETE FROM derivations'],
    ['current versions', 'DROP TRIGGER article_lost; UPDATE article_versions SET current = 0'],
    ['search in articles', 'DELETE FROM searched_articles'],
    ['search in quotes', 'DELETE FROM searched_quotes'],
    ['search in names', 'DELETE FROM searched_names'],
    ['references', "UPDATE mentions SET node_id = 'place:nowhere'"],
  ])('has %s that do not hold after: %s', (check, sql) => {
    const path = told();
    meddle(path, sql.replace(/DROP TRIGGER \w+; /, ''));
    const found = unwell(path).filter(({ level }) => level === 'wrong');
    expect(found.map((finding) => finding.check)).toContain(check);
    for (const { todo } of found) expect(todo).toMatch(/\w/);
  });

  it('shows a damaged file for what it is', () => {
    const path = told();
    const db = new Database(path);
    const size = db.pragma('page_size', { simple: true }) as number;
    const root = db.prepare<[], number>("SELECT rootpage FROM sqlite_schema WHERE name = 'claims'").pluck().get()!;
    const pages = db.serialize();
    db.close();
    pages.fill(0x5a, (root - 1) * size, root * size);
    writeFileSync(path, pages);
    const [finding] = unwell(path);
    expect(finding).toMatchObject({ level: 'wrong', check: 'integrity' });
    expect(finding.todo).toMatch(/restore a backup/);
  });

  it('is told apart by its schema: newer, older, foreign, or not as its number says', () => {
    const schemaOf = (sql: string): Finding | undefined => {
      const path = told();
      meddle(path, sql);
      return unwell(path).find(({ check }) => check === 'schema');
    };
    expect(schemaOf("INSERT INTO schema_migrations VALUES (999, 'later', '')")?.todo).toMatch(/update orewire/);
    expect(schemaOf('DROP VIEW v_rejections')?.found).toMatch(/view v_rejections/);
    expect(schemaOf('ALTER TABLE facts ADD COLUMN odd TEXT')?.found).toMatch(/table facts/);
    expect(schemaOf('DROP TABLE schema_migrations')?.found).toMatch(/not a fact base/);
    expect(schemaOf('CREATE TABLE my_notes (a)')).toBeUndefined();
  });

  it('notes a run that died, one that is at work, and pages that wait', () => {
    const path = told();
    const base = FactBase.open(path);
    base.startRun({ pipeline: 'p', fingerprint: 'f' });
    base.close();
    const runs = (): Finding | undefined => unwell(path).find(({ check }) => check === 'runs');
    expect(runs()).toMatchObject({ level: 'note', found: 'run 1 died' });
    const lock = lockBase(path);
    expect(runs()).toMatchObject({ level: 'note', found: 'one is at work on the base now' });
    lock.release();
    meddle(
      path,
      "DELETE FROM derivations WHERE version_id IS NULL; INSERT INTO snapshots SELECT 'other', url, final_url, status, headers, sha256, size, fetched_at, returned_at, body_gzip FROM snapshots LIMIT 1",
    );
    expect(unwell(path)).toContainEqual(
      expect.objectContaining({ level: 'note', check: 'pages', found: '1 were not worked on yet' }),
    );
  });
});
