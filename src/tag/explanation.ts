/** @module Why a name was taken for what it was, or for nothing: what was weighed, for people who ask. */
import type { EntityKind, Mention, Span } from '../model.js';
import type { PassedOver, Sensed, Senses } from './sensed.js';
import type { Vote } from './votes.js';

/** An entry that a name may mean, and what places it where it is. */
export interface Alternative {
  readonly id: string;
  readonly name: string;
  readonly rank: number;
  readonly reasons: readonly string[];
}

/** What was decided of one name where it stands. */
export interface Explanation extends Span {
  readonly text: string;
  /** What it became, or null where too little speaks for anything. */
  readonly mention: Mention | null;
  /** What the words about it say. */
  readonly votes: readonly Vote[];
  /** What speaks for each kind over the whole article, the most first. */
  readonly scores: readonly (readonly [EntityKind, number])[];
  /** How likely it is of each kind by the learned judge, the likeliest first; empty where none was asked. */
  readonly probabilities: readonly (readonly [EntityKind, number])[];
  /** The entries of the tables that bear the name, by kind, best first. */
  readonly alternatives: readonly Alternative[];
  /** The longer name that it stands for, folded; null where it stands for itself. */
  readonly standsFor: string | null;
}

/** Explains every name of an article, in the order of the text. */
export function explanations(
  { sensed, passedOver }: Senses,
  mentions: readonly Mention[],
  source: string,
): Explanation[] {
  const mentionAt = new Map(mentions.map((mention) => [mention.start, mention]));
  const explained = (name: Sensed | PassedOver, mention: Mention | null): Explanation => {
    const { start, end, weighed } = name;
    return {
      start,
      end,
      text: source.slice(start, end),
      mention,
      votes: weighed.votes,
      scores: [...weighed.scores].sort(([, a], [, b]) => b - a),
      probabilities: [...(weighed.probabilities ?? [])].sort(([, a], [, b]) => b - a),
      alternatives: [...weighed.ranking.values()].flatMap((ranked) =>
        ranked.map(({ reading: { entry }, rank, reasons }) => ({ id: entry.id, name: entry.name, rank, reasons })),
      ),
      standsFor: weighed.standsFor ?? null,
    };
  };
  return [
    ...sensed.map((name) => explained(name, mentionAt.get(name.start) ?? null)),
    ...passedOver.map((name) => explained(name, null)),
  ].sort((a, b) => a.start - b.start);
}
