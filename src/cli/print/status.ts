/** @module The state of a base on the terminal. */
import { isAlarming } from '../../query/health.js';
import type { BaseStatus } from '../../query/status.js';
import { columns, count, hang, printable, type Terminal } from './terminal.js';

const number = (n: number) => n.toLocaleString('en-GB');

/** How much there is, where it came from, what was rejected and why, and the last runs. */
export function formatStatus(stored: BaseStatus, terminal: Terminal): string {
  const status = printable(stored);
  return `${[
    formatCounts(status, terminal),
    formatSources(status, terminal),
    formatRejections(status, terminal),
    formatRuns(status, terminal),
  ]
    .filter((part) => part !== '')
    .join('\n\n')}\n`;
}

function formatCounts({ counts }: BaseStatus, terminal: Terminal): string {
  const versions = counts.versions - counts.articles;
  return [
    terminal.colors.bold('BASE'),
    columns(terminal, [
      ['pages', number(counts.snapshots)],
      ['articles', number(counts.articles) + (versions > 0 ? ` (and ${count(versions, 'earlier version')})` : '')],
      ['mentions', number(counts.mentions)],
      ['entities', number(counts.entities) + (counts.accepted > 0 ? ` (${counts.accepted} accepted by a person)` : '')],
      ['candidates', number(counts.candidates) + (counts.rejected > 0 ? ` (and ${counts.rejected} rejected)` : '')],
      [
        'facts',
        number(counts.facts) + (counts.retiredFacts > 0 ? ` (and ${number(counts.retiredFacts)} retired)` : ''),
      ],
      ['claims', number(counts.claims)],
      ['citations', number(counts.citations)],
      ['quotations', number(counts.quotations)],
    ]),
  ].join('\n');
}

function formatSources({ sources }: BaseStatus, terminal: Terminal): string {
  if (sources.length === 0) return '';
  const { colors } = terminal;
  const rows = sources.map((source) => {
    const { id, kind, address, movedTo, snapshots, waiting, health, detail, checkedAt, newAt, dueAt } = source;
    const parts = [
      isAlarming(health) ? colors.yellow(health) : colors.green(health),
      kind,
      movedTo === null ? (address ?? '') : `${address ?? ''} moved to ${movedTo}`,
      count(snapshots, 'page'),
      waiting === 0 ? '' : `${waiting} still to be had`,
      checkedAt === null ? 'never checked' : `checked ${checkedAt}`,
      newAt === null ? '' : `new ${newAt}`,
      dueAt === null ? '' : `due ${dueAt}`,
      detail ?? '',
    ];
    return [id, parts.filter((part) => part !== '').join(' · ')] as const;
  });
  return [terminal.colors.bold('SOURCES'), columns(terminal, rows)].join('\n');
}

function formatRejections({ rejections }: BaseStatus, terminal: Terminal): string {
  if (rejections.length === 0) return '';
  const lines = rejections.flatMap(({ stage, reason, count: pages, example }) => [
    `  ${stage}: ${reason}   ${count(pages, 'page')}`,
    hang(terminal, '    ', terminal.colors.dim(`e.g. ${example}`)),
  ]);
  return [terminal.colors.bold('PAGES THAT GAVE NO ARTICLE'), ...lines].join('\n');
}

function formatRuns({ runs }: BaseStatus, terminal: Terminal): string {
  const { colors } = terminal;
  if (runs.length === 0) return `${colors.bold('RUNS')}\n  none yet`;
  const lines = runs.flatMap((run) => {
    const counts = Object.entries(run.counts).filter(([, n]) => n > 0);
    const outcome = run.outcome === 'finished' ? colors.green(run.outcome) : colors.yellow(run.outcome);
    return [
      `  ${run.startedAt}   ${run.pipeline}   ${outcome}`,
      ...(counts.length > 0
        ? [hang(terminal, '    ', counts.map(([what, n]) => `${what} ${number(n)}`).join(' · '))]
        : []),
      ...run.events.map(({ stage, outcome, reason, count: n, example }) =>
        hang(terminal, '    ', `${stage}: ${outcome}${reason === null ? '' : ` (${reason})`} ${n}×, e.g. ${example}`),
      ),
    ];
  });
  return [colors.bold('LAST RUNS'), ...lines].join('\n');
}
