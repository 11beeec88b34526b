/** @module Questions to the full-text index: articles, quotes and names that hold some words. */
import type { Database } from 'better-sqlite3';
import type { EntityKind, Status } from '../../model.js';

/** An article that holds the words. */
export interface ArticleHit {
  readonly number: number;
  readonly versionId: string;
  readonly url: string;
  readonly host: string;
  readonly site: string | null;
  readonly headline: string;
  readonly published: string | null;
  /** Equal texts have equal ones. */
  readonly bodySha256: string;
  /** As SQLite's `bm25`: the better the match, the lower. */
  readonly score: number;
}

/** A citation's quote or a direct quotation that holds the words; `start` and `end` as everywhere. */
export interface QuoteHit extends Omit<ArticleHit, 'bodySha256'> {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  /** Who says it, where it is a direct quotation whose speaker is known. */
  readonly speakerId: string | null;
  readonly speaker: string | null;
}

/** A fact that a quote states. */
export interface StatedFact {
  readonly id: string;
  readonly subject: string;
  readonly label: string;
  readonly object: string;
  readonly status: Status | null;
}

/** An entity or candidate of which a name holds the words. */
export interface NameHit {
  readonly id: string;
  readonly kind: EntityKind;
  readonly name: string;
  readonly isCandidate: boolean;
  /** The name or alias that matched. */
  readonly matched: string;
  /** Articles that mention it now. */
  readonly articles: number;
}

/** Which articles: each condition narrows. Days are ISO; `until` includes what begins with it. */
export interface ArticleConditions {
  readonly since: string | null;
  readonly until: string | null;
  readonly host: string | null;
}

/**
 * A word that stands everywhere is in most articles; of these the ones that came last are ranked. So a search takes as long
 * in a base of a million articles as in one of a few thousand.
 */
const MOST_RANKED = 1_000;

/** A word of the headline counts as much as so many of the text. */
const HEADLINE_WEIGHT = 4;

/**
 * Which of the texts that match are marked: those of some numbers, in one pass over the matches between the first and the last,
 * since each look for a single rowid begins the search anew. Numbers of JavaScript are bound as REAL, and FTS5 takes a rowid from
 * an INTEGER only: hence the casts.
 */
const NUMBERED = `
  rowid BETWEEN CAST(@least AS INTEGER) AND CAST(@most AS INTEGER) AND +rowid IN (SELECT value FROM json_each(@numbers))`;

/** Texts by their numbers, with what stands before and after each match. */
interface Marking {
  readonly match: string;
  readonly open: string;
  readonly close: string;
}

interface NumberedTexts extends Marking {
  readonly numbers: string;
  readonly least: number;
  readonly most: number;
}

/** The words of a snippet, about three lines of a terminal. */
const SNIPPET_WORDS = 40;

/** @param score SQL of what is wanted of them besides */
const matchingArticles = (score: string) => `
  SELECT rowid AS number${score} FROM article_search
  WHERE article_search MATCH @match ORDER BY rowid DESC LIMIT ${MOST_RANKED}`;

const SCORED_ARTICLES = matchingArticles(`, bm25(article_search, ${HEADLINE_WEIGHT}, 1) AS score`);

const ARTICLE = `
  f.number, f.score, v.id AS versionId, a.url, a.host, v.site, v.headline, v.published, v.body_sha256 AS bodySha256
`;

const OF_ARTICLE = `
  CROSS JOIN searched_articles s ON s.number = f.number
  JOIN article_versions v ON v.number = s.version_number JOIN articles a ON a.id = v.article_id`;

const CONDITIONS = `
  (@since IS NULL OR v.published >= @since) AND (@until IS NULL OR v.published <= @until || '~')
  AND (@host IS NULL OR a.host = @host)`;

export class SearchRows {
  readonly #articles;
  readonly #conditioned;
  readonly #facets;
  readonly #snippets;
  readonly #quotes;
  readonly #marked;
  readonly #stated;
  readonly #names;

