/** @module Treebanks in CoNLL-U (universaldependencies.org/format): sentences as one text with tokens over it. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { DEPREL, UPOS, XPOS } from '../analysis.js';

/** Sentences of a treebank, laid out as an `Analysis` is; sentence s is tokens `sentences[s] … sentences[s + 1]`. */
export interface Treebank {
  readonly text: string;
  readonly count: number;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  readonly sentences: Uint32Array;
  readonly ids: readonly string[];
  readonly upos: Uint8Array;
  readonly xpos: Uint8Array;
  readonly lemma: readonly string[];
  readonly head: Int32Array;
  readonly deprel: Uint8Array;
}

interface Word {
  readonly form: string;
  readonly lemma: string;
  readonly upos: string;
  readonly xpos: string;
  readonly head: number;
  readonly deprel: string;
  readonly spaceAfter: boolean;
}

/** A sentence as its file has it. `head` counts from 1 in the sentence, 0 is the root. */
export interface ConlluSentence {
  readonly id: string;
  readonly text: string;
  /** Whether a paragraph or document begins with it. */
  readonly opens: boolean;
  readonly words: readonly Word[];
}

/** The text of a file, unzipped where its name ends in `.gz`. */
export function readText(path: string): string {
  const bytes = readFileSync(path);
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

/** Parses CoNLL-U; multiword tokens give way to their words, empty nodes are left out. */
export function parseConllu(content: string): ConlluSentence[] {
  const sentences: ConlluSentence[] = [];
  for (const block of content.split(/\n\n+/)) {
    const lines = block.split('\n').filter((line) => line !== '');
    const comment = (key: string): string | undefined =>
      lines.find((line) => line.startsWith(`# ${key} = `))?.slice(key.length + 5);
    const words: Word[] = [];
    let joinedUntil = 0;
    let joinedSpace = true;
    for (const line of lines) {
      if (line.startsWith('#')) continue;
      const [id, form, lemma, upos, xpos, , head, deprel, , misc] = line.split('\t');
      const range = /^(\d+)-(\d+)$/.exec(id);
      const spaceAfter = !misc.includes('SpaceAfter=No');
      if (range !== null) {
        joinedUntil = Number(range[2]);
        joinedSpace = spaceAfter;
      } else if (/^\d+$/.test(id)) {
        const inside = Number(id) < joinedUntil;
        const space = Number(id) === joinedUntil ? joinedSpace : inside ? false : spaceAfter;
        words.push({
          form: form,
          lemma: lemma,
          upos: upos,
          xpos: xpos,
          head: Number(head),
          deprel: deprel,
          spaceAfter: space,
        });
      }
    }
    if (words.length === 0) continue;
    const opens = lines.some((line) => line.startsWith('# newpar') || line.startsWith('# newdoc'));
    sentences.push({ id: comment('sent_id') ?? '', text: comment('text') ?? '', opens, words });
  }
  return sentences;
}

/** The sentence as a headline in title case. */
export function inTitleCase(sentence: ConlluSentence): ConlluSentence {
  const title = (word: Word): Word => ({ ...word, form: word.form.charAt(0).toUpperCase() + word.form.slice(1) });
  return { ...sentence, words: sentence.words.map(title) };
}

/** Lays sentences out over one text. Tags and relations outside our tables are errors of the file. */
export function layOut(sentences: readonly ConlluSentence[]): Treebank {
  const count = sentences.reduce((sum, sentence) => sum + sentence.words.length, 0);
  const bank = {
    start: new Uint32Array(count),
    end: new Uint32Array(count),
    sentences: new Uint32Array(sentences.length + 1),
    upos: new Uint8Array(count),
    xpos: new Uint8Array(count),
    lemma: [] as string[],
    head: new Int32Array(count),
    deprel: new Uint8Array(count),
  };
  const parts: string[] = [];
  let offset = 0;
  let i = 0;
  for (const [s, sentence] of sentences.entries()) {
    const first = i;
    for (const word of sentence.words) {
      bank.start[i] = offset;
      bank.end[i] = offset + word.form.length;
      parts.push(word.form, word.spaceAfter ? ' ' : '');
      offset += word.form.length + (word.spaceAfter ? 1 : 0);
      bank.upos[i] = code(UPOS, word.upos, sentence.id);
      bank.xpos[i] = code(XPOS, word.xpos, sentence.id);
      bank.lemma.push(word.upos === 'PROPN' ? word.lemma : word.lemma.toLowerCase());
      bank.head[i] = word.head === 0 ? -1 : first + word.head - 1;
      bank.deprel[i] = code(DEPREL, word.deprel, sentence.id);
      i++;
    }
    bank.sentences[s + 1] = i;
    if (parts[parts.length - 1] === '') {
      parts.push(' ');
      offset++;
    }
  }
  return { ...bank, text: parts.join(''), count, ids: sentences.map((sentence) => sentence.id) };
}

function code(table: readonly string[], name: string, where: string): number {
  const index = table.indexOf(name);
  if (index < 0) throw new Error(`expected one of ${table.join(' ')}, got "${name}" in sentence ${where}`);
  return index;
}
