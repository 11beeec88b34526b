/** @module What a run did, on the terminal. */
import type { RunSummary } from '../../pipeline/run.js';
import { columns, count, type Terminal } from './terminal.js';

/** Hosts named one by one; the rest is in "orewire status". */
const MOST_HOSTS = 10;

const number = (n: number): string => n.toLocaleString('en-GB');

/** New, known and refused pages; what was made of them; and in plain words when nothing was added. */
export function formatSummary(summary: RunSummary, db: string, terminal: Terminal): string {
  const { snapshots, refused, rejected } = summary;
  const rows: [string, string][] = [
    ['pages', `${number(snapshots.new)} new, ${number(snapshots.known)} known already`],
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
