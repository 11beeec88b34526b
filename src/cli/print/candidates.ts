/** @module Candidates on the terminal. */
import type { Candidate } from '../../query/candidates.js';
import { count, hang, printable, type Terminal } from './terminal.js';

/** Each candidate with its support, what was decided, the rules that found it and the sentences that name it. */
export function formatCandidates(candidates: readonly Candidate[], terminal: Terminal): string {
  return printable(candidates)
    .map((candidate) => `${formatCandidate(candidate, terminal)}\n`)
    .join('\n');
}

function formatCandidate(candidate: Candidate, terminal: Terminal): string {
  const { id, name, kind, articles, sources, rules, sentences, decision, entityId, decidedBy, decidedAt, note } =
    candidate;
  const { colors } = terminal;
  const support = `${count(articles, 'article')}, ${count(sources, 'independent source')}`;
  const decided = [
    `${decision}${entityId === null ? '' : ` as ${entityId}`} by a person (${decidedBy}), ${decidedAt?.slice(0, 10)}`,
    ...(note === null ? [] : [note]),
  ].join(' · ');
  return [
    hang(terminal, '', `${colors.bold(name)} · ${kind} · ${support}`),
    `  ${colors.dim(id)}`,
    ...(decision === null ? [] : [hang(terminal, '  ', colors.yellow(decided))]),
    ...(rules.length === 0 ? [] : [hang(terminal, '  found by  ', rules.join('; '))]),
    ...sentences.flatMap((each) => [
      hang(terminal, '  ', `“${each.quote.replace(/\s+/g, ' ').trim()}”`),
      hang(terminal, '    ', colors.dim(`${each.site ?? each.host} · ${each.published ?? 'undated'}`)),
      `    ${colors.dim(each.url)}`,
    ]),
  ].join('\n');
}
