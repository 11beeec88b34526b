/**
 * @module Who is an argument of what: logical subjects and objects of verbs through the voices and clauses of English,
 * prepositional arguments, possessors, and the names that fill an argument's place.
 *
 * Trust is by relation: subjects, objects, passives and possessives of the parser are taken as they stand; a
 * preposition's phrase is accepted on the verb as well as on the verb's object, since a parser often has the wrong one.
 */
import type { Syntax } from './syntax.js';

const RELATIVE = new Set(['which', 'that', 'who', 'whom']);

/** How far a shared or inherited argument is followed; deeper nesting is a parser's error more often than a sentence. */
const MAX_STEPS = 6;

export class Arguments {
  /**
   * @param transparent nouns that stand for what follows their "of": measures, kinds, shares ("40,000 tonnes of lithium")
   */
  constructor(
    private readonly syntax: Syntax,
    private readonly transparent: ReadonlySet<string>,
  ) {}

  isPassive(verb: number): boolean {
    const { syntax } = this;
    if (syntax.xpos[verb] !== 'VBN' && syntax.xpos[verb] !== 'VBD') return false;
    if (syntax.childrenBy(verb, 'nsubj:pass', 'aux:pass', 'csubj:pass').length > 0) return true;
    if (syntax.xpos[verb] !== 'VBN') return false;
    if (syntax.childrenBy(verb, 'aux', 'obj', 'nsubj').length > 0) return false;
    if (syntax.deprel[verb] === 'acl' || syntax.deprel[verb] === 'advcl' || syntax.deprel[verb] === 'amod') return true;
    // "was explored and sold by X": the second participle shares the auxiliary.
    return syntax.deprel[verb] === 'conj' && this.isPassive(syntax.head[verb]);
  }

  /** Who does it: the subject of an active verb, the "by" of a passive one. */
  subject(verb: number): number[] {
    return this.isPassive(verb) ? this.preposition(verb, 'by') : this.surfaceSubject(verb, MAX_STEPS);
  }

  /** Whom it is done to: the object of an active verb, the subject of a passive one. */
  object(verb: number): number[] {
    const { syntax } = this;
    if (this.isPassive(verb)) return this.surfaceSubject(verb, MAX_STEPS);
    const objects = syntax
      .childrenBy(verb, 'obj')
      .flatMap((object) => [object, ...syntax.childrenBy(object, 'obj')])
      .flatMap((token) => this.relativeOr(token, verb));
    if (objects.length > 0) return objects;
    // "the mine that X operates": the relative clause's gap is its object.
    if (
      syntax.deprel[verb] === 'acl:relcl' &&
      syntax.childrenBy(verb, 'nsubj').some((t) => !RELATIVE.has(syntax.lower[t]))
    ) {
      return [syntax.head[verb]];
    }
    // "mines and refines copper": the object of the last verb is shared by the ones before it.
    for (const next of syntax.childrenBy(verb, 'conj')) {
      if (syntax.upos[next] === 'VERB' && !this.isPassive(next) && next - verb <= 4) {
        const shared = syntax.childrenBy(next, 'obj');
        if (shared.length > 0) return shared;
      }
    }
    return [];
  }

  /** The phrases that a preposition hangs on the token, on its object, or on the verb whose object it is. */
  preposition(token: number, preposition: string): number[] {
    const { syntax } = this;
    const found = this.ownPreposition(token, preposition);
    if (found.length > 0) return found;
    if (syntax.upos[token] === 'VERB') {
      for (const object of syntax.childrenBy(token, 'obj', 'nsubj:pass')) {
        const onObject = this.ownPreposition(object, preposition);
        if (onObject.length > 0 && preposition !== 'of') return onObject;
      }
      if (syntax.deprel[token] === 'acl:relcl') {
        // "the fund with which X signed": the preposition stands before the relative pronoun.
        const relative = syntax
          .children(token)
          .find((child) => RELATIVE.has(syntax.lower[child]) && this.caseOf(child) === preposition);
        if (relative !== undefined) return [syntax.head[token]];
      }
      return [];
    }
    const verb = syntax.head[token];
    if (
      verb >= 0 &&
      syntax.upos[verb] === 'VERB' &&
      (syntax.deprel[token] === 'obj' || syntax.deprel[token] === 'nsubj:pass')
    ) {
      return preposition === 'of' || preposition === 'by' ? [] : this.ownPreposition(verb, preposition);
    }
    return [];
  }

  possessor(noun: number): number[] {
    return this.syntax.childrenBy(noun, 'nmod:poss');
  }

  /** Whom something is given: "granted Lynas a licence". Of two objects a parser often calls both direct, or hangs the second on the first. */
  recipient(verb: number): number[] {
    const { syntax } = this;
    const indirect = syntax.childrenBy(verb, 'iobj');
    if (indirect.length > 0 || this.isPassive(verb)) return indirect;
    const [first, second] = syntax.childrenBy(verb, 'obj').filter((object) => object > verb) as (number | undefined)[];
    if (first === undefined) return [];
    return second !== undefined || syntax.childrenBy(first, 'obj').length > 0 ? [first] : [];
  }

  /** The names that a noun describes: "Anna Berg, head of", "mine operator Lynas", "Lynas is the owner of". */
  described(noun: number): number[] {
    const { syntax } = this;
    const found = syntax.childrenBy(noun, 'appos', 'flat', 'compound').filter((name) => syntax.mention[name] >= 0);
    const head = syntax.head[noun];
    if (head >= 0 && syntax.mention[head] >= 0 && /^(appos|compound|flat|nmod|nmod:desc)$/.test(syntax.deprel[noun]))
      found.push(head);
    if (syntax.childrenBy(noun, 'cop').length > 0) found.push(...this.surfaceSubject(noun, 1));
    return found;
  }

