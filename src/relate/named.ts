/** @module Who is named around a place of the text: right behind a verb, before it, by surname alone, or by an office. */
import type { EntityKind, EntityRef, Span } from '../model.js';
import { spanAround } from '../spans.js';
import type { Syntax } from './syntax.js';

/** Words that an inverted subject may run over: "said its chief executive, Eric Kalala". */
const MAX_SUBJECT = 10;

/** Words between a name and the office that it is told by: "Jane Doe, the country's minister of mines". */
const MAX_OFFICE = 6;

/** Words of a relative clause between a name and its verb. */
const MAX_RELATIVE = 15;

/** Words of an office up to the name behind it: "Minister of Mines, Industry and Technological Development, Professor Jane Doe". */
const MAX_TITLE = 10;

/** Whether a token stands in one of the quotations. */
export function isQuoted({ analysis }: Syntax, token: number, quotations: readonly Span[]): boolean {
  return spanAround(quotations, analysis.start[token]) !== undefined;
}

/** A word that no mention stands at, but that is one of a full name: "Doe" of "Jane Doe", "Li" of "Li Jinfa", "Price" though it could be a noun. */
export function bySurname({ mentions, mention, upos, analysis }: Syntax, token: number): EntityRef | undefined {
  if (mention[token] >= 0 || !/^(PROPN|NOUN)$/.test(upos[token])) return undefined;
  const word = analysis.text.slice(analysis.start[token], analysis.end[token]);
  if (!/^\p{Lu}/u.test(word)) return undefined;
  return mentions.find(({ kind, text }) => kind === 'person' && text.split(/[\s.-]/).includes(word))?.entity;
}

/** Whom a name means: of two persons of a surname that stands alone the one who was named in full last. */
export function bearerAt(syntax: Syntax, token: number, quotations: readonly Span[]): EntityRef {
  const own = entityAt(syntax, token);
  if (syntax.mention[token] < 0) return own;
  const { start, text } = syntax.mentions[syntax.mention[token]];
  if (/\s/.test(text)) return own;
  const bearer = syntax.mentions.findLast(
    (other) =>
      other.kind === 'person' &&
      other.start < start &&
      other.text.endsWith(` ${text}`) &&
      spanAround(quotations, other.start) === undefined,
  );
  return bearer?.entity ?? own;
}

/** "Jane Doe promised to look elsewhere: “…”": who is named first in the sentence that ends in a colon; where nobody is, a body that is its subject. */
export function firstPerson(syntax: Syntax, colon: number, quotations: readonly Span[]): EntityRef | undefined {
  let first = colon;
  while (first > 0 && syntax.sentence[first - 1] === syntax.sentence[colon]) first--;
  for (let token = first; token < colon; token++)
    if (kindAt(syntax, token) === 'person' && syntax.mention[token] >= 0 && !isQuoted(syntax, token, quotations))
      return entityAt(syntax, token);
  const isSubject =
    syntax.mention[first] >= 0 && syntax.deprel[first] === 'nsubj' && syntax.deprel[syntax.head[first]] === 'root';
  return isSubject && kindAt(syntax, first) === 'organisation' ? entityAt(syntax, first) : undefined;
}

/**
 * "the minister", "the plumber": of those named before whoever a word was last said of, right before or behind the name.
 *
 * @param isOffice whether the word is one for persons wherever it stands: others tell a person only by an apposition or as a title
 * @returns null where the word was last said of somebody without a name ("an official", "one of the officials")
 */
export function lastCalled(
  syntax: Syntax,
  noun: number,
  quotations: readonly Span[],
  isOffice: boolean,
): EntityRef | null | undefined {
  const isHeld = isOffice || titleOf(syntax, noun) !== undefined;
  const scene = isHeld ? lastOnScene(syntax, syntax.analysis.start[noun], quotations) : -1;
  let last: EntityRef | undefined;
  for (let token = noun - 1; token >= 0; token--) {
    if (!isSameWord(syntax, token, noun) || isQuoted(syntax, token, quotations)) continue;
    if (isNameless(syntax, token)) return last ?? null;
    const person = isHeld ? namedNear(syntax, token) : namedBeside(syntax, token);
    if (person === undefined) continue;
    if (scene < 0 || person.id === entityAt(syntax, scene).id) return person;
    last ??= person;
  }
  return last;
}

