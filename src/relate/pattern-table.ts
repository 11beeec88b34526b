/** @module Patterns by what they can begin with, so that each is tried only where it could match. */
import type { Opening } from './opening.js';
import type { Pattern } from './pattern.js';
import type { Syntax } from './syntax.js';

export class PatternTable<Frame extends { readonly pattern: Pattern }> {
  private readonly byKind: ReadonlyMap<string, readonly Frame[]>;
  private readonly byWord: ReadonlyMap<string, readonly Frame[]>;
  private readonly byTag: ReadonlyMap<string, readonly Frame[]>;

  constructor(readonly all: readonly Frame[]) {
    this.byKind = grouped(all, ({ kinds }) => kinds);
    this.byWord = grouped(all, ({ words }) => words);
    this.byTag = grouped(all, ({ tags }) => tags);
  }

  /** The patterns that could begin at a token, in their order. */
  at({ mention, mentions, lower, lemma, upos, xpos }: Syntax, token: number): readonly Frame[] {
    if (mention[token] >= 0) return this.byKind.get(mentions[mention[token]].kind) ?? [];
    const found = [
      this.byWord.get(lower[token]),
      this.byWord.get(lemma[token].toLowerCase()),
      this.byTag.get(upos[token]),
      this.byTag.get(xpos[token]),
    ].filter((frames) => frames !== undefined);
    return found.length < 2
      ? (found.at(0) ?? [])
      : this.all.filter((frame) => found.some((own) => own.includes(frame)));
  }
}

function grouped<Frame extends { readonly pattern: Pattern }>(
  all: readonly Frame[],
  keysOf: (opening: Opening) => Iterable<string>,
): Map<string, Frame[]> {
  const groups = new Map<string, Frame[]>();
  for (const frame of all) {
    for (const key of keysOf(frame.pattern.opening)) groups.set(key, [...(groups.get(key) ?? []), frame]);
  }
  return groups;
}
