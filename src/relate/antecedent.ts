/**
 * @module Who is meant: of the entities that an article has spoken of before a reference, the one that most speaks for itself.
 *
 * What speaks for each is weighed by a log-linear ranker. It is fitted to the annotated articles, where an antecedent was right
 * if a fact of the paragraph holds of it and of a name in the reference's sentence;
 * but `ahead` and `personSubject` are set by hand, since the articles have few such cases.
 */
import type { EntityKind } from '../model.js';
import type { Sort } from './references.js';
import type { Known } from './standing-features.js';
import type { Tree } from './tree.js';

/** Sentences that a reference may reach back over. */
const REACH = 8;

/** So many words to either side stand beside a name. */
const BESIDE = 4;

/** What may speak for or against an antecedent, by its weight in log odds. */
const WEIGHTS = {
  sameParagraph: 1.65,
  /** Where it stood last. */
  sameSentence: 1.14,
  oneBack: 1.15,
  twoBack: 0.44,
  threeBack: 0.33,
  /** None of the others stood later. */
  last: -0.32,
  /** It stood there before a noun ("the Lynas plant"), or behind a preposition. */
  modifier: -0.38,
  oblique: -0.27,
  /** It was the subject of something in this or the two sentences before. */
  subject: 0.21,
  personSubject: 0.4,
  /** A subject as the reference is. */
  parallel: 0.51,
  /** Subject of a verb that a possessive stands under: "Lynas sold its stake". */
  possessor: 0.59,
  /** Subject of the very verb of a pronoun: "Lynas sold it" speaks of something else. */
  sameVerb: -0.61,
  /** Behind a pronoun, as the subject of its sentence: "In its report, Lynas said". */
  ahead: 3,
  /** Of the logarithm of how often it stood within reach. */
  often: 0.35,
  elementOften: 1.39,
  headline: 0.92,
  nounHeadline: 0.41,
  pronounPlace: -1.17,
  /** The article has called it that: "the ministry" after "the Ministry of Mines", "the miner" after "diamond miner Endiama". */
  described: 1.24,
  /** Or by a noun of another sort: "the company" is not the Ministry of Mines. */
  otherwise: -1.45,
  /** The gazetteer says that it is of the noun's sort: "the country". */
  fits: 1.69,
  /** What stands before the noun is known of it: "the Canadian miner", "the lithium project". */
  agrees: 2.31,
  /** Or stood beside its name: "Canada's Teck". */
  told: 0.64,
} as const;

type Evidence = Partial<Record<keyof typeof WEIGHTS, number>>;

interface Candidate {
  /** Its latest mention before the reference. */
  readonly mention: number;
  /** Sentences between; 0 for one behind the reference. */
  readonly back: number;
  readonly evidence: Evidence;
  /** Names of it, and references to it, within reach. */
  count: number;
}

/** A word that goes back to an entity. */
export interface Reference {
  readonly token: number;
  readonly kinds: readonly EntityKind[];
  /** The noun's; undefined for a pronoun. */
  readonly sort: Sort | undefined;
}

/** What a reference goes back to, and how surely. */
export interface Antecedent {
  readonly mention: number;
  /** Log odds that speak for it. */
  readonly weight: number;
  /** By how much fewer speak for the next one; infinite where there is none. */
  readonly lead: number;
  /** How many others it may go back to. */
  readonly others: number;
  /** How many sentences before the reference it stood last; 0 for one that stands behind. */
  readonly back: number;
}

/** Those that an article has spoken of so far. */
export class Scene {
  /** Where one stands, by name or by reference, in the order of the text. */
  private readonly tokens: number[] = [];
  /** Ids. */
  private readonly headline: ReadonlySet<string>;
  /** Name → the words that describe it. */
  private readonly descriptions = new Map<number, readonly string[]>();

  /** @param referent the mention at each token, or that a token before the present one refers to */
  constructor(
    private readonly syntax: Tree,
    private readonly referent: Int32Array,
    private readonly known: Known,
  ) {
    const headlineEnd = syntax.analysis.text.indexOf('\n');
    this.headline = new Set(syntax.mentions.filter(({ end }) => end <= headlineEnd).map(({ entity }) => entity.id));
  }

