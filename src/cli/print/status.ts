/** @module The state of a base on the terminal. */
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
  const rows = sources.map(({ id, kind, address, snapshots, lastFetchedAt }) => {
    const last = lastFetchedAt === null ? 'never fetched' : `last ${lastFetchedAt}`;
    return [
      id,
      [kind, address ?? '', count(snapshots, 'page'), last].filter((part) => part !== '').join(' · '),
    ] as const;
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
