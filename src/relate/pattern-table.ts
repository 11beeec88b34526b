/** @module Patterns by what they can begin with, so that each is tried only where it could match. */
import { opening, type Opening } from './opening.js';
import type { Pattern } from './pattern.js';
import type { Syntax } from './syntax.js';

export class PatternTable<Frame extends { readonly pattern: Pattern }> {
  private readonly first: OpeningIndex<Frame>;
  /** Of those that can begin with a name of a kind, by what stands behind it. */
  private readonly second: ReadonlyMap<string, OpeningIndex<Frame>>;

  constructor(readonly all: readonly Frame[]) {
    this.first = new OpeningIndex(all, ({ pattern }) => pattern.opening);
    this.second = new Map(
      [...this.first.byKind].map(([kind, { items }]) => [
        kind,
        new OpeningIndex(items, ({ pattern }) => pattern.second),
      ]),
    );
  }

  /** The patterns that could begin at a token, in their order. */
  at(syntax: Syntax, token: number): readonly Frame[] {
    const mention = syntax.mention[token];
    if (mention < 0) return this.first.at(syntax, token);
    return this.second.get(syntax.mentions[mention].kind)?.at(syntax, token + 1) ?? [];
  }
}

/** Anything by what it can open with. */
class OpeningIndex<Item> {
  readonly byKind: ReadonlyMap<string, Group<Item>>;
  private readonly byWord: ReadonlyMap<string, Group<Item>>;
  private readonly byTag: ReadonlyMap<string, Group<Item>>;
  /** Those of which nothing is known. */
  private readonly anywhere: Group<Item>;
  private readonly none: Group<Item>;

  constructor(all: readonly Item[], openingOf: (item: Item) => Opening | undefined) {
    const grouped = (keysOf: (own: Opening) => Iterable<string>): Map<string, Group<Item>> => {
      const groups = new Map<string, Item[]>();
      for (const item of all)
        for (const key of keysOf(openingOf(item) ?? opening({}))) groups.set(key, [...(groups.get(key) ?? []), item]);
      return new Map([...groups].map(([key, items]) => [key, new Group(items, all)]));
    };
    this.byKind = grouped(({ kinds }) => kinds);
    this.byWord = grouped(({ words }) => words);
    this.byTag = grouped(({ tags }) => tags);
    this.none = new Group([], all);
    this.anywhere = new Group(
      all.filter((item) => openingOf(item) === undefined),
      all,
    );
  }

  /** Those that could open at a token, in their order. */
  at({ count, mention, mentions, lower, base, upos, xpos }: Syntax, token: number): readonly Item[] {
    const { anywhere, none, byKind, byWord, byTag } = this;
    if (token >= count) return anywhere.items;
    if (mention[token] >= 0) return anywhere.with(byKind.get(mentions[mention[token]].kind) ?? none).items;
    return anywhere
      .with(byWord.get(lower[token]) ?? none)
      .with(byWord.get(base[token]) ?? none)
      .with(byTag.get(upos[token]) ?? none)
      .with(byTag.get(xpos[token]) ?? none).items;
  }
}

/** Some of all items, and what they come to together with other such groups: the same few meet at token after token. */
class Group<Item> {
  private readonly together = new Map<Group<Item>, Group<Item>>();

  constructor(
    readonly items: readonly Item[],
    private readonly all: readonly Item[],
  ) {}

  /** Those of either, in the order of all. */
  with(other: Group<Item>): Group<Item> {
    if (other === this || other.items.length === 0) return this;
    if (this.items.length === 0) return other;
    let both = this.together.get(other);
    if (both === undefined) {
      const items = new Set([...this.items, ...other.items]);
      both = new Group(
        this.all.filter((item) => items.has(item)),
        this.all,
      );
      this.together.set(other, both);
    }
    return both;
  }
}
