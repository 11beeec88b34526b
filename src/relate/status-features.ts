/**
 * @module What can be seen of how a sentence commits itself to a claim, as hashed features: the rules' verdict at the
 * words that could carry it, tenses and auxiliaries on the way through the syntax, and the small words around.
 */
import type { Status } from '../model.js';
import { hashString, mix } from '../learned/hash.js';
import type { Statement } from './propose.js';
import type { Relations } from './relations.js';
import {
  complementStatus,
  grammaticalStatus,
  isAbsent,
  isNeither,
  isOfNone,
  isSupposed,
  isUndone,
  meantBy,
  modalStatus,
  prospectOf,
  ownStatus,
} from './status-grammar.js';
import { statusOf, stronger } from './status.js';
import { meetingPoint, wayUp, type Syntax } from './syntax.js';

const T = {
  bias: hashString('#status'),
  rule: hashString('#statusRule'),
  grammar: hashString('#statusGrammar'),
  governor: hashString('#statusGovernor'),
  form: hashString('#statusForm'),
  word: hashString('#statusWord'),
  between: hashString('#statusBetween'),
  dependent: hashString('#statusDependent'),
};

/** Words up from a name that may still carry the status of what is said of it. */
const MAX_RISE = 5;

/** The features of a statement's status, to be asked of {@link Scorer.status}. */
export function statusFeatures(syntax: Syntax, relations: Relations, statement: Statement): number[] {
  const { predicate, subject, object } = statement;
  const salt = hashString(predicate.name);
  const features = [T.bias, mix(T.bias, salt)];
  const add = (feature: number): void => void features.push(feature, mix(feature, salt));
  add(mix(T.rule, hashString(ruledStatus(syntax, relations, statement))));
  add(mix(T.grammar, hashString(statedStatus(syntax, relations, statement) ?? 'open')));
  for (const [side, token] of [
    [1, subject],
    [2, object],
  ] as const) {
    let steps = 0;
    for (let word = token; word >= 0 && steps < MAX_RISE; word = syntax.head[word]!, steps++) {
      if (word === token || (syntax.upos[word] !== 'VERB' && syntax.upos[word] !== 'AUX')) {
        if (word !== token && syntax.mention[word] < 0) add(mix(T.governor, hashString(syntax.lemma[word])));
        continue;
      }
      add(mix(mix(T.governor, side), hashString(syntax.lemma[word])));
      add(mix(mix(T.rule, side), hashString(statusOf(syntax, word, relations))));
      add(mix(mix(T.form, side), hashString(`${syntax.xpos[word]} ${formOf(syntax, word)}`)));
      for (const child of syntax.children(word)) {
        if (/^(AUX|PART|ADV|SCONJ)$/.test(syntax.upos[child])) add(mix(T.dependent, hashString(syntax.lower[child])));
      }
      break;
    }
  }
  const left = Math.min(subject, object);
  const right = Math.max(subject, object);
  for (let token = Math.max(0, left - 6); token < Math.min(syntax.count, right + 7); token++) {
    if (syntax.sentence[token] !== syntax.sentence[subject] || syntax.mention[token] >= 0) continue;
    if (syntax.upos[token] === 'PUNCT' || syntax.upos[token] === 'NUM') continue;
    const word = hashString(syntax.lower[token]);
    add(mix(token > left && token < right ? T.between : T.word, word));
  }
  return features;
}

/**
 * What grammar says of the clause that a frame speaks for, or, without a frame, of the verb that holds the two names
 * together; undefined where it leaves it open.
 */
export function statedStatus(
  syntax: Syntax,
  relations: Relations,
  { predicate, frames, subject, object }: Statement,
): Status | undefined {
  if (isAbsent(syntax, object)) return 'denied';
  if (!predicate.inPassing && [subject, object].some((name) => isNeither(syntax, name))) return 'denied';
  const anchor = frames.find(
    (frame) => /^(VERB|NOUN)$/.test(syntax.upos[frame.anchor]) && syntax.mention[frame.anchor] < 0,
  )?.anchor;
  if (anchor !== undefined) {
    if (predicate.inPassing && syntax.upos[anchor] === 'NOUN') return undefined;
    if (isOfNone(syntax, anchor)) return 'denied';
    return (
      ownStatus(syntax, anchor) ??
      grammaticalStatus(syntax, anchor, relations) ??
      modalStatus(syntax, anchor) ??
      complementStatus(syntax, anchor, relations)
    );
  }
  const names = [subject, object];
  if (!predicate.inPassing && names.every((name) => isSupposed(syntax, name, relations))) return 'possible';
  const meant = names.map((name) => meantBy(syntax, name));
  if (!predicate.inPassing && meant.every((verb) => verb >= 0)) return 'planned';
  const meeting = meetingPoint(syntax, subject, object);
  // "Some in Brussels want to put a duty on tungsten"
  const ofWhoMeans = names.some((name, n) => meant[1 - n] === meeting && isArgument(syntax, name, meeting));
  const prospect = !predicate.inPassing && ofWhoMeans ? prospectOf(syntax, meeting, predicate, relations) : undefined;
  if (prospect !== undefined) return prospect;
  if (syntax.mention[meeting] >= 0 || !names.every((name) => isOfClause(syntax, name, meeting))) return undefined;
  if (isUndone(syntax, meeting)) return 'denied';
  const ruled = isOfNone(syntax, meeting) ? 'denied' : grammaticalStatus(syntax, meeting, relations);
  // Of names that only stand in its clause a verb denies nothing.
  const areArguments = names.every((name) => isArgument(syntax, name, meeting));
  const status = ruled ?? (areArguments ? prospectOf(syntax, meeting, predicate, relations) : undefined);
  return areArguments || (status === 'possible' && !predicate.inPassing) ? status : undefined;
}

/** How a clause of its own hangs on another, or what is told in passing on what it is told of. */
const OF_ITS_OWN = /^(appos|acl:relcl|nmod:poss|parataxis|advcl|ccomp)$/;

/** Whether a name stands in the clause of a word above it, and not in one of its own or in passing. */
function isOfClause(syntax: Syntax, name: number, above: number): boolean {
  const way = wayUp(syntax, name, above);
  return way !== undefined && !way.some((word) => OF_ITS_OWN.test(syntax.deprel[word]));
}

/** Whether a name is an argument of a verb, or of a noun that is said of somebody ("is in talks about"), or stands within one. */
function isArgument(syntax: Syntax, name: number, verb: number): boolean {
  if (syntax.upos[verb] !== 'VERB' && syntax.childrenBy(verb, 'cop').length === 0) return false;
  let word = name;
  while (syntax.head[word] !== verb && syntax.head[word] >= 0 && /^(nmod|conj|compound)$/.test(syntax.deprel[word]))
    word = syntax.head[word];
  return syntax.head[word] === verb && /^(nsubj|nsubj:pass|obj|obl|xcomp|nmod)$/.test(syntax.deprel[word]);
}

/** The status by the rules: of the frames, or else of the word that holds the two names together. */
function ruledStatus(syntax: Syntax, relations: Relations, { frames, subject, object }: Statement): Status {
  return frames.length > 0
    ? frames.map(({ status }) => status).reduce(stronger)
    : statusOf(syntax, meetingPoint(syntax, subject, object), relations);
}

/** The auxiliaries of a verb in their order: "will have been". */
function formOf(syntax: Syntax, verb: number): string {
  return syntax
    .children(verb)
    .filter((child) => syntax.deprel[child].startsWith('aux') || syntax.deprel[child] === 'mark')
    .map((child) => syntax.lower[child])
    .join(' ');
}
