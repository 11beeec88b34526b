/** @module How one snapshot's derivation goes into the base, and what follows from it. Runs inside one transaction. */
import type { Database } from 'better-sqlite3';
import type { Article, Extraction } from '../model.js';
import { Articles, versionOf, type StoredVersion, type Version } from './articles.js';
import { checkOffsets, Contents, referencedNodes } from './contents.js';
import { Derivations, type SnapshotKey } from './derivations.js';
import { Facts, type Cause, type Stated, type Tally } from './facts.js';
import type { NewText } from './near-duplicates.js';
import { Newsrooms, type Newsroom } from './newsrooms.js';
import { Nodes, type Lookup } from './nodes.js';
import { Reprints } from './reprints.js';
import { StoredWork, type StoredAnalysis } from './stored.js';

/** An article with all that is said of it. */
export interface Derived {
  readonly ok: true;
  readonly article: Article;
  readonly extraction: Extraction;
  /** What lets a later change of the pipeline find out whether it bears on the article. */
  readonly analysis?: StoredAnalysis;
}

/** What the stages made of a snapshot: an article, or why there is none. */
export type Derivation =
  Derived | { readonly ok: false; readonly stage: string; readonly reason: string; readonly detail: string };

/** What a derivation added to the base. */
export interface Saved {
  /** New addresses: 0 or 1. */
  readonly articles: number;
  /** New texts: 0 or 1. */
  readonly versions: number;
  readonly mentions: number;
  /** Facts that were not in the base before. */
  readonly facts: number;
  readonly claims: number;
}

const NOTHING: Saved = { articles: 0, versions: 0, mentions: 0, facts: 0, claims: 0 };

/** Everything that is derived, and the rules by which it hangs together. */
export class Ingest {
  readonly #derivations: Derivations;
  readonly #newsrooms: Newsrooms;
  readonly #articles: Articles;
  readonly #nodes: Nodes;
  readonly #facts: Facts;
  readonly #contents: Contents;
  readonly #reprints: Reprints;
  readonly #stored: StoredWork;

  constructor(db: Database) {
    this.#derivations = new Derivations(db);
    this.#newsrooms = new Newsrooms(db);
    this.#articles = new Articles(db, this.#newsrooms);
    this.#nodes = new Nodes(db);
    this.#facts = new Facts(db);
    this.#contents = new Contents(db, this.#facts);
    this.#reprints = new Reprints(db);
    this.#stored = new StoredWork(db);
  }

  /** See {@link FactBase.saveDerivation}. */
  save(snapshotId: string, derivation: Derivation, lookup: Lookup, by: Omit<Cause, 'snapshotId'>): Saved {
    const snapshot = this.#derivations.snapshot(snapshotId);
    const previous = this.#derivations.get(snapshotId);
    const version = derivation.ok ? versionOf(derivation.article) : undefined;
    const change = this.#begin([previous?.articleId, version?.articleId], version);
    const row =
      version && derivation.ok ? this.#keep(snapshot, version, derivation, by.fingerprint, change) : undefined;
    if (!derivation.ok) this.#derivations.putRejection(snapshotId, by.fingerprint, derivation);
    if (previous !== undefined && !this.#derivations.supports(previous.versionId)) {
      this.#loosen(previous.versionId, change);
      this.#reprints.release(previous.versionId);
      this.#articles.dropVersion(previous.versionId);
    }
    // Before the content, whose rows and indexes bear it too: each is then written once, as it is to stay.
    this.#settle(change);
    const content =
      row && derivation.ok ? this.#fill(row.version, derivation, lookup, snapshot.sha256, change) : undefined;
    this.#end(change, { ...by, snapshotId });
    return { ...NOTHING, ...row?.saved, ...content };
  }

  /** Brings the rows of the gazetteer's entities that the base has up to the gazetteer as it is now. */
  refreshEntities(lookup: Lookup): void {
    this.#nodes.refresh(lookup);
  }

  /** Looks again which version of a snapshot's article is current. */
  resettle(snapshotId: string, now: string): void {
    const derived = this.#derivations.get(snapshotId);
    if (derived === undefined) return;
    const change = this.#begin([derived.articleId], undefined);
    this.#settle(change);
    this.#end(change, { snapshotId, fingerprint: derived.fingerprint, now });
  }

