/** What became of facts and articles: their stories, and what changed since a day. */
import { describe, expect, it } from 'vitest';
import { changesSince } from '../../src/query/changes.js';
import { articleStory } from '../../src/query/edits.js';
import { story } from '../../src/query/story.js';
import type { FactBase } from '../../src/store/fact-base.js';
import { derivationOf, hosts, lookup, openBase, ref, snapshotOf, tell, type Page } from '../store/stories.js';

const URL = 'https://a.example/1';
const SENTENCE = 'Vardø Ridge holds tin, geologists say.';
const FIRST: Page = { url: URL, statements: [hosts('Vardø Ridge', 'tin')] };
const later = (day: string, ...statements: Page['statements']): Page => ({
  url: URL,
  fetchedAt: `2026-01-${day}T00:00:00Z`,
  statements,
});

function told(...pages: readonly Page[]): FactBase {
  const base = openBase();
  for (const page of pages) tell(base, page);
  return base;
}

function storyOf(base: FactBase) {
  return story(base, base.reader.versions.facts(ref('Vardø Ridge').id, 'hosts', 'element:tin')[0])!;
}

describe('the story of a fact', () => {
  it('goes from the first report over what was dropped to the return', () => {
    const base = told(FIRST, later('05', hosts('Lower Tarn', 'tin')), later('09', ...FIRST.statements));
    base.saveSnapshot({ ...snapshotOf(FIRST), fetchedAt: '2026-01-20T00:00:00Z' }, 'stories');
    const { events, title, citations } = storyOf(base);
    base.close();
    expect(title).toBe('Vardø Ridge hosts tin');
    expect(citations).toBe(1);
    expect(events.map(({ kind, day }) => [kind, day.slice(0, 10)])).toEqual([
      ['stated', '2025-03-01'],
      ['dropped', '2026-01-05'],
      ['added', '2026-01-09'],
      // The history's clock is that of the base.
      ['retired', '2026-02-02'],
      ['returned', '2026-02-02'],
    ]);
  });

  it.each([
    ['stands once, where it stood once', [SENTENCE, 'More.'], 2 + 'A headline'.length + 'More.\n\n'.length],
    ['stands twice', [SENTENCE, 'More.', SENTENCE], null],
    ['is gone', ['More.'], null],
  ])('says where the quote of a dropped claim stands: it %s', (_, quotes, expected) => {
    // The later text is read otherwise: nothing of it says so of the ridge any more.
    const statements = quotes.toReversed().map((quote) => ({ ...hosts('Lower Tarn', 'tin'), quote }));
    const base = told(FIRST, later('05', ...statements));
    const dropped = storyOf(base).events.find(({ kind }) => kind === 'dropped');
    base.close();
    expect(dropped).toMatchObject({ quote: SENTENCE, movedTo: expected });
  });

  it('has what an edit says otherwise, the status among it', () => {
    const base = told(
      { ...FIRST, statements: [hosts('Vardø Ridge', 'tin', { status: 'planned', qualifiers: { amount: '2 t' } })] },
      later('05', hosts('Vardø Ridge', 'tin', { quote: 'Vardø Ridge has tin.', qualifiers: { date: 'in May' } })),
    );
    const { events } = storyOf(base);
    base.close();
    expect(events.map(({ kind }) => kind)).toEqual(['stated', 'changed']);
    expect(events[1].changes).toEqual([
      { about: 'status', before: ['planned'], after: ['asserted'] },
      { about: 'amount', before: ['2 t'], after: [] },
      { about: 'date', before: [], after: ['in May'] },
    ]);
  });

  it('is told of a fact that is gone, by its history', () => {
    const base = told(FIRST);
    const { factId } = storyOf(base);
    const otherwise = { ...FIRST, statements: [{ ...hosts('Lower Tarn', 'tin'), quote: SENTENCE }] };
    base.saveDerivation(snapshotOf(FIRST).id, 'rules-2', derivationOf(otherwise), lookup);
    expect(story(base, factId)).toMatchObject({
      fact: null,
      title: 'Vardø Ridge hosts tin',
      events: [{ kind: 'withdrawn' }],
    });
    expect(base.reader.versions.startingWith(factId.slice(0, 12))).toEqual([factId]);
    expect(story(base, 'fact_none')).toBeUndefined();
    base.close();
  });
});

describe('an article through its versions', () => {
  it('has what each changed in the text and in what it states', () => {
    const base = told(FIRST, later('05', hosts('Lower Tarn', 'tin')));
    const { versions } = articleStory(base, URL)!;
    expect(articleStory(base, 'https://a.example/none')).toBeUndefined();
    base.close();
    expect(versions.map(({ text, facts }) => [text.map(({ kind }) => kind), facts.map(({ kind }) => kind)])).toEqual([
      [[], ['added']],
      [['changed'], ['added', 'dropped']],
    ]);
  });
});

describe('changes since a day', () => {
  it('are what edited pages say otherwise or no more, and those flagged, of that day or later', () => {
    const headline = 'Retracted: a headline';
    const notice = { kind: 'retraction', quote: headline } as const;
    const base = told(
      FIRST,
      later('05', hosts('Lower Tarn', 'tin')),
      { ...FIRST, url: 'https://b.example/1' },
      { ...FIRST, url: 'https://b.example/1', headline, notice, fetchedAt: '2026-01-07T00:00:00Z' },
    );
    const since = (day: string) => {
      const { revised, flagged } = changesSince(base, day, 10);
      return [revised.map(({ after }) => after), flagged.map(({ kind, facts }) => [kind, facts])];
    };
    expect(since('2026-01-02')).toEqual([[null], [['retracted', 1]]]);
    expect(since('2026-01-06')).toEqual([[], [['retracted', 1]]]);
    expect(since('2026-01-08')).toEqual([[], []]);
    base.close();
  });

  it('are pages that are gone, which still count', () => {
    const base = told(FIRST);
    const atMs = Date.parse('2026-01-09T00:00:00Z');
    const page = { state: 'stored', dueMs: atMs, tries: 0, firstStoredMs: 0, removedMs: null, reason: null } as const;
    const listed = { pages: [{ url: URL, title: null, published: null, state: page }], validators: [], move: null };
    base.crawl.listed('stories', listed, atMs, () => ({
      intervalMs: 1,
      dueMs: null,
      checkedMs: atMs,
      succeededMs: null,
      newMs: null,
      failures: 0,
      reason: null,
      detail: null,
      stated: { minimumMs: 0, skipHours: [], skipDays: [] },
    }));
    base.crawl.visited({ url: URL, page: { ...page, state: 'removed', removedMs: atMs, reason: 'gone' }, atMs });
    expect(changesSince(base, '2026-01-09', 10).flagged).toMatchObject([{ kind: 'removed', version: { url: URL } }]);
    expect(storyOf(base).events.map(({ kind }) => kind)).toEqual(['stated', 'removed']);
    expect(storyOf(base).fact).toMatchObject({ retired: false, articles: 1 });
    base.close();
  });
});
