/** @module The story of a fact, on the terminal and as a table. */
import type { ClaimChange } from '../../query/claim-changes.js';
import { SPOKEN, type Story, type StoryEvent } from '../../query/story.js';
import type { Table } from './forms.js';
import { columns, count, hang, printable, type Terminal } from './terminal.js';

/** What is said now, by status and value, then what happened, in the order of time. */
export function formatStory(stored: Story, terminal: Terminal): string {
  const { title, fact, statuses, values, events, citations } = printable(stored);
  const { colors } = terminal;
  const support =
    fact === null || fact.retired
      ? 'no page states it now'
      : `${fact.status ?? ''} · ${count(fact.articles, 'article')}, ${count(fact.sources, 'independent source')} now`;
  const days = (row: { firstSeen: string | null; lastSeen: string | null }): string =>
    row.firstSeen === row.lastSeen ? (row.firstSeen ?? 'undated') : `${row.firstSeen ?? ''} to ${row.lastSeen ?? ''}`;
  const said = [
    ...statuses.map(
      (row) => [row.status, `${count(row.claims, 'claim')}, ${count(row.sources, 'source')} · ${days(row)}`] as const,
    ),
    ...values.map(
      (row) =>
        [
          row.role.replaceAll('_', ' '),
          `${row.words} · ${count(row.claims, 'claim')}, ${count(row.sources, 'source')} · ${days(row)}`,
        ] as const,
    ),
  ];
  return [
    `${hang(terminal, '', colors.bold(title))}\n${support} · ${count(citations, 'citation')} in all versions`,
    ...(said.length === 0 ? [] : [columns(terminal, said)]),
    ...events.map((event) => formatEvent(event, terminal)),
  ]
    .map((part) => `${part}\n`)
    .join('\n');
}

function formatEvent({ day, kind, article, quote, claims, changes, movedTo }: StoryEvent, terminal: Terminal): string {
  const { colors } = terminal;
  const where = article === null ? '' : ` · ${article.site ?? article.host}, version ${article.number}`;
  const statuses = [...new Set(claims.map(({ status }) => status))].filter((status) => status !== 'asserted');
  const qualifiers = claims
    .flatMap((claim) => Object.entries(claim.qualifiers))
    .filter(([role]) => !role.endsWith('_value'))
    .map(([role, words]) => `${role.replaceAll('_', ' ')}: ${words}`);
  const about = kind === 'changed' ? changes.map(change) : [...statuses, ...new Set(qualifiers)];
  const stands = movedTo === null ? 'the quote stands in the old version' : 'the quote still stands in the new version';
  return [
    hang(terminal, `${day.slice(0, 10)}  `, `${colors.bold(SPOKEN[kind])}${where}`),
    ...(about.length === 0 ? [] : [hang(terminal, '            ', about.join(' · '))]),
    ...(quote === null ? [] : [hang(terminal, '            ', `“${quote.trim()}”`)]),
    ...(kind === 'dropped' ? [`            ${stands}`] : []),
    ...(article === null ? [] : [`            ${colors.dim(article.url)}`]),
  ].join('\n');
}

/** `amount: 1.2 Mt → 1.8 Mt`. */
export function change({ about, before, after }: ClaimChange): string {
  const words = (list: readonly string[]): string => (list.length === 0 ? 'not stated' : list.join(', '));
  return `${about.replaceAll('_', ' ')}: ${words(before)} → ${words(after)}`;
}

/** An event a row. */
export function storyTable({ events }: Story): Table {
  return {
    columns: ['day', 'event', 'site', 'version', 'changes', 'quote', 'url'],
    rows: events.map(({ day, kind, article, changes, quote }) => [
      day,
      kind,
      article === null ? null : (article.site ?? article.host),
      article?.number ?? null,
      changes.map(change).join('; '),
      quote,
      article?.url ?? null,
    ]),
  };
}
