/** @module The stages of a pipeline, loaded once, and what they make of a page. Nothing here touches the network, the base or the clock. */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { analyse } from '../language/analyse.js';
import type { Segmentation } from '../language/analysis.js';
import type { English } from '../language/english.js';
import { loadEnglish } from '../language/load.js';
import { proposeNames } from '../language/names.js';
import { partsOfSpeech } from '../language/parts-of-speech.js';
import { segment } from '../language/segment.js';
import {
  sourceText,
  type Article,
  type ArticleDate,
  type Extraction,
  type GazetteerEntry,
  type Mention,
  type Result,
  type Snapshot,
} from '../model.js';
import { decode } from '../read/decode.js';
import { read } from '../read/read.js';
import { declarationFor, type SiteDeclaration } from '../read/site.js';
import { propose, readPairs, type Proposal } from '../relate/propose.js';
import { loadNetwork } from '../learned/network.js';
import { relate, type Judgement } from '../relate/relate.js';
import { loadRelations } from '../relate/relations.js';
import { loadScorer } from '../relate/scorer.js';
import { loadNames } from '../tag/cache.js';
import type { CompiledGazetteer } from '../tag/compile.js';
import { loadCues } from '../tag/cues.js';
import type { Explanation } from '../tag/explanation.js';
import { loadKinds, type Kinds } from '../tag/kinds.js';
import { explain, tag } from '../tag/tag.js';
import type { PipelineDefinition } from './definition.js';
import { fingerprintOf, namesFingerprint, partsOf, type Parts } from './fingerprint.js';
import { thresholdOf } from './threshold.js';

export interface Stages extends Judgement {
  readonly english: English;
  readonly names: CompiledGazetteer;
  /** undefined where the pipeline has not learned of which kind names are. */
  readonly kinds: Kinds | undefined;
  readonly sites: readonly SiteDeclaration[];
  /** What the results depend on besides the pages. */
  readonly parts: Parts;
  /** Changes whenever the stages could give another result for the same page. */
  readonly fingerprint: string;
}

/** @param cacheFolder where the compiled gazetteer is kept from one start to the next */
export function loadStages(definition: PipelineDefinition, cacheFolder = userCacheFolder()): Stages {
  const cues = loadCues(definition.cues);
  const parts = partsOf(definition);
  const names = loadNames(definition.gazetteer, cues, {
    file: join(cacheFolder, `${definition.name}.names`),
    key: namesFingerprint(definition),
  });
  const relations = loadRelations(definition.relations);
  return {
    english: loadEnglish(),
    names,
    kinds: existsSync(definition.kinds) ? loadKinds(definition.kinds) : undefined,
    relations,
    scorer: loadScorer(definition.scorer),
    fillers: loadNetwork(definition.fillers),
    known: names.known,
    threshold: thresholdOf(definition, relations),
    sites: definition.sites,
    parts,
    fingerprint: fingerprintOf(parts),
  };
}

/** `orewire` in the user's cache folder (XDG Base Directory Specification 0.8: a relative `XDG_CACHE_HOME` does not count). */
function userCacheFolder(): string {
  const home = process.env.XDG_CACHE_HOME ?? '';
  return join(isAbsolute(home) ? home : join(homedir(), '.cache'), 'orewire');
}

/**
 * The article of a page, or why there is none.
 *
 * @param feedDate when the feed says the page was published; counts where the page does not say
 */
export function readArticle(
  snapshot: Snapshot,
  feedDate: string | null,
  { sites }: Pick<Stages, 'sites'>,
): Result<Article, string> {
  const { html } = decode(snapshot.body, snapshot.headers['content-type']);
  const page = read({
    url: snapshot.finalUrl,
    html,
    fetchedAt: snapshot.fetchedAt,
    site: declarationFor(sites, snapshot.finalUrl, snapshot.fetchedAt),
  });
  if (!page.ok) return page;
  const feedsWord: ArticleDate | null = feedDate === null ? null : { value: feedDate, origin: 'feed' };
  return { ok: true, value: { ...page.value.article, published: page.value.article.published ?? feedsWord } };
}

/** What an article mentions, in the order of its source text. */
export function tagArticle(segmentation: Segmentation, { names, english, kinds }: Stages): Mention[] {
  const proposals = proposeNames(segmentation, english, 'field');
  return tag(segmentation.text, segmentation, proposals, names, (i) => partsOfSpeech(segmentation, i, english), kinds);
}

/** What an article mentions, claims and quotes. Offsets count in its source text. */
export function extract(article: Pick<Article, 'headline' | 'text' | 'published'>, stages: Stages): Extraction {
  const segmentation = segment(sourceText(article), stages.english.exceptions);
  const mentions = tagArticle(segmentation, stages);
  const analysis = analyse(segmentation, mentions, stages.english);
  const { claims, quotations } = relate(mentions, analysis, stages, article.published?.value ?? null);
  return { mentions, claims, quotations };
}

/** Why {@link extract} takes each name of an article for what it does, or for nothing. Offsets count in its source text. */
export function explainNames(
  article: Pick<Article, 'headline' | 'text'>,
  { names, english, kinds }: Stages,
): Explanation[] {
  const source = sourceText(article);
  const segmentation = segment(source, english.exceptions);
  const proposals = proposeNames(segmentation, english, 'field');
  return explain(source, segmentation, proposals, names, (i) => partsOfSpeech(segmentation, i, english), kinds);
}

/** All that {@link extract} could claim of an article, with what it judges each by: from its predicate's threshold on it claims it. */
export function explainClaims(article: Pick<Article, 'headline' | 'text'>, stages: Stages): Proposal[] {
  const { english, relations, known, scorer } = stages;
  const segmentation = segment(sourceText(article), english.exceptions);
  const mentions = tagArticle(segmentation, stages);
  return [
    ...propose(readPairs(mentions, analyse(segmentation, mentions, english), relations, known), relations, scorer),
  ];
}

/** The gazetteer's row of an entity; undefined for one that only a text introduced. */
export function entryOf(stages: Stages, id: string): GazetteerEntry | undefined {
  return stages.names.entry(id);
}
