/**
 * @module What grammar alone says of a claim's status, whatever the words around make likely: negation, conditions, and
 * words of supposing and of fiction that govern the clause.
 */
import type { Status } from '../model.js';
import type { Predicate, Relations } from './relations.js';
import { lemmaWithParticle, type Syntax } from './syntax.js';

const NEGATIONS = new Set(['not', "n't", 'n’t', 'never', 'no', 'neither', 'nor']);

/** Pronouns of nobody and nothing. */
const NONE = new Set(['nobody', 'none', 'nothing', 'neither']);

/** What, when it is not so, makes a clause untrue; and what makes it doubtful. */
const TRUE = new Set(['true', 'correct', 'case', 'fact']);
const CERTAIN = new Set(['certain', 'sure', 'clear', 'likely', 'decided', 'settled']);

/** Verbs that say of a deed only that it comes about. */
const COMING_ABOUT = new Set(
  'happen occur materialise materialize come go proceed exist sign close complete conclude finalise finalize consummate'.split(
    ' ',
  ),
);

const CONDITIONS = new Set(['if', 'unless', 'whether', 'lest']);

/** Words that open a sentence which is only a condition, beside those and the words of supposing. */
const OPENING = new Set(['assume', 'assuming', 'supposing', 'provided', 'providing']);

/** An auxiliary before its subject at a sentence's head: "Had it bought …", "Should it buy …", "Were it to buy …". */
const INVERTED = new Set(['had', 'were', 'should']);

/** Verbs whose infinitive is only meant: "hopes to buy". Who agrees to something has agreed; "agree" is none of them. */
const INTENDING = new Set('plan intend hope propose want wish aim mean prepare expect await threaten'.split(' '));

/** How a clause or a deed hangs on the word that governs it. */
const GOVERNED = /^(xcomp|ccomp|csubj|acl|acl:relcl|advcl|conj|obj|aux|nsubj:pass|nsubj|nmod|obl)$/;

/** Of these, how a whole clause does: its governor speaks of what the clause says. */
const CLAUSAL = /^(xcomp|ccomp|csubj|acl|acl:relcl)$/;

/** Words up from what carries a claim that may still govern it. */
const MAX_RISE = 6;

/**
 * The status that the grammar itself gives what hangs on `anchor`: denied where it is negated or what governs it denies
 * it, possible where its clause is a condition or only supposed.
 *
 * @returns undefined where grammar leaves it open
 */
export function grammaticalStatus(syntax: Syntax, anchor: number, relations: Relations): Status | undefined {
  if (isNegated(syntax, anchor)) return 'denied';
  if (isSupposed(syntax, anchor, relations)) return 'possible';
  let clausal = false;
  for (let token = anchor, steps = 0; token >= 0 && steps < MAX_RISE; token = syntax.head[token]!, steps++) {
    if (isCondition(syntax, token) || isMooted(syntax, token, relations)) return 'possible';
    const head = syntax.head[token];
    const relation = syntax.deprel[token];
    if (head < 0 || !GOVERNED.test(relation)) break;
    clausal ||= CLAUSAL.test(relation);
    // "denied that …", "denied a report that …", "imagines the miner buying …"
    if (CLAUSAL.test(relation) || (clausal && relation === 'obj')) {
      const status = governedStatus(syntax, head, relations);
      if (status !== undefined) return status;
    } else if (!clausal && isUndone(syntax, token)) {
      return 'denied';
    }
    // A relative clause is the article's own word again, and so is a phrase of circumstance.
    if (/^(advcl|nmod|obl)$/.test(relation) || (relation === 'acl:relcl' && !isContent(syntax, token))) break;
  }
  return undefined;
}

/** How a name or a deed hangs on what is meant: "a ban on exports of bauxite", "to put a duty on tungsten". */
const WITHIN = /^(nmod|compound|conj|obj|obl)$/;

/** The verb of whoever only means to bring about what a name stands in: "proposed a ban on its exports", "want to put a duty on it"; -1 where there is none. */
export function meantBy(syntax: Syntax, name: number): number {
  for (let word = name, steps = 0; syntax.head[word] >= 0 && steps < MAX_RISE; word = syntax.head[word], steps++) {
    const governor = syntax.head[word];
    const relation = syntax.deprel[word];
    if (/^(xcomp|obj)$/.test(relation) && word !== name && INTENDING.has(syntax.lemma[governor]))
      return syntax.upos[governor] === 'VERB' && !isNegated(syntax, governor) ? governor : -1;
    if (!WITHIN.test(relation)) return -1;
  }
  return -1;
}

