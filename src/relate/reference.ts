/**
 * @module What a definite noun or a pronoun stands for: "the company", "its", "the project", "the country", "he".
 *
 * A reference is given the mention that it most likely goes back to, so that whatever is said of it is said of that
 * entity. Which nouns may stand for which kind is the pipeline's data; what is uncertain is the scorer's to judge, which
 * sees that a reference stands there and which word it is.
 */
import type { EntityKind } from '../model.js';
import type { Tree } from './tree.js';

/** Sentences that a reference may reach back over. */
const REACH = 3;

const PRONOUNS: ReadonlyMap<string, readonly EntityKind[]> = new Map([
  ['it', ['organisation', 'deposit', 'place']],
  ['its', ['organisation', 'deposit', 'place']],
  ['he', ['person']],
  ['she', ['person']],
  ['his', ['person']],
  ['her', ['person']],
]);

const DETERMINERS = new Set(['the', 'this', 'that']);

/**
 * @param nouns noun lemma → the kind that "the NOUN" stands for
 * @returns for each token the mention that stands there or that it refers to, -1 where there is none
 */
export function resolveReferences(syntax: Tree, nouns: ReadonlyMap<string, EntityKind>): Int32Array {
  const referents = syntax.mention.slice();
  for (let token = 0; token < syntax.count; token++) {
    if (syntax.mention[token] >= 0) continue;
    const kinds = kindsOf(syntax, token, nouns);
    if (kinds !== undefined) referents[token] = antecedentOf(syntax, token, kinds);
  }
  return referents;
}

function kindsOf(
  syntax: Tree,
  token: number,
  nouns: ReadonlyMap<string, EntityKind>,
): readonly EntityKind[] | undefined {
  if (syntax.upos[token] === 'PRON') return PRONOUNS.get(syntax.lower[token]);
  if (syntax.upos[token] !== 'NOUN' && syntax.upos[token] !== 'PROPN') return undefined;
  const kind = nouns.get(syntax.lemma[token].toLowerCase());
  if (kind === undefined || syntax.lower[token].endsWith('ies') || syntax.xpos[token] === 'NNS') return undefined;
  // "the Uis mine" names its own; "the mine of X" and "the company X" too.
  const own = syntax.children(token);
  if (own.some((child) => syntax.mention[child] >= 0 && /^(compound|appos|nmod|flat|amod)/.test(syntax.deprel[child])))
    return undefined;
  return own.some((child) => syntax.deprel[child] === 'det' && DETERMINERS.has(syntax.lower[child]))
    ? [kind]
    : undefined;
}

/** The nearest mention of a right kind before the token; in earlier sentences a subject is preferred to what stands behind it. */
function antecedentOf(syntax: Tree, token: number, kinds: readonly EntityKind[]): number {
  const here = syntax.sentence[token];
  let best = -1;
  let rank = -Infinity;
  for (let before = token - 1; before >= 0 && here - syntax.sentence[before] <= REACH; before--) {
    const mention = syntax.mention[before];
    if (mention < 0 || !kinds.includes(syntax.mentions[mention].kind)) continue;
    const apart = here - syntax.sentence[before];
    const isSubject = syntax.deprel[before].startsWith('nsubj');
    // Counted in sentences: a subject of the sentence before outranks a last word of it, but not a name of this one.
    const value = -apart + (isSubject ? 0.6 : 0) - kinds.indexOf(syntax.mentions[mention].kind) * 0.3;
    if (value > rank) {
      rank = value;
      best = mention;
    }
  }
  return best;
}