function isSameWord(syntax: Syntax, token: number, noun: number): boolean {
  const { base, lower } = syntax;
  const title = titleOf(syntax, noun);
  if (title !== titleOf(syntax, token)) return false;
  if (title === undefined && base[token] !== base[noun] && lower[token] !== lower[noun]) return false;
  // The deputy minister is not the minister.
  return rankOf(lower, token) === rankOf(lower, noun);
}

/** "vice" of "vice president" and "vice-president", "deputy", "former"; empty where no such word stands before an office. */
function rankOf(lower: readonly string[], noun: number): string {
  const word = lower[noun - 1] === '-' ? lower[noun - 2] : lower[noun - 1];
  return /^(?:vice|deputy|former)$/.exec(word)?.[0] ?? '';
}

/** The office that has several names: the president is "the head of state", the prime minister "the premier"; undefined for any other. */
function titleOf({ lower }: Syntax, noun: number): 'state' | 'government' | undefined {
  if (lower[noun] === 'head' && lower[noun + 1] === 'of')
    return (['state', 'government'] as const).find((each) => each === lower[noun + 2]);
  if (lower[noun] === 'premier' || (lower[noun] === 'minister' && lower[noun - 1] === 'prime')) return 'government';
  return lower[noun] === 'president' && rankOf(lower, noun) !== 'vice' ? 'state' : undefined;
}

/** "an official", "one of the officials", "a second official", "two aides": somebody without a name, unless one stands behind. */
function isNameless(syntax: Syntax, noun: number): boolean {
  const next = syntax.lower[noun + 1] ?? '';
  if (next === ',' || syntax.mention[noun + 1] >= 0) return false;
  for (let token = noun - 1; token >= 0 && noun - token <= 4; token--) {
    if (syntax.sentence[token] !== syntax.sentence[noun] || kindAt(syntax, token) === 'person') return false;
    const word = syntax.lower[token];
    // "Jane Doe, an official", "Jane Doe is an official"
    if (/^(an?|two|three|several)$/.test(word)) return !isToldBefore(syntax, token);
    if (word === 'of' && /^(one|another|both)$/.test(syntax.lower[token - 1] ?? '')) return true;
    if (/^\P{L}/u.test(word)) return false;
  }
  return false;
}

/** "Jane Doe, an official", "Jane Doe, 46, an official", "Jane Doe is an official": whether an article stands where a name is told by what follows. */
function isToldBefore(syntax: Syntax, article: number): boolean {
  const before = syntax.lower[article - 1] ?? '';
  if (before !== ',') return /^([—–-]|as|is|was|be)$/.test(before);
  for (let token = article - 2; token >= 0 && article - token <= MAX_OFFICE; token--) {
    if (syntax.sentence[token] !== syntax.sentence[article] || syntax.upos[token] === 'VERB') return false;
    if (syntax.mention[token] >= 0) return kindAt(syntax, token) === 'person';
  }
  return false;
}

/** The person named nearest to a word of office, behind it sooner than before, in its sentence with no verb between. */
export function namedNear(syntax: Syntax, office: number): EntityRef | undefined {
  for (const [step, most] of [
    [1, MAX_TITLE],
    [-1, MAX_OFFICE],
  ] as const) {
    for (let near = office + step, left: number = most; left > 0; near += step, left--) {
      if (near < 0 || near >= syntax.count || syntax.sentence[near] !== syntax.sentence[office]) break;
      if (syntax.upos[near] === 'VERB') break;
      if (syntax.mention[near] >= 0 && kindAt(syntax, near) === 'person') return entityAt(syntax, near);
    }
  }
  return undefined;
}

