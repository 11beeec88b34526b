/** @module An article through its versions, on the terminal and as a table. */
import type { ArticleStory, ArticleVersion, FactChange } from '../../query/edits.js';
import type { Change } from '../../query/revision.js';
import { objectName } from './fact.js';
import type { Table } from './forms.js';
import { change } from './story.js';
import { count, hang, printable, type Terminal } from './terminal.js';

/** Each version with how its text and what it states differ from the one before. */
export function formatArticleStory(stored: ArticleStory, terminal: Terminal): string {
  const { versions, removedAt } = stored;
  const { colors } = terminal;
  const gone =
    removedAt === null ? [] : [colors.yellow(`the page is not there any more, since ${removedAt.slice(0, 10)}`)];
  return [
    [`${colors.bold(printable(stored.url))} · ${count(versions.length, 'version')}`, ...gone].join('\n'),
    ...versions.map((version) => formatVersion(version, terminal)),
  ]
    .map((part) => `${part}\n`)
    .join('\n');
}

function formatVersion(
  { number, at, headline, published, notice, noticeQuote, text, facts }: ArticleVersion,
  terminal: Terminal,
): string {
  const { colors } = terminal;
  const flagged = notice === 'retraction' ? 'retracted' : 'corrected';
  return [
    hang(terminal, '', `${colors.bold(`VERSION ${number}`)} · seen ${at.slice(0, 10)} · ${printable(headline)}`),
    ...(number === 1 && published !== null ? [`  published ${published}`] : []),
    ...(notice === null
      ? []
      : [hang(terminal, '  ', colors.red(`says that it was ${flagged}: “${printable(noticeQuote ?? '')}”`))]),
    ...text.flatMap((each) => paragraph(each, terminal)),
    ...facts.map((each) => factLine(each, terminal)),
  ].join('\n');
}

function paragraph(each: Change, terminal: Terminal): string[] {
  const { colors } = terminal;
  const line = (sign: string, text: string): string => hang(terminal, `  ${sign} `, printable(text));
  if (each.kind === 'added') return [colors.green(line('+', each.after))];
  if (each.kind === 'removed') return [colors.red(line('−', each.before))];
  return [colors.red(line('−', each.before)), colors.green(line('+', each.after))];
}

function factLine({ fact, kind, changes, stillStands }: FactChange, terminal: Terminal): string {
  const words = {
    added: 'states',
    changed: `states otherwise (${changes.map(change).join('; ')})`,
    dropped: `does not state any more${stillStands ? ', though the sentence is there' : ''}`,
  }[kind];
  const title = `${fact.subject.name} ${fact.label} ${objectName(fact)}`;
  return hang(terminal, '  * ', printable(`${words}: ${title}`));
}

/** What a version changed, a row each. */
export function articleTable({ versions }: ArticleStory): Table {
  return {
    columns: ['version', 'seen', 'what', 'kind', 'before', 'after', 'fact'],
    rows: versions.flatMap(({ number, at, text, facts }) => [
      ...text.map((each) => [
        number,
        at,
        'text',
        each.kind,
        each.kind === 'added' ? null : each.before,
        each.kind === 'removed' ? null : each.after,
        null,
      ]),
      ...facts.map(({ fact, kind, changes, quote }) => [
        number,
        at,
        'fact',
        kind,
        kind === 'dropped' ? quote : null,
        kind === 'dropped' ? null : [...changes.map(change), quote].join('; '),
        fact.id,
      ]),
    ]),
  };
}
