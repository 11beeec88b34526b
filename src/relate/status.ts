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
