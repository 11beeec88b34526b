import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { datasetteMetadata } from '../../../src/query/export/datasette/metadata.js';
import type { Question } from '../../../src/query/export/datasette/questions.js';
import type { TableMetadata } from '../../../src/query/export/datasette/tables.js';
import { hosts, newPath, openBase, ref, tell, type Page } from '../../store/stories.js';

/** What docs.datasette.io documents of metadata: "Metadata", "Full-text search", "Facets" and "Canned queries". */
const texts = { type: 'array', items: { type: 'string' } };
const textByName = { type: 'object', additionalProperties: { type: 'string' } };
const SCHEMA = {
  type: 'object',
  required: ['title', 'license', 'source', 'databases'],
  additionalProperties: false,
  properties: {
    ...Object.fromEntries(['title', 'description', 'license', 'source'].map((key) => [key, { type: 'string' }])),
    databases: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        additionalProperties: false,
        properties: {
          tables: {
            type: 'object',
            additionalProperties: {
              type: 'object',
              additionalProperties: false,
              properties: {
                ...Object.fromEntries(
                  ['title', 'description', 'label_column', 'sort', 'sort_desc', 'fts_table', 'fts_pk'].map((key) => [
                    key,
                    { type: 'string' },
                  ]),
                ),
                columns: textByName,
                units: textByName,
                facets: texts,
                sortable_columns: texts,
                hidden: { const: true },
                size: { type: 'integer' },
              },
            },
          },
          queries: {
            type: 'object',
            additionalProperties: {
              type: 'object',
              required: ['sql', 'title', 'description'],
              additionalProperties: false,
              properties: {
                sql: { type: 'string' },
                title: { type: 'string' },
                description: { type: 'string' },
                params: texts,
              },
            },
          },
        },
      },
    },
  },
};

const share = { share: '60 %', share_value: '60 %' };
const PAGES: Page[] = [
  {
    url: 'https://tarn.example/1',
    published: '2025-05-01',
    headline: 'A ridge and its tin',
    statements: [
      hosts('Vardø Ridge', 'tin', { qualifiers: { amount: '2 t', amount_value: '2 t' } }),
      hosts('deposit?Bleak Fell', 'tin'),
      { says: ['Quill Mining', 'agrees_with', 'Halden Metals'], quote: 'Quill Mining signed with Halden Metals.' },
    ],
  },
  {
    url: 'https://fell.example/1',
    published: '2025-06-01',
    statements: [
      hosts('Vardø Ridge', 'tin', {
        quote: 'Vardø Ridge has 9 t of tin.',
        qualifiers: { amount: '9 t', amount_value: '9 t' },
      }),
      {
        says: ['Halden Metals', 'owns', 'Vardø Ridge'],
        quote: 'Halden Metals owned Vardø Ridge.',
        status: 'ended',
        qualifiers: share,
      },
    ],
    notice: { kind: 'correction', quote: 'Corrected: 9 t.' },
  },
  { url: 'https://fell.example/2', published: '2025-06-02', statements: [hosts('Lower Tarn', 'dysprosium')] },
  {
    url: 'https://fell.example/2',
    published: '2025-06-03',
    fetchedAt: '2026-01-02T00:00:00.000Z',
    statements: [hosts('Lower Tarn', 'tin')],
  },
];

/** What is asked by each question's form, and a cell of the answer. */
const ASKED: readonly (readonly [question: string, params: Readonly<Record<string, string>>, cell: string | number])[] =
  [
    ['facts_about', { name: 'quill mining' }, 'Quill Mining signed with Halden Metals.'],
    ['signed_with', { name: 'Halden', since: '2025-04' }, 'Quill Mining'],
    ['where_is', { name: 'tin' }, 'Vardø Ridge'],
    ['timeline', { name: ref('Vardø Ridge').id }, '2025-05-01'],
    ['between', { one: 'Halden Metals', other: 'ridge' }, 'Halden Metals owned Vardø Ridge.'],
    ['mentioned_with', { name: 'tin' }, 'Vardø Ridge'],
    ['contradictions', { name: 'Vardo Hill' }, '9 t'],
    ['figures', { name: 'Vardo Hill' }, '9 t'],
    ['sources_on', { name: 'Quill Mining' }, 'tarn.example'],
    ['newest', { since: '2025-06' }, 'Halden Metals'],
    ['denied_or_ended', { since: '2025' }, 'ended'],
    ['withdrawn', { since: '2025' }, 'retired'],
    ['changed_articles', {}, 'Corrected: 9 t.'],
    ['search', { words: 'ridges' }, 'https://tarn.example/1'],
    ['missing_names', {}, 'Bleak Fell'],
  ];

type Tables = Record<string, Partial<TableMetadata> & { hidden?: true }>;

