/** @module Direct quotations and their speakers. */
import type { EntityRef, Quotation, Span } from '../model.js';
import type { Arguments } from './arguments.js';
import { lastBefore } from './named.js';
import type { Relations } from './relations.js';
import { speakerOf } from './speaker.js';
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
  const spans = quotedSpans(source);
  const quotations: Quotation[] = [];
  let running: EntityRef | null = null;
  let previousEnd = -1;
  for (const span of spans) {
    const text = source.slice(span.start, span.end);
    const said = speakerOf(syntax, args, relations, span, spans);
    // A piece without a speaker of its own goes on from the one before: in its paragraph, or as the next paragraph's opening.
    const goesOn = previousEnd >= 0 && !/\n\n[\s\S]*\n\n/.test(source.slice(previousEnd, span.start));
    let speaker: EntityRef | null = said ?? null;
    if (said === undefined) {
      speaker = namedSince(syntax, Math.max(previousEnd, source.lastIndexOf('\n', span.start)), span.start);
      if (speaker === null && goesOn) speaker = running;
      // In an interview the answers are paragraphs that say nothing else, or stand behind their questions.
      if (speaker === null && (isAnswer(source, span) || (!goesOn && isParagraph(source, span))))
        speaker = answerer(running, interviewee(syntax, span.start, spans));
      if (speaker === null && standsAlone(source, span)) speaker = running;
    }
    if (said !== undefined || speaker !== null) running = speaker;
    previousEnd = span.end;
    if ((text.match(/[\p{L}\p{N}]+/gu) ?? []).length >= MIN_WORDS) quotations.push({ ...span, text, speaker });
  }
  return quotations.map((quotation) => repeated(quotation, quotations, source));
}

/** A headline's quotation is the one that the text repeats it from. */
function repeated(quotation: Quotation, quotations: readonly Quotation[], source: string): Quotation {
  const headlineEnd = source.indexOf('\n');
  if (quotation.speaker !== null || quotation.end > headlineEnd) return quotation;
  const words = wordsOf(quotation.text);
  const origin = quotations.find(
    ({ start, text }) => start > headlineEnd && ` ${wordsOf(text)} `.includes(` ${words} `),
  );
  return origin === undefined ? quotation : { ...quotation, speaker: origin.speaker };
}

/** The words of a text without its marks. */
function wordsOf(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}

/** Whose an answer is: his who spoke before, but a body's or a country's only where there is nobody else to ask. */
function answerer(running: EntityRef | null, asked: EntityRef | null): EntityRef | null {
  return running?.kind === 'person' ? running : (asked ?? running);
}

/** Whose the answers are before anybody is said to speak: the one whom the headline names, or who was named last. */
function interviewee(syntax: Syntax, offset: number, quotations: readonly Span[]): EntityRef | null {
  const headlineEnd = syntax.analysis.text.indexOf('\n');
  const named = syntax.mentions.filter(({ kind, end }) => kind === 'person' && end <= headlineEnd);
  const last = lastBefore(syntax, offset, 'person', quotations);
  return named.length === 1 ? named[0].entity : last;
}

/** Whether a quotation is whole sentences behind other ones: "She shrugs. “Ask the ministry.”" */
function standsAlone(source: string, { start, end }: Span): boolean {
  return (
    /[.!?]["”’»]?\s+$/.test(source.slice(Math.max(0, start - 5), start - 1)) && /[.!?]$/.test(source.slice(start, end))
  );
}

/** "Jane Doe was relieved. “…”": where nothing presents a quotation, whoever was named last since the one before, in its paragraph. */
function namedSince({ mentions }: Syntax, from: number, to: number): EntityRef | null {
  return mentions.findLast(({ kind, start }) => kind === 'person' && start >= from && start < to)?.entity ?? null;
}

/** Whether the paragraph begins with the quotation. */
function isParagraph(source: string, { start }: Span): boolean {
  return source[start - 2] === '\n';
}

/** Whether the quotation follows a question that nobody is said to ask: "Who buys? “…”", "Q: Who buys? A: “…”", or a prompt and a dash: "Tell us who buys. — “…”". */
function isAnswer(source: string, { start }: Span): boolean {
  return /(?:\?|[.?!]\s+(?:A:|[—–]))\s+$/.test(source.slice(Math.max(0, start - 8), start - 1));
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
