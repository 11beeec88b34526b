/** @module How surely a reference goes back to whom it is taken to mean, as features. */
import type { Features } from './features.js';
import { mix, tag } from '../learned/hash.js';
import type { Syntax } from './syntax.js';
import type { Words } from './words.js';

const T = {
  certainty: tag('certainty'),
  lead: tag('lead'),
  weight: tag('weight'),
  others: tag('others'),
  back: tag('back'),
  together: tag('together'),
};

/** Bounds between steps of log odds. */
const LEADS = [0.3, 0.7, 1.2, 2, 3];
const MOST_WEIGHT = 6;
const MOST_OTHERS = 3;
const MOST_BACK = 3;

/** Writes what is known of a token's antecedent; nothing where a name stands there. @param side which of two it is: 1 or 2 @param kinds hash of theirs */
export function certaintyFeatures(
  { antecedents }: Syntax,
  { word }: Words,
  side: number,
  token: number,
  kinds: number,
  out: Features,
): void {
  const antecedent = antecedents.get(token);
  if (antecedent === undefined) return;
  const lead = stepOf(antecedent.lead);
  const weight = Math.max(0, Math.min(Math.floor(antecedent.weight), MOST_WEIGHT));
  const others = Math.min(antecedent.others, MOST_OTHERS);
  const back = Math.min(antecedent.back, MOST_BACK);
  const certainty = mix(T.certainty, side);
  const parts = [mix(T.lead, lead), mix(T.weight, weight), mix(T.others, others), mix(T.back, back)];
  for (const part of parts) {
    const each = mix(certainty, part);
    out.add(each);
    out.add(mix(each, kinds));
    out.add(mix(each, word[token]));
  }
  const sided = mix(mix(certainty, T.together), kinds);
  out.add(mix(mix(sided, parts[0]), parts[1]));
  out.add(parts.reduce(mix, sided));
}

function stepOf(lead: number): number {
  if (lead === Infinity) return LEADS.length + 1;
  const step = LEADS.findIndex((bound) => lead < bound);
  return step < 0 ? LEADS.length : step;
}
