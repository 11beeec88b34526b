/** @module What differs between two bases, on the terminal and as a page. */
import type { Difference, Heading, Tally } from '../../query/difference.js';
import type { Changed, ClaimRow, FactRow } from '../../store/two-bases.js';
import { columns, hang, printable, type Terminal } from './terminal.js';

/** Rows shown of each list on the terminal. */
const MOST_ROWS = 20;

/** Totals, the parts of the pipeline that changed, then by rule, by article, and fact by fact. */
export function formatDifference(found: Difference, terminal: Terminal): string {
  const { bold } = terminal.colors;
  const { parts, totals, byRule, byArticle, facts } = printable(found);
  const rows = (headings: readonly Heading[]): string =>
    columns(
      terminal,
      headings
        .slice(0, MOST_ROWS)
        .map(({ name, claims, mentions }): [string, string] => [said(claims, mentions), name]),
    );
  const sections: [string, string][] = [
    [
      'PIPELINE',
      parts === null ? '  a base does not say what it was made with' : `  ${parts.join(', ') || 'the same'}`,
    ],
    [
      'TOTALS',
      columns(
        terminal,
        Object.entries(totals).map(([what, each]): [string, string] => [what, words(each)]),
      ),
    ],
    ['BY RULE', rows(byRule)],
    ['BY ARTICLE', rows(byArticle)],
    [
      'FACTS',
      facts
        .slice(0, MOST_ROWS)
        .map((change) => hang(terminal, `  ${mark(change)} `, factWords(change)))
        .join('\n'),
    ],
  ];
  const more = Math.max(0, facts.length - MOST_ROWS);
  return `${sections
    .filter(([, body]) => body !== '')
    .map(([title, body]) => `${bold(title)}\n${body}`)
    .join('\n')}\n${more > 0 ? `  and ${more} more facts (--json, --html FILE)\n` : ''}`;
}

/** The same as a page that stands by itself: no script, nothing loaded. */
export function differencePage(found: Difference, before: string, after: string): string {
  const { parts, totals, byRule, byArticle, facts, claims, mentions } = found;
  const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
    `<table><tr>${heads.map((head) => `<th>${escaped(head)}</th>`).join('')}</tr>\n${rows
      .map((cells) => `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`)
      .join('\n')}</table>`;
  const headings = (all: readonly Heading[]): string =>
    table(
      ['', 'claims', 'mentions'],
      all.map((each) => [each.name, words(each.claims), words(each.mentions)]),
    );
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>orewire diff</title>
<meta name="viewport" content="width=device-width">
<style>
body { font: 16px/1.45 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; color-scheme: light dark }
table { border-collapse: collapse; width: 100% } th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid #8886 }
td:first-child { overflow-wrap: anywhere }
</style>
<h1>What differs</h1>
<p>From <code>${escaped(before)}</code> to <code>${escaped(after)}</code>.</p>
<p>Pipeline: ${parts === null ? 'a base does not say what it was made with' : escaped(parts.join(', ') || 'the same')}.</p>
${table(
  ['', ''],
  Object.entries(totals).map(([what, each]) => [what, words(each)]),
)}
<h2>By rule</h2>${headings(byRule)}
<h2>By article</h2>${headings(byArticle)}
<h2>Facts</h2>${table(
    ['', 'fact'],
    facts.map((change) => [mark(change), factWords(change)]),
  )}
<h2>Claims</h2>${table(
    ['', 'claim', 'frame', 'quote', 'article'],
    claims.map((change) => {
      const row = (change.after ?? change.before)!;
      return [mark(change), claimWords(change), row.frame, row.quote, row.url];
    }),
  )}
<h2>Mentions</h2>${table(
    ['', 'words', 'is', 'rule', 'article'],
    mentions.map((change) => {
      const row = (change.after ?? change.before)!;
      const was = change.before !== null && change.after !== null ? `${change.before.node} → ` : '';
      return [mark(change), row.text, `${was}${row.node}`, row.rule, row.url];
    }),
  )}
</html>
`;
}

function mark({ before, after }: Changed<unknown>): string {
  return before === null ? '+' : after === null ? '−' : '~';
}

function words({ gained, lost, changed }: Tally): string {
  return `${gained} gained, ${lost} lost, ${changed} changed`;
}

function said(claims: Tally, mentions: Tally): string {
  const short = ({ gained, lost, changed }: Tally, what: string): string[] =>
    gained + lost + changed === 0 ? [] : [`+${gained} −${lost} ~${changed} ${what}`];
  return [...short(claims, 'claims'), ...short(mentions, 'mentions')].join(', ');
}

function factWords({ before, after }: Changed<FactRow>): string {
  const row = (after ?? before)!;
  const triple = `${row.subject} ${row.predicate} ${row.object}`;
  const state = ({ status, claims, articles }: FactRow): string =>
    `${status}, ${claims} claims in ${articles} articles`;
  return before !== null && after !== null
    ? `${triple}: ${state(before)} → ${state(after)}`
    : `${triple}: ${state(row)}`;
}

function claimWords({ before, after }: Changed<ClaimRow>): string {
  const row = (after ?? before)!;
  const state = ({ status, attributedTo, qualifiers }: ClaimRow): string =>
    [status, attributedTo ?? '', qualifiers === '{}' ? '' : qualifiers].filter(Boolean).join(', ');
  const triple = `${row.subject} ${row.predicate} ${row.object}`;
  if (before === null || after === null || state(before) === state(after)) return `${triple}: ${state(row)}`;
  return `${triple}: ${state(before)} → ${state(after)}`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character]);
}
