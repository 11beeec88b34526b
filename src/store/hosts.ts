/** @module What is remembered of hosts: when each may be asked again, its robots.txt, and a receipt of every request. */
import type { Database } from 'better-sqlite3';

/** Milliseconds since 1970; 0: no reason to wait. */
export interface HostClocks {
  readonly nextAllowedAtMs: number;
  readonly backoffUntilMs: number;
  readonly failures: number;
}

/** A robots.txt, or the reason why there was none. */
export interface KeptRobots {
  readonly body: Uint8Array | null;
  readonly reason: string | null;
  readonly detail: string | null;
  /** Milliseconds since 1970: to be asked for again from then on. */
  readonly untilMs: number;
}

/** One request. */
export interface Request {
  readonly host: string;
  /** Milliseconds since 1970. */
  readonly atMs: number;
  readonly url: string;
  /** `page`, `feed`, `robots`. */
  readonly kind: string;
  readonly status: number | null;
  readonly reason: string | null;
  readonly bytes: number;
  readonly milliseconds: number;
  readonly conditional: boolean;
}

/** Receipts are for questions of site owners, who ask soon: a quarter of a year of them is some 100 MB at a request a second. */
const RECEIPTS_KEPT_MS = 90 * 24 * 60 * 60 * 1000;

const iso = (ms: number): string => new Date(ms).toISOString();

/** The hosts in the base. Every call is one transaction. */
export class Hosts {
  readonly #write;
  readonly #clocks;
  readonly #putClocks;
  readonly #robots;
  readonly #putRobots;
  readonly #record;
  readonly #forget;
  readonly #receipts;

  /** @param write does some work as one transaction */
  constructor(db: Database, write: (work: () => void) => void) {
    this.#write = write;
    this.#clocks = db.prepare<[string], { next: string; backoff: string; failures: number }>(
      'SELECT next_allowed_at AS next, backoff_until_at AS backoff, failures FROM hosts WHERE host = ?',
    );
    this.#putClocks = db.prepare('INSERT OR REPLACE INTO hosts VALUES (?, ?, ?, ?)');
    this.#robots = db.prepare<[string], Omit<KeptRobots, 'untilMs'> & { expires: string }>(
      'SELECT body, reason, detail, expires_at AS expires FROM robots WHERE origin = ?',
    );
    this.#putRobots = db.prepare('INSERT OR REPLACE INTO robots VALUES (?, ?, ?, ?, ?)');
    this.#record = db.prepare(
      `INSERT INTO requests (host, requested_at, url, kind, status, reason, bytes, milliseconds, conditional)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#forget = db.prepare('DELETE FROM requests WHERE requested_at < ?');
    this.#receipts = db.prepare<[string], Omit<Request, 'atMs' | 'conditional'> & { at: string; conditional: number }>(
      `SELECT host, requested_at AS at, url, kind, status, reason, bytes, milliseconds, conditional
       FROM requests WHERE host = ? ORDER BY requested_at, id`,
    );
  }

  clocks(host: string): HostClocks | undefined {
    const row = this.#clocks.get(host);
    if (row === undefined) return undefined;
    const { next, backoff, failures } = row;
    return { nextAllowedAtMs: Date.parse(next), backoffUntilMs: Date.parse(backoff), failures };
  }

  saveClocks(host: string, clocks: HostClocks): void {
    const { nextAllowedAtMs, backoffUntilMs, failures } = clocks;
    this.#write(() => this.#putClocks.run(host, iso(nextAllowedAtMs), iso(backoffUntilMs), failures));
  }

  robots(origin: string): KeptRobots | undefined {
    const row = this.#robots.get(origin);
    if (row === undefined) return undefined;
    const { body, reason, detail, expires } = row;
    return { body, reason, detail, untilMs: Date.parse(expires) };
  }

  saveRobots(origin: string, { body, reason, detail, untilMs }: KeptRobots): void {
    this.#write(() => this.#putRobots.run(origin, body, reason, detail, iso(untilMs)));
  }

  record(request: Request): void {
    const { host, atMs, url, kind, status, reason, bytes, milliseconds, conditional } = request;
    const at = iso(atMs);
    this.#write(() => this.#record.run(host, at, url, kind, status, reason, bytes, milliseconds, Number(conditional)));
  }

  /** Drops receipts that nobody asks about any more. */
  forgetOldReceipts(nowMs: number): void {
    this.#write(() => this.#forget.run(iso(nowMs - RECEIPTS_KEPT_MS)));
  }

  /** What was asked of a host (with its port, where that is not the scheme's own), the oldest first. */
  receipts(host: string): Request[] {
    return this.#receipts
      .all(host)
      .map(({ at, conditional, ...row }) => ({ ...row, atMs: Date.parse(at), conditional: conditional === 1 }));
  }
}
