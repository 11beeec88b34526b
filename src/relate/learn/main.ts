/**
 * @module Learns a pipeline's scorer from its annotated articles and sentences:
 *
 *   node dist/relate/learn/main.js PIPELINE_FOLDER            writes scorer.bin.gz
 *   node dist/relate/learn/main.js PIPELINE_FOLDER --folds 10 measures by cross-validation and writes nothing
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { analyse } from '../../language/analyse.js';
import { loadEnglish } from '../../language/load.js';
import { segment } from '../../language/segment.js';
import { loadRelations } from '../relations.js';
import { readArticles, readSentences, type AnnotatedText } from './annotated.js';
import { crossValidate } from './cross-validate.js';
import { labelledProposals } from './examples.js';
import { learn } from './learner.js';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { folds: { type: 'string' } } });
const folder = positionals.at(0);
if (folder === undefined) throw new Error('expected the folder of a pipeline');

const relations = loadRelations(join(folder, 'relations.yaml'));
const english = loadEnglish();
const label = (text: AnnotatedText): ReturnType<typeof labelledProposals> =>
  labelledProposals(text, analyse(segment(text.source, english.exceptions), text.mentions, english), relations);

const sentenceFolder = join(folder, 'annotated/sentences');
const sentences = readdirSync(sentenceFolder)
  .filter((file) => file.endsWith('.jsonl'))
  .sort()
  .flatMap((file) => readSentences(join(sentenceFolder, file)));
const articles = readArticles(join(folder, 'annotated/articles'));
const fromSentences = sentences.flatMap(label).filter(({ truth }) => truth !== null);
const labelled = articles.map((text) => ({ text, proposals: label(text) }));

if (values.folds !== undefined) {
  crossValidate(labelled, fromSentences, relations, Number(values.folds));
} else {
  const examples = [
    ...fromSentences,
    ...labelled.flatMap(({ proposals }) => proposals.filter(({ truth }) => truth !== null)),
  ];
  writeFileSync(join(folder, 'scorer.bin.gz'), learn(examples).toBytes());
  console.error(
    `learned from ${examples.length} proposals of ${articles.length} articles and ${sentences.length} sentences`,
  );
}
