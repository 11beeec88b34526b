/** @module Small made-up stories for the tests of store and query: a gazetteer, pages, and what is said on them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { contentId, sha256, slug } from '../../src/identity.js';
import {
  sourceText,
  type Article,
  type Claim,
  type EntityKind,
  type EntityRef,
  type Extraction,
  type GazetteerEntry,
  type Mention,
  type Notice,
  type Snapshot,
  type Status,
} from '../../src/model.js';
import type { Derivation } from '../../src/store/ingest.js';
import { FactBase } from '../../src/store/fact-base.js';

function entry(
  kind: EntityKind,
  name: string,
  attributes: Record<string, string> = {},
  aliases: string[] = [],
): GazetteerEntry {
  return { id: `${kind}:${slug(name)}`, kind, name, aliases, attributes };
}

const GAZETTEER = [
  entry('deposit', 'Vardø Ridge', { country: 'Norway', lat: '70.37', lon: '31.10', commodities: 'dysprosium; tin' }, [
    'Vardo Hill',
  ]),
  entry('deposit', 'Lower Tarn'),
  entry('element', 'dysprosium', { symbol: 'Dy' }),
  entry('element', 'tin', { symbol: 'Sn' }),
  entry('organisation', 'Halden Metals', { country: 'Norway' }),
  entry('organisation', 'Quill Mining'),
  entry('place', 'Norway'),
];

const ROWS = new Map(GAZETTEER.map((row) => [row.id, row]));
export const lookup = (id: string): GazetteerEntry | undefined => ROWS.get(id);

/** A reference to an entity of the tests' gazetteer by its name, or to a candidate as `kind?Name`. */
export function ref(name: string): EntityRef {
  const candidate = /^(\w+)\?(.+)$/.exec(name);
  if (candidate !== null) {
    const [, kind, words] = candidate as unknown as [string, EntityKind, string];
    return { id: `candidate:${kind}:${slug(words)}`, kind, name: words };
  }
  const row = GAZETTEER.find((each) => each.name === name)!;
  return { id: row.id, kind: row.kind, name: row.name };
}

/** A sentence of a story with the claim that it states. */
export interface Statement {
  readonly says: readonly [subject: string, predicate: string, object: string | { value: string }];
  readonly quote: string;
  readonly status?: Status;
  readonly qualifiers?: Readonly<Record<string, string>>;
  readonly attributedTo?: string;
  /** Names in other sentences that this one goes back to. */
  readonly antecedents?: readonly string[];
}

export interface Page {
  readonly url: string;
  /** The address asked for, where it is not the canonical one. */
  readonly asked?: string;
  readonly headline?: string;
  readonly published?: string | null;
  readonly fetchedAt?: string;
  readonly statements: readonly Statement[];
  /** Bytes that are no part of the text: another advert. */
  readonly advert?: string;
  readonly site?: string;
  readonly credits?: readonly string[];
  readonly notice?: Notice | null;
}

export function snapshotOf(page: Page): Snapshot {
  const url = page.asked ?? page.url;
  const { headline, advert, published, credits, notice } = page;
  const words = [
    headline,
    advert,
    published,
    ...(credits ?? []),
    notice?.kind,
    ...page.statements.map(({ quote }) => quote),
  ];
  const body = new TextEncoder().encode(`<html>${words.join('<p>')}</html>`);
  const hash = sha256(body);
  return {
    id: contentId('snapshot', url, hash),
    url,
    finalUrl: page.url,
    status: 200,
    headers: { 'content-type': 'text/html' },
    body,
    fetchedAt: page.fetchedAt ?? '2026-01-01T00:00:00.000Z',
    sha256: hash,
  };
}

export function articleOf(page: Page): Article {
  const published = page.published === undefined ? '2025-03-01' : page.published;
  return {
    url: page.url,
    headline: page.headline ?? 'A headline',
    standfirst: null,
    byline: ['Ida Moe'],
    credits: page.credits ?? [],
    published: published === null ? null : { value: published, origin: 'json-ld' },
    modified: null,
    language: 'en',
    site: page.site ?? null,
    text: page.statements.map(({ quote }) => quote).join('\n\n'),
    notice: page.notice ?? null,
  };
}

function spanOf(text: string, quote: string): { start: number; end: number; quote: string } {
  const start = text.indexOf(quote);
  return { start, end: start + quote.length, quote };
}

export function extractionOf(page: Page): Extraction {
  const text = sourceText(articleOf(page));
  const claims: Claim[] = page.statements.map(({ says, quote, status, qualifiers, attributedTo, antecedents }) => {
    const [subject, predicate, object] = says;
    return {
      subject: ref(subject),
      predicate,
      object: typeof object === 'string' ? ref(object) : object,
      qualifiers: qualifiers ?? {},
      status: status ?? 'asserted',
      attributedTo: attributedTo ?? null,
      citation: {
        ...spanOf(text, quote),
        ...(antecedents && { antecedents: antecedents.map((name) => spanOf(text, name)) }),
      },
      frame: `${predicate}-verb`,
    };
  });
  const named = new Map(
    claims
      .flatMap(({ subject, object }) => ('id' in object ? [subject, object] : [subject]))
      .map((each) => [each.name, each]),
  );
  const mentions: Mention[] = [...named.values()].flatMap((entity) => {
    const start = text.indexOf(entity.name);
    if (start < 0) return [];
    return [
      { kind: entity.kind, start, end: start + entity.name.length, text: entity.name, entity, rule: 'gazetteer' },
    ];
  });
  return { mentions, claims, quotations: [] };
}

export function derivationOf(page: Page): Derivation {
  return { ok: true, article: articleOf(page), extraction: extractionOf(page) };
}

/** Stores a page and what is said on it. */
export function tell(base: FactBase, page: Page, fingerprint = 'rules-1') {
  const snapshot = snapshotOf(page);
  base.saveSnapshot(snapshot, 'stories');
  return base.saveDerivation(snapshot.id, fingerprint, derivationOf(page), lookup);
}

let folders: string[] = [];
afterEach(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
  folders = [];
});

/** The path of a base that is not there yet, in a folder that goes away with the test. */
export function newPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'orewire-'));
  folders.push(folder);
  return join(folder, 'base.db');
}

export function openBase(path = newPath()): FactBase {
  const base = FactBase.open(path, { now: () => '2026-02-02T00:00:00.000Z' });
  base.saveSource({ id: 'stories', kind: 'folder', address: 'stories/', title: null });
  return base;
}

/** A sentence with a claim that several tests use. */
export function hosts(deposit: string, element: string, extra: Partial<Statement> = {}): Statement {
  const name = deposit.replace(/^\w+\?/, '');
  return { says: [deposit, 'hosts', element], quote: `${name} holds ${element}, geologists say.`, ...extra };
}
