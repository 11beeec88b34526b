/** @module Pages of a real browser that note whatever they should not do. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

export interface Watched {
  readonly page: Page;
  /** What the page logged, threw, or asked of others than its host. */
  readonly complaints: string[];
  /** Every address that was asked for, of the host and of others. */
  readonly asked: string[];
}

/** A page in a context of its own, with a listener on all that it does. */
export async function watched(browser: Browser, host: string, options: BrowserContextOptions = {}): Promise<Watched> {
  const context = await browser.newContext(options);
  const complaints: string[] = [];
  const asked: string[] = [];
  context.on('console', (message) => complaints.push(`${message.text()} (${message.location().url})`));
  context.on('weberror', (error) => complaints.push(String(error.error())));
  context.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on('request', (request) => {
    asked.push(request.url());
    if (!request.url().startsWith(`${host}/`)) complaints.push(`asked ${request.url()}`);
  });
  return { page: await context.newPage(), complaints, asked };
}