/** "the chief, Jane Doe", "Chief Jane Doe", "Jane Doe, the clan's chief": who bears the name that a word is an apposition of. */
function namedBeside(syntax: Syntax, noun: number): EntityRef | undefined {
  const isPerson = (token: number): boolean =>
    token >= 0 && token < syntax.count && syntax.mention[token] >= 0 && kindAt(syntax, token) === 'person';
  const behind = syntax.lower[noun + 1] === ',' ? noun + 2 : noun + 1;
  if (isPerson(behind) && syntax.sentence[behind] === syntax.sentence[noun]) return entityAt(syntax, behind);
  for (let token = noun - 1; token > 0 && noun - token <= MAX_OFFICE; token--) {
    if (syntax.sentence[token] !== syntax.sentence[noun]) return undefined;
    if (syntax.lower[token] === ',') return isPerson(token - 1) ? entityAt(syntax, token - 1) : undefined;
    if (!/^(DET|ADJ|NOUN|PROPN|PART|NUM)$/.test(syntax.upos[token])) return undefined;
  }
  return undefined;
}

/** Names between an offset and the verb, the nearest first, as far back as no other clause or sentence lies between but a relative one: "X, who heads Y, said". */
export function namesBefore(syntax: Syntax, verb: number, from: number): number[] {
  const names: number[] = [];
  const closesRelative = syntax.lower[verb - 1] === ',';
  for (let token = verb - 1; token >= 0 && syntax.sentence[token] === syntax.sentence[verb]; token--) {
    if (syntax.analysis.start[token] < from) break;
    const finite = syntax.upos[token] === 'VERB' && /^(VBD|VBZ|VBP)$/.test(syntax.xpos[token]);
    if (finite && syntax.lower[token - 1] !== 'who') {
      const who = closesRelative ? whoBefore(syntax, token, from) : -1;
      if (who < 0) break;
      token = who;
    }
    if (/^[;:—–]$/.test(syntax.lower[token])) break;
    // "the letter, which Reuters has seen, says"
    if (syntax.mention[token] >= 0 && !/^(which|that|whom)$/.test(syntax.lower[token - 1] ?? '')) names.push(token);
    // "Jane Doe, who succeeded John Roe, said"
    if (syntax.lower[token] === 'who') names.length = 0;
  }
  return names;
}

/** "who emigrated and came back": the "who" of the relative clause that a verb goes on with; -1 where none is. */
function whoBefore({ analysis, sentence, lower }: Syntax, verb: number, from: number): number {
  for (let token = verb - 1; token >= 0 && sentence[token] === sentence[verb]; token--) {
    if (analysis.start[token] < from || /^[,;:—–]$/.test(lower[token])) return -1;
    if (lower[token] === 'who') return token;
  }
  return -1;
}

/**
 * "said Jane Doe", "said its manager, Jane Doe", "said works council leader Jane Doe": the first person named behind the
 * verb, before another clause begins; or else the first that a noun there goes back to.
 */
export function personBehind(syntax: Syntax, verb: number): EntityRef | undefined {
  let referred: EntityRef | undefined;
  for (let token = verb + 1; token < syntax.count && token - verb <= MAX_SUBJECT; token++) {
    if (syntax.sentence[token] !== syntax.sentence[verb]) break;
    const isPerson = kindAt(syntax, token) === 'person';
    if (syntax.mention[token] >= 0) {
      // "said Jane Doe's successor, John Roe"
      if (isPerson && syntax.xpos[token + 1] !== 'POS') return entityAt(syntax, token);
      if (isPerson) referred = entityAt(syntax, token);
      continue;
    }
    const known = bySurname(syntax, token);
    if (known !== undefined) return known;
    if (isPerson && syntax.upos[token] === 'NOUN') referred ??= entityAt(syntax, token);
    if (beginsClause(syntax, token) && !isSeat(syntax, token, verb)) break;
    if (/^[^\p{L},-]/u.test(syntax.lower[token]) && syntax.upos[token] === 'PUNCT') break;
  }
  return referred;
}

