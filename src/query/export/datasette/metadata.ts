/** @module A base described for Datasette (docs.datasette.io): what its tables and columns are, and questions to ask it. */
import { stringify } from 'yaml';
import type { FactBase } from '../../../store/fact-base.js';
import { LICENCE } from '../statements.js';
import { QUESTIONS } from './questions.js';
import { TABLES } from './tables.js';

/**
 * The text of a `metadata.yaml`. The same base gives the same bytes.
 *
 * @param name the base's name as Datasette has it: that of its file, without the extension
 * @param generator name and version of what makes it
 */
export function datasetteMetadata(base: FactBase, name: string, generator: string): string {
  const { overview } = base.reader;
  const hidden = overview.tables().filter((table) => !(table in TABLES));
  const newest = overview.runs(1).at(0);
  const tables = { ...TABLES, ...Object.fromEntries(hidden.map((table) => [table, { hidden: true }])) };
  const metadata = {
    title: `${newest === undefined ? name : newest.pipeline}: facts from news, each with its sentence`,
    description: `${overview.counts().articles} articles, read by ${generator}. Every fact leads to the sentences that state it.`,
    license: LICENCE,
    source: 'The newsrooms that each citation names',
    databases: { [name]: { tables, queries: QUESTIONS } },
  };
  // Datasette reads YAML 1.1.
  return stringify(metadata, { version: '1.1', blockQuote: 'literal', lineWidth: 0 });
}
