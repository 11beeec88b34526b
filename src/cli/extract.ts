/** @module `orewire extract`: article texts in, mentions, facts and quotations out, a line each. */
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { text as readAll } from 'node:stream/consumers';
import { Command, Option } from '@commander-js/extra-typings';
import { isLiteral, OrewireError, type Article, type ArticleDate, type EntityRef, type Extraction } from '../model.js';
import { loadDefinition } from '../pipeline/definition.js';
import { explainClaims, explainNames, extract, loadStages } from '../pipeline/stages.js';
import { EXIT } from './exit.js';
import { filterLines, stringField, type Row } from './jsonl.js';
import { formatExplanations } from './print/explanation.js';
import { formatProposals } from './print/proposals.js';

export const extractCommand = new Command('extract')
  .summary(
    'say what articles mention, state and quote: a line {id, url, title, published, text} in, a line of findings out',
  )
  .description(
    'Reads articles from standard input, a JSON object a line, and writes what each mentions, states and quotes, a line each.',
  )
  .argument('[file]', 'what to read instead of standard input')
  .option('--pipeline <name or folder>', 'whose gazetteer and relations to use', 'critical-minerals')
  .addOption(
    new Option('--format <format>', 'the form of the lines').choices(['jsonl'] as const).default('jsonl' as const),
  )
  .option(
    '--explain',
    'read one article as plain text, and say why each name was taken for what it was, and each claim made or not',
  )
  .addHelpText(
    'after',
    `
A line in:   {"id", "url", "title", "published", "text"}
A line out:  {"id",
              "mentions": [{"kind", "start", "end", "text", "entity": {"id", "name"}}],
              "facts":    [{"subject": {"kind", "name"}, "predicate", "object": {"kind", "name"} | {"value"},
                            "qualifiers", "status", "attributed_to",
                            "citation": {"start", "end", "quote", "antecedents"?: [{"start", "end", "quote"}]}}],
              "quotes":   [{"speaker": {"kind", "name"} | null, "start", "end", "text"}]}
Offsets count UTF-16 code units in  title + "\\n\\n" + text.  A bad line gets {"id", "error"}, and the stream goes on.
With --explain the input is a text: a first line with a blank line behind it is the headline.

Examples:
  $ echo '{"id":1,"url":"https://news.example/1","title":"Lynas expands","published":null,
           "text":"Australia'"'"'s Lynas mines rare earths at Mount Weld."}' | tr -d '\\n' | orewire extract
  $ orewire read < pages.jsonl | orewire extract > facts.jsonl
  $ orewire extract --explain article.txt

Exit code: 0, or 1 when a line was bad.`,
  )
  .action(async (file, { pipeline, explain }) => {
    const input = file === undefined ? process.stdin : await open(file);
    const stages = loadStages(loadDefinition(pipeline));
    if (explain === true) {
      const article = toArticle(await readAll(input));
      process.stdout.write(formatExplanations(explainNames(article, stages)));
      process.stdout.write(`\n${formatProposals(explainClaims(article, stages), stages.threshold)}`);
      return;
    }
    const { errors } = await filterLines(input, process.stdout, (row) =>
      toLine(
        extract(
          { headline: stringField(row, 'title'), text: stringField(row, 'text'), published: publishedField(row) },
          stages,
        ),
      ),
    );
    if (errors > 0) process.exitCode = EXIT.found;
  });

/** @throws OrewireError where the file cannot be read */
async function open(file: string): Promise<Readable> {
  const input = createReadStream(file);
  try {
    await once(input, 'open');
  } catch (cause) {
    throw new OrewireError('expected a file to read', { where: file, cause });
  }
  return input;
}

/** A plain text as an article. */
function toArticle(plain: string): Pick<Article, 'headline' | 'text'> {
  const [, headline = '', text = ''] = /^(?:([^\n]+)\n\s*\n)?([^]*)$/.exec(plain.replaceAll('\r\n', '\n').trim()) ?? [];
  return { headline, text };
}

/** The day that "last year" counts from; anything but a date is nothing. */
function publishedField({ published }: Row): ArticleDate | null {
  return typeof published === 'string' && /^\d{4}-\d{2}-\d{2}/.test(published)
    ? { value: published, origin: 'feed' }
    : null;
}

function toLine({ mentions, claims, quotations }: Extraction): object {
  return {
    mentions: mentions.map(({ kind, start, end, text, entity }) => ({
      kind,
      start,
      end,
      text,
      entity: { id: entity.id, name: entity.name },
    })),
    facts: claims.map(({ subject, predicate, object, qualifiers, status, attributedTo, citation }) => ({
      subject: named(subject),
      predicate,
      object: isLiteral(object) ? object : named(object),
      qualifiers,
      status,
      attributed_to: attributedTo,
      citation,
    })),
    quotes: quotations.map(({ speaker, start, end, text }) => ({
      speaker: speaker && named(speaker),
      start,
      end,
      text,
    })),
  };
}

function named({ kind, name }: EntityRef): { kind: string; name: string } {
  return { kind, name };
}
