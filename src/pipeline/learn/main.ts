/**
 * @module Learns a pipeline's scorer from its annotated articles and sentences:
 *
 *   npm run learn                writes pipelines/critical-minerals/scorer.bin.gz
 *   npm run learn -- --folds 10  measures by cross-validation over the articles, and writes nothing
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { analyse } from '../../language/analyse.js';
import { loadEnglish } from '../../language/load.js';
import { proposeNames } from '../../language/names.js';
import { partsOfSpeech } from '../../language/parts-of-speech.js';
import { segment } from '../../language/segment.js';
import { loadRelations } from '../../relate/relations.js';
import { compileGazetteer } from '../../tag/compile.js';
import { loadCues } from '../../tag/cues.js';
import { loadGazetteer } from '../../tag/gazetteer.js';
import { knownLinks } from '../../tag/known-links.js';
import { tag } from '../../tag/tag.js';
import { readArticles, readSentences, type AnnotatedText } from './annotated.js';
import { crossValidate } from './cross-validate.js';
import { examplesOf, labelledProposals, type LabelledProposal } from './examples.js';
import { learn } from './learner.js';
import { linkToGazetteer } from './link.js';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { folds: { type: 'string' } } });
const folder = positionals.at(0);
if (folder === undefined) throw new Error('expected the folder of a pipeline');

const relations = loadRelations(join(folder, 'relations.yaml'));
const gazetteer = loadGazetteer(join(folder, 'gazetteer'));
const names = compileGazetteer(gazetteer, loadCues(join(folder, 'cues.yaml')));
const known = knownLinks(gazetteer);
const english = loadEnglish();

function label(text: AnnotatedText): LabelledProposal[] {
  const segmentation = segment(text.source, english.exceptions);
  const mentions = tag(text.source, segmentation, proposeNames(segmentation, english), names, (i) =>
    partsOfSpeech(segmentation, i, english),
  );
  const linked = linkToGazetteer(text, mentions);
  return labelledProposals(linked, analyse(segmentation, linked.mentions, english), relations, known);
}

const sentenceFolder = join(folder, 'annotated/sentences');
const sentences = readdirSync(sentenceFolder)
  .filter((file) => file.endsWith('.jsonl'))
  .sort()
  .flatMap((file) => readSentences(join(sentenceFolder, file)));
const articles = readArticles(join(folder, 'annotated/articles'));
const fromSentences = sentences.flatMap(label);
const labelled = articles.map((text) => ({ text, proposals: label(text) }));

if (values.folds !== undefined) {
  crossValidate(labelled, fromSentences, relations, Number(values.folds));
} else {
  const examples = examplesOf([...fromSentences, ...labelled.flatMap(({ proposals }) => proposals)]);
  writeFileSync(join(folder, 'scorer.bin.gz'), learn(examples).toBytes());
  console.error(
    `learned from ${examples.length} examples of ${articles.length} articles and ${sentences.length} sentences`,
  );
}
