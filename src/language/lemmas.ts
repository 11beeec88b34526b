/** @module Lemmas: what a word's ending becomes under its Penn tag, and the words that keep to no rule. */
import { UPOS, XPOS } from './analysis.js';

/** As stored: Penn tag → endings and words. */
export type LemmaTables = Readonly<Partial<Record<string, LemmaTable>>>;

export interface LemmaTable {
  /** Ending → how many letters go, and what comes instead. The longest ending counts. */
  readonly endings: Readonly<Record<string, readonly [number, string]>>;
  readonly words: Readonly<Record<string, string>>;
}

/** The longest ending that a rule looks at. */
export const LONGEST_ENDING = 6;

/** Look-ups by Penn code. */
export type LemmaModel = readonly (
  | { readonly endings: ReadonlyMap<string, readonly [number, string]>; readonly words: ReadonlyMap<string, string> }
  | undefined
)[];

export function compileLemmas(tables: LemmaTables): LemmaModel {
  return XPOS.map((xpos) => {
    const table = tables[xpos];
    if (table === undefined) return undefined;
    return { endings: new Map(Object.entries(table.endings)), words: new Map(Object.entries(table.words)) };
  });
}

const PROPER_NAME = UPOS.indexOf('PROPN');

/** The lemma of a word as written; proper names stay as they are. */
export function lemmaOf(model: LemmaModel, form: string, upos: number, xpos: number): string {
  if (upos === PROPER_NAME) return form;
  const lower = plain(form);
  const table = model[xpos];
  if (table === undefined) return lower;
  const word = table.words.get(lower);
  if (word !== undefined) return word;
  for (let length = Math.min(LONGEST_ENDING, lower.length - 1); length >= 0; length--) {
    const rule = table.endings.get(lower.slice(lower.length - length));
    if (rule !== undefined) return lower.slice(0, lower.length - rule[0]) + rule[1];
  }
  return lower;
}

/** Lower case, with plain apostrophes. */
export function plain(form: string): string {
  const lower = form.toLowerCase();
  return lower.includes('’') ? lower.replaceAll('’', "'") : lower;
}
