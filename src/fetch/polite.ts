/**
 * @module The manners of a crawler: robots.txt before the first page, one request at a time a host, a pause between two,
 * and a step back when the host asks for it or fails.
 */
import PQueue from 'p-queue';
import pRetry from 'p-retry';
import { systemClock, type Clock } from './clock.js';
import { NO_VALIDATORS, rejection, type Exchange, type HttpClient, type HttpRejection } from './http.js';
import type { Kind, Validators } from './http.js';
import { retryPolicy } from './reasons.js';
import { followRedirects } from './redirects.js';
import { robotsLifetimeMs, robotsRules, type RobotsRules } from './robots.js';

export interface Manners {
  /** Between the end of a request to a host and the start of the next, whatever the host says; the least, in milliseconds. */
  readonly pauseMs: number;
  /** How long a run waits for a host's next turn; where it is further off, what is wanted of the host is rejected as `backing-off`. */
  readonly patienceMs: number;
  /** The first step back after a failure; it doubles with every further one in a row. */
  readonly backoffMs: number;
  /** How often a request is made again where the reason's policy is `retry`. */
  readonly retries: number;
}

export const MANNERS: Manners = { pauseMs: 1000, patienceMs: 5 * 60_000, backoffMs: 2000, retries: 2 };

/** Redirects followed for a page, and for a robots.txt (RFC 9309, section 2.3.1.2: "at least five"). */
const PAGE_REDIRECTS = 10;
const ROBOTS_REDIRECTS = 5;

/** A day: a host that names a time beyond it has more likely mistyped it. */
const LONGEST_BACKOFF_MS = 24 * 60 * 60 * 1000;

/** What is known of a host. Two times, since a pause that is over must not hide a back-off that is not. */
interface HostState {
  readonly queue: PQueue;
  /** Milliseconds of the clock: not before, because of the pause between two requests. 0: never asked. */
  nextAllowedAtMs: number;
  /** Milliseconds of the clock: not before, because the host asked for it or failed. 0: no reason to wait. */
  backoffUntilMs: number;
  /** Failures in a row. */
  failures: number;
}

interface CachedRules {
  readonly rules: RobotsRules;
  readonly untilMs: number;
}

/** A client that any number of callers may ask at the same time; what is asked of one host waits in one queue. */
export class PoliteClient {
  readonly #http: HttpClient;
  readonly #clock: Clock;
  readonly #manners: Manners;
  /** By host and port. */
  readonly #hosts = new Map<string, HostState>();
  /** By origin. */
  readonly #rules = new Map<string, CachedRules>();

  constructor(http: HttpClient, manners: Partial<Manners> = {}, clock: Clock = systemClock) {
    this.#http = http;
    this.#clock = clock;
    this.#manners = { ...MANNERS, ...manners };
  }

  /**
   * Asks for an address and follows its redirects; each step waits its turn at its host and is asked of that host's robots.txt.
   *
   * @returns the page, its `url` being the address that gave it, or why there is none
   */
  get(url: string, kind: Kind, validators: Validators = NO_VALIDATORS): Promise<Exchange | HttpRejection> {
    return followRedirects(url, PAGE_REDIRECTS, (step) => this.#retrying(() => this.#inTurn(step, kind, validators)));
  }

  /** Made again where the failure may pass. It is the host's back-off that waits between two attempts. */
  async #retrying(attempt: () => Promise<Exchange | HttpRejection>): Promise<Exchange | HttpRejection> {
    const throwing = async () => {
      const answer = await attempt();
      if (!answer.ok && retryPolicy(answer.reason) === 'retry') throw new Passing(answer);
      return answer;
    };
    try {
      return await pRetry(throwing, { retries: this.#manners.retries, minTimeout: 0 });
    } catch (error) {
      if (error instanceof Passing) return error.rejection;
      throw error;
    }
  }

  async #inTurn(url: string, kind: Kind, validators: Validators): Promise<Exchange | HttpRejection> {
    // What is no web address has no host to be polite to; the exchange says what is wrong with it.
    if (!URL.canParse(url) || !/^https?:/i.test(url)) return this.#http.exchange(url, kind, validators);
    const { host, origin } = new URL(url);
    const state = this.#hostState(host);
    return state.queue.add(async () => {
      const rules = await this.#rulesOf(origin, state);
      const refusal = rules.refusal(url);
      if (refusal !== null) return refusal;
      const pauseMs = Math.max(this.#manners.pauseMs, rules.crawlDelaySeconds * 1000);
      return this.#paced(state, pauseMs, url, () => this.#http.exchange(url, kind, validators));
    });
  }

  #hostState(host: string): HostState {
    const known = this.#hosts.get(host);
    if (known !== undefined) return known;
    const state = { queue: new PQueue({ concurrency: 1 }), nextAllowedAtMs: 0, backoffUntilMs: 0, failures: 0 };
    this.#hosts.set(host, state);
    return state;
  }

  /** The origin's rules, asked for where they are not known or too old. Called in the host's turn, so never twice at once. */
  async #rulesOf(origin: string, state: HostState): Promise<RobotsRules> {
    const cached = this.#rules.get(origin);
    if (cached !== undefined && this.#clock.now() < cached.untilMs) return cached.rules;
    const url = `${origin}/robots.txt`;
    const answer = await followRedirects(url, ROBOTS_REDIRECTS, (step) =>
      this.#retrying(() => this.#paced(state, this.#manners.pauseMs, step, () => this.#http.exchange(step, 'robots'))),
    );
    const rules = robotsRules(answer, url, this.#http.userAgent);
    this.#rules.set(origin, { rules, untilMs: this.#clock.now() + robotsLifetimeMs(answer) });
    return rules;
  }

  /** One request at the host's pace: waits as long as both of its times say, and sets them anew by what comes of it. */
  async #paced(
    state: HostState,
    pauseMs: number,
    url: string,
    exchange: () => Promise<Exchange | HttpRejection>,
  ): Promise<Exchange | HttpRejection> {
    const now = this.#clock.now();
    const startMs = Math.max(now, state.nextAllowedAtMs, state.backoffUntilMs);
    if (startMs - now > this.#manners.patienceMs) {
      const until = new Date(startMs).toISOString();
      return rejection('backing-off', `${url}: the host is not asked before ${until}, as it wished or since it failed`);
    }
    if (startMs > now) await this.#clock.sleep(startMs - now);
    const answer = await exchange();
    state.nextAllowedAtMs = this.#clock.now() + pauseMs;
    this.#stepBack(state, answer);
    return answer;
  }

  #stepBack(state: HostState, answer: Exchange | HttpRejection): void {
    if (answer.ok || (answer.reason !== 'throttled' && retryPolicy(answer.reason) !== 'retry')) {
      state.failures = 0;
      return;
    }
    const now = this.#clock.now();
    const doubled = this.#manners.backoffMs * 2 ** state.failures;
    const asked = answer.retryAfter === undefined ? 0 : retryAfterMs(answer.retryAfter, now);
    state.backoffUntilMs = now + Math.min(LONGEST_BACKOFF_MS, Math.max(doubled, asked));
    state.failures++;
  }
}

/** Milliseconds that a `Retry-After` asks for, as seconds or as a date (RFC 9110, section 10.2.3); 0 where it says neither. */
export function retryAfterMs(value: string, nowMs: number): number {
  if (/^\d+$/.test(value.trim())) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? 0 : Math.max(0, date - nowMs);
}

/** Carries a rejection through the retrying library, which knows failures as exceptions. */
class Passing extends Error {
  constructor(readonly rejection: HttpRejection) {
    super(rejection.detail);
  }
}
