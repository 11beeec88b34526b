/** @module Who says a quotation: the subject of the verb that presents it, resolved to an entity. */
import type { EntityRef, Span } from '../model.js';
import type { Arguments } from './arguments.js';
import {
  bearerAt,
  bySurname,
  entityAt,
  firstPerson,
  isQuoted,
  isSubjectName,
  kindAt,
  lastBefore,
  lastCalled,
  lastOnScene,
  lastSubject,
  lastWithWord,
  namedNear,
  namesBefore,
  personBehind,
  tokenAt,
} from './named.js';
import { presentingVerb } from './presenting.js';
import type { Relations } from './relations.js';
import type { Syntax } from './syntax.js';
import { isNobody, isSomebodys, isSomebody, isUnnamedBetween, onScene, PERSON } from './unnamed.js';
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
import { accordingBefore, accordingTo, bodyBehind, inWordsOf, subjectOfWords } from './words-of.js';

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
  const predicated = subjectOfWords(syntax, quotation, opener, 'person', quotations);
  if (predicated !== undefined) return predicated;
  const closing = tokenAt(syntax.analysis.start, quotation.end);
  const worded = inWordsOf(syntax, relations, opener, closing, quotations);
  if (worded !== undefined) return worded;
  if (!reports || syntax.sentence[verb] !== syntax.sentence[opener]) {
    const accorded =
      accordingBefore(syntax, opener, quotations) ??
      subjectOfWords(syntax, quotation, opener, 'organisation', quotations);
    if (accorded !== undefined) return accorded;
  }
  const accorded = accordingTo(syntax, closing);
  if (accorded >= 0)
    return (
      personBehind(syntax, accorded) ??
      bodyBehind(syntax, accorded) ??
      announcedBehind(syntax, args, relations, accorded, quotations) ??
      (isNobody(syntax, accorded + 1) ? null : undefined)
    );
  // "“…” — Jane Doe": a dash names who says it.
  const signed = /^[—–]$/.test(syntax.lower[closing + 1] ?? '');
  if (verb < 0) return personBehind(syntax, signed ? closing + 1 : closing);
  // "“…,” said its manager, Jane Doe. “…”": the verb stands behind the quotation before.
  const behind = quotations.findLast(
    ({ end }) => end <= syntax.analysis.start[verb] && end > sentenceStart(syntax, verb),
  );
  return sayerOf(syntax, args, relations, verb, quotations, behind);
}

/** "“…,” according to the statement": whose that is, or else the body that did something last. */
function announcedBehind(
  syntax: Syntax,
  args: Arguments,
  relations: Relations,
  preposition: number,
  quotations: readonly Span[],
): EntityRef | undefined {
  const noun = preposition + 2;
  if (syntax.lower[noun - 1] !== 'the' || !/^(?:statement|filing)$/.test(syntax.lower[noun] ?? '')) return undefined;
  return issuerOf(syntax, args, relations, noun, quotations) ?? lastSubject(syntax, noun, 'organisation', quotations);
}

/** Offset at which a token's sentence begins. */
function sentenceStart({ analysis, sentence }: Syntax, token: number): number {
  return analysis.start[analysis.sentences[sentence[token]]];
}

