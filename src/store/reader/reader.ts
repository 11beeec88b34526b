/** @module The store's one door for those who read: named questions that give plain rows. */
import type { Database } from 'better-sqlite3';
import { Audit } from './audit.js';
import { CandidateRows } from './candidates.js';
import { FactRows } from './facts.js';
import { NodeRows } from './nodes.js';
import { Overview } from './overview.js';

/** The questions that `query/` is made of. Another store answers the same ones. */
export class Reader {
  readonly nodes: NodeRows;
  readonly facts: FactRows;
  readonly candidates: CandidateRows;
  readonly audit: Audit;
  readonly overview: Overview;

  constructor(db: Database) {
    this.nodes = new NodeRows(db);
    this.facts = new FactRows(db);
    this.candidates = new CandidateRows(db);
    this.audit = new Audit(db);
    this.overview = new Overview(db);
  }
}
