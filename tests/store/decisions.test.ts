import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { dossier } from '../../src/query/dossier.js';
import { listFacts } from '../../src/query/facts.js';
import { findEntity } from '../../src/query/find.js';
import { baseStatus } from '../../src/query/status.js';
import { verify } from '../../src/query/verify.js';
import type { Act } from '../../src/store/decisions.js';
import type { FactBase } from '../../src/store/fact-base.js';
import { dump } from './dump.js';
import { derivationOf, hosts, lookup, newPath, openBase, snapshotOf, tell, type Page } from './stories.js';

const NOW = Date.parse('2026-01-01T00:00:00Z');

const FELL = 'candidate:deposit:bleak-fell';
const PAGES: Page[] = [
  { url: 'https://a.example/1', statements: [hosts('Vardø Ridge', 'tin')] },
  { url: 'https://b.example/1', published: '2025-06-01', statements: [hosts('deposit?Bleak Fell', 'tin')] },
  { url: 'https://c.example/1', statements: [hosts('deposit?Bleak Fell', 'dysprosium')] },
];

function told(path = newPath()): { path: string; base: FactBase } {
  const base = openBase(path);
  for (const page of PAGES) tell(base, page);
  return { path, base };
}

const act = (decision: Act['decision'], entityId: string | null = null): Act => ({
  candidateId: FELL,
  decision,
  entityId,
  by: 'ida',
  note: null,
});

/** Every row of every table as it is stored, in the order of the rows' text. */
function everything(path: string): string[] {
  const db = new Database(path, { readonly: true });
  const tables = db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all();
  const rows = tables.flatMap((table) =>
    db
      .prepare<[], Record<string, unknown>>(`SELECT * FROM ${table}`)
      .all()
      .map((row) =>
        JSON.stringify([table, row], (_, value: unknown) => (Buffer.isBuffer(value) ? value.toString('hex') : value)),
      )
      .sort(),
  );
  db.close();
  return rows;
}

const facts = (base: FactBase, filters = {}) => {
  const result = listFacts(base, filters, { facts: 9, citations: 9 });
  return result.ok ? result.value : [];
};
const said = (base: FactBase, filters = {}) =>
  facts(base, filters).map(({ subject, object, articles, sources, byDecision }) => [
    subject.id,
    'id' in object ? object.name : object.value,
    articles,
    sources,
    byDecision,
  ]);

describe('a decision', () => {
  it.each([act('accepted'), act('accepted', 'deposit:vardø-ridge'), act('rejected')])(
    'and its undoing leave every table as it was: %o',
    (decision) => {
      const { path, base } = told();
      const before = everything(path);
      const entityId = decision.entityId === null ? null : findEntity(base, 'Vardø Ridge')[0].id;
      expect(base.decide({ ...decision, entityId })).toMatchObject({ ok: true, value: { number: 1 } });
      expect(everything(path)).not.toEqual(before);
      const once = everything(path);
      base.decide(act(decision.decision === 'rejected' ? 'accepted' : 'rejected'));
      expect(base.undoDecision(FELL)).toMatchObject({ ok: true, value: { number: 2 } });
      expect(everything(path)).toEqual(once);
      expect(base.undoDecision(FELL).ok).toBe(true);
      expect(everything(path)).toEqual(before);
      expect(base.undoDecision(FELL)).toMatchObject({ ok: false, reason: 'undecided' });
      base.close();
    },
  );

  it('touches nothing derived, survives re-processing, and holds before a rebuild has met the candidate', () => {
    const { path, base } = told();
    const before = dump(path);
    base.decide(act('accepted'));
    expect(dump(path)).toEqual(before);
    base.saveDerivation(
      snapshotOf(PAGES[1]).id,
      'rules-2',
      { ok: false, stage: 'read', reason: 'x', detail: '' },
      lookup,
    );
    base.saveDerivation(
      snapshotOf(PAGES[2]).id,
      'rules-2',
      { ok: false, stage: 'read', reason: 'x', detail: '' },
      lookup,
    );
    expect(base.reader.candidates.find(FELL)).toEqual([]);
    for (const page of PAGES.slice(1)) base.saveDerivation(snapshotOf(page).id, 'rules-3', derivationOf(page), lookup);
    expect(base.reader.candidates.find('bleak fell')).toMatchObject([{ decision: 'accepted', decidedBy: 'ida' }]);
    base.close();
  });

  it('is refused where it makes no sense, and changes nothing then', () => {
    const { path, base } = told();
    const before = everything(path);
    expect(base.decide({ ...act('accepted'), candidateId: 'element:tin' })).toMatchObject({
      reason: 'unknown-candidate',
    });
    expect(base.decide(act('accepted', 'deposit:nowhere'))).toMatchObject({ reason: 'unknown-entity' });
    expect(base.decide(act('accepted', 'element:tin'))).toMatchObject({ reason: 'other-kind' });
    expect(everything(path)).toEqual(before);
    base.decide(act('rejected'));
    expect(base.decide(act('rejected'))).toMatchObject({ reason: 'decided-already' });
    base.close();
  });
});

