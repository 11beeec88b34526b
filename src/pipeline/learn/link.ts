/** @module Annotated entities → the gazetteer's, so that the scorer learns how much what is known beforehand is worth. */
import type { Mention } from '../../model.js';
import type { AnnotatedText } from './annotated.js';

/** The text with its mentions under the ids that tagging gave to most mentions of the same entity. Names stay the annotators'. */
export function linkToGazetteer(text: AnnotatedText, tagged: readonly Mention[]): AnnotatedText {
  const votes = new Map<string, Map<string, number>>();
  for (const { kind, start, entity } of text.mentions) {
    const match = tagged.find((mention) => mention.kind === kind && mention.start === start);
    if (match === undefined || match.entity.id.startsWith('candidate:')) continue;
    const own = votes.get(entity.id) ?? new Map<string, number>();
    own.set(match.entity.id, (own.get(match.entity.id) ?? 0) + 1);
    votes.set(entity.id, own);
  }
  const chosen = (id: string): string => [...(votes.get(id) ?? [])].sort((a, b) => b[1] - a[1]).at(0)?.[0] ?? id;
  return {
    ...text,
    mentions: text.mentions.map((mention) => ({
      ...mention,
      entity: { ...mention.entity, id: chosen(mention.entity.id) },
    })),
  };
}
