/** @module `orewire read`: pages in, articles out, a JSON object a line. */
import { Command, Option } from '@commander-js/extra-typings';
import { read } from '../read/read.js';
import { EXIT } from './exit.js';
import { filterLines, type Row, stringField } from './jsonl.js';

export const readCommand = new Command('read')
  .description('Read the article out of each page: HTML in, headline, byline, date and clean text out.')
  .addOption(
    new Option('--format <format>', 'form of the lines on stdin and stdout').choices(['jsonl']).default('jsonl'),
  )
  .addHelpText(
    'after',
    `
A line in is a JSON object {"id", "url", "html"}; a line out is
{"id", "title", "byline", "published", "language", "text"}, in the order of the input.
A page without an article gets {"id", "error", "detail"}; the stream goes on.

Examples:
  One page:
    jq -n --rawfile html page.html '{id: "1", url: "https://example.com/story", html: $html}' -c | orewire read
  A file of pages, the headlines only:
    orewire read < pages.jsonl | jq -r .title
  What could not be read, and why:
    orewire read < pages.jsonl | jq -c 'select(.error)'

Exit codes: ${EXIT.ok} every line was answered, ${EXIT.found} some lines were not what is expected.
`,
  )
  .action(async () => {
    const { errors } = await filterLines(process.stdin, process.stdout, answer);
    if (errors > 0) process.exitCode = EXIT.found;
  });

/** The answer to one line of input, without its id. */
export function answer(row: Row): object {
  const page = read({ url: stringField(row, 'url'), html: stringField(row, 'html') });
  if (!page.ok) return { error: page.reason, detail: page.detail };
  const { article, credits } = page.value;
  return {
    title: article.headline,
    byline: [...article.byline, ...credits].join(', '),
    published: article.published?.value ?? null,
    language: article.language,
    text: article.text,
  };
}
