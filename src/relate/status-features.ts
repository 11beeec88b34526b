/**
 * @module What can be seen of how a sentence commits itself to a claim, as hashed features: the rules' verdict at the
 * words that could carry it, tenses and auxiliaries on the way through the syntax, and the small words around.
 */
import type { Status } from '../model.js';
import { hashString, mix } from './hash.js';
import type { Statement } from './propose.js';
import type { Relations } from './relations.js';
import { grammaticalStatus, isAbsent, isOfNone, isSupposed, modalStatus, ownStatus } from './status-grammar.js';
import { statusOf, stronger } from './status.js';
import { meetingPoint, type Syntax } from './syntax.js';

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
 * together and of the sentence; undefined where it leaves it open.
 */
export function statedStatus(
  syntax: Syntax,
  relations: Relations,
  { frames, subject, object }: Statement,
): Status | undefined {
  if (isOfNone(syntax, subject) || isAbsent(syntax, object)) return 'denied';
  const anchor = frames.find(
    (frame) => /^(VERB|NOUN)$/.test(syntax.upos[frame.anchor]) && syntax.mention[frame.anchor] < 0,
  )?.anchor;
  if (anchor !== undefined)
    return ownStatus(syntax, anchor) ?? grammaticalStatus(syntax, anchor, relations) ?? modalStatus(syntax, anchor);
  if (isSupposed(syntax, subject, relations)) return 'possible';
  const meeting = meetingPoint(syntax, subject, object);
  if (syntax.mention[meeting] >= 0) return undefined;
  const status = grammaticalStatus(syntax, meeting, relations);
  // A noun that two names share is not what is denied: "X is no stranger to Y".
  return status === 'possible' || isClause(syntax, meeting) ? status : undefined;
}

/** Whether a word is a clause's verb, be it by its auxiliaries only: "does not own". */
function isClause(syntax: Syntax, token: number): boolean {
  if (syntax.upos[token] === 'VERB') return true;
  return syntax.childrenBy(token, 'aux').length > 0 && syntax.childrenBy(token, 'cop').length === 0;
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
