/**
 * @module The manners of a crawler: robots.txt before the first page, one request at a time a host, a pause between two,
 * and a step back when the host asks for it or fails.
 */
import PQueue from 'p-queue';
import pRetry from 'p-retry';
import { systemClock, type Clock } from './clock.js';
import { NO_MEMORY, type HostClocks, type HostMemory, type RobotsAnswer } from './host-memory.js';
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

/** What is known of a host. */
interface HostState {
  readonly host: string;
  readonly queue: PQueue;
  clocks: HostClocks;
}

const NEVER_ASKED: HostClocks = { nextAllowedAtMs: 0, backoffUntilMs: 0, failures: 0 };

/** One request before it is made. */
interface Asked {
  readonly url: string;
  readonly kind: Kind;
  readonly validators: Validators;
}

interface CachedRules {
  readonly rules: RobotsRules;
  readonly untilMs: number;
}

/** A client that any number of callers may ask at the same time; what is asked of one host waits in one queue. */
export class PoliteClient {
  readonly #http: Pick<HttpClient, 'userAgent' | 'exchange'>;
  readonly #clock: Clock;
  readonly #manners: Manners;
  readonly #memory: HostMemory;
  readonly #signal: AbortSignal | undefined;
  /** By host and port. */
  readonly #hosts = new Map<string, HostState>();
  /** By origin. */
  readonly #rules = new Map<string, CachedRules>();

  /**
   * @param memory what earlier clients knew of the hosts, and where this one keeps it
   * @param signal from then on nothing more is asked: whoever waits for a turn is answered with `stopped`
   */
  constructor(
    http: Pick<HttpClient, 'userAgent' | 'exchange'>,
    manners: Partial<Manners> = {},
    clock: Clock = systemClock,
    memory: HostMemory = NO_MEMORY,
    signal?: AbortSignal,
  ) {
    this.#signal = signal;
    this.#http = http;
    this.#clock = clock;
    this.#memory = memory;
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
      if (this.#signal?.aborted === true) return stopped(url);
      const rules = await this.#rulesOf(origin, state);
      const refusal = rules.refusal(url);
      if (refusal !== null) return refusal;
      const pauseMs = Math.max(this.#manners.pauseMs, rules.crawlDelaySeconds * 1000);
      return this.#paced(state, pauseMs, { url, kind, validators });
    });
  }

  #hostState(host: string): HostState {
    const known = this.#hosts.get(host);
    if (known !== undefined) return known;
    const clocks = this.#memory.clocks(host) ?? NEVER_ASKED;
    const state = { host, queue: new PQueue({ concurrency: 1 }), clocks };
    this.#hosts.set(host, state);
    return state;
  }

  /** The origin's rules, asked for where they are not known or too old. Called in the host's turn, so never twice at once. */
  async #rulesOf(origin: string, state: HostState): Promise<RobotsRules> {
    const cached = this.#rules.get(origin);
    if (cached !== undefined && this.#clock.now() < cached.untilMs) return cached.rules;
    const url = `${origin}/robots.txt`;
    const remembered = this.#memory.robots(origin);
    const fresh = remembered !== undefined && this.#clock.now() < remembered.untilMs;
    const { answer, untilMs } = fresh ? remembered : await this.#askRobots(origin, url, state);
    const rules = robotsRules(answer, url, this.#http.userAgent);
    this.#rules.set(origin, { rules, untilMs });
    return rules;
  }

  async #askRobots(origin: string, url: string, state: HostState): Promise<RobotsAnswer> {
    const answer = await followRedirects(url, ROBOTS_REDIRECTS, (step) =>
      this.#retrying(() =>
        this.#paced(state, this.#manners.pauseMs, { url: step, kind: 'robots', validators: NO_VALIDATORS }),
      ),
    );
    const kept = { answer, untilMs: this.#clock.now() + robotsLifetimeMs(answer) };
    if (answer.ok || answer.reason !== 'stopped') this.#memory.saveRobots(origin, kept);
    return kept;
  }

  /** One request at the host's pace: waits as long as both of its times say, and sets them anew by what comes of it. */
  async #paced(state: HostState, pauseMs: number, asked: Asked): Promise<Exchange | HttpRejection> {
    const { url, kind, validators } = asked;
    const now = this.#clock.now();
    const startMs = Math.max(now, state.clocks.nextAllowedAtMs, state.clocks.backoffUntilMs);
    if (startMs - now > this.#manners.patienceMs) {
      const until = new Date(startMs).toISOString();
      return rejection('backing-off', `${url}: the host is not asked before ${until}, as it wished or since it failed`);
    }
    if (startMs > now) await this.#clock.sleep(startMs - now, this.#signal);
    if (this.#signal?.aborted === true) return stopped(url);
    const atMs = this.#clock.now();
    // Kept before the request too: should we die in the middle of it, our successor still waits out the pause.
    this.#setClocks(state, { ...state.clocks, nextAllowedAtMs: atMs + pauseMs });
    const answer = await this.#http.exchange(url, kind, validators);
    const endMs = this.#clock.now();
    this.#setClocks(state, { ...this.#steppedBack(state.clocks, answer), nextAllowedAtMs: endMs + pauseMs });
    this.#memory.record({
      host: new URL(url).host,
      atMs,
      url,
      kind,
      status: answer.status ?? null,
      reason: answer.ok ? null : answer.reason,
      bytes: answer.ok ? answer.body.byteLength : 0,
      milliseconds: endMs - atMs,
      conditional: validators.etag !== null || validators.lastModified !== null,
    });
    return answer;
  }

  #setClocks(state: HostState, clocks: HostClocks): void {
    state.clocks = clocks;
    this.#memory.saveClocks(state.host, clocks);
  }

  #steppedBack(clocks: HostClocks, answer: Exchange | HttpRejection): HostClocks {
    if (answer.ok || (answer.reason !== 'throttled' && retryPolicy(answer.reason) !== 'retry')) {
      return { ...clocks, failures: 0 };
    }
    const now = this.#clock.now();
    const doubled = this.#manners.backoffMs * 2 ** clocks.failures;
    const asked = answer.retryAfter === undefined ? 0 : retryAfterMs(answer.retryAfter, now);
    const backoffUntilMs = now + Math.min(LONGEST_BACKOFF_MS, Math.max(doubled, asked));
    return { ...clocks, backoffUntilMs, failures: clocks.failures + 1 };
  }
}

function stopped(url: string): HttpRejection {
  return rejection('stopped', `${url}: not asked any more, as the run was told to stop`);
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
