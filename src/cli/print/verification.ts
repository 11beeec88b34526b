/** @module What `verify` found, in words. */
import type { Broken, Verification } from '../../query/verify.js';
import { count, hang, printable, type Terminal } from './terminal.js';

const DIFFERENCES: Readonly<Record<Broken['difference'], string>> = {
  quote: 'other words stand at its offsets',
  'quote-hash': 'the quote is not the one that was hashed',
  'text-hash': "the article's text is not the one that was stored",
  'page-hash': 'the page is not the one that was stored',
  'no-citation': 'it has no citation',
};

/** What was checked, and each thing that is broken: where it is, what it says, and what differs. */
export function formatVerification({ checked, broken }: Verification, terminal: Terminal): string {
  const { colors } = terminal;
  const all = [
    count(checked.citations, 'citation'),
    count(checked.antecedents, 'antecedent'),
    count(checked.mentions, 'mention'),
    count(checked.quotations, 'quotation'),
    count(checked.texts, 'text'),
    count(checked.pages, 'page'),
  ].join(', ');
  const verdict =
    broken.length === 0 ? colors.green('all as they were stored') : colors.red(`${broken.length} not as stored`);
  return [...broken.map((each) => `${formatBroken(each, terminal)}\n`), `${all}: ${verdict}\n`].join('\n');
}

function formatBroken(broken: Broken, terminal: Terminal): string {
  const { what, difference, url, fact, claimId, start, end, expected, found } = printable(broken);
  const at = start === null ? '' : ` ${start}–${end}`;
  return [
    `${terminal.colors.red(`broken ${what}${at}`)}: ${DIFFERENCES[difference]}`,
    `  article   ${url}`,
    ...(fact === null ? [] : [hang(terminal, '  fact      ', fact)]),
    ...(claimId === null ? [] : [`  claim     ${claimId}`]),
    hang(terminal, '  expected  ', expected),
    hang(terminal, '  found     ', found),
  ].join('\n');
}
