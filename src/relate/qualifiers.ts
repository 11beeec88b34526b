/**
 * @module What an article adds to a claim, in its own words: amounts, shares, grades, roles, dates, types. Shapes say what
 * may fill a role; what was learned from annotated articles says which of several does, or that none does.
 */
import type { Span } from '../model.js';
import type { Cast } from './cast.js';
import { normaliseDate } from './date-words.js';
import { Features } from './features.js';
import { fillerFeatures, type Qualified } from './filler-features.js';
import { nameAt, type Filler, type Fillers } from './fillers.js';
import type { Network } from '../learned/network.js';
import type { Predicate, Relations } from './relations.js';
import { Scene } from './scene.js';
import type { Words } from './words.js';

/**
 * Log odds from which on a filler is taken. Below even chances, since annotators leave out many a qualifier that the text
 * has. Chosen on articles that the fillers were not learned from, where no other for a shape, a role or a place did better:
 * lower ones find no more than they get wrong.
 */
const LEAST = -1.9;

/**
 * Log odds from which a further filler of a role is given beside the likeliest. On articles that the fillers were not learned
 * from, 63 in 100 of those annotated first are right then, as many as of all; lower ones are wrong more often than right.
 */
const FURTHER = 0;

/**
 * Log odds from which on a name is taken that stands nowhere near the claim: from even chances, since what one paragraph says
 * must not turn on another that it does not go back to.
 */
const LEAST_AFAR = 0;

/** How much of what a rival is ahead by counts against a claim. */
const YIELDING = 0.3;

/** What fills a role: words, or a name. */
export type Filled = Span & Pick<Filler, 'name'>;

/** A filler for a role of a claim. */
interface Offered {
  readonly role: string;
  readonly filler: Filler;
  /** Whether it stands nowhere near the claim. */
  readonly afar: boolean;
}

export interface Offer extends Offered {
  /** What can be seen of it; they hold until the next offer. */
  readonly features: Int32Array;
}

/** An article as its qualifiers are read from it. */
export interface Qualifying {
  readonly cast: Cast;
  readonly words: Words;
  readonly fillers: Fillers;
}

/** Everything that could fill a role of a claim, one after the other. */
export function* offersFor(
  { cast, words, fillers }: Qualifying,
  predicate: Predicate,
  claim: Qualified,
): Generator<Offer> {
  const room = new Features();
  const scene = new Scene(cast, words, claim);
  const offered = new Set<string>();
  for (const sentence of sentencesFor(cast, claim)) {
    for (const [role, shapes] of Object.entries(predicate.qualifiers)) {
      const seen: Filler[] = [];
      for (const [index, shape] of shapes.entries()) {
        const found = fillers.in(sentence, shape);
        for (const [number, filler] of found.entries()) {
          // "12 million" in "12 million tonnes" is a part of a value, not one.
          const isPart = ({ start, end }: Filler): boolean =>
            start <= filler.start &&
            filler.end <= end &&
            (shape.type === 'value' || end - start === filler.end - filler.start);
          if (seen.some(isPart)) continue;
          const names = shape.type === 'name';
          if (names && (cast.at[filler.first] === claim.subject || cast.at[filler.first] === claim.object)) continue;
          seen.push(filler);
          if (names) offered.add(`${role} ${cast.at[filler.first]}`);
          const features = fillerFeatures(cast, words, claim, found, number, index, scene, room);
          yield { role, filler, afar: false, features };
        }
      }
    }
  }
  yield* offersOfLeaders(cast, words, predicate, claim, offered, scene, room);
}

/**
 * Names that stand nowhere near the claim, but that the article is about: the leader of each kind, and who is in the
 * headline. "The two signed a contract": for the tungsten of the headline.
 */
function* offersOfLeaders(
  cast: Cast,
  words: Words,
  predicate: Predicate,
  claim: Qualified,
  offered: ReadonlySet<string>,
  scene: Scene,
  room: Features,
): Generator<Offer> {
  for (const [role, shapes] of Object.entries(predicate.qualifiers)) {
    for (const [index, shape] of shapes.entries()) {
      if (shape.type !== 'name') continue;
      for (const [number, { kind, first, leads, inHeadline }] of cast.actors.entries()) {
        if (!shape.kinds.has(kind) || !(leads || inHeadline) || offered.has(`${role} ${number}`)) continue;
        if (number === claim.subject || number === claim.object) continue;
        const filler = nameAt(cast.syntax, first);
        if (filler === undefined) continue;
        const features = fillerFeatures(cast, words, claim, [filler], 0, index, scene, room);
        yield { role, filler, afar: true, features };
      }
    }
  }
}

/**
 * Where a claim is said, the sentences beside that in the paragraph, wherever its object is named while its subject is what
 * is spoken of, and, of a person, wherever the name stands.
 */
function sentencesFor(cast: Cast, claim: Qualified): number[] {
  const { syntax, at, tokens, actors, paragraph } = cast;
  const all = new Set<number>();
  for (const sentence of claim.sentences) {
    let first = sentence;
    while (paragraph[first - 1] === paragraph[sentence]) first--;
    for (let other = first; paragraph[other] === paragraph[sentence]; other++) all.add(other);
  }
  for (const actor of [claim.subject, claim.object]) {
    if (actors[actor].kind !== 'person') continue;
    for (const token of tokens) if (at[token] === actor && syntax.mention[token] >= 0) all.add(syntax.sentence[token]);
  }
  for (const sentence of spokenOf(cast, claim)) all.add(sentence);
  return [...all].sort((a, b) => a - b);
}

