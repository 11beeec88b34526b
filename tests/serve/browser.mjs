/** @module A real browser for tests: Chromium, headless, from npm alone, that asks nothing of the network by itself. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';

/** Flags for functions in a cloud, which take away what keeps pages apart: tests are to see the browser as people have it. */
const UNWANTED = new Set([
  '--single-process',
  '--no-zygote',
  '--disable-web-security',
  '--disable-site-isolation-trials',
  '--allow-running-insecure-content',
]);

/** @returns {Promise<import('playwright-core').Browser>} */
export async function openBrowser() {
  const folder = unpacked();
  return playwright.launch({
    executablePath: join(folder, 'chromium'),
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
    args: [
      ...chromium.args.filter((flag) => !UNWANTED.has(flag)),
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}

/**
 * The folder with the browser and the libraries and fonts that come with it, so that a machine needs none of its own.
 * The package unpacks them to the folder for temporary files, the libraries only where it takes itself to be in a cloud.
 * They are unpacked apart and moved to their place when all is there, since test files run side by side.
 */
function unpacked() {
  const { version } = /** @type {{ version: string }} */ (
    createRequire(import.meta.url)('playwright-core/package.json')
  );
  const folder = join(tmpdir(), `orewire-chromium-${version}`);
  if (existsSync(folder)) return folder;
  const partial = mkdtempSync(`${folder}-`);
  execFileSync(
    process.execPath,
    ['--input-type=module', '-e', "await (await import('@sparticuz/chromium')).default.executablePath()"],
    { env: { ...process.env, TMPDIR: partial, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' } },
  );
  writeFileSync(join(partial, 'fonts.conf'), fontsBeside(join(folder, 'fonts')));
  try {
    renameSync(partial, folder);
  } catch {
    // Another test file was there first.
    rmSync(partial, { recursive: true });
  }
  return folder;
}

/** The machine's fonts, where it has any, and those that come with the browser. */
function fontsBeside(/** @type {string} */ folder) {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${folder}</dir>
</fontconfig>
`;
}
