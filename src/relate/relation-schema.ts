/** @module The form of `relations.yaml`, as it is checked before it is compiled. docs/relations.md explains the keys. */
import { z } from 'zod';
import { ENTITY_KINDS, STATUSES } from '../model.js';

const words = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (typeof value === 'string' ? value.split(/\s+/).filter(Boolean) : value));
const kinds = z.array(z.enum(ENTITY_KINDS)).min(1);
const slots = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (typeof value === 'string' ? value.split(/\s*\|\s*/) : value));

/** Role → a shape, a `$list` or `{kinds}`, or several to be tried in turn. */
const qualifiers = z.record(
  z.string(),
  z.union([z.string(), z.array(z.string())]).transform((value) => (typeof value === 'string' ? [value] : value)),
);

const frameSchema = z.strictObject({
  id: z.string(),
  verbs: words.optional(),
  nouns: words.optional(),
  pattern: z.string().optional(),
  subject: slots.optional(),
  object: slots.optional(),
  subject_kinds: kinds.optional(),
  object_kinds: kinds.optional(),
  status: z.enum(STATUSES).optional(),
  both_ways: z.boolean().optional(),
});

const predicateSchema = z.strictObject({
  label: z.string(),
  inverse: z.string(),
  wikidata: z.string().optional(),
  symmetric: z.boolean().default(false),
  in_passing: z.boolean().default(false),
  told_with_subject: z.boolean().default(false),
  brings: z.string().optional(),
  exclusive: z.enum(['one', 'share']).optional(),
  subject: kinds,
  object: z.array(z.enum([...ENTITY_KINDS, 'amount'])).min(1),
  qualifiers: qualifiers.default({}),
  amounts_to: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  frames: z.array(frameSchema).default([]),
  examples: z.array(z.strictObject({ t: z.string(), f: z.array(z.string()) })).default([]),
});

/** What a relations file may hold; docs/relations.md explains it. */
export const relationsSchema = z.strictObject({
  lists: z.record(z.string(), words).default({}),
  values: z.strictObject({
    cased: z.array(z.string()).default([]),
    parts: z.record(z.string(), z.string()),
    shapes: z.record(z.string(), z.array(z.string()).min(1)),
    numbers: z.record(z.string(), z.number()),
    scales: z.record(z.string(), z.number()),
    units: z.record(z.string(), z.record(z.string(), z.number())),
    terms: z.record(z.string(), z.array(z.string())),
  }),
  transparent: words,
  status: z.strictObject({
    planned: words,
    possible: words,
    ended: words,
    denied: words,
  }),
  reporting: words,
  supposing: words.default([]),
  fiction: words.default([]),
  classes: z.record(z.string(), words).default({}),
  references: z.partialRecord(z.enum(ENTITY_KINDS), z.record(z.string(), words)).default({}),
  references_by_name: z.partialRecord(z.enum(ENTITY_KINDS), words).default({}),
  predicates: z.record(z.string(), predicateSchema),
});

export type Declared = z.infer<typeof relationsSchema>;
