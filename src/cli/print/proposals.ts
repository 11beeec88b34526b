/** @module Why each thing that an article could claim is claimed or not, for people to read. */
import { isLiteral } from '../../model.js';
import { evidenceOf, type Proposal } from '../../relate/propose.js';
import { printable } from './terminal.js';

/** What is less likely than this is nothing that anyone asks about. */
const LEAST = 0.05;

/** A block of lines a proposal, the likeliest first: the verdict, the frames that fired, and what it was judged by. */
export function formatProposals(proposals: readonly Proposal[], threshold: (predicate: string) => number): string {
  return proposals
    .filter(({ probability }) => probability >= LEAST)
    .toSorted((a, b) => b.probability - a.probability)
    .map((proposal) => formatOne(proposal, threshold))
    .join('');
}

function formatOne(proposal: Proposal, threshold: (predicate: string) => number): string {
  const { subjectIs, objectIs, statements, probability } = proposal;
  const object = isLiteral(objectIs) ? objectIs.value : objectIs.name;
  const { name } = statements[0].predicate;
  const verdict = probability >= threshold(name) ? 'claimed' : 'not claimed';
  const frames = new Set(statements.flatMap((statement) => statement.frames.map(({ frame }) => frame)));
  const lines = [
    `${subjectIs.name} ${name} ${object} → ${verdict}, ${Math.round(100 * probability)} %`,
    `  frames     ${[...frames].join(', ') || 'none'}`,
    `  judged by  ${Object.entries(evidenceOf(proposal))
      .map(([name, value]) => `${name} ${Math.round(10 * value) / 10}`)
      .join(', ')}`,
  ];
  return `${lines.map(printable).join('\n')}\n`;
}
