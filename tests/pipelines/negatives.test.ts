/**
 * Articles about something else that use the words of the field (`annotated/articles/*-neg-*.json`): a football derby of
 * two mines' teams, a festival that strikes it rich. What they name of deposits and elements, mostly nothing, is all
 * that may be found.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadEnglish } from '../../src/language/load.js';
import { proposeNames } from '../../src/language/names.js';
import { partsOfSpeech } from '../../src/language/parts-of-speech.js';
import { segment } from '../../src/language/segment.js';
import { sourceText, type EntityKind } from '../../src/model.js';
import { compileGazetteer } from '../../src/tag/compile.js';
import { loadCues } from '../../src/tag/cues.js';
import { loadKinds } from '../../src/tag/kinds.js';
import { tag } from '../../src/tag/tag.js';
import { GAZETTEER } from './gazetteer.js';

interface Annotated {
  readonly article: { readonly headline: string; readonly paragraphs: readonly string[] };
  readonly entities: readonly { readonly kind: EntityKind; readonly name: string }[];
}

const path = (relative: string): string =>
  fileURLToPath(new URL(`../../pipelines/critical-minerals/${relative}`, import.meta.url));
const folder = path('annotated/articles/');
const files = readdirSync(folder).filter((file) => file.includes('-neg-'));
const english = loadEnglish();
const names = compileGazetteer(GAZETTEER, loadCues(path('cues.yaml')));
const kinds = loadKinds(path('kinds.bin.gz'));

/** Deposits and elements found in an article that it does not state. */
function wrongly(file: string): string[] {
  const { article, entities } = JSON.parse(readFileSync(folder + file, 'utf8')) as Annotated;
  const source = sourceText({ headline: article.headline, text: article.paragraphs.join('\n\n') });
  const segmentation = segment(source, english.exceptions);
  const mentions = tag(
    source,
    segmentation,
    proposeNames(segmentation, english, 'field'),
    names,
    (i) => partsOfSpeech(segmentation, i, english),
    kinds,
  );
  const ours = (kind: EntityKind): boolean => kind === 'deposit' || kind === 'element';
  const stated = entities.filter(({ kind }) => ours(kind)).map(({ kind, name }) => `${kind} ${name}`);
  const found = new Set(mentions.filter(({ kind }) => ours(kind)).map(({ entity }) => `${entity.kind} ${entity.name}`));
  return [...found].filter((name) => !stated.includes(name)).map((name) => `${file}: ${name}`);
}

describe('articles about something else', () => {
  it('yield no deposit and no element that they do not state', () => {
    expect(files.length).toBeGreaterThanOrEqual(5);
    expect(files.flatMap(wrongly)).toEqual([]);
  });
});
