/**
 * Articles about something else that use the words of the field (`annotated/articles/*-neg-*.json`): a football derby of
 * two mines' teams, a festival that strikes it rich. What they name of deposits and elements, mostly nothing, is all
 * that may be found.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sourceText, type EntityKind } from '../../src/model.js';
import { mentionsIn, path } from './tagging.js';

interface Annotated {
  readonly article: { readonly headline: string; readonly paragraphs: readonly string[] };
  readonly entities: readonly { readonly kind: EntityKind; readonly name: string }[];
}

const folder = path('annotated/articles/');
const files = readdirSync(folder).filter((file) => file.includes('-neg-'));

/** Deposits and elements found in an article that it does not state. */
function wrongly(file: string): string[] {
  const { article, entities } = JSON.parse(readFileSync(folder + file, 'utf8')) as Annotated;
  const source = sourceText({ headline: article.headline, text: article.paragraphs.join('\n\n') });
  const mentions = mentionsIn(source);
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
