/** @module What the answers are made of, as schemas: entities, facts, citations, differences. */
import { z } from 'zod';
import { ENTITY_KINDS, STATUSES } from '../../../model.js';

export const text = z.string();
export const maybe = text.nullable();
export const many = z.number().int().nonnegative();
export const flag = z.boolean();
export const kind = z.enum(ENTITY_KINDS);
export const status = z.enum(STATUSES);
export const qualifiers = z.record(text, text).describe('Role → words; role_value → what they amount to');
const offset = many.describe('UTF-16 code units of headline + "\\n\\n" + text');
export const span = { start: offset, end: offset };
export const antecedents = z
  .array(z.strictObject({ ...span, quote: text }))
  .describe('What names its two outside the quote, or qualifies what it says');
export const isoDay = text.describe('ISO 8601, as precise as it is known');

export const node = z.strictObject({
  id: text,
  kind,
  name: text,
  isCandidate: flag,
  decision: z.enum(['accepted', 'rejected']).nullable(),
});

export const entity = z.strictObject({
  ...node.shape,
  decidedBy: maybe,
  joined: z.array(z.strictObject({ id: text, name: text, by: text })),
  country: maybe,
  aliases: z.array(text),
  attributes: z.record(text, text),
  articles: many,
  sources: many,
});

export const fact = z.strictObject({
  id: text,
  subject: node,
  predicate: text,
  label: text,
  inverse: text,
  exclusive: z.enum(['one', 'share']).nullable(),
  object: z.union([node, z.strictObject({ value: text })]),
  status: status.nullable().describe('Of the newest claim; null when retired'),
  claims: many,
  articles: many,
  sources: many.describe('Newsrooms that state it of their own'),
  firstSeen: isoDay,
  lastSeen: isoDay,
  retired: flag,
  byDecision: flag,
});

export const citation = z.strictObject({
  claimId: text,
  factId: text,
  status,
  attributedTo: maybe,
  qualifiers,
  frame: text,
  quote: text,
  ...span,
  antecedents,
  articleId: text,
  versionId: text,
  isCurrent: flag,
  url: text,
  host: text,
  site: maybe,
  headline: text,
  published: isoDay.nullable(),
  fetchedAt: text,
  snapshotId: text,
  snapshotSha256: text,
  originalUrl: text,
});

export const citedFact = z.strictObject({ ...fact.shape, citations: z.array(citation) });

export const difference = z.strictObject({
  about: text,
  sides: z.array(z.strictObject({ value: text, citations: z.array(citation) })),
});

const seen = { firstSeen: isoDay.nullable(), lastSeen: isoDay.nullable(), claims: many, sources: many };

export const statusOverTime = z.strictObject({ status, ...seen });

export const value = z.strictObject({
  role: text,
  value: text,
  words: text,
  unit: maybe,
  low: z.number().nullable(),
  high: z.number().nullable(),
  scope: text,
  ...seen,
});

export const factView = z.strictObject({
  ...citedFact.shape,
  disagreements: z.array(difference),
  values: z.array(value),
});

export const claimChange = z.strictObject({ about: text, before: z.array(text), after: z.array(text) });

/** A version of an article, in its history. */
export const version = z.strictObject({
  id: text,
  articleId: text,
  url: text,
  host: text,
  site: maybe,
  number: many,
  headline: text,
  published: isoDay.nullable(),
  notice: z.enum(['retraction', 'correction']).nullable(),
  noticeQuote: maybe,
});

/** Parts that have names of their own in the description. */
export const NAMED = {
  Node: node,
  Entity: entity,
  Fact: fact,
  Citation: citation,
  CitedFact: citedFact,
  FactView: factView,
  Difference: difference,
  Value: value,
  Version: version,
  ClaimChange: claimChange,
};
