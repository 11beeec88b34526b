/** @module Who says a quotation: the subject of the verb that presents it, resolved to an entity. */
import type { EntityRef, Span } from '../model.js';
import type { Arguments } from './arguments.js';
import {
  bearerAt,
  bySurname,
  entityAt,
  firstPerson,
  isQuoted,
  kindAt,
  lastBefore,
  lastCalled,
  lastOnScene,
  lastSubject,
  lastWithWord,
  namesBefore,
  personBehind,
  tokenAt,
} from './named.js';
import type { Relations } from './relations.js';
import type { Syntax } from './syntax.js';
import {
  houseOf,
  isBody,
  isDefinite,
  isDocument,
  isOfficer,
  isSpokesman,
  isThe,
  isVoice,
  issuerOf,
  namesIn,
  writtenBefore,
} from './voices.js';

/** What people do and a body hardly does: "a trading house has asked for samples" brings nobody on the scene. */
const SAYS = /^(?:say|tell|remark|add|note|explain|warn|argue|observe|reckon|quip|joke|recall|write)$/;

/** A reporting verb of another sentence presents a quotation only from this near, in characters. */
const MAX_GAP = 250;

/** Characters between a verb that is none of saying and the quotation that it presents: "calls the thing “…”". */
const MAX_OPENING = 24;

/** What may stand between a body's verb, if it is none of saying, and the quotation: "The embassy welcomed any step “…”". */
const BODYS_GAP = /^[^,;:.?!–—]{0,60}$/;

/** What gives a thing the words of a quotation for its name; whoever is no person does it, too: "the ministry called it “…”". */
const NAMES = /^(?:call|describe|dismiss|label|brand|dub|denounce|deride|hail)$/;

/** What stands between a quotation and whose words it is. */
const WORDS_OF =
  /^(?:in the (?:words|phrase)|(?:is|was) the (?:advice|phrase|answer|verdict|view|comment|reply|response|line|summary|motto|opinion|description|conclusion|explanation|judge?ment|warning|message)) of$/;

/** Who is a person and no company, by the noun alone. */
const PERSON =
  /^(?:man|woman|\p{Ll}+(?:man|woman|ist|ician|yer)|official|attaché|diplomat|envoy|ambassador|broker|banker|trader|merchant|dealer|farmer|driver|resident|engineer|scientist|source|executive|manager|director|minister|officer|delegate|aide|adviser|advisor|insider|teacher|professor|scholar|student|soldier|priest|elder|worker|foreman|shopkeeper|guard|consultant|expert|lobbyist|participant|member|negotiator|businessman)$/u;

/**
 * @param quotation one of `quotations`
 * @param quotations all of the text: their words present nothing
 * @returns the speaker; null for one who is no entity ("a trader said"); undefined where the paragraph does not say who speaks
 */
export function speakerOf(
  syntax: Syntax,
  args: Arguments,
  relations: Relations,
  quotation: Span,
  quotations: readonly Span[],
): EntityRef | null | undefined {
  const verb = presentingVerb(syntax, args, relations, quotation, quotations);
  const reports = verb >= 0 && relations.reporting.has(syntax.lemma[verb]);
  const opener = tokenAt(syntax.analysis.start, quotation.start) - 1;
  if (syntax.lower[opener - 1] === ':' && !(reports && syntax.sentence[verb] === syntax.sentence[opener])) {
    const introduced = firstPerson(syntax, opener, quotations);
    // "Boliden waits: “…,” in the words of Jane Doe": a body is waited for to the sentence's end.
    const ends = /[.!?]/.test(syntax.analysis.text.charAt(quotation.end - 1));
    if (introduced !== undefined && (ends || introduced.kind === 'person')) return introduced;
  }
  const predicated = subjectOfWords(syntax, quotation, opener, quotations);
  if (predicated !== undefined) return predicated;
  if (!reports || syntax.sentence[verb] !== syntax.sentence[opener]) {
    const accorded = accordingBefore(syntax, opener, quotations);
    if (accorded !== undefined) return accorded;
  }
  const closing = tokenAt(syntax.analysis.start, quotation.end);
  const accorded = accordingTo(syntax, closing);
  if (accorded >= 0) return personBehind(syntax, accorded) ?? bodyBehind(syntax, accorded);
  // "“…” — Jane Doe": a dash names who says it.
  const signed = /^[—–]$/.test(syntax.lower[closing + 1] ?? '');
  if (verb < 0) return personBehind(syntax, signed ? closing + 1 : closing);
  // "“…,” said its manager, Jane Doe. “…”": the verb stands behind the quotation before.
  const behind = quotations.findLast(
    ({ end }) => end <= syntax.analysis.start[verb] && end > sentenceStart(syntax, verb),
  );
  return sayerOf(syntax, args, relations, verb, quotations, behind);
}