/** Whether a clause that was taken for a relative one says what its noun says: in "the charge that it exports coltan" a conjunction opens it. */
function isContent(syntax: Syntax, clause: number): boolean {
  return syntax.childrenBy(clause, 'mark').some((mark) => syntax.lower[mark] === 'that');
}

/** What the governor of a clause makes of it: "It is not true that …", "imagine … buying", "a world in which …". */
function governedStatus(syntax: Syntax, governor: number, relations: Relations): Status | undefined {
  const lemma = syntax.lemma[governor];
  if (denies(relations, syntax, governor)) return 'denied';
  if (isNegated(syntax, governor)) {
    if (TRUE.has(lemma)) return 'denied';
    if (CERTAIN.has(lemma)) return 'possible';
  }
  if (relations.supposing.has(lemma) || relations.fiction.has(lemma)) return 'possible';
  return syntax.upos[governor] === 'ADJ' && wordStatus(relations, syntax, governor) === 'possible'
    ? 'possible'
    : undefined;
}

function denies(relations: Relations, syntax: Syntax, word: number): boolean {
  return wordStatus(relations, syntax, word) === 'denied';
}

/** What a word by itself makes of what it governs, with its particle ("ruled out"). */
function wordStatus(relations: Relations, syntax: Syntax, word: number): Status | undefined {
  return relations.statusWords.get(lemmaWithParticle(syntax, word));
}

/** Whether a deed stands before a negated verb that only says of it that it came about: "The sale never happened." */
export function isUndone(syntax: Syntax, deed: number): boolean {
  const verb = syntax.head[deed];
  return (
    syntax.upos[deed] === 'NOUN' &&
    syntax.deprel[deed].startsWith('nsubj') &&
    COMING_ABOUT.has(syntax.lemma[verb]) &&
    isNegated(syntax, verb) &&
    syntax.childrenBy(verb, 'obj', 'xcomp', 'ccomp').length === 0
  );
}

/** Whether a main verb in the passive only brings a deed up: "A merger has been suggested." */
function isMooted(syntax: Syntax, verb: number, relations: Relations): boolean {
  return (
    relations.statusWords.get(syntax.lemma[verb]) === 'possible' &&
    syntax.childrenBy(verb, 'mark').length === 0 &&
    syntax.childrenBy(verb, 'nsubj:pass').some((deed) => syntax.upos[deed] === 'NOUN' && syntax.mention[deed] < 0)
  );
}

/** Whether a clause is a condition, or what would come of one: "if it buys", "would make sense if". */
function isCondition(syntax: Syntax, token: number): boolean {
  if (syntax.childrenBy(token, 'mark').some((mark) => CONDITIONS.has(syntax.lower[mark]))) return true;
  return (
    syntax.childrenBy(token, 'aux').some((aux) => /^(would|could|might)$/.test(syntax.lower[aux])) &&
    syntax
      .childrenBy(token, 'advcl')
      .some((clause) => syntax.childrenBy(clause, 'mark').some((mark) => CONDITIONS.has(syntax.lower[mark])))
  );
}

/** Whether what is said at a token is said of none: "Nobody has found …", "Not a tonne was …". */
export function isOfNone(syntax: Syntax, token: number): boolean {
  const first = firstWord(syntax, token);
  const { lower } = syntax;
  const next = lower[first + 1] ?? '';
  const opensWithNone =
    /^(nobody|none)$/.test(lower[first]) ||
    (lower[first] === 'no' && next === 'one') ||
    (lower[first] === 'not' && /^(an?|one)$/.test(next));
  if (!opensWithNone) return false;
  // The nearest: "Nobody drills there, though X found copper at Y" says nothing against the second.
  return carriers(syntax, first).verbs.at(0) === carriers(syntax, token).verbs.at(0);
}

/** How a phrase hangs on what it is said of in passing. */
const IN_PASSING = /^(appos|acl:relcl|nmod:poss|parataxis)$/;

/**
 * The verbs that carry what is said at a token, the nearest first: none beyond what is said in passing, as in an apposition,
 * a relative clause or beside a quotation.
 */
