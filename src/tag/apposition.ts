/** @module "X, a brine project in Chile", "X, chief executive of Y", "a town named X": what a name is said to be. */
import type { Cast } from './votes.js';
import type { Context } from './context.js';
import type { NameSpan } from './names.js';
import { wordAt } from './words.js';

/** How far behind a name its apposition's noun may stand, in words. */
const REACH = 9;

/** Words behind which a noun is no longer the apposition's own. */
const PHRASE_END =
  /^(?:that|which|who|where|said|says|has|have|was|were|is|are|of|in|at|for|on|by|from|with|to|near|as|told|will)$/;

/** Words that go on behind a noun phrase, so that its last noun is the one before them. */
const BEHIND_NOUN = new Set(
  (
    'of in at for on by from with to near that which who where owned operated controlled listed based run is was has had and between about ' +
    'under west east north south northwest northeast southwest southeast some outside held said does whose backed led it not being as will ' +
    'would on developing producing or but when while since until near straddling located situated lying'
  ).split(' '),
);

/** What counts the names of a list: "X and Y, two targets", "X and Y, both of them phosphorite blocks". */
const SEVERAL = /^(?:both|all|two|three|four|five|six|seven|eight|several)$/;

/** Votes by the apposition behind a name, or the copula: "Huanuni is a tin mine". */
export function apposition({ to }: NameSpan, context: Context, cast: Cast): void {
  const { words, cues } = context;
  const opener = wordAt(words, to);
  if (opener === undefined || opener.first) return;
  const copula = opener.gap === ' ' && /^(?:is|was|remains|became)$/.test(opener.lower);
  if (!copula && !/^(?:, | [–—] |—)$/.test(opener.gap)) return;
  const several = SEVERAL.test(opener.lower);
  const ofThem = several && wordAt(words, to + 1)?.lower === 'of' && wordAt(words, to + 2)?.lower === 'them';
  const from = ofThem ? to + 3 : copula ? to + 1 : to;
  if (opener.lower === 'aged' && !copula) cast('person', 6, 'age');
  let determined =
    several ||
    /^(?:a|an|the|its|their|one|another|also|both|likewise|his|her|our)$/.test(wordAt(words, from)?.lower ?? '');
  for (let i = from; i < from + REACH; i++) {
    const word = wordAt(words, i);
    if (word === undefined || word.first) return;
    if (i > from && (/[,;:.()—–]/.test(word.gap) || PHRASE_END.test(word.lower))) return;
    if (/^['’]s? $/.test(word.gap)) determined = true;
    if (!copula && determined && cues.kin.has(word.lower)) {
      cast('person', 6, `apposition “${word.lower}”`);
      return;
    }
    const organisation = cues.organisation_nouns.from(words, i);
    const role = cues.roles.from(words, i);
    if (role > 0 && role >= organisation && (!word.capital || i === from || !determined)) {
      cast('person', organisation > 0 ? 1.5 : 3.5, `apposition “${word.lower}”`);
      if (organisation > 0) cast('organisation', 1.5, `apposition “${word.lower}”`);
      return;
    }
    if (!determined) continue;
    const site = (several ? cues.deposit_nouns_plural : cues.deposit_nouns).from(words, i);
    const place = cues.place_nouns.from(words, i);
    const [kind, length, weight] =
      site > 0
        ? (['deposit', site, 3] as const)
        : organisation > 0
          ? (['organisation', organisation, 3] as const)
          : (['place', place, 3] as const);
    if (length > 0 && phraseEnds(i + length, context)) {
      cast(kind, copula ? weight - 0.5 : weight, `apposition “${word.lower}”`, several);
      return;
    }
  }
}

/** Votes by what is called so: "a town in Texas named Nickel Creek", "a company called Akbel"; what mines are called stands in `wordsBefore`. */
export function calling({ from }: NameSpan, { words, cues }: Context, cast: Cast): void {
  const verb = wordAt(words, from - 1);
  if (verb === undefined || !/^(?:named|called)$/.test(verb.lower) || words[from].gap !== ' ') return;
  for (let i = from - 1; i > 0 && from - i < REACH && words[i].gap === ' ' && !words[i].first; i--) {
    const isOrganisation = cues.organisation_nouns.from(words, i - 1) === 1;
    if (!isOrganisation && cues.place_nouns.from(words, i - 1) !== 1) continue;
    cast(isOrganisation ? 'organisation' : 'place', 3, `apposition “${words[i - 1].lower}”`);
    return;
  }
}

/** Whether a noun phrase ends before word `i`. */
function phraseEnds(i: number, { words, foundAt }: Context): boolean {
  const word = wordAt(words, i);
  if (word === undefined || word.first) return true;
  if (word.gap !== ' ') return !/^['’-]/.test(word.gap);
  return BEHIND_NOUN.has(word.lower) || /(?:ed|ing)$/.test(word.lower) || foundAt.has(i);
}