/** "Jane Doe “would not put it differently”": who stands right before words that begin with a verb. @param opener the token that opens them */
function subjectOfWords(
  syntax: Syntax,
  { start }: Span,
  opener: number,
  quotations: readonly Span[],
): EntityRef | undefined {
  const name = opener - 1;
  if (name < 0 || syntax.mention[name] < 0 || kindAt(syntax, name) !== 'person') return undefined;
  if (syntax.sentence[name] !== syntax.sentence[opener] || isQuoted(syntax, name, quotations)) return undefined;
  const first = tokenAt(syntax.analysis.start, start);
  return /^(MD|VBD|VBZ)$/.test(syntax.xpos[first] ?? '') ? entityAt(syntax, name) : undefined;
}

/** "according to the Mines Board" */
function bodyBehind(syntax: Syntax, preposition: number): EntityRef | undefined {
  const next = syntax.lower[preposition + 1] === 'the' ? preposition + 2 : preposition + 1;
  return next < syntax.count && kindAt(syntax, next) === 'organisation' ? entityAt(syntax, next) : undefined;
}

/** "…,” according to Jane Doe", "…,” in the words of Jane Doe", "…” is the advice of Jane Doe": the "to" or "of" behind the quotation; -1 where none stands there. @param closing the token at which the quotation's mark closes it */
function accordingTo({ lower, count }: Syntax, closing: number): number {
  for (let token = closing; token < count && !/\p{L}/u.test(lower[token - 1] ?? ''); token++) {
    if (lower[token] === 'according' && lower[token + 1] === 'to') return token + 1;
    if (WORDS_OF.test(lower.slice(token, token + 4).join(' '))) return token + 3;
  }
  return -1;
}

/** "According to Jane Doe it is “…”", "In the words of the Mines Board it is “…”": who is named so in the quotation's sentence before it. @param opener the token that opens it */
function accordingBefore(syntax: Syntax, opener: number, quotations: readonly Span[]): EntityRef | undefined {
  for (let token = opener - 1; token > 0 && syntax.sentence[token] === syntax.sentence[opener]; token--) {
    const accords = /^(?:according to|words of)$/.test(`${syntax.lower[token - 1]} ${syntax.lower[token]}`);
    if (accords && !isQuoted(syntax, token, quotations))
      return personBehind(syntax, token) ?? bodyBehind(syntax, token);
  }
  return undefined;
}

/** Offset at which a token's sentence begins. */
function sentenceStart({ analysis, sentence }: Syntax, token: number): number {
  return analysis.start[analysis.sentences[sentence[token]]];
}

/**
 * The verb that presents the quotation: the nearest reporting verb of its sentence; else any verb of its sentence with a
 * person or a statement for a subject ("she calls it “…”"); else one before it with a body for a subject; else the nearest reporting verb before it in its paragraph.
 */
function presentingVerb(
  syntax: Syntax,
  args: Arguments,
  relations: Relations,
  quotation: Span,
  quotations: readonly Span[],
): number {
  const source = syntax.analysis.text;
  const { start: starts, end: ends } = syntax.analysis;
  const paragraphEnd = source.indexOf('\n', quotation.end);
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
    const leads = !before && leadsName(syntax, token, gap);
    if (syntax.upos[token] !== 'VERB' && !leads && !(reports && !before && couldReport(syntax, token, gap))) continue;
    const apart =
      /[.!?]["”’»]?\s+["“]?\p{Lu}/u.test(gap) ||
      (before ? /[.!?]["”’»]?\s+["“‘«„]$/.test(gap) : source[quotation.end - 1] === '.' && /^\S\s+\p{Lu}/u.test(gap));
    // "…”; his office would not say"
    if ((apart && (!before || !reports || gap.length > MAX_GAP)) || (!before && gap.includes('; '))) continue;
    const isPersons = reports || leads || hasPerson(syntax, args, token);
    if (!isPersons && !(before && BODYS_GAP.test(gap) && hasBody(syntax, args, token, relations))) continue;
    // "counters the agency, whose president, Jane Doe, speaks of “…”": what opens the quotation comes before a report of something else.
    const opens = before && gap.length <= MAX_OPENING && !/[,;:]/.test(gap);
    const far = apart ? 2000 : !isPersons ? 1500 : reports || opens ? 0 : 1000;
    // "replied that it was “…”, whatever critics might claim"
    const isBare = !before && syntax.xpos[token] === 'VB';
    const value = gap.length + far + (gap.includes('; ') ? 500 : 0) + (isBare ? 300 : 0);
    if (value < cost) {
      cost = value;
      best = token;
    }
  }
  return best;
}

