/** @module Elements: common nouns, so found in any case, and so most in need of a look at what they mean here. */
import type { CompiledGazetteer, Reading } from './compile.js';
import type { Context } from './context.js';
import { foldKey } from './fold.js';
import type { Found } from './found.js';
import type { NameSpan } from './names.js';
import type { Sensed } from './sensed.js';
import { wordAt } from './words.js';

/** Words of the field in a thousand below which an article is about something else. */
const FIELD_DENSITY = 6;

/** The elements that a text names outside longer names. */
export function elementsIn(context: Context, spans: readonly NameSpan[], gazetteer: CompiledGazetteer): Sensed[] {
  const { source, words, foundAt } = context;
  const inName = new Set<number>();
  for (const span of spans)
    if (span.found === undefined || span.found.to < span.to) for (let i = span.from; i < span.to; i++) inName.add(i);
  const offField = isOffField(context);
  const sensed: Sensed[] = [];
  for (const hit of foundAt.values()) {
    const reading = hit.readings.find(({ entry, form }) => entry.kind === 'element' && form.role !== 'symbol');
    if (
      reading === undefined ||
      inName.has(hit.from) ||
      inIdiom(hit, context) ||
      !counts(hit, reading, offField, context, gazetteer)
    )
      continue;
    const compound = compoundEnd(hit, context);
    if (compound > hit.to) {
      const end = words[compound - 1].end;
      const name = source.slice(hit.start, end);
      const key = foldKey(name);
      sensed.push({
        start: hit.start,
        end,
        kind: 'element',
        name,
        key,
        reading: undefined,
        rule: 'compound of an element',
      });
    } else {
      const { name } = reading.entry;
      const key = foldKey(name);
      sensed.push({ start: hit.start, end: hit.end, kind: 'element', name, key, reading, rule: 'element' });
    }
  }
  return sensed;
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

/** Whether the article has so few words of the field that everyday words in it mean everyday things. */
function isOffField({ words, cues }: Context): boolean {
  const count = words.filter((word) => cues.field.has(word.lower)).length;
  return count * 1000 < FIELD_DENSITY * words.length;
}

/** Whether an element's name means the element here. */
function counts(
  hit: Found,
  { entry }: Reading,
  offField: boolean,
  context: Context,
  gazetteer: CompiledGazetteer,
): boolean {
  const { source, words, cues, foundAt } = context;
  const key = foldKey(source.slice(hit.start, hit.end));
  const policy = gazetteer.policies.get(key)?.find((row) => row.kind === 'element');
  if (policy?.policy === 'never') return false;
  // Off the field a name in capitals only is a band's or a team's, and an everyday word needs a word of the field beside it.
  if (
    offField &&
    (!inSmallLetters(entry.id, context) || (cues.everyday_elements.has(key) && !fieldNearby(hit, context)))
  )
    return false;
  if (policy?.policy !== 'cue') return true;
  for (let i = Math.max(0, hit.from - 4); i < hit.to + 4; i++) {
    const word = wordAt(words, i);
    if (word === undefined || (i >= hit.from && i < hit.to)) continue;
    if (policy.context.includes(word.lower) || cues.field.has(word.lower) || cues.deposit_nouns.has(word.lower))
      return true;
    if (foundAt.get(i)?.readings.some((other) => other.entry.kind === 'element' && other.entry !== entry) ?? false)
      return true;
  }
  return false;
}

/** Whether the text has an element's name in small letters anywhere. */
function inSmallLetters(id: string, { words, foundAt }: Context): boolean {
  for (const hit of foundAt.values())
    if (!words[hit.from].capital && hit.readings.some(({ entry }) => entry.id === id)) return true;
  return false;
}

/** How far a word of the field may stand from an everyday word that it makes an element. */
const NEARBY = 6;

function fieldNearby({ from, to }: Found, { words, cues }: Context): boolean {
  for (let i = Math.max(0, from - NEARBY); i < to + NEARBY; i++)
    if ((i < from || i >= to) && isTrade(wordAt(words, i)?.lower ?? '', cues)) return true;
  return false;
}

function isTrade(word: string, cues: Context['cues']): boolean {
  return cues.field.has(word) || cues.trade.has(word);
}
