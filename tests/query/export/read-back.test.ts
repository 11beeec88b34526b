/** Every export, read back by a reader that is not ours. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultModel, Model } from '@alephdata/followthemoney';
import { DuckDBInstance } from '@duckdb/node-api';
import { Ajv } from 'ajv';
import { parse as parseGraphml } from 'graphology-graphml';
import { MultiDirectedGraph } from 'graphology';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { fileWriter } from 'hyparquet-writer';
import jsonld from 'jsonld';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { toFtm } from '../../../src/query/export/ftm.js';
import { toGraphml } from '../../../src/query/export/graphml.js';
import { toJsonLd } from '../../../src/query/export/json-ld.js';
import { toMinmod } from '../../../src/query/export/minmod.js';
import { statements } from '../../../src/query/export/statements.js';
import { toCsv, toJsonLines, writeParquet } from '../../../src/query/export/tabular.js';
import { hosts, openBase, tell, type Page } from '../../store/stories.js';
import { MINERAL_SITES } from './mineral-site.schema.js';

/** What a newsroom may put into any field: quotes, commas, line breaks, formulas, markup, emoji, controls. */
const MESSY = '=SUM(A1), "said" <b>Ida\u0001</b> & co;\nnext — Æøå 🚀';

const PAGES: Page[] = [
  {
    url: 'https://tarn.example/1?q=ä&b=2',
    site: MESSY,
    headline: MESSY,
    published: '2025-03-01',
    statements: [
      hosts('Vardø Ridge', 'tin', {
        qualifiers: {
          amount: '1.2 Mt',
          amount_value: '1200000 t',
          grade: '0.52 %',
          grade_value: '0.52 %',
          category: 'inferred resource',
        },
      }),
      {
        says: ['Halden Metals', 'owns', 'Vardø Ridge'],
        quote: `Halden Metals owns Vardø Ridge ${MESSY}.`,
        qualifiers: { share: '51 %' },
      },
      {
        says: ['Halden Metals', 'located_in', 'Norway'],
        quote: 'Halden Metals of Norway',
        status: 'denied',
        attributedTo: 'Ida Moe',
      },
    ],
  },
  {
    url: 'https://mining.example/a',
    published: null,
    statements: [
      hosts('Vardø Ridge', 'tin'),
      { says: ['Quill Mining', 'acquires', 'Halden Metals'], quote: 'Quill Mining bought Halden Metals.' },
      {
        says: ['Halden Metals', 'valued_at', { value: '$1.2 billion' }],
        quote: 'Halden Metals is worth $1.2 billion.',
      },
      {
        says: ['person?Ida Moe', 'holds_position', 'Halden Metals'],
        quote: 'Ida Moe, chief executive of Halden Metals',
        qualifiers: { role: 'chief executive' },
      },
    ],
  },
];
const STATEMENTS = PAGES.flatMap((page) => page.statements);
const QUOTES = STATEMENTS.map(({ quote }) => quote).sort();

