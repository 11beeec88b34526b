/** @module The fact base: the store's one door for those who write, on one SQLite file. */
import type { Database } from 'better-sqlite3';
import type { Result, Snapshot } from '../model.js';
import { Checkpoints } from './checkpoints.js';
import { explaining, openDatabase } from './connection.js';
import { Crawl, type Visit } from './crawl.js';
import { Decisions, type Act, type ActRefusal, type Decision } from './decisions.js';
import { Hosts } from './hosts.js';
import { Ingest, type Derivation, type Saved } from './ingest.js';
import { migrate, readMigrations, requireSchema } from './migrate.js';
import type { Newsroom } from './newsrooms.js';
import type { Lookup } from './nodes.js';
import { Reader } from './reader/reader.js';
import { Runs, type RunEvent, type RunOutcome } from './runs.js';
import { StoredWork, type Standing, type Stored } from './stored.js';
import { PipelineStates } from './pipeline-states.js';
import { Snapshots, type ArchiveEntry, type SourceRecord, type Validators } from './snapshots.js';

/** How a predicate is spoken: `explores` is "explores" from its subject, "explored by" from its object. */
export interface PredicateLabel {
  readonly id: string;
  readonly label: string;
  readonly inverse: string;
  /** An object has one subject at a time, or subjects whose shares come to 100 % at most; left out: any number. */
  readonly exclusive?: 'one' | 'share' | undefined;
}

export type { Derivation, Saved } from './ingest.js';
export type { Newsroom } from './newsrooms.js';

export interface OpenOptions {
  /** Opens an existing base for reading only. */
  readonly readonly?: boolean;
  /** The clock, ISO 8601; for the journal of runs, the history and people's decisions, never for what is derived. */
  readonly now?: () => string;
}

/** A base of facts. Everything that writes does it in one transaction: done as a whole, or not at all. */
export class FactBase {
  /** The named questions that `query/` is made of. */
  readonly reader: Reader;
  /** What the crawler remembers of hosts. */
  readonly hosts: Hosts;
  /** What the crawler remembers of sources and pages. */
  readonly crawl: Crawl;
  readonly #db: Database;
  readonly #now: () => string;
  readonly #checkpoints: Checkpoints;
  readonly #runs: Runs;
  readonly #snapshots: Snapshots;
  readonly #ingest: Ingest;
  readonly #decisions: Decisions;
  readonly #states: PipelineStates;
  readonly #stored: StoredWork;
  readonly #ownChanges;

  private constructor(db: Database, now: () => string) {
    this.#db = db;
    this.#now = now;
    this.#checkpoints = new Checkpoints(db);
    this.#runs = new Runs(db);
    this.#snapshots = new Snapshots(db);
    this.#ingest = new Ingest(db);
    this.#decisions = new Decisions(db);
    this.#states = new PipelineStates(db);
    this.#stored = new StoredWork(db);
    this.#ownChanges = db.prepare<[], number>('SELECT total_changes()').pluck();
    this.reader = new Reader(db);
    const write = (work: () => void) => {
      this.#write(work);
    };
    this.hosts = new Hosts(db, write);
    this.crawl = new Crawl(db, this.#snapshots, write);
  }

  /**
   * Opens the base at `path`; makes it, or brings its schema up to date, unless `readonly`.
   *
   * @throws {BaseUnavailableError} when the file cannot be used: missing, locked, foreign, damaged, or written by a newer orewire
   */
  static open(path: string, options: OpenOptions = {}): FactBase {
    const { readonly = false, now = () => new Date().toISOString() } = options;
    const db = openDatabase(path, { readonly });
    try {
      return explaining(path, () => {
        const migrations = readMigrations();
        if (!readonly) migrate(db, migrations, now());
        requireSchema(db, migrations);
        return new FactBase(db, now);
      });
    } catch (error) {
      db.close();
      throw error;
    }
  }

  close(): void {
    this.#checkpoints.end();
    this.#db.close();
  }

  /**
   * What stands in the base, as far as others' transactions and one's own tell it apart: the same as long as nothing was
   * written (sqlite.org/pragma.html#pragma_data_version).
   */
  state(): string {
    return explaining(this.#db.name, () => {
      const others = this.#db.pragma('data_version', { simple: true }) as number;
      return `${others} ${this.#ownChanges.get()!}`;
    });
  }

