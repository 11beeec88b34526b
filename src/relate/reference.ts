/**
 * @module What a definite noun or a pronoun stands for: "the company", "its", "the project", "the country", "he".
 *
 * A reference is given the mention that it most likely goes back to, so that whatever is said of it is said of that
 * entity. Which nouns may stand for which kind is the pipeline's data; what is uncertain is the scorer's to judge, which
 * sees that a reference stands there, which word it is, and how surely it goes back to whom.
 */
import type { EntityKind } from '../model.js';
import { Scene, type Antecedent, type Reference } from './antecedent.js';
import type { References, Sort } from './references.js';
import type { Known } from './standing-features.js';
import type { Tree } from './tree.js';

const PRONOUNS: ReadonlyMap<string, readonly EntityKind[]> = new Map([
  ['it', ['organisation', 'deposit', 'place']],
  ['its', ['organisation', 'deposit', 'place']],
  ['he', ['person']],
  ['she', ['person']],
  ['his', ['person']],
  ['her', ['person']],
]);

/** What stands before a noun that means another one than was spoken of. */
const OTHER = /^(other|another|only|first|second|third|next|new|former|previous|last|state|local|regional|provincial)$/;

const DETERMINERS = new Set(['the', 'this', 'that']);

export interface Referents {
  /** The mention that stands at the token, or for a reference ("the company", "its") the one that it goes back to; -1 for none. */
  readonly referent: Int32Array;
  /** Token of a reference → what it goes back to. */
  readonly antecedents: ReadonlyMap<number, Antecedent>;
}

export function resolveReferences(syntax: Tree, nouns: References, known: Known): Referents {
  const referent = syntax.mention.slice();
  const antecedents = new Map<number, Antecedent>();
  const scene = new Scene(syntax, referent, known);
  for (let token = 0; token < syntax.count; token++) {
    if (referent[token] < 0) {
      const reference = referenceAt(syntax, token, nouns);
      const antecedent = reference === undefined ? undefined : scene.antecedentOf(reference);
      if (antecedent !== undefined) {
        antecedents.set(token, antecedent);
        referent[token] = antecedent.mention;
      }
    }
    if (referent[token] >= 0) scene.enter(token);
  }
  return { referent, antecedents };
}

function referenceAt(syntax: Tree, token: number, nouns: References): Reference | undefined {
  if (syntax.upos[token] === 'PRON') {
    const kinds = PRONOUNS.get(syntax.lower[token]);
    return kinds === undefined || isExpletive(syntax, token) ? undefined : { token, kinds, sort: undefined };
  }
  if (syntax.upos[token] !== 'NOUN' && syntax.upos[token] !== 'PROPN') return undefined;
  const sort = nouns.get(syntax.base[token]);
  if (sort === undefined || syntax.lower[token].endsWith('ies') || syntax.xpos[token] === 'NNS') return undefined;
  return isDefinite(syntax, token) && !isOwn(syntax, token, sort) ? { token, kinds: [sort.kind], sort } : undefined;
}

/** "it is hard to say", "it was agreed that", "it took years to": stands for the clause behind. */
function isExpletive(syntax: Tree, token: number): boolean {
  if (syntax.lower[token] !== 'it') return false;
  if (syntax.deprel[token] === 'expl') return true;
  const verb = syntax.head[token];
  return (
    syntax.deprel[token].startsWith('nsubj') &&
    verb >= 0 &&
    syntax
      .childrenBy(verb, 'csubj', 'csubj:pass', ...(syntax.upos[verb] === 'ADJ' ? ['ccomp'] : []))
      .some((clause) => clause > verb)
  );
}

function isDefinite(syntax: Tree, noun: number): boolean {
  return syntax.children(noun).some((child) => syntax.deprel[child] === 'det' && DETERMINERS.has(syntax.lower[child]));
}

/**
 * Whether a noun says itself whom it means. "the Uis mine" names its own, and so do "the mine of X" and "the company X", while "the
 * Canadian group" does not. "the largest producer" and "the other company" mean one that need not have been named before.
 */
function isOwn(syntax: Tree, noun: number, { kind }: Sort): boolean {
  return syntax.children(noun).some((child) => {
    const mention = syntax.mention[child];
    if (mention < 0) return syntax.xpos[child] === 'JJS' || OTHER.test(syntax.lower[child]);
    return syntax.mentions[mention].kind === kind && /^(compound|appos|nmod|flat|amod)/.test(syntax.deprel[child]);
  });
}
