import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDefinition } from '../../src/pipeline/definition.js';
import { fingerprintOf } from '../../src/pipeline/fingerprint.js';
import { openNetwork } from '../../src/pipeline/network.js';
import { reprocess, runPipeline, type RunSummary } from '../../src/pipeline/run.js';
import { loadStages, type Stages } from '../../src/pipeline/stages.js';
import { verify } from '../../src/query/verify.js';
import { FactBase } from '../../src/store/fact-base.js';
import { dump } from '../store/dump.js';

const definition = loadDefinition('critical-minerals');
const sources = definition.sources.filter(({ id }) => id === 'fixtures');
const never = new AbortController().signal;

let folder: string;
let stages: Stages;
/** A base of the pipeline as it comes. */
let built: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'orewire-reprocess-'));
  stages = loadStages(loadDefinition(copied()), folder);
  built = join(folder, 'built.db');
  await build(built, stages);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

let copies = 0;
/** A copy of the pipeline with some words of one of its files replaced. */
function copied(file?: string, words?: string | RegExp, others = ''): string {
  const copy = join(folder, `pipeline-${++copies}`);
  cpSync(definition.folder, copy, { recursive: true, filter: (path) => basename(path) !== 'annotated' });
  if (file === undefined || words === undefined) return copy;
  const before = readFileSync(join(copy, file), 'utf8');
  const after = before.replace(words, others);
  expect(after).not.toBe(before);
  writeFileSync(join(copy, file), after);
  return copy;
}

function changed(file: string, words: string | RegExp, others: string): Stages {
  return loadStages(loadDefinition(copied(file, words, others)), folder);
}

/** The pipeline with a part that counts as another, though it does the same. */
function pretended(part: string): Stages {
  const parts = { ...stages.parts, [part]: 'another' };
  return { ...stages, parts, fingerprint: fingerprintOf(parts) };
}

async function build(db: string, by: Stages): Promise<RunSummary> {
  const base = FactBase.open(db);
  const network = openNetwork(definition, sources, base, 'test');
  try {
    const ports = { base, fetch: network.fetch, progress: () => undefined, signal: never };
    return await runPipeline(definition, by, sources, ports);
  } finally {
    await network.close();
    base.close();
  }
}

/** Works again on a copy of the base; `steps` ends it early. */
async function again(db: string, by: Stages, steps = Infinity): Promise<RunSummary> {
  const base = FactBase.open(db);
  const controller = new AbortController();
  try {
    return await reprocess(definition, by, {
      base,
      progress: ({ done }) => {
        if (done === steps) controller.abort();
      },
      signal: controller.signal,
    });
  } finally {
    base.close();
  }
}

function copyOf(db: string): string {
  const copy = join(folder, `copy-${++copies}.db`);
  cpSync(db, copy);
  return copy;
}

/** A base that the changed pipeline built from nothing. */
async function rebuilt(by: Stages): Promise<string> {
  const db = join(folder, `rebuilt-${++copies}.db`);
  await build(db, by);
  return db;
}

/** The versions in which a frame speaks for any two names. */
function speaking(db: string, frame: string): string[] {
  const rows = dump(db).analyses.map((row) => JSON.parse(row) as { version_id: string; frames: string });
  return rows.filter(({ frames }) => (JSON.parse(frames) as string[]).includes(frame)).map((row) => row.version_id);
}

