/** @module What a run did, on the terminal. */
import type { RunSummary } from '../../pipeline/run.js';
import { columns, count, type Terminal } from './terminal.js';

/** Hosts named one by one; the rest is in "orewire status". */
const MOST_HOSTS = 10;

/** Parts of the pipeline named one by one. */
const MOST_PARTS = 8;

const number = (n: number): string => n.toLocaleString('en-GB');

/** New, known and refused pages; what was made of them; and in plain words when nothing was added. */
export function formatSummary(summary: RunSummary, db: string, terminal: Terminal): string {
  const { snapshots, refused, rejected, work } = summary;
  const worked = work.read + work.tagged + work.related + work.left;
  const rows: [string, string][] = [
    ['pages', `${number(snapshots.new)} new, ${number(snapshots.known)} known already`],
    ['changed', named(summary.changed)],
    [
      'done again',
      summary.changed.length === 0
        ? ''
        : `of ${number(worked)} pages ${number(work.read)} read, ${number(work.tagged)} tagged, ${number(work.related)} related; ${number(work.left)} left, since what changed makes no difference to them`,
    ],
    ['refused', byReason(refused)],
    ['', byHost(summary.refusedAt)],
    ['no article', byReason(rejected)],
    ['articles', `${number(summary.articles)} new, ${count(summary.versions, 'text')}`],
    ['mentions', number(summary.mentions)],
    ['claims', number(summary.claims)],
    ['facts', `${number(summary.facts)} new`],
    ['gazetteer', summary.findings === 0 ? '' : `${count(summary.findings, 'row')} left out (see "orewire status")`],
  ];
  const nothing = snapshots.new === 0 && summary.versions === 0 && summary.claims === 0 && summary.facts === 0;
  const title = summary.finished
    ? `RUN ${summary.runId}`
    : `RUN ${summary.runId}, stopped before its end: the next run goes on from here`;
  return `${[
    terminal.colors.bold(title),
    columns(
      terminal,
      rows.filter(([, text]) => text !== ''),
    ),
    nothing ? `  Nothing was added to ${db}: all of it was there already.` : `  Added to ${db}.`,
  ].join('\n')}\n`;
}

/** The parts of the pipeline that changed, a few of them by name. */
function named(parts: readonly string[]): string {
  const more = parts.length - MOST_PARTS;
  return [...parts.slice(0, MOST_PARTS), ...(more > 0 ? [count(more, 'more part')] : [])].join(', ');
}

function byReason(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([reason, n]) => `${n} ${reason}`)
    .join(', ');
}

/** "news.example 2 robots, 1 timeout; …", the hosts with most refusals first. */
function byHost(refusedAt: RunSummary['refusedAt']): string {
  const total = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((a, b) => a + b, 0);
  const hosts = Object.entries(refusedAt).sort(([a, x], [b, y]) => total(y) - total(x) || (a < b ? -1 : 1));
  const named = hosts.slice(0, MOST_HOSTS).map(([host, counts]) => `${host} ${byReason(counts)}`);
  const more = hosts.length - named.length;
  return [...named, ...(more > 0 ? [`${count(more, 'more host')} (see "orewire status")`] : [])].join('; ');
}
