/** @module Who speaks for whom: spokesmen and statements and whose they are, holders of offices, and bodies that are no person. */
import type { EntityRef, Span } from '../model.js';
import type { Arguments } from './arguments.js';
import { entityAt, isQuoted, lastWithWord } from './named.js';
import type { Relations } from './relations.js';
import type { Syntax } from './syntax.js';

/** Whoever speaks for the one that he is of: "a spokesman for X". Anyone else of X's is nobody by name: "an official of X". */
const SPEAKER = /^(?:spokes\w+|representative)$/;

/** What is written for the one that it is of: "a statement by X". */
const DOCUMENT =
  /^(?:statement|release|filing|report|note|letter|post|notice|announcement|document|memo|memorandum|communiqu[eé])$/;

/** What is no person besides the nouns that the pipeline has for organisations. */
const BODY = /^(?:embassy|consulate|office|newspaper|daily|paper)$/;

/** "a spokesman", "a public relations officer", "the statement": what speaks for somebody. */
export function isVoice(syntax: Syntax, noun: number): boolean {
  const isPress = syntax.base[noun] === 'officer' && /^(?:relations|press|media)$/.test(syntax.lower[noun - 1] ?? '');
  return isPress || SPEAKER.test(syntax.base[noun] ?? '') || isDocument(syntax, noun);
}

/** "the statement": what is written, not who speaks. */
export function isDocument({ base }: Syntax, noun: number): boolean {
  return DOCUMENT.test(base[noun] ?? '');
}

/** One who speaks for somebody even where nobody is named: "a spokesman said". */
export function isSpokesman({ base }: Syntax, noun: number): boolean {
  return base[noun].startsWith('spokes');
}

/** "president", "minister": who holds an office; not what speaks for somebody. */
export function isOfficer(syntax: Syntax, noun: number, { references }: Relations): boolean {
  return references.get(syntax.base[noun])?.kind === 'person' && !isVoice(syntax, noun);
}

/** "the embassy", "the ministry": what is no person. */
export function isBody({ base, mention }: Syntax, noun: number, { references }: Relations): boolean {
  if (mention[noun] >= 0) return false;
  return BODY.test(base[noun]) || references.get(base[noun])?.kind === 'organisation';
}

/** "the minister", "the deputy minister", "the second aide" */
export function isThe(syntax: Syntax, noun: number): boolean {
  return syntax.childrenBy(noun, 'det').some((determiner) => syntax.lower[determiner] === 'the');
}

/** "the minister", "its managing director" */
export function isDefinite(syntax: Syntax, noun: number): boolean {
  return syntax
    .childrenBy(noun, 'det', 'nmod:poss')
    .some((determiner) => /^(the|this|that|its|his|her|their)$/.test(syntax.lower[determiner]));
}

/** The names of a subject: those that fill it, and whom a spokesman speaks for ("a spokesman for X", "the statement by X"); but "its director" is not it. */
export function namesIn(syntax: Syntax, args: Arguments, subject: number, relations: Relations): number[] {
  if (syntax.mention[subject] >= 0) return args.fillers(subject).filter((token) => !isMistaken(syntax, token));
  const isOffice = isOfficer(syntax, subject, relations);
  const behalf = (isOffice ? [] : ['for', 'from', 'by', 'of', 'at']).flatMap((preposition) =>
    args.preposition(subject, preposition),
  );
  const holders = isOffice ? [] : args.possessor(subject);
  return [subject, ...behalf, ...holders]
    .flatMap((token) => args.fillers(token))
    .filter((token) => !isMistaken(syntax, token));
}

/** "the ministry" where that was taken for a company. */
function isMistaken({ base, mention, referent, mentions }: Syntax, token: number): boolean {
  if (mention[token] >= 0 || base[token] !== 'ministry') return false;
  const { kind, entity, text } = mentions[referent[token]];
  return kind === 'organisation' && !/ministry|department/i.test(`${entity.name} ${text}`);
}

/** "a spokesman for the ministry": the organisation that was named with that word. */
export function houseOf(syntax: Syntax, args: Arguments, relations: Relations, voice: number): EntityRef | undefined {
  for (const preposition of ['for', 'from', 'of', 'by'])
    for (const noun of args.preposition(voice, preposition)) {
      if (syntax.mention[noun] >= 0 || relations.references.get(syntax.base[noun])?.kind !== 'organisation') continue;
      const house = isDefinite(syntax, noun) ? lastWithWord(syntax, noun, syntax.base[noun]) : undefined;
      if (house !== undefined) return house;
    }
  return undefined;
}

/** "The letter goes on to lithium. “…,” it says", "“…,” it reads": the document that "it" is; -1 where it is none. */
export function writtenBefore(syntax: Syntax, verb: number, quotations: readonly Span[]): number {
  const { text, start } = syntax.analysis;
  // Only what is written reads so: however far back it was told of.
  const reads = syntax.lemma[verb] === 'read';
  const from = reads ? 0 : text.lastIndexOf('\n', start[verb]);
  for (let token = verb - 1; token >= 0 && start[token] >= from; token--) {
    if (isQuoted(syntax, token, quotations)) continue;
    const isWritten = syntax.upos[token] === 'NOUN' && isDocument(syntax, token);
    const isSubject = syntax.deprel[token].startsWith('nsubj') && syntax.lower[token] !== 'it';
    if (isWritten && (reads || isSubject)) return token;
    if (isSubject && !reads) return -1;
  }
  return -1;
}

/** "the statement": whose one was last told to be ("a statement by X"), or who did something in one ("X said in a statement"). */
export function issuerOf(
  syntax: Syntax,
  args: Arguments,
  relations: Relations,
  document: number,
  quotations: readonly Span[],
): EntityRef | null {
  for (let token = document; token >= 0; token--) {
    if (syntax.base[token] !== syntax.base[document] || isQuoted(syntax, token, quotations)) continue;
    const verb = syntax.head[token];
    const doers = verb >= 0 && syntax.upos[verb] === 'VERB' ? args.subject(verb) : [];
    const issuer = [...namesIn(syntax, args, token, relations), ...doers.flatMap((doer) => args.fillers(doer))].at(0);
    if (issuer !== undefined) return entityAt(syntax, issuer);
  }
  return null;
}
