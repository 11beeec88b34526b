/** @module A timeline on the terminal and as a table. */
import type { Timeline, TimelineEvent } from '../../query/timeline.js';
import { objectName } from './fact.js';
import { sentence, CITED_COLUMNS, citedCells } from './facts.js';
import type { Table } from './forms.js';
import { hang, printable, type Terminal } from './terminal.js';

/** The longest date is a day. */
const DATE_WIDTH = 10;

/** An event a paragraph: when, what, and the words of the first article to say so. A date in brackets is the report's. */
export function formatTimeline({ events }: Timeline, terminal: Terminal): string {
  return printable(events)
    .map((event) => `${formatEvent(event, terminal)}\n`)
    .join('\n');
}

function formatEvent({ date, isReport, fact, citation }: TimelineEvent, terminal: Terminal): string {
  const { colors } = terminal;
  const when = (isReport ? `(${date})` : ` ${date}`).padEnd(DATE_WIDTH + 3);
  const status = citation.status === 'asserted' ? '' : ` · ${colors.yellow(citation.status)}`;
  const indent = ' '.repeat(when.length);
  return [
    hang(terminal, when, `${sentence(fact, terminal)}${status}`),
    hang(terminal, indent, `“${citation.quote.replace(/\s+/g, ' ').trim()}”`),
    hang(terminal, indent, colors.dim(`${citation.site ?? citation.host} · ${citation.published ?? 'undated'}`)),
    `${indent}${colors.dim(citation.url)}`,
  ].join('\n');
}

/** An event a row. */
export function timelineTable({ events }: Timeline): Table {
  return {
    columns: ['date', 'date_of', 'subject', 'predicate', 'object', 'status', ...CITED_COLUMNS],
    rows: events.map(({ date, isReport, fact, citation }) => [
      date,
      isReport ? 'report' : 'event',
      fact.subject.name,
      fact.predicate,
      objectName(fact),
      citation.status,
      ...citedCells(citation),
    ]),
  };
}
