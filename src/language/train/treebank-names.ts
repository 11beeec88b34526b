/** @module The names of a treebank's sentences, marked by hand and kept apart from its text. */
import type { ConlluSentence } from './conllu.js';
import { UNIVERSAL_KINDS, labelOf, type NamedText } from './names.js';

interface Mark {
  readonly first: number;
  readonly last: number;
  readonly kind: string;
}

/**
 * The sentences as texts, one a document, with the names that a stand-off file gives them.
 *
 * @param sentences with identifiers `document-number`; a sentence without marks has no names
 * @param standOff lines of sentence identifier, first and last word (from 1, as the treebank counts) and PER, ORG or LOC,
 *   with tabs between them; lines that begin with # are comments
 * @throws Error where a mark does not fit the treebank
 */
export function treebankNames(sentences: readonly ConlluSentence[], standOff: string): NamedText[] {
  const marks = marksOf(standOff);
  const documents = new Map<string, ConlluSentence[]>();
  for (const sentence of sentences) {
    const document = sentence.id.slice(0, sentence.id.lastIndexOf('-'));
    const known = documents.get(document);
    if (known === undefined) documents.set(document, [sentence]);
    else known.push(sentence);
  }
  const texts = [...documents.values()].map((document) => namedText(document, marks));
  const lost = [...marks.keys()].find((id) => !sentences.some((sentence) => sentence.id === id));
  if (lost !== undefined) throw new Error(`expected names of sentences of the treebank, got sentence ${lost}`);
  return texts;
}

function marksOf(standOff: string): ReadonlyMap<string, Mark[]> {
  const marks = new Map<string, Mark[]>();
  for (const line of standOff.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [id, first, last, kind] = line.split('\t');
    if (!(kind in UNIVERSAL_KINDS)) throw new Error(`expected PER, ORG or LOC, got "${line}"`);
    const mark = { first: Number(first), last: Number(last), kind: UNIVERSAL_KINDS[kind] };
    marks.set(id, [...(marks.get(id) ?? []), mark]);
  }
  return marks;
}

function namedText(sentences: readonly ConlluSentence[], marks: ReadonlyMap<string, readonly Mark[]>): NamedText {
  const start: number[] = [];
  const end: number[] = [];
  const firsts: number[] = [];
  let text = '';
  for (const { words } of sentences) {
    firsts.push(start.length);
    for (const { form } of words) {
      start.push(text.length);
      text += form;
      end.push(text.length);
      text += ' ';
    }
  }
  firsts.push(start.length);
  const labels = new Uint8Array(start.length);
  for (const [s, { id }] of sentences.entries())
    for (const { first, last, kind } of marks.get(id) ?? []) {
      const from = firsts[s] + first - 1;
      const to = firsts[s] + last;
      if (!(first >= 1 && first <= last && to <= firsts[s + 1]) || labels.subarray(from, to).some((label) => label > 0))
        throw new Error(`expected words of sentence ${id} that no other name has, got ${first} to ${last}`);
      for (let i = from; i < to; i++) labels[i] = labelOf(kind, i === from);
    }
  return {
    seg: {
      text,
      count: start.length,
      start: Uint32Array.from(start),
      end: Uint32Array.from(end),
      sentences: Uint32Array.from(firsts),
    },
    labels,
    guide: 'general',
  };
}
