/** @module Whose words a quotation is called: "according to Jane Doe", "in the ministry's words", "was his reply". */
import type { EntityKind, EntityRef, Span } from '../model.js';
import { entityAt, isQuoted, kindAt, lastWithWord, personBehind, tokenAt } from './named.js';
import type { Relations } from './relations.js';
import type { Syntax } from './syntax.js';
import { onScene } from './unnamed.js';

/** What stands between a quotation and whose words it is. */
const WORDS_OF =
  /^(?:in the (?:words|phrase)|(?:is|was) the (?:advice|phrase|answer|verdict|view|comment|reply|response|line|summary|motto|opinion|description|conclusion|explanation|judge?ment|warning|message)) of$/;

/** What of somebody's a quotation is: "in Jane Doe's words", "was his reply". */
const OWN_WORDS =
  /^(?:words?|phrase|opinion|view|telling|account|advice|answer|verdict|comment|reply|response|summary|motto|description|conclusion|explanation|judge?ment|warning|message)$/;

/**
 * "Jane Doe “would not put it differently”": who stands right before words that begin with a verb.
 *
 * @param opener the token that opens them
 * @param kind of whom: a body may be somebody else's subject, "Boliden “has no interest”, Jane Doe said"
 */
export function subjectOfWords(
  syntax: Syntax,
  { start }: Span,
  opener: number,
  kind: EntityKind,
  quotations: readonly Span[],
): EntityRef | undefined {
  const name = opener - 1;
  if (name < 0 || syntax.mention[name] < 0 || kindAt(syntax, name) !== kind) return undefined;
  if (syntax.sentence[name] !== syntax.sentence[opener] || isQuoted(syntax, name, quotations)) return undefined;
  const first = tokenAt(syntax.analysis.start, start);
  return /^(MD|VBD|VBZ)$/.test(syntax.xpos[first] ?? '') ? entityAt(syntax, name) : undefined;
}

/** "according to the Mines Board" */
export function bodyBehind(syntax: Syntax, preposition: number): EntityRef | undefined {
  const next = syntax.lower[preposition + 1] === 'the' ? preposition + 2 : preposition + 1;
  return next < syntax.count && kindAt(syntax, next) === 'organisation' ? entityAt(syntax, next) : undefined;
}

/** "…”, according to Jane Doe", "…,” in the words of Jane Doe", "…” is the advice of Jane Doe": the "to" or "of" behind the quotation; -1 where none stands there. @param closing the token at which the quotation's mark closes it */
export function accordingTo({ lower, count, analysis }: Syntax, closing: number): number {
  const paragraph = analysis.text.indexOf('\n', analysis.start[closing]);
  for (let token = closing; token < count && (token === closing || !/[\p{L}.]/u.test(lower[token - 1])); token++) {
    if (paragraph >= 0 && analysis.start[token] > paragraph) break;
    if (lower[token] === 'according' && lower[token + 1] === 'to') return token + 1;
    if (WORDS_OF.test(lower.slice(token, token + 4).join(' '))) return token + 3;
  }
  return -1;
}

/** "It is, in Jane Doe's words, “…”", "“…”, in the ministry's opinion": whose the words right before or behind a quotation are. @param opener, closing the tokens at its marks */
export function inWordsOf(
  syntax: Syntax,
  relations: Relations,
  opener: number,
  closing: number,
  quotations: readonly Span[],
): EntityRef | undefined {
  const before = syntax.lower[opener - 1] === ',' ? opener - 2 : opener - 1;
  for (const noun of [before, wordsBehind(syntax, closing)]) {
    const owner = OWN_WORDS.test(syntax.lower[noun] ?? '') ? syntax.childrenBy(noun, 'nmod:poss').at(0) : undefined;
    if (owner === undefined || isQuoted(syntax, owner, quotations)) continue;
    if (/^(his|her)$/.test(syntax.lower[owner]))
      return onScene(syntax, relations, syntax.analysis.start[owner], quotations) ?? undefined;
    return syntax.mention[owner] >= 0 ? entityAt(syntax, owner) : lastWithWord(syntax, owner, syntax.base[owner]);
  }
  return undefined;
}

/** "“…”, in Jane Doe's words", "“…” was his reply": the noun that the possessor right behind the quotation has. */
function wordsBehind({ lower, xpos, head }: Syntax, closing: number): number {
  let first = closing;
  while (/^\P{L}+$/u.test(lower[first] ?? '')) first++;
  if (!/^(?:in|is|was)$/.test(lower[first] ?? '')) return -1;
  for (let token = first + 1; token - first <= 6; token++)
    if (xpos[token] === 'POS' || xpos[token] === 'PRP$') return head[xpos[token] === 'POS' ? head[token] : token];
  return -1;
}

/** "According to Jane Doe it is “…”", "In the words of the Mines Board it is “…”": who is named so in the quotation's sentence before it. @param opener the token that opens it */
export function accordingBefore(syntax: Syntax, opener: number, quotations: readonly Span[]): EntityRef | undefined {
  for (let token = opener - 1; token > 0 && syntax.sentence[token] === syntax.sentence[opener]; token--) {
    const accords = /^(?:according to|words of)$/.test(`${syntax.lower[token - 1]} ${syntax.lower[token]}`);
    if (accords && !isQuoted(syntax, token, quotations))
      return personBehind(syntax, token) ?? bodyBehind(syntax, token);
  }
  return undefined;
}
