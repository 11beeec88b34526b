import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'orewire-cli-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function orewire(args: readonly string[], input = ''): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [main, ...args], { input, encoding: 'utf8', cwd: folder });
}

describe('the command line', () => {
  it('runs, adds nothing the second time, answers, and verifies', () => {
    const first = orewire(['run', 'critical-minerals', '--source', 'fixtures']);
    expect(first.status).toBe(0);
    expect(first.stdout).toContain('Added to orewire.db');
    expect(first.stderr).toContain('reading, tagging, relating');

    const second = orewire(['run', 'critical-minerals', '--source', 'fixtures']);
    expect(second.status).toBe(0);
    expect(second.stdout).toContain('Nothing was added to orewire.db');

    const dossier = orewire(['entity', 'Severny', 'Katpar']);
    expect(dossier.status).toBe(0);
    expect(dossier.stdout).toContain('HOSTS');
    expect(dossier.stdout).toMatch(/“[^”]*Severny\s+Katpar[^”]*”/);
    expect(orewire(['entity', 'Nowhere Ridge']).status).toBe(1);
    expect(orewire(['verify']).status).toBe(0);
    expect(orewire(['status']).stdout).toContain('not-html');
    expect(orewire(['reprocess', 'critical-minerals']).stdout).toContain('Nothing was added');

    const rows = orewire(['facts', '--predicate', 'hosts', '--format', 'jsonl']).stdout.trim().split('\n');
    expect(rows.length).toBeGreaterThan(5);
    for (const row of rows) expect(JSON.parse(row)).toHaveProperty('citations');
  });

  it('fails verification and names the citation when a stored text was changed by one character', () => {
    const db = new Database(join(folder, 'orewire.db'));
    const { version_id, url, start } = db
      .prepare<[], { version_id: string; url: string; start: number }>(
        `SELECT c.version_id, a.url, c.start FROM citations c JOIN article_versions v ON v.id = c.version_id
         JOIN articles a ON a.id = v.article_id
         WHERE c.start > length(v.headline) + 2 ORDER BY c.claim_id LIMIT 1`,
      )
      .get()!;
    db.prepare(
      `UPDATE article_versions SET text = substr(text, 1, @at - length(headline) - 2) || '#' || substr(text, @at - length(headline))
       WHERE id = @version`,
    ).run({ at: start, version: version_id });
    db.close();
    const verification = orewire(['verify']);
    expect(verification.status).toBe(1);
    expect(verification.stdout + verification.stderr).toContain(url);
  });

  it('says what is wrong, where, and what to do', () => {
    const unknown = orewire(['run', 'no-such-pipeline']);
    expect(unknown.status).toBe(2);
    expect(unknown.stderr).toContain('no pipeline "no-such-pipeline"');
    expect(unknown.stderr).toContain('to do:');

    mkdirSync(join(folder, 'mine'));
    writeFileSync(join(folder, 'mine/pipeline.yaml'), 'name: mine\ntitle: Mine\nsorces: []\n');
    const misspelt = orewire(['run', 'mine']);
    expect(misspelt.status).toBe(2);
    expect(misspelt.stderr).toMatch(/pipeline\.yaml(:\d+)?, (sources|sorces)/);

    const live = join(folder, 'live');
    mkdirSync(live);
    writeFileSync(
      join(live, 'pipeline.yaml'),
      'name: live\ntitle: Live\nsources: [{ id: one, type: feed, url: "https://news.example/rss" }]\n',
    );
    expect(orewire(['run', 'critical-minerals', '--source', 'nobody']).stderr).toContain('no source "nobody"');

    expect(orewire(['facts', '--db', 'missing.db']).status).toBe(3);
    expect(orewire(['facts', '--nonsense']).status).toBe(2);
  });
});

describe('orewire extract', () => {
  it('answers every line in order, a bad one with an error', () => {
    const text = "Australia's Lynas mines rare earths at Mount Weld, its mine in Western Australia.";
    const good = JSON.stringify({
      id: 'a',
      url: 'https://news.example/1',
      title: 'Lynas expands',
      published: null,
      text,
    });
    const { status, stdout } = orewire(
      ['extract', '--format', 'jsonl'],
      `${good}\n{"id": "b", "title": 3}\nnot json\n${good}\n`,
    );
    expect(status).toBe(1);
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map(({ id }) => id)).toEqual(['a', 'b', null, 'a']);
    expect(lines[1].error).toContain('"title"');
    expect(lines[2]).toHaveProperty('error');
    expect(lines[3]).toEqual(lines[0]);
    const { mentions, facts } = lines[0] as {
      mentions: { start: number; end: number; text: string; kind: string; entity: { name: string } }[];
      facts: { citation: { start: number; end: number; quote: string } }[];
    };
    const source = `Lynas expands\n\n${text}`;
    for (const mention of mentions) expect(source.slice(mention.start, mention.end)).toBe(mention.text);
    for (const { citation } of facts) expect(source.slice(citation.start, citation.end)).toBe(citation.quote);
    expect(mentions.map(({ kind, text: words }) => [kind, words])).toEqual(
      expect.arrayContaining([
        ['place', 'Australia'],
        ['organisation', 'Lynas'],
        ['element', 'rare earths'],
        ['deposit', 'Mount Weld'],
      ]),
    );
    expect(facts.length).toBeGreaterThan(0);
  });
});
