/** @module The verb that presents a quotation: "said", "calls it", "was pleased that". */
import type { Span } from '../model.js';
import type { Arguments } from './arguments.js';
import { isQuoted, kindAt, namesBefore, personBehind, tokenAt } from './named.js';
import type { Relations } from './relations.js';
import type { Syntax } from './syntax.js';
import { PERSON } from './unnamed.js';
import { isBody, isVoice } from './voices.js';

/** A reporting verb of another sentence presents a quotation only from this near, in characters. */
const MAX_GAP = 250;

/** Characters between a verb that is none of saying and the quotation that it presents: "calls the thing “…”". */
const MAX_OPENING = 24;

/** What may stand between a body's verb, if it is none of saying, and the quotation: "The embassy welcomed any step “…”". */
const BODYS_GAP = /^[^,;:.?!–—]{0,60}$/;

/** What gives a thing the words of a quotation for its name; whoever is no person does it, too: "the ministry called it “…”". */
const NAMES = /^(?:call|describe|dismiss|label|brand|dub|denounce|deride|hail)$/;

/**
 * The verb that presents the quotation: the nearest reporting verb of its sentence; else any verb of its sentence with a
 * person or a statement for a subject ("she calls it “…”"); else one before it with a body for a subject; else the nearest reporting verb before it in its paragraph.
 *
 * @param quotations all of the text: their words present nothing
 * @returns its token; -1 where nothing presents the quotation
 */
export function presentingVerb(
  syntax: Syntax,
  args: Arguments,
  relations: Relations,
  quotation: Span,
  quotations: readonly Span[],
): number {
  const source = syntax.analysis.text;
  const { start: starts, end: ends } = syntax.analysis;
  const paragraphEnd = source.indexOf('\n', quotation.end);
  const closing = tokenAt(starts, quotation.end);
  let best = -1;
  let cost = Infinity;
  for (let token = tokenAt(starts, source.lastIndexOf('\n', quotation.start) + 1); token < syntax.count; token++) {
    const start = starts[token];
    if (paragraphEnd >= 0 && start >= paragraphEnd) break;
    if (isQuoted(syntax, token, quotations)) continue;
    // What the interviewer says the other did: "Is it true that you asked the ministry? “…”".
    if (syntax.childrenBy(token, 'nsubj').some((subject) => syntax.lower[subject] === 'you')) continue;
    const before = start < quotation.start;
    const gap = before ? source.slice(ends[token], quotation.start) : source.slice(quotation.end, start);
    const reports = relations.reporting.has(syntax.lemma[token]) || putsIt(syntax, token);
    const leads = !before && (leadsName(syntax, token, gap) || followsName(syntax, token, gap));
    const isCopula = before && gap.length <= MAX_OPENING && isPersonsCopula(syntax, token, gap);
    const isVerb = syntax.upos[token] === 'VERB' || leads || isCopula || putsIt(syntax, token);
    if (!isVerb && !(reports && !before && couldReport(syntax, token, gap))) continue;
    const endsSentence = /[.!?]["”’»]?\s+["“]?\p{Lu}/u.test(gap);
    const apart =
      (endsSentence && (before || syntax.sentence[token] !== syntax.sentence[closing])) ||
      (before ? /[.!?]["”’»]?\s+["“‘«„]$/.test(gap) : beginsAnew(syntax, quotation, source, closing + 1));
    // "…”; his office would not say"
    if ((apart && (!before || !reports || gap.length > MAX_GAP)) || (!before && gap.includes('; '))) continue;
    // "He denied that Boliden had asked for it. “…”"
    const isEmbedded = /^(ccomp|acl|acl:relcl)$/.test(syntax.deprel[token]);
    if (apart && isEmbedded && !isQuoted(syntax, syntax.head[token], quotations)) continue;
    const isPersons = reports || leads || isCopula || hasPerson(syntax, args, token);
    if (!isPersons && !(before && BODYS_GAP.test(gap) && hasBody(syntax, args, token, relations))) continue;
    // "counters the agency, whose president, Jane Doe, speaks of “…”": what opens the quotation comes before a report of something else.
    const opens = before && gap.length <= MAX_OPENING && !/[,;:]/.test(gap);
    const far = apart ? 2000 : !isPersons ? 1500 : reports || opens ? 0 : 1000;
    // "replied that it was “…”, whatever critics might claim"; "told reporters that “…” would be read aloud"
    const isBare = !before && (syntax.xpos[token] === 'VB' || syntax.childrenBy(token, 'aux:pass').length > 0);
    const value = gap.length + far + (gap.includes('; ') ? 500 : 0) + (isBare ? 300 : 0);
    if (value < cost) {
      cost = value;
      best = token;
    }
  }
  return best;
}

