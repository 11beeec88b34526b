/** @module Elements: common nouns, so found in any case, and so most in need of a look at what they mean here. */
import type { CompiledGazetteer, Reading } from './compile.js';
import type { Context } from './context.js';
import { elementVotes, isElementHere } from './element-sense.js';
import { foldKey } from './fold.js';
import type { Found } from './found.js';
import type { Sensed, Weighed } from './sensed.js';
import type { Subject } from './subject.js';
import type { Vote } from './votes.js';
import { wordAt } from './words.js';

/** A stretch that the tables know as an element's name, and what speaks for and against it here. */
export interface ElementName {
  readonly hit: Found;
  readonly reading: Reading;
  readonly votes: readonly Vote[];
  /** Whether the element is meant. */
  readonly meant: boolean;
}

/** What was weighed for an element's name that nothing else is called by. */
export function weighedElement({ votes }: ElementName): Weighed {
  const sum = votes.reduce((total, { weight }) => total + weight, 0);
  return {
    votes,
    scores: new Map([['element', sum]]),
    probabilities: undefined,
    ranking: new Map(),
    standsFor: undefined,
  };
}

/** Weighs every name of an element in a text. */
export function weighElements(subject: Subject, context: Context, gazetteer: CompiledGazetteer): ElementName[] {
  const keyOf = ({ start, end }: Found): string => foldKey(context.source.slice(start, end));
  const smallLetters = new Set<string>();
  for (const hit of context.foundAt.values()) if (!context.words[hit.from].capital) smallLetters.add(keyOf(hit));
  const weighed: ElementName[] = [];
  for (const hit of context.foundAt.values()) {
    const reading = hit.readings.find(({ entry, form }) => entry.kind === 'element' && form.role !== 'symbol');
    if (reading === undefined) continue;
    const key = keyOf(hit);
    const policy = gazetteer.policies.get(key)?.find((row) => row.kind === 'element');
    const veto = policy?.policy === 'never' ? 'policy: never' : inIdiom(hit, context) ? 'inside a phrase' : undefined;
    const votes: Vote[] =
      veto === undefined
        ? elementVotes(hit, key, policy, subject, smallLetters, context)
        : [{ kind: 'element', weight: -10, rule: veto }];
    weighed.push({ hit, reading, votes, meant: isElementHere(votes) });
  }
  return weighed;
}

/** An element's mention, with the compound's noun where one goes on with it. */
export function sensedElement(element: ElementName, context: Context): Sensed {
  const { hit, reading } = element;
  const { source, words } = context;
  const compound = compoundEnd(hit, context);
  const whole = compound === hit.to;
  const end = whole ? hit.end : words[compound - 1].end;
  const name = whole ? reading.entry.name : source.slice(hit.start, end);
  return {
    start: hit.start,
    end,
    kind: 'element',
    name,
    key: foldKey(name),
    reading: whole ? reading : undefined,
    rule: whole ? 'element' : 'compound of an element',
    weighed: weighedElement(element),
  };
}

/** How many words before an element a phrase that holds it may begin. */
const IDIOM_REACH = 2;

/** "salt flat", "in the lead", "diamond drilling", "gold medal": whether the word is part of a phrase that means something else. */
function inIdiom({ from, to }: Found, { words, cues }: Context): boolean {
  const length = to - from;
  if (cues.element_idioms.from(words, from) > length || cues.deposit_nouns.from(words, from) > length) return true;
  for (let i = Math.max(0, from - IDIOM_REACH); i < from; i++)
    if (i + cues.element_idioms.from(words, i) >= to) return true;
  return false;
}

/** Behind "dysprosium oxide", "mixed rare earth carbonate": where a compound that the tables do not have ends. */
function compoundEnd(hit: Found, { words, cues }: Context): number {
  const next = wordAt(words, hit.to);
  if (next === undefined || next.first || next.gap !== ' ' || next.capital) return hit.to;
  const form = cues.element_forms.from(words, hit.to);
  // "neodymium and praseodymium oxides" are not a compound of the last one named.
  const coordinated =
    /^(?:and|or)$/.test(wordAt(words, hit.from - 1)?.lower ?? '') && words[hit.to].lower.endsWith('s');
  return coordinated ? hit.to : hit.to + form;
}
