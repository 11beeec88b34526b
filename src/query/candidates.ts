/** @module Candidates with the evidence for them. */
import type { Segmentation } from '../language/analysis.js';
import type { Span } from '../model.js';
import { sourceText } from '../model.js';
import type { FactBase } from '../store/fact-base.js';
import type { CandidateConditions, CandidateRow, Naming } from '../store/reader/candidates.js';

/** A sentence that names a candidate, and where it stands: `source.slice(start, end) === quote`. */
export interface Sentence extends Span {
  readonly quote: string;
  /** The rule that found the name in it. */
  readonly rule: string;
  readonly url: string;
  readonly site: string | null;
  readonly host: string;
  readonly published: string | null;
}

/** A candidate with what speaks for it. */
export interface Candidate extends CandidateRow {
  /** The rules that found it, the one that did most often first. */
  readonly rules: readonly string[];
  /** From as many newsrooms as there are. */
  readonly sentences: readonly Sentence[];
}

/** As many sentences as it takes to judge a name. */
const SENTENCES = 3;

/**
 * Candidates by support, each with the rules that found it and up to three sentences.
 *
 * @param segment cuts a text into tokens and sentences
 */
export function listCandidates(
  base: FactBase,
  conditions: CandidateConditions,
  limit: number,
  segment: (text: string) => Segmentation,
): Candidate[] {
  const { candidates } = base.reader;
  return candidates.list(conditions, limit).map((row) => ({
    ...row,
    rules: candidates.rules(row.id),
    sentences: candidates.namings(row.id, SENTENCES).map((naming) => sentenceOf(naming, segment)),
  }));
}

const BLANK_LINE = '\n\n';

function sentenceOf(naming: Naming, segment: (text: string) => Segmentation): Sentence {
  const { rule, url, site, host, published } = naming;
  const text = sourceText(naming);
  // No sentence goes over a blank line: the paragraph is enough of a text that may be long.
  const before = text.lastIndexOf(BLANK_LINE, naming.start);
  const from = before < 0 ? 0 : before + BLANK_LINE.length;
  const to = text.indexOf(BLANK_LINE, naming.end);
  const paragraph = text.slice(from, to < 0 ? text.length : to);
  const inParagraph = { start: naming.start - from, end: naming.end - from };
  const span = around(inParagraph, segment(paragraph));
  const [start, end] = [span.start + from, span.end + from];
  return { start, end, quote: text.slice(start, end), rule, url, site, host, published };
}

/** From the sentence in which a name begins to the one in which it ends. */
function around(name: Span, { start, end, sentences }: Segmentation): Span {
  const span = { start: name.start, end: name.end };
  for (let i = 0; i + 1 < sentences.length; i++) {
    const from = start[sentences[i]];
    const to = end[sentences[i + 1] - 1];
    if (from < name.end && to > name.start) {
      span.start = Math.min(span.start, from);
      span.end = Math.max(span.end, to);
    }
  }
  return span;
}
