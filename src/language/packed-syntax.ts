/** @module An analysis as a few bytes: what the tagger and the parser decided of each token. The rest is made again from the text. */
import type { Span } from '../model.js';
import type { Analysis, Segmentation } from './analysis.js';
import type { English } from './english.js';
import { lemmaOf } from './lemmas.js';
import { joinNames, splitAtNames } from './name-tokens.js';

/** Bytes a token: part of speech, Penn tag, relation, and its head's distance in four, little-endian. */
const BYTES = 7;

/** What {@link unpackSyntax} needs besides the text, the names and the lemmas of English. */
export function packSyntax({ count, upos, xpos, deprel, head }: Analysis): Uint8Array {
  const bytes = new Uint8Array(count * BYTES);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < count; i++) {
    // Column by column, which packs better.
    bytes[i] = upos[i]!;
    bytes[count + i] = xpos[i]!;
    bytes[2 * count + i] = deprel[i]!;
    // No token is its own head: 0 stands for none.
    view.setInt32(3 * count + 4 * i, head[i] < 0 ? 0 : head[i] - i, true);
  }
  return bytes;
}

/**
 * The analysis that was packed: what `analyse` would give, at a fraction of its price.
 *
 * @param seg the segmentation, and @param names the names, that it was made with
 * @returns undefined where the bytes are of another text or of other names
 */
export function unpackSyntax(
  seg: Segmentation,
  names: readonly Span[],
  english: Pick<English, 'lemmas'>,
  bytes: Uint8Array,
): Analysis | undefined {
  const { start, end, sentences, name, count } = joinNames(splitAtNames(seg, names));
  if (bytes.length !== count * BYTES) return undefined;
  const { text } = seg;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const upos = bytes.slice(0, count);
  const xpos = bytes.slice(count, 2 * count);
  const head = new Int32Array(count);
  const lemma: string[] = [];
  for (let i = 0; i < count; i++) {
    const distance = view.getInt32(3 * count + 4 * i, true);
    head[i] = distance === 0 ? -1 : i + distance;
    const form = text.slice(start[i], end[i]);
    lemma.push(name[i] >= 0 ? form : lemmaOf(english.lemmas, form, upos[i], xpos[i]));
  }
  return {
    text,
    count,
    start,
    end,
    sentences,
    upos,
    xpos,
    lemma,
    head,
    deprel: bytes.slice(2 * count, 3 * count),
    name,
  };
}
