/** @module `orewire read`: pages in, articles out, a JSON object a line; or one page, for people. */
import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { Command, Option } from '@commander-js/extra-typings';
import { OrewireError } from '../model.js';
import { decode } from '../read/decode.js';
import { loadLanguageDetector } from '../read/language.js';
import { read } from '../read/read.js';
import { EXIT } from './exit.js';
import { filterLines, type Row, stringField } from './jsonl.js';
import { formatArticle, formatExplanation } from './print/reading.js';
import { terminalOf } from './print/terminal.js';

export const readCommand = new Command('read')
  .description(
    `Read the article out of each page: HTML in, headline, byline, date and clean text out, a JSON object a line.
Or, with a PAGE, read that one and show it as text; with --explain, say how each part was found and why each block was
left out.`,
  )
  .argument('[page]', 'a file of HTML; - for standard input')
  .option('--url <address>', 'where the page is from', 'https://page.invalid/')
  .option('--explain', 'show what was chosen from what, and each block of the page with its reason and place')
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
  One page, as text:
    orewire read page.html --url https://example.com/story
  Why a paragraph is missing, and where the date comes from:
    curl -s https://example.com/story | orewire read - --explain --url https://example.com/story
  A file of pages, the headlines only:
    orewire read < pages.jsonl | jq -r .title
  What could not be read, and why:
    orewire read < pages.jsonl | jq -c 'select(.error)'

Exit codes: ${EXIT.ok} every page was read, ${EXIT.found} some were not.
`,
  )
  .action(async (page, { url, explain }) => {
    if (page !== undefined || explain === true) {
      process.stdout.write(await show(await load(page ?? '-'), url, explain === true));
      return;
    }
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

/** The bytes of a page. @throws OrewireError where the file cannot be read */
async function load(path: string): Promise<Buffer> {
  if (path === '-') return buffer(process.stdin);
  try {
    return readFileSync(path);
  } catch (error) {
    throw new OrewireError('the page cannot be read', {
      where: path,
      hint: 'name a file of HTML, or - and give the page on standard input',
      cause: error,
    });
  }
}

async function show(body: Buffer, url: string, explain: boolean): Promise<string> {
  const page = read({ url, html: decode(body, undefined).html });
  if (!page.ok) {
    process.exitCode = EXIT.found;
    return `no article: ${page.reason}, ${page.detail}\n`;
  }
  if (!explain) return formatArticle(page.value, terminalOf());
  const detect = await loadLanguageDetector();
  return formatExplanation(page.value, detect(page.value.article.text), terminalOf());
}