  /** An entity stands at the token, which is behind all that were told before. */
  enter(token: number): void {
    this.tokens.push(token);
  }

  /** What a reference most likely goes back to; of equals the nearest. */
  antecedentOf(reference: Reference): Antecedent | undefined {
    let best: Candidate | undefined;
    let weight = -Infinity;
    let next = -Infinity;
    let others = -1;
    for (const candidate of this.candidates(reference)) {
      others++;
      const value = weightOf(candidate.evidence);
      if (value > weight) {
        next = weight;
        weight = value;
        best = candidate;
      } else if (value > next) next = value;
    }
    if (best === undefined) return undefined;
    return { mention: best.mention, weight, lead: weight - next, others, back: best.back };
  }

  /** Who may be meant, the nearest first, each with what speaks for it. */
  private candidates(reference: Reference): Iterable<Candidate> {
    const { syntax, referent } = this;
    const { token, kinds, sort } = reference;
    const here = syntax.sentence[token];
    const paragraph = syntax.analysis.text.lastIndexOf('\n', syntax.analysis.start[token]);
    const isSubject = syntax.deprel[token].startsWith('nsubj');
    const isPossessive = syntax.deprel[token] === 'nmod:poss';
    const traits = sort === undefined ? [] : this.traitsOf(token);
    const found = new Map<string, Candidate>();
    for (let index = this.tokens.length - 1; index >= 0; index--) {
      const before = this.tokens[index];
      const apart = here - syntax.sentence[before];
      if (apart > REACH) break;
      const { kind, entity } = syntax.mentions[referent[before]];
      if (!kinds.includes(kind)) continue;
      let candidate = found.get(entity.id);
      if (candidate === undefined) {
        const evidence = this.placeOf(before, apart);
        if (syntax.analysis.start[before] > paragraph) evidence.sameParagraph = 1;
        if (found.size === 0) evidence.last = 1;
        found.set(entity.id, (candidate = { mention: referent[before], back: apart, evidence, count: 0 }));
      }
      candidate.count++;
      const { evidence } = candidate;
      const verb = apart <= 2 ? verbOfSubject(syntax, before) : -1;
      if (verb >= 0) {
        evidence.subject = 1;
        if (kind === 'person') evidence.personSubject = 1;
        if (isSubject && apart <= 1) evidence.parallel = 1;
        if (isPossessive && apart === 0 && standsUnder(syntax, token, verb)) evidence.possessor = 1;
        if (sort === undefined && !isPossessive && verb === syntax.head[token]) evidence.sameVerb = 1;
      }
      if (sort !== undefined && syntax.mention[before] >= 0) {
        const words = this.describing(before);
        if (words.includes(syntax.base[token])) evidence.described = 1;
        else if (words.some((word) => sort.otherNouns.has(word))) evidence.otherwise = 1;
        if (traits.some((trait) => this.standsBeside(before, trait))) evidence.told = 1;
      }
    }
    if (sort === undefined) this.lookAhead(reference, found);
    for (const [id, candidate] of found) this.judgeAsWhole(id, candidate, sort, traits);
    return sort?.byName === true
      ? [...found.values()].filter(({ evidence }) => evidence.described !== undefined)
      : found.values();
  }

  private placeOf(token: number, apart: number): Evidence {
    const { syntax } = this;
    const evidence: Evidence = {};
    if (apart === 0) evidence.sameSentence = 1;
    else if (apart === 1) evidence.oneBack = 1;
    else if (apart === 2) evidence.twoBack = 1;
    else if (apart === 3) evidence.threeBack = 1;
    const relation = syntax.deprel[token];
    if (/^(compound|amod|flat|nummod)/.test(relation)) evidence.modifier = 1;
    else if (/^(obl|nmod)/.test(relation) && relation !== 'nmod:poss') evidence.oblique = 1;
    return evidence;
  }

  private judgeAsWhole(
    id: string,
    { mention, count, evidence }: Candidate,
    sort: Sort | undefined,
    traits: readonly number[],
  ): void {
    const { kind } = this.syntax.mentions[mention];
    // A person is spoken of by pronoun while on the scene; an organisation is what the article is about.
    if (kind !== 'person') {
      evidence.often = Math.log(Math.max(count, 1));
      if (kind === 'element') evidence.elementOften = evidence.often;
      if (this.headline.has(id)) evidence.headline = 1;
    }
    if (sort === undefined) {
      if (kind === 'place') evidence.pronounPlace = 1;
      return;
    }
    if (evidence.headline === 1) evidence.nounHeadline = 1;
    if (this.known(id, id) === sort.name) evidence.fits = 1;
    if (traits.some((trait) => this.known(id, this.idAt(trait)) !== undefined)) evidence.agrees = 1;
  }

