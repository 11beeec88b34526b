import { Readable, Writable } from 'node:stream';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readCommand } from '../../src/cli/read.js';
import { OrewireError } from '../../src/model.js';
import { page, PROSE } from '../read/pages.js';

let written: string;
beforeEach(() => {
  written = '';
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

/** What the command writes, given something on standard input. */
async function run(input: string, ...args: string[]): Promise<string> {
  const output = new Writable({
    write: (chunk, _, done) => {
      written += String(chunk);
      done();
    },
  });
  vi.spyOn(process, 'stdin', 'get').mockReturnValue(Readable.from([Buffer.from(input)]) as never);
  vi.spyOn(process, 'stdout', 'get').mockReturnValue(output as never);
  await readCommand.parseAsync(args, { from: 'user' });
  return written;
}

const HTML = page({
  head: '<title>Mine opens in the hills - The Ore</title><meta property="og:title" content="Mine opens in the hills"><meta name="author" content="Ana Gómez"><meta property="article:section" content="Mining"><meta property="article:published_time" content="2025-06-03T14:05:00+02:00">',
  top: '<h1>Mine opens in the hills</h1>',
  bottom: '<div class="related"><a href="/ship">Ship aground</a></div>',
});
const URL = 'https://news.example/ore';

it('answers lines with lines, in their order, and says by its exit code that one was no article', async () => {
  const lines = [
    JSON.stringify({ id: 1, url: URL, html: HTML }),
    JSON.stringify({ id: 2, url: URL, html: '' }),
    '{"id": 3}',
  ];
  const answers = (await run(lines.join('\n')))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as object);
  expect(answers).toEqual([
    {
      id: 1,
      title: 'Mine opens in the hills',
      byline: 'Ana Gómez',
      published: '2025-06-03T14:05:00+02:00',
      language: 'en',
      text: PROSE.join('\n\n'),
    },
    { id: 2, error: 'empty', detail: 'the page has no characters but white space' },
    { id: 3, error: expect.stringContaining('"url"') as string },
  ]);
  expect(process.exitCode).toBe(1);
});

it('shows one page as text', async () => {
  const text = await run(HTML, '-', '--url', URL);
  expect(text.replace(/\n(?!\n)/g, ' ')).toContain(PROSE[0]);
  expect(text).toMatch(/^Mine opens in the hills\nAna Gómez · 2025-06-03T14:05:00\+02:00 · The Ore\n\n/);
  expect(text).not.toContain('Ship aground');
});

it('explains what it chose from what, and accounts for every block of the page', async () => {
  const text = await run(HTML, '-', '--url', URL, '--explain');
  expect(text).toMatch(/^headline: Mine opens in the hills {2}\(from og:title\)\n/);
  expect(text).toMatch(/ {2}title +Mine opens in the hills - The Ore\n/);
  expect(text).toMatch(/published: 2025-06-03T14:05:00\+02:00 {2}\(from meta, to the second\)/);
  expect(text).toMatch(/ {2}section +Mining\n/);
  expect(text).toMatch(/ {2}language +en declared, en detected\n/);
  const start = HTML.indexOf(PROSE[0]);
  expect(text).toContain(`${start}-${start + PROSE[0].length}  TEXT`);
  const removed = [...text.matchAll(/^ +(\d+)-(\d+) {2}([a-z]+) /gm)].map(([, from, to, reason]) => [
    HTML.slice(Number(from), Number(to)).trim(),
    reason,
  ]);
  expect(removed).toEqual([
    ['Home', 'navigation'],
    ['World', 'navigation'],
    ['Mine opens in the hills', 'headline'],
    ['Ship aground', 'related'],
    [expect.stringContaining('recycled pixels'), 'navigation'],
  ]);
});

it('says which language the text is in where the page declares another one', async () => {
  const german = [
    'Das Bergwerk in den nördlichen Hügeln wurde am Dienstag eröffnet, zwei Jahre später als geplant.',
    'Der Eigentümer will im Frühling das erste Konzentrat an die Küste schicken und dreihundert Leute aus dem Tal einstellen.',
  ];
  const html = page({ story: german.map((text) => `<p>${text}</p>`).join('') });
  expect(await run(html, '-', '--explain')).toMatch(/ {2}language +en declared, de detected\n/);
});

it('says why a page is none, and which file is missing', async () => {
  expect(await run('<p>Sorry.</p>', '-', '--explain')).toMatch(/^no article: no-article, /);
  expect(process.exitCode).toBe(1);
  await expect(run('', '/nowhere/page.html')).rejects.toThrow(OrewireError);
});