const folder = mkdtempSync(join(tmpdir(), 'orewire-export-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

let base: ReturnType<typeof openBase>;
beforeEach(() => {
  base = openBase();
  for (const page of PAGES) tell(base, page);
});
const rows = () => statements(base, {});
const text = (chunks: Iterable<string>) => [...chunks].join('');

async function query(sql: string): Promise<Record<string, unknown>[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    return (await connection.runAndReadAll(sql)).getRowObjectsJson();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

describe('tables', () => {
  it.each([
    [
      'csv',
      (file: string) => {
        writeFileSync(file, text(toCsv(rows())));
      },
      (file: string) => `read_csv('${file}', all_varchar = true)`,
    ],
    [
      'jsonl',
      (file: string) => {
        writeFileSync(file, text(toJsonLines(rows())));
      },
      (file: string) => `read_json('${file}', format = 'newline_delimited')`,
    ],
    [
      'parquet',
      (file: string) => {
        writeParquet(rows(), fileWriter(file));
      },
      (file: string) => `read_parquet('${file}')`,
    ],
  ])('as %s are read by DuckDB', async (form, write, from) => {
    const file = join(folder, `facts.${form}`);
    write(file);
    const table = from(file);
    const read = await query(`SELECT quote, licence, source, predicate FROM ${table} ORDER BY quote`);
    expect(read.map(({ quote }) => quote).sort()).toEqual(QUOTES);
    for (const { licence, source } of read) {
      expect(licence).toContain('CC0-1.0');
      expect(PAGES.map(({ url }) => url)).toContain(source);
    }
    const [counted] = await query(
      `SELECT count(*) AS n, count(DISTINCT fact_id) AS facts, count(published) AS dated,
         count(*) FILTER (WHERE json_extract_string(qualifiers, '$.share') = '51 %') AS shared FROM ${table}`,
    );
    expect(Object.values(counted).map(Number)).toEqual([7, 6, 3, 1]);
  });

  it('as CSV have truth as a word', async () => {
    const file = join(folder, 'typed.csv');
    writeFileSync(file, text(toCsv(rows())));
    const typed = await query(
      `SELECT subject_is_candidate AS it, count(*)::INT AS n FROM read_csv('${file}') GROUP BY it`,
    );
    expect(typed.sort((a, b) => Number(a.it) - Number(b.it))).toEqual([
      { it: false, n: 6 },
      { it: true, n: 1 },
    ]);
  });

  it('as Parquet keep every value, by a second reader', async () => {
    const file = join(folder, 'again.parquet');
    writeParquet(rows(), fileWriter(file));
    const read = await parquetReadObjects({ file: await asyncBufferFromFile(file) });
    const lines = text(toJsonLines(rows())).trimEnd().split('\n');
    expect(read).toEqual(lines.map((line) => JSON.parse(line) as unknown));
  });

  it('never hold more of a text than its quotes', () => {
    expect(text(toJsonLines(rows()))).not.toContain(PAGES[0].statements.map(({ quote }) => quote).join('\n\n'));
  });
});

describe('FollowTheMoney', () => {
  it('takes every entity, and every link leads to one that was given before', () => {
    const model = new Model(defaultModel);
    const lines = text(toFtm(base, rows())).trimEnd().split('\n');
    const seen = new Set<string>();
    const schemata: string[] = [];
    for (const line of lines) {
      const datum = JSON.parse(line) as { id: string; schema: string; properties: Record<string, string[]> };
      const schema = model.getSchema(datum.schema);
      expect(schema.abstract).toBe(false);
      for (const [name, values] of Object.entries(datum.properties)) {
        const property = schema.getProperty(name);
        expect(property, `${datum.schema}.${name}`).toBeDefined();
        if (property.type.name !== 'entity') continue;
        for (const value of values) expect(seen).toContain(value);
      }
      seen.add(datum.id);
      schemata.push(datum.schema);
    }
    expect(schemata.filter((name) => !['Company', 'Organization', 'Asset', 'Person'].includes(name)).sort()).toEqual([
      'Employment',
      'Note',
      'Note',
      'Note',
      'Note',
      'Ownership',
      'UnknownLink',
    ]);
  });
});

describe('MinMod', () => {
  it('takes the sites by its schema, with numbers where the text has one', () => {
    const sites = JSON.parse(text(toMinmod(base, rows(), 'orewire'))) as {
      mineral_inventory: Record<string, unknown>[];
    }[];
    const isValid = new Ajv({ strict: true }).compile(MINERAL_SITES);
    expect(isValid(sites), JSON.stringify(isValid.errors)).toBe(true);
    expect(sites).toHaveLength(1);
    expect(sites[0]).toMatchObject({ name: 'Vardø Ridge', location_info: { location: 'POINT (31.10 70.37)' } });
    const [measured] = sites[0].mineral_inventory.filter((item) => 'ore' in item);
    expect(measured).toMatchObject({
      commodity: { observed_name: 'tin' },
      ore: { value: 1_200_000, unit: { observed_name: 't' } },
      grade: { value: 0.52, unit: { observed_name: '%' } },
      category: [{ observed_name: 'Inferred' }],
    });
  });
});

describe('JSON-LD', () => {
  it('expands to claims that were derived from pages, and to annotations that select their sentences', async () => {
    const document = JSON.parse(text(toJsonLd(rows()))) as jsonld.JsonLdDocument;
    const offline = () => Promise.reject(new Error('no document may be loaded'));
    // "safe" (a term that the context does not know is an error) is not in the types.
    const options = { safe: true, documentLoader: offline } as unknown as jsonld.Options.ToRdf;
    const quads = (await (jsonld.toRDF(document, options) as Promise<unknown>)) as {
      subject: { value: string };
      predicate: { value: string };
      object: { value: string };
    }[];
    const objectsOf = (predicate: string) =>
      quads.filter((quad) => quad.predicate.value === predicate).map(({ object }) => object.value);
    expect(objectsOf('http://www.w3.org/ns/oa#exact').sort()).toEqual(QUOTES);
    expect(objectsOf('http://www.w3.org/1999/02/22-rdf-syntax-ns#subject')).toHaveLength(7);
    const snapshots = new Set(objectsOf('http://www.w3.org/ns/prov#wasDerivedFrom'));
    const times = quads.filter(({ predicate }) => predicate.value === 'http://www.w3.org/ns/prov#generatedAtTime');
    expect(new Set(times.map(({ subject }) => subject.value))).toEqual(snapshots);
    expect(objectsOf('http://www.w3.org/ns/prov#specializationOf').sort()).toEqual([
      'https://mining.example/a',
      'https://tarn.example/1?q=%C3%A4&b=2',
    ]);
  });
});

describe('GraphML', () => {
  it('is a graph of entities and facts', () => {
    const graph = parseGraphml(MultiDirectedGraph, text(toGraphml(rows())));
    expect(graph.size).toBe(6);
    expect(graph.order).toBe(7);
    const [owns] = graph.filterEdges((_, { predicate }) => predicate === 'owns');
    expect(graph.getNodeAttribute(graph.source(owns), 'name')).toBe('Halden Metals');
    expect(graph.getEdgeAttribute(owns, 'quote')).toBe(
      STATEMENTS.find(({ says }) => says[1] === 'owns')!.quote.replace('\u0001', ''),
    );
  });
});
