import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const main = join(root, 'dist/cli/main.js');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'orewire-watch-'));
  cpSync(join(root, 'pipelines/critical-minerals'), join(folder, 'pipeline'), {
    recursive: true,
    filter: (path) => !path.includes('annotated'),
  });
  mkdirSync(join(folder, 'pages'));
  cpSync(join(root, 'fixtures/pages/wire-cove-katpar-deal.html'), join(folder, 'pages/one.html'));
  cpSync(join(root, 'fixtures/pages/wire-cove-katpar-deal.json'), join(folder, 'pages/one.json'));
  writeFileSync(
    join(folder, 'pipeline/pipeline.yaml'),
    'name: watched\ntitle: Watched\nsources: [{ id: pages, type: folder, path: ../pages }]\n',
  );
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const orewire = (...args: string[]) => spawnSync(process.execPath, [main, ...args], { cwd: folder, encoding: 'utf8' });

describe('orewire watch', () => {
  it('logs each round, serves metrics, lets no other run in, and ends in order', async () => {
    const watch = spawn(process.execPath, [main, 'watch', 'pipeline', '--log', 'json', '--metrics-port', '0'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exited = once(watch, 'exit');
    const logged: { msg?: string; port?: number; metricsPort?: number; articles?: number }[] = [];
    for await (const line of createInterface({ input: watch.stdout })) {
      logged.push(JSON.parse(line) as (typeof logged)[number]);
      if (logged.at(-1)?.msg !== 'round') continue;
      const metrics = await fetch(`http://127.0.0.1:${logged[0].metricsPort ?? 0}/metrics`);
      const text = await metrics.text();
      expect(text).toContain('orewire_rounds_total 1');
      expect(text).toContain('orewire_pages_total{outcome="new"} 1');
      expect(text).toContain('orewire_sources{health="ok"} 1');
      const other = orewire('run', 'pipeline');
      expect([other.status, other.stderr]).toEqual([3, expect.stringContaining('another run')]);
      watch.kill('SIGTERM');
    }
    expect(await exited).toEqual([0, null]);
    expect(logged.map(({ msg }) => msg)).toEqual(['watching', 'round', 'stopped']);
    expect(logged[1].articles).toBe(1);
    expect(orewire('run', 'pipeline').status).toBe(0);
    expect(orewire('status').status).toBe(0);
    expect(orewire('sources', 'receipts', 'news.example').status).toBe(1);
  });

  it('leaves no lock behind when it is killed', async () => {
    const watch = spawn(process.execPath, [main, 'watch', 'pipeline', '--log', 'json'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exited = once(watch, 'exit');
    for await (const line of createInterface({ input: watch.stdout })) {
      if (line.includes('watching')) watch.kill('SIGKILL');
    }
    expect(await exited).toEqual([null, 'SIGKILL']);
    expect(orewire('run', 'pipeline').status).toBe(0);
  });
});