describe('an accepted candidate', () => {
  it('is an entity of its own, and marked as one that a person accepted', () => {
    const { base } = told();
    expect(baseStatus(base, NOW).counts).toMatchObject({ entities: 3, accepted: 0, candidates: 1 });
    base.decide(act('accepted'));
    expect(baseStatus(base, NOW).counts).toMatchObject({ entities: 4, accepted: 1, candidates: 0 });
    expect(dossier(base, FELL)?.entity).toMatchObject({ decision: 'accepted', decidedBy: 'ida' });
    const [fact] = facts(base, { subject: 'Bleak Fell', object: 'tin' });
    expect(fact).toMatchObject({ subject: { isCandidate: true, decision: 'accepted' }, byDecision: true });
    expect(findEntity(base, 'bleak fell')).toMatchObject([{ id: FELL, isAccepted: true }]);
    expect(verify(base).broken).toEqual([]);
    base.close();
  });

  it('counts for the entity that a person said it is: one fact, with the support of both', () => {
    const { base } = told();
    const ridge = findEntity(base, 'Vardø Ridge')[0].id;
    expect(said(base)).toHaveLength(3);
    base.decide(act('accepted', ridge));
    const both = [
      [ridge, 'tin', 2, 2, true],
      [ridge, 'dysprosium', 1, 1, true],
    ];
    expect(said(base)).toEqual(both);
    expect(said(base, { subject: 'Bleak Fell' })).toEqual(both);
    expect(said(base, { source: 'a.example' })).toEqual(both.slice(0, 1));
    expect(facts(base, { object: 'tin' })[0].citations.map(({ host }) => host)).toEqual(['b.example', 'a.example']);
    const found = dossier(base, FELL)!;
    expect(found).toEqual(dossier(base, ridge));
    expect(found.entity).toMatchObject({ id: ridge, articles: 3, sources: 3, joined: [{ id: FELL, by: 'ida' }] });
    expect(found.groups.flatMap((group) => group.facts)).toHaveLength(2);
    expect(baseStatus(base, NOW).counts).toMatchObject({ entities: 3, candidates: 0 });
    expect(verify(base).broken).toEqual([]);
    base.close();
  });
});

describe('a rejected candidate', () => {
  it('is hidden with its facts, but still to be found by those who decide', () => {
    const { base } = told();
    base.decide(act('rejected'));
    expect(said(base).map(([subject]) => subject)).toEqual([findEntity(base, 'Vardø Ridge')[0].id]);
    expect(findEntity(base, 'Bleak Fell')).toEqual([]);
    expect(dossier(base, FELL)).toMatchObject({ entity: { decision: 'rejected' }, groups: [] });
    expect(base.reader.candidates.list({ kind: null, minSupport: 1, all: false }, 9)).toEqual([]);
    expect(base.reader.candidates.list({ kind: null, minSupport: 1, all: true }, 9)).toHaveLength(1);
    expect(baseStatus(base, NOW).counts).toMatchObject({ entities: 3, candidates: 0, rejected: 1 });
    expect(verify(base).broken).toEqual([]);
    base.close();
  });
});
