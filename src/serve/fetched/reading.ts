/** @module What the reader makes of a stored page: its characters, the article in it, and what was left out. */
import type { Result, Snapshot } from '../../model.js';
import { decode } from '../../read/decode.js';
import { read, type ReadPage, type ReadReason } from '../../read/read.js';

export interface Reading {
  /** The page's characters. */
  readonly html: string;
  /** Name of the encoding they were in. */
  readonly charset: string;
  readonly page: Result<ReadPage, ReadReason>;
}

/** Reads a stored page again, as `orewire read` does: what a pipeline declares of its site is not known here. */
export function readingOf({ body, headers, finalUrl, fetchedAt }: Snapshot): Reading {
  const { html, charset } = decode(body, headers['content-type']);
  return { html, charset, page: read({ url: finalUrl, html, fetchedAt }) };
}
