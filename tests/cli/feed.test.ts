import { Readable, Writable } from 'node:stream';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { feedCommand } from '../../src/cli/feed.js';

let written: string;
beforeEach(() => {
  written = '';
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

async function feed(...lines: string[]): Promise<unknown[]> {
  const output = new Writable({
    write: (chunk, _, done) => {
      written += String(chunk);
      done();
    },
  });
  vi.spyOn(process, 'stdin', 'get').mockReturnValue(Readable.from([lines.join('\n')]) as never);
  vi.spyOn(process, 'stdout', 'get').mockReturnValue(output as never);
  await feedCommand.parseAsync(['--format', 'jsonl'], { from: 'user' });
  return written
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}

const base64 = (text: string) => Buffer.from(text).toString('base64');
const RSS = base64('<rss version="2.0"><channel><title>News</title><item><link>/1</link></item></channel></rss>');
const nothing = { title: null, id: null, published: null, updated: null };

it('answers each line in its order, broken ones with an error, and says so by its exit code', async () => {
  const answers = await feed(
    JSON.stringify({ id: 1, url: 'https://news.example/rss', xml_base64: RSS }),
    '{"id":2,',
    JSON.stringify({ id: 3, xml_base64: base64('<html></html>') }),
    JSON.stringify({ id: 4 }),
    JSON.stringify({ id: 5, xml_base64: RSS }),
  );
  expect(answers).toEqual([
    {
      id: 1,
      feed: { title: 'News', link: null },
      entries: [{ ...nothing, link: 'https://news.example/1' }],
    },
    { id: null, error: expect.stringContaining('line 2') as string },
    { id: 3, error: 'not-a-feed', detail: expect.stringContaining('<html>') as string },
    { id: 4, error: expect.stringContaining('xml_base64') as string },
    { id: 5, feed: { title: 'News', link: null }, entries: [{ ...nothing, link: '/1' }] },
  ]);
  expect(process.exitCode).toBe(1);
});

it('does not take what is no feed for a failure of its own', async () => {
  await feed(JSON.stringify({ id: 3, xml_base64: base64('<html></html>') }));
  expect(process.exitCode).toBeUndefined();
});

it('teaches by example', () => {
  let help = '';
  feedCommand.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
  expect(help).toMatch(/xml_base64/);
  expect(help).toMatch(/orewire feed < feeds\.jsonl/);
});
