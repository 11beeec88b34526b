/**
 * @module Makes the model files from the treebanks and the annotated articles, the same bytes each time.
 *
 * `npm run train -- --treebank DIR --annotated DIR --vectors FILE` makes all of them;
 * `npm run train -- --treebank DIR --annotated DIR --names` the names' alone, for the lexicon and the tagger that are there.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { formsOf, type Forms } from '../forms.js';
import { sha256 } from '../../identity.js';
import { parseExceptions } from '../exceptions.js';
import { FAMILY, packEntry } from '../lexicon.js';
import type { Lexicon } from '../lexicon.js';
import { LinearModel } from '../linear.js';
import { loadEnglish } from '../load.js';
import { compress, encodeSections, packNumbers, packRows, packShorts, type Sections } from '../model-file.js';
import { packParser } from '../parser-file.js';
import { endingVector, vectorOf } from '../state.js';
import { keptTagSums, tag, type TaggerModel } from '../tagger.js';
import { SortedKeys } from '../sorted-keys.js';
import { WordTable } from '../word-table.js';
import { clusterWords, readVectors } from './clusters.js';
import { inTitleCase, layOut, parseConllu, readText, type Treebank } from './conllu.js';
import { joinNamesInTrees } from './joined-trees.js';
import { addFrequentVerbs, formsSeen, learnLemmas } from './lemmas.js';
import { trainCrfs } from './crf.js';
import { listedWords } from './lists.js';
import { madeDocuments } from './made-documents.js';
import { markedDocuments } from './marked-documents.js';
import { goldArticles, labelledSentences, markedSentences, recased, universalNames } from './names.js';
import { treebankNames } from './treebank-names.js';
import { trainParser } from './parser.js';
import { jointTags, trainTagger, trainTaggers, type JointTags, type TaggerParts } from './tagger.js';
import { wordRoles } from './word-roles.js';
import { wordVectors } from './word-vectors.js';

const MODELS = new URL('../../../src/language/models/', import.meta.url);
const FAMILIES = 256;
/** The families are those of so many words; more words than these join them. */
const FREQUENT_WORDS = 30_000;
const CLUSTERED_WORDS = 250_000;
const TAGGER_EPOCHS = 4;
const TAGGER_SEEDS = [1, 2, 3];
const NAMES_EPOCHS = 6;
const NAMES_SEEDS = [1, 2];
const MADE_DOCUMENTS = 500;
/** One in so many of our general documents is learned from: with all, names in mails and reviews are told less well. */
const GENERAL_SHARE = 2;
const PARSER_EPOCHS = 6;
/** Words of the vectors' list that the parser knows. */
const PARSER_WORDS = 20_000;
/** The parser learns on tags from taggers that have not seen the sentence: on so many parts of the treebank. */
const FOLDS = 4;
/** How often our own sentences of news count, every second time in title case: they are few, and the readers' fare. */
const NEWS_COPIES = 3;

const { values: options } = parseArgs({
  options: {
    treebank: { type: 'string' },
    annotated: { type: 'string' },
    vectors: { type: 'string' },
    names: { type: 'boolean' },
  },
});
const { treebank, annotated, vectors: vectorFile } = options;
if (treebank === undefined || annotated === undefined || (vectorFile === undefined) !== (options.names === true)) {
  throw new Error(
    'expected --treebank DIR, --annotated DIR and either --vectors FILE or --names, see src/language/models/README.md',
  );
}

const exceptions = parseExceptions(beside('data/exceptions.json'));
const ewt = parseConllu(readText(join(treebank, 'ewt_train.conllu.gz')));
const namedTreebank = treebankNames(ewt, beside('train/data/names-ewt.tsv'));
const markedTexts = [
  ...goldArticles(join(annotated, 'articles'), exceptions),
  ...markedSentences(join(annotated, 'sentences'), exceptions),
  ...universalNames(join(treebank, 'uner_ewt_dev.iob2.gz')),
  ...namedTreebank,
  ...markedDocuments(beside('train/data/names-general.txt'), exceptions).filter((_, i) => i % GENERAL_SHARE === 0),
];
if (vectorFile === undefined) {
  const { lexicon, tagger } = loadEnglish();
  makeNames(lexicon, tagger);
} else {
  makeAll(treebank, vectorFile);
}

