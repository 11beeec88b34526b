import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { understand } from '../../src/query/ask/understand.js';
import { compare } from '../../src/query/compare.js';
import { digest } from '../../src/query/digest.js';
import { dossier } from '../../src/query/dossier.js';
import { QUESTIONS } from '../../src/query/export/datasette/questions.js';
import { listFacts, type FactFilters } from '../../src/query/facts.js';
import { findEntity } from '../../src/query/find.js';
import { connect } from '../../src/query/path.js';
import { search } from '../../src/query/search.js';
import { timeline } from '../../src/query/timeline.js';
import type { FactBase } from '../../src/store/fact-base.js';
import { Audit } from '../../src/store/reader/audit.js';
import { CandidateRows } from '../../src/store/reader/candidates.js';
import { Overview } from '../../src/store/reader/overview.js';
import { Reader } from '../../src/store/reader/reader.js';
import { hosts, newPath, openBase, ref, tell } from '../store/stories.js';

/** Tables that grow with the articles. What people decide, a pipeline declares or a run did is short. */
const LARGE = new Set([
  'snapshots',
  'snapshot_sources',
  'articles',
  'article_versions',
  'derivations',
  'nodes',
  'candidates',
  'candidate_names',
  'entities',
  'node_names',
  'node_countries',
  'mentions',
  'facts',
  'claims',
  'citations',
  'quotations',
  'fact_history',
  'searched_articles',
  'searched_quotes',
  'searched_names',
]);

interface Opcode {
  readonly addr: number;
  readonly opcode: string;
  readonly p1: number;
  readonly p2: number;
  readonly p3: number;
  readonly p5: number;
}

/**
 * The large tables that a statement goes through from end to end, as its program says (sqlite.org/opcode.html): a cursor on the
 * table, or on an index of it, that is set to its first or last row and moved on from there, and never held against a bound.
 */
function walked(db: Database.Database, sql: string): string[] {
  const roots = new Map(
    db
      .prepare<[], { rootpage: number; tbl_name: string }>(
        'SELECT rootpage, tbl_name FROM sqlite_schema WHERE rootpage > 0',
      )
      .all()
      .map(({ rootpage, tbl_name }) => [rootpage, tbl_name]),
  );
  // Values make no difference to the program, but each has to be there.
  const named = [...sql.matchAll(/[@:](\w+)/g)].map(([, name]) => [name, null]);
  const values: unknown[] = named.length > 0 ? [Object.fromEntries(named)] : [...sql.matchAll(/\?/g)].map(() => null);
  const program = db.prepare<unknown[], Opcode>(`EXPLAIN ${sql}`).all(...values);
  const cursors = new Map<number, string | undefined>();
  for (const { opcode, p1, p2 } of program) if (opcode === 'OpenRead') cursors.set(p1, roots.get(p2));
  const bounded = new Set(program.filter(({ opcode }) => /^(?:Idx[GL]|Seek)/.test(opcode)).map(({ p1 }) => p1));
  const moved = new Set(program.filter(({ opcode }) => opcode === 'Next' || opcode === 'Prev').map(({ p1 }) => p1));
  return program
    .filter(({ opcode, p1 }) => (opcode === 'Rewind' || opcode === 'Last') && moved.has(p1) && !bounded.has(p1))
    .map(({ p1 }) => cursors.get(p1) ?? '')
    .filter((table) => LARGE.has(table));
}

/** A database that notes every statement that is prepared. */
function noting(db: Database.Database, noted: Set<string>): Database.Database {
  return new Proxy(db, {
    get(target, key) {
      if (key === 'prepare') {
        return (sql: string) => {
          noted.add(sql);
          return target.prepare(sql);
        };
      }
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

const FILTERS: FactFilters[] = [
  { subject: 'Vardø Ridge' },
  { object: 'tin', predicate: 'hosts', since: '2025' },
  { object: 'US$ 2 billion' },
  { about: ['Vardø Ridge', 'tin'], until: '2026' },
  { element: 'tin', country: 'Norway', kind: 'deposit' },
  { country: 'Norway', since: '2025', until: '2026' },
  { predicate: ['hosts', 'explores'], status: 'denied' },
  { status: 'planned', since: '2025' },
  { source: 'tarn.example' },
  { saidBy: 'geologists' },
];

describe('the plans of the questions', () => {
  it('scan no large table', () => {
    const path = newPath();
    const told = openBase(path);
    tell(told, {
      url: 'https://tarn.example/1',
      statements: [hosts('Vardø Ridge', 'tin'), hosts('deposit?Bleak Fell', 'tin')],
    });
    told.close();
    const db = new Database(path);
    const noted = new Set<string>();
    const reader = new Reader(noting(db, noted));
    // verify reads everything again, status counts it, and candidates ranks them all: that is what they are for.
    const whole = new Set<string>();
    for (const Rows of [Audit, Overview, CandidateRows]) new Rows(noting(db, whole));
    const prepared = new Set(noted);
    const base = { reader } as unknown as FactBase;
    const id = ref('Vardø Ridge').id;
    for (const filters of FILTERS) listFacts(base, filters, { facts: 10, citations: 10 });
    dossier(base, id);
    compare(base, [id, ref('tin').id]);
    findEntity(base, 'tin');
    search(base, 'tin', 5, { since: '2025' });
    connect(base, id, ref('tin').id);
    timeline(base, id);
    digest(base, '2025', 10);
    const vocabulary = {
      meanings: new Map(),
      longest: 0,
      prepositions: new Map(),
      symmetric: new Set<string>(),
      ofSubject: new Set<string>(),
      light: new Set<string>(),
      where: undefined,
    };
    understand(base, 'tin', vocabulary, '2026-01-01');
    expect(noted.size).toBeGreaterThan(prepared.size + FILTERS.length / 2);
    const scans = [...noted]
      .filter((sql) => !whole.has(sql))
      .flatMap((sql) => walked(db, sql).map((table) => `${table}: ${sql.replace(/\s+/g, ' ').slice(0, 300)}`));
    db.close();
    expect(scans).toEqual([]);
    expect([...noted].filter((sql) => /\bLIMIT\s+[@:?]/.test(sql))).toEqual([]);
  });

  // Candidates are ranked, all of them.
  it.each(Object.entries(QUESTIONS).filter(([id]) => id !== 'missing_names'))(
    'scan none for the question "%s" of Datasette',
    (_, { sql }) => {
      const path = newPath();
      openBase(path).close();
      const db = new Database(path);
      const scans = walked(db, sql);
      db.close();
      expect(scans).toEqual([]);
    },
  );

  it('would show a scan', () => {
    const path = newPath();
    openBase(path).close();
    const db = new Database(path);
    expect(walked(db, "SELECT * FROM claims WHERE frame = 'x'")).toEqual(['claims']);
    expect(walked(db, 'SELECT predicate FROM facts WHERE status IS NOT NULL')).toEqual(['facts']);
    expect(walked(db, 'SELECT * FROM claims WHERE fact_number = 1')).toEqual([]);
    // By a text's number, which the views look up.
    expect(walked(db, "SELECT * FROM mentions WHERE version_id = 'x'")).toEqual(['mentions']);
    expect(walked(db, "SELECT * FROM v_mentions WHERE version_id = 'x'")).toEqual([]);
    // On shelves.
    expect(walked(db, "SELECT * FROM mentions WHERE node_id = 'x'")).toEqual([]);
    expect(walked(db, "DELETE FROM nodes WHERE id = 'x'")).toEqual([]);
    db.close();
  });
});
