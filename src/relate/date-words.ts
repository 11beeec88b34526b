/** @module Words of a date → an ISO date as precise as they are, counted from the day the article was published. */

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
].map((name) => new RegExp(String.raw`\b${name.slice(0, 3)}(?:${name.slice(3)}|t?\.)`));
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'].map(
  (name) => new RegExp(String.raw`\b${name}\b`),
);
const DAY_MS = 86_400_000;

/**
 * @param published ISO date or date-time, or null: what needs it ("last year", "Tuesday", "April 4") is then left alone
 * @returns `2025`, `2025-06` or `2025-06-03`; undefined where the words give no single date
 */
export function normaliseDate(words: string, published: string | null): string | undefined {
  const text = words.toLowerCase();
  const years = text.match(/\b(?:19|20)\d{2}\b/g) ?? [];
  if (years.length > 1 || /\b(?:financial|fiscal|quarter|half|months|years)\b/.test(text)) return undefined;
  const month = MONTHS.findIndex((pattern) => pattern.test(text));
  const day = /\b(\d{1,2})(?:st|nd|rd|th)?\b(?!\d)/.exec(text.replace(/\b(?:19|20)\d{2}\b/, ''))?.[1];
  const now = published === null ? Number.NaN : Date.parse(published.slice(0, 10));
  if (month >= 0) {
    const year = years.at(0) ?? nearestYear(month, Number(day ?? 15), now);
    if (year === undefined) return undefined;
    const head = `${year}-${String(month + 1).padStart(2, '0')}`;
    return day === undefined ? head : `${head}-${day.padStart(2, '0')}`;
  }
  if (years.length === 1) return years[0];
  if (Number.isNaN(now)) return undefined;
  const today = new Date(now);
  const weekday = DAYS.findIndex((pattern) => pattern.test(text));
  // A newsroom's bare weekday is the latest one, today included.
  if (weekday >= 0) return iso(now - ((today.getUTCDay() - weekday + 7) % 7) * DAY_MS);
  const relative = /\b(last|this|next) (year|month)\b/.exec(text);
  if (relative === null) return undefined;
  const step = { last: -1, this: 0, next: 1 }[relative[1] as 'last' | 'this' | 'next'];
  if (relative[2] === 'year') return String(today.getUTCFullYear() + step);
  return iso(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + step, 1)).slice(0, 7);
}

/** The year in which a day without one lies nearest to the article's; news looks back more than ahead. */
function nearestYear(month: number, day: number, now: number): string | undefined {
  if (Number.isNaN(now)) return undefined;
  const year = new Date(now).getUTCFullYear();
  const distance = (candidate: number): number => {
    const ahead = Date.UTC(candidate, month, day) - now;
    return ahead > 0 ? 2 * ahead : -ahead;
  };
  return String([year, year - 1, year + 1].reduce((best, other) => (distance(other) < distance(best) ? other : best)));
}

function iso(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
