/** @module Notices: what an article says of itself, that it was retracted or put right. Pure functions. */
import type { Notice } from '../model.js';

const THIS = String.raw`this (?:article|story|report|piece|post|item)`;
/** A sentence's beginning; what stands in quotation marks is somebody else's notice. */
const BEGINS = String.raw`(?:^|[.!?:)*]\s+|\()(?:\*\s*)?`;

const RETRACTED_HEADLINE =
  /^[[(]?(?:retracted|retraction|withdrawn)\b[\])]?(?:\s*[:–—|-]|$)|[[(](?:retracted|withdrawn)[\])]\s*$/i;
const CORRECTED_HEADLINE =
  /^[[(]?(?:corrected|correction|corrective)\b(?:\s*\([^)]*\))?[\])]?\s*[:–—|-]|[[(]corrected[\])]\s*$/i;

const RETRACTION = [
  /^(?:retraction|retracted|withdrawn)\b[^.:]{0,40}[:–—]/i,
  new RegExp(`${BEGINS}${THIS} (?:has been|was|is|stands) (?:retracted|withdrawn|removed|taken down|pulled)\\b`, 'i'),
  new RegExp(
    `${BEGINS}(?:we|[\\p{Lu}][\\p{L}&. ]{1,40}) (?:have |has )?(?:retracted|withdrawn|removed|pulled) ${THIS}\\b`,
    'iu',
  ),
  /^(?:editor[’']?s['’]? note|note to readers)\b.{0,200}\b(?:article|story|report)\b.{0,60}\b(?:has been|was|is) (?:retracted|withdrawn)\b/i,
];
const CORRECTION = [
  /^\(?\*?(?:correction|corrections|corrected|corrects)\b[^.:]{0,40}[:–—]/i,
  /^\((?:this \w+ )?corrects\b/i,
  new RegExp(
    `${BEGINS}an? (?:earlier|previous|prior|original) version of ${THIS}\\b.{0,60}\\b(?:incorrect\\w*|wrong\\w*|erroneous\\w*|in error|mis\\w+|said|stated|gave|put|reported)\\b`,
    'i',
  ),
  new RegExp(`${BEGINS}${THIS} (?:has been|was) (?:corrected|amended|(?:edited|updated|changed) to correct)\\b`, 'i'),
];

/**
 * The notice that an article carries; a retraction before a correction.
 *
 * @param paragraphs of the text
 * @returns null where it carries none: the news of somebody else's retraction is none
 */
export function noticeOf(headline: string, paragraphs: readonly string[]): Notice | null {
  const found = (kind: Notice['kind'], inHeadline: RegExp, inText: readonly RegExp[]): Notice | null => {
    const quote = inHeadline.test(headline)
      ? headline
      : paragraphs.find((paragraph) => inText.some((pattern) => pattern.test(paragraph)));
    return quote === undefined ? null : { kind, quote };
  };
  return found('retraction', RETRACTED_HEADLINE, RETRACTION) ?? found('correction', CORRECTED_HEADLINE, CORRECTION);
}
