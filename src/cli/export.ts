/** @module `orewire export`: what a base holds, in the forms of other tools. */
import { createWriteStream } from 'node:fs';
import { parse } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command } from '@commander-js/extra-typings';
import { fileWriter } from 'hyparquet-writer';
import { OrewireError } from '../model.js';
import { archive } from '../pipeline/archive.js';
import { datasetteMetadata } from '../query/export/datasette/metadata.js';
import { toFtm } from '../query/export/ftm.js';
import { toGraphml } from '../query/export/graphml.js';
import { toJsonLd } from '../query/export/json-ld.js';
import { toMinmod } from '../query/export/minmod.js';
import { statements, type Statement } from '../query/export/statements.js';
import { toCsv, toJsonLines, writeParquet } from '../query/export/tabular.js';
import { conditionsOf } from '../query/facts.js';
import { FactBase } from '../store/fact-base.js';
import { EXIT } from './exit.js';
import { withFilters } from './filters.js';
import { dbOption } from './reading.js';
import { version } from './version.js';

const EXIT_CODES = `
Exit codes: ${EXIT.ok} done, ${EXIT.found} a name is not in the base, ${EXIT.usage} the file cannot be written, ${EXIT.broken} there is no base to be read.`;

const EXAMPLES = `
Examples:
  $ orewire export csv --since 2025 --out facts.csv
  $ orewire export parquet --out facts.parquet
  $ orewire export warc --db news.db > pages.warc.gz
${EXIT_CODES}`;

/** What a format makes of statements: chunks, to be written one after another. */
type Form = (base: FactBase, rows: Iterable<Statement>) => Iterable<string>;

const FORMS: Readonly<Record<string, { readonly is: string; readonly description: string; readonly form: Form }>> = {
  csv: {
    is: 'statements as CSV',
    description: 'A table in CSV (RFC 4180): a row a citation, with its fact, qualifiers, quote, source and licence.',
    form: (_, rows) => toCsv(rows),
  },
  jsonl: {
    is: 'statements as JSON Lines',
    description: 'JSON Lines: an object a citation, with its fact, qualifiers, quote, source and licence.',
    form: (_, rows) => toJsonLines(rows),
  },
  ftm: {
    is: 'FollowTheMoney entities, for OpenAleph',
    description: `FollowTheMoney entities, a JSON object a line: companies, public bodies, people and deposits (Asset); who owns what
(Ownership), who is what (Employment), what else relates two of them (UnknownLink); notes on what they hold and make.`,
    form: toFtm,
  },
  minmod: {
    is: 'mineral sites, for MinMod',
    description:
      "MinMod's mineral sites, a JSON array: deposits with what they are stated to hold, tonnages and grades as numbers.",
    form: (base, rows) => toMinmod(base, rows, `orewire/${version}`),
  },
  jsonld: {
    is: 'linked data with provenance',
    description: `JSON-LD 1.1: claims as RDF statements, derived (PROV) from the page as it was fetched, each with an annotation that
selects its sentence (W3C Web Annotation).`,
    form: (_, rows) => toJsonLd(rows),
  },
  graphml: {
    is: 'a graph, for Gephi or networkx',
    description: 'GraphML: entities are nodes, facts are directed edges with their newest quote.',
    form: (_, rows) => toGraphml(rows),
  },
};

const statementCommands = Object.entries(FORMS).map(([name, { is, description, form }]) =>
  withFilters(
    new Command(name)
      .summary(is)
      .description(`${description} The filters are those of "orewire facts".`)
      .addOption(dbOption())
      .option('--out <file>', 'where to; standard output unless given')
      .addHelpText('after', `\nExamples:\n  $ orewire export ${name} --since 2025 --out facts.${name}\n${EXIT_CODES}`),
  ).action(async ({ db, out, ...filters }) => {
    await withBase(db, out, async (base) => {
      const conditions = conditionsOf(base, filters);
      if (!conditions.ok) {
        unknown(conditions.detail);
        return;
      }
      await write(form(base, statements(base, conditions.value)), out);
    });
  }),
);

const parquetCommand = withFilters(
  new Command('parquet')
    .summary('statements as Parquet')
    .description(
      'A table in Apache Parquet: a row a citation, with its fact, qualifiers (JSON), quote, source and licence. The filters are those of "orewire facts".',
    )
    .addOption(dbOption())
    .requiredOption('--out <file>', 'where to')
    .addHelpText('after', `\nExamples:\n  $ orewire export parquet --out facts.parquet\n${EXIT_CODES}`),
).action(async ({ db, out, ...filters }) => {
  await withBase(db, out, (base) => {
    const conditions = conditionsOf(base, filters);
    if (!conditions.ok) {
      unknown(conditions.detail);
      return;
    }
    writeParquet(statements(base, conditions.value), fileWriter(out));
  });
});

const warcCommand = new Command('warc')
  .summary('the stored pages as a web archive')
  .description(
    `Writes every stored page, oldest first, as a WARC 1.1 archive (ISO 28500), gzipped record by record: what pywb, warcio and
ReplayWeb.page read. A page with the same body as an earlier one is a revisit of that. The same base gives the same bytes.`,
  )
  .addOption(dbOption())
  .option('--out <file>', 'where to; standard output unless given')
  .addHelpText('after', EXAMPLES)
  .action(async ({ db, out }) => {
    await withBase(db, out, async (base) => {
      await write(archive(base, `orewire/${version}`), out);
    });
  });

const datasetteCommand = new Command('datasette')
  .summary('a description of the base, for Datasette')
  .description(
    `Writes metadata.yaml for Datasette: what the tables and columns of the base are, how to search them, and questions to ask
with a form. Datasette shows the base itself.`,
  )
  .addOption(dbOption())
  .option('--out <file>', 'where to; standard output unless given')
  .addHelpText(
    'after',
    `
Examples:
  $ orewire export datasette --out metadata.yaml
  $ datasette orewire.db --metadata metadata.yaml
${EXIT_CODES}`,
  )
  .action(async ({ db, out }) => {
    await withBase(db, out, async (base) => {
      await write([datasetteMetadata(base, parse(db).name, `orewire ${version}`)], out);
    });
  });

export const exportCommand = new Command('export')
  .summary('write what is stored in the forms of other tools')
  .description(
    `Writes what a base holds in the forms of other tools. Each statement carries its source and licence, and no more of a text
than the sentence that states it.`,
  )
  .addHelpText('after', EXAMPLES);
for (const command of [...statementCommands, parquetCommand, warcCommand, datasetteCommand])
  exportCommand.addCommand(command);

async function withBase(
  db: string,
  out: string | undefined,
  work: (base: FactBase) => void | Promise<void>,
): Promise<void> {
  const base = FactBase.open(db, { readonly: true });
  try {
    await work(base);
  } catch (error) {
    if (out === undefined || !(error instanceof Error && 'code' in error)) throw error;
    throw new OrewireError(error.message, { where: out, hint: 'name a file that can be written', cause: error });
  } finally {
    base.close();
  }
}

async function write(
  chunks: Iterable<string | Uint8Array> | AsyncIterable<Uint8Array>,
  out: string | undefined,
): Promise<void> {
  await pipeline(
    Readable.from(chunks, { highWaterMark: 1 }),
    out === undefined ? process.stdout : createWriteStream(out),
  );
}

function unknown(detail: string): void {
  console.error(`${detail}\n  to do: orewire search shows what comes near`);
  process.exitCode = EXIT.found;
}
