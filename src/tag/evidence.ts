/** @module What the words about a name say of its kind: votes, each with the rule that cast it. */
import type { NameProposal } from '../language/analysis.js';
import type { EntityKind } from '../model.js';
import type { Cues } from './cues.js';
import type { Found } from './found.js';
import { endsAsOrganisation, isModifier, type NameSpan } from './names.js';
import { wordAt, type Word } from './words.js';

/** One reason to take a name for one of a kind. About 3 is enough by itself, 1 is a hint. */
export interface Vote {
  readonly kind: EntityKind;
  readonly weight: number;
  readonly rule: string;
  /** Cast by a plural noun: it holds for all names of a list. */
  readonly plural?: true;
}

/** What evidence is read from, once an article. */
export interface Context {
  readonly source: string;
  readonly words: readonly Word[];
  readonly foundAt: ReadonlyMap<number, Found>;
  readonly proposals: readonly NameProposal[];
  readonly cues: Cues;
  readonly givenNames: ReadonlySet<string>;
}

/** All votes on one occurrence of a name. */
export function votesFor(span: NameSpan, context: Context): Vote[] {
  const votes: Vote[] = [];
  const vote: Cast = (kind, weight, rule, plural = false) => {
    votes.push(plural ? { kind, weight, rule, plural } : { kind, weight, rule });
  };
  byForm(span, context, vote);
  byWordsBehind(span, context, vote);
  byWordsBefore(span, context, vote);
  byProposal(span, context, vote);
  return votes;
}

type Cast = (kind: EntityKind, weight: number, rule: string, plural?: boolean) => void;

/** The name's own words. */
function byForm(span: NameSpan, { words, cues, givenNames }: Context, vote: Cast): void {
  const { from, to } = span;
  const length = to - from;
  if (span.siteNoun) vote('deposit', 4, 'site noun in the name');
  if (span.titled) vote('person', 5, 'title before the name');
  if (length > 1 && cues.legal_forms.upTo(words, to - 1) > 0 && !cues.legal_forms.has(words[from].lower))
    vote('organisation', 6, 'legal form');
  else if (length > 1 && endsAsOrganisation(words, from, to, cues)) vote('organisation', 4, 'form of an organisation');
  else if (length > 1 && cues.organisation_ends_weak.upTo(words, to - 1) > 0)
    vote('organisation', 2, 'commodity at the name’s end');
  if (length > 1 && length <= 4 && givenNames.has(words[from].lower)) vote('person', 2, 'given name');
  if (
    length > 1 &&
    length <= 4 &&
    words.slice(from, to).some((word, i) => i > 0 && i < length - 1 && /^\p{Lu}$/u.test(word.text))
  )
    vote('person', 2, 'middle initial');
  if (length > 1 && cues.place_nouns.upTo(words, to - 1) > 0) vote('place', 3, 'place noun in the name');
}

