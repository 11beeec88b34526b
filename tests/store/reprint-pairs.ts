/**
 * Two hundred pairs of texts, and whether one is a reprint of the other: what newsrooms do with a text, and what looks like
 * it. Most lines of `reprint-pairs.jsonl` are recipes for a text from one of the pipeline's annotated articles; all words
 * are our own.
 */
import { readFileSync } from 'node:fs';

export interface Pair {
  readonly kind: string;
  readonly reprint: boolean;
  readonly a: string;
  readonly b: string;
}

interface Recipe {
  readonly kind: string;
  readonly reprint: boolean;
  /** An annotated article: the first text, and what the second is made from. */
  readonly from?: string;
  /** Numbers of the paragraphs that are left in it; all of them where this is missing. */
  readonly keep?: readonly number[];
  /** What is put for what, everywhere. */
  readonly edits?: readonly (readonly [string, string])[];
  readonly before?: readonly string[];
  readonly behind?: readonly string[];
  /** Another annotated article, or a text, as the second. */
  readonly with?: string;
  readonly text?: string;
  /** Both texts, with `{0}`, `{1}` … for what the fills say. */
  readonly template?: string;
  readonly fills?: readonly (readonly string[])[];
}

const ARTICLES = new URL('../../pipelines/critical-minerals/annotated/articles/', import.meta.url);

function paragraphs(id: string): readonly string[] {
  const file = JSON.parse(readFileSync(new URL(`${id}.json`, ARTICLES), 'utf8')) as {
    article: { paragraphs: string[] };
  };
  return file.article.paragraphs;
}

function textsOf(recipe: Recipe): [string, string] {
  const { from, template, fills = [] } = recipe;
  if (from === undefined) {
    const [a, b] = fills.map((fill) => template!.replace(/\{(\d+)\}/g, (_, slot) => fill[Number(slot)]));
    return [a, b];
  }
  const own = paragraphs(from);
  if (recipe.with !== undefined) return [own.join('\n\n'), paragraphs(recipe.with).join('\n\n')];
  if (recipe.text !== undefined) return [own.join('\n\n'), recipe.text];
  const kept = recipe.keep === undefined ? own : recipe.keep.map((i) => own[i]);
  const made = [...(recipe.before ?? []), ...kept, ...(recipe.behind ?? [])].join('\n\n');
  return [own.join('\n\n'), (recipe.edits ?? []).reduce((text, [what, by]) => text.replaceAll(what, by), made)];
}

export const PAIRS: readonly Pair[] = readFileSync(new URL('reprint-pairs.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => {
    const recipe = JSON.parse(line) as Recipe;
    const [a, b] = textsOf(recipe);
    return { kind: recipe.kind, reprint: recipe.reprint, a, b };
  });
