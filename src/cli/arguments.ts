/** @module What options take: dates and numbers, checked. */
import { InvalidArgumentError } from '@commander-js/extra-typings';

/** An ISO date of any precision: 2025, 2025-06 or 2025-06-03. */
export function isoDate(value: string): string {
  const isDate = /^\d{4}(-\d{2}(-\d{2})?)?$/.test(value) && !Number.isNaN(Date.parse(value));
  if (!isDate) throw new InvalidArgumentError('Expected a date such as 2025, 2025-06 or 2025-06-03.');
  return value;
}

/** A whole number, 1 or more. */
export function positiveInteger(value: string): number {
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new InvalidArgumentError('Expected a whole number, 1 or more.');
  return Number(value);
}
