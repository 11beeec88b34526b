/** @module A citation in the forms that people paste: plain text, Markdown, BibTeX. Pure. */
import type { CitationRow } from '../store/reader/citations.js';
import { date } from './words.js';

export interface CitationForms {
  readonly text: string;
  readonly markdown: string;
  readonly bibtex: string;
}

/** @param today the day of reading, which a citation of a page states */
export function citationForms(cited: CitationRow, today: Date): CitationForms {
  const { quote, headline, url, site, host, published, snapshotSha256 } = cited;
  const from = site ?? host;
  const when = published === null ? 'undated' : date(published);
  const read = date(today.toISOString());
  return {
    text: `“${oneLine(quote)}” – ${from}, “${oneLine(headline)}”, ${when}. ${url} (page SHA-256 ${snapshotSha256}, read ${read})`,
    markdown: `> ${escapeMarkdown(oneLine(quote))}\n>\n> — ${escapeMarkdown(from)}, [${escapeMarkdown(oneLine(headline))}](<${url.replace(/[<>]/g, encodeURIComponent)}>), ${when}`,
    bibtex: bibtex(cited, from, today.toISOString().slice(0, 10)),
  };
}

function bibtex(
  { claimId, headline, url, published, quote, snapshotSha256 }: CitationRow,
  from: string,
  read: string,
): string {
  const fields = [
    ['title', `{${escapeTex(oneLine(headline))}}`],
    ['organization', escapeTex(from)],
    ...(published === null ? [] : [['date', published.slice(0, 10)]]),
    ['url', url.replace(/[{}]/g, encodeURIComponent)],
    ['urldate', read],
    ['note', escapeTex(`“${oneLine(quote)}” Page SHA-256 ${snapshotSha256}`)],
  ];
  return `@online{${claimId},\n${fields.map(([name, value]) => `  ${name} = {${value}},`).join('\n')}\n}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** What Markdown would take for its own (CommonMark 0.31, section 2.4). */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|]/g, '\\$&');
}

const TEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** What TeX would take for its own. */
function escapeTex(text: string): string {
  return text.replace(/[\\{}$&#%_~^]/g, (sign) => TEX[sign] ?? `\\${sign}`);
}