  constructor(db: Database) {
    this.#articles = db.prepare<{ match: string; limit: number }, ArticleHit>(
      `SELECT ${ARTICLE} FROM (SELECT * FROM (${SCORED_ARTICLES}) ORDER BY score LIMIT 0 + @limit) f ${OF_ARTICLE}
       ORDER BY f.score, v.published DESC, v.id`,
    );
    this.#conditioned = db.prepare<ArticleConditions & { match: string; limit: number }, ArticleHit>(
      `SELECT ${ARTICLE} FROM (${SCORED_ARTICLES}) f ${OF_ARTICLE}
       WHERE ${CONDITIONS} ORDER BY f.score, v.published DESC, v.id LIMIT 0 + @limit`,
    );
    this.#facets = db.prepare<ArticleConditions & { match: string }, { host: string; year: string | null; n: number }>(
      `SELECT a.host, substr(v.published, 1, 4) AS year, count(*) AS n FROM (${matchingArticles('')}) f ${OF_ARTICLE}
       WHERE ${CONDITIONS} GROUP BY 1, 2`,
    );
    this.#snippets = db
      .prepare<NumberedTexts, [number, string]>(
        `SELECT rowid, snippet(article_search, 1, @open, @close, '…', ${SNIPPET_WORDS}) FROM article_search
         WHERE article_search MATCH @match AND ${NUMBERED}`,
      )
      .raw();
    this.#quotes = db.prepare<{ match: string; limit: number }, QuoteHit>(
      `SELECT f.number, f.score, v.id AS versionId, a.url, a.host, v.site, v.headline, v.published, s.start, s."end",
         (SELECT t.quote FROM quote_texts t WHERE t.number = f.number) AS quote,
         iif(d.decision IS 'rejected', NULL, coalesce(e.id, n.id)) AS speakerId,
         iif(d.decision IS 'rejected', NULL, coalesce(e.name, n.name)) AS speaker
       FROM (SELECT * FROM (
         SELECT rowid AS number, bm25(quote_search) AS score FROM quote_search
         WHERE quote_search MATCH @match ORDER BY rowid DESC LIMIT ${MOST_RANKED}) ORDER BY score) f
       CROSS JOIN searched_quotes s ON s.number = f.number
       JOIN article_versions v ON v.number = s.version_number AND v.current = 1 JOIN articles a ON a.id = v.article_id
       LEFT JOIN quotations q ON q.version_number = s.version_number AND q.start = s.start AND q."end" = s."end"
       LEFT JOIN nodes n ON n.id = q.speaker_id
       LEFT JOIN decisions d ON d.candidate_id = q.speaker_id AND d.standing = 1
       LEFT JOIN nodes e ON e.id = d.entity_id
       LIMIT 0 + @limit`,
    );
    this.#marked = db
      .prepare<NumberedTexts, [number, string]>(
        `SELECT rowid, highlight(quote_search, 0, @open, @close) FROM quote_search
         WHERE quote_search MATCH @match AND ${NUMBERED}`,
      )
      .raw();
    this.#stated = db.prepare<Pick<QuoteHit, 'versionId' | 'start' | 'end'>, StatedFact>(
      `SELECT DISTINCT f.fact_id AS id, f.subject, f.label, f.object, f.status
       FROM citations t JOIN claims c ON c.id = t.claim_id AND c.version_number = t.version_number AND c.current = 1
       JOIN same_facts m ON m.fact_id = c.fact_id JOIN v_facts f ON f.fact_id = m.same_id
       WHERE t.version_number = (SELECT number FROM article_versions WHERE id = @versionId) AND t.start = @start AND t."end" = @end ORDER BY t.rowid`,
    );
    this.#names = db.prepare<{ match: string; limit: number }, Omit<NameHit, 'isCandidate'> & { isCandidate: 0 | 1 }>(
      `SELECT n.id, n.kind, n.name, n.origin = 'candidate' AND d.decision IS NULL AS isCandidate, s.name AS matched,
         n.article_count AS articles
       FROM (SELECT rowid AS number, bm25(name_search) AS score FROM name_search
         WHERE name_search MATCH @match ORDER BY rowid DESC LIMIT ${MOST_RANKED}) f
       JOIN searched_names s ON s.number = f.number
       JOIN nodes m ON m.id = s.node_id
       LEFT JOIN decisions d ON d.candidate_id = m.id AND d.standing = 1
       LEFT JOIN entities e ON e.id = d.entity_id
       JOIN nodes n ON n.id = coalesce(e.id, m.id)
       WHERE d.decision IS NOT 'rejected'
       ORDER BY n.origin = 'candidate', f.score - ln(1 + n.article_count) / 2, n.id LIMIT 0 + @limit`,
    );
  }

  /** Articles that match, the best first. `match` is in FTS5's language (sqlite.org/fts5.html, section 3). */
  articles(match: string, conditions: ArticleConditions, limit: number): ArticleHit[] {
    const { since, until, host } = conditions;
    if (since === null && until === null && host === null) return this.#articles.all({ match, limit });
    return this.#conditioned.all({ match, limit, ...conditions });
  }

  /** How many of the articles that match stand where, and were published in which year. */
  facets(match: string, conditions: ArticleConditions): { host: string; year: string | null; n: number }[] {
    return this.#facets.all({ match, ...conditions });
  }

  /** The words about the matches in the texts of articles, by the articles' numbers; each match between `open` and `close`. */
  snippets(numbers: readonly number[], marking: Marking): ReadonlyMap<number, string> {
    return new Map(this.#snippets.all(numbered(numbers, marking)));
  }

  /** Quotes in articles as they stand now that match, the best first. */
  quotes(match: string, limit: number): QuoteHit[] {
    return this.#quotes.all({ match, limit });
  }

  /** Quotes by their numbers, each match between `open` and `close`. */
  marked(numbers: readonly number[], marking: Marking): ReadonlyMap<number, string> {
    return new Map(this.#marked.all(numbered(numbers, marking)));
  }

  /** The facts that a quote states. */
  stated({ versionId, start, end }: Pick<QuoteHit, 'versionId' | 'start' | 'end'>): StatedFact[] {
    return this.#stated.all({ versionId, start, end });
  }

  /** Entities and candidates of which a name matches, entities first; of those the ones that are more often mentioned. */
  names(match: string, limit: number): NameHit[] {
    return this.#names.all({ match, limit }).map((row) => ({ ...row, isCandidate: row.isCandidate === 1 }));
  }
}

function numbered(numbers: readonly number[], marking: Marking): NumberedTexts {
  return { ...marking, numbers: JSON.stringify(numbers), least: Math.min(...numbers), most: Math.max(...numbers) };
}
