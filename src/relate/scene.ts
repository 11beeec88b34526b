/** @module What surrounds all that could fill the roles of one claim: what its sentences speak of, and who is named together with its two. */
import type { Cast } from './cast.js';
import type { Qualified } from './filler-features.js';
import type { Words } from './words.js';

/** Only names ask for it: what it holds is found when it is first asked for. */
export class Scene {
  private said: readonly number[] | undefined;
  private readonly sentences = new Map<number, ReadonlySet<number>>();

  constructor(
    private readonly cast: Cast,
    private readonly words: Words,
    private readonly claim: Qualified,
  ) {}

  /** The classes of the words of the sentences that say the claim, each once. */
  get classes(): readonly number[] {
    const { sentences: starts } = this.cast.syntax.analysis;
    return (this.said ??= [
      ...new Set(
        [...this.claim.sentences].flatMap((sentence) =>
          this.words.classes.slice(starts[sentence], starts[sentence + 1]).flat(),
        ),
      ),
    ]);
  }

  /** How many sentences of the article name two actors, or refer to them, together. */
  shared(one: number, other: number): number {
    const theirs = this.sentencesOf(other);
    let count = 0;
    for (const sentence of this.sentencesOf(one)) if (theirs.has(sentence)) count++;
    return count;
  }

  private sentencesOf(actor: number): ReadonlySet<number> {
    const known = this.sentences.get(actor);
    if (known !== undefined) return known;
    const { at, tokens, syntax } = this.cast;
    const own = new Set(tokens.filter((token) => at[token] === actor).map((token) => syntax.sentence[token]));
    this.sentences.set(actor, own);
    return own;
  }
}
