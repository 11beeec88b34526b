/** @module The answers of the interface for programs, as schemas: checked against the types of what is answered by the compiler. */
import { z } from 'zod';
import { SPOKEN, type StoryKind } from '../../../query/story.js';
import {
  antecedents,
  citation,
  citedFact,
  claimChange,
  difference,
  entity,
  fact,
  factView,
  flag,
  isoDay,
  kind,
  many,
  maybe,
  node,
  qualifiers,
  span,
  status,
  statusOverTime,
  text,
  value,
  version,
} from './parts.js';

const runOfText = z.array(z.strictObject({ text, isHit: flag }));
const as = z.enum(['subject', 'object']);

export const foundEntities = z.array(
  z.strictObject({
    id: text,
    kind,
    name: text,
    isCandidate: flag,
    isAccepted: flag,
    matched: text,
    isExact: flag,
    facts: many,
  }),
);

export const dossier = z.strictObject({
  entity,
  groups: z.array(
    z.strictObject({
      predicate: text,
      as,
      label: text,
      facts: z.array(factView),
      disagreement: difference.nullable(),
    }),
  ),
  retired: z.array(factView),
  isCut: flag,
});

export const graph = z.strictObject({
  nodes: z.array(node),
  opened: z.array(text),
  ties: z.array(z.strictObject({ ends: z.tuple([text, text]), facts: z.array(fact) })),
  isCut: flag,
});

export const timeline = z.strictObject({
  events: z.array(z.strictObject({ date: isoDay, isReport: flag, fact, citation })),
  isCut: flag,
});

const hit = {
  versionId: text,
  url: text,
  host: text,
  site: maybe,
  headline: text,
  published: isoDay.nullable(),
};

export const search = z.strictObject({
  entities: z.array(z.strictObject({ id: text, kind, name: text, isCandidate: flag, matched: text, articles: many })),
  articles: z.array(z.strictObject({ ...hit, snippet: runOfText, reprints: z.array(text) })),
  quotes: z.array(
    z.strictObject({
      number: many,
      score: z.number(),
      ...hit,
      ...span,
      speakerId: maybe,
      speaker: maybe,
      quote: runOfText,
      facts: z.array(z.strictObject({ id: text, subject: text, label: text, object: text, status: status.nullable() })),
      repeated: many,
    }),
  ),
  isLoose: flag,
  facets: z.strictObject({
    hosts: z.array(z.strictObject({ host: text, articles: many })),
    years: z.array(z.strictObject({ year: maybe, articles: many })),
  }),
});

export const comparison = z.strictObject({
  entities: z.array(entity),
  rows: z.array(
    z.strictObject({ predicate: text, as, label: text, cells: z.array(z.array(factView)), shared: z.array(text) }),
  ),
  isCut: flag,
});

export const connection = z.strictObject({
  paths: z.array(z.array(z.strictObject({ to: text, fact: citedFact }))),
  isCut: flag,
});

export const digest = z.strictObject({
  since: isoDay,
  denied: z.array(citedFact),
  ended: z.array(citedFact),
  revised: z.array(
    z.strictObject({ at: text, fact, version, changes: z.array(claimChange), before: text, after: maybe }),
  ),
  flagged: z.array(
    z.strictObject({
      at: text,
      kind: z.enum(['retracted', 'corrected', 'removed']),
      version,
      quote: maybe,
      facts: many,
    }),
  ),
  isCut: flag,
  contradictions: z.array(z.strictObject({ fact, disagreement: difference, since: isoDay })),
  facts: z.array(citedFact),
  history: z.array(
    z.strictObject({ at: text, factId: text, event: text, subject: text, predicate: text, object: text }),
  ),
  nodes: z.array(z.strictObject({ id: text, kind, name: text, isCandidate: flag, articles: many })),
});

export const facts = z.array(citedFact);

export const factStory = z.strictObject({
  factId: text,
  fact: fact.nullable(),
  title: text,
  statuses: z.array(statusOverTime),
  values: z.array(value),
  events: z.array(
    z.strictObject({
      day: isoDay,
      kind: z.enum(Object.keys(SPOKEN) as StoryKind[]),
      article: version.nullable(),
      quote: maybe,
      claims: z.array(
        z.strictObject({
          id: text,
          factId: text,
          versionId: text,
          status,
          attributedTo: maybe,
          qualifiers,
          quote: text,
          ...span,
        }),
      ),
      changes: z.array(claimChange),
      movedTo: many.nullable(),
    }),
  ),
  citations: many,
  isCut: flag,
});

