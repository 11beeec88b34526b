/** @module Texts with their names, to train the names' recogniser: annotated articles, marked sentences, UniversalNER. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Span } from '../../model.js';
import { UPOS, type Segmentation } from '../analysis.js';
import type { Exceptions } from '../exceptions.js';
import { formsOf, type Forms } from '../forms.js';
import { NAME_FEATURES, nameFeatures, occurrences, type Guide } from '../name-features.js';
import { NAME_KINDS } from '../names.js';
import { segment } from '../segment.js';
import { tag, titleCase, type TaggerModel } from '../tagger.js';
import type { Lexicon } from '../lexicon.js';
import { readText } from './conllu.js';
import { isHeldBack } from './held-back.js';
import type { LabelledSentences } from './crf.js';

/** A text cut into tokens, with a label of the names' recogniser for each. */
export interface NamedText {
  readonly seg: Segmentation;
  readonly labels: Uint8Array;
  /** By what its names were marked. */
  readonly guide: Guide;
}

interface Name extends Span {
  readonly kind: string;
}

interface GoldArticle {
  readonly id: string;
  readonly article: {
    readonly headline: string;
    readonly dateline: string | null;
    readonly paragraphs: readonly string[];
  };
  readonly entities: readonly { readonly kind: string; readonly name: string; readonly aliases: readonly string[] }[];
}

/** The articles of a folder of gold JSON, in the order of their names, without those that are held back. */
export function goldArticles(folder: string, exceptions: Exceptions): NamedText[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const articles = files
    .sort(byCode)
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as GoldArticle)
    .filter(({ id }) => !isHeldBack(id));
  return articles.map((gold) => {
    const { headline, dateline, paragraphs } = gold.article;
    const body = paragraphs.join('\n\n');
    const text = `${headline}\n\n${dateline === null ? body : `${dateline} — ${body}`}`;
    const names = gold.entities.flatMap((entity) =>
      [entity.name, ...entity.aliases].map((name) => ({ kind: entity.kind, name })),
    );
    return labelled(segment(text, exceptions), located(text, names), 'field');
  });
}

/** The sentences of a folder of JSON lines with names marked `[O1:like this]`. */
export function markedSentences(folder: string, exceptions: Exceptions): NamedText[] {
  const kinds: Readonly<Record<string, string>> = {
    P: 'person',
    O: 'organisation',
    L: 'place',
    D: 'deposit',
    E: 'element',
  };
  const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
  return files.sort(byCode).flatMap((file) => {
    const lines = readFileSync(join(folder, file), 'utf8').split('\n');
    return lines
      .filter((line) => line !== '')
      .map((line) => {
        const marked = (JSON.parse(line) as { t: string }).t;
        const names: Name[] = [];
        let text = '';
        let at = 0;
        for (const mark of marked.matchAll(/\[([A-Z])\d+:([^\]]*)\]/g)) {
          text += marked.slice(at, mark.index);
          names.push({ kind: kinds[mark[1]], start: text.length, end: text.length + mark[2].length });
          text += mark[2];
          at = mark.index + mark[0].length;
        }
        text += marked.slice(at);
        return labelled(segment(text, exceptions), names, 'field');
      });
  });
}

/** The kinds of UniversalNER. */
export const UNIVERSAL_KINDS: Readonly<Record<string, string>> = { PER: 'person', ORG: 'organisation', LOC: 'place' };

