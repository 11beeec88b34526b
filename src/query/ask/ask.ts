/** @module A question in plain English, answered with facts. */
import type { Result } from '../../model.js';
import type { FactBase } from '../../store/fact-base.js';
import { listFacts, type CitedFact } from '../facts.js';
import { understand, type Understanding } from './understand.js';
import type { Vocabulary } from './vocabulary.js';

export { loadVocabulary } from './vocabulary.js';

export interface Answered extends Understanding {
  readonly question: string;
  /** Newest first; none where no filter was understood. */
  readonly facts: readonly CitedFact[];
}

/**
 * Answers a question by the facts that pass the filters which it was understood as.
 *
 * @param today what "last month" counts from, ISO
 * @param limits as of `listFacts`
 */
export function ask(
  base: FactBase,
  question: string,
  vocabulary: Vocabulary,
  today: string,
  limits: { readonly facts: number; readonly citations: number },
): Result<Answered, 'unknown-name'> {
  const understanding = understand(base, question, vocabulary, today);
  if (Object.keys(understanding.filters).length === 0) {
    return { ok: true, value: { question, ...understanding, facts: [] } };
  }
  const facts = listFacts(base, understanding.filters, limits);
  return facts.ok ? { ok: true, value: { question, ...understanding, facts: facts.value } } : facts;
}