  /** "In its report, Lynas said": who stands behind the pronoun as the subject of a verb that it stands under. */
  private lookAhead({ token, kinds }: Reference, found: Map<string, Candidate>): void {
    const { syntax } = this;
    for (let under = token; syntax.head[under] >= 0; under = syntax.head[under]) {
      if (!/^(obl|advcl)/.test(syntax.deprel[under])) continue;
      for (const subject of syntax.childrenBy(syntax.head[under], 'nsubj', 'nsubj:pass')) {
        const mention = syntax.mention[subject];
        if (subject < token || mention < 0) continue;
        const { kind, entity } = syntax.mentions[mention];
        if (!kinds.includes(kind)) continue;
        const candidate = found.get(entity.id) ?? { mention, back: 0, evidence: {}, count: 0 };
        candidate.evidence.ahead = 1;
        found.set(entity.id, candidate);
      }
    }
  }

  /** The names that tell which one a noun means: "the Canadian miner", "the Perth-based company", "the lithium project". */
  private traitsOf(noun: number): number[] {
    const { syntax } = this;
    return syntax
      .children(noun)
      .flatMap((child) => [child, ...syntax.children(child)])
      .filter((child) => child < noun && syntax.mention[child] >= 0 && syntax.deprel[child] !== 'nmod:poss');
  }

  private idAt(name: number): string {
    return this.syntax.mentions[this.syntax.mention[name]].entity.id;
  }

  /** Whether the entity of one name stands near another name in its sentence. */
  private standsBeside(name: number, other: number): boolean {
    const { syntax } = this;
    const id = this.idAt(other);
    for (let near = Math.max(0, name - BESIDE); near <= name + BESIDE && near < syntax.count; near++) {
      if (near === other || syntax.mention[near] < 0 || syntax.sentence[near] !== syntax.sentence[name]) continue;
      if (this.idAt(near) === id) return true;
    }
    return false;
  }

  private describing(name: number): readonly string[] {
    let words = this.descriptions.get(name);
    if (words === undefined) this.descriptions.set(name, (words = wordsDescribing(this.syntax, name)));
    return words;
  }
}

function weightOf(evidence: Evidence): number {
  let weight = 0;
  for (const name in evidence) weight += WEIGHTS[name as keyof Evidence] * evidence[name as keyof Evidence]!;
  return weight;
}

/** The verb of which a name is the subject, or part of it: "the miner Lynas said", "Lynas and Iluka said"; -1 for none. */
function verbOfSubject(syntax: Tree, name: number): number {
  for (let token = name, steps = 0; token >= 0 && steps < 5; token = syntax.head[token], steps++) {
    const relation = syntax.deprel[token];
    if (relation.startsWith('nsubj')) return syntax.head[token];
    if (!/^(appos|flat|compound|conj)/.test(relation)) break;
  }
  return -1;
}

function standsUnder(syntax: Tree, token: number, above: number): boolean {
  for (let up = syntax.head[token]; up >= 0; up = syntax.head[up]) if (up === above) return true;
  return false;
}

/** The words of a name, the nouns before it, and those in apposition to it. */
function wordsDescribing(syntax: Tree, name: number): string[] {
  const words = syntax.lower[name].split(/[^\p{L}]+/u);
  const take = (token: number): void => {
    if (syntax.mention[token] < 0) words.push(syntax.base[token]);
  };
  for (let before = name - 1; before >= 0 && name - before <= 4; before--) {
    take(before);
    if (!/^(NOUN|ADJ|PROPN)$/.test(syntax.upos[before])) break;
  }
  for (const child of syntax.childrenBy(name, 'appos', 'compound', 'flat')) take(child);
  const head = syntax.head[name];
  if (head >= 0 && /^(appos|flat|compound|nmod)$/.test(syntax.deprel[name])) take(head);
  return words;
}
