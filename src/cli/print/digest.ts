/** @module What is new, on the terminal and as a table. */
import type { Digest } from '../../query/digest.js';
import type { CitedFact } from '../../query/facts.js';
import { contradictionRows, formatContradiction } from './contradictions.js';
import { objectName } from './fact.js';
import { CITED_COLUMNS, citedCells, formatFact } from './facts.js';
import type { Table } from './forms.js';
import { change } from './story.js';
import { columns, count, hang, printable, type Terminal } from './terminal.js';

/** Contradictions first, then what was denied or ended, what no page states any more, new facts, and new names. */
export function formatDigest(stored: Digest, terminal: Terminal): string {
  const { contradictions, facts, denied, ended, revised, flagged, history, nodes } = printable(stored);
  // A denial of what others state stands there, beside what they say.
  const disputed = new Set(
    contradictions.filter(({ disagreement: { about } }) => about === 'status').map(({ fact }) => fact.id),
  );
  const { colors } = terminal;
  const section = (title: string, parts: readonly string[]) =>
    parts.length === 0 ? [] : [[colors.bold(title), ...parts].join('\n\n')];
  const listed = (rows: readonly CitedFact[]) => rows.map((fact) => formatFact(fact, terminal));
  const gone = history.map(
    ({ at, event, subject, predicate, object }) =>
      [`${at.slice(0, 10)} ${event}`, `${subject} ${predicate.replaceAll('_', ' ')} ${object}`] as const,
  );
  const altered = revised.map(({ at, fact, version, changes, before, after }) =>
    [
      hang(
        terminal,
        `${at.slice(0, 10)}  `,
        `${colors.bold(`${fact.subject.name} ${fact.label} ${objectName(fact)}`)} · ${changes.length === 0 ? 'not stated any more' : changes.map(change).join(' · ')}`,
      ),
      hang(terminal, '            ', `before “${before.trim()}”`),
      ...(after === null ? [] : [hang(terminal, '            ', `now “${after.trim()}”`)]),
      `            ${colors.dim(version.url)}`,
    ].join('\n'),
  );
  const flags = flagged.map(({ at, kind, version, quote, facts: stated }) =>
    [
      hang(terminal, `${at.slice(0, 10)}  `, `${colors.red(kind)} · ${version.headline} · ${count(stated, 'fact')}`),
      ...(quote === null ? [] : [hang(terminal, '            ', `“${quote.trim()}”`)]),
      `            ${colors.dim(version.url)}`,
    ].join('\n'),
  );
  const names = nodes.map(({ name, kind, isCandidate, articles }) => {
    return [name, [kind, ...(isCandidate ? ['unconfirmed'] : []), count(articles, 'article')].join(' · ')] as const;
  });
  return [
    ...section(
      'CONTRADICTIONS',
      contradictions.map((each) => formatContradiction(each, terminal)),
    ),
    ...section('DENIED', listed(denied.filter(({ id }) => !disputed.has(id)))),
    ...section('ENDED', listed(ended)),
    ...section('RETRACTED, CORRECTED, REMOVED', flags),
    ...section('STATED OTHERWISE BY NOW', altered),
    ...section('WHAT PAGES STATED BEFORE', gone.length === 0 ? [] : [columns(terminal, gone)]),
    ...section('NEW FACTS', listed(facts)),
    ...section('NEW NAMES', names.length === 0 ? [] : [columns(terminal, names)]),
  ]
    .map((part) => `${part}\n`)
    .join('\n');
}

/** A piece of news a row, of a contradiction a row a side. */
export function digestTable(news: Digest): Table {
  const { contradictions, facts, denied, ended, revised, flagged, history, nodes } = news;
  const none = CITED_COLUMNS.map(() => null);
  const listed = (kind: string, rows: readonly CitedFact[]) =>
    rows.map((fact) => [
      kind,
      fact.subject.name,
      fact.predicate,
      objectName(fact),
      ...citedCells(fact.citations.at(0)),
    ]);
  return {
    columns: ['news', 'subject', 'predicate', 'object', ...CITED_COLUMNS],
    rows: [
      ...contradictionRows(contradictions),
      ...listed('denied', denied),
      ...listed('ended', ended),
      ...revised.map(({ fact, changes }) => [
        changes.length === 0 ? 'not stated any more' : changes.map(change).join('; '),
        fact.subject.name,
        fact.predicate,
        objectName(fact),
        ...none,
      ]),
      ...flagged.map(({ kind, version }) => [kind, version.url, null, null, ...none]),
      ...history.map(({ event, subject, predicate, object }) => [event, subject, predicate, object, ...none]),
      ...listed('new fact', facts),
      ...nodes.map(({ kind, name }) => [`new ${kind}`, name, null, null, ...none]),
    ],
  };
}
