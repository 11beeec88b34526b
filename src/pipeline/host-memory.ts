/** @module The base as the crawler's memory of hosts: what fetching knows, in the words of the store. */
import type { HostMemory, RobotsAnswer } from '../fetch/host-memory.js';
import { rejection } from '../fetch/http.js';
import { FETCH_REASONS, type FetchReason } from '../fetch/reasons.js';
import type { Hosts, KeptRobots } from '../store/hosts.js';

/** Keeps clocks, robots.txt and receipts in the base. */
export function hostMemory(hosts: Hosts): HostMemory {
  return {
    clocks: (host) => hosts.clocks(host),
    saveClocks: (host, clocks) => {
      hosts.saveClocks(host, clocks);
    },
    robots: (origin) => {
      const kept = hosts.robots(origin);
      return kept === undefined ? undefined : answerOf(origin, kept);
    },
    saveRobots: (origin, { answer, untilMs }) => {
      hosts.saveRobots(
        origin,
        answer.ok
          ? { body: answer.body, reason: null, detail: null, untilMs }
          : { body: null, reason: answer.reason, detail: answer.detail, untilMs },
      );
    },
    record: (receipt) => {
      hosts.record(receipt);
    },
  };
}

/** Undefined where an older orewire kept a reason that this one does not know: then robots.txt is asked for again. */
function answerOf(origin: string, { body, reason, detail, untilMs }: KeptRobots): RobotsAnswer | undefined {
  if (body !== null) {
    const fetchedAt = new Date(untilMs).toISOString();
    return { answer: { ok: true, url: `${origin}/robots.txt`, status: 200, headers: {}, body, fetchedAt }, untilMs };
  }
  return reason !== null && isReason(reason) ? { answer: rejection(reason, detail ?? ''), untilMs } : undefined;
}

function isReason(reason: string): reason is FetchReason {
  return Object.hasOwn(FETCH_REASONS, reason);
}
