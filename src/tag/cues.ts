/** @module What in a text shows the kind of a name (`cues.yaml`): words as data, looked up as phrases. */
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { OrewireError } from '../model.js';
import { wordAt, type Word } from './words.js';

const phrases = z.array(z.string().min(1)).transform((list) => new Phrases(list));

const cuesSchema = z.strictObject({
  /** Forms of address before a person's name. */
  address: phrases,
  /** Offices and trades beside a person's name. */
  roles: phrases,
  /** Nouns of family, pets and boats, which have first names. */
  kin: phrases,
  /** What offices and ministries are for. */
  topics: phrases,
  /** Verbs of saying. */
  speech: phrases,
  /** Forms of company law at a name's end. */
  legal_forms: phrases,
  /** Last words of organisations' names. */
  organisation_ends: phrases,
  /** Last words that organisations share with sites and places. */
  organisation_ends_weak: phrases,
  /** First words of organisations' names, before "of" or "for". */
  organisation_openers: phrases,
  /** First words of organisations' names, whatever follows. */
  organisation_begins: phrases,
  /** Bodies that news names in small letters behind what they are for. */
  small_bodies: phrases,
  /** What a department of the state is for: a company has departments, too. */
  small_departments: phrases,
  /** Common nouns in apposition to an organisation. */
  organisation_nouns: phrases,
  deposit_nouns: phrases,
  deposit_nouns_plural: phrases,
  deposit_nouns_weak: phrases,
  ground_nouns: phrases,
  /** What may stand between a site's name and its noun. */
  deposit_modifiers: phrases,
  deposit_openers: phrases,
  place_nouns: phrases,
  /** Nouns of first-level regions, which their names may or may not have. */
  region_nouns: phrases,
  place_prepositions: phrases,
  /** Places of one word that have an article: "the Congo". */
  articled_places: phrases,
  /** Capitalised words that name nothing by themselves. */
  generic: phrases,
  /** Last words of names that are no entity of ours. */
  not_entity_ends: phrases,
  /** Days and months. */
  calendar: phrases,
  /** Compounds that an element's name goes on with. */
  element_forms: phrases,
  /** Words of the pipeline's field. */
  field: phrases,
  /** Elements whose names are everyday words. */
  everyday_elements: phrases,
  /** Elements that other fields speak of, too. */
  elsewhere_elements: phrases,
  /** Words of trade, which make an everyday word an element but do not show what an article is about. */
  trade: phrases,
  /** What companies have and towns have not: "raised its guidance". */
  corporate: phrases,
  /** Words of politics and business: beside one, a name that means other things, too, is ours. */
  affairs: phrases,
  /** What a price does: behind an element that begins a sentence. */
  price_moves: phrases,
  /** Words of the other fields that use the same names. */
  other_fields: phrases,
  /** Phrases that begin with a name of another kind and mean something else. */
  name_idioms: phrases,
  /** Phrases that hold an element's name and mean something else. */
  element_idioms: phrases,
  /** Forms of address that are written as part of the name. */
  honorifics: phrases,
  /** Seat of government → id of the place it governs. */
  governments: z.record(z.string(), z.string()).transform((table) => new Map(Object.entries(table))),
});

export type Cues = z.infer<typeof cuesSchema>;

/** A set of phrases, found over words: a hyphen between two words counts as a space. */
export class Phrases {
  readonly #all: ReadonlySet<string>;
  /** How many words the longest phrase has that begins, or ends, with a word. */
  readonly #beginning = new Map<string, number>();
  readonly #ending = new Map<string, number>();

  constructor(list: readonly string[]) {
    const plain = list.map((phrase) => phrase.toLowerCase().replace(/[-\s]+/g, ' '));
    this.#all = new Set(plain);
    for (const phrase of plain) {
      const words = phrase.split(' ');
      const longer = (lengths: Map<string, number>, word: string): void => {
        lengths.set(word, Math.max(lengths.get(word) ?? 0, words.length));
      };
      longer(this.#beginning, words[0]);
      longer(this.#ending, words[words.length - 1]);
    }
  }

  has(phrase: string): boolean {
    return this.#all.has(phrase);
  }

  /** How many words the longest phrase has that begins at word `i`; 0 if none does. */
  from(words: readonly Word[], i: number): number {
    let phrase = wordAt(words, i)?.lower ?? '';
    const longest = this.#beginning.get(phrase);
    if (longest === undefined) return 0;
    let found = this.#all.has(phrase) ? 1 : 0;
    for (let n = 1; n < longest; n++) {
      const word = wordAt(words, i + n);
      if (word === undefined || !/^[\s-]$/.test(word.gap)) break;
      phrase = `${phrase} ${word.lower}`;
      if (this.#all.has(phrase)) found = n + 1;
    }
    return found;
  }

  /** How many words the longest phrase has that ends with word `i`; 0 if none does. */
  upTo(words: readonly Word[], i: number): number {
    let phrase = wordAt(words, i)?.lower ?? '';
    const longest = this.#ending.get(phrase);
    if (longest === undefined) return 0;
    let found = this.#all.has(phrase) ? 1 : 0;
    for (let n = 1; n < longest; n++) {
      const word = wordAt(words, i - n);
      if (word === undefined || !/^[\s-]$/.test(words[i - n + 1].gap)) break;
      phrase = `${word.lower} ${phrase}`;
      if (this.#all.has(phrase)) found = n + 1;
    }
    return found;
  }
}

/**
 * Reads the cues of a pipeline.
 *
 * @throws OrewireError where the file is missing, is no YAML, or has a key too few, too many or of another form
 */
export function loadCues(file: string): Cues {
  if (!existsSync(file))
    throw new OrewireError('expected the pipeline’s cues, found no such file', {
      where: file,
      hint: 'copy cues.yaml from pipelines/critical-minerals',
    });
  let value: unknown;
  try {
    value = parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new OrewireError(`expected YAML: ${cause instanceof Error ? cause.message : String(cause)}`, {
      where: file,
      cause,
    });
  }
  const read = cuesSchema.safeParse(value);
  if (!read.success)
    throw new OrewireError(`expected lists of phrases: ${z.prettifyError(read.error)}`, {
      where: file,
      hint: 'each key is a list of words or phrases in lower case',
    });
  return read.data;
}
