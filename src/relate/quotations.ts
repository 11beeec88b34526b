/** @module Direct quotations and their speakers. */
import type { EntityRef, Quotation, Span } from '../model.js';
import type { Arguments } from './arguments.js';
import type { Relations } from './relations.js';
import type { Syntax } from './syntax.js';

/** Shorter quoted stretches are single words held at arm's length, titles and nicknames, not something that somebody said. */
const MIN_WORDS = 5;

const CLOSING: ReadonlyMap<string, string> = new Map(
  Object.entries({ '“': '”', '"': '"', '‘': '’', '«': '»', '„': '“' }),
);

/**
 * The quotations of a text in its order, each without its marks. A quotation that runs over paragraphs (each reopened,
 * none closed but the last) comes as one piece a paragraph; one that its attribution breaks comes as its pieces.
 */
export function findQuotations(syntax: Syntax, args: Arguments, relations: Relations): Quotation[] {
  const source = syntax.analysis.text;
  const quotations: Quotation[] = [];
  let running: EntityRef | null = null;
  let previousEnd = -1;
  for (const span of quotedSpans(source)) {
    const text = source.slice(span.start, span.end);
    if ((text.match(/[\p{L}\p{N}]+/gu) ?? []).length < MIN_WORDS) continue;
    const said = speakerOf(syntax, args, relations, span);
    // A piece without a speaker of its own goes on from the one before: in its paragraph, or as the next paragraph's opening.
    const goesOn = previousEnd >= 0 && !/\n\n[\s\S]*\n\n/.test(source.slice(previousEnd, span.start));
    const speaker: EntityRef | null = said ?? (goesOn ? running : null);
    quotations.push({ ...span, text, speaker });
    running = speaker;
    previousEnd = span.end;
  }
  return quotations;
}

function quotedSpans(source: string): Span[] {
  const spans: Span[] = [];
  for (const paragraph of source.matchAll(/[^\n]+/g)) {
    const text = paragraph[0];
    for (let at = 0; at < text.length; at++) {
      const closing = CLOSING.get(text[at]);
      if (closing === undefined) continue;
      // An apostrophe is no opening: what opens stands behind a space, a bracket or a dash.
      if ((text[at] === '‘' || text[at] === '"') && at > 0 && !/[\s([—–-]/.test(text[at - 1])) continue;
      let end = text.indexOf(closing, at + 1);
      // "’" closes only before what is no letter.
      while (closing === '’' && end >= 0 && /\p{L}/u.test(text[end + 1] ?? ' ')) end = text.indexOf(closing, end + 1);
      if (end < 0) {
        // Left open to the paragraph's end: the next paragraph goes on with it.
        if (text[at] === '“' || text[at] === '"')
          spans.push({ start: paragraph.index + at + 1, end: paragraph.index + text.length });
        break;
      }
      spans.push({ start: paragraph.index + at + 1, end: paragraph.index + end });
      at = end;
    }
  }
  return spans.filter(({ start, end }) => end > start);
}

/** Who says it: the subject of the nearest reporting verb outside the quotation, in its paragraph. */
function speakerOf(syntax: Syntax, args: Arguments, relations: Relations, quotation: Span): EntityRef | null {
  const { analysis } = syntax;
  const source = analysis.text;
  const paragraphStart = source.lastIndexOf('\n', quotation.start) + 1;
  const paragraphEnd = !source.includes('\n', quotation.end) ? source.length : source.indexOf('\n', quotation.end);
  const from = tokenAt(analysis.start, paragraphStart);
  const to = tokenAt(analysis.start, paragraphEnd);
  let best = -1;
  let distance = Infinity;
  for (let token = from; token < to; token++) {
    if (!relations.reporting.has(syntax.lemma[token]) || syntax.upos[token] !== 'VERB') continue;
    const start = analysis.start[token];
    if (start >= quotation.start && start < quotation.end) continue;
    // What stands behind a full stop that follows the quotation belongs to the next sentence.
    const gap = start < quotation.start ? source.slice(start, quotation.start) : source.slice(quotation.end, start);
    const away = gap.length + (start < quotation.start && !/[:,]\s*.?$/.test(gap) ? 60 : 0);
    if (/[.!?]["”’»]?\s+\p{Lu}/u.test(gap) && start > quotation.end) continue;
    if (away < distance) {
      distance = away;
      best = token;
    }
  }
  if (best < 0 || distance > 250) return null;
  const subjects = args.subject(best);
  for (const subject of subjects) {
    for (const filler of args.fillers(subject)) {
      const { entity } = syntax.mentions[syntax.referent[filler]];
      if (entity.kind === 'person' || entity.kind === 'organisation') return entity;
    }
  }
  const beside = personBeside(syntax, best, quotation);
  if (beside !== null) return beside;
  // "he said", "the minister said": whoever was named last before.
  return lastPersonBefore(syntax, analysis.start[best], quotation);
}

/** "said Jane Doe, chief executive of X": a person within the next words or the ones before. */
function personBeside(syntax: Syntax, verb: number, quotation: Span): EntityRef | null {
  for (const step of [1, -1]) {
    for (let token = verb + step, seen = 0; token >= 0 && token < syntax.count && seen < 10; token += step, seen++) {
      if (syntax.sentence[token] !== syntax.sentence[verb]) break;
      const start = syntax.analysis.start[token];
      if (start >= quotation.start && start < quotation.end) break;
      if (step > 0 && syntax.upos[token] === 'PRON') break;
      const mention = syntax.mention[token];
      if (mention >= 0 && syntax.mentions[mention].kind === 'person') return syntax.mentions[mention].entity;
    }
  }
  return null;
}

function lastPersonBefore(syntax: Syntax, offset: number, quotation: Span): EntityRef | null {
  let last: EntityRef | null = null;
  for (const mention of syntax.mentions) {
    if (mention.start >= offset) break;
    if (mention.kind === 'person' && (mention.end <= quotation.start || mention.start >= quotation.end))
      last = mention.entity;
  }
  return last;
}

/** First token that starts at or behind the offset. */
function tokenAt(starts: Uint32Array, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
