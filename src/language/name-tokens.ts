/** @module Names as tokens: tokens cut at the ends of names, and joined inside them. */
import type { Span } from '../model.js';
import type { Segmentation } from './analysis.js';

/** Tokens that know to which name they belong. */
export interface NamedTokens extends Segmentation {
  /** Index into the spans, or -1. */
  readonly name: Int32Array;
}

/** Cuts tokens at the ends of the spans; sentences do not end inside one. */
export function splitAtNames(seg: Segmentation, spans: readonly Span[]): NamedTokens {
  const order = withoutOverlap(seg.text.length, spans);
  const start: number[] = [];
  const end: number[] = [];
  const name: number[] = [];
  const sentences: number[] = [];
  let next = 0;
  for (let s = 0; s + 1 < seg.sentences.length; s++) {
    // The sentence's first token may lie in a name that began in the sentence before.
    const before = next === 0 ? undefined : spans[order[next - 1]];
    const current = next < order.length ? spans[order[next]] : undefined;
    const opening = seg.start[seg.sentences[s]];
    const inside = [before, current].some((span) => span !== undefined && span.start < opening && span.end > opening);
    if (!inside) sentences.push(start.length);
    for (let i = seg.sentences[s]; i < seg.sentences[s + 1]; i++) {
      let at = seg.start[i];
      const behind = seg.end[i];
      while (at < behind) {
        while (next < order.length && spans[order[next]].end <= at) next++;
        const span = next < order.length ? spans[order[next]] : undefined;
        const within = span !== undefined && span.start <= at;
        const cut =
          span === undefined ? behind : Math.min(behind, within ? span.end : span.start > at ? span.start : behind);
        start.push(at);
        end.push(cut);
        name.push(within ? order[next] : -1);
        at = cut;
      }
    }
  }
  sentences.push(start.length);
  return {
    text: seg.text,
    count: start.length,
    start: Uint32Array.from(start),
    end: Uint32Array.from(end),
    sentences: Uint32Array.from(sentences),
    name: Int32Array.from(name),
  };
}

/** Makes each name one token. `last` is the index of each new token's last old one. */
export function joinNames(tokens: NamedTokens): NamedTokens & { readonly last: Int32Array } {
  const start: number[] = [];
  const end: number[] = [];
  const name: number[] = [];
  const last: number[] = [];
  const sentences: number[] = [];
  let sentence = 0;
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.sentences[sentence] === i) {
      sentences.push(start.length);
      sentence++;
    }
    if (i > 0 && tokens.name[i] >= 0 && tokens.name[i] === tokens.name[i - 1]) {
      end[end.length - 1] = tokens.end[i]!;
      last[last.length - 1] = i;
      continue;
    }
    start.push(tokens.start[i]);
    end.push(tokens.end[i]);
    name.push(tokens.name[i]);
    last.push(i);
  }
  sentences.push(start.length);
  return {
    text: tokens.text,
    count: start.length,
    start: Uint32Array.from(start),
    end: Uint32Array.from(end),
    sentences: Uint32Array.from(sentences),
    name: Int32Array.from(name),
    last: Int32Array.from(last),
  };
}

/** Indices of the spans that count, in order of the text. */
function withoutOverlap(length: number, spans: readonly Span[]): number[] {
  const order = spans
    .map((_, index) => index)
    .filter((index) => spans[index].start < spans[index].end && spans[index].end <= length)
    .sort((a, b) => spans[a].start - spans[b].start || spans[b].end - spans[a].end || a - b);
  let behind = 0;
  return order.filter((index) => {
    const free = spans[index].start >= behind;
    if (free) behind = spans[index].end;
    return free;
  });
}