  /** Begins a run; earlier ones that never ended are marked `interrupted`. */
  startRun(run: { readonly pipeline: string; readonly fingerprint: string }): number {
    return this.#write(() => this.#runs.start(run.pipeline, run.fingerprint, this.#now()));
  }

  recordEvent(runId: number, event: RunEvent): void {
    this.#write(() => {
      this.#runs.record(runId, event, this.#now());
    });
  }

  finishRun(runId: number, outcome: RunOutcome, counts: Readonly<Record<string, number>>): void {
    this.#write(() => {
      this.#runs.finish(runId, outcome, counts, this.#now());
    });
  }

  saveSource(source: SourceRecord): void {
    this.#write(() => {
      this.crawl.declaredWithin(source.id, source.address);
      this.#snapshots.putSource(source);
    });
  }

  /** Keeps how the pipeline's predicates are spoken, in place of what was kept before. */
  savePredicates(predicates: readonly PredicateLabel[]): void {
    const put = this.#db.prepare(
      'INSERT INTO predicates (id, label, inverse, exclusive) VALUES (@id, @label, @inverse, @exclusive)',
    );
    this.#write(() => {
      this.#db.prepare('DELETE FROM predicates').run();
      for (const { exclusive = null, ...predicate } of predicates) put.run({ ...predicate, exclusive });
    });
  }

  /** Keeps the newsrooms that the pipeline declares, in place of those before. Changes sources, never facts. */
  saveNewsrooms(newsrooms: readonly Newsroom[]): void {
    this.#write(() => {
      this.#ingest.declareNewsrooms(newsrooms);
    });
  }

  /**
   * Keeps a snapshot as it came.
   *
   * @param sourceId a source that was saved before
   * @param published when the page was published as the source's feed says, ISO 8601
   * @param visit what follows for the frontier, kept in the same transaction
   * @returns whether it was not in the base yet: the same address with the same bytes is the same snapshot
   */
  saveSnapshot(
    snapshot: Snapshot,
    sourceId: string,
    published: string | null = null,
    visit?: Visit,
  ): { isNew: boolean } {
    return this.#write(() => {
      if (visit !== undefined) this.crawl.visitedWithin(visit);
      const outcome = this.#snapshots.put(snapshot, sourceId, published);
      // The page went back to an earlier text, which was worked on already.
      if (outcome === 'returned') this.#ingest.resettle(snapshot.id, this.#now());
      return { isNew: outcome === 'new' };
    });
  }

  /** The stored page with this id; undefined where there is none. */
  snapshot(id: string): Snapshot | undefined {
    return explaining(this.#db.name, () => this.#snapshots.get(id));
  }

  /** @throws {Error} when the id is unknown */
  loadSnapshot(id: string): Snapshot {
    const snapshot = this.snapshot(id);
    if (snapshot === undefined) throw new Error(`expected a stored snapshot, got the unknown id ${id}`);
    return snapshot;
  }

  /** All stored pages by the time of their fetch, and of each the first one with the same body where it is another. */
  archiveOrder(): ArchiveEntry[] {
    return explaining(this.#db.name, () => this.#snapshots.inArchiveOrder());
  }

  /** The date of a stored page as the feeds that led to it give it: the earliest, or null where none gave one. */
  feedDate(snapshotId: string): string | null {
    return this.#snapshots.feedDate(snapshotId);
  }

  /** The address that a stored page was asked for by. */
  addressOf(snapshotId: string): string {
    return this.#snapshots.addressOf(snapshotId);
  }

  /** Whether some page of this address is stored. */
  knows(url: string): boolean {
    return this.#snapshots.knows(url);
  }

  /** What a list's server gave to ask for a newer one with. */
  validators(url: string): Validators | undefined {
    return this.#snapshots.getValidators(url);
  }

  /** The headers, by names in lower case, of the newest snapshot of an address. */
  latestHeaders(url: string): Readonly<Record<string, string>> | undefined {
    return this.#snapshots.latestHeaders(url);
  }

  /** Ids of the snapshots that this state of the pipeline has not worked on yet, in the order of their ids. */
  pending(fingerprint: string): string[] {
    return this.#snapshots.pending(fingerprint);
  }

  /** Keeps what a state of the pipeline is made of: name of a part → its hash. */
  savePipelineState(fingerprint: string, parts: Readonly<Record<string, string>>): void {
    this.#write(() => {
      this.#states.put(fingerprint, parts);
    });
  }

  /** What a state of the pipeline was made of; undefined for one that was never kept. */
  pipelineState(fingerprint: string): Record<string, string> | undefined {
    return this.#states.get(fingerprint);
  }

  /** Writes the rows of the base's entities as the gazetteer has them now. */
  refreshEntities(lookup: Lookup): void {
    this.#write(() => {
      this.#ingest.refreshEntities(lookup);
    });
  }

  /** How a snapshot was worked on last; undefined where it never was. */
  standing(snapshotId: string): Standing | undefined {
    return this.#stored.standing(snapshotId);
  }

  /** What the base has of a version. @param versionId one that is stored */
  stored(versionId: string): Stored {
    return this.#stored.load(versionId);
  }

  /**
   * Notes that a state of the pipeline would make of a snapshot what is stored of it.
   *
   * @param own whether that stands only as long as its version's content is this snapshot's
   * @returns whether it stands
   */
  confirm(snapshotId: string, fingerprint: string, own: boolean): boolean {
    return this.#write(() => this.#stored.confirm(snapshotId, fingerprint, own));
  }

  /**
   * Keeps what the stages made of a snapshot, in place of what they made of it before: version, mentions, claims and
   * quotations, and what follows for the article's current version and for the facts.
   *
   * The result does not depend on the order in which snapshots are saved.
   *
   * @param fingerprint the state of the pipeline that made it
   * @param lookup the gazetteer's rows, for entities that the base does not have yet
   * @throws {Error} when a quote is not what stands at its offsets, or an entity is not in the gazetteer; nothing is then kept
   */
  saveDerivation(snapshotId: string, fingerprint: string, derivation: Derivation, lookup: Lookup): Saved {
    return this.#write(() => this.#ingest.save(snapshotId, derivation, lookup, { fingerprint, now: this.#now() }));
  }

  /** Keeps what a person decided about a candidate; it supersedes what was decided before. */
  decide(act: Act): Result<Decision, ActRefusal> {
    return this.#write(() => this.#decisions.take(act, this.#now()));
  }

  /**
   * Takes the last decision about a candidate back: the base is then what it was before that decision.
   *
   * @returns the decision that was taken back
   */
  undoDecision(candidateId: string): Result<Decision, 'undecided'> {
    return this.#write(() => this.#decisions.undo(candidateId));
  }

  /**
   * Does several writes in one transaction: all, or none of them. Pages that they have in common go to the disk once.
   *
   * @param work calls this base's own methods, and awaits nothing
   */
  together<T>(work: () => T): T {
    return this.#write(work);
  }

  #write<T>(work: () => T): T {
    if (this.#db.inTransaction) return work();
    try {
      return explaining(this.#db.name, () => {
        const result = this.#db.transaction(work).immediate();
        this.#checkpoints.look();
        return result;
      });
    } catch (error) {
      this.#ingest.forget();
      throw error;
    }
  }
}
