/** @module Tags, lemmas and dependencies of a segmented text in which known names stand as one token. */
import type { Span } from '../model.js';
import { UPOS, XPOS, type Analysis, type Segmentation } from './analysis.js';
import type { English } from './english.js';
import { formsOf } from './forms.js';
import { lemmaOf } from './lemmas.js';
import { joinNames, splitAtNames } from './name-tokens.js';
import { parse } from './parser.js';
import { vectorOf, type ParserWords } from './state.js';
import { tag } from './tagger.js';

const PROPN = UPOS.indexOf('PROPN');
const NNP = XPOS.indexOf('NNP');

/**
 * The syntax of a text.
 *
 * @param seg what `segment` gave
 * @param names spans that are names, in any order; each becomes one token, PROPN and NNP, with its own words as its lemma.
 *   Of overlapping spans the one that begins first counts (of two that begin together the longer). A sentence boundary
 *   inside a span is dropped; a span's ends cut tokens where they must.
 */
export function analyse(seg: Segmentation, names: readonly Span[], english: English): Analysis {
  const cut = splitAtNames(seg, names);
  const { tagger } = english;
  const forms = formsOf(seg.text, cut.start, cut.end, cut.count, english.lexicon);
  const inName = Uint8Array.from(cut.name, (name) => (name < 0 ? 0 : 1));
  const tags = tag(tagger, forms, cut.sentences, inName);
  const joined = joinNames(cut);
  const { count } = joined;
  const words: ParserWords = {
    count,
    sentences: joined.sentences,
    vector: new Uint16Array(count),
    tag: new Uint8Array(count),
    coarse: new Uint8Array(count),
  };
  const upos = words.coarse;
  const xpos = new Uint8Array(count);
  const lemma: string[] = [];
  for (let i = 0; i < count; i++) {
    // A name is known to the parser by its last word, which is its head in most of them.
    const from = joined.last[i];
    const form = seg.text.slice(joined.start[i], joined.end[i]);
    words.vector[i] = vectorOf(english.parser.vocabulary, forms.lower[from], forms.suffix3[from]);
    words.tag[i] = tags[from]!;
    if (joined.name[i] >= 0) {
      upos[i] = PROPN;
      xpos[i] = NNP;
      lemma.push(form);
    } else {
      upos[i] = tagger.upos[tags[from]]!;
      xpos[i] = tagger.xpos[tags[from]]!;
      lemma.push(lemmaOf(english.lemmas, form, upos[i], xpos[i]));
    }
  }
  const { head, deprel } = parse(english.parser, words);
  const { text } = seg;
  const { start, end, sentences, name } = joined;
  return { text, count, start, end, sentences, upos, xpos, lemma, head, deprel, name };
}