/** What follows the name. */
function byWordsBehind(span: NameSpan, context: Context, vote: Cast): void {
  const { source, words, cues, foundAt } = context;
  const { from, to } = span;
  const behind = wordAt(words, to);
  const tail = source.slice(words[to - 1].end, words[to - 1].end + 60);

  if (/^\s*\(\s*(?:[A-Z][A-Za-z-]{1,8}\s?:\s?[A-Z0-9.]{1,7}|[“"][A-Z])/.test(tail))
    vote('organisation', 5, 'ticker or short name in brackets');
  else if (/^\s*\([A-Z]{2,6}\)/.test(tail)) vote('organisation', 2, 'acronym in brackets');
  if (behind === undefined || behind.first) return;

  const possessive = /^['’]s? $/.test(behind.gap);
  const direct = behind.gap === ' ' || behind.gap === '-';
  if (direct || possessive) {
    let noun = to;
    while (
      noun < to + 8 &&
      wordAt(words, noun) !== undefined &&
      !words[noun].first &&
      isModifier(words, noun, foundAt, cues) &&
      (noun === to || /^[ -]$|^, $/.test(words[noun].gap))
    )
      noun++;
    const at = wordAt(words, noun);
    if (at !== undefined && !at.first && (noun === to ? direct || possessive : /^[ -]$/.test(at.gap))) {
      const one = cues.deposit_nouns.from(words, noun);
      const many = cues.deposit_nouns_plural.from(words, noun);
      if (one + many > 0) {
        const phrase = words
          .slice(noun, noun + Math.max(one, many))
          .map((word) => word.lower)
          .join(' ');
        const weak = cues.deposit_nouns_weak.has(phrase);
        // "Codelco's mine" is a company's; "the Codelco mine" as well as not.
        vote(
          'deposit',
          possessive ? 0.5 : weak ? 2 : many > 0 && one === 0 ? 3 : 4,
          `before “${phrase}”`,
          many > 0 && !possessive,
        );
      }
    }
  }
  if (direct) {
    const place = cues.place_nouns.from(words, to);
    if (place > 0 && !behind.capital) vote('place', 3, `before “${behind.lower}”`);
    if (cues.speech.has(behind.lower)) vote(to - from > 1 ? 'person' : 'person', to - from > 1 ? 1.5 : 1, 'speaks');
    if (/^(?:shares|stock|shareholders|executives|officials|employees|workers|board|management)$/.test(behind.lower))
      vote('organisation', 2, `before “${behind.lower}”`);
    if (
      /^(?:plans|owns|holds|agreed|acquired|acquires|signed|announced|expects|operates|bought|sold|aims|reported|posted|controls|has|will|was|is|which)$/.test(
        behind.lower,
      )
    )
      vote('organisation', behind.lower.length > 4 ? 1 : 0.25, 'acts');
    if (/^(?:who|whose)$/.test(behind.lower)) vote('person', 2, 'who');
  }
  if (/^, $/.test(behind.gap)) {
    if (/^(?:who|whom)$/.test(behind.lower)) vote('person', 4, 'who');
    if (/^\d\d$/.test(behind.text)) vote('person', 4, 'age');
    apposition(span, context, vote);
    const next = foundAt.get(to);
    if (
      next?.readings.some((reading) => reading.entry.kind === 'place' && reading.form.role !== 'demonym') &&
      source.slice(behind.start - 2, behind.start) === ', '
    )
      vote('place', 2, 'before “, ” and a place');
  }
}

/** "X, a brine project in Chile", "X, chief executive of Y", "X, the Perth-based miner". */
function apposition({ to }: NameSpan, { words, cues, foundAt }: Context, vote: Cast): void {
  for (let i = to; i < to + 9; i++) {
    const word = wordAt(words, i);
    if (word === undefined || word.first) return;
    if (i > to && /[,;:.()—–]/.test(word.gap)) return;
    if (
      i > to &&
      /^(?:that|which|who|where|said|says|has|have|was|were|is|are|of|in|at|for|on|by|from|with|to|near)$/.test(
        word.lower,
      )
    )
      return;
    const article =
      /^(?:a|an|the|its|their|one|another|also|both|likewise|whose|his|her|our)$/.test(words[to].lower) ||
      words.slice(to, i + 1).some(({ gap }) => /^['’]s? $/.test(gap));
    if (
      cues.roles.from(words, i) > 0 &&
      (!words[i].capital || i === to) &&
      !(article && cues.organisation_nouns.from(words, i) > 0)
    ) {
      vote('person', 3.5, `apposition “${word.lower}”`);
      return;
    }
    if (!article && i - to > 2) continue;
    if (article || i > to) {
      if (cues.deposit_nouns.from(words, i) > 0 && nounEnds(words, i + cues.deposit_nouns.from(words, i), foundAt)) {
        vote('deposit', 3, `apposition “${word.lower}”`);
        return;
      }
      if (
        cues.organisation_nouns.from(words, i) > 0 &&
        nounEnds(words, i + cues.organisation_nouns.from(words, i), foundAt)
      ) {
        vote('organisation', 3, `apposition “${word.lower}”`);
        return;
      }
      if (cues.place_nouns.from(words, i) > 0 && nounEnds(words, i + cues.place_nouns.from(words, i), foundAt)) {
        vote('place', 2.5, `apposition “${word.lower}”`);
        return;
      }
    }
  }
}

/** Whether a noun phrase ends before word `i`: what follows is no further noun of it. */
function nounEnds(words: readonly Word[], i: number, foundAt: ReadonlyMap<number, Found>): boolean {
  const word = wordAt(words, i);
  if (word === undefined || word.first || word.gap !== ' ') return true;
  return (
    /^(?:of|in|at|for|on|by|from|with|to|near|that|which|who|where|owned|operated|controlled|listed|based|run|is|was|has|had|and|between|about|under|west|east|north|south|northwest|northeast|southwest|southeast|some|outside|held|said|does|whose|backed|led|it|not|being|as|will|will|would|on|developing|producing)$/.test(
      word.lower,
    ) || foundAt.has(i)
  );
}

/** What stands before the name. */
function byWordsBefore(span: NameSpan, { source, words, cues, foundAt }: Context, vote: Cast): void {
  const { from, to } = span;
  const word = words[from];
  const before = wordAt(words, from - 1);
  if (before === undefined || word.first) return;
  if (word.gap === ' ' || word.gap === '. ') {
    const role = Math.max(
      cues.roles.upTo(words, from - 1),
      word.gap === '. ' || before.capital ? cues.address.upTo(words, from - 1) : 0,
    );
    if (role > 0 && !span.titled) vote('person', before.capital ? 4 : 3, `after “${before.lower}”`);
    if (cues.speech.has(before.lower) && to - from > 1) vote('person', 1.5, 'speaks');
    const noun = cues.organisation_nouns.upTo(words, from - 1);
    if (noun > 0) vote('organisation', 2.5, `after “${before.lower}”`);
    const opener = cues.deposit_openers.upTo(words, from - 1);
    if (opener > 0) {
      const plural = words.slice(from - opener, from).some(({ lower }) => cues.deposit_nouns_plural.has(lower));
      vote('deposit', 3, `after “${before.lower}”`, plural);
    }
    if (cues.place_prepositions.upTo(words, from - 1) > 0)
      vote('place', before.lower === 'in' || before.lower === 'near' ? 1 : 0.5, `after “${before.lower}”`);
    if (before.lower === 'at') vote('deposit', 1, 'after “at”');
    if (before.lower === 'of' && wordAt(words, from - 2) !== undefined) {
      if (cues.place_nouns.upTo(words, from - 2) > 0) vote('place', 3, `after “${words[from - 2].lower} of”`);
      if (
        /^(?:shares|stake|subsidiary|unit|acquisition|takeover|per cent|percent|executive|ceo|director|chairman|president|head|board|arm|shareholders|control|%)$/.test(
          words[from - 2].lower,
        )
      )
        vote('organisation', 2, 'after a company’s noun');
    }
    if (before.lower === 'of' && /%\s*$|per ?cent\s*$/.test(source.slice(Math.max(0, word.start - 14), before.start))) {
      vote('deposit', 1.25, 'after a share');
      vote('organisation', 1.25, 'after a share');
    }
    if (before.lower === 'by') vote('organisation', 0.5, 'after “by”');
    if (before.lower === 'with') vote('organisation', 0.5, 'after “with”');
    if (/^(?:called|named)$/.test(before.lower)) vote('deposit', 0.5, 'called');
  }
  // "Brisbane-based Graphinex", "Canada's Teck": who is of a place is a company.
  if (
    word.gap === ' ' &&
    /^(?:based|listed|headquartered|backed|owned)$/.test(before.lower) &&
    words[from - 1].gap === '-'
  )
    vote('organisation', 4, `after “-${before.lower}”`);
  const owner = /^['’]s $/.test(word.gap) && ownerAt(foundAt, from);
  if (owner) vote('organisation', to - from > 1 ? 1 : 0.75, 'after a country’s possessive');
  if (source.charAt(word.start - 1) === '(' && source.slice(words[to - 1].end).startsWith(')'))
    vote('organisation', 0.25, 'in brackets');
}

function ownerAt(foundAt: ReadonlyMap<number, Found>, before: number): boolean {
  for (let i = before - 1; i >= Math.max(0, before - 4); i--) {
    const hit = foundAt.get(i);
    if (hit?.to === before) return hit.readings.some((reading) => reading.entry.kind === 'place');
  }
  return false;
}

/** What the recogniser of names proposes here. */
function byProposal(span: NameSpan, { words, proposals }: Context, vote: Cast): void {
  const start = words[span.from].start;
  const end = words[span.to - 1].end;
  for (const proposal of proposals) {
    if (proposal.end <= start || proposal.start >= end) continue;
    const exact = proposal.start === start && proposal.end === end;
    vote(proposal.kind, exact ? 3 : 1.5, exact ? 'recogniser' : 'recogniser, other borders');
  }
}
