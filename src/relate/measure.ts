/** @module Words of a measure → a number and a unit: "up to 1.1 million tonnes a year" → "<=1100000 t/year". The words and units are the pipeline's. */

import { valuesIn } from './values.js';

/** What the words are worth. */
export interface Measures {
  /** Word → number: `half`, `dozen`. */
  readonly numbers: Readonly<Record<string, number>>;
  /** Word → factor: `million`, `bn`. */
  readonly scales: Readonly<Record<string, number>>;
  /** Unit → word → how many of the unit one of it is. A word that means different amounts in different places is a unit of its own. */
  readonly units: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

const HEDGES: readonly (readonly [RegExp, string])[] = [
  [/\b(?:at least|more than|over)\b|≥/i, '>='],
  [/\b(?:up to|at most|as much as|as many as|less than|nearly|almost|not quite)\b|≤/i, '<='],
  [/\b(?:about|around|roughly|some|close to|approximately|an estimated)\b|~/i, '~'],
];

const DIGITS = String.raw`\d+(?:[,\s\u00a0\u202f]\d{3})*(?:\.\d+)?`;

/** Reads the words of a measure, or gives undefined where they name no number or no known unit: what is vague is not made exact. */
export type MeasureReader = (words: string) => string | undefined;

interface Unit {
  readonly name: string;
  readonly factor: number;
  readonly pattern: RegExp;
  readonly perYear: boolean;
}

/** @returns a reader that gives `[>=|<=|~]number[–number] unit[/period]` */
export function measureReader({ numbers, scales, units }: Measures): MeasureReader {
  const amount = new RegExp(
    String.raw`(${DIGITS}|\b(?:${Object.keys(numbers).join('|')})\b)(?:[\s-]?(${Object.keys(scales).join('|')})\b(?! ?³))?`,
    'giu',
  );
  const numberOf = new Map(Object.entries(numbers));
  const scaleOf = new Map(Object.entries(scales));
  const known = unitsByLength(units);
  // Most numbers are dates and counts, which one question tells from measures.
  const anyUnit = ['iu', 'u'].map((flags) => {
    const own = known.filter(({ pattern }) => pattern.flags === flags);
    return new RegExp(own.map(({ pattern }) => pattern.source).join('|') || '(?!)', flags);
  });
  return (stated) => {
    // "420 km (261 miles)": the brackets say the same in another unit.
    const words = stated.replace(/\s*\([^)]*\)/g, '');
    const found = valuesIn(words, amount)
      .slice(0, 2)
      .map(([, digits, scale]) => ({
        number: numberOf.get(digits.toLowerCase()) ?? Number(digits.replace(/[,\s\u00a0\u202f]/g, '')),
        scale: scaleOf.get((scale as string | undefined)?.toLowerCase() ?? ''),
      }));
    if (found.length === 0) return undefined;
    if (!anyUnit.some((pattern) => pattern.test(words))) return undefined;
    const unit = known.find(({ pattern }) => pattern.test(words));
    if (unit === undefined) return undefined;
    // "20 to 30 million": the scale is said once.
    const shared = found.at(-1)?.scale ?? 1;
    const values = found.map(({ number, scale }) => Number((number * (scale ?? shared) * unit.factor).toPrecision(12)));
    const hedge = HEDGES.find(([pattern]) => pattern.test(words))?.[1] ?? '';
    return `${hedge}${values.join('–')} ${unit.name}${periodOf(words, unit)}`;
  };
}

/** "a year", "per annum" and units that say so themselves (tpa) → `/year`. */
function periodOf(words: string, { perYear }: Unit): string {
  const rate = /(?:\b(?:a|per|each|every)\s|\/)(year|annum|month|day|quarter|y|d)\b/i.exec(words)?.[1].toLowerCase();
  if (rate === undefined) return perYear || /\b(?:annually|yearly)\b/i.test(words) ? '/year' : '';
  return `/${rate === 'annum' || rate === 'y' ? 'year' : rate === 'd' ? 'day' : rate}`;
}

/** Longest word first. Words of letters stand alone; short ones count in their own capitals only. */
function unitsByLength(units: Measures['units']): Unit[] {
  return Object.entries(units)
    .flatMap(([name, own]) => Object.entries(own).map(([word, factor]) => ({ name, word, factor })))
    .sort((a, b) => b.word.length - a.word.length)
    .map(({ name, word, factor }) => {
      const escaped = word.replace(/[$.*+?^()[\]{}|\\/]/g, String.raw`\$&`);
      const start = /^\p{L}/u.test(word) ? String.raw`(?<!\p{L})` : '';
      const edge = /\p{L}$/u.test(word) ? String.raw`(?!\p{L})` : '';
      return {
        name,
        factor,
        pattern: new RegExp(start + escaped + edge, word.length > 4 ? 'iu' : 'u'),
        perYear: word.endsWith('pa'),
      };
    });
}