export const deposits = z.array(
  z.strictObject({
    id: text,
    name: text,
    countries: z.array(text),
    lat: z.number(),
    lon: z.number(),
    elements: z.array(text),
    articles: many,
    facts: many,
    status: status.nullable(),
    stated: z.array(z.strictObject({ element: text, status })),
  }),
);

export const article = z.strictObject({
  version: z.strictObject({
    id: text,
    articleId: text,
    url: text,
    host: text,
    isCurrent: flag,
    headline: text,
    standfirst: maybe,
    byline: z.array(text),
    published: isoDay.nullable(),
    modified: isoDay.nullable(),
    language: maybe,
    site: maybe,
    text,
    snapshotId: text,
    snapshotSha256: text,
    fetchedAt: text,
    originalUrl: text,
    removedAt: maybe,
  }),
  mentions: z.array(z.strictObject({ ...node.shape, ...span, rule: text })),
  claims: z.array(
    z.strictObject({
      id: text,
      ...span,
      quote: text,
      status,
      attributedTo: maybe,
      qualifiers,
      frame: text,
      antecedents,
      fact,
    }),
  ),
  versions: z.array(
    z.strictObject({
      id: text,
      isCurrent: flag,
      headline: text,
      published: isoDay.nullable(),
      modified: isoDay.nullable(),
      snapshotId: text,
      fetchedAt: text,
    }),
  ),
});

const textChange = z.union([
  z.strictObject({ kind: z.literal('added'), after: text }),
  z.strictObject({ kind: z.literal('removed'), before: text }),
  z.strictObject({
    kind: z.literal('changed'),
    before: text,
    after: text,
    words: z.strictObject({ removed: z.array(text), added: z.array(text) }),
  }),
]);

export const articleStory = z.strictObject({
  url: text,
  versions: z.array(
    z.strictObject({
      ...version.shape,
      at: text,
      text: z.array(textChange),
      facts: z.array(
        z.strictObject({
          fact,
          kind: z.enum(['added', 'changed', 'dropped']),
          changes: z.array(claimChange),
          quote: text,
          stillStands: flag,
        }),
      ),
    }),
  ),
  removedAt: maybe,
});

export const citationForms = z.strictObject({ text, markdown: text, bibtex: text });

export const sources = z.array(
  z.strictObject({
    id: text,
    kind: text,
    address: maybe,
    title: maybe,
    snapshots: many,
    lastFetchedAt: maybe,
    movedTo: maybe,
    checkedAt: maybe,
    succeededAt: maybe,
    newAt: maybe,
    dueAt: maybe,
    failures: many,
    reason: maybe,
    detail: maybe,
    waiting: many,
    cadenceDays: z.number().nullable(),
    health: z.enum(['ok', 'new', 'quiet', 'blocked', 'not-a-feed', 'parse-errors', 'failing', 'gone']),
  }),
);

export const baseStatus = z.strictObject({
  counts: z.strictObject({
    snapshots: many,
    articles: many,
    versions: many,
    mentions: many,
    entities: many,
    accepted: many,
    candidates: many,
    rejected: many,
    facts: many,
    retiredFacts: many,
    claims: many,
    citations: many,
    quotations: many,
  }),
  sources,
  rejections: z.array(z.strictObject({ stage: text, reason: text, count: many, example: text })),
  runs: z.array(
    z.strictObject({
      id: many,
      pipeline: text,
      fingerprint: text,
      startedAt: text,
      finishedAt: maybe,
      outcome: z.enum(['running', 'finished', 'failed', 'interrupted']),
      counts: z.record(text, z.number()),
      events: z.array(z.strictObject({ stage: text, outcome: text, reason: maybe, count: many, example: text })),
    }),
  ),
});

export const candidates = z.array(
  z.strictObject({
    id: text,
    kind,
    name: text,
    articles: many,
    sources: many,
    decision: z.enum(['accepted', 'rejected']).nullable(),
    entityId: maybe,
    decidedAt: maybe,
    decidedBy: maybe,
    note: maybe,
    rules: z.array(text),
    sentences: z.array(
      z.strictObject({
        ...span,
        quote: text,
        rule: text,
        url: text,
        site: maybe,
        host: text,
        published: isoDay.nullable(),
      }),
    ),
  }),
);
