/** A frontier that lives as long as a test: every source is due, and every page until what came of it is kept. */
import type { DuePage, Frontier, Listed } from '../../src/fetch/fetch.js';
import { NO_VALIDATORS, type Validators } from '../../src/fetch/http.js';
import type { Fetched } from '../../src/fetch/snapshot.js';
import type { Source } from '../../src/fetch/source.js';
import { newPage } from '../../src/fetch/visits.js';

export class MemoryFrontier implements Frontier {
  /** By the address of the list. */
  readonly kept = new Map<string, Validators>();
  /** What was said of each source, in the order in which it was said: the number of pages, or the reason. */
  readonly said: (number | string)[] = [];
  readonly #pages = new Map<string, DuePage>();
  readonly #moves = new Map<string, string>();

  /** @param known addresses that are stored already */
  constructor(readonly known: readonly string[] = []) {}

  isDue(): boolean {
    return true;
  }

  address(declared: string): string {
    return this.#moves.get(declared) ?? declared;
  }

  validators(url: string): Validators | undefined {
    return this.kept.get(url);
  }

  listed(source: Source, { pages, validators, movedTo }: Listed): void {
    this.said.push(pages.length);
    for (const page of pages) {
      if (this.#pages.has(page.url) || this.known.includes(page.url)) continue;
      this.#pages.set(page.url, { ...page, page: newPage(0), validators: NO_VALIDATORS });
    }
    if ('url' in source && movedTo !== null) this.#moves.set(source.url, movedTo);
    for (const [url, given] of validators) this.kept.set(url, given);
  }

  unchanged(): void {
    this.said.push('unchanged');
  }

  unlisted(_: Source, { reason }: { readonly reason: string }): void {
    this.said.push(reason);
  }

  due(): DuePage[] {
    return [...this.#pages.values()].filter(({ page }) => page.dueMs !== null && page.state === 'waiting');
  }

  /** What the consumer of a source does with what came. */
  keep({ visit }: Fetched): void {
    const page = visit === undefined ? undefined : this.#pages.get(visit.url);
    if (visit !== undefined && page !== undefined) this.#pages.set(visit.url, { ...page, page: visit.page });
  }
}
