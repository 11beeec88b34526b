/** @module What may stand in an address's query: checked and bounded before anything is asked of the base. */
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import { ENTITY_KINDS, STATUSES } from '../model.js';
import { MAX_ZOOM } from './drawing/view.js';

/** More rows than anyone reads on one page, and few enough to be laid out in a blink. */
const MAX_ROWS = 500;

/** An empty field of a form is as good as none. */
function optional<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => (value === '' ? undefined : value), schema.optional());
}

const name = z.string().max(200);
const isoDay = z.string().regex(/^\d{4}(-\d\d(-\d\d)?)?$/, 'expected a year, month or day: 2025, 2025-06, 2025-06-03');

/** The building blocks of questions, each with its words for the interface's description. */
export const parameter = {
  words: z.string().max(200).default('').describe('Words to look for'),
  name: (what: string) => optional(name).describe(what),
  kind: optional(z.enum(ENTITY_KINDS)).describe('Kind of entity'),
  status: optional(z.enum(STATUSES)).describe('How the newest claim commits itself'),
  day: (what: string) => optional(isoDay).describe(`${what} (ISO date of any precision)`),
  limit: (rows: number) => z.coerce.number().int().min(1).max(MAX_ROWS).default(rows).describe('Rows at most'),
  format: z.enum(['json', 'csv']).default('json').describe('JSON, or CSV with a header'),
  flag: (what: string) => z.enum(['yes', 'no']).default('no').describe(what),
  count: (what: string) => z.coerce.number().int().min(1).max(1_000_000).default(1).describe(what),
};

/** The filters of facts, as `orewire facts` has them. */
export const factFilters = {
  about: parameter.name('Name, alias or id on either side'),
  subject: parameter.name('Name, alias or id of the subject'),
  predicate: parameter.name('Predicate, as in relations.yaml'),
  object: parameter.name('Name, alias or id of the object, or the words of a literal one'),
  kind: parameter.kind,
  country: parameter.name('Place or ISO 3166 code: a side is in it or belongs there'),
  element: parameter.name('Element on either side, its minerals and forms included; of a group, any of its members'),
  status: parameter.status,
  since: parameter.day('Stated by an article of this day or later'),
  until: parameter.day('Stated by an article of this day or earlier'),
  source: parameter.name('Host of a newsroom, or id of a source'),
  saidBy: parameter.name('To whom it is attributed'),
};

/** Which deposits a map has. */
export const depositFilters = {
  element: parameter.name('Id of an element or group: element:tin'),
  country: optional(z.string().regex(/^[A-Z]{2}$/, 'expected an ISO 3166-1 code: KZ')).describe('ISO 3166-1 code'),
  status: optional(z.enum(STATUSES)).describe(
    'Of a fact that joins it to the element; without one, of its newest fact',
  ),
};

/** Whose neighbours a graph has beside the entity's own: as many as a drawing can hold. */
export const graphView = {
  open: optional(z.string().max(2_000))
    .transform((ids) => ids?.split(',').slice(0, 12) ?? [])
    .describe('Ids of others whose neighbours are wanted too, with commas between'),
};

/** Which part of the world a map shows. */
export const mapView = {
  at: optional(
    z.string().regex(/^-?\d{1,2}(\.\d{1,6})?,-?\d{1,3}(\.\d{1,6})?$/, 'expected degrees north and east: 48.7,72.9'),
  ).describe('Its middle'),
  zoom: z.coerce.number().int().min(0).max(MAX_ZOOM).default(0).describe('0 for the world, each step half as wide'),
};
/** As many as fit side by side. */
const MAX_NAMES = 6;

/** Names with commas between them. */
export function namesIn(list: string): string[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .slice(0, MAX_NAMES);
}

/**
 * The query of an address as a schema has it; what the schema does not know is passed over.
 *
 * @throws HTTPException 400 naming the parameter and what was expected
 */
export function parametersOf<Schema extends z.ZodObject>(schema: Schema, query: Readonly<Record<string, string>>) {
  const parsed = schema.safeParse(query);
  if (parsed.success) return parsed.data;
  const [{ path, message }] = parsed.error.issues;
  throw new HTTPException(400, { message: `${path.join('.')}: ${message}` });
}
