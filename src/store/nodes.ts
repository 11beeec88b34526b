/** @module Nodes: the entities and candidates that mentions and facts point to. Only those that some text mentions. */
import { isDeepStrictEqual } from 'node:util';
import type { Database } from 'better-sqlite3';
import type { EntityRef, GazetteerEntry } from '../model.js';
import type { StoredVersion } from './articles.js';
import { searchKey } from './search-key.js';

type VersionKey = Pick<StoredVersion, 'id' | 'number'>;

/** Finds the gazetteer's row of an entity. */
export type Lookup = (entityId: string) => GazetteerEntry | undefined;

/** Whether an id names a candidate: something that only texts introduced. */
export function isCandidate(id: string): boolean {
  return id.startsWith('candidate:');
}

/** The nodes in the base. */
export class Nodes {
  readonly #insert;
  readonly #update;
  readonly #drop;
  readonly #entities;
  readonly #row;
  readonly #putEntity;
  readonly #putCandidate;
  readonly #putName;
  readonly #bestName;
  readonly #mentioned;
  readonly #count;
  readonly #name;
  readonly #addSearchName;
  readonly #clearSearchNames;
  /** The gazetteer rows whose nodes are as these rows have them: most articles name the same few entities. */
  readonly #written = new Map<string, GazetteerEntry>();

  constructor(db: Database) {
    this.#insert = db.prepare('INSERT OR IGNORE INTO nodes (id, origin, kind, name) VALUES (?, ?, ?, ?)');
    this.#update = db.prepare('UPDATE nodes SET name = ? WHERE id = ?');
    this.#drop = db.prepare(
      `DELETE FROM nodes WHERE id = @id
       AND NOT EXISTS (SELECT 1 FROM mentions WHERE node_id = @id)
       AND NOT EXISTS (SELECT 1 FROM facts WHERE subject_id = @id)
       AND NOT EXISTS (SELECT 1 FROM facts WHERE object_id = @id)
       AND NOT EXISTS (SELECT 1 FROM quotations WHERE speaker_id = @id)`,
    );
    this.#entities = db.prepare<[], string>('SELECT id FROM entities ORDER BY id').pluck();
    this.#row = db.prepare<[string], Pick<GazetteerEntry, 'name'> & EntityColumns>(
      'SELECT n.name, e.country, e.aliases, e.attributes FROM entities e JOIN nodes n ON n.id = e.id WHERE e.id = ?',
    );
    this.#putEntity = db.prepare(
      `INSERT INTO entities (id, country, aliases, attributes) VALUES (?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET country = excluded.country, aliases = excluded.aliases, attributes = excluded.attributes`,
    );
    this.#putCandidate = db.prepare('INSERT OR IGNORE INTO candidates (id) VALUES (?)');
    this.#putName = db.prepare(
      'INSERT OR IGNORE INTO candidate_names (candidate_id, name, version_number, version_id) VALUES (?, ?, ?, ?)',
    );
    this.#mentioned = db
      .prepare<[string], string>(
        `SELECT DISTINCT m.node_id FROM article_versions v JOIN mentions m ON m.version_number = v.number
         WHERE v.article_id = ? AND v.current = 1`,
      )
      .pluck();
    this.#count = db.prepare('UPDATE nodes SET article_count = article_count + ? WHERE id = ?');
    this.#bestName = db
      .prepare<[string], string | null>('SELECT max(name) FROM candidate_names WHERE candidate_id = ?')
      .pluck();
    this.#name = db.prepare<[string], string>('SELECT name FROM nodes WHERE id = ?').pluck();
    this.#addSearchName = db.prepare(
      'INSERT OR IGNORE INTO node_names (folded, node_id, name, word) VALUES (?, ?, ?, ?)',
    );
    this.#clearSearchNames = db.prepare('DELETE FROM node_names WHERE node_id = ?');
  }

  /**
   * Makes sure that the base has every node that a version refers to, as the gazetteer has it now.
   *
   * @throws {Error} when an entity is neither a candidate nor in the gazetteer: it would look confirmed and is not
   */
  put(refs: Iterable<EntityRef>, version: VersionKey, lookup: Lookup): void {
    for (const ref of refs) {
      if (isCandidate(ref.id)) {
        this.#candidate(ref, version);
      } else {
        const entry = lookup(ref.id);
        if (entry === undefined)
          throw new Error(`expected ${ref.id} ("${ref.name}") in the gazetteer, found no such row`);
        this.#entity(entry);
      }
    }
  }

  /** Writes the rows of the base's entities as the gazetteer has them now; those that it has no more are left. */
  refresh(lookup: Lookup): void {
    for (const id of this.#entities.all()) {
      const entry = lookup(id);
      if (entry !== undefined) this.#entity(entry);
    }
  }

  /** The nodes that an article mentions now. */
  mentionedIn(articleId: string): Set<string> {
    return new Set(this.#mentioned.all(articleId));
  }

  /** Carries what changed in one article over into the number of articles that mention each node. */
  adjust(before: ReadonlySet<string>, after: ReadonlySet<string>): void {
    for (const id of after) if (!before.has(id)) this.#count.run(1, id);
    for (const id of before) if (!after.has(id)) this.#count.run(-1, id);
  }

  /** Removes those of the nodes that nothing refers to any more, and names the candidates among the others anew. */
  prune(ids: Iterable<string>): void {
    for (const id of ids) {
      if (this.#drop.run({ id }).changes > 0) this.#written.delete(id);
      else if (isCandidate(id)) this.#nameCandidate(id);
    }
  }

  /** To be called when a transaction was undone: what it had written is not there. */
  forget(): void {
    this.#written.clear();
  }

  #entity(entry: GazetteerEntry): void {
    if (this.#written.get(entry.id) === entry) return;
    const { id, kind, name, aliases } = entry;
    const isNew = this.#insert.run(id, 'entity', kind, name).changes > 0;
    const columns = columnsOf(entry);
    if (isNew || !isDeepStrictEqual(this.#row.get(id), { name, ...columns })) {
      this.#putEntity.run(id, columns.country, columns.aliases, columns.attributes);
      this.#rename(id, name, aliases);
    }
    this.#written.set(id, entry);
  }

  #candidate(ref: EntityRef, version: VersionKey): void {
    this.#insert.run(ref.id, 'candidate', ref.kind, '');
    this.#putCandidate.run(ref.id);
    this.#putName.run(ref.id, ref.name, version.number, version.id);
    this.#nameCandidate(ref.id);
  }

  /**
   * Of the names that the texts give a candidate, its own is the last in the order of their bytes: a choice that does not
   * hang on which text came first, and that prefers mixed case to capitals and letters with diacritics to those without.
   */
  #nameCandidate(id: string): void {
    const best = this.#bestName.get(id) ?? id;
    if (this.#name.get(id) !== best) this.#rename(id, best, []);
  }

  #rename(id: string, name: string, aliases: readonly string[]): void {
    this.#update.run(name, id);
    this.#clearSearchNames.run(id);
    for (const each of [name, ...aliases]) {
      const words = searchKey(each).split('-');
      for (let word = 0; word < words.length; word++) {
        this.#addSearchName.run(words.slice(word).join('-'), id, each, word);
      }
    }
  }
}

interface EntityColumns {
  readonly country: string | null;
  readonly aliases: string;
  readonly attributes: string;
}

function columnsOf({ aliases, attributes }: GazetteerEntry): EntityColumns {
  return {
    country: 'country' in attributes ? attributes.country : null,
    aliases: JSON.stringify(aliases),
    attributes: JSON.stringify(attributes),
  };
}
