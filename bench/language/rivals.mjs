/** @module compromise and wink-nlp on the same words: tags as universal parts of speech, names with offsets. */
import nlp from 'compromise';
import winkModel from 'wink-eng-lite-web-model';
import winkNlp from 'wink-nlp';

/** compromise's tags, the first that fits counts. */
const COMPROMISE = Object.entries({
  ProperNoun: 'PROPN',
  Pronoun: 'PRON',
  Possessive: 'PRON',
  Noun: 'NOUN',
  Auxiliary: 'AUX',
  Modal: 'AUX',
  Copula: 'AUX',
  Verb: 'VERB',
  Adjective: 'ADJ',
  Adverb: 'ADV',
  Preposition: 'ADP',
  Determiner: 'DET',
  Conjunction: 'CCONJ',
  Value: 'NUM',
});

/**
 * @param {string} sentence
 * @returns {{ text: string, upos: string }[]} words without punctuation
 */
export function compromiseTags(sentence) {
  /** @type {{ terms: { text: string, tags: string[] }[] }[]} */
  const json = nlp(sentence).json({ offset: false });
  return json
    .flatMap((part) => part.terms)
    .map(({ text, tags }) => ({ text, upos: COMPROMISE.find(([tag]) => tags.includes(tag))?.[1] ?? 'X' }));
}

const wink = winkNlp(winkModel);
// wink compares the function itself; it is never called as a method.
// eslint-disable-next-line @typescript-eslint/unbound-method
const PART_OF_SPEECH = wink.its.pos;

/**
 * @param {string} sentence
 * @returns {{ text: string, upos: string }[]}
 */
export function winkTags(sentence) {
  const tokens = wink.readDoc(sentence).tokens();
  const upos = tokens.out(PART_OF_SPEECH);
  return tokens.out().map((text, i) => ({ text, upos: upos[i] }));
}

/** @param {string} text */
export function winkRead(text) {
  return wink.readDoc(text).tokens().out(PART_OF_SPEECH).length;
}

/** @param {string} text */
export function compromiseRead(text) {
  return nlp(text).termList().length;
}

/**
 * @param {string} text
 * @returns {{ start: number, end: number, kind: string }[]}
 */
export function compromiseNames(text) {
  const doc = nlp(text);
  /** @type {[string, string][]} */
  const kinds = [
    ['#Person+', 'person'],
    ['#Organization+', 'organisation'],
    ['#Place+', 'place'],
  ];
  return kinds.flatMap(([pattern, kind]) => {
    /** @type {{ offset: { start: number, length: number }, text: string }[]} */
    const found = doc.match(pattern).json({ offset: true, terms: { offset: true } });
    return found.map(({ offset }) => ({ start: offset.start, end: offset.start + offset.length, kind }));
  });
}
