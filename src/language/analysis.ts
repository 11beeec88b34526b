/**
 * @module The flat structures of English: one set of typed arrays an article, an index a token, offsets into the source text.
 *
 * The way through: {@link Segmentation} (tokens and sentences) → names proposed on it → {@link Analysis}, in which each
 * known name is ONE token, with parts of speech, lemmas and dependencies.
 */
import type { EntityKind, Span } from '../model.js';

/** Tokens and sentences of a text. Both cover it in order, without overlap; white space lies between them. */
export interface Segmentation {
  readonly text: string;
  /** Number of tokens. */
  readonly count: number;
  /** Offset of each token's first code unit. */
  readonly start: Uint32Array;
  /** Offset behind each token's last code unit. */
  readonly end: Uint32Array;
  /** Index of each sentence's first token, and behind them one more entry: `count`. */
  readonly sentences: Uint32Array;
}

/** A stretch of text that looks like a name. */
export interface NameProposal extends Span {
  readonly kind: EntityKind;
  /** Whether its words show the kind by themselves, whatever is taken for a name beside them. */
  readonly clear: boolean;
}

/** A segmentation with its syntax. A span that was passed in as a name stands as one token, tagged PROPN/NNP. */
export interface Analysis extends Segmentation {
  /** Index into {@link UPOS}. */
  readonly upos: Uint8Array;
  /** Index into {@link XPOS}. */
  readonly xpos: Uint8Array;
  /** Lower case, but for proper names, which stay as written. */
  readonly lemma: readonly string[];
  /** The token's head as an index over the whole text; -1 at the root of a sentence. Single-headed and without circles. */
  readonly head: Int32Array;
  /** Index into {@link DEPREL}. */
  readonly deprel: Uint8Array;
  /** Index into the spans passed in, or -1 where the token is no name. */
  readonly name: Int32Array;
}

/** Universal parts of speech (universaldependencies.org/u/pos), in the order of their codes. */
export const UPOS = [
  'ADJ',
  'ADP',
  'ADV',
  'AUX',
  'CCONJ',
  'DET',
  'INTJ',
  'NOUN',
  'NUM',
  'PART',
  'PRON',
  'PROPN',
  'PUNCT',
  'SCONJ',
  'SYM',
  'VERB',
  'X',
] as const;
export type Upos = (typeof UPOS)[number];

/** Penn tags as the English Web Treebank uses them (its guidelines add ADD, AFX, GW, HYPH, NFP), in the order of their codes. */
export const XPOS = [
  ...['$', "''", ',', '-LRB-', '-RRB-', '.', ':', 'ADD', 'AFX', 'CC', 'CD', 'DT', 'EX', 'FW', 'GW', 'HYPH', 'IN', 'JJ'],
  ...[
    'JJR',
    'JJS',
    'LS',
    'MD',
    'NFP',
    'NN',
    'NNP',
    'NNPS',
    'NNS',
    'PDT',
    'POS',
    'PRP',
    'PRP$',
    'RB',
    'RBR',
    'RBS',
    'RP',
  ],
  ...['SYM', 'TO', 'UH', 'VB', 'VBD', 'VBG', 'VBN', 'VBP', 'VBZ', 'WDT', 'WP', 'WP$', 'WRB', '``'],
] as const;
export type Xpos = (typeof XPOS)[number];

/** Relations of the English treebanks (universaldependencies.org/en/dep), in the order of their codes. */
export const DEPREL = [
  ...['acl', 'acl:relcl', 'advcl', 'advcl:relcl', 'advmod', 'amod', 'appos', 'aux', 'aux:pass', 'case', 'cc'],
  ...['cc:preconj', 'ccomp', 'compound', 'compound:prt', 'conj', 'cop', 'csubj', 'csubj:outer', 'csubj:pass', 'dep'],
  ...['det', 'det:predet', 'discourse', 'dislocated', 'expl', 'fixed', 'flat', 'goeswith', 'iobj', 'list', 'mark'],
  ...['nmod', 'nmod:desc', 'nmod:poss', 'nmod:unmarked', 'nsubj', 'nsubj:outer', 'nsubj:pass', 'nummod', 'obj', 'obl'],
  ...['obl:agent', 'obl:unmarked', 'orphan', 'parataxis', 'punct', 'reparandum', 'root', 'vocative', 'xcomp'],
] as const;
export type Deprel = (typeof DEPREL)[number];
