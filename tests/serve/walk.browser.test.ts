import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from './browser.mjs';
import { serveFixtures, type ServedBase } from './fixture-base.js';

let served: ServedBase;
let browser: Browser;
beforeAll(async () => {
  [served, browser] = await Promise.all([serveFixtures(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await served.close();
});

/** A page that fails the test by whatever it logs, and notes which hosts it asks. */
async function open(options: Parameters<Browser['newPage']>[0] = {}): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage(options);
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(served.url)) complaints.push(`asked ${request.url()}`);
  });
  return { page, complaints };
}

it('leads an analyst with the keyboard alone from a few letters to the sentence', async () => {
  const { page, complaints } = await open();
  await page.goto(served.url);
  await page.keyboard.press('/');
  await page.keyboard.type('sever');
  await page.getByRole('option', { name: /Severny Katpar/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Severny Katpar' }).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  const quote = await page.locator('.citation:focus blockquote').innerText();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/article\//);
  expect(await page.locator('.cited:target').innerText()).toBe(quote);
  expect(complaints).toEqual([]);
  await page.close();
});

it('is left dark when it was made dark', async () => {
  const { page } = await open({ colorScheme: 'light' });
  const paper = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
  await page.goto(served.url);
  const light = await paper();
  await page.getByRole('button', { name: 'Dark' }).click();
  const dark = await paper();
  expect(dark).not.toBe(light);
  await page.goto(`${served.url}/help`);
  expect(await paper()).toBe(dark);
  await page.close();
});

it.each([360, 2560])('keeps within a window of %i pixels, without scripts too', async (width) => {
  const { page } = await open({ viewport: { width, height: 800 }, javaScriptEnabled: false });
  for (const path of ['/', '/entity/deposit:severny-katpar', '/sources', '/candidates', '/help', '/api']) {
    await page.goto(served.url + path);
    const box = await page.locator('main').boundingBox();
    expect(box!.x + box!.width, path).toBeLessThanOrEqual(width);
    expect(await page.locator('main').innerText(), path).not.toBe('');
  }
  await page.close();
});
