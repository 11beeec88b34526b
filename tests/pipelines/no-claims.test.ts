import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { isLiteral, sourceText } from '../../src/model.js';
import { loadDefinition } from '../../src/pipeline/definition.js';
import { extract, loadStages } from '../../src/pipeline/stages.js';
import { readArticles } from '../../src/pipeline/learn/annotated.js';
import { ANNOTATED_ARTICLES } from '../relate/support.js';

const stages = loadStages(loadDefinition('critical-minerals'), mkdtempSync(join(tmpdir(), 'orewire-no-claims-')));
const published = { value: '2025-06-18', origin: 'feed' as const };

/** False assertions that are let pass. */
const MOST_FALSE = 3;

interface NoClaims {
  readonly text: string;
  readonly sort: string;
  /** Subject, predicate and object of what the sentence does state: "its copper" where all else is only feared, who wants what. */
  readonly states?: readonly (readonly [string, string, string])[];
}

const sentences = readFileSync('pipelines/critical-minerals/annotated/no-claims.jsonl', 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as NoClaims);

describe('sentences that state nothing', () => {
  it('are two hundred, each its own', () => {
    expect(new Set(sentences.map(({ text }) => text)).size).toBe(200);
  });

  it(`give at most ${MOST_FALSE} assertions`, () => {
    const asserted = sentences.flatMap(({ text, states = [] }) =>
      extract({ headline: '', text, published }, stages).claims.filter(
        ({ status, subject, predicate, object }) =>
          status === 'asserted' &&
          !states.some((each) =>
            isDeepStrictEqual(each, [subject.name, predicate, isLiteral(object) ? object.value : object.name]),
          ),
      ),
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
