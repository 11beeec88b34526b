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

it('narrows facts by facet after facet with clicks, and widens them again', async () => {
  const { page, complaints } = await open();
  await page.goto(`${served.url}/search`);
  const facet = (title: string) =>
    page.locator('.facet').filter({ has: page.getByRole('heading', { name: title, exact: true }) });
  const of = (selector: string) => page.locator(`.facts-found ${selector}`).allInnerTexts();
  await facet('Predicates').getByRole('link', { name: 'hosts', exact: true }).click();
  await page.waitForURL(/predicate=hosts/);
  const hosting = await of('.head');
  expect(new Set(await of('.predicate'))).toEqual(new Set(['hosts']));
  await facet('Countries').getByRole('link', { name: 'Kazakhstan', exact: true }).click();
  await page.waitForURL(/country=KZ/);
  const inKazakhstan = await of('.head');
  expect(inKazakhstan.length).toBeLessThan(hosting.length);
  await facet('Elements').getByRole('link', { name: 'tungsten', exact: true }).click();
  await page.waitForURL(/element=tungsten/);
  const tungsten = await of('.head');
  expect(tungsten.length).toBeLessThan(inKazakhstan.length);
  // An element's facts are those of its forms, too.
  for (const head of tungsten) expect(head).toMatch(/hosts (?:tungsten|ammonium paratungstate)/);
  await facet('Predicates').getByRole('link', { name: 'hosts', exact: true }).click();
  await page.waitForURL((url) => !url.searchParams.has('predicate'));
  await facet('Countries').getByRole('link', { name: 'Kazakhstan', exact: true }).click();
  await page.waitForURL((url) => !url.searchParams.has('country'));
  expect(await facet('Elements').locator('[aria-current]').innerText()).toBe('tungsten');
  expect(complaints).toEqual([]);
  await page.close();
});

it('leads from a dossier over its timeline to the sentence that tells of an event', async () => {
  const { page, complaints } = await open();
  await page.goto(`${served.url}/entity/deposit:severny-katpar`);
  await page.getByRole('link', { name: 'Timeline' }).click();
  await page.getByRole('heading', { level: 1, name: 'Severny Katpar' }).waitFor();
  const events = page.locator('.event');
  const count = await events.count();
  expect(count).toBeGreaterThan(3);
  const times = await page.locator('.event .when time').all();
  const days = await Promise.all(times.map(async (each) => (await each.getAttribute('datetime')) ?? ''));
  expect(days).toEqual([...days].sort());
  const [year] = await page.locator('.year h2').allInnerTexts();
  expect(days[0].startsWith(year)).toBe(true);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  expect(await page.locator('.event:focus').count()).toBe(1);
  await events.last().getByRole('link', { name: 'the sentence' }).click();
  await page.locator('.cited:target').waitFor();
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
