/** @module Who speaks without a name of his own there: "he", who was named before, and "a trader", who is nobody by name. */
import type { EntityRef, Span } from '../model.js';
import { entityAt, isAddressedOtherwise, isQuoted, kindAt, lastCalled, lastOnScene, tokenAt } from './named.js';
import type { Relations } from './relations.js';
import type { Syntax } from './syntax.js';
import { isOfficer, isThe, isVoice } from './voices.js';

/** What people do and a body hardly does: "a trading house has asked for samples" brings nobody on the scene. */
const SAYS = /^(?:say|tell|remark|add|note|explain|warn|argue|observe|reckon|quip|joke|recall|write)$/;

/** Who is a person and no company, by the noun alone. */
export const PERSON =
  /^(?:man|woman|\p{Ll}+(?:man|woman|ist|ician|yer)|official|analyst|secretary|mayor|judge|lawmaker|attaché|diplomat|envoy|ambassador|broker|banker|trader|merchant|dealer|farmer|driver|resident|engineer|scientist|source|executive|manager|director|minister|officer|delegate|aide|adviser|advisor|insider|teacher|professor|scholar|student|soldier|priest|elder|worker|foreman|shopkeeper|guard|consultant|expert|lobbyist|participant|member|negotiator|businessman)$/u;

/**
 * "he", "she": whoever was last on the scene; since, in the same paragraph, somebody without a name may have spoken, or done or been
 * something that only persons do (null), or a holder of an office: "In 1966, said the president, it was poor. “…,” he said".
 *
 * @param pronoun "he" or "she", where either stands there
 */
export function onScene(
  syntax: Syntax,
  relations: Relations,
  offset: number,
  quotations: readonly Span[],
  pronoun?: string,
): EntityRef | null {
  const last = lastOnScene(
    syntax,
    offset,
    quotations,
    (name) => pronoun !== undefined && isAddressedOtherwise(syntax, entityAt(syntax, name), pronoun),
  );
  const paragraph = syntax.analysis.text.lastIndexOf('\n', offset) + 1;
  for (let token = tokenAt(syntax.analysis.start, offset) - 1; token > last; token--) {
    if (syntax.analysis.start[token] < paragraph) break;
    const speaks = syntax.deprel[token] === 'nsubj' && SAYS.test(syntax.lemma[syntax.head[token]] ?? '');
    if ((speaks || isActor(syntax, token)) && isSomebody(syntax, token, quotations)) return null;
    const isHolder =
      syntax.deprel[token].startsWith('nsubj') &&
      last >= 0 &&
      syntax.mention[token] < 0 &&
      isThe(syntax, token) &&
      isOfficer(syntax, token, relations) &&
      (speaks || syntax.lower[token + 1] !== 'of');
    if (!isHolder || isQuoted(syntax, token, quotations)) continue;
    const called = lastCalled(syntax, token, quotations, true);
    if (called !== undefined) return called;
  }
  return last < 0 ? null : entityAt(syntax, last);
}

/** "A broker was there", "according to an official": a word for a person, as the subject of anything, alone, or as a source. */
function isActor(syntax: Syntax, noun: number): boolean {
  const { lower, deprel } = syntax;
  // "A scientist from Oslo, who"
  if (lower[noun + 1] !== 'who' && lower[noun + 2] !== 'who' && !PERSON.test(syntax.base[noun])) return false;
  if (deprel[noun].startsWith('nsubj')) return true;
  if (deprel[noun] === 'root' && syntax.childrenBy(noun, 'nsubj').length === 0) return true;
  return syntax.children(noun).some((word) => lower[word] === 'according');
}

/** "a trader", "one official at the ministry": a person without a name, whosever; not what a name is told by ("Jane Doe, a partner"). */
export function isSomebody(syntax: Syntax, noun: number, quotations: readonly Span[]): boolean {
  if (syntax.mention[noun] >= 0 || isQuoted(syntax, noun, quotations)) return false;
  if (/^(someone|somebody|another|one)$/.test(syntax.lower[noun])) return true;
  // "the third person", "the second of the sources": of several who have no names
  if (
    /^(?:the (?:first|second|third|other)|(?:first|second|third|other) (?:person|source))$/.test(
      `${syntax.lower[noun - 1]} ${syntax.lower[noun]}`,
    )
  )
    return true;
  if (syntax.upos[noun] !== 'NOUN' || isVoice(syntax, noun)) return false;
  const article = syntax.childrenBy(noun, 'det', 'nummod').find((word) => /^(an?|one)$/.test(syntax.lower[word]));
  if (article === undefined || syntax.lower[article - 1] === ',') return false;
  if (syntax.childrenBy(noun, 'appos', 'flat').some((name) => syntax.mention[name] >= 0)) return false;
  // "an elderly farmer, Jane Doe,"
  return !(syntax.lower[noun + 1] === ',' && noun + 2 < syntax.count && syntax.mention[noun + 2] >= 0);
}

/** "an adviser to President Jane Doe", "a counsellor of hers": one of somebody's, who has no name; not "a manager of Boliden, Jane Doe". */
export function isSomebodys(syntax: Syntax, article: number): boolean {
  const { lower, upos, mention } = syntax;
  if (!/^(an?|one)$/.test(lower[article] ?? '')) return false;
  let noun = article + 1;
  while (noun - article < 5 && /^(NOUN|ADJ|PROPN)$/.test(upos[noun + 1] ?? '') && mention[noun + 1] < 0) noun++;
  if (upos[noun] !== 'NOUN' || isVoice(syntax, noun) || !/^(of|to|for)$/.test(lower[noun + 1] ?? '')) return false;
  for (let token = noun + 2; token - noun <= 8 && token < syntax.count; token++) {
    if (mention[token] >= 0 && kindAt(syntax, token) === 'person') return lower[token - 1] !== ',';
    if (/^(VERB|AUX)$/.test(upos[token]) || /^[^\p{L},]/u.test(lower[token])) return false;
  }
  return false;
}

/** "a consultant who knows them", "two people": whether no name can follow, whoever they speak for. */
export function isNobody(syntax: Syntax, token: number): boolean {
  if (!/^(an?|one|two|three|some|several|people|sources|those)$/.test(syntax.lower[token] ?? '')) return false;
  for (let word = token + 1; word - token <= 4; word++) if (isVoice(syntax, word)) return false;
  return true;
}

/** "“…,” a trader at Boliden said": somebody without a name stands right between the quotation and the verb. */
export function isUnnamedBetween(syntax: Syntax, behind: Span, verb: number): boolean {
  const { lower } = syntax;
  let first = tokenAt(syntax.analysis.start, behind.end);
  while (first < verb && !/\p{L}/u.test(lower[first])) first++;
  if (!/^(an?|one)$/.test(lower[first])) return false;
  if (isSomebodys(syntax, first)) return true;
  // "a spokesman for Boliden", "a visibly tired Jane Doe"
  for (let token = first; token < verb; token++)
    if (isVoice(syntax, token) || kindAt(syntax, token) === 'person') return false;
  return true;
}
