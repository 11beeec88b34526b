import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sourceText } from '../../src/model.js';
import { loadDefinition } from '../../src/pipeline/definition.js';
import { extract, loadStages } from '../../src/pipeline/stages.js';
import { readArticles } from '../../src/pipeline/learn/annotated.js';
import { ANNOTATED_ARTICLES } from '../relate/support.js';

const stages = loadStages(loadDefinition('critical-minerals'), mkdtempSync(join(tmpdir(), 'orewire-no-claims-')));
const published = { value: '2025-06-18', origin: 'feed' as const };

/** False assertions that are let pass. */
const MOST_FALSE = 3;

const sentences = readFileSync('pipelines/critical-minerals/annotated/no-claims.jsonl', 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as { text: string; sort: string });

describe('sentences that state nothing', () => {
  it('are two hundred, each its own', () => {
    expect(new Set(sentences.map(({ text }) => text)).size).toBe(200);
  });

  it(`give at most ${MOST_FALSE} assertions`, () => {
    const asserted = sentences.flatMap(({ text }) =>
      extract({ headline: '', text, published }, stages).claims.filter(({ status }) => status === 'asserted'),
    );
    expect(asserted.length, asserted.map(({ citation }) => citation.quote.trim()).join('\n')).toBeLessThanOrEqual(
      MOST_FALSE,
    );
  });
});

/** A few whole stories, as they are and with their paragraphs cut short in the middle of a word. */
const stories = readArticles(ANNOTATED_ARTICLES)
  .slice(0, 12)
  .flatMap(({ source }) => [source, source.replace(/[^\n]{9}(?=\n)/g, '')])
  .map((source) => {
    const end = source.indexOf('\n\n');
    return { headline: source.slice(0, end), text: source.slice(end + 2), published };
  });

describe('whatever is extracted', () => {
  it('stands in the source at its offsets, and is the same when extracted again', () => {
    for (const story of stories) {
      const source = sourceText(story);
      const once = extract(story, stages);
      for (const { start, end, text } of [...once.mentions, ...once.quotations])
        expect(source.slice(start, end)).toBe(text);
      for (const { citation } of once.claims) expect(source.slice(citation.start, citation.end)).toBe(citation.quote);
      expect(extract(story, stages)).toEqual(once);
    }
  });
});
