/** @module Between which bounds a measure can lie. */

/** A measure's unit and bounds; null for words that are none. */
export interface Bounds {
  readonly unit: string | null;
  readonly low: number | null;
  readonly high: number | null;
}

const NO_MEASURE: Bounds = { unit: null, low: null, high: null };

/** Signs, a number or two ("12–15"), a unit: `~4700000 ton`, `>=20 %`. */
const MEASURE = /^[<>=~]*(?<number>[0-9][0-9.–]*) (?<unit>.*)$/su;

/**
 * The bounds of a value as the view `claim_values` has them (db/README.md says by which rules). There SQLite works each step out
 * again wherever the next one names it; of a fact with a hundred figures that took longer than all else that is asked of it.
 */
export function boundsOf(value: string): Bounds {
  const groups = MEASURE.exec(value)?.groups;
  if (groups === undefined) return NO_MEASURE;
  const { number, unit } = groups;
  const dash = number.indexOf('–');
  const least = dash < 0 ? number : number.slice(0, dash);
  const most = number.slice(dash + 1);
  const isAbout = value.startsWith('~');
  const low = value.startsWith('<') ? 0 : isAbout ? amount(least) * 0.9 : amount(least) - slack(least);
  const high = value.startsWith('>') ? 9e307 : isAbout ? amount(most) * 1.1 : amount(most) + slack(most);
  return { unit, low, high };
}

/** As SQLite takes digits for a number: 0 where there are none. */
function amount(digits: string): number {
  return Number.parseFloat(digits) || 0;
}

/** By how much a number can be off: it is as exact as its last digit, from a thousand on as its last that is not zero. */
function slack(digits: string): number {
  const point = digits.indexOf('.');
  if (point >= 0) return 0.5 / 10 ** Math.min(9, digits.length - point - 1);
  if (digits.length <= 3) return 0.5;
  const zeros = digits.length - digits.replace(/0+$/, '').length;
  return Math.min(0.5 * 10 ** Math.min(15, zeros), 0.05 * amount(digits));
}