function carriers(syntax: Syntax, token: number): { verbs: readonly number[]; reachTheTop: boolean } {
  const verbs: number[] = [];
  for (let word = token; ; word = syntax.head[word]) {
    if (syntax.upos[word] === 'VERB' || syntax.upos[word] === 'AUX') verbs.push(word);
    if (syntax.head[word] < 0) return { verbs, reachTheTop: true };
    // A pronoun's phrase is the clause's own: "the price of its shares".
    if (IN_PASSING.test(syntax.deprel[word]) && syntax.upos[word] !== 'PRON') return { verbs, reachTheTop: false };
  }
}

/**
 * What the word that a deed completes makes of it: "is weighing a stake", "interested in buying", "ruled out a takeover". What
 * is planned is left to {@link modalStatus}: who agrees to a merger has agreed.
 */
export function complementStatus(syntax: Syntax, deed: number, relations: Relations): Status | undefined {
  for (let word = deed; syntax.head[word] >= 0 && completes(syntax, word); word = syntax.head[word]) {
    const status = wordStatus(relations, syntax, syntax.head[word]);
    if (status !== undefined) return status === 'planned' ? undefined : status;
  }
  return undefined;
}

/**
 * What a word makes of what it takes where it is no verb of the predicate's own: possible what it only considers ("is looking at a
 * mine" of who explores it, "is in talks about it"), planned what it looks forward to ("is awaiting a permit for it").
 */
export function prospectOf(
  syntax: Syntax,
  word: number,
  predicate: Predicate,
  relations: Relations,
): Status | undefined {
  const own = relations.verbs.get(lemmaWithParticle(syntax, word)) ?? [];
  if (own.some((frame) => frame.predicate === predicate)) return undefined;
  if (wordStatus(relations, syntax, word) === 'possible') return 'possible';
  return INTENDING.has(syntax.lemma[word]) ? 'planned' : undefined;
}

function completes(syntax: Syntax, word: number): boolean {
  const { upos, xpos, deprel, mention } = syntax;
  if (upos[word] !== 'VERB') return deprel[word] === 'obj' && mention[word] < 0;
  // "of buying"; without a preposition, "buying X, it ..." is a circumstance.
  const isOfPreposition = xpos[word] === 'VBG' && syntax.childrenBy(word, 'mark').length > 0;
  return deprel[word] === 'xcomp' || (deprel[word] === 'advcl' && isOfPreposition);
}

/** Whether a sentence says of what a token names that there is none: "There is no gold at …". */
export function isAbsent(syntax: Syntax, token: number): boolean {
  return (
    hasNo(syntax, token) &&
    [token, syntax.head[token]].some((word) => word >= 0 && syntax.childrenBy(word, 'expl').length > 0)
  );
}

/** Whether a name stands in a list of those of whom something is not so: "neither Rio Tinto nor BHP". */
export function isNeither(syntax: Syntax, name: number): boolean {
  const first = syntax.deprel[name] === 'conj' ? syntax.head[name] : name;
  const last = [first, ...syntax.childrenBy(first, 'conj')].find((member) =>
    syntax.childrenBy(member, 'cc').some((word) => syntax.lower[word] === 'nor'),
  );
  if (last === undefined || syntax.mention[last] < 0) return false;
  const neither = syntax.lower.lastIndexOf('neither', last);
  return neither >= 0 && syntax.sentence[neither] === syntax.sentence[name] && neither < name && name <= last;
}

/**
 * What a verb that itself states a claim says of its being: denied where its own subject or object is none ("granted no
 * licence", "owns nothing"), ended where it is so no longer.
 */
export function ownStatus(syntax: Syntax, verb: number): Status | undefined {
  const takesNone = syntax
    .childrenBy(verb, 'obj', 'nsubj', 'nsubj:pass')
    .some((child) => NONE.has(syntax.lower[child]) || hasNo(syntax, child));
  if (takesNone) return 'denied';
  return syntax
    .childrenBy(verb, 'advmod')
    .some((child) => syntax.lower[child] === 'longer' && syntax.lower[child - 1] === 'no')
    ? 'ended'
    : undefined;
}

