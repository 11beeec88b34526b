/** @module What a sentence offers to fill a role: values of a shape, phrases headed by certain nouns, names of certain kinds. */
import { ENTITY_KINDS, type Mention, type Span } from '../model.js';
import type { Syntax } from './syntax.js';
import { valuesIn } from './values.js';

/** One thing that may fill a role: a value of a shape, a phrase headed by one of some words, or a name of some kinds. */
export type QualifierShape =
  | { readonly type: 'value'; readonly pattern: RegExp }
  | { readonly type: 'phrase'; readonly heads: ReadonlySet<string> }
  | { readonly type: 'name'; readonly kinds: ReadonlySet<string> };

/** What may stand where in a pipeline's declarations: word lists and value shapes by name. */
export interface Vocabulary {
  readonly lists: ReadonlyMap<string, ReadonlySet<string>>;
  readonly shapes: ReadonlyMap<string, RegExp>;
}

/** A stretch of a sentence, with its first and last token. */
export interface Filler extends Span {
  readonly first: number;
  readonly last: number;
  /** The name that it is, or that "the metal" goes back to. */
  readonly name?: Mention;
}

/**
 * Reads a declared shape: `money`, `$list` or `{deposit/element}`.
 *
 * @returns undefined where there is no such shape, list or kind
 */
export function qualifierShape(declared: string, { lists, shapes }: Vocabulary): QualifierShape | undefined {
  if (declared.startsWith('$')) {
    const heads = lists.get(declared.slice(1));
    return heads && { type: 'phrase', heads };
  }
  if (declared.startsWith('{')) {
    const kinds = declared.slice(1, -1).split('/');
    return kinds.every((kind) => (ENTITY_KINDS as readonly string[]).includes(kind))
      ? { type: 'name', kinds: new Set(kinds) }
      : undefined;
  }
  const pattern = shapes.get(declared);
  return pattern && { type: 'value', pattern };
}

/** What the sentences of an article have of each shape, each looked for once, when it is first asked for. */
export class Fillers {
  private readonly found = new Map<unknown, Map<number, readonly Filler[]>>();

  constructor(private readonly syntax: Syntax) {}

  /** All that a sentence has of a shape, in the order of the text. */
  in(sentence: number, shape: QualifierShape): readonly Filler[] {
    const same = shape.type === 'value' ? shape.pattern : shape.type === 'phrase' ? shape.heads : shape.kinds;
    let bySentence = this.found.get(same);
    if (bySentence === undefined) this.found.set(same, (bySentence = new Map<number, readonly Filler[]>()));
    let fillers = bySentence.get(sentence);
    if (fillers === undefined) bySentence.set(sentence, (fillers = fillersIn(this.syntax, sentence, shape)));
    return fillers;
  }
}

function fillersIn(syntax: Syntax, sentence: number, shape: QualifierShape): Filler[] {
  const { analysis } = syntax;
  const first = analysis.sentences[sentence];
  const last = analysis.sentences[sentence + 1] - 1;
  if (shape.type === 'value') {
    const from = analysis.start[first];
    return valuesIn(analysis.text.slice(from, analysis.end[last]), shape.pattern).flatMap((match) => {
      // Blanks at either end are the expression's, not the value's.
      const start = from + match.index + (match[0].length - match[0].trimStart().length);
      const end = from + match.index + match[0].trimEnd().length;
      if (end === start) return [];
      const filler = tokensOf(syntax, first, last, { start, end });
      // "January" in a name is no date.
      return isInName(syntax, filler) ? [] : [filler];
    });
  }
  const found: Filler[] = [];
  for (let token = first; token <= last; token++) {
    if (shape.type === 'name') {
      const filler = nameAt(syntax, token);
      if (filler?.name !== undefined && shape.kinds.has(filler.name.kind)) found.push(filler);
    } else if (
      syntax.mention[token] < 0 &&
      isHeadedBy(syntax, token, shape.heads) &&
      !/^(ADP|AUX|SCONJ)$/.test(syntax.upos[token])
    ) {
      found.push(phraseAround(syntax, token, shape.heads, first, last));
    }
  }
  return found;
}

/** The name at a token, or the noun that goes back to one; undefined where neither stands. */
export function nameAt({ analysis, mention, mentions, referent, upos }: Syntax, token: number): Filler | undefined {
  if (referent[token] < 0 || (mention[token] < 0 && upos[token] !== 'NOUN')) return undefined;
  const name = mentions[referent[token]];
  return { start: analysis.start[token], end: analysis.end[token], first: token, last: token, name };
}

function tokensOf({ analysis }: Syntax, first: number, last: number, { start, end }: Span): Filler {
  let from = first;
  while (from < last && analysis.end[from] <= start) from++;
  let to = from;
  while (to < last && analysis.start[to + 1] < end) to++;
  return { start, end, first: from, last: to };
}

function isInName({ mention, analysis }: Syntax, { start, end, first, last }: Filler): boolean {
  return first === last && mention[first] >= 0 && analysis.start[first] <= start && end <= analysis.end[first];
}

/** Whether a word is one of a list; or the last part of it is: "ex-president", "vice-chairman". */
function isHeadedBy(syntax: Syntax, token: number, heads: ReadonlySet<string>): boolean {
  const word = isNoun(syntax, token) ? syntax.base[token] : syntax.lower[token];
  return heads.has(word) || (isNoun(syntax, token) && word.includes('-') && heads.has(word.replace(/^.*-/, '')));
}

/** A list's entry is a noun by its lemma, or any other word just as it stands: "heads", "banned". */
function isNoun(syntax: Syntax, token: number): boolean {
  return /^(NOUN|PROPN|ADJ|X)$/.test(syntax.upos[token]);
}

function isBareNoun({ upos, mention }: Syntax, token: number): boolean {
  return /^(NOUN|PROPN)$/.test(upos[token]) && mention[token] < 0;
}

/** A noun with the words before it that describe it, and an "of" of bare nouns behind: "non-binding memorandum of understanding". */
function phraseAround(syntax: Syntax, head: number, heads: ReadonlySet<string>, first: number, last: number): Filler {
  const { analysis } = syntax;
  const describes = (token: number): boolean =>
    syntax.mention[token] < 0 &&
    (/^(ADJ|NOUN|PROPN)$/.test(syntax.upos[token]) || /^(VBN|VBG|HYPH)$/.test(syntax.xpos[token]));
  let from = head;
  while (isNoun(syntax, head) && from > first && describes(from - 1)) from--;
  // "Proven and Probable Reserves", "measured, indicated and inferred resources"
  while (
    from > first + 1 &&
    /^(and|or|,)$/.test(syntax.lower[from - 1]) &&
    syntax.upos[from] === 'ADJ' &&
    describes(from - 2) &&
    syntax.upos[from - 2] === 'ADJ'
  )
    from -= 2;
  while (from < head && /^\W+$/.test(syntax.lower[from])) from++;
  // Behind a verb all its nouns ("banned exports"); behind a noun those up to the last of the list ("chief executive officer"):
  // "export controls" are no export.
  let to = head;
  for (let next = head + 1; next <= last && isBareNoun(syntax, next); next++)
    if (!isNoun(syntax, head) || isHeadedBy(syntax, next, heads)) to = next;
  if (to < last - 1 && syntax.lower[to + 1] === 'of' && syntax.upos[to + 2] === 'NOUN' && syntax.mention[to + 2] < 0) {
    to += 2;
    while (to < last && syntax.upos[to + 1] === 'NOUN' && syntax.mention[to + 1] < 0) to++;
  }
  return { start: analysis.start[from], end: analysis.end[to], first: from, last: to };
}