/** "…,” said Jane Doe", "says the Mines Board, “…”": who stands behind the verb says it; null for one who is no entity ("…,” said a trader"). */
function invertedSubject(syntax: Syntax, verb: number): EntityRef | null | undefined {
  if (isSomebodys(syntax, verb + 1)) return null;
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

/** "Jane Doe, asked about it, said the Mines Board had agreed": whether the name right behind the verb begins what is said. */
function beginsReport({ lower, mention, upos }: Syntax, verb: number): boolean {
  const name = lower[verb + 1] === 'the' ? verb + 2 : verb + 1;
  return mention[name] >= 0 && /^(AUX|VERB)$/.test(upos[name + 1] ?? '');
}

/** Whether a token is a person's name. */
function isPersonsName(syntax: Syntax, token: number): boolean {
  return syntax.mention[token] >= 0 && kindAt(syntax, token) === 'person';
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
  } else if (
    verb > 0 &&
    syntax.lower[verb - 1] === ',' &&
    (syntax.lemma[verb] === 'say' || isPersonsName(syntax, verb + 1))
  ) {
    // "For Perth-based E25, said its director, Jane Doe, …"
    const inverted = invertedSubject(syntax, verb);
    // "Its minister, Jane Doe, said Boliden could"
    const told = args.subject(verb).some((subject) => subject < verb && isOfficer(syntax, subject, relations));
    if (inverted && !(told && inverted.kind === 'organisation') && !beginsReport(syntax, verb)) return inverted;
  }
  if (behind !== undefined && isUnnamedBetween(syntax, behind, verb)) return null;
  if (behind !== undefined && isPersonsName(syntax, verb - 1) && starts[verb - 1] > behind.end)
    return bearerAt(syntax, verb - 1, quotations);
  // A parser may take the quotation's last noun for the subject of the verb behind it.
  const isOutside = !isQuoted(syntax, verb, quotations);
  const subjects = subjectsOf(syntax, args, verb).filter(
    (subject) => !(isOutside && isQuoted(syntax, subject, quotations)),
  );
  const pronoun = subjects.find((subject) => /^s?he$/.test(syntax.lower[subject]));
  if (pronoun !== undefined) return onScene(syntax, relations, start, quotations, syntax.lower[pronoun]);
  const nearby = namesBefore(syntax, verb, behind?.end ?? 0);
  const called = subjects.find((subject) => syntax.mention[subject] < 0);
  const told =
    called === undefined
      ? nearby.find((token) => token === verb - 2 && syntax.lower[verb - 1] === ',' && isApposed(syntax, token))
      : nearby.find((token) => token > called && isApposed(syntax, token));
  if (told === undefined && subjects.some((subject) => isSomebody(syntax, subject, quotations))) return null;
  if (subjects.some((subject) => syntax.lower[subject] === 'it')) {
    const written = writtenBefore(syntax, verb, quotations);
    const issuer = written < 0 ? null : issuerOf(syntax, args, relations, written, quotations);
    if (issuer !== null) return issuer;
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
  const isItsOffice = called !== undefined && isBody(syntax, called, relations);
  const persons = [...named, ...nearby].filter(
    (token) =>
      kindAt(syntax, token) === 'person' &&
      !(isItsOffice && syntax.deprel[token] === 'nmod:poss') &&
      !(syntax.mention[token] < 0 && isTitledOtherwise(syntax, relations, token, token)),
  );
  if (called !== undefined && persons.length === 0 && isHolder(syntax, args, relations, called)) return null;
  if (subjects.some((subject) => isCompatriot(syntax, subject))) return sceneOf(syntax, start, quotations);
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
  if (/^(it|they)$/.test(syntax.lower[subject]))
    return (
      lastSubject(syntax, subject, 'organisation', quotations) ?? lastBefore(syntax, start, 'organisation', quotations)
    );
  if (!isDefinite(syntax, subject)) return null;
  const isOffice = isOfficer(syntax, subject, relations);
  if (!isOffice && !PERSON.test(syntax.base[subject])) return undefined;
  return sceneOf(syntax, start, quotations, (name) => isOffice && isTitledOtherwise(syntax, relations, name, subject));
}

/**
 * "under President Jane Doe": whether whom a token names, or refers to, is named behind another office than `noun`, which then
 * cannot mean her.
 */
function isTitledOtherwise(syntax: Syntax, relations: Relations, token: number, noun: number): boolean {
  const { start } = syntax.mentions[syntax.referent[token]];
  const title = syntax.lower[tokenAt(syntax.analysis.start, start) - 1] ?? '';
  const isOffice = (word: string): boolean => relations.references.get(word)?.kind === 'person';
  return isOffice(title) && isOffice(syntax.lower[noun]) && title !== syntax.lower[noun];
}

/** "the Canadian said": a person by his country; "the Chinese" are many, and may be a state. */
function isCompatriot(syntax: Syntax, token: number): boolean {
  if (syntax.mention[token] < 0 || kindAt(syntax, token) !== 'place' || syntax.lower[token - 1] !== 'the') return false;
  return /[^s]an$/.test(syntax.lower[token]) && syntax.upos[token + 1] !== 'NOUN';
}

/** Whoever was last on the scene, if anybody was. @param isOther as for {@link lastOnScene} */
function sceneOf(
  syntax: Syntax,
  offset: number,
  quotations: readonly Span[],
  isOther?: (name: number) => boolean,
): EntityRef | null {
  const last = lastOnScene(syntax, offset, quotations, isOther);
  return last < 0 ? null : entityAt(syntax, last);
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
  if (!isOfficer(syntax, noun, relations) && !PERSON.test(syntax.base[noun])) return false;
  return args.possessor(noun).some((holder) => /^(organisation|place)$/.test(kindAt(syntax, holder) ?? ''));
}

/** "the minister of mines, Jane Doe, said": whether a person's name behind a comma tells who somebody is. */
function isApposed(syntax: Syntax, name: number): boolean {
  if (kindAt(syntax, name) !== 'person') return false;
  // "his counterpart, Norway's Jane Doe"
  const first = syntax.xpos[name - 1] === 'POS' ? name - 2 : name;
  return syntax.lower[first - 1] === ',' || (syntax.lower[first - 2] === ',' && syntax.upos[first - 1] === 'PROPN');
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
  const word = syntax.base[noun];
  const kind = relations.references.get(word)?.kind;
  if (kind === 'organisation') return isDefinite(syntax, noun) ? lastWithWord(syntax, noun, word) : undefined;
  if (isVoice(syntax, noun)) {
    const house = houseOf(syntax, args, relations, noun);
    if (house !== undefined) return house;
    if (isDocument(syntax, noun) && named.length === 0)
      return isThe(syntax, noun) || !syntax.deprel[noun].startsWith('nsubj')
        ? issuerOf(syntax, args, relations, noun, quotations)
        : null;
  }
  if (!isSpokesman(syntax, noun)) {
    const isOffice = isOfficer(syntax, noun, relations);
    if (isVoice(syntax, noun) || syntax.upos[noun] === 'PRON' || !isDefinite(syntax, noun)) return undefined;
    if (!((kind === undefined && named.length === 0) || (isOffice && isThe(syntax, noun)))) return undefined;
    const last = lastCalled(syntax, noun, quotations, isOffice);
    return last && isOffice ? (newcomer(syntax, relations, noun, last, quotations) ?? last) : last;
  }
  if (named.length > 0) return undefined;
  for (let token = noun - 1; token >= 0; token--) {
    if (syntax.mention[token] >= 0 || syntax.base[token] !== word) continue;
    const holder = namesIn(syntax, args, token, relations).at(0);
    if (holder !== undefined) return entityAt(syntax, holder);
  }
  return (
    houseJustBefore(syntax, noun, quotations) ??
    lastSubject(syntax, noun, 'organisation', quotations) ??
    lastBefore(syntax, syntax.analysis.start[noun], 'organisation', quotations) ??
    undefined
  );
}

/**
 * "Jane Doe, who runs Boliden, confirmed it. “…,” the chief executive said", where another was called so before: whoever opens the
 * paragraph, with no office that the article has told so far; undefined where the other one does something in the paragraph, too.
 */
function newcomer(
  syntax: Syntax,
  relations: Relations,
  noun: number,
  called: EntityRef,
  quotations: readonly Span[],
): EntityRef | undefined {
  const { start, text } = syntax.analysis;
  const paragraph = tokenAt(start, text.lastIndexOf('\n', start[noun]) + 1);
  const first = syntax.analysis.sentences[syntax.sentence[paragraph]];
  if (!isPersonsName(syntax, first) || syntax.sentence[first] === syntax.sentence[noun]) return undefined;
  const person = entityAt(syntax, first);
  for (let token = 0; token < noun; token++) {
    if (isQuoted(syntax, token, quotations)) continue;
    const isCalled = token >= paragraph && isPersonsName(syntax, token) && entityAt(syntax, token).id === called.id;
    if (isCalled && isSubjectName(syntax, token)) return undefined;
    if (isOfficer(syntax, token, relations) && namedNear(syntax, token)?.id === person.id) return undefined;
  }
  return person;
}

/** The organisation that opens the sentence before a spokesman's in his paragraph, or whose person does: "Boliden's founder declined. A spokesman said". */
function houseJustBefore(syntax: Syntax, spokesman: number, quotations: readonly Span[]): EntityRef | undefined {
  const { start, sentences, text } = syntax.analysis;
  const before = syntax.sentence[spokesman] - 1;
  const first = sentences[before] ?? spokesman;
  if (start[first] < text.lastIndexOf('\n', start[spokesman])) return undefined;
  for (let word = first; word < spokesman && syntax.sentence[word] === before; word++) {
    if (/^(VERB|ADP)$/.test(syntax.upos[word]) || isQuoted(syntax, word, quotations)) break;
    if (syntax.mention[word] >= 0 && kindAt(syntax, word) === 'organisation') return entityAt(syntax, word);
  }
  return undefined;
}

/** "Jane Doe, chief of staff to John Roe, told": the name that a parser takes a verb for a part of, with a comma between; -1 where none is. */
function toldName(syntax: Syntax, verb: number): number {
  const { head, lower, mention } = syntax;
  const over = head[verb];
  if (over < 0 || over > verb || lower[verb - 1] !== ',') return -1;
  const name = mention[over] >= 0 ? over : (syntax.childrenBy(over, 'flat').at(0) ?? -1);
  return name >= 0 && mention[name] >= 0 && lower[name + 1] === ',' && name + 2 < verb ? name : -1;
}

/** "X was quoted as saying", "a statement quoted X as saying": the one who says is whom the other verb is done to. */
function subjectsOf(syntax: Syntax, args: Arguments, verb: number): number[] {
  for (const citing of [verb, syntax.head[verb]]) {
    if (citing < 0 || !/^(quote|cite)$/.test(syntax.lemma[citing])) continue;
    const cited = args.object(citing).filter((object) => args.fillers(object).length > 0);
    if (cited.length > 0) return cited;
  }
  const own = args.subject(verb);
  // "a part of it to Boliden, which said"
  const house = verb - 3;
  if (`${syntax.lower[verb - 2]} ${syntax.lower[verb - 1]}` === ', which' && syntax.mention[house] >= 0) return [house];
  if (own.length > 0) return own;
  const told = toldName(syntax, verb);
  if (told >= 0) return [told];
  const head = syntax.head[verb];
  const done = head >= 0 && args.isPassive(head) ? args.object(head) : args.isPassive(verb) ? args.object(verb) : [];
  // "Jane Doe, the chief executive, described it"
  return done.map((noun) => {
    const name = syntax.deprel[noun] === 'appos' ? syntax.head[noun] : -1;
    return name >= 0 && syntax.mention[name] >= 0 ? name : noun;
  });
}
