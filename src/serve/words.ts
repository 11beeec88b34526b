/** @module Dates, numbers and names in the reader's form. */

const NUMBER = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6 });
const REGIONS = new Intl.DisplayNames('en', { type: 'region' });
const MONTHS = Array.from({ length: 12 }, (_, month) =>
  new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2000, month)),
);

/** `12,345`. */
export function number(n: number): string {
  return NUMBER.format(n);
}

/** `1 article`, `2 articles`, `12,345 articles`. */
export function count(n: number, noun: string, plural = `${noun}s`): string {
  return `${number(n)} ${n === 1 ? noun : plural}`;
}

/** An ISO date as precise as it is: `2025`, `June 2025`, `3 June 2025`; anything else as it stands. */
export function date(iso: string): string {
  const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?=$|T)/.exec(iso);
  if (parts === null) return iso;
  const [, year, month, day] = parts as unknown as [string, string, string | undefined, string | undefined];
  if (Number(month ?? 1) > 12) return iso;
  return [day === undefined ? '' : Number(day), month ? MONTHS[Number(month) - 1] : '', year].filter(Boolean).join(' ');
}

/** A span of days: `3 June 2025`, or `3 June – 9 July 2025`. */
export function days(first: string, last: string): string {
  const [from, to] = [date(first), date(last)];
  if (from === to) return from;
  const sameYear = first.slice(0, 4) === last.slice(0, 4) && first.length > 4;
  return `${sameYear ? from.replace(/ \d{4}$/, '') : from} – ${to}`;
}

/** The English name of an ISO 3166-1 code; what is no code stays as it is. */
export function country(code: string): string {
  const trimmed = code.trim();
  return /^[A-Za-z]{2}$/.test(trimmed) ? (REGIONS.of(trimmed.toUpperCase()) ?? trimmed) : trimmed;
}

/** Ids and column names as words: `rare-earths` → `rare earths`. */
export function words(id: string): string {
  return id.replace(/[-_]/g, ' ').trim();
}

/** With a capital in front. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const BOUNDS: Readonly<Record<string, string>> = {
  '<=': 'up to ',
  '>=': 'at least ',
  '<': 'below ',
  '>': 'above ',
  '~': 'about ',
};
const MAGNITUDES = [
  [1e9, 'billion'],
  [1e6, 'million'],
] as const;

/**
 * What a qualifier's words amount to (`<=1100000 t/year`, `900000000 $`, `2025-10-16`) in the reader's form
 * (`up to 1.1 million t/year`, `$900 million`, `16 October 2025`).
 */
export function amount(value: string): string {
  const parts = /^(<=|>=|<|>|~)?(\d+(?:\.\d+)?)(?:–(\d+(?:\.\d+)?))? (.+)$/.exec(value);
  if (parts === null) return date(value);
  const [, bound = '', low, high, unit] = parts as unknown as [
    string,
    string | undefined,
    string,
    string | undefined,
    string,
  ];
  const figures = [low, ...(high === undefined ? [] : [high])].map((figure) => magnitude(Number(figure))).join('–');
  return `${BOUNDS[bound] ?? ''}${withUnit(figures, unit)}`;
}

/** Signs of money stand before the figure, codes of it too but apart (`USD 5`), a per cent close behind, all else behind. */
function withUnit(figures: string, unit: string): string {
  if (/^\p{Sc}$/u.test(unit)) return `${unit}${figures}`;
  if (/^[A-Z]{3}$/.test(unit)) return `${unit} ${figures}`;
  return unit === '%' ? `${figures}%` : `${figures} ${unit}`;
}

function magnitude(n: number): string {
  const found = MAGNITUDES.find(([size]) => n >= size);
  return found === undefined ? number(n) : `${number(n / found[0])} ${found[1]}`;
}
