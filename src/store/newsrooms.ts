/** @module Newsrooms as the pipeline declares them: whose sites they are, and by which names other newsrooms credit them. */
import type { Database } from 'better-sqlite3';
import type { Article } from '../model.js';
import { searchKey } from './search-key.js';

/** A site of a newsroom. */
export interface Newsroom {
  /** In lower case, without `www.`. */
  readonly host: string;
  /** Sites with one owner are one source; null for a site that is its own. */
  readonly owner: string | null;
  /** Names under which others print what it reports. */
  readonly credits: readonly string[];
}

/** The newsrooms in the base. */
export class Newsrooms {
  readonly #all;
  readonly #clear;
  readonly #insert;
  #hosts: ReadonlyMap<string, string> | undefined;

  constructor(db: Database) {
    this.#all = db.prepare<[], { host: string; owner: string | null; credits: string }>(
      'SELECT host, owner, credits FROM newsrooms ORDER BY host',
    );
    this.#clear = db.prepare('DELETE FROM newsrooms');
    this.#insert = db.prepare('INSERT INTO newsrooms (host, owner, credits) VALUES (?, ?, ?)');
  }

  /** Keeps these in place of those before. @returns whether they are others */
  replace(newsrooms: readonly Newsroom[]): boolean {
    const rows = newsrooms
      .map(({ host, owner, credits }) => ({ host, owner, credits: JSON.stringify(credits) }))
      .sort((a, b) => (a.host < b.host ? -1 : 1));
    if (JSON.stringify(rows) === JSON.stringify(this.#all.all())) return false;
    this.#clear.run();
    for (const { host, owner, credits } of rows) this.#insert.run(host, owner, credits);
    this.#hosts = undefined;
    return true;
  }

  /** The host of the newsroom that an article credits, by a name in its byline, in its opening line, or as its site; null for none. */
  credited({ credits, site }: Pick<Article, 'credits' | 'site'>): string | null {
    this.#hosts ??= new Map(
      this.#all
        .all()
        .flatMap(({ host, credits: names }) => (JSON.parse(names) as string[]).map((name) => [searchKey(name), host])),
    );
    for (const name of [...credits, site ?? '']) {
      const host = this.#hosts.get(searchKey(name));
      if (host !== undefined) return host;
    }
    return null;
  }

  /** To be called when a transaction was undone. */
  forget(): void {
    this.#hosts = undefined;
  }
}