/**
 * The sentences that name the claim's object and none but its subject of the subject's kind, that being the article's
 * leader of its kind or the last named before: "It holds 40 million ounces of silver."
 */
function spokenOf({ syntax, at, tokens, actors }: Cast, { subject, object }: Qualified): Set<number> {
  const { kind, leads } = actors[subject];
  const named = new Set<number>();
  const contested = new Set<number>();
  let last = -1;
  let first = 0;
  tokens.forEach((token, index) => {
    const sentence = syntax.sentence[token];
    if (sentence !== syntax.sentence[tokens[first]]) {
      for (; first < index; first++) if (actors[at[tokens[first]]].kind === kind) last = at[tokens[first]];
    }
    if (at[token] === object && (leads || last === subject)) named.add(sentence);
    else if (at[token] !== subject && actors[at[token]].kind === kind) contested.add(sentence);
  });
  for (const sentence of contested) named.delete(sentence);
  return named;
}

/** An offer with the log odds that it fills its role. */
export interface JudgedOffer extends Offered {
  readonly logit: number;
}

/** @param roles the columns of the model */
export function judgeOffers(offers: Iterable<Offer>, model: Network, roles: readonly string[]): JudgedOffer[] {
  return Array.from(offers, ({ role, filler, afar, features }) => ({
    role,
    filler,
    afar,
    logit: model.score(features, [roles.indexOf(role)])[0],
  }));
}

/**
 * Where claims of one predicate stand beside each other, a figure is one's: what is likelier another's is the less likely
 * this one's. Members of a list, of which all have it, are about as likely.
 *
 * @param claims the judged offers of each claim of one predicate
 */
export function yieldToRivals(claims: readonly (readonly JudgedOffer[])[]): JudgedOffer[][] {
  const keyOf = ({ role, filler }: Offered): string => `${role} ${filler.start}`;
  const most = new Map<string, number>();
  for (const offer of claims.flat()) most.set(keyOf(offer), Math.max(most.get(keyOf(offer)) ?? -Infinity, offer.logit));
  return claims.map((offers) =>
    offers.map((offer) => ({ ...offer, logit: offer.logit - YIELDING * (most.get(keyOf(offer))! - offer.logit) })),
  );
}

/** Role → what fills it: of several offers the likeliest, if it is likely at all. */
export function chooseFillers(offers: readonly JudgedOffer[]): Map<string, Filler> {
  const best = new Map<string, JudgedOffer>();
  for (const offer of offers) {
    const least = offer.afar ? LEAST_AFAR : LEAST;
    if (offer.logit > Math.max(least, best.get(offer.role)?.logit ?? least)) best.set(offer.role, offer);
  }
  return new Map([...best].map(([role, { filler }]) => [role, filler]));
}

/**
 * What else fills the roles of a claim: "chairman and chief executive", a reserve beside the resource. What one sentence
 * has of several roles belongs together, the first of each, then the next.
 *
 * @param told Role → what is given already
 * @param isAlike whether two fillers of a role say the same
 * @returns for each further claim of the same two: role → what fills it
 */
export function furtherFillers(
  offers: readonly JudgedOffer[],
  told: ReadonlyMap<string, Filled>,
  { syntax }: Pick<Cast, 'syntax'>,
  isAlike: (one: Filled, other: Filled) => boolean,
): Map<string, Filler>[] {
  const given = [...told].map(([role, filler]) => ({ role, filler }));
  const likely = offers.filter(({ role, logit }) => logit > FURTHER && told.has(role));
  const further: Pick<Offered, 'role' | 'filler'>[] = [];
  for (const { role, filler } of likely.sort((a, b) => b.logit - a.logit)) {
    if (!given.some((known) => known.role === role && isAlike(known.filler, filler))) {
      given.push({ role, filler });
      further.push({ role, filler });
    }
  }
  const claims: { sentence: number; fillers: Map<string, Filler> }[] = [];
  for (const { role, filler } of further.sort((a, b) => a.filler.start - b.filler.start)) {
    const sentence = syntax.sentence[filler.first];
    const claim = claims.find((other) => other.sentence === sentence && !other.fillers.has(role));
    if (claim === undefined) claims.push({ sentence, fillers: new Map([[role, filler]]) });
    else claim.fillers.set(role, filler);
  }
  return claims.map(({ fillers }) => fillers);
}

/**
 * What a filler amounts to: a name, the entity's own; other words, what {@link normalise} says, or else what the predicate
 * says they amount to beside the others that hold of the same two: a contract with whom one supplies is an offtake.
 *
 * @param said what the words amount to by themselves
 * @param others names of the predicates that hold of the claim's two, one way or the other
 */
export function amountOf(
  role: string,
  { name }: Pick<Filler, 'name'>,
  said: string | undefined,
  { amountsTo }: Predicate,
  others: ReadonlySet<string>,
): string | undefined {
  if (name !== undefined) return name.entity.name;
  if (said !== undefined) return said;
  return Object.entries(amountsTo[role] ?? {}).find(([other]) => others.has(other))?.[1];
}

/**
 * What a qualifier's words amount to: a measure in its unit, a date counted from the day of publication, or a term that the
 * pipeline knows the phrase for.
 */
export function normalise(
  words: string,
  { readMeasure, terms }: Pick<Relations, 'readMeasure' | 'terms'>,
  published: string | null,
): string | undefined {
  const text = ` ${words.toLowerCase()} `;
  return (
    readMeasure(words) ??
    normaliseDate(words, published) ??
    [...terms].find(([, phrases]) => phrases.some((phrase) => text.includes(` ${phrase} `)))?.[0]
  );
}
