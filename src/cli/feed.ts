/** @module `orewire feed`: feeds in, their entries out, a line each. */
import { Command, Option } from '@commander-js/extra-typings';
import { parseFeed } from '../fetch/feed.js';
import { EXIT } from './exit.js';
import { filterLines, stringField, type Row } from './jsonl.js';

export const feedCommand = new Command('feed')
  .summary('read feeds: a line {id, url, xml_base64} in, a line {id, feed, entries} out')
  .description(
    `Reads feeds (RSS, RDF, Atom, CDF, JSON Feed) from standard input, one JSON object a line, and writes what each says.

  in   {"id", "url", "xml_base64"}   the feed's bytes in base64; "url" (optional) is what relative links count from
  out  {"id", "feed": {"title", "link"}, "entries": [{"title", "link", "id", "published", "updated"}]}

Dates come out as ISO 8601 in UTC, titles as plain text, and what the feed does not say as null.
A line that cannot be read gets {"id", "error"}, and the stream goes on.`,
  )
  .addHelpText(
    'after',
    `
Examples:
  $ printf '{"id":1,"url":"https://news.example/rss","xml_base64":"%s"}\\n' "$(base64 -w0 rss.xml)" | orewire feed --format jsonl
  $ orewire feed --format jsonl < feeds.jsonl | jq -r '.entries[]?.link'

Exit codes: ${EXIT.ok} every line was read, ${EXIT.found} some lines got an error.`,
  )
  .addOption(new Option('--format <format>', 'form of the lines').choices(['jsonl']).default('jsonl'))
  .action(async () => {
    const { errors } = await filterLines(process.stdin, process.stdout, readRow);
    if (errors > 0) process.exitCode = EXIT.found;
  });

async function readRow(row: Row): Promise<object> {
  const url = row.url === undefined ? '' : stringField(row, 'url');
  const result = await parseFeed(new Uint8Array(Buffer.from(stringField(row, 'xml_base64'), 'base64')), url);
  if (!result.ok) throw new Error(`${result.reason}: ${result.detail}`);
  const { title, link, entries } = result.value;
  return { feed: { title, link }, entries };
}
