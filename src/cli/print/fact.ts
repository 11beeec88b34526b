/** @module A fact on the terminal: what is said, how sure and by how many, and the sentences that say it. */
import type { Disagreement, Side } from '../../query/disagreement.js';
import type { CitedFact } from '../../query/facts.js';
import type { CitationRow } from '../../store/reader/citations.js';
import type { ShownNode } from '../../store/reader/facts.js';
import { count, hang, type Terminal } from './terminal.js';

/** Of an article's hash, as many digits as tell one from another in a base of millions. */
const SHORT_HASH = 12;

/** The object's name or words. */
export function objectName({ object }: Pick<CitedFact, 'object'>): string {
  return 'value' in object ? object.value : object.name;
}

/** A name with a mark beside it when only texts introduced it, or a person's word stands for it. */
export function named({ name, isCandidate, decision }: ShownNode, { colors }: Terminal): string {
  if (!isCandidate) return colors.bold(name);
  return `${colors.bold(name)} ${colors.yellow(decision === 'accepted' ? '(accepted by a person)' : '(unconfirmed)')}`;
}

/** Status and support in a few words: `asserted · 3 articles, 2 sources · 2025-03-01 to 2025-06-03`. */
export function support(fact: CitedFact, { colors }: Terminal): string {
  const { status, articles, sources, firstSeen, lastSeen } = fact;
  const days = firstSeen === lastSeen ? firstSeen : `${firstSeen} to ${lastSeen}`;
  const word = status ?? 'no longer stated';
  const colored = status === 'asserted' ? colors.green(word) : colors.yellow(word);
  return [
    colored,
    ...(articles > 0 ? [`${count(articles, 'article')}, ${count(sources, 'source')}`] : []),
    days,
    ...(fact.byDecision ? ["by a person's decision"] : []),
  ].join(' · ');
}

/** A citation: the quote in quotation marks, what the article adds to the triple, and where to find it. */
export function citation(cited: CitationRow, terminal: Terminal, indent: string): string {
  const { colors } = terminal;
  const said = [
    cited.status === 'asserted' ? '' : cited.status,
    ...Object.entries(cited.qualifiers)
      // What the words amount to is for machines.
      .filter(([role]) => !role.endsWith('_value'))
      .map(([role, words]) => `${role.replaceAll('_', ' ')}: ${words}`),
    cited.attributedTo === null ? '' : `according to ${cited.attributedTo}`,
  ].filter((part) => part !== '');
  const where = [
    cited.site ?? cited.host,
    cited.published ?? `fetched ${cited.fetchedAt.slice(0, 10)}`,
    ...(cited.originalUrl === cited.url ? [] : [`reprint of ${cited.originalUrl}`]),
    `snapshot ${cited.snapshotSha256.slice(0, SHORT_HASH)}`,
  ];
  return [
    hang(terminal, indent, `“${oneLine(cited.quote)}”`),
    ...(said.length > 0 ? [hang(terminal, `${indent}  `, said.join(' · '))] : []),
    hang(terminal, `${indent}  `, colors.dim(where.join(' · '))),
    `${indent}  ${colors.dim(cited.url)}`,
  ].join('\n');
}

/** What sources differ on, a line a side. */
export function disagreement(disagreed: Disagreement, terminal: Terminal, indent: string): string {
  const { sides } = disagreed;
  const width = Math.max(...sides.map(({ value }) => value.length));
  const lines = sides.map((side) => hang(terminal, `${indent}  ${side.value.padEnd(width)}  `, who(side)));
  return [`${indent}${terminal.colors.red(`≠ ${difference(disagreed)}:`)}`, ...lines].join('\n');
}

/** What it is that sources differ on, in words. */
export function difference({ about }: Disagreement): string {
  const what = {
    value: 'different values stand side by side',
    status: 'some say so, some deny it',
    subject: 'there is room for one, and several are named',
  };
  return about in what ? what[about as keyof typeof what] : `the ${about} is stated differently`;
}

function who({ citations }: Side): string {
  return citations.map((each) => `${each.site ?? each.host}, ${each.published?.slice(0, 10) ?? 'undated'}`).join('; ');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
