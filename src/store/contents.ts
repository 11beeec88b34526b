/** @module What a version says: its mentions, claims with citations, and quotations, replaced as a whole. */
import type { Database } from 'better-sqlite3';
import { contentId, sha256 } from '../identity.js';
import type { Article, Citation, Claim, EntityRef, Extraction, Span, Status } from '../model.js';
import type { StoredVersion } from './articles.js';
import { factId, type Facts, type Stated } from './facts.js';

/** Nodes, by their ids, and facts, by their numbers, that a version had pointed to before it was cleared. */
export interface Loosened {
  readonly nodes: ReadonlySet<string>;
  readonly facts: ReadonlySet<number>;
}

/** What one version's content came to. */
export interface Written {
  readonly mentions: number;
  readonly claims: number;
  /** By the facts' numbers. */
  readonly facts: ReadonlyMap<number, Stated>;
}

/** Every node that an extraction refers to, once an id and name. */
export function referencedNodes({ mentions, claims, quotations }: Extraction): EntityRef[] {
  const refs = new Map<string, EntityRef>();
  const add = (ref: EntityRef) => refs.set(`${ref.id}\u0000${ref.name}`, ref);
  for (const { entity } of mentions) add(entity);
  for (const { subject, object } of claims) {
    add(subject);
    if ('id' in object) add(object);
  }
  for (const { speaker } of quotations) if (speaker !== null) add(speaker);
  return [...refs.values()];
}

/**
 * The last gate before the base: every quote is what stands at its offsets.
 *
 * @throws {Error} at the first that is not; a stage before this one has a bug
 */
export function checkOffsets(text: string, { mentions, claims, quotations }: Extraction): void {
  const check = ({ start, end }: Span, quote: string, what: string) => {
    if (end > start && text.slice(start, end) === quote) return;
    throw new Error(`expected ${what} ${start}–${end} to be "${quote}", found "${text.slice(start, end)}"`);
  };
  for (const mention of mentions) check(mention, mention.text, 'the mention at');
  for (const { citation } of claims) {
    check(citation, citation.quote, 'the citation at');
    for (const antecedent of citation.antecedents ?? []) check(antecedent, antecedent.quote, 'the antecedent at');
  }
  for (const quotation of quotations) check(quotation, quotation.text, 'the quotation at');
}

/** The day a date begins with, as far as it is known: `2025-06-03T09:00:00Z` → `2025-06-03`, `2025-06` stays. */
function day(date: string | undefined): string | null {
  return date?.slice(0, 10) ?? null;
}

