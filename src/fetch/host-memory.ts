/** @module What must outlive a process so that a crawler stays polite: each host's clocks, its robots.txt, and what was asked of it. */
import type { Exchange, HttpRejection, Kind } from './http.js';

/** When a host may be asked again. Two times, since a pause that is over must not hide a back-off that is not. */
export interface HostClocks {
  /** Milliseconds of the clock: not before, because of the pause between two requests. 0: never asked. */
  readonly nextAllowedAtMs: number;
  /** Milliseconds of the clock: not before, because the host asked for it or failed. 0: no reason to wait. */
  readonly backoffUntilMs: number;
  /** Failures in a row. */
  readonly failures: number;
}

/** What came of asking for a robots.txt. */
export interface RobotsAnswer {
  readonly answer: Exchange | HttpRejection;
  /** Milliseconds of the clock: to be asked for again from then on. */
  readonly untilMs: number;
}

/** One request, as it is accounted for to the owner of the host. */
export interface Receipt {
  /** With its port, where that is not the scheme's own. */
  readonly host: string;
  /** Milliseconds of the clock: when it began. */
  readonly atMs: number;
  readonly url: string;
  readonly kind: Kind;
  /** Null where there was no answer. */
  readonly status: number | null;
  /** Null where the answer was taken. */
  readonly reason: string | null;
  /** Of the body, decompressed; 0 where it was not read. */
  readonly bytes: number;
  readonly milliseconds: number;
  /** Whether it asked only for something newer than what we have. */
  readonly conditional: boolean;
}

/** Where this is kept. Each call is done when it returns: a process that dies after it has lost nothing of it. */
export interface HostMemory {
  clocks(host: string): HostClocks | undefined;
  saveClocks(host: string, clocks: HostClocks): void;
  robots(origin: string): RobotsAnswer | undefined;
  saveRobots(origin: string, kept: RobotsAnswer): void;
  record(receipt: Receipt): void;
}

/** Keeps nothing beyond the client that it is given to. */
export const NO_MEMORY: HostMemory = {
  clocks: () => undefined,
  saveClocks: () => undefined,
  robots: () => undefined,
  saveRobots: () => undefined,
  record: () => undefined,
};
