import type { Clock } from '../../src/fetch/clock.js';

/** A clock that stands still until somebody sleeps, and then is there at once. */
export class TestClock implements Clock {
  readonly slept: number[] = [];
  #now: number;

  constructor(start = '2025-06-03T10:00:00Z') {
    this.#now = Date.parse(start);
  }

  now(): number {
    return this.#now;
  }

  sleep(milliseconds: number): Promise<void> {
    this.slept.push(milliseconds);
    this.#now += milliseconds;
    return Promise.resolve();
  }

  pass(milliseconds: number): void {
    this.#now += milliseconds;
  }
}