describe('reprocessing', () => {
  it('does nothing while the pipeline is the same, though its examples and labels are edited', async () => {
    const db = copyOf(built);
    const relabelled = changed('relations.yaml', /label: acquires\n/, 'label: takes over\n');
    expect(relabelled.fingerprint).toBe(stages.fingerprint);
    const summary = await again(db, relabelled);
    expect(summary.work).toEqual({ read: 0, tagged: 0, related: 0, left: 0 });
    expect(summary.changed).toEqual([]);
    expect(dump(db).predicates.join()).toContain('takes over');
  });

  it('relates after a frame changed only the articles in which it speaks, before or now, and leaves a rebuild', async () => {
    const other = changed('relations.yaml', 'verbs: acquire buy purchase', 'verbs: buy develop explore');
    const db = copyOf(built);
    const summary = await again(db, other);
    const fresh = await rebuilt(other);
    const frame = 'acquires.acquire';
    const bearing = new Set([...speaking(built, frame), ...speaking(fresh, frame)]);
    expect(speaking(built, frame)).not.toEqual(speaking(fresh, frame));
    expect(bearing.size).toBeGreaterThan(2);
    expect(bearing.size).toBeLessThan(40);
    expect(summary.changed).toEqual([`relate/frames/${frame}`]);
    expect(summary.work).toEqual({ read: 0, tagged: 0, related: bearing.size, left: 53 - bearing.size });
    expect(dump(db)).toEqual(dump(fresh));
    const base = FactBase.open(db, { readonly: true });
    expect(verify(base).broken).toEqual([]);
    base.close();
  });

  it('takes a frame that is new, gone, or a pattern, for what it is', async () => {
    for (const [words, others] of [
      [/ {6}- id: takeover-of\n(?: {8}.*\n)+/, ''],
      ['      - id: takeover-of\n', '      - id: takeover-by\n'],
      [/pattern: /, 'pattern: "{S:organisation} * {O:deposit}" # '],
    ] as const) {
      const other = changed('relations.yaml', words, others);
      const db = copyOf(built);
      const { work } = await again(db, other);
      expect([work.read, work.tagged]).toEqual([0, 0]);
      expect(work.related).toBeLessThan(40);
      expect(dump(db)).toEqual(dump(await rebuilt(other)));
    }
  });

  it('relates every article when the frames change places, or their words or the threshold change', async () => {
    const swapped = changed(
      'relations.yaml',
      /( {6}- id: takeover-of\n(?: {8}.*\n)+)( {6}- id: complete-takeover\n(?: {8}.*\n)+)/,
      '$2$1',
    );
    const stricter = changed('pipeline.yaml', /^threshold: .*/m, 'threshold: 0.95');
    const doubting = changed('relations.yaml', /transparent: /, 'transparent: thingamajig ');
    for (const other of [swapped, stricter, doubting]) {
      const db = copyOf(built);
      expect((await again(db, other)).work).toMatchObject({ read: 0, tagged: 0, related: 47 });
      expect(dump(db)).toEqual(dump(await rebuilt(other)));
    }
  });

  it('tags every article when the gazetteer changed, and relates those whose mentions did', async () => {
    const other = changed('gazetteer/deposits.tsv', /^[^\t]*\tSeverny Katpar\t.*\n/m, '');
    const db = copyOf(built);
    const { work } = await again(db, other);
    expect(work).toMatchObject({ read: 0, tagged: 47 });
    expect(work.related).toBeGreaterThan(0);
    expect(work.related).toBeLessThan(30);
    expect(dump(db)).toEqual(dump(await rebuilt(other)));
  });

  it('reads every page when the reader changed, and goes on only with those that read otherwise', async () => {
    const other = pretended('read/code');
    const db = copyOf(built);
    expect((await again(db, other)).work).toMatchObject({ read: 53, tagged: 0, related: 0 });
    expect(dump(db)).toEqual(dump(await rebuilt(other)));
  });

  it('reads the pages of a site whose declaration changed, and no others', async () => {
    const declaration = 'sites:\n  - host: www2.steppegazette.example\n';
    const db = copyOf(built);
    expect((await again(db, changed('pipeline.yaml', /$/, declaration))).work).toMatchObject({ read: 0, related: 0 });
    const site = 'sites:\n  - host: mntv.example\n    headline: title\n';
    const other = changed('pipeline.yaml', /$/, site);
    const { work } = await again(db, other);
    expect(work.read).toBeGreaterThan(0);
    expect(work.read).toBeLessThan(10);
    expect(dump(db)).toEqual(dump(await rebuilt(other)));
  });

  it('does all but reading again when a model of English changed', async () => {
    const db = copyOf(built);
    expect((await again(db, pretended('language/models'))).work).toMatchObject({ read: 0, tagged: 47, related: 47 });
  });

  it('works on all of it where a base does not say what it was made with', async () => {
    const db = copyOf(built);
    const other = pretended('relate/scorer');
    const base = FactBase.open(db);
    for (const id of base.pending('none'))
      base.saveDerivation(id, 'of old', { ok: false, stage: 'read', reason: 'old', detail: 'old' }, () => undefined);
    base.close();
    expect((await again(db, other)).work).toMatchObject({ read: 53, tagged: 47, related: 47 });
    expect(dump(db)).toEqual(dump(await rebuilt(other)));
  });

  it('stopped between two changes at any page, ends where a rebuild ends', async () => {
    const first = changed('relations.yaml', 'verbs: acquire buy purchase', 'verbs: buy develop explore');
    const second = changed('gazetteer/deposits.tsv', /^[^\t]*\tSeverny Katpar\t.*\n/m, '');
    const third = pretended('read/code');
    const db = copyOf(built);
    const stops = [
      [first, 20],
      [second, 9],
      [third, 33],
      [first, 41],
    ] as const;
    for (const [by, steps] of stops) expect((await again(db, by, steps)).finished).toBe(false);
    await again(db, second);
    expect(dump(db)).toEqual(dump(await rebuilt(second)));
  });
});
