/**
 * @module Annotated articles and sentences of the field, as the learner and the checks read them: a source text, where its
 * entities stand, and the facts that a careful reader states. The form is the annotation guide's.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { slug } from '../../identity.js';
import { sourceText, type EntityKind, type Mention, type Span, type Status } from '../../model.js';

export interface AnnotatedFact {
  readonly subject: string;
  readonly predicate: string;
  /** An entity's name, or a literal's words. */
  readonly object: string;
  readonly status: Status;
  /** Role → the text's words, or the guide's word for them (`offtake`). */
  readonly qualifiers: Readonly<Record<string, string>>;
  /** The entity or the words that say so, if any do. */
  readonly attributedTo: string | null;
  /** A row that counts neither way. */
  readonly optional: boolean;
  /** The stretch of the source that states it: a paragraph, or the headline. */
  readonly within: Span;
}

export interface AnnotatedQuotation {
  /** An entity's name; null for one who is none. */
  readonly speaker: string | null;
  /** Its first words. */
  readonly words: string;
  readonly within: Span;
}

export interface AnnotatedText {
  readonly id: string;
  readonly source: string;
  /** Whether it was rewritten from a story that a newsroom ran; others are made up. */
  readonly isReal: boolean;
  /** ISO date; null where it is not known. */
  readonly published: string | null;
  readonly mentions: readonly Mention[];
  readonly facts: readonly AnnotatedFact[];
  readonly quotations: readonly AnnotatedQuotation[];
}

interface GoldArticle {
  id: string;
  source?: { url?: string };
  article: { headline: string; dateline?: string | null; published?: string | null; paragraphs: string[] };
  entities: { kind: EntityKind; name: string; aliases?: string[] }[];
  facts: {
    s: string;
    p: string;
    o: string;
    q?: Record<string, string>;
    status: Status;
    by?: string | null;
    optional?: boolean;
    para: number;
  }[];
  quotes?: { speaker: string | null; para: number; words: string }[];
}

const KIND_OF_MARK: Readonly<Record<string, EntityKind>> = {
  D: 'deposit',
  E: 'element',
  O: 'organisation',
  P: 'person',
  L: 'place',
};

/** The articles of a folder, in order of file name. */
export function readArticles(folder: string): AnnotatedText[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => fromArticle(JSON.parse(readFileSync(join(folder, file), 'utf8')) as GoldArticle));
}

function fromArticle({ id, source: from, article, entities, facts, quotes = [] }: GoldArticle): AnnotatedText {
  const [first = '', ...rest] = article.paragraphs;
  const { dateline } = article;
  const lead = dateline && !first.includes(dateline.split(',')[0]) ? `${dateline} — ${first}` : first;
  const source = sourceText({ headline: article.headline, text: [lead, ...rest].join('\n\n') });
  const blocks: Span[] = [...source.matchAll(/[^\n]+/g)].map((block) => ({
    start: block.index,
    end: block.index + block[0].length,
  }));
  const blockOf = (para: number): Span => blocks[para + 1] ?? { start: 0, end: source.length };
  return {
    id,
    source,
    isReal: /^https?:/.test(from?.url ?? ''),
    published: article.published ?? null,
    mentions: locate(source, entities),
    facts: facts.map(({ s, p, o, q, status, by, optional, para }) => ({
      subject: s,
      predicate: p,
      object: o,
      status,
      qualifiers: q ?? {},
      attributedTo: by ?? null,
      optional: optional ?? false,
      within: blockOf(para),
    })),
    quotations: quotes.map(({ speaker, para, words }) => ({ speaker, words, within: blockOf(para) })),
  };
}

/** Every occurrence of the entities' names and aliases as whole words; of overlapping ones the longest. */
function locate(source: string, entities: GoldArticle['entities']): Mention[] {
  const found: Mention[] = [];
  for (const { kind, name, aliases = [] } of entities) {
    for (const form of new Set([name, ...aliases])) {
      for (let at = source.indexOf(form); at >= 0; at = source.indexOf(form, at + 1)) {
        const end = at + form.length;
        if (/[\p{L}\p{N}]/u.test(source[at - 1] ?? ' ') || /[\p{L}\p{N}]/u.test(source[end] ?? ' ')) continue;
        found.push(mention(source, kind, name, at, end));
      }
    }
  }
  found.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const taken = new Uint8Array(source.length);
  return found
    .filter(({ start, end }) => {
      if (taken.subarray(start, end).includes(1)) return false;
      taken.fill(1, start, end);
      return true;
    })
    .sort((a, b) => a.start - b.start);
}

/** The marked sentences of a `.jsonl` file: `[O1:Tau-Ken Samruk] mines [E1:tungsten].` */
export function readSentences(file: string): AnnotatedText[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line, index) => readMarked(`${file}:${index + 1}`, JSON.parse(line) as { t: string; f: string[] }));
}

/** A text with marked names, and the facts it states as `O1 owns D1 | ended; share=51%`. */
export function readMarked(id: string, { t, f }: { t: string; f: string[] }): AnnotatedText {
  const mentions: { kind: EntityKind; mark: string; start: number; end: number }[] = [];
  const names = new Map<string, string>();
  let source = '';
  let last = 0;
  for (const match of t.matchAll(/\[([DEOPL])(\d+):([^\]]+)\]/g)) {
    source += t.slice(last, match.index);
    const mark = match[1] + match[2];
    names.set(mark, names.get(mark) ?? match[3]);
    mentions.push({
      kind: KIND_OF_MARK[match[1]],
      mark,
      start: source.length,
      end: source.length + match[3].length,
    });
    source += match[3];
    last = match.index + match[0].length;
  }
  source += t.slice(last);
  return {
    id,
    source,
    isReal: false,
    published: null,
    mentions: mentions.map(({ kind, mark, start, end }) => mention(source, kind, names.get(mark)!, start, end)),
    facts: f.map((line) => {
      const [triple = '', extras = ''] = line.split(' | ');
      const [, subject, predicate, object] = /^(\S+) (\S+) (.+)$/.exec(triple)!;
      const status = /^(planned|possible|ended|denied)\b/.exec(extras)?.[1] as Status | undefined;
      return {
        subject: names.get(subject)!,
        predicate: predicate,
        object: names.get(object) ?? object.replace(/^"|"$/g, ''),
        status: status ?? 'asserted',
        qualifiers: Object.fromEntries(
          [...extras.matchAll(/(\w+)=([^;]+)/g)].map(([, role, words]) => [role, words.trim()]),
        ),
        attributedTo: null,
        optional: false,
        within: { start: 0, end: source.length },
      };
    }),
    quotations: [],
  };
}

function mention(source: string, kind: EntityKind, name: string, start: number, end: number): Mention {
  return {
    kind,
    start,
    end,
    text: source.slice(start, end),
    entity: { id: `${kind}:${slug(name)}`, kind, name },
    rule: 'annotated',
  };
}
