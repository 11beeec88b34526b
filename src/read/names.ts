/** @module What class names and ids say about a block, by the words that they are made of. */
import {
  DESCRIBING,
  EDGE_WORDS,
  LINE_REASONS,
  NAME_PAIRS,
  NAME_WORDS,
  type RemovalReason,
  STATES,
  WHOLE_NAMES,
} from './vocabulary.js';

/** Whether a reason given by a class name holds for an element of this kind. */
export function holdsFor(element: string, reason: RemovalReason): boolean {
  return !/^(?:p|h[1-6])$/.test(element) || LINE_REASONS.has(reason);
}

function table(rows: Readonly<Record<string, string>>): Map<string, RemovalReason> {
  return new Map(
    Object.entries(rows).flatMap(([reason, words]) => words.split(' ').map((word) => [word, reason as RemovalReason])),
  );
}

const WORD_REASONS = table(NAME_WORDS);
const PAIR_REASONS = table(NAME_PAIRS);
const PAIR_OPENERS = new Set([...PAIR_REASONS.keys()].map((pair) => pair.split('-')[0]));
const EDGE_REASONS = table(EDGE_WORDS);
const WHOLE_REASONS = table(WHOLE_NAMES);

/** What a class attribute or an id says. */
export interface NameReading {
  /** The first reason that its words give, null where they give none. */
  readonly reason: RemovalReason | null;
  /** Whether it says that an author is named here. */
  readonly author: boolean;
}

const AUTHOR = /(?:\b|_)(?:[Aa]uthor|[Bb]yline|[Aa]utor|[Aa]uteur)|(?<=[a-z])(?:Author|Byline)/;

/**
 * Reads class names and ids. A page writes each many times; a reader works out once what it says, and lives as long as
 * the page (to keep the names longer would keep the pages that they are cut from).
 */
export class NameReader {
  readonly #attributes = new Map<string, NameReading>();
  readonly #names = new Map<string, RemovalReason | null>();

  /** @param attribute the attribute's value: names separated by white space */
  read(attribute: string): NameReading {
    const known = this.#attributes.get(attribute);
    if (known !== undefined) return known;
    let reason: RemovalReason | null = null;
    for (const name of attribute.split(/[ \n\t\r]/)) {
      reason = this.#judge(name);
      if (reason !== null) break;
    }
    const reading = { reason, author: AUTHOR.test(attribute) };
    this.#attributes.set(attribute, reading);
    return reading;
  }

  #judge(name: string): RemovalReason | null {
    let reason = this.#names.get(name);
    if (reason === undefined) {
      reason = judge(name);
      this.#names.set(name, reason);
    }
    return reason;
  }
}

function judge(name: string): RemovalReason | null {
  // Utility classes that carry a condition (`print:hidden`) say nothing about what a block is.
  if (name.length < 2 || name.includes(':')) return null;
  // What stands behind two hyphens modifies (getbem.com/naming): `field--label-hidden` is a field.
  const modifier = name.indexOf('--');
  const base = modifier < 0 ? name : name.slice(0, modifier);
  const lower = base.toLowerCase();
  const whole = WHOLE_REASONS.get(lower);
  if (whole !== undefined) return whole;
  const words = (lower === base ? base : base.replace(/([a-z])(?=[A-Z])/g, '$1-').toLowerCase()).split(/[-_.]/);
  const last = words.length - 1;
  if (DESCRIBING.has(words[0]) || STATES.has(words[last])) return null;
  for (let i = 0; i <= last; i++) {
    const word = words[i];
    const pair = i < last && PAIR_OPENERS.has(word) ? PAIR_REASONS.get(`${word}-${words[i + 1]}`) : undefined;
    const reason = pair ?? WORD_REASONS.get(word) ?? (i === 0 || i === last ? EDGE_REASONS.get(word) : undefined);
    if (reason !== undefined) return reason;
  }
  return null;
}