/** "“…” The ministry": whether a sentence of its own begins behind a quotation; behind "?" a name or title need not be one: "“Why?” Jane Doe asked". */
function beginsAnew({ upos }: Syntax, quotation: Span, text: string, token: number): boolean {
  if (!/^\S\s+\p{Lu}/u.test(text.slice(quotation.end, quotation.end + 9))) return false;
  const mark = text[quotation.end - 1];
  return mark === '.' || (/[?!]/.test(mark) && /^(DET|PRON|CCONJ|SCONJ|ADP|ADV)$/.test(upos[token] ?? ''));
}

/** "“…,” grumbled Jane Doe", "“…,” alleged its chief, Jane Doe": whatever that is, right between the quotation and whom it names. */
function leadsName(syntax: Syntax, verb: number, gap: string): boolean {
  if (/[\p{L}\p{N}]/u.test(gap) || !/^VB[DZ]$/.test(syntax.xpos[verb])) return false;
  return personBehind(syntax, verb) !== undefined;
}

/** "“…,” managing director Jane Doe repeated": whatever that is, right behind the name between the quotation and it. */
function followsName(syntax: Syntax, verb: number, gap: string): boolean {
  if (!/^VB[DZ]$/.test(syntax.xpos[verb]) || syntax.mention[verb - 1] < 0 || !/^\S\s[^,;:.!?]+$/.test(gap))
    return false;
  return kindAt(syntax, verb - 1) === 'person' && !CLAUSE.test(gap);
}

/** What a clause of its own begins with: "“…” when Jane Doe left". */
const CLAUSE =
  /\s(?:when|after|before|as|while|if|because|since|that|which|who|whom|where|until|till|and|but|or|than|though)\s/;

/** "Jane Doe, whose land it is, was pleased that “…”": a "was" or "is" right before the quotation, with a person's name before it. */
function isPersonsCopula(syntax: Syntax, word: number, gap: string): boolean {
  if (syntax.upos[word] !== 'AUX' || syntax.lemma[word] !== 'be' || /[,;:.]/.test(gap)) return false;
  return namesBefore(syntax, word, 0).some((name) => kindAt(syntax, name) === 'person');
}

/** "as Jane Doe put it", "as Jane Doe has it" */
function putsIt({ lemma, lower }: Syntax, verb: number): boolean {
  return /^(?:put|have|summarise|summarize)$/.test(lemma[verb]) && lower[verb + 1] === 'it';
}

/**
 * A verb of saying is one even where it could be a noun right behind the quotation ("…,” fumes its leader") or between it and
 * the next comma ("…,” the miner’s critics retort, …"), or in the plural at the sentence's end ("…,” Jane Doe, 74, recalls.").
 */
function couldReport(syntax: Syntax, word: number, gap: string): boolean {
  if (!/[\p{L}\p{N}]/u.test(gap)) return true;
  const next = syntax.lower[word + 1] ?? '';
  if (syntax.xpos[word] === 'NNS' && next === '.' && /^\S\s[^;:.]+$/.test(gap)) return true;
  return /^\S\s[^,;:.]+$/.test(gap) && /^[,.;]$/.test(next);
}

/** Whether a person or a statement does it; of a verb that names something, anybody. "Jane Doe, the chief executive, described it": a parser takes that for one more apposition. */
function hasPerson(syntax: Syntax, args: Arguments, verb: number): boolean {
  const names = NAMES.test(syntax.lemma[verb]);
  const subjects = args.subject(verb);
  const told = subjects.some(
    (subject) =>
      (isVoice(syntax, subject) && syntax.deprel[verb] !== 'acl:relcl') ||
      (PERSON.test(syntax.base[subject]) && isOne(syntax, subject)) ||
      args.fillers(subject).some((filler) => kindAt(syntax, filler) === 'person' || names) ||
      /^(s?he)$/.test(syntax.lower[subject]),
  );
  if (told || subjects.length > 0) return told;
  if (!/^VB[DN]$/.test(syntax.xpos[verb]) || syntax.lower[verb - 1] !== ',') return false;
  return namesBefore(syntax, verb, 0).some(
    (name) => kindAt(syntax, name) === 'person' && syntax.lower[name + 1] === ',',
  );
}

/** "a senator", "one senator" */
function isOne(syntax: Syntax, noun: number): boolean {
  return syntax.childrenBy(noun, 'det', 'nummod').some((word) => /^(an?|one)$/.test(syntax.lower[word]));
}

/** Whether a body does it, in a clause of its own: "The embassy welcomed “…”". */
function hasBody(syntax: Syntax, args: Arguments, verb: number, relations: Relations): boolean {
  if (syntax.deprel[verb] === 'acl:relcl') return false;
  return args
    .subject(verb)
    .some(
      (subject) =>
        syntax.upos[subject] !== 'PRON' &&
        (isBody(syntax, subject, relations) ||
          args.fillers(subject).some((filler) => kindAt(syntax, filler) === 'organisation')),
    );
}
