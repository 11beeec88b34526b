/** @module What the words of a question ask for, as a pipeline declares it. */
import { z } from 'zod';
import { readDeclaration } from '../../declaration.js';
import { ENTITY_KINDS, STATUSES, type EntityKind, type Status } from '../../model.js';

const words = z.array(z.string().min(1)).default([]);

const schema = z.strictObject({
  predicates: z.record(
    z.string(),
    z.strictObject({ verbs: words, turned: words, agents: words, nouns: words, with: words }),
  ),
  symmetric: words,
  of_subject: words,
  light: words,
  where: z.string().optional(),
  kinds: z.partialRecord(z.enum(ENTITY_KINDS), words),
  statuses: z.partialRecord(z.enum(STATUSES), words),
  saying: z.strictObject({ verbs: words, phrases: words }),
  shown: words,
});

/** How a word speaks of a predicate; docs/asking.md explains the forms. */
export type Form = 'verbs' | 'turned' | 'agents' | 'nouns';

export type Meaning =
  | { readonly of: 'predicate'; readonly predicate: string; readonly form: Form }
  | { readonly of: 'kind'; readonly kind: EntityKind }
  | { readonly of: 'status'; readonly status: Status }
  | { readonly of: 'saying' }
  | { readonly of: 'shown' };

export interface Vocabulary {
  /** Word or words, in small letters and as a dictionary has them → what they may mean. */
  readonly meanings: ReadonlyMap<string, readonly Meaning[]>;
  /** The most words that one entry has. */
  readonly longest: number;
  /** Predicate → the prepositions before its object. */
  readonly prepositions: ReadonlyMap<string, ReadonlySet<string>>;
  readonly symmetric: ReadonlySet<string>;
  readonly ofSubject: ReadonlySet<string>;
  /** Verbs that leave it to the noun behind them to say what is done. */
  readonly light: ReadonlySet<string>;
  /** The predicate that "where" asks for. */
  readonly where: string | undefined;
}

const FORMS = ['verbs', 'turned', 'agents', 'nouns'] as const;

/** @throws {OrewireError} with file and line of what is wrong */
export function loadVocabulary(file: string): Vocabulary {
  const { value } = readDeclaration(file, schema, 'docs/asking.md lists the keys');
  const meanings = new Map<string, Meaning[]>();
  const add = (entries: readonly string[] | undefined, meaning: Meaning) => {
    for (const entry of entries ?? []) meanings.set(entry, [...(meanings.get(entry) ?? []), meaning]);
  };
  const predicates = Object.entries(value.predicates);
  for (const [predicate, forms] of predicates) {
    for (const form of FORMS) add(forms[form], { of: 'predicate', predicate, form });
  }
  for (const kind of ENTITY_KINDS) add(value.kinds[kind], { of: 'kind', kind });
  for (const status of STATUSES) add(value.statuses[status], { of: 'status', status });
  add(value.saying.verbs, { of: 'saying' });
  add(value.saying.phrases, { of: 'saying' });
  add(value.shown, { of: 'shown' });
  return {
    meanings,
    longest: Math.max(0, ...[...meanings.keys()].map((entry) => entry.split(' ').length)),
    prepositions: new Map(predicates.map(([predicate, forms]) => [predicate, new Set(forms.with)])),
    symmetric: new Set(value.symmetric),
    ofSubject: new Set(value.of_subject),
    light: new Set(value.light),
    where: value.where,
  };
}
