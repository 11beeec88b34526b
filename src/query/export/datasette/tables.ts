/** @module What Datasette is to show of each table and view. What is not listed here is the base's own business, and hidden. */

/** A table's part of the metadata, by Datasette's own names (docs.datasette.io, "Metadata" and "Full-text search"). */
export interface TableMetadata {
  readonly title?: string;
  readonly description: string;
  readonly columns?: Readonly<Record<string, string>>;
  /** Units of a column, as Pint calls them. */
  readonly units?: Readonly<Record<string, string>>;
  /** The column whose value stands for a row where another table links to it. */
  readonly label_column?: string;
  readonly sort?: string;
  readonly sort_desc?: string;
  /** Columns of a view that it may be sorted by: few, since a view is computed whole for that. */
  readonly sortable_columns?: readonly string[];
  readonly facets?: readonly string[];
  /** The full-text table of a view, and the view's column that holds its row numbers. */
  readonly fts_table?: string;
  readonly fts_pk?: string;
  readonly size?: number;
}

const QUOTE = 'The exact words, as they stand in the article';
const START = 'Offset in UTF-16 code units, in headline, blank line and text';
const END = 'As start, exclusive';
const PUBLISHED = 'As precise as the page: 2025, 2025-06, 2025-06-03 or a date-time';
const SOURCES = 'Newsrooms that state it of their own: reprints collapse, sites of one owner are one';
const QUALIFIERS = 'How much, which share, when …: the words of the article, and what they amount to (amount_value)';
const NUMBER = 'In the order in which they came: another one in a base that is built anew';
const STATUS = 'asserted, planned, possible, ended or denied';

