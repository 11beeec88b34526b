/** @module How an article commits itself to what a clause says: modality, negation, tense and the words that govern it. */
import type { Status } from '../model.js';
import type { Relations } from './relations.js';
import type { Syntax } from './syntax.js';

const NEGATIONS = new Set(['not', "n't", 'n’t', 'never', 'no', 'neither', 'nor']);
const PLANNED = new Set(['will', "'ll", '’ll', 'wo', 'shall', 'would', 'should', "'d", '’d']);
const POSSIBLE = new Set(['may', 'might', 'could', 'can', 'ca']);
const CONDITIONS = new Set(['if', 'unless', 'whether', 'should', 'provided', 'had']);

/** Which of two statuses wins when both hold of one clause: what is denied or over is not planned any more. */
const STRENGTH: Record<Status, number> = { asserted: 0, planned: 1, possible: 2, ended: 3, denied: 4 };

export function stronger(a: Status, b: Status): Status {
  return STRENGTH[a] >= STRENGTH[b] ? a : b;
}

/**
 * The status of what is said by the verb or noun at `anchor`: its own auxiliaries and negation, then those of the words
 * that govern it ("plans to acquire", "talks to acquire", "did not agree to acquire"), up to the clause that reports it.
 */
export function statusOf(syntax: Syntax, anchor: number, relations: Relations): Status {
  let status: Status = 'asserted';
  let token = anchor;
  for (let steps = 0; steps < 6 && token >= 0; steps++) {
    status = stronger(status, ownStatus(syntax, token, relations));
    const head = syntax.head[token];
    if (head < 0) break;
    const relation = syntax.deprel[token];
    const headIsVerb = syntax.upos[head] === 'VERB' || syntax.upos[head] === 'AUX';
    if (
      relation === 'xcomp' ||
      relation === 'acl' ||
      (relation === 'advcl' && hasTo(syntax, token)) ||
      relation === 'ccomp'
    ) {
      if (relation === 'ccomp' && relations.reporting.has(syntax.lemma[head])) break;
      status = stronger(status, relations.statusWords.get(syntax.lemma[head]) ?? 'asserted');
      // "is to acquire"
      if (hasTo(syntax, token) && syntax.lemma[head] === 'be') status = stronger(status, 'planned');
    } else if (syntax.upos[token] !== 'VERB' && headIsVerb && /^(obj|obl|nsubj:pass|nsubj)/.test(relation)) {
      // "plans a takeover of", "an agreement will be signed"
      status = stronger(status, relations.statusWords.get(syntax.lemma[head]) ?? 'asserted');
    } else if (/^nmod$/.test(relation)) {
      // "talks on a takeover of"
      status = stronger(status, relations.statusWords.get(syntax.lemma[head]) ?? 'asserted');
    } else if (relation === 'conj' && headIsVerb && sharesAuxiliary(syntax, token)) {
      status = stronger(status, ownStatus(syntax, head, relations));
    } else if (relation !== 'conj') {
      break;
    }
    token = head;
  }
  return status;
}

function ownStatus(syntax: Syntax, token: number, relations: Relations): Status {
  let status: Status = 'asserted';
  for (const child of syntax.children(token)) {
    const word = syntax.lower[child];
    switch (syntax.deprel[child]) {
      case 'aux':
        if (PLANNED.has(word)) status = stronger(status, 'planned');
        if (POSSIBLE.has(word)) status = stronger(status, 'possible');
        break;
      case 'advmod':
      case 'det':
      case 'cc:preconj':
        if (NEGATIONS.has(word) && (syntax.deprel[child] !== 'det' || syntax.upos[token] !== 'VERB'))
          status = stronger(status, 'denied');
        break;
      case 'mark':
        if (CONDITIONS.has(word)) status = stronger(status, 'possible');
        break;
      case 'amod':
      case 'compound':
        status = stronger(status, relations.statusWords.get(syntax.lemma[child]) ?? 'asserted');
        break;
      case 'obj':
      case 'nsubj:pass':
        // "has no plans", "holds no stake in"
        if (syntax.childrenBy(child, 'det').some((det) => syntax.lower[det] === 'no'))
          status = stronger(status, 'denied');
        break;
    }
  }
  return status;
}

