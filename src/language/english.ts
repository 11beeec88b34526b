/** @module English: all that is known of it, loaded once and passed to whoever reads a text. */
import type { Exceptions } from './exceptions.js';
import type { LemmaModel } from './lemmas.js';
import type { Lexicon } from './lexicon.js';
import type { NamesModel } from './names.js';
import type { ParserModel } from './parser.js';
import type { TaggerModel } from './tagger.js';

export interface English {
  readonly exceptions: Exceptions;
  readonly lexicon: Lexicon;
  readonly tagger: TaggerModel;
  readonly lemmas: LemmaModel;
  readonly parser: ParserModel;
  readonly names: NamesModel;
}
