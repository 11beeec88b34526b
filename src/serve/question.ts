/** @module What is asked of the site, and what it answers: plain values, which can go from one process to another. */

/** What an answer depends on beside the address. */
export interface Asked {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** What a form must carry to decide; null for a reader who may only look. */
  readonly token: string | null;
}

/** A page, or an answer for programs, that somebody wants. */
export interface Question extends Asked {
  /** Path and query. */
  readonly address: string;
  /** In which ways the reader takes an answer compressed. */
  readonly acceptEncoding: string;
}

export interface Reply {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Uint8Array<ArrayBuffer>;
}

/**
 * Puts a question to the site.
 *
 * @throws LateError where the answer takes longer than it may
 */
export type Ask = (question: Question) => Promise<Reply>;

/** The answer took longer than it may, and was broken off. */
export class LateError extends Error {
  constructor(readonly limitSeconds: number) {
    super(`no answer within ${limitSeconds} s`);
  }
}
