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
      [...this.first.byKind].map(([kind, own]) => [kind, new OpeningIndex(own, ({ pattern }) => pattern.second)]),
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
  readonly byKind: ReadonlyMap<string, readonly Item[]>;
  private readonly byWord: ReadonlyMap<string, readonly Item[]>;
  private readonly byTag: ReadonlyMap<string, readonly Item[]>;
  /** Those of which nothing is known. */
  private readonly anywhere: readonly Item[];

  constructor(
    private readonly all: readonly Item[],
    openingOf: (item: Item) => Opening | undefined,
  ) {
    const grouped = (keysOf: (own: Opening) => Iterable<string>): Map<string, Item[]> => {
      const groups = new Map<string, Item[]>();
      for (const item of all)
        for (const key of keysOf(openingOf(item) ?? opening({}))) groups.set(key, [...(groups.get(key) ?? []), item]);
      return groups;
    };
    this.byKind = grouped(({ kinds }) => kinds);
    this.byWord = grouped(({ words }) => words);
    this.byTag = grouped(({ tags }) => tags);
    this.anywhere = all.filter((item) => openingOf(item) === undefined);
  }

  /** Those that could open at a token, in their order. */
  at({ count, mention, mentions, lower, lemma, upos, xpos }: Syntax, token: number): readonly Item[] {
    if (token >= count) return this.anywhere;
    const found: readonly (readonly Item[] | undefined)[] =
      mention[token] >= 0
        ? [this.byKind.get(mentions[mention[token]].kind)]
        : [
            this.byWord.get(lower[token]),
            this.byWord.get(lemma[token].toLowerCase()),
            this.byTag.get(upos[token]),
            this.byTag.get(xpos[token]),
          ];
    const groups = new Set([this.anywhere, ...found].filter((own) => own !== undefined && own.length > 0));
    if (groups.size < 2) return [...groups].at(0) ?? [];
    const items = new Set([...groups].flatMap((own) => own ?? []));
    return this.all.filter((item) => items.has(item));
  }
}
