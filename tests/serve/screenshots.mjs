// Screenshots of every kind of page, from the stored pages that come with orewire: `npm run screenshots`.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FactBase } from '../../dist/store/fact-base.js';
import { openBrowser } from './browser.mjs';

const CLI = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'orewire-screenshots-'));
const path = join(folder, 'base.db');
execFileSync(process.execPath, [CLI, 'run', 'critical-minerals', '--source', 'fixtures', '--db', path], {
  stdio: 'inherit',
});

const KATPAR = '/entity/deposit:severny-katpar';
const base = FactBase.open(path, { readonly: true });
const [fact] = base.reader.facts.list({ subjects: ['deposit:severny-katpar'], predicates: ['hosts'] }, 1);
const [cited] = base.reader.citations.of(fact, 10).toReversed();
base.close();

/** Name, address, and what differs from a light window of 1,280 × 780. */
const SHOTS = /** @type {const} */ ([
  ['home', '/'],
  ['search', '/search?q=tungsten'],
  ['dossier', KATPAR],
  ['dossier-dark', KATPAR, { colorScheme: 'dark' }],
  ['dossier-360', KATPAR, { viewport: { width: 360, height: 740 } }],
  ['fact', `/fact/${fact.id}`],
  ['article', `/article/${cited.articleId}`],
  ['page-as-fetched', `/snapshot/${cited.snapshotId}?claim=${cited.claimId}`],
  ['timeline', `${KATPAR}/timeline`],
  ['graph', `${KATPAR}/graph?open=organisation:cove-capital`],
  ['map', '/map'],
  ['map-dark', '/map?at=46,70&zoom=3', { colorScheme: 'dark' }],
  ['compare', '/compare?names=Severny+Katpar,+Verkhniy+Kairakty'],
  ['sources', '/sources'],
  ['candidates', '/candidates'],
]);

const server = spawn(process.execPath, [CLI, 'serve', '--db', path, '--port', '0'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const [line] = await once(server.stdout.setEncoding('utf8'), 'data');
const url = /http:\S+/.exec(String(line))?.[0] ?? '';
const browser = await openBrowser();
try {
  for (const [name, address, options] of SHOTS) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 780 }, ...options });
    await page.goto(url + address);
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: fileURLToPath(new URL(`../../docs/screenshots/${name}.png`, import.meta.url)) });
    await page.close();
    console.log(name);
  }
} finally {
  await browser.close();
  server.kill();
  rmSync(folder, { recursive: true });
}
