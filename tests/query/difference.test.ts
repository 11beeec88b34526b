import { copyFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { differencePage, formatDifference } from '../../src/cli/print/difference.js';
import { terminalOf } from '../../src/cli/print/terminal.js';
import { changedParts } from '../../src/pipeline/fingerprint.js';
import { difference } from '../../src/query/difference.js';
import { hosts, newPath, openBase, tell } from '../store/stories.js';

/** A base, and a copy of it in which a page states something else and another states it otherwise. */
function twoBases(): [string, string] {
  const before = newPath();
  const first = openBase(before);
  first.savePipelineState('one', { 'relate/scorer': 'x', 'relate/frames/hosts.hold': 'x' });
  first.startRun({ pipeline: 'p', fingerprint: 'one' });
  tell(first, { url: 'https://a.example/1', statements: [hosts('Lower Tarn', 'tin')] });
  tell(first, { url: 'https://b.example/2', statements: [hosts('Lower Tarn', 'dysprosium')] });
  first.close();
  const after = newPath();
  copyFileSync(before, after);
  const second = openBase(after);
  second.savePipelineState('two', { 'relate/scorer': 'x', 'relate/frames/hosts.hold': 'y' });
  second.startRun({ pipeline: 'p', fingerprint: 'two' });
  tell(second, { url: 'https://a.example/1', statements: [hosts('Lower Tarn', 'tin', { status: 'planned' })] }, 'two');
  tell(second, { url: 'https://c.example/3', headline: '<b>3</b>', statements: [hosts('Vardø Ridge', 'tin')] }, 'two');
  second.close();
  return [before, after];
}

describe('two bases', () => {
  it('differ in nothing from themselves', () => {
    const [before] = twoBases();
    const found = difference(before, before, changedParts);
    expect([found.facts, found.claims, found.mentions, found.parts]).toEqual([[], [], [], []]);
  });

  it('differ by rule and by article, and the rule that was edited is named', () => {
    const [before, after] = twoBases();
    const found = difference(before, after, changedParts);
    expect(found.parts).toEqual(['relate/frames/hosts.hold']);
    expect(found.totals.facts).toEqual({ gained: 1, lost: 0, changed: 1 });
    expect(found.totals.claims).toEqual({ gained: 1, lost: 0, changed: 1 });
    expect(found.byRule.find(({ name }) => name === 'hosts-verb')?.claims).toEqual({ gained: 1, lost: 0, changed: 1 });
    expect(found.byArticle.map(({ name }) => name).sort()).toEqual(['https://a.example/1', 'https://c.example/3']);
    const changed = found.facts.find(({ before: was, after: is }) => was !== null && is !== null);
    expect([changed?.before?.status, changed?.after?.status]).toEqual(['asserted', 'planned']);
    expect(difference(after, before, changedParts).totals.facts).toEqual({ gained: 0, lost: 1, changed: 1 });
  });

  it('are told apart in text and on a page that loads nothing and takes no words for markup', () => {
    const [before, after] = twoBases();
    const found = difference(before, after, changedParts);
    const text = formatDifference(found, terminalOf({ isTTY: false }));
    expect(text).toContain('relate/frames/hosts.hold');
    expect(text).toContain('Lower Tarn hosts tin: asserted, 1 claims in 1 articles → planned');
    const page = differencePage(found, '<script>', after);
    expect(page).toContain('&lt;script&gt;');
    expect(page).not.toMatch(/<script|src=|href=|url\(/);
    expect(page).toContain('Vardø Ridge hosts tin');
  });
});
