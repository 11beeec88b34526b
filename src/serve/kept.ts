/** @module Answers that are kept as long as the base stays as it is: many readers ask for the same pages. */
import type { Ask, Question, Reply } from './question.js';

/** Days and the health of sources depend on the clock: no answer is older than this. */
const OLDEST_MS = 60_000;
/** As compressed as they go out: some thousand pages. */
const MOST_BYTES = 64 * 1024 * 1024;

interface Kept {
  readonly state: string;
  readonly at: number;
  readonly reply: Promise<Reply>;
  /** 0 while it is waited for. */
  bytes: number;
}

/**
 * Answers a question that was answered before from what was kept, if the base is as it was; and a question that is being
 * answered already together with that one. What a reader who may decide is shown is never kept.
 *
 * @param stateOf a word for what the base holds now, another one after every change
 */
export function keeping(ask: Ask, stateOf: () => string): Ask {
  // A Map gives its keys in the order in which they were set: the first is the one that was used longest ago.
  const kept = new Map<string, Kept>();
  let bytes = 0;
  const forget = (key: string, one: Kept): void => {
    if (kept.get(key) !== one) return;
    kept.delete(key);
    bytes -= one.bytes;
  };

  function asked(key: string, question: Question, state: string): Kept {
    const one: Kept = { state, at: question.now, reply: ask(question), bytes: 0 };
    kept.set(key, one);
    one.reply.then(
      ({ status, body }) => {
        if (status !== 200) forget(key, one);
        if (kept.get(key) !== one) return;
        one.bytes = body.byteLength + key.length;
        bytes += one.bytes;
        for (const [oldest, other] of kept) if (bytes > MOST_BYTES) forget(oldest, other);
      },
      () => {
        forget(key, one);
      },
    );
    return one;
  }

  return async (question) => {
    if (question.token !== null) return ask(question);
    const key = `${question.acceptEncoding}\n${question.address}`;
    const state = stateOf();
    const known = kept.get(key);
    if (known !== undefined) {
      const isFresh = known.state === state && question.now - known.at < OLDEST_MS;
      if (isFresh) {
        kept.delete(key);
        kept.set(key, known);
        return known.reply;
      }
      forget(key, known);
    }
    return asked(key, question, state).reply;
  };
}
