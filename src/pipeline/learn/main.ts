/**
 * @module Learns a pipeline's scorer from its annotated articles and sentences:
 *
 *   npm run learn                writes pipelines/critical-minerals/kinds.bin.gz, scorer.bin.gz and fillers.bin.gz
 *   npm run eval                 measures by cross-validation over the articles, writes nothing, and ends with 1 where a
 *                                figure is below its floor in pipelines/critical-minerals/floors.yaml
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { analyse } from '../../language/analyse.js';
import type { Segmentation } from '../../language/analysis.js';
import { loadEnglish } from '../../language/load.js';
import { isHeldBack } from '../../language/train/held-back.js';
import { proposeNames } from '../../language/names.js';
import { partsOfSpeech } from '../../language/parts-of-speech.js';
import { segment } from '../../language/segment.js';
import { loadRelations } from '../../relate/relations.js';
import { compileGazetteer } from '../../tag/compile.js';
import { loadDefinition } from '../definition.js';
import { thresholdOf } from '../threshold.js';
import { loadCues } from '../../tag/cues.js';
import { loadGazetteer } from '../../tag/gazetteer.js';
import { knownLinks } from '../../tag/known-links.js';
import { tag, unjudgedNames } from '../../tag/tag.js';
import { readArticles, readSentences, type AnnotatedText } from './annotated.js';
import { STATUSES } from '../../model.js';
import type { Network } from '../../learned/network.js';
import { grow } from '../../learned/forest.js';
import { Scorer } from '../../relate/scorer.js';
import { shiftsOf } from './calibrate.js';
import { forestOf, judgeApart, report, triplesOfReal } from './cross-validate.js';
import { evaluate, holdsFloors } from './evaluate.js';
import { lessonOf, statusExamples, type Lesson } from './examples.js';
import { kindExamples, learnKinds } from './learn-kinds.js';
import { learnFillers } from './learn-fillers.js';
import { learnNetwork } from './learn-network.js';
import { learnLinear } from './learner.js';
import { linkToGazetteer } from './link.js';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { measure: { type: 'boolean' } } });
const folder = positionals.at(0);
if (folder === undefined) throw new Error('expected the folder of a pipeline');

const relations = loadRelations(join(folder, 'relations.yaml'));
const gazetteer = loadGazetteer(join(folder, 'gazetteer'));
const names = compileGazetteer(gazetteer, loadCues(join(folder, 'cues.yaml')));
const known = knownLinks(gazetteer);
const english = loadEnglish();

/** Parts that the articles are cut into, so that each is judged by what was learned from the others. */
const FOLDS = 5;
/** Rows of the claim model: features that share one are rare at this many. */
const CLAIM_ROWS = 1 << 18;
const STATUS_ROWS = 1 << 16;

interface ReadText {
  readonly text: AnnotatedText;
  readonly segmentation: Segmentation;
}

/** What tagging is given of a text. */
function given({ text, segmentation }: ReadText): Parameters<typeof unjudgedNames> {
  const proposals = proposeNames(segmentation, english, 'field');
  return [text.source, segmentation, proposals, names, (i) => partsOfSpeech(segmentation, i, english)];
}

function lesson(read: ReadText): Lesson {
  const linked = linkToGazetteer(read.text, tag(...given(read), kinds));
  return lessonOf(linked, analyse(read.segmentation, linked.mentions, english), relations, known);
}

function readText(text: AnnotatedText): ReadText {
  return { text, segmentation: segment(text.source, english.exceptions) };
}

function learnClaims(lessons: readonly Lesson[]): Network {
  return learnNetwork(
    lessons.flatMap(({ pairs }) => pairs),
    2 * relations.predicates.length,
    CLAIM_ROWS,
  );
}

const sentenceFolder = join(folder, 'annotated/sentences');
const marked = readdirSync(sentenceFolder)
  .filter((file) => file.endsWith('.jsonl'))
  .sort()
  .flatMap((file) => readSentences(join(sentenceFolder, file)))
  .map(readText);
const texts = readArticles(join(folder, 'annotated/articles')).map(readText);
const kinds = learnKinds(
  texts
    .filter(({ text }) => isHeldBack(text.id))
    .flatMap((read) => kindExamples(read.text, unjudgedNames(...given(read)))),
);
const sentences = marked.map(lesson);
const articles = texts.map(lesson);
const judged = judgeApart(articles, sentences, relations, FOLDS, learnClaims);

if (values.measure) {
  const { precision, recall } = report(judged, relations, FOLDS, thresholdOf(loadDefinition(folder), relations));
  const figures = new Map([
    ['claims precision', precision],
    ['claims recall', recall],
    ...evaluate(articles, sentences, relations, FOLDS),
  ]);
  if (!holdsFloors(figures, join(folder, 'floors.yaml'))) process.exitCode = 1;
} else {
  const lessons = [...sentences, ...articles];
  const statuses = learnLinear(
    lessons.flatMap((each) => statusExamples(each, relations)),
    STATUSES.length,
    STATUS_ROWS,
  );
  const forest = forestOf(judged);
  const shifts = shiftsOf(triplesOfReal(judged), grow(forest), relations.predicates.length);
  const scorer = new Scorer(learnClaims(lessons), forest, shifts, statuses);
  writeFileSync(join(folder, 'kinds.bin.gz'), kinds.toBytes());
  writeFileSync(join(folder, 'scorer.bin.gz'), scorer.toBytes());
  writeFileSync(join(folder, 'fillers.bin.gz'), learnFillers(articles, sentences, relations, FOLDS).toBytes());
  console.error(`learned from ${articles.length} articles and ${sentences.length} sentences`);
}
