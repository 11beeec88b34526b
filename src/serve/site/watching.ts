/** @module Watch lists in the explorer: their pages, and their feeds for news readers. */
import { HTTPException } from 'hono/http-exception';
import { contradictionsAmong } from '../../query/contradictions.js';
import { feedOf, watched, type WatchList } from '../../query/watch-lists.js';
import type { FactBase } from '../../store/fact-base.js';
import { existing, shown, type Site } from '../answers.js';
import { watchListPage, watchListsPage } from '../pages/watch.js';

/** Facts of a list on its page and in its feeds: as many as `orewire alerts` writes. */
const NEWEST = 50;
/** Facts of each list on the page of all. */
const EACH = 3;

const FEEDS = [
  ['atom', 'application/atom+xml; charset=utf-8'],
  ['json', 'application/feed+json; charset=utf-8'],
] as const;

export function watchRoutes(site: Site, base: FactBase, lists: readonly WatchList[]): void {
  const named = (id: string) =>
    existing(
      lists.find((list) => list.id === id),
      `There is no watch list ${id}.`,
    );
  site.get('/watch', (context) =>
    shown(context, watchListsPage(lists.map((list) => ({ list, facts: watched(base, list, EACH) })))),
  );
  site.get('/watch/:id', (context) => {
    const list = named(context.req.param('id'));
    return shown(context, watchListPage({ list, facts: watched(base, list, NEWEST) }));
  });
  for (const [format, type] of FEEDS) {
    site.get(`/watch/:id/${format}`, (context) => {
      const list = named(context.req.param('id'));
      const facts = watched(base, list, NEWEST);
      if (!facts.ok) throw new HTTPException(404, { message: facts.detail });
      const contradictions = contradictionsAmong(base, facts.value);
      return context.body(feedOf(list, facts.value, contradictions, format), 200, { 'content-type': type });
    });
  }
}