let path: string;
let file: string;
let metadata: { databases: { base: { tables: Tables; queries: Record<string, Question> } } };
let tables: Tables;
let queries: Record<string, Question>;
let db: Database.Database;
beforeEach(() => {
  path = newPath();
  const base = openBase(path);
  for (const page of PAGES) tell(base, page);
  const text = datasetteMetadata(base, 'base', 'orewire test');
  base.close();
  file = join(dirname(path), 'metadata.yaml');
  writeFileSync(file, text);
  metadata = parse(text, { version: '1.1' }) as typeof metadata;
  ({ tables, queries } = metadata.databases.base);
  db = new Database(path, { readonly: true });
  return () => db.close();
});

const python = (...args: readonly string[]) => spawnSync('python3', [...args], { encoding: 'utf8' });
const hasDatasette = python('-c', 'import datasette').status === 0;

/** The answer to a question: Datasette's, where Python has it; else that of its SQL alone. */
function ask(question: string, params: Readonly<Record<string, string>>): Record<string, unknown>[] {
  if (!hasDatasette) return db.prepare<unknown[], Record<string, unknown>>(queries[question].sql).all(params);
  const address = `/base/${question}.json?${new URLSearchParams({ ...params, _shape: 'array' }).toString()}`;
  const { status, stdout, stderr } = python('-m', 'datasette', path, '--metadata', file, '--get', address);
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout) as Record<string, unknown>[];
}

const columnsOf = (table: string) =>
  db.prepare<[string], string>('SELECT name FROM pragma_table_xinfo(?)').pluck().all(table);

describe('the metadata for Datasette', () => {
  it('has the shape that Datasette documents', () => {
    const ajv = new Ajv({ allErrors: true });
    ajv.validate(SCHEMA, metadata);
    expect(ajv.errors).toBeNull();
  });

  it('describes what the base has, and hides the rest', () => {
    const names = db
      .prepare<[], string>(
        "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'",
      )
      .pluck()
      .all();
    expect(Object.keys(tables).sort()).toEqual(names.sort());
    for (const [name, { hidden, description, ...table }] of Object.entries(tables)) {
      expect(hidden === undefined, name).toBe(description !== undefined);
      const columns = columnsOf(name);
      const { label_column, sort_desc, facets = [], fts_pk, fts_table } = table;
      const named = [label_column, sort_desc, fts_pk, ...facets, ...Object.keys({ ...table.columns, ...table.units })];
      expect(
        named.filter((column) => column !== undefined && !columns.includes(column)),
        name,
      ).toEqual([]);
      if (fts_table !== undefined) expect(names).toContain(fts_table);
    }
  });

  it('names what a row is called wherever a row links to one', () => {
    const links = Object.entries(tables)
      .filter(([, { hidden }]) => hidden !== true)
      .flatMap(([name]) =>
        db
          .prepare<[string], { id: number; from: string; table: string }>('SELECT * FROM pragma_foreign_key_list(?)')
          .all(name)
          .map((link) => ({ ...link, name })),
      );
    // Datasette follows keys of one column.
    const single = links.filter(
      ({ id, name }) => links.filter((other) => other.id === id && other.name === name).length === 1,
    );
    expect(single.map(({ name, from }) => `${name}.${from}`)).toEqual(
      expect.arrayContaining(['facts.subject_id', 'facts.object_id', 'claims.fact_number', 'mentions.node_id']),
    );
    const unlabelled = single.filter(({ table }) => tables[table].label_column === undefined).map(({ table }) => table);
    expect(unlabelled).toEqual([]);
  });

  it('finds the words of articles and quotes', () => {
    for (const [view, words] of [
      ['article_texts', 'ridges'],
      ['quote_texts', 'signing'],
    ]) {
      const { fts_table = '', fts_pk = '' } = tables[view];
      const sql = `SELECT * FROM ${view} WHERE ${fts_pk} IN (SELECT rowid FROM ${fts_table} WHERE ${fts_table} MATCH ?)`;
      expect(db.prepare(sql).all(words)).not.toEqual([]);
    }
  });

  it.each(ASKED)('has the question "%s"', (question, params, cell) => {
    expect(queries[question].params ?? []).toEqual(Object.keys(params));
    expect(ask(question, params).flatMap((row) => Object.values(row))).toContain(cell);
    // A form that is opened is asked for at once, with all of its fields empty.
    const empty = Object.fromEntries(Object.keys(params).map((param) => [param, '']));
    expect(ask(question, empty)).toBeInstanceOf(Array);
    expect(Object.keys(tables)).not.toContain(question);
  });

  it('has the question "quotes_of", by the id that the others give', () => {
    const [{ fact_id }] = ask('facts_about', { name: 'Quill Mining' });
    expect(ask('quotes_of', { fact_id: String(fact_id) })).toMatchObject([
      { quote: 'Quill Mining signed with Halden Metals.', url: 'https://tarn.example/1', standing: 'current' },
    ]);
  });

  it('has no question that is not tried here', () => {
    expect(Object.keys(queries).sort()).toEqual([...ASKED.map(([question]) => question), 'quotes_of'].sort());
  });

  it('is of a base that older SQLites open too', () => {
    const declared = db.prepare<[], string>("SELECT sql FROM sqlite_schema WHERE sql LIKE '%VIRTUAL%'").pluck().all();
    expect(declared.filter((sql) => sql.includes('contentless_delete'))).toEqual([]);
  });
});