function makeAll(treebank: string, vectorFile: string): void {
  const vocabulary = readVectors(vectorFile, CLUSTERED_WORDS);
  const classes = clusterWords(vocabulary, FAMILIES, FAMILY, FREQUENT_WORDS);
  const listed = listedWords();
  const roles = wordRoles(vocabulary, listed, markedTexts);
  const entered = Uint32Array.from(new Set([...classes.keys(), ...listed.keys()])).sort();
  const entries = Int32Array.from(entered, (word) =>
    packEntry(classes.get(word) ?? 0, listed.get(word) ?? 0, roles.get(word) ?? 0),
  );
  const enteredKeys = SortedKeys.of(entered);
  const lexicon = new WordTable(enteredKeys, entries);
  write('lexicon', { words: enteredKeys.packed, entries: packNumbers(entries) });

  const news = parseConllu(beside('train/data/news.conllu'));
  const ewtDev = parseConllu(readText(join(treebank, 'ewt_dev.conllu.gz')));
  const treebankOnly = layOut([...ewt, ...ewtDev]);
  const bank = layOut([
    ...ewt,
    ...ewtDev,
    ...Array.from({ length: NEWS_COPIES }, (_, copy) => (copy % 2 === 0 ? news : news.map(inTitleCase))).flat(),
  ]);
  const forms = formsOf(bank.text, bank.start, bank.end, bank.count, lexicon);
  const lemmas = addFrequentVerbs(
    learnLemmas(bank),
    vocabulary.words.slice(0, FREQUENT_WORDS),
    formsSeen(treebankOnly),
  );
  write('lemmas', { tables: Buffer.from(JSON.stringify(lemmas)) });

  const joint = jointTags(bank);
  const tagger = trainTaggers(bank, forms, joint, TAGGER_EPOCHS, TAGGER_SEEDS);
  write('tagger', {
    upos: tagger.upos,
    xpos: tagger.xpos,
    properName: Uint8Array.of(tagger.properName),
    sureWords: sureWords(tagger).packed,
    sureTags: Uint8Array.from(tagger.sure, ([, sureTag]) => sureTag),
    ...packRows('', tagger.rows),
  });

  makeNames(lexicon, modelOf(tagger));

  const tags = jackknifed(bank, forms, joint);
  const vectors = wordVectors(vocabulary, PARSER_WORDS, forms.lower);
  const known = SortedKeys.of(vectors.words);
  const words = {
    count: bank.count,
    sentences: bank.sentences,
    vector: Uint16Array.from(forms.lower, (lower, i) => vectorOf(known, lower, forms.suffix3[i])),
    tag: tags,
    coarse: Uint8Array.from(tags, (code) => joint.upos[code]),
  };
  const ending = Uint16Array.from(forms.suffix3, endingVector);
  const trees = { words, ending, head: bank.head, deprel: bank.deprel };
  const joinedTrees = joinNamesInTrees(trees, bank.upos, joint.properName);
  const parser = trainParser(joinedTrees, vectors, PARSER_EPOCHS, 1);
  write('parser', packParser(known, parser.weights, parser.relations));
}

function makeNames(lexicon: Lexicon, tagger: TaggerModel): void {
  const named = [
    ...markedTexts,
    ...madeDocuments(beside('train/data/name-templates.txt'), MADE_DOCUMENTS, exceptions),
    ...recased(namedTreebank),
  ];
  const names = trainCrfs(labelledSentences(named, lexicon, tagger), NAMES_EPOCHS, NAMES_SEEDS);
  write('names', { ...packRows('', names.rows), transitions: packShorts(names.transitions) });
}

/** The text of a file of ours in `language/`. */
function beside(path: string): string {
  return readText(fileURLToPath(new URL(`../${path}`, MODELS)));
}

/** Tags of each sentence from a tagger that was trained without it. */
function jackknifed(all: Treebank, allForms: Forms, joint: JointTags): Uint8Array {
  const result = new Uint8Array(all.count);
  for (let fold = 0; fold < FOLDS; fold++) {
    const parts = trainTagger(all, allForms, joint, (sentence) => sentence % FOLDS !== fold, 2, 1);
    const guessed = tag(modelOf(parts), allForms, all.sentences, new Uint8Array(all.count));
    for (let s = fold; s + 1 < all.sentences.length; s += FOLDS) {
      const from = all.sentences[s];
      result.set(guessed.subarray(from, all.sentences[s + 1]), from);
    }
  }
  return result;
}

function modelOf(parts: TaggerParts): TaggerModel {
  const sureTags = Int32Array.from(parts.sure, ([, sureTag]) => sureTag);
  const linear = new LinearModel(parts.rows);
  return { ...parts, sure: new WordTable(sureWords(parts), sureTags), linear, kept: keptTagSums(linear) };
}

function sureWords({ sure }: TaggerParts): SortedKeys {
  return SortedKeys.of(Uint32Array.from(sure, ([word]) => word));
}

function write(name: string, sections: Sections): void {
  const content = encodeSections(sections);
  const bytes = compress(content);
  writeFileSync(new URL(`${name}.model`, MODELS), bytes);
  console.log(`${name}: ${bytes.length} bytes, content ${content.length} bytes, sha256 ${sha256(content)}`);
}