/** "said its manager in Spain, Jane Doe": whether what a preposition behind the verb's noun begins ends in a comma and a person. */
function isSeat(syntax: Syntax, preposition: number, verb: number): boolean {
  const { sentence, upos, xpos, lower, mention } = syntax;
  if (xpos[preposition] !== 'IN' || upos[preposition - 1] !== 'NOUN' || preposition - verb > MAX_OFFICE) return false;
  for (let token = preposition + 1; token - preposition <= MAX_OFFICE; token++) {
    if (sentence[token] !== sentence[preposition] || /^(VERB|AUX|PRON)$/.test(upos[token])) return false;
    if (lower[token] === ',') return mention[token + 1] >= 0 && kindAt(syntax, token + 1) === 'person';
  }
  return false;
}

/** A finite verb, but for what a parser takes for one inside a name's title ("works council leader"); a pronoun; a preposition that no subject has. */
function beginsClause(syntax: Syntax, token: number): boolean {
  const { xpos, upos, lower } = syntax;
  if (isTrade(syntax, token)) return false;
  if (/^(VBZ|VBP)$/.test(xpos[token])) return !/^(NOUN|PROPN)$/.test(upos[token + 1]);
  if (xpos[token] === 'IN') return PREPOSITION.test(lower[token]);
  // "said one of them, Jane Doe"
  if (xpos[token] === 'PRP') return !/^(?:them|us)$/.test(lower[token]);
  return /^(VBD|MD|WP|WDT)$/.test(xpos[token]);
}

/** "said Zeehan publican Jane Doe.": a word between a place and a name that ends the clause, whatever a parser takes it for. */
function isTrade(syntax: Syntax, token: number): boolean {
  const { mention, lower } = syntax;
  if (mention[token] >= 0 || kindAt(syntax, token - 1) !== 'place' || mention[token - 1] < 0) return false;
  return (
    (mention[token + 1] ?? -1) >= 0 && kindAt(syntax, token + 1) === 'person' && /^[.,;]$/.test(lower[token + 2] ?? '')
  );
}

/** What no subject goes on with; a parser takes a title for a preposition, too ("said elder Jane Doe"). */
const PREPOSITION =
  /^(?:about|above|across|after|against|along|although|amid|among|around|as|because|before|behind|below|beneath|beside|besides|between|beyond|by|despite|during|following|from|if|in|including|inside|into|like|near|on|outside|over|past|per|since|than|that|though|through|throughout|till|to|toward|towards|under|unless|until|upon|via|when|whereas|whether|while|with|within|without)$/;

/** Whoever of a kind was named last before, outside quotations. */
export function lastBefore(
  syntax: Syntax,
  offset: number,
  kind: EntityKind,
  quotations: readonly Span[],
): EntityRef | null {
  const last = syntax.mentions.findLast(
    (mention) => mention.kind === kind && mention.start < offset && spanAround(quotations, mention.start) === undefined,
  );
  return last?.entity ?? null;
}

/**
 * "he", "she": in the last sentence that names a person outside quotations, its last such subject; or else whoever it names
 * last behind no preposition; or else the last subject in the paragraph before; or else whoever that sentence names last.
 *
 * @param isOther whether a name, by its token, is passed over
 * @returns the token of the name; -1 where there is none
 */
export function lastOnScene(
  syntax: Syntax,
  offset: number,
  quotations: readonly Span[],
  isOther: (name: number) => boolean = () => false,
): number {
  const before = tokenAt(syntax.analysis.start, offset) - 1;
  const { text, start } = syntax.analysis;
  const paragraph = text.lastIndexOf('\n', offset) + 1;
  let last = -1;
  for (let token = before; token >= 0; token--) {
    const isEarlier = last >= 0 && syntax.sentence[token] !== syntax.sentence[last];
    if (isEarlier && (start[token] < paragraph || !isOblique(syntax, last))) break;
    if (syntax.mention[token] < 0 || kindAt(syntax, token) !== 'person' || isQuoted(syntax, token, quotations))
      continue;
    if (isOther(token)) continue;
    if (isSubjectName(syntax, token)) return token;
    if (last < 0) last = token;
    else if (syntax.sentence[token] === syntax.sentence[last] && isOblique(syntax, last) && !isOblique(syntax, token))
      last = token;
  }
  return last;
}