  /** Names that stand before a noun as its modifiers: "the Severny Katpar tungsten deposit". */
  modifiers(noun: number): number[] {
    const { syntax } = this;
    return syntax
      .children(noun)
      .filter(
        (child) =>
          child < noun &&
          syntax.mention[child] >= 0 &&
          /^(compound|amod|nmod|flat|nummod|appos|dep)/.test(syntax.deprel[child]),
      )
      .flatMap((child) => [child, ...this.conjuncts(child)])
      .filter((token) => syntax.mention[token] >= 0);
  }

  /**
   * The names and references that fill an argument's place: the name itself, its conjuncts, the names that a common noun carries
   * as modifier or apposition, what a measure is measured of.
   *
   * @returns tokens that a mention stands at, or that go back to one
   */
  fillers(token: number, steps = MAX_STEPS): number[] {
    const { syntax } = this;
    if (steps === 0) return [];
    const found = new Set<number>();
    for (const part of [token, ...this.conjuncts(token)]) {
      if (syntax.referent[part] >= 0) {
        found.add(part);
        continue;
      }
      if (syntax.upos[part] === 'VERB' || syntax.upos[part] === 'PRON') continue;
      for (const child of this.modifiers(part)) found.add(child);
      for (const apposition of syntax.childrenBy(part, 'appos', 'flat')) {
        if (syntax.mention[apposition] >= 0)
          for (const filler of this.fillers(apposition, steps - 1)) found.add(filler);
      }
      if (this.transparent.has(syntax.lemma[part]) || /^(NUM|SYM)$/.test(syntax.upos[part])) {
        for (const measured of this.ownPreposition(part, 'of')) {
          for (const filler of this.fillers(measured, steps - 1)) found.add(filler);
        }
      }
    }
    return [...found];
  }

  /** The further members of a coordination that the token heads. */
  conjuncts(token: number): number[] {
    const members: number[] = [];
    const walk = (head: number, steps: number): void => {
      if (steps === 0) return;
      for (const member of this.syntax.childrenBy(head, 'conj')) {
        if (this.syntax.upos[member] === 'VERB') continue;
        members.push(member);
        walk(member, steps - 1);
      }
    };
    walk(token, 40);
    return members;
  }

  private surfaceSubject(verb: number, steps: number): number[] {
    const { syntax } = this;
    if (steps === 0) return [];
    const own = syntax.childrenBy(verb, 'nsubj', 'nsubj:pass');
    if (own.length > 0) return own.flatMap((token) => this.relativeOr(token, verb));
    const head = syntax.head[verb];
    if (head < 0) return [];
    switch (syntax.deprel[verb]) {
      case 'acl':
      case 'acl:relcl':
      case 'amod':
        // "deposits explored by X", "the company operating the mine"; but "signed a deal to sell" is the signer's doing.
        return this.hasMark(verb, 'to') ? this.holders(head, steps - 1) : [head];
      case 'xcomp': {
        // "asked X to develop" is X's doing; "agreed to develop" the subject's.
        const controller = syntax.childrenBy(head, 'obj');
        if (controller.length > 0 && this.hasMark(verb, 'to')) return controller;
        return this.surfaceSubject(head, steps - 1);
      }
      case 'conj':
      case 'parataxis':
        return syntax.upos[head] === 'VERB' || syntax.upos[head] === 'AUX' ? this.surfaceSubject(head, steps - 1) : [];
      case 'advcl':
        // A participle or a purpose without a subject of its own shares the main clause's.
        return syntax.xpos[verb] === 'VBG' || syntax.xpos[verb] === 'VBN' || this.hasMark(verb, 'to')
          ? this.surfaceSubject(head, steps - 1)
          : [];
      default:
        return [];
    }
  }

  /** Whose a plan, a right or a deal is: its possessor's, or the subject's of the verb that it is the object of. */
  private holders(noun: number, steps: number): number[] {
    const { syntax } = this;
    const possessors = this.possessor(noun);
    if (possessors.length > 0) return possessors;
    const verb = syntax.head[noun];
    if (verb < 0 || syntax.upos[verb] !== 'VERB') return [];
    if (this.isPassive(verb))
      return syntax.deprel[noun] === 'obj' ? this.surfaceSubject(verb, steps) : this.preposition(verb, 'by');
    return /^(obj|obl)/.test(syntax.deprel[noun]) ? this.surfaceSubject(verb, steps) : [];
  }

  /** A relative pronoun stands for the noun that its clause modifies; anything else for itself. */
  private relativeOr(token: number, verb: number): number[] {
    const { syntax } = this;
    if (!RELATIVE.has(syntax.lower[token])) return [token];
    for (let clause = verb, steps = MAX_STEPS; clause >= 0 && steps > 0; clause = syntax.head[clause]!, steps--) {
      if (syntax.deprel[clause] === 'acl:relcl') return [syntax.head[clause]];
      if (syntax.deprel[clause] !== 'conj' && syntax.deprel[clause] !== 'xcomp') return [];
    }
    return [];
  }

  private ownPreposition(token: number, preposition: string): number[] {
    const { syntax } = this;
    return syntax
      .children(token)
      .filter(
        (child) =>
          /^(obl|nmod)/.test(syntax.deprel[child]) &&
          syntax.deprel[child] !== 'nmod:poss' &&
          this.caseOf(child) === preposition,
      );
  }

  private caseOf(token: number): string | undefined {
    const marker = this.syntax.childrenBy(token, 'case').find((child) => child < token);
    return marker === undefined ? undefined : this.syntax.lower[marker];
  }

  private hasMark(verb: number, word: string): boolean {
    return this.syntax
      .children(verb)
      .some((child) => child < verb && this.syntax.lower[child] === word && this.syntax.deprel[child] === 'mark');
  }
}
