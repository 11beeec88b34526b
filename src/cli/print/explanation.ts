/** @module Why each name of an article was taken for what it was, for people to read. */
import type { Explanation } from '../../tag/explanation.js';
import { printable } from './terminal.js';

/** How many entries that bear a name are shown. */
const SHOWN = 5;

/** A block of lines a name: what it became, then what was weighed. Names that repeat with the same outcome and reasons are shown once, with a count. */
export function formatExplanations(explained: readonly Explanation[]): string {
  const blocks = new Map<string, number>();
  for (const one of explained) {
    const block = formatOne(one);
    blocks.set(block, (blocks.get(block) ?? 0) + 1);
  }
  return [...blocks]
    .map(([block, count]) => (count > 1 ? block.replace('\n', `  (${count} times)\n`) : block))
    .join('');
}

function formatOne({ text, mention, votes, scores, probabilities, alternatives, standsFor }: Explanation): string {
  const verdict = mention === null ? 'no name of ours' : `${mention.kind} ${mention.entity.name}  ${mention.entity.id}`;
  const lines = [`${text.replace(/\s+/g, ' ')} → ${verdict}`];
  if (mention !== null) lines.push(`  rule       ${mention.rule}`);
  if (standsFor !== null) lines.push(`  stands for ${standsFor}`);
  if (scores.length > 0)
    lines.push(`  all told   ${scores.map(([kind, score]) => `${kind} ${signed(score)}`).join(', ')}`);
  const likely = probabilities.filter(([, probability]) => probability >= 0.01);
  if (likely.length > 0)
    lines.push(`  learned    ${likely.map(([kind, share]) => `${kind} ${Math.round(100 * share)} %`).join(', ')}`);
  for (const { kind, weight, rule } of votes) lines.push(`  here       ${kind} ${signed(weight)}  ${rule}`);
  for (const { id, name, rank, reasons } of alternatives.slice(0, SHOWN))
    lines.push(`  tables     ${name}  ${id}  ${signed(rank)}: ${reasons.join('; ')}`);
  if (alternatives.length > SHOWN) lines.push(`  tables     and ${alternatives.length - SHOWN} more`);
  return `${lines.map(printable).join('\n')}\n`;
}

function signed(weight: number): string {
  return weight < 0 ? `−${round(-weight)}` : `+${round(weight)}`;
}

function round(weight: number): string {
  return String(Math.round(100 * weight) / 100);
}