  /** Keeps the newsrooms that are declared, and attributes the texts anew where they are others than before. */
  declareNewsrooms(newsrooms: readonly Newsroom[]): void {
    if (this.#newsrooms.replace(newsrooms)) this.#reprints.reattribute(this.#articles.credit());
  }

  /** To be called when a transaction was undone. */
  forget(): void {
    this.#newsrooms.forget();
    this.#nodes.forget();
  }

  /** Puts the rows of an article and its version; undefined where the content is another snapshot's to give. */
  #keep(
    snapshot: SnapshotKey,
    version: Version,
    { article, extraction }: Derived,
    fingerprint: string,
    change: Change,
  ) {
    checkOffsets(version.text, extraction);
    const speaks = this.#derivations.speaksFor(version.id, snapshot, fingerprint);
    if (!speaks) {
      this.#derivations.putVersion(snapshot.id, fingerprint, version.id);
      return undefined;
    }
    const isNewArticle = this.#articles.put(version, article);
    const { number, isNew } = this.#articles.putVersion(version, article, snapshot.id);
    if (change.newText !== null) this.#reprints.add(change.newText);
    if (!isNew) this.#loosen(version.id, change);
    this.#derivations.putVersion(snapshot.id, fingerprint, version.id);
    return { version: { ...version, number }, saved: { articles: Number(isNewArticle), versions: Number(isNew) } };
  }

  #fill(
    version: StoredVersion,
    { article, extraction, analysis }: Derived,
    lookup: Lookup,
    snapshotSha256: string,
    change: Change,
  ): Pick<Saved, 'mentions' | 'facts' | 'claims'> {
    this.#nodes.put(referencedNodes(extraction), version, lookup);
    const written = this.#contents.write(version, article, extraction, snapshotSha256);
    this.#stored.put(version, extraction.mentions, analysis);
    change.stated = written.facts;
    const facts = [...written.facts.values()].filter(({ isNew }) => isNew).length;
    return { mentions: written.mentions, facts, claims: written.claims };
  }

  #begin(articleIds: readonly (string | undefined)[], incoming: Version | undefined): Change {
    const articles = [...new Set(articleIds.filter((id) => id !== undefined))].map((id) => ({
      id,
      facts: this.#facts.tally(id),
      nodes: this.#nodes.mentionedIn(id),
    }));
    const bodies = new Set(articles.flatMap(({ id }) => this.#reprints.bodies(id)));
    if (incoming !== undefined) bodies.add(incoming.bodySha256);
    const newText = incoming === undefined ? null : this.#reprints.look(incoming.bodySha256, incoming.body);
    for (const body of [...bodies]) for (const other of this.#reprints.alike(body)) bodies.add(other);
    for (const { bodySha256 } of newText?.likenesses ?? []) bodies.add(bodySha256);
    return {
      newText,
      incoming: incoming?.articleId,
      articles,
      newsrooms: new Map([...bodies].map((body) => [body, this.#reprints.original(body)])),
      looseNodes: new Set(),
      looseFacts: new Set(),
      stated: new Map(),
    };
  }

  #loosen(versionId: string, change: Change): void {
    const { nodes, facts } = this.#contents.clear(versionId);
    for (const id of nodes) change.looseNodes.add(id);
    for (const number of facts) change.looseFacts.add(number);
  }

  /** Settles which versions are current, and to which newsrooms their texts belong. */
  #settle({ articles, newsrooms }: Change): void {
    for (const { id } of articles) this.#articles.settle(id);
    for (const { id } of articles) {
      for (const [body, before] of newsrooms) this.#reprints.attribute(body, id, before);
    }
  }

  /** What the change means for facts, and the nodes they point to. */
  #end({ articles, incoming, looseNodes, looseFacts, stated }: Change, cause: Cause): void {
    this.#facts.withdraw(looseFacts, cause);
    for (const { id, facts, nodes } of articles) {
      this.#facts.adjust(facts, this.#facts.tally(id), id === incoming ? stated : new Map(), cause);
      this.#nodes.adjust(nodes, this.#nodes.mentionedIn(id));
    }
    this.#nodes.prune(looseNodes);
  }
}

/** What was so before, and what a transaction has to look after at its end. */
interface Change {
  /** The text that comes in, where the base has not seen it yet. */
  readonly newText: NewText | null;
  /** The article whose text comes in; undefined where none does. */
  readonly incoming: string | undefined;
  /** The articles that change: what they supported, and whom they mentioned. */
  readonly articles: readonly {
    readonly id: string;
    readonly facts: Tally;
    readonly nodes: ReadonlySet<string>;
  }[];
  /** The newsroom of each of the texts that they have had or get, and of those that are largely the same. */
  readonly newsrooms: ReadonlyMap<string, string | undefined>;
  readonly looseNodes: Set<string>;
  /** Numbers of facts. */
  readonly looseFacts: Set<number>;
  /** What the text that comes in states, by the facts' numbers. */
  stated: ReadonlyMap<number, Stated>;
}
