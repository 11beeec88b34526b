import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.mjs';
import { serveFixtures, TOKEN, type ServedBase } from './fixture-base.js';
import { watched } from './watched.js';

const KATPAR = '/entity/deposit:severny-katpar';

let served: ServedBase;
let browser: Browser;
/** Every kind of page. */
let paths: readonly string[];
beforeAll(async () => {
  [served, browser] = await Promise.all([serveFixtures(), openBrowser()]);
  const [fact] = served.base.reader.facts.list({ predicates: ['hosts'] }, 1);
  const [{ claimId, articleId, snapshotId }] = served.base.reader.citations.of(fact, 1);
  paths = [
    '/',
    KATPAR,
    `${KATPAR}/graph`,
    `/fact/${fact.id}`,
    `/article/${articleId}`,
    `/snapshot/${snapshotId}?claim=${claimId}`,
    `/cite/${claimId}`,
    `${KATPAR}/timeline`,
    '/search',
    '/search?q=tungsten',
    '/search?q=nothing-of-that-name',
    '/compare?names=Severny+Katpar,+Kuyrektykol',
    '/path?from=Cove+Capital&to=tungsten',
    '/map',
    '/map?at=48,70&zoom=3',
    '/watch',
    '/sources',
    '/candidates',
    '/help',
    '/api',
    '/nowhere',
  ];
});
afterAll(async () => {
  await browser.close();
  await served.close();
});

/** What axe finds serious in a page by some of its rules, by rule and place; the frame of a fetched page runs no script, axe's neither. */
async function barriers(page: Page, runOnly: readonly string[]): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate<axe.AxeResults>(
    `axe.run(document, ${JSON.stringify({ iframes: false, runOnly })})`,
  );
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

describe.each([
  ['light', ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']],
  // The same pages in other colours.
  ['dark', ['color-contrast', 'link-in-text-block']],
] as const)('in the %s', (colorScheme, rules) => {
  it('no page bars anyone who reads by ear, by keyboard or with weak eyes', async () => {
    const { page } = await watched(browser, served.url, { colorScheme });
    const found: string[] = [];
    for (const path of paths) {
      await page.goto(served.url + path);
      found.push(...(await barriers(page, rules)).map((barrier) => `${path} ${barrier}`));
    }
    expect(found).toEqual([]);
  });
});

describe.each([true, false])('with scripts: %s', (javaScriptEnabled) => {
  it('every page keeps within 360 pixels, says something, and asks nobody else', async () => {
    const { page, complaints } = await watched(browser, served.url, {
      viewport: { width: 360, height: 740 },
      javaScriptEnabled,
    });
    for (const path of paths) {
      await page.goto(served.url + path);
      expect((await page.locator('main').innerText()).length, path).toBeGreaterThan(40);
      for (const part of ['main', 'header.masthead', 'body > footer']) {
        const box = (await page.locator(part).first().boundingBox())!;
        expect(box.x + box.width, `${part} of ${path}`).toBeLessThanOrEqual(360);
      }
      if (javaScriptEnabled) {
        expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(360);
      }
    }
    expect(complaints.filter((each) => !each.includes('404 (Not Found)'))).toEqual([]);
  });
});

it('leads from a dossier to the sentence in the page as it was fetched', async () => {
  const { page, complaints } = await watched(browser, served.url);
  await page.goto(served.url + KATPAR);
  const citation = page.locator('figure.citation').first();
  const quote = await citation.locator('blockquote').innerText();
  await citation.getByRole('link', { name: 'in the page' }).click();
  const mark = page.frameLocator('iframe.fetched').locator('#quote');
  await mark.waitFor();
  const words = await page.frameLocator('iframe.fetched').locator('mark').allInnerTexts();
  expect(words.join('').replace(/\s+/g, '')).toBe(quote.replace(/\s+/g, ''));
  const isInSight = async () => {
    const { y } = (await mark.boundingBox())!;
    return y > 0 && y < page.viewportSize()!.height;
  };
  await expect.poll(isInSight).toBe(true);
  expect(complaints).toEqual([]);
});

it('moves the map by clicks and keys without loading the page again, and back', async () => {
  const { page, complaints } = await watched(browser, served.url);
  await page.goto(`${served.url}/map`);
  await page.evaluate('globalThis.sameDocument = true');
  const sites = page.locator('.map .site');
  const first = await sites.count();
  await page.locator('.map a[data-move]').first().click();
  await page.waitForURL(/zoom=2/);
  await page.getByRole('link', { name: 'Further' }).waitFor();
  await page.getByRole('link', { name: 'Nearer' }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => page.url()).toMatch(/at=-?[\d.]+%2C-?[\d.]+/);
  await page.keyboard.press('0');
  await expect.poll(() => new URL(page.url()).search).toBe('');
  await expect.poll(() => sites.count()).toBe(first);
  await page.goBack();
  await page.getByRole('link', { name: 'Further' }).waitFor();
  expect(await page.evaluate('globalThis.sameDocument')).toBe(true);
  await page.getByLabel('Element').selectOption('element:uranium');
  await page.getByRole('button', { name: 'Show' }).click();
  await page.waitForURL(/element=element%3Auranium/);
  expect(await page.locator('tbody tr').count()).toBeGreaterThan(0);
  expect(complaints).toEqual([]);
});

it('shows the part of the map asked for last, though the answer to an earlier move comes after it', async () => {
  const { page, complaints } = await watched(browser, served.url);
  await page.goto(`${served.url}/map`);
  const sites = page.locator('.map .site');
  const first = await sites.count();
  await page.locator('.map a[data-move]').first().click();
  const further = page.getByRole('link', { name: 'Further' });
  await further.waitFor();
  let release!: () => void;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(/at=.*zoom=1$/, async (route) => {
    await released;
    await route.continue();
  });
  const late = page.waitForResponse(/zoom=1$/);
  await further.focus();
  await page.keyboard.press('-');
  await page.keyboard.press('0');
  await further.waitFor({ state: 'detached' });
  release();
  await (await late).finished();
  expect(await further.count()).toBe(0);
  expect(await sites.count()).toBe(first);
  expect(complaints).toEqual([]);
});

it('opens a graph mark by mark, and leads to a dossier', async () => {
  const { page, complaints } = await watched(browser, served.url);
  await page.goto(`${served.url + KATPAR}/graph`);
  const names = page.locator('.knot-name');
  const before = await names.count();
  await page.getByRole('link', { name: 'Open what Kazakhstan is joined to' }).click();
  await expect.poll(() => names.count()).toBeGreaterThan(before);
  await page.locator('.graph').getByRole('link', { name: 'Close Kazakhstan' }).click();
  await expect.poll(() => names.count()).toBe(before);
  await page.locator('.graph').getByRole('link', { name: 'tungsten', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'tungsten' }).waitFor();
  expect(complaints).toEqual([]);
});

it('lets who came by the printed link accept a candidate, and take it back', async () => {
  const { page, complaints } = await watched(browser, served.url);
  await page.goto(`${served.url}/edit?token=${TOKEN}`);
  await page
    .getByRole('button', { name: /accept/i })
    .first()
    .click();
  await page.locator('[role=status]').getByText('accepted by ida').waitFor();
  await page.locator('[role=status]').getByRole('button', { name: /undo/i }).click();
  await expect.poll(() => page.locator('[role=status]').getByText('accepted by ida').count()).toBe(0);
  expect(served.reported).toEqual([]);
  expect(complaints).toEqual([]);
});