/** By name; views first, as they are what people query. */
export const TABLES: Readonly<Record<string, TableMetadata>> = {
  v_facts: {
    title: 'Facts',
    description: 'What articles state, a row a fact, with what supports it.',
    columns: {
      label: 'The predicate in words',
      status: `${STATUS}: that of the newest claim`,
      sources: SOURCES,
      first_seen: 'The day of the first article that states it',
      last_seen: 'The day of the newest',
      first_happened: 'When it took place, as far as texts say',
      retired: '1: no page states it as it is now',
      subject_is_candidate: '1: only texts know this name, the gazetteer does not',
      object_is_candidate: '1: only texts know this name, the gazetteer does not',
      by_decision: "1: a person's decision about a candidate stands behind it",
    },
    facets: ['predicate', 'status', 'subject_kind', 'object_kind'],
  },
  v_citations: {
    title: 'Citations',
    description: 'The sentences behind the facts. Give a fact_id: all of a large base take long.',
    columns: {
      quote: QUOTE,
      start: START,
      end: END,
      status: STATUS,
      attributed_to: 'Whom the article names as saying so',
      qualifiers: QUALIFIERS,
      published: PUBLISHED,
      happened: 'When it took place, as the text says',
      source: 'The newsroom that it counts as',
      current: '1: of the article as it is now',
      standing: 'Where the quote stands by now: current, moved, earlier or retracted',
      snapshot_sha256: 'Of the page as it was fetched',
      text_sha256: 'Of headline, blank line and text',
      removed_at: 'Since when the page is gone',
    },
    facets: ['predicate', 'status', 'standing', 'source'],
  },
  cited_claims: {
    title: 'Citations, as read',
    description: "The sentences, before people's decisions are applied: what to browse in a large base.",
    columns: { quote: QUOTE, start: START, end: END, status: STATUS, qualifiers: QUALIFIERS },
  },
  v_contradictions: {
    title: 'Contradictions',
    description:
      'Pairs of things that can hardly both hold, side by side. Give a fact_id: all of a large base take long.',
    columns: {
      about: 'amount, grade, share, value, subject, or status (said and denied)',
      sources: SOURCES,
    },
  },
  v_values: {
    title: 'Figures',
    description:
      'The values that are given for a role of a fact, and by how many. Give a fact_id: all of a large base take long.',
    columns: {
      value: 'What the words amount to',
      low: 'The least it can be, in its unit',
      high: 'The most it can be, in its unit',
      scope: 'The period or category that it is of',
      sources: SOURCES,
    },
    facets: ['role', 'unit'],
  },
  v_statuses: {
    title: 'Statuses',
    description:
      'A row a status of a fact: planned in March, asserted in June. Give a fact_id: all of a large base take long.',
    columns: { sources: SOURCES },
    facets: ['status'],
  },
  v_entities: {
    title: 'Entities',
    description: 'Deposits, elements, organisations, people and places that texts mention.',
    columns: {
      articles: 'Articles that mention it',
      facts: 'Facts that have it on either side',
      accepted_by: 'Who made an entity of the candidate',
    },
    facets: ['kind', 'country'],
  },
  v_candidates: {
    title: 'Candidates',
    description: 'Names that only texts introduced, and what people decided about them.',
    columns: { support: 'Articles that mention it', sources: SOURCES },
    facets: ['kind', 'decision'],
  },
  v_articles: {
    title: 'Articles',
    description: 'Articles as they are now.',
    columns: {
      published: PUBLISHED,
      original_url: 'Of which it is a reprint, itself where of none',
      newsroom: 'Who it counts as',
      removed_at: 'Since when the page is gone',
      notice: 'What it says of itself: a retraction or a correction',
    },
    facets: ['host', 'notice'],
    size: 20,
  },
  v_versions: {
    title: 'Versions',
    description: 'The texts that an article has had, numbered as they were fetched.',
    facets: ['current'],
    size: 20,
  },
  v_mentions: {
    title: 'Mentions',
    description: 'Names in articles as they are now, and what each stands for.',
    columns: { start: START, end: END, rule: 'By what it was found' },
    facets: ['kind', 'rule'],
  },
  v_quotations: {
    title: 'Quotations',
    description: 'What articles quote people as saying.',
    columns: { start: START, end: END },
  },
  v_rejections: {
    title: 'Pages without an article',
    description: 'Why pages gave no article.',
    facets: ['stage', 'reason'],
  },
  article_texts: {
    title: 'Search in articles',
    description: 'Headlines and texts of articles as they are now. The question "search" gives their addresses too.',
    fts_table: 'article_search',
    fts_pk: 'number',
    size: 20,
  },
  quote_texts: {
    title: 'Search in quotes',
    description: 'The sentences that state facts, and what people are quoted as saying.',
    fts_table: 'quote_search',
    fts_pk: 'number',
  },
  nodes: {
    title: 'Names',
    description: 'Whatever a mention or a fact can point to: an entity of the gazetteer, or a candidate.',
    columns: { article_count: 'Articles whose current version mentions it' },
    label_column: 'name',
    sort_desc: 'article_count',
    facets: ['kind', 'origin'],
  },
  facts: {
    title: 'Facts, as stored',
    description:
      "Facts before people's decisions are applied, with links to what they are about. v_facts is for reading.",
    columns: { number: NUMBER },
    label_column: 'id',
    sort_desc: 'last_published',
    facets: ['predicate', 'status', 'retired'],
  },
  claims: {
    title: 'Claims',
    description: 'What one article says, a row a claim; several may support one fact.',
    columns: {
      number: NUMBER,
      qualifiers: QUALIFIERS,
      frame: 'The frame of relations.yaml that it was read with',
      status: STATUS,
    },
    label_column: 'id',
    facets: ['status', 'current'],
  },
  citations: {
    title: 'Citations, as stored',
    description: 'Where the words of a claim stand.',
    columns: { quote: QUOTE, start: START, end: END },
  },
  antecedents: {
    description:
      'Names outside of a citation that its sentence goes back to, as with “the company”, and qualifiers told outside of it.',
    columns: { quote: 'The name or qualifier', start: START, end: END },
  },
  mentions: {
    title: 'Mentions, as stored',
    description: 'Names in all versions.',
    columns: { start: START, end: END },
  },
  quotations: { description: 'Direct quotations in all versions.', columns: { start: START, end: END } },
  entities: { description: 'What the gazetteer says of each.', facets: ['country'] },
  predicates: { description: 'The relations of the pipeline.', label_column: 'label' },
  articles: { description: 'Addresses of articles.', label_column: 'url', facets: ['host'] },
  article_versions: {
    description: 'Every text that an article has had.',
    columns: { published: PUBLISHED, newsroom: 'Who it counts as' },
    label_column: 'headline',
    size: 20,
  },
  snapshots: {
    title: 'Pages',
    description: 'Pages as they were fetched, gzipped.',
    columns: { size: 'Of the body, unpacked', sha256: 'Of the body' },
    units: { size: 'byte' },
    label_column: 'url',
    sort_desc: 'fetched_at',
    size: 20,
  },
  sources: { description: 'What leads to pages.', label_column: 'id' },
  newsrooms: { description: 'Newsrooms that the pipeline declares: whose they are, and how others credit them.' },
  decisions: {
    description: 'Who decided what about a candidate, and why.',
    sort_desc: 'decided_at',
    facets: ['decision', 'decided_by'],
  },
  fact_history: {
    title: 'History of facts',
    description: 'Facts that pages stopped to state, state again, or that the pipeline reads no more.',
    sort_desc: 'at',
    facets: ['event', 'predicate'],
  },
  runs: { description: 'What was run when, and how it ended.', label_column: 'started_at', sort_desc: 'started_at' },
  run_events: { description: 'What went wrong in runs.', sort_desc: 'at', facets: ['stage', 'outcome', 'reason'] },
  requests: {
    description: 'Every request that was made of a site.',
    columns: { bytes: 'Of the body, unpacked' },
    units: { bytes: 'byte', milliseconds: 'ms' },
    sort_desc: 'requested_at',
    facets: ['host', 'kind', 'status', 'reason'],
  },
};
