/** @module A real browser for tests: Chromium, headless, that asks nothing of the network by itself. */
import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser } from 'playwright-core';

/** Flags for functions in a cloud, which take away what keeps pages apart: tests are to see the browser as people have it. */
const UNWANTED = new Set([
  '--single-process',
  '--no-zygote',
  '--disable-web-security',
  '--disable-site-isolation-trials',
  '--allow-running-insecure-content',
]);

export async function openBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [
      ...chromium.args.filter((flag) => !UNWANTED.has(flag)),
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}