/** Whether an article that calls someone "Mr" or "Ms" means another by a pronoun, "he" or "she". */
export function isAddressedOtherwise(syntax: Syntax, { id }: EntityRef, pronoun: string): boolean {
  const others = pronoun === 'he' ? /^(?:ms|mrs|miss|madam|madame|dame|lady)\.?$/ : /^(?:mr|sir|lord)\.?$/;
  return syntax.mentions.some(({ entity, start, text }) => {
    if (entity.id !== id) return false;
    const title = syntax.lower[tokenAt(syntax.analysis.start, start) - 1] ?? '';
    return others.test(title) || others.test(/^\S+(?=\s)/.exec(text)?.[0].toLowerCase() ?? '');
  });
}

/** A subject, or the name that tells who a subject is: "the governor, Jane Doe, said". */
export function isSubjectName(syntax: Syntax, name: number): boolean {
  const { deprel, head, lower, xpos } = syntax;
  if (deprel[name].startsWith('nsubj')) return true;
  // What a parser misses: "Jane Doe told", "the minister of mines, Jane Doe, told", "Jane Doe, whose land it is, disagreed"
  if (lower[name + 1] === ',' && /^(?:who|whose)$/.test(lower[name + 2] ?? '')) {
    // Taken for a participle there.
    if (/^(VBD|VBZ|VBN)$/.test(xpos[behindRelative(syntax, name + 3)] ?? '')) return true;
  }
  const next = lower[name - 1] === ',' && lower[name + 1] === ',' ? name + 2 : name + 1;
  if (/^(VBD|VBZ)$/.test(xpos[next] ?? '')) return true;
  return (
    lower[name - 1] === ',' && deprel[name] === 'appos' && deprel[head[name]].startsWith('nsubj') && head[name] < name
  );
}

/** Behind the comma that ends a relative clause, whose second word is at `token`. */
function behindRelative({ lower, sentence }: Syntax, token: number): number {
  let end = token;
  while (end - token < MAX_RELATIVE && sentence[end] === sentence[token] && lower[end] !== ',') end++;
  return lower[end] === ',' ? end + 1 : -1;
}

/** "by Senator Jane Doe", "with Jane Doe's assistant": named in passing. */
function isOblique({ xpos, lower, upos }: Syntax, name: number): boolean {
  if (xpos[name + 1] === 'POS') return true;
  let before = name - 1;
  while (before >= 0 && name - before <= 3 && /^(NOUN|PROPN|ADJ|DET|PART)$/.test(upos[before])) before--;
  return before >= 0 && PREPOSITION.test(lower[before]);
}

/** Whoever of a kind was last before a token the subject of something, outside quotations. */
export function lastSubject(
  syntax: Syntax,
  before: number,
  kind: EntityKind,
  quotations: readonly Span[],
): EntityRef | undefined {
  for (let token = before - 1; token >= 0; token--) {
    if (syntax.mention[token] < 0 || kindAt(syntax, token) !== kind || isQuoted(syntax, token, quotations)) continue;
    if (syntax.deprel[token].startsWith('nsubj')) return entityAt(syntax, token);
  }
  return undefined;
}

/** The organisation named last before a token whose name has a word: "the ministry" after "Ministry of Mines", "the regulator" after "Mines Regulation Authority". */
export function lastWithWord(syntax: Syntax, token: number, word: string): EntityRef | undefined {
  const before = syntax.analysis.start[token];
  return syntax.mentions.findLast(
    ({ kind, start, text }) =>
      kind === 'organisation' &&
      start < before &&
      text
        .toLowerCase()
        .split(/[^\p{L}]+/u)
        .some((part) => part === word || (word === 'regulator' && part.startsWith('regulat'))),
  )?.entity;
}

/** The kind of what a token names or refers to. */
export function kindAt(syntax: Syntax, token: number): EntityKind | undefined {
  return syntax.referent[token] < 0 ? undefined : syntax.mentions[syntax.referent[token]].kind;
}

/** What a token names or refers to. */
export function entityAt(syntax: Syntax, token: number): EntityRef {
  return syntax.mentions[syntax.referent[token]].entity;
}

/** First token that starts at or behind the offset. */
export function tokenAt(starts: Uint32Array, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
