/**
 * @module What is to be done for one page, and the doing of it: the stages that what changed can bear on, and no others.
 *
 *   snapshot ──read──▶ article ──tag──▶ mentions ──relate──▶ claims
 *
 * Pure: a task in, its result out, the same on every core. Where a stage gives what it gave before, those behind it are
 * left as they were.
 */
import { isDeepStrictEqual } from 'node:util';
import { sha256 } from '../identity.js';
import { analyse } from '../language/analyse.js';
import type { Analysis } from '../language/analysis.js';
import { packSyntax, unpackSyntax } from '../language/packed-syntax.js';
import { segment } from '../language/segment.js';
import { sourceText, type Article, type Claim, type EntityRef, type Mention, type Snapshot } from '../model.js';
import { speaks, withFrames } from '../relate/parts.js';
import { relate } from '../relate/relate.js';
import type { Known } from '../relate/standing-features.js';
import type { Derivation } from '../store/ingest.js';
import type { Stored } from '../store/stored.js';
import { FRAME } from './fingerprint.js';
import { readArticle, tagArticle, type Stages } from './stages.js';

export interface Task {
  readonly snapshotId: string;
  /** The page, where it has to be read. */
  readonly page: { readonly snapshot: Snapshot; readonly feedDate: string | null } | null;
  /** What the base has of the page, where that is this page's own and may stand; one of `page` and this is there. */
  readonly stored: Stored | null;
  /** The parts of the pipeline that are not what `stored` was made with. */
  readonly changed: readonly string[];
}

/** The stages that were at work on a page. */
export interface Done {
  readonly read: boolean;
  readonly tagged: boolean;
  readonly related: boolean;
}

export interface Result {
  readonly done: Done;
  /** Null where all of it is as it is stored. */
  readonly derivation: Derivation | null;
}

/** Does what a task asks for. */
export function work({ page, stored, changed }: Task, stages: Stages): Result {
  const touched = (stage: string): boolean => changed.some((part) => part.startsWith(`${stage}/`));
  const read = page === null ? null : readArticle(page.snapshot, page.feedDate, stages);
  const done = { read: read !== null, tagged: false, related: false };
  if (read?.ok === false) return { done, derivation: { ...read, stage: 'read' } };
  const article = read?.value ?? stored!.article;
  const { english } = stages;
  const source = sourceText(article);
  const before = stored !== null && sourceText(stored.article) === source ? stored : null;

  const segmentation = segment(source, english.exceptions);
  const kept = before?.analysis ?? null;
  let mentions = before?.mentions ?? [];
  let inputSha256 = inputHash(article, mentions, stages.known);
  // Where the hash differs, the stored mentions are not all that relating had looked at.
  if (kept?.inputSha256 !== inputSha256 || touched('language') || touched('tag')) {
    mentions = tagArticle(segmentation, stages);
    inputSha256 = inputHash(article, mentions, stages.known);
    done.tagged = true;
  }
  let analysis: Analysis | undefined;
  if (kept !== null && kept.inputSha256 === inputSha256 && !touched('language')) {
    analysis = unpackSyntax(segmentation, mentions, english, kept.syntax);
    if (analysis !== undefined && !bearsOn(changed, kept.frames, mentions, analysis, stages)) {
      // What a page says of itself besides its text may be new all the same.
      if (isDeepStrictEqual(article, before!.article)) return { done, derivation: null };
    }
  }
  analysis ??= analyse(segmentation, mentions, english);
  const { claims, quotations, frames } = relate(mentions, analysis, stages, article.published?.value ?? null);
  done.related = true;
  return {
    done,
    derivation: {
      ok: true,
      article,
      extraction: { mentions, claims: withoutNotice(article, claims), quotations },
      analysis: { inputSha256, frames, syntax: packSyntax(analysis) },
    },
  };
}

/** Whether a change of the relations can give an article other claims: of frames, only those that speak in it, before or now. */
function bearsOn(
  changed: readonly string[],
  spoke: readonly string[],
  mentions: readonly Mention[],
  analysis: Analysis,
  stages: Stages,
): boolean {
  const relations = changed.filter((part) => part.startsWith('relate/'));
  if (relations.some((part) => !part.startsWith(FRAME))) return true;
  const frames = new Set(relations.map((part) => part.slice(FRAME.length)));
  if (frames.size === 0) return false;
  return (
    spoke.some((frame) => frames.has(frame)) ||
    speaks(mentions, analysis, withFrames(stages.relations, frames), stages.known)
  );
}

/** What a correction says that an earlier version said, the article does not say. */
function withoutNotice(article: Article, claims: readonly Claim[]): readonly Claim[] {
  if (article.notice === null) return claims;
  const start = sourceText(article).indexOf(article.notice.quote, article.headline.length);
  if (start < 0) return claims;
  const end = start + article.notice.quote.length;
  return claims.filter(({ citation }) => citation.end <= start || citation.start >= end);
}

/** Hash over what relating an article looks at besides its text and the pipeline's own parts. */
function inputHash({ published }: Article, mentions: readonly Mention[], known: Known): string {
  const entities = new Map<string, EntityRef>(mentions.map(({ entity }) => [entity.id, entity]));
  const links = [...entities.keys()].flatMap((from) =>
    [...entities.keys()].flatMap((to) => {
      const link = known(from, to);
      return link === undefined ? [] : [[from, to, link]];
    }),
  );
  const found = mentions.map(({ start, end, kind, entity, rule }) => [start, end, kind, entity.id, entity.name, rule]);
  return sha256(JSON.stringify([published?.value ?? null, found, links]));
}
