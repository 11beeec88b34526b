/** @module What the fingerprints in the base stand for: the parts of the pipeline as they were when it was at work. */
import type { Database } from 'better-sqlite3';

/** The states of pipelines that have worked on the base. */
export class PipelineStates {
  readonly #put;
  readonly #get;

  constructor(db: Database) {
    this.#put = db.prepare('INSERT OR IGNORE INTO pipeline_states (fingerprint, parts) VALUES (?, ?)');
    this.#get = db.prepare<[string], string>('SELECT parts FROM pipeline_states WHERE fingerprint = ?').pluck();
  }

  /** @param parts name of a part → its hash, in the order of the pipeline */
  put(fingerprint: string, parts: Readonly<Record<string, string>>): void {
    this.#put.run(fingerprint, JSON.stringify(parts));
  }

  get(fingerprint: string): Record<string, string> | undefined {
    const parts = this.#get.get(fingerprint);
    return parts === undefined ? undefined : (JSON.parse(parts) as Record<string, string>);
  }
}
