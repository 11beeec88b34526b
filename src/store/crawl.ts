/** @module What the crawler remembers of sources and pages, each change of it one transaction. */
import type { Database } from 'better-sqlite3';
import { Frontier, type FoundPage, type FrontierPage, type PageState } from './frontier.js';
import type { Snapshots, Validators } from './snapshots.js';
import { SourceStates, type SourceState } from './source-states.js';

/** What asking a source led to. */
export interface Listed {
  /** Each with the state that it begins with, should it not be known. */
  readonly pages: readonly (FoundPage & { readonly state: PageState })[];
  /** By address, to ask for a newer list only. */
  readonly validators: readonly (readonly [url: string, validators: Validators])[];
  /** Where a declared address went for good; null where it did not. */
  readonly move: { readonly declared: string; readonly address: string } | null;
}

/** What came of asking for a page. */
export interface Visit {
  readonly url: string;
  readonly page: PageState;
  /** Milliseconds since 1970. */
  readonly atMs: number;
}

/** Sources and pages in the base, as the crawler sees them. */
export class Crawl {
  readonly #frontier: Frontier;
  readonly #states: SourceStates;
  readonly #snapshots: Snapshots;
  readonly #write;

  /** @param write does some work as one transaction */
  constructor(db: Database, snapshots: Snapshots, write: (work: () => void) => void) {
    this.#frontier = new Frontier(db);
    this.#states = new SourceStates(db);
    this.#snapshots = snapshots;
    this.#write = write;
  }

  state(sourceId: string): SourceState | undefined {
    return this.#states.get(sourceId);
  }

  /** Where a declared address went for good; itself where it did not. */
  address(declared: string): string {
    return this.#states.address(declared);
  }

  /**
   * Keeps what a source led to, where it is, what to ask for something newer with, and what follows for the source: all of
   * it or nothing.
   *
   * @param decide the source's state from the one before and the number of pages that were not known
   */
  listed(
    sourceId: string,
    { pages, validators, move }: Listed,
    nowMs: number,
    decide: (before: SourceState | undefined, fresh: number) => SourceState,
  ): void {
    this.#write(() => {
      const fresh = pages.filter(({ state, ...page }) => this.#frontier.add(sourceId, page, state, nowMs)).length;
      if (move !== null) this.#states.move(move.declared, move.address, nowMs);
      for (const [url, given] of validators) this.#snapshots.putValidators(url, given);
      this.#states.put(sourceId, decide(this.#states.get(sourceId), fresh));
    });
  }

  /** Keeps what came of asking a source, where it led to nothing new. */
  checked(sourceId: string, state: SourceState): void {
    this.#write(() => {
      this.#states.put(sourceId, state);
    });
  }

  /** A source's pages whose time has come, the longest due first. */
  due(sourceId: string, nowMs: number): FrontierPage[] {
    return this.#frontier.due(sourceId, nowMs);
  }

  nextPageDueMs(sourceId: string): number | null {
    return this.#frontier.nextDueMs(sourceId);
  }

  /** Pages that are not had yet. */
  waiting(): number {
    return this.#frontier.waiting();
  }

  /** Keeps what came of asking for a page that was not given. */
  visited(visit: Visit): void {
    this.#write(() => {
      this.visitedWithin(visit);
    });
  }

  /** As {@link visited}, in a transaction that is open already. */
  visitedWithin({ url, page, atMs }: Visit): void {
    this.#frontier.visited(url, page, atMs);
  }

  /** A source that is declared with another address is another source: what was known of it does not hold. In an open transaction. */
  declaredWithin(sourceId: string, address: string | null): void {
    this.#states.forgetUnless(sourceId, address);
  }
}
