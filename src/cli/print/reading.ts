/** @module One page that was read, on the terminal: the article, or how each part of it was found. */
import type { ArticleDate } from '../../model.js';
import type { ReadPage } from '../../read/read.js';
import { columns, count, hang, printable, type Terminal } from './terminal.js';

/** The article as a person reads it: headline, by whom, when and where, and the text. */
export function formatArticle(page: ReadPage, terminal: Terminal): string {
  const { article, credits, paywalled } = printable({ ...page, paragraphs: [], removed: [] });
  const { colors } = terminal;
  const about = [
    [...article.byline, ...credits].join(', '),
    article.published?.value ?? 'undated',
    article.site ?? '',
    paywalled ? 'cut: the rest is for subscribers' : '',
  ].filter((part) => part !== '');
  const paragraphs = page.paragraphs.map(({ text }) => hang(terminal, '', printable(text)));
  const head = [hang(terminal, '', colors.bold(article.headline)), hang(terminal, '', colors.dim(about.join(' · ')))];
  return `${[head.join('\n'), ...paragraphs].join('\n\n')}\n`;
}

/** What a block begins with, of which so many characters tell it from others. */
const BEGINNING = 90;

/**
 * What was chosen and from what, then each block of the page: whether it is text, else why not, and where it stands.
 *
 * @param detected the language that the text is in, whatever the page declares; null where that is not clear
 */
export function formatExplanation(page: ReadPage, detected: string | null, terminal: Terminal): string {
  const { article, headline, dates, bylines, credits, section, tags, paywalled } = printable({
    ...page,
    paragraphs: [],
    removed: [],
  });
  const modified = article.modified === null ? [] : [dated(article.modified)];
  const fields = [
    field(
      'headline',
      article.headline,
      [`from ${headline.origin}`, ...headline.changes].join(', '),
      headline.candidates.map(({ origin, value }) => [origin, value] as const),
      terminal,
    ),
    field('published', article.published?.value ?? null, originOf(article.published), dates.map(dated), terminal),
    field('modified', article.modified?.value ?? null, originOf(article.modified), modified, terminal),
    field(
      'byline',
      [...article.byline, ...credits].join(', ') || null,
      'people first, then who stands for them',
      bylines.map(({ origin, people, organisations }) => [origin, [...people, ...organisations].join(', ')] as const),
      terminal,
    ),
  ];
  const rest: (readonly [string, string])[] = [
    ['address', article.url],
    ['site', article.site ?? 'not stated'],
    ['language', `${article.language ?? 'none'} declared, ${detected ?? 'none'} detected`],
    ['section', section ?? 'not stated'],
    ['tags', tags.join(', ') || 'none'],
    ['paywall', paywalled ? 'the text is cut' : 'none seen'],
  ];
  return `${[...fields, columns(terminal, rest), formatBlocks(page, terminal)].join('\n\n')}\n`;
}

const dated = ({ origin, value }: ArticleDate): readonly [string, string] => [origin, value];

function originOf(date: ArticleDate | null): string {
  return date === null ? '' : `from ${date.origin}, ${date.value.length > 10 ? 'to the second' : 'to the day'}`;
}

function field(
  name: string,
  value: string | null,
  why: string,
  candidates: readonly (readonly [string, string])[],
  terminal: Terminal,
): string {
  const { colors } = terminal;
  const chosen = value === null || value === '' ? 'not found' : `${value}  ${colors.dim(`(${why})`)}`;
  const head = hang(terminal, `${name}: `, chosen);
  return candidates.length === 0 ? head : `${head}\n${columns(terminal, candidates)}`;
}

function formatBlocks({ paragraphs, removed }: ReadPage, terminal: Terminal): string {
  const { colors } = terminal;
  const blocks = [
    ...paragraphs.map(({ text, start, end }) => ({ text, start, end, reason: null })),
    ...removed,
  ].toSorted((a, b) => a.start - b.start);
  const head = `blocks: ${count(paragraphs.length, 'paragraph')} of text, ${removed.length} removed (offsets in the decoded HTML, reason)`;
  const lines = blocks.map(({ text, start, end, reason }) => {
    const place = `${start}-${end}`.padStart(15);
    const beginning = printable(text.length > BEGINNING ? `${text.slice(0, BEGINNING)}…` : text);
    const label = (reason ?? 'TEXT').padEnd(13);
    return reason === null ? `${place}  ${label}  ${beginning}` : colors.dim(`${place}  ${label}  ${beginning}`);
  });
  return [head, ...lines].join('\n');
}