/** Qualifiers as JSON with their roles in order, so that equal ones are equal texts. */
function canonicalJson(qualifiers: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.fromEntries(Object.entries(qualifiers).sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** The number of the version whose id is @id, which what it says is found by. */
const OF_ID = '(SELECT number FROM article_versions WHERE id = @id)';

/** The contents of versions in the base. */
export class Contents {
  readonly #facts;
  readonly #nodeIds;
  readonly #factNumbers;
  readonly #clear;
  readonly #version;
  readonly #mention;
  readonly #claim;
  readonly #citation;
  readonly #antecedent;
  readonly #quotation;
  readonly #searched;
  readonly #search;

  constructor(db: Database, facts: Facts) {
    this.#facts = facts;
    this.#nodeIds = db
      .prepare<{ id: string }, string>(
        `SELECT node_id FROM mentions WHERE version_number = ${OF_ID}
         UNION SELECT speaker_id FROM quotations WHERE version_number = ${OF_ID} AND speaker_id IS NOT NULL
         UNION SELECT candidate_id FROM candidate_names WHERE version_number = ${OF_ID}
         UNION SELECT f.subject_id FROM claims c JOIN facts f ON f.number = c.fact_number WHERE c.version_number = ${OF_ID}
         UNION SELECT f.object_id FROM claims c JOIN facts f ON f.number = c.fact_number
           WHERE c.version_number = ${OF_ID} AND f.object_id IS NOT NULL`,
      )
      .pluck();
    this.#factNumbers = db
      .prepare<{ id: string }, number>(`SELECT DISTINCT fact_number FROM claims WHERE version_number = ${OF_ID}`)
      .pluck();
    this.#clear = ['mentions', 'claims', 'quotations', 'candidate_names'].map((table) =>
      db.prepare<{ id: string }>(`DELETE FROM ${table} WHERE version_number = ${OF_ID}`),
    );
    this.#version = db.prepare<[number], { current: 0 | 1; newsroom: string }>(
      "SELECT current AND notice IS NOT 'retraction' AS current, newsroom FROM article_versions WHERE number = ?",
    );
    this.#mention = db.prepare(
      'INSERT INTO mentions (version_number, version_id, start, "end", text, node_id, rule) VALUES (?, ?, ?, ?, ?, ?, ?)',
    );
    this.#claim = db.prepare(
      `INSERT INTO claims
         (id, fact_number, fact_id, version_number, version_id, status, attributed_to, qualifiers, frame, published, newsroom, current)
       VALUES (@id, @factNumber, @factId, @versionNumber, @versionId, @status, @attributedTo, @qualifiers, @frame, @published,
         @newsroom, @current)`,
    );
    this.#citation = db.prepare(
      `INSERT INTO citations (claim_id, version_number, version_id, start, "end", quote, quote_sha256, text_sha256, snapshot_sha256)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#antecedent = db.prepare(
      'INSERT OR IGNORE INTO antecedents (version_number, version_id, claim_id, start, "end", quote) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.#quotation = db.prepare(
      'INSERT INTO quotations (version_number, version_id, start, "end", text, speaker_id) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.#searched = db.prepare(
      'INSERT OR IGNORE INTO searched_quotes (version_number, start, "end") VALUES (?, ?, ?)',
    );
    this.#search = db.prepare('INSERT INTO quote_search (rowid, quote) VALUES (?, ?)');
  }

  /** Takes a version's content out. */
  clear(versionId: string): Loosened {
    const nodes = new Set(this.#nodeIds.all({ id: versionId }));
    const facts = new Set(this.#factNumbers.all({ id: versionId }));
    for (const statement of this.#clear) statement.run({ id: versionId });
    return { nodes, facts };
  }

  /** Puts a version's content in. Its nodes are in the base already. */
  write(version: StoredVersion, article: Article, extraction: Extraction, snapshotSha256: string): Written {
    for (const { start, end, text, entity, rule } of extraction.mentions) {
      this.#mention.run(version.number, version.id, start, end, text, entity.id, rule);
    }
    for (const { start, end, text, speaker } of extraction.quotations) {
      this.#quotation.run(version.number, version.id, start, end, text, speaker?.id ?? null);
      this.#findable(version, { start, end, quote: text });
    }
    const { current, newsroom } = this.#version.get(version.number)!;
    const common = {
      versionNumber: version.number,
      versionId: version.id,
      published: day(article.published?.value),
      newsroom,
      current,
    };
    const facts = new Map<number, Stated>();
    let claims = 0;
    for (const [fact, { key, stated }] of statedFacts(version.id, extraction)) {
      const status = newestStatus(stated);
      const support = current === 1 ? { claims: stated.size, published: common.published, status } : null;
      const { number, isNew } = this.#facts.put(fact, key, support);
      facts.set(number, { isNew, support });
      for (const [id, { qualifiers, claim }] of stated) {
        const { status, attributedTo, citation, frame } = claim;
        this.#claim.run({ ...common, id, factNumber: number, factId: fact, status, attributedTo, qualifiers, frame });
        const { start, end, quote } = citation;
        this.#citation.run(
          id,
          version.number,
          version.id,
          start,
          end,
          quote,
          sha256(quote),
          version.textSha256,
          snapshotSha256,
        );
        this.#findable(version, citation);
        for (const name of citation.antecedents ?? []) {
          this.#antecedent.run(version.number, version.id, id, name.start, name.end, name.quote);
        }
      }
      claims += stated.size;
    }
    return { mentions: extraction.mentions.length, claims, facts };
  }

  /** Takes a quote into the search, unless it is there already: two claims may cite the same words. See 018_search_at_once.sql. */
  #findable({ number }: StoredVersion, { start, end, quote }: Pick<Citation, 'start' | 'end' | 'quote'>): void {
    const { changes, lastInsertRowid } = this.#searched.run(number, start, end);
    if (changes > 0) this.#search.run(lastInsertRowid, quote);
  }
}

/** The claims that state a fact, by their ids. */
type Statements = Map<string, { readonly claim: Claim; readonly qualifiers: string }>;

/** The facts that a text states. Two frames that read the same sentence the same way make one claim: the first. */
function statedFacts(versionId: string, { claims }: Extraction): Map<string, { key: Claim; stated: Statements }> {
  const facts = new Map<string, { key: Claim; stated: Statements }>();
  for (const claim of claims) {
    const fact = factId(claim);
    const qualifiers = canonicalJson(claim.qualifiers);
    const id = claimId(versionId, fact, claim, qualifiers);
    const known = facts.get(fact) ?? { key: claim, stated: new Map() };
    facts.set(fact, known);
    if (!known.stated.has(id)) known.stated.set(id, { claim, qualifiers });
  }
  return facts;
}

/** Of several claims of one day the one with the last id, as where facts are summed up. */
function newestStatus(stated: Statements): Status {
  const last = [...stated.keys()].sort().at(-1)!;
  return stated.get(last)!.claim.status;
}

/** A claim is what is said, how, by whom and where; which frame read it does not change it. */
function claimId(versionId: string, fact: string, claim: Claim, qualifiers: string): string {
  const { start, end } = claim.citation;
  const said = [claim.status, claim.attributedTo ?? '', qualifiers];
  return contentId('claim', versionId, fact, String(start), String(end), ...said);
}
