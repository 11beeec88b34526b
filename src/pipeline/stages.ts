/** @module The stages of a pipeline, loaded once, and what they make of a page. Nothing here touches the network, the base or the clock. */
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { analyse } from '../language/analyse.js';
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
  type Rejection,
  type Snapshot,
} from '../model.js';
import { decode } from '../read/decode.js';
import { read } from '../read/read.js';
import { declarationFor, type SiteDeclaration } from '../read/site.js';
import { propose, readPairs, type Proposal } from '../relate/propose.js';
import { relate, type Judgement } from '../relate/relate.js';
import { loadRelations } from '../relate/relations.js';
import { loadScorer } from '../relate/scorer.js';
import { loadNames } from '../tag/cache.js';
import type { CompiledGazetteer } from '../tag/compile.js';
import { loadCues } from '../tag/cues.js';
import type { Explanation } from '../tag/explanation.js';
import { explain, tag } from '../tag/tag.js';
import type { PipelineDefinition } from './definition.js';
import { fingerprintOf, namesFingerprint } from './fingerprint.js';

export interface Stages extends Judgement {
  readonly english: English;
  readonly names: CompiledGazetteer;
  readonly sites: readonly SiteDeclaration[];
  /** Changes whenever the stages could give another result for the same page. */
  readonly fingerprint: string;
}

/** What the stages make of a snapshot: an article with all that is said of it, or why there is none. */
export type Derivation =
  | { readonly ok: true; readonly article: Article; readonly extraction: Extraction }
  | (Rejection<string> & { readonly stage: string });

/** @param cacheFolder where the compiled gazetteer is kept from one start to the next */
export function loadStages(definition: PipelineDefinition, cacheFolder = userCacheFolder()): Stages {
  const cues = loadCues(definition.cues);
  const names = loadNames(definition.gazetteer, cues, {
    file: join(cacheFolder, `${definition.name}.names`),
    key: namesFingerprint(definition),
  });
  return {
    english: loadEnglish(),
    names,
    relations: loadRelations(definition.relations),
    scorer: loadScorer(definition.scorer),
    known: names.known,
    threshold: definition.threshold,
    sites: definition.sites,
    fingerprint: fingerprintOf(definition),
  };
}

/** `orewire` in the user's cache folder (XDG Base Directory Specification 0.8: a relative `XDG_CACHE_HOME` does not count). */
function userCacheFolder(): string {
  const home = process.env.XDG_CACHE_HOME ?? '';
  return join(isAbsolute(home) ? home : join(homedir(), '.cache'), 'orewire');
}

/**
 * snapshot ──read──▶ article ──tag──▶ mentions ──relate──▶ claims
 *
 * @param feedDate when the feed says the page was published; counts where the page does not say
 */
export function derive(snapshot: Snapshot, feedDate: string | null, stages: Stages): Derivation {
  const { html } = decode(snapshot.body, snapshot.headers['content-type']);
  const page = read({
    url: snapshot.finalUrl,
    html,
    fetchedAt: snapshot.fetchedAt,
    site: declarationFor(stages.sites, snapshot.finalUrl, snapshot.fetchedAt),
  });
  if (!page.ok) return { ...page, stage: 'read' };
  const feedsWord: ArticleDate | null = feedDate === null ? null : { value: feedDate, origin: 'feed' };
  const article: Article = { ...page.value.article, published: page.value.article.published ?? feedsWord };
  return { ok: true, article, extraction: extract(article, stages) };
}

/** What an article mentions, claims and quotes. Offsets count in its source text. */
export function extract(article: Pick<Article, 'headline' | 'text' | 'published'>, stages: Stages): Extraction {
  const source = sourceText(article);
  const { names, english } = stages;
  const segmentation = segment(source, english.exceptions);
  const proposals = proposeNames(segmentation, english);
  const mentions = tag(source, segmentation, proposals, names, (i) => partsOfSpeech(segmentation, i, english));
  const analysis = analyse(segmentation, mentions, english);
  return { mentions, ...relate(mentions, analysis, stages, article.published?.value ?? null) };
}

/** Why {@link extract} takes each name of an article for what it does, or for nothing. Offsets count in its source text. */
export function explainNames(article: Pick<Article, 'headline' | 'text'>, { names, english }: Stages): Explanation[] {
  const source = sourceText(article);
  const segmentation = segment(source, english.exceptions);
  const proposals = proposeNames(segmentation, english);
  return explain(source, segmentation, proposals, names, (i) => partsOfSpeech(segmentation, i, english));
}

/** All that {@link extract} could claim of an article, with what it judges each by: from a probability of `threshold` on it claims it. */
export function explainClaims(article: Pick<Article, 'headline' | 'text'>, stages: Stages): Proposal[] {
  const { english, names, relations, known, scorer } = stages;
  const source = sourceText(article);
  const segmentation = segment(source, english.exceptions);
  const mentions = tag(source, segmentation, proposeNames(segmentation, english), names, (i) =>
    partsOfSpeech(segmentation, i, english),
  );
  return [
    ...propose(readPairs(mentions, analyse(segmentation, mentions, english), relations, known), relations, scorer),
  ];
}

/** The gazetteer's row of an entity; undefined for one that only a text introduced. */
export function entryOf(stages: Stages, id: string): GazetteerEntry | undefined {
  return stages.names.entry(id);
}