/** "“…,” grumbled Jane Doe": whatever that is, right between the quotation and a name. */
function leadsName(syntax: Syntax, verb: number, gap: string): boolean {
  if (/[\p{L}\p{N}]/u.test(gap) || !/^VB[DZ]$/.test(syntax.xpos[verb])) return false;
  return verb + 1 < syntax.count && syntax.mention[verb + 1] >= 0 && kindAt(syntax, verb + 1) === 'person';
}

/** "as Jane Doe put it" */
function putsIt({ lemma, lower }: Syntax, verb: number): boolean {
  return lemma[verb] === 'put' && lower[verb + 1] === 'it';
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
      (PERSON.test(syntax.lemma[subject]) && isOne(syntax, subject)) ||
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

/** "…,” said Jane Doe", "says the Mines Board, “…”": who stands behind the verb says it; null for one who is no entity ("…,” said a trader"). */
function invertedSubject(syntax: Syntax, verb: number): EntityRef | null | undefined {
  const person = personBehind(syntax, verb);
  if (person !== undefined) return person;
  const next = verb + 1;
  // "said a spokesman for Boliden"
  if (/^(an?|one)$/.test(syntax.lower[next] ?? '')) return isVoice(syntax, next + 1) ? undefined : null;
  const name = syntax.lower[next] === 'the' ? next + 1 : next;
  return name < syntax.count && syntax.mention[name] >= 0 && kindAt(syntax, name) === 'organisation'
    ? entityAt(syntax, name)
    : undefined;
}

/**
 * Who a verb of saying has for its subject.
 *
 * @param behind the quotation that the verb stands behind, if it does
 * @param quotations all of the text
 * @returns as {@link speakerOf}
 */
export function sayerOf(
  syntax: Syntax,
  args: Arguments,
  relations: Relations,
  verb: number,
  quotations: readonly Span[],
  behind?: Span,
): EntityRef | null | undefined {
  const { start: starts, text } = syntax.analysis;
  const start = starts[verb];
  if (behind !== undefined && !/\p{L}/u.test(text.slice(behind.end, start))) {
    const inverted = invertedSubject(syntax, verb);
    if (inverted !== undefined) return inverted;
  } else if (verb > 0 && syntax.lower[verb - 1] === ',' && syntax.lemma[verb] === 'say') {
    // "For Perth-based E25, said its director, Jane Doe, …"
    const inverted = invertedSubject(syntax, verb);
    // "Its minister, Jane Doe, said Boliden could"
    const told = args.subject(verb).some((subject) => subject < verb && isOfficer(syntax, subject, relations));
    if (inverted && !(told && inverted.kind === 'organisation')) return inverted;
  }
  // A parser may take the quotation's last noun for the subject of the verb behind it.
  const isOutside = !isQuoted(syntax, verb, quotations);
  const subjects = subjectsOf(syntax, args, verb).filter(
    (subject) => !(isOutside && isQuoted(syntax, subject, quotations)),
  );
  if (subjects.some((subject) => /^s?he$/.test(syntax.lower[subject])))
    return onScene(syntax, relations, start, quotations);
  const nearby = namesBefore(syntax, verb, behind?.end ?? 0);
  const called = subjects.find((subject) => syntax.mention[subject] < 0);
  const told = called === undefined ? undefined : nearby.find((token) => token > called && isApposed(syntax, token));
  if (told === undefined && subjects.some((subject) => isSomebody(syntax, subject, quotations))) return null;
  if (subjects.some((subject) => syntax.lower[subject] === 'it')) {
    const written = writtenBefore(syntax, verb, quotations);
    if (written >= 0) return issuerOf(syntax, args, relations, written, quotations);
    const doer = subjectJustBefore(syntax, verb, behind, quotations);
    if (doer !== undefined) return doer;
  }
  const named = subjects.flatMap((subject) => namesIn(syntax, args, subject, relations));
  const before =
    called === undefined || told !== undefined
      ? undefined
      : calledBefore(syntax, args, relations, called, named, quotations);
  if (before !== undefined) return before;
  // "Jane Doe's office" is not she.
  const isOffice = called !== undefined && isBody(syntax, called, relations);
  const persons = [...named, ...nearby].filter(
    (token) => kindAt(syntax, token) === 'person' && !(isOffice && syntax.deprel[token] === 'nmod:poss'),
  );
  if (called !== undefined && persons.length === 0 && isHolder(syntax, args, relations, called)) return null;
  for (const [tokens, kind] of [
    [told === undefined ? [] : [told], 'person'],
    [persons, 'person'],
    [named, 'organisation'],
    [behind === undefined ? [] : nearby, 'organisation'],
    [subjects, 'place'],
  ] as const) {
    const token = tokens.find((candidate) => kindAt(syntax, candidate) === kind);
    if (token !== undefined) return kind === 'person' ? bearerAt(syntax, token, quotations) : entityAt(syntax, token);
  }
  const subject = subjects.at(0);
  if (subject === undefined) return undefined;
  if (isBody(syntax, subject, relations)) return null;
  const known = bySurname(syntax, subject);
  if (known !== undefined) return known;
  if (/^(it|they)$/.test(syntax.lower[subject])) return lastBefore(syntax, start, 'organisation', quotations);
  if (!isDefinite(syntax, subject)) return null;
  return relations.references.get(syntax.lemma[subject])?.kind === 'person'
    ? lastBefore(syntax, start, 'person', quotations)
    : undefined;
}

/** "Boliden, whose rival is Lynas, keeps out. “…,” it said": the organisation that is the subject of the sentence before the quotation. */
function subjectJustBefore(
  syntax: Syntax,
  verb: number,
  behind: Span | undefined,
  quotations: readonly Span[],
): EntityRef | undefined {
  if (behind === undefined) return undefined;
  const opener = tokenAt(syntax.analysis.start, behind.start) - 1;
  const { text, start } = syntax.analysis;
  const paragraph = text.lastIndexOf('\n', start[verb]) + 1;
  let subject: EntityRef | undefined;
  for (let token = opener - 1; token >= 0 && start[token] >= paragraph; token--) {
    if (syntax.sentence[token] !== syntax.sentence[opener - 1] || isQuoted(syntax, token, quotations)) break;
    const isSubject = syntax.mention[token] >= 0 && syntax.deprel[token].startsWith('nsubj');
    if (isSubject && kindAt(syntax, token) === 'organisation') subject = entityAt(syntax, token);
  }
  return subject;
}

/** "Boliden's general manager", "its secretary": one of a body's or a country's persons, who is not that; but its lawyers speak for it. */
function isHolder(syntax: Syntax, args: Arguments, relations: Relations, noun: number): boolean {
  if (syntax.xpos[noun] !== 'NN' || isVoice(syntax, noun)) return false;
  if (!isOfficer(syntax, noun, relations) && !PERSON.test(syntax.lemma[noun])) return false;
  return args.possessor(noun).some((holder) => /^(organisation|place)$/.test(kindAt(syntax, holder) ?? ''));
}

/** "the minister of mines, Jane Doe, said": whether a person's name behind a comma tells who somebody is. */
function isApposed(syntax: Syntax, name: number): boolean {
  if (kindAt(syntax, name) !== 'person') return false;
  return syntax.lower[name - 1] === ',' || (syntax.lower[name - 2] === ',' && syntax.upos[name - 1] === 'PROPN');
}

/**
 * "he", "she": whoever was last on the scene; since, in the same paragraph, somebody without a name may have spoken, or done or been
 * something that only persons do (null), or a holder of an office: "In 1966, said the president, it was poor. “…,” he said".
 */
function onScene(syntax: Syntax, relations: Relations, offset: number, quotations: readonly Span[]): EntityRef | null {
  const last = lastOnScene(syntax, offset, quotations);
  const paragraph = syntax.analysis.text.lastIndexOf('\n', offset) + 1;
  for (let token = tokenAt(syntax.analysis.start, offset) - 1; token > last; token--) {
    if (syntax.analysis.start[token] < paragraph) break;
    const speaks = syntax.deprel[token].startsWith('nsubj') && SAYS.test(syntax.lemma[syntax.head[token]] ?? '');
    if ((speaks || isActor(syntax, token)) && isSomebody(syntax, token, quotations)) return null;
    const isHolder =
      speaks && last >= 0 && syntax.mention[token] < 0 && isThe(syntax, token) && isOfficer(syntax, token, relations);
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
  if (lower[noun + 1] !== 'who' && lower[noun + 2] !== 'who' && !PERSON.test(syntax.lemma[noun])) return false;
  if (deprel[noun].startsWith('nsubj')) return true;
  if (deprel[noun] === 'root' && syntax.childrenBy(noun, 'nsubj').length === 0) return true;
  return syntax.children(noun).some((word) => lower[word] === 'according');
}

/** "a trader", "one official at the ministry": a person without a name, whosever; not what a name is told by ("Jane Doe, a partner"). */
function isSomebody(syntax: Syntax, noun: number, quotations: readonly Span[]): boolean {
  if (syntax.mention[noun] >= 0 || isQuoted(syntax, noun, quotations)) return false;
  if (/^(someone|somebody|another|one)$/.test(syntax.lower[noun])) return true;
  if (syntax.upos[noun] !== 'NOUN' || isVoice(syntax, noun)) return false;
  const article = syntax.childrenBy(noun, 'det', 'nummod').find((word) => /^(an?|one)$/.test(syntax.lower[word]));
  if (article === undefined || syntax.lower[article - 1] === ',') return false;
  if (syntax.childrenBy(noun, 'appos', 'flat').some((name) => syntax.mention[name] >= 0)) return false;
  // "an elderly farmer, Jane Doe,"
  return !(syntax.lower[noun + 1] === ',' && noun + 2 < syntax.count && syntax.mention[noun + 2] >= 0);
}

/** "the ministry" where a name has that word, "the president" where one is called so, "the spokesman" where one was named for somebody: whoever that was, of several the last. */
function calledBefore(
  syntax: Syntax,
  args: Arguments,
  relations: Relations,
  noun: number,
  named: readonly number[],
  quotations: readonly Span[],
): EntityRef | null | undefined {
  const lemma = syntax.lemma[noun];
  const kind = relations.references.get(lemma)?.kind;
  if (kind === 'organisation') return isDefinite(syntax, noun) ? lastWithWord(syntax, noun, lemma) : undefined;
  if (isVoice(syntax, noun)) {
    const house = houseOf(syntax, args, relations, noun);
    if (house !== undefined) return house;
    if (isDocument(syntax, noun) && named.length === 0)
      return isThe(syntax, noun) ? issuerOf(syntax, args, relations, noun, quotations) : null;
  }
  if (!isSpokesman(syntax, noun)) {
    const isOffice = isOfficer(syntax, noun, relations);
    if (isVoice(syntax, noun) || syntax.upos[noun] === 'PRON' || !isDefinite(syntax, noun)) return undefined;
    return (kind === undefined && named.length === 0) || (isOffice && isThe(syntax, noun))
      ? lastCalled(syntax, noun, quotations, isOffice)
      : undefined;
  }
  if (named.length > 0) return undefined;
  for (let token = noun - 1; token >= 0; token--) {
    if (syntax.mention[token] >= 0 || syntax.lemma[token] !== lemma) continue;
    const holder = namesIn(syntax, args, token, relations).at(0);
    if (holder !== undefined) return entityAt(syntax, holder);
  }
  return (
    lastSubject(syntax, noun, 'organisation', quotations) ??
    lastBefore(syntax, syntax.analysis.start[noun], 'organisation', quotations) ??
    undefined
  );
}

/** "X was quoted as saying", "a statement quoted X as saying": the one who says is whom the other verb is done to. */
function subjectsOf(syntax: Syntax, args: Arguments, verb: number): number[] {
  for (const citing of [verb, syntax.head[verb]]) {
    if (citing < 0 || !/^(quote|cite)$/.test(syntax.lemma[citing])) continue;
    const cited = args.object(citing).filter((object) => args.fillers(object).length > 0);
    if (cited.length > 0) return cited;
  }
  const own = args.subject(verb);
  if (own.length > 0) return own;
  const head = syntax.head[verb];
  const done = head >= 0 && args.isPassive(head) ? args.object(head) : args.isPassive(verb) ? args.object(verb) : [];
  // "Jane Doe, the chief executive, described it"
  return done.map((noun) => {
    const name = syntax.deprel[noun] === 'appos' ? syntax.head[noun] : -1;
    return name >= 0 && syntax.mention[name] >= 0 ? name : noun;
  });
}
