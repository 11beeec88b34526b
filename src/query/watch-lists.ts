/** @module Watch lists: filters that someone keeps in a file, and what passes them as a feed for news readers. */
import { Feed } from 'feed';
import { z } from 'zod';
import { readDeclaration } from '../declaration.js';
import { ENTITY_KINDS, STATUSES, type Result } from '../model.js';
import type { FactBase } from '../store/fact-base.js';
import { dayOf, type Contradiction } from './contradictions.js';
import { listFacts, type CitedFact, type FactFilters } from './facts.js';

const name = z.string().min(1);
const names = z.union([name, z.array(name).min(1)]);

const schema = z.record(
  z.string().regex(/^[a-z0-9-]+$/, 'lower-case words joined by hyphens'),
  z.strictObject({
    title: name,
    subject: name.optional(),
    predicate: names.optional(),
    object: name.optional(),
    about: z.union([name, z.array(name).min(1).max(2)]).optional(),
    kind: z.enum(ENTITY_KINDS).optional(),
    country: name.optional(),
    element: name.optional(),
    status: z.enum(STATUSES).optional(),
    since: name.optional(),
    until: name.optional(),
    source: name.optional(),
    said_by: name.optional(),
  }),
);

/** Filters with a name. */
export interface WatchList {
  /** Lower-case words joined by hyphens: a file's name, a part of an address. */
  readonly id: string;
  readonly title: string;
  readonly filters: FactFilters;
}

/** @throws {OrewireError} with file and line of what is wrong */
export function loadWatchLists(file: string): WatchList[] {
  const { value } = readDeclaration(file, schema, 'docs/asking.md lists the keys');
  return Object.entries(value).map(([id, { title, said_by, ...filters }]) => ({
    id,
    title,
    filters: { ...filters, saidBy: said_by },
  }));
}

/** The newest facts that pass a list's filters, each with its newest citation. */
export function watched(base: FactBase, { filters }: WatchList, limit: number): Result<CitedFact[], 'unknown-name'> {
  return listFacts(base, filters, { facts: limit, citations: 1 });
}

/**
 * A list's facts as a feed. A fact is an entry, and another one when its status changes; so is what articles contradict each
 * other on, and another one when a further side comes. The same facts give the same bytes.
 *
 * @param facts as of {@link watched}
 * @param contradictions among these
 * @param format Atom (RFC 4287) or JSON Feed 1
 */
export function feedOf(
  { id, title }: WatchList,
  facts: readonly CitedFact[],
  contradictions: readonly Contradiction[],
  format: 'atom' | 'json',
): string {
  // The library says of Atom's texts that they are HTML; JSON Feed's are plain.
  const text = format === 'atom' ? escapeHtml : (words: string) => words;
  const dates = [...facts.map(({ lastSeen }) => lastSeen), ...contradictions.map(({ since }) => since)].sort();
  const feed = new Feed({
    id: `urn:orewire:watch:${id}`,
    title,
    description: title,
    generator: 'orewire',
    // A feed needs a date, and this one must not depend on when it is made.
    updated: dateOf(dates.at(-1) ?? '1970-01-01'),
  });
  for (const { fact, disagreement, since } of contradictions) {
    const { about, sides } = disagreement;
    const values = sides.map(({ value }) => value).join(' / ');
    const newest = sides.flatMap(({ citations }) => citations).find((each) => dayOf(each) === since)!;
    feed.addItem({
      id: `urn:orewire:${fact.id}:contradiction:${about}:${sides.length}`,
      title: text(`Contradiction: ${sentence(fact)} (${about}: ${values})`),
      link: newest.url,
      date: dateOf(since),
      description: text(
        sides
          .map(({ value, citations: [{ quote, site, host }] }) => `${value}: “${quote}” (${site ?? host})`)
          .join(' — '),
      ),
      author: [{ name: newest.site ?? newest.host }],
    });
  }
  for (const fact of facts) {
    const { id: factId, status, lastSeen, citations } = fact;
    const [cited] = citations;
    const said = sentence(fact);
    feed.addItem({
      id: `urn:orewire:${factId}:${status ?? 'retired'}`,
      title: text(status === 'asserted' ? said : `${said} (${status ?? 'no longer stated'})`),
      link: cited.url,
      date: dateOf(lastSeen),
      description: text(`“${cited.quote}”`),
      author: [{ name: cited.site ?? cited.host }],
    });
  }
  return format === 'atom' ? feed.atom1() : feed.json1();
}

function sentence({ subject, label, object }: Omit<CitedFact, 'citations'>): string {
  return `${subject.name} ${label} ${'value' in object ? object.value : object.name}`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The first moment of a date of any precision. */
function dateOf(date: string): Date {
  return new Date(date.length > 10 ? date : `${date}${'-01-01'.slice(0, 10 - date.length)}T00:00:00Z`);
}
