/** @module `orewire feed`: feeds in, their entries out, a line each. */
import { Command, Option } from '@commander-js/extra-typings';
import { parseFeed } from '../fetch/feed.js';
import { EXIT } from './exit.js';
import { filterLines, stringField, type Row } from './jsonl.js';

export const feedCommand = new Command('feed')
  .description('Read feeds (RSS, RDF, Atom, CDF, JSON Feed): their bytes in, their entries out.')
  .addOption(
    new Option('--format <format>', 'form of the lines on stdin and stdout').choices(['jsonl']).default('jsonl'),
  )
  .addHelpText(
    'after',
    `
A line in is a JSON object {"id", "url", "xml_base64"}; "url" may be left out, and
relative links stay as they are then. A line out is
{"id", "feed": {"title", "link"},
 "entries": [{"title", "link", "id", "published", "updated"}]},
dates in ISO 8601 and UTC, titles as plain text, null for what the feed does not say.
What is not a feed gets {"id", "error", "detail"}; the stream goes on.

Examples:
  One feed:
    jq -n --arg xml "$(base64 < rss.xml)" '{id: 1, url: "https://example.com/rss", xml_base64: $xml}' -c | orewire feed
  A file of feeds, the addresses of the articles only:
    orewire feed < feeds.jsonl | jq -r '.entries[]?.link'
  What could not be read, and why:
    orewire feed < feeds.jsonl | jq -c 'select(.error)'

Exit codes: ${EXIT.ok} every line was answered, ${EXIT.found} some lines were not what is expected.
`,
  )
  .action(async () => {
    const { errors } = await filterLines(process.stdin, process.stdout, answer);
    if (errors > 0) process.exitCode = EXIT.found;
  });

/** The answer to one line of input, without its id. */
async function answer(row: Row): Promise<object> {
  const url = row.url === undefined ? '' : stringField(row, 'url');
  const result = await parseFeed(new Uint8Array(Buffer.from(stringField(row, 'xml_base64'), 'base64')), url);
  if (!result.ok) return { error: result.reason, detail: result.detail };
  const { title, link, entries } = result.value;
  return { feed: { title, link }, entries };
}