function hasTo(syntax: Syntax, token: number): boolean {
  return syntax.childrenBy(token, 'mark').some((mark) => syntax.lower[mark] === 'to');
}

function sharesAuxiliary(syntax: Syntax, token: number): boolean {
  return syntax.childrenBy(token, 'aux', 'nsubj', 'nsubj:pass').length === 0;
}

/** Words that open a sentence which only supposes something. */
const SUPPOSING = new Set([
  'if',
  'unless',
  'suppose',
  'supposing',
  'imagine',
  'assuming',
  'whether',
  'provided',
  'picture',
]);

/** An auxiliary before its subject at a sentence's head: "Had it bought …", "Should it buy …", "Were it to buy …". */
const INVERTED = new Set(['had', 'were', 'should']);

/**
 * The status that the grammar itself gives what hangs on `anchor`, whatever the words around make likely: denied where its
 * own verb or noun is negated, possible where its clause is a condition or the sentence only supposes.
 *
 * @returns undefined where grammar leaves it open
 */
export function grammaticalStatus(syntax: Syntax, anchor: number, relations: Relations): Status | undefined {
  if (isNegated(syntax, anchor)) return 'denied';
  if (isSupposed(syntax, anchor)) return 'possible';
  for (let token = anchor, steps = 0; token >= 0 && steps < 4; token = syntax.head[token]!, steps++) {
    if (syntax.childrenBy(token, 'mark').some((mark) => /^(if|unless|whether)$/.test(syntax.lower[mark])))
      return 'possible';
    const head = syntax.head[token];
    if (
      head >= 0 &&
      /^(xcomp|ccomp)$/.test(syntax.deprel[token]) &&
      relations.statusWords.get(syntax.lemma[head]) === 'denied'
    )
      return 'denied';
    if (!/^(xcomp|ccomp|conj|obj|aux)$/.test(syntax.deprel[token])) break;
  }
  return undefined;
}

/** Whether a token's sentence speaks of none: "Nobody has found …", "Not a tonne was …". */
export function isOfNone(syntax: Syntax, token: number): boolean {
  const first = firstWord(syntax, token);
  const { lower } = syntax;
  return /^(nobody|none)$/.test(lower[first]) || (lower[first] === 'not' && /^(an?|one)$/.test(lower[first + 1] ?? ''));
}

/** Whether a token's sentence only supposes: "If …", "Suppose …", "Had it bought …". */
export function isSupposed(syntax: Syntax, token: number): boolean {
  const first = firstWord(syntax, token);
  return SUPPOSING.has(syntax.lower[first]) || isInverted(syntax, first);
}

function firstWord(syntax: Syntax, token: number): number {
  const { sentences } = syntax.analysis;
  const s = syntax.sentence[token];
  let first = sentences[s];
  while (first + 1 < sentences[s + 1] && syntax.upos[first] === 'PUNCT') first++;
  return first;
}

function isNegated(syntax: Syntax, anchor: number): boolean {
  return syntax.children(anchor).some(
    (child) =>
      NEGATIONS.has(syntax.lower[child]) &&
      /^(advmod|det|neg|cc:preconj)$/.test(syntax.deprel[child]) &&
      child < anchor &&
      // "not only", "no later than"
      !/^(only|just|later|less|more|fewer)$/.test(syntax.lower[child + 1] ?? ''),
  );
}

function isInverted(syntax: Syntax, first: number): boolean {
  return (
    INVERTED.has(syntax.lower[first]) &&
    !syntax.analysis.text.slice(syntax.analysis.start[first], endOfSentence(syntax, first)).trimEnd().endsWith('?')
  );
}

function endOfSentence({ analysis, sentence }: Syntax, token: number): number {
  return analysis.end[analysis.sentences[sentence[token] + 1] - 1];
}