/** What a verb that itself states a claim is put ahead by: "will reopen", "might reopen", "hopes to reopen". Of others that share its clause it says nothing. */
export function modalStatus(syntax: Syntax, verb: number): Status | undefined {
  const auxiliaries = syntax.childrenBy(verb, 'aux').map((aux) => syntax.lower[aux]);
  if (auxiliaries.some((word) => /^(may|might|could)$/.test(word))) return 'possible';
  return auxiliaries.some((word) => /^(will|shall|['’]ll)$/.test(word)) || isIntended(syntax, verb)
    ? 'planned'
    : undefined;
}

function isIntended(syntax: Syntax, verb: number): boolean {
  const to = syntax.childrenBy(verb, 'mark').find((mark) => syntax.lower[mark] === 'to');
  if (to === undefined || !INTENDING.has(syntax.lemma[syntax.head[verb]])) return false;
  // A parser takes "threatened to ban" for a circumstance, too.
  return syntax.deprel[verb] === 'xcomp' || (syntax.deprel[verb] === 'advcl' && to === syntax.head[verb] + 1);
}

function hasNo(syntax: Syntax, noun: number): boolean {
  return syntax.childrenBy(noun, 'det').some((det) => syntax.lower[det] === 'no');
}

/**
 * Whether what is said at a token is only supposed: its sentence opens with a word of supposing ("Suppose …", "Let us pretend
 * …"), it stands in a clause of a sentence that opens with a condition ("If …", "Had it bought …"), or after a word of
 * fiction ("In the novel …").
 */
export function isSupposed(syntax: Syntax, token: number, relations: Relations): boolean {
  const { supposing } = relations;
  const { upos, lemma, lower } = syntax;
  let first = firstWord(syntax, token);
  if (upos[first] === 'VERB' && supposing.has(lemma[first])) return true;
  if (lower[first] === 'let' && [1, 2].some((step) => supposing.has(lemma[first + step]))) return true;
  if (/^(even|only)$/.test(lower[first])) first++;
  const opensWithCondition = isInverted(syntax, first) || CONDITIONS.has(lower[first]) || OPENING.has(lower[first]);
  return (opensWithCondition || isFiction(syntax, first, token, relations)) && carriers(syntax, token).reachTheTop;
}

/** Whether a word of fiction stands between a sentence's first word and a token: "In the novel …", "In the war game …". */
function isFiction(syntax: Syntax, first: number, token: number, { fiction }: Relations): boolean {
  for (let word = first; word < token; word++) {
    if (syntax.mention[word] >= 0 || !/^(nsubj|obl|nsubj:pass|obj)$/.test(syntax.deprel[word])) continue;
    const lemma = syntax.lemma[word];
    if (fiction.has(lemma) || fiction.has(`${syntax.lemma[word - 1] ?? ''}-${lemma}`)) return true;
  }
  return false;
}

function firstWord(syntax: Syntax, token: number): number {
  const { sentences } = syntax.analysis;
  const s = syntax.sentence[token];
  let first = sentences[s];
  while (first + 1 < sentences[s + 1] && syntax.upos[first] === 'PUNCT') first++;
  return first;
}

function isNegated(syntax: Syntax, anchor: number): boolean {
  if (isStillToCome(syntax, anchor)) return true;
  return syntax.children(anchor).some(
    (child) =>
      NEGATIONS.has(syntax.lower[child]) &&
      /^(advmod|det|neg|cc:preconj)$/.test(syntax.deprel[child]) &&
      child < anchor &&
      // "not only", "no later than"
      !/^(only|just|later|less|more|fewer)$/.test(syntax.lower[child + 1] ?? ''),
  );
}

/** "has yet to approve", "is still to be built" */
function isStillToCome({ lower, lemma }: Syntax, verb: number): boolean {
  const to = lower[verb - 1] === 'be' ? verb - 2 : verb - 1;
  return lower[to] === 'to' && /^(yet|still)$/.test(lower[to - 1] ?? '') && /^(have|be)$/.test(lemma[to - 2] ?? '');
}

function isInverted(syntax: Syntax, first: number): boolean {
  return (
    INVERTED.has(syntax.lower[first]) &&
    !syntax.analysis.text.slice(syntax.analysis.start[first], endOfSentence(syntax, first)).trimEnd().endsWith('?')
  );
}

function endOfSentence({ analysis, sentence }: Syntax, token: number): number {
  return analysis.end[analysis.sentences[sentence[token] + 1] - 1];
}