/** A UniversalNER file, a text a document. */
export function universalNames(path: string): NamedText[] {
  const texts: NamedText[] = [];
  for (const document of readText(path).split(/^# newdoc.*$/m)) {
    const start: number[] = [];
    const end: number[] = [];
    const labels: number[] = [];
    const sentences: number[] = [];
    let text = '';
    for (const block of document.split(/\n\n+/)) {
      const rows = block.split('\n').filter((line) => /^\d+\t/.test(line));
      if (rows.length === 0) continue;
      sentences.push(start.length);
      for (const row of rows) {
        const [, form, label] = row.split('\t') as [string, string, string];
        start.push(text.length);
        end.push(text.length + form.length);
        text += `${form} `;
        labels.push(label === 'O' ? 0 : labelOf(UNIVERSAL_KINDS[label.slice(2)], label.startsWith('B')));
      }
    }
    if (start.length === 0) continue;
    sentences.push(start.length);
    const seg = {
      text,
      count: start.length,
      start: Uint32Array.from(start),
      end: Uint32Array.from(end),
      sentences: Uint32Array.from(sentences),
    };
    texts.push({ seg, labels: Uint8Array.from(labels), guide: 'general' });
  }
  return texts;
}

/** Each text that is copied in capitals, and each that is copied in small letters: one of so many. */
const RECASED = 8;

/** Copies of some of the texts in capitals and of others in small letters, as headlines and hasty people write. */
export function recased(texts: readonly NamedText[]): NamedText[] {
  return texts.flatMap(({ seg, labels, guide }, i) => {
    const small = i % RECASED === 0;
    if (!small && i % RECASED !== RECASED / 2) return [];
    const text = small ? seg.text.toLowerCase() : seg.text.toUpperCase();
    // A letter whose other case is two letters would shift all that follows.
    return text.length === seg.text.length ? [{ seg: { ...seg, text }, labels, guide }] : [];
  });
}

/** Features of all texts, sentence after sentence. */
export function labelledSentences(
  texts: readonly NamedText[],
  lexicon: Lexicon,
  tagger: TaggerModel,
): LabelledSentences {
  const tokens = texts.reduce((sum, { seg }) => sum + seg.count, 0);
  const sentences: number[] = [];
  // Of thousands of articles they are more than an ordinary array holds.
  const features = new Int32Array(tokens * NAME_FEATURES);
  const first: number[] = [];
  const labels: number[] = [];
  const buffer = new Int32Array(NAME_FEATURES);
  let written = 0;
  for (const { seg, labels: own, guide } of texts) {
    const forms = formsOf(seg.text, seg.start, seg.end, seg.count, lexicon);
    const demonyms = demonymsOf(seg, forms, own, tagger);
    const elsewhere = occurrences(forms, seg.count);
    for (let s = 0; s + 1 < seg.sentences.length; s++) {
      const from = seg.sentences[s];
      const to = seg.sentences[s + 1];
      const titled = titleCase(forms, from, to);
      sentences.push(labels.length);
      for (let i = from; i < to; i++) {
        first.push(written);
        labels.push(demonyms[i] === 1 ? 0 : own[i]);
        const n = nameFeatures(forms, elsewhere, from, to, i, titled, guide, buffer);
        features.set(buffer.subarray(0, n), written);
        written += n;
      }
    }
  }
  sentences.push(labels.length);
  first.push(written);
  return {
    sentences: Uint32Array.from(sentences),
    features: features.subarray(0, written),
    first: Uint32Array.from(first),
    labels: Uint8Array.from(labels),
  };
}

const ADJECTIVE = UPOS.indexOf('ADJ');
const PLACE = labelOf('place', true);
const DEPOSIT_INSIDE = labelOf('deposit', false);

/** Places of one word that the tagger calls adjectives ("Chinese"): the guide counts them as the country, a name they are not. */
function demonymsOf(seg: Segmentation, forms: Forms, labels: Uint8Array, tagger: TaggerModel): Uint8Array {
  const tags = tag(tagger, forms, seg.sentences, new Uint8Array(seg.count));
  return Uint8Array.from(tags, (code, i) =>
    labels[i] === PLACE && labels[i + 1] !== PLACE + 1 && tagger.upos[code] === ADJECTIVE ? 1 : 0,
  );
}

export function labelled(seg: Segmentation, names: readonly Name[], guide: Guide): NamedText {
  const labels = new Uint8Array(seg.count);
  const order = [...names].sort((a, b) => a.start - b.start);
  let next = 0;
  for (let i = 0; i < seg.count; i++) {
    while (next < order.length && order[next].end <= seg.start[i]) next++;
    const name = order.at(next);
    if (name === undefined || seg.end[i] <= name.start) continue;
    const begins = i === 0 || seg.end[i - 1] <= name.start;
    labels[i] = labelOf(name.kind, begins);
  }
  // "Kalbrek deposit" is as often called a name as "Kalbrek": the name alone, always.
  for (let i = seg.count - 1; i >= 0; i--)
    if (
      labels[i] === DEPOSIT_INSIDE &&
      labels[i + 1] !== DEPOSIT_INSIDE &&
      /^\p{Ll}/u.test(seg.text.charAt(seg.start[i]))
    )
      labels[i] = 0;
  return { seg, labels, guide };
}

/** The label of a token of a name of `kind`; kinds that are not proposed have none. */
export function labelOf(kind: string, begins: boolean): number {
  const index = (NAME_KINDS as readonly string[]).indexOf(kind);
  return index < 0 ? 0 : 2 * index + (begins ? 1 : 2);
}

/** Every place of every name, longer names first, on word boundaries, without overlap. */
function located(text: string, names: readonly { kind: string; name: string }[]): Name[] {
  const taken = new Uint8Array(text.length);
  const found: Name[] = [];
  const order = [...names].sort((a, b) => b.name.length - a.name.length || byCode(a.name, b.name));
  for (const { kind, name } of order) {
    for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + 1)) {
      const end = start + name.length;
      if (/[\p{L}\p{N}]/u.test(text[start - 1] ?? ' ') || /[\p{L}\p{N}]/u.test(text[end] ?? ' ')) continue;
      if (taken.subarray(start, end).includes(1)) continue;
      taken.fill(1, start, end);
      found.push({ kind, start, end });
    }
  }
  return found;
}

function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
