/** @module Where a claim is cited: the sentence that states it, and what names its two where that sentence only goes back to them. */
import type { Citation, Span } from '../model.js';
import type { Predicate } from './relations.js';
import type { Syntax } from './syntax.js';

/** What says a claim: the tokens at which its two stand, by name or by reference. */
interface Stated {
  readonly predicate: Pick<Predicate, 'toldWithSubject'>;
  readonly subject: number;
  readonly object: number;
}

/**
 * Of two sentences the later one is that which says it, of what the earlier one named; but an office stands with the name of
 * who has it. In the annotated articles that is so of 105 in 124 offices whose holder was named a paragraph earlier.
 */
export function sentenceOf(syntax: Syntax, { predicate, subject, object }: Stated): number {
  return syntax.sentence[predicate.toldWithSubject ? subject : Math.max(subject, object)];
}

/**
 * The sentence, and in `antecedents` what the claim has from outside of it: the names that "the company", "its" or an
 * earlier sentence give to it, and of `told`, what fills its roles, whatever stands in another sentence.
 */
export function citationOf(syntax: Syntax, stated: Stated, told: readonly Span[]): Citation {
  const { text } = syntax.analysis;
  const sentence = sentenceSpan(syntax, sentenceOf(syntax, stated));
  const names = [stated.subject, stated.object].flatMap((token) =>
    syntax.referent[token] < 0 ? [] : [syntax.mentions[syntax.referent[token]]],
  );
  const antecedents = [...names, ...told]
    .filter(({ start, end }) => end <= sentence.start || start >= sentence.end)
    .sort((a, b) => a.start - b.start)
    .map(({ start, end }) => ({ start, end, quote: text.slice(start, end) }));
  return {
    ...sentence,
    quote: text.slice(sentence.start, sentence.end),
    ...(antecedents.length > 0 && { antecedents }),
  };
}

function sentenceSpan({ analysis }: Syntax, sentence: number): Span {
  return {
    start: analysis.start[analysis.sentences[sentence]],
    end: analysis.end[analysis.sentences[sentence + 1] - 1],
  };
}
