/** @module The store's one door for those who read: named questions that give plain rows. */
import type { Database } from 'better-sqlite3';
import { ArticleRows } from './articles.js';
import { Audit } from './audit.js';
import { CandidateRows } from './candidates.js';
import { CitationRows } from './citations.js';
import { DepositRows } from './deposits.js';
import { FactRows } from './facts.js';
import { LinkRows } from './links.js';
import { NewsRows } from './news.js';
import { EventRows } from './events.js';
import { NodeRows } from './nodes.js';
import { Overview } from './overview.js';
import { SearchRows } from './search.js';
import { SupportRows } from './support.js';
import { VersionRows } from './versions.js';

/**
 * The questions that `query/` is made of. Another store answers the same ones.
 *
 * SQLite plans by the value of a bare parameter after LIMIT (`sqlite3ExprIsInteger`), so that such a statement is compiled
 * anew at every call, which takes longer than most questions do. Hence `LIMIT 0 + @limit` in all of them.
 */
export class Reader {
  readonly nodes: NodeRows;
  readonly articles: ArticleRows;
  readonly facts: FactRows;
  readonly citations: CitationRows;
  readonly support: SupportRows;
  readonly candidates: CandidateRows;
  readonly deposits: DepositRows;
  readonly audit: Audit;
  readonly links: LinkRows;
  readonly news: NewsRows;
  readonly events: EventRows;
  readonly overview: Overview;
  readonly search: SearchRows;
  readonly versions: VersionRows;

  constructor(db: Database) {
    this.nodes = new NodeRows(db);
    this.facts = new FactRows(db);
    this.citations = new CitationRows(db);
    this.support = new SupportRows(db);
    this.articles = new ArticleRows(db, this.facts);
    this.candidates = new CandidateRows(db);
    this.deposits = new DepositRows(db);
    this.audit = new Audit(db);
    this.links = new LinkRows(db);
    this.news = new NewsRows(db);
    this.events = new EventRows(db);
    this.overview = new Overview(db);
    this.search = new SearchRows(db);
    this.versions = new VersionRows(db);
  }
}
