/** @module Clauses that tell of no fact: what is planned, possible, supposed or denied. */
import type { Relations } from './relations.js';
import { grammaticalStatus } from './status-grammar.js';
import { statusOf } from './status.js';
import { meetingPoint, wayUp, type Syntax } from './syntax.js';

/** Whether by the rules one of the clauses that two tokens stand in, up to the word that holds them together, tells of no fact. */
export function isUnreal(syntax: Syntax, relations: Relations, a: number, b: number): boolean {
  const meeting = meetingPoint(syntax, a, b);
  if (syntax.mention[meeting] >= 0) return false;
  const ways = [wayUp(syntax, a, meeting), wayUp(syntax, b, meeting)];
  return [meeting, ...ways.flatMap((way) => way ?? [])].some(
    (word) =>
      syntax.upos[word] === 'VERB' &&
      /^(planned|possible|denied)$/.test(
        grammaticalStatus(syntax, word, relations) ?? statusOf(syntax, word, relations),
      ),
  );
}
