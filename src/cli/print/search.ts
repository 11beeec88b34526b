/** @module What a search found, on the terminal and as a table. */
import type { FoundArticle, FoundQuote, Run, SearchResult } from '../../query/search.js';
import type { Table } from './forms.js';
import { columns, count, hang, printable, type Terminal } from './terminal.js';

/** Entities, then articles with the words about the match, then quotes with the facts that they state. */
export function formatSearch(stored: SearchResult, terminal: Terminal): string {
  const { entities, articles, quotes, isLoose } = printable(stored);
  const { colors } = terminal;
  const names = entities.map(({ name, kind, matched, isCandidate, articles }) => {
    const also = matched === name ? [] : [`also ${matched}`];
    const about = [kind, ...also, ...(isCandidate ? ['unconfirmed'] : []), count(articles, 'article')];
    return [name, about.join(' · ')] as const;
  });
  const parts = [
    ...(names.length > 0 ? [`${colors.bold('ENTITIES')}\n${columns(terminal, names)}`] : []),
    ...(articles.length > 0
      ? [
          colors.bold(isLoose ? 'ARTICLES with some of the words; none has all' : 'ARTICLES'),
          ...articles.map((each) => formatArticle(each, terminal)),
        ]
      : []),
    ...(quotes.length > 0 ? [colors.bold('QUOTES'), ...quotes.map((each) => formatQuote(each, terminal))] : []),
  ];
  return parts.map((part) => `${part}\n`).join('\n');
}

function formatArticle({ headline, site, host, published, url, snippet, reprints }: FoundArticle, terminal: Terminal) {
  const { colors } = terminal;
  const where = [
    site ?? host,
    published ?? 'undated',
    ...(reprints.length > 0 ? [count(reprints.length, 'reprint')] : []),
  ];
  return [
    hang(terminal, '  ', headline),
    hang(terminal, '    ', lit(snippet, terminal)),
    hang(terminal, '    ', colors.dim(where.join(' · '))),
    `    ${colors.dim(url)}`,
  ].join('\n');
}

function formatQuote({ quote, speaker, facts, site, host, published, url, repeated }: FoundQuote, terminal: Terminal) {
  const { colors } = terminal;
  const where = [site ?? host, published ?? 'undated', ...(repeated > 1 ? [`in ${count(repeated, 'article')}`] : [])];
  return [
    hang(terminal, '  ', `“${lit(quote, terminal)}”`),
    ...(speaker === null ? [] : [hang(terminal, '    ', `said by ${colors.bold(speaker)}`)]),
    ...facts.map(({ subject, label, object, status }) =>
      hang(terminal, '    → ', `${subject} ${label} ${object}${status === 'asserted' ? '' : ` · ${status ?? ''}`}`),
    ),
    hang(terminal, '    ', colors.dim(where.join(' · '))),
    `    ${colors.dim(url)}`,
  ].join('\n');
}

function lit(runs: readonly Run[], { colors }: Terminal): string {
  return runs
    .map(({ text, isHit }) => (isHit ? colors.bold(colors.yellow(text)) : text))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A find a row: what it is, its name, headline or speaker, and the words. */
export function searchTable({ entities, articles, quotes }: SearchResult): Table {
  const plain = (runs: readonly Run[]) => runs.map(({ text }) => text).join('');
  return {
    columns: ['found', 'name', 'words', 'published', 'url'],
    rows: [
      ...entities.map(({ kind, name, matched }) => [kind, name, matched, null, null]),
      ...articles.map((each) => ['article', each.headline, plain(each.snippet), each.published, each.url]),
      ...quotes.map((each) => ['quote', each.speaker, plain(each.quote), each.published, each.url]),
    ],
  };
}
