/** @module How wide and how colourful the terminal is, and text laid out in it. */
import pc from 'picocolors';
import wrapAnsi from 'wrap-ansi';

export type Colors = ReturnType<typeof pc.createColors>;

/** What a layout needs to know of where it will stand. */
export interface Terminal {
  readonly colors: Colors;
  /** Columns of text. */
  readonly width: number;
}

/** Lines longer than this are hard to read; shorter than this, words stop fitting. */
const MAX_WIDTH = 110;
const MIN_WIDTH = 40;

/** The terminal behind a stream. Plain where it is none, or where NO_COLOR (no-color.org) is set. */
export function terminalOf(stream: { readonly isTTY?: boolean; readonly columns?: number } = process.stdout): Terminal {
  const noColor = (process.env.NO_COLOR ?? '') !== '';
  const width = stream.isTTY === true ? (stream.columns ?? 80) : MAX_WIDTH;
  return {
    colors: pc.createColors(stream.isTTY === true && !noColor && process.env.TERM !== 'dumb'),
    width: Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, width)),
  };
}

/** Control characters, and those that turn the direction of what follows: a page must not steer the terminal. */
// eslint-disable-next-line no-control-regex -- these are what is looked for
const STEERING = /[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]+/g;

/** The same value with every such character in its strings as a blank. */
export function printable<T>(value: T): T {
  if (typeof value === 'string') return value.replace(STEERING, ' ') as T;
  if (Array.isArray(value)) return value.map(printable) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, printable<unknown>(each)])) as T;
}

/** Wraps text to the terminal, its first line behind `first` and all others behind as many blanks. */
export function hang(terminal: Terminal, first: string, text: string): string {
  const indent = ' '.repeat(first.length);
  // What has no blank to break at, an address mostly, is left whole so that it can be clicked.
  const lines = wrapAnsi(text, Math.max(20, terminal.width - first.length)).split('\n');
  return lines.map((line, index) => (index === 0 ? first : indent) + line).join('\n');
}

/** `1 article`, `2 articles`, `12,345 articles`. */
export function count(n: number, noun: string, plural = `${noun}s`): string {
  return `${n.toLocaleString('en-GB')} ${n === 1 ? noun : plural}`;
}

/** Two columns: labels, and what stands beside them. */
export function columns(terminal: Terminal, rows: readonly (readonly [label: string, text: string])[]): string {
  const width = Math.max(0, ...rows.map(([label]) => label.length));
  return rows.map(([label, text]) => hang(terminal, `  ${label.padEnd(width)}  `, text)).join('\n');
}
