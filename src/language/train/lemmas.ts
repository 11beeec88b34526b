/** @module Learning of lemmas: for each Penn tag the shortest endings that settle what the words of the treebank become. */
import { UPOS, XPOS } from '../analysis.js';
import { LONGEST_ENDING, compileLemmas, lemmaOf, plain, type LemmaTable, type LemmaTables } from '../lemmas.js';
import type { Treebank } from './conllu.js';

const PROPER_NAME = UPOS.indexOf('PROPN');
const VERB = UPOS.indexOf('VERB');
/** An ending needs this many words to overrule a shorter one. */
const WORDS_MINIMUM = 2;

/** Tables for all tags in which some word differs from its lemma. */
export function learnLemmas(bank: Treebank): LemmaTables {
  const seen = new Map<number, Map<string, Map<string, number>>>();
  for (let i = 0; i < bank.count; i++) {
    if (bank.upos[i] === PROPER_NAME) continue;
    const form = plain(bank.text.slice(bank.start[i], bank.end[i]));
    const lemma = plain(bank.lemma[i]);
    // "goeswith" and corrections of spelling: no lemma of this form.
    if (lemma === '_') continue;
    const words = entry(seen, bank.xpos[i], () => new Map<string, Map<string, number>>());
    const lemmas = entry(words, form, () => new Map<string, number>());
    lemmas.set(lemma, (lemmas.get(lemma) ?? 0) + 1);
  }
  const tables: Record<string, LemmaTable> = {};
  for (const [xpos, words] of [...seen].sort((a, b) => a[0] - b[0])) {
    const pairs = [...words].map(([form, lemmas]) => [form, mostFrequent(lemmas)] as const).sort(byForm);
    if (pairs.some(([form, lemma]) => form !== lemma)) tables[XPOS[xpos]] = tableOf(pairs);
  }
  return tables;
}

/** A candidate must be this many times as frequent as what the rule gives, to overrule it. */
const CLEARLY = 4;

/**
 * Adds the words whose lemma no ending can tell (*mining* is of *mine*, *planning* of *plan*): of the verbs that could
 * have the form, the one that is clearly more frequent.
 *
 * @param vocabulary words in order of frequency
 * @param seen forms of the treebank by Penn tag, which know better
 */
export function addFrequentVerbs(
  tables: LemmaTables,
  vocabulary: readonly string[],
  seen: ReadonlySet<string>,
): LemmaTables {
  const rank = new Map(vocabulary.map((word, index) => [word, index]));
  const model = compileLemmas(tables);
  const extended: Record<string, LemmaTable> = { ...(tables as Record<string, LemmaTable>) };
  for (const xpos of ['VBD', 'VBG', 'VBN'] as const) {
    const words: Record<string, string> = { ...tables[xpos]!.words };
    for (const form of vocabulary) {
      const stem = /^([a-z]{2,})(?:ing|ed)$/.exec(form)?.[1];
      if (stem === undefined || form.endsWith('ing') !== (xpos === 'VBG') || seen.has(`${form} ${xpos}`)) continue;
      const undoubled = /([b-df-hj-np-tv-z])\1$/.test(stem) ? [stem.slice(0, -1)] : [];
      const candidates = [stem, `${stem}e`, ...undoubled].filter((word) => rank.has(word));
      const best = candidates.sort((a, b) => rank.get(a)! - rank.get(b)!).at(0);
      const ruled = lemmaOf(model, form, VERB, XPOS.indexOf(xpos));
      if (best === undefined || best === ruled) continue;
      if ((rank.get(ruled) ?? Infinity) > CLEARLY * rank.get(best)!) words[form] = best;
    }
    extended[xpos] = { endings: tables[xpos]!.endings, words };
  }
  return extended;
}

/** The forms of a treebank with their Penn tags, as `addFrequentVerbs` asks for them. */
export function formsSeen(bank: Treebank): Set<string> {
  return new Set(
    Array.from(bank.xpos, (xpos, i) => `${plain(bank.text.slice(bank.start[i], bank.end[i]))} ${XPOS[xpos]}`),
  );
}

function tableOf(pairs: readonly (readonly [string, string])[]): LemmaTable {
  const endings: Partial<Record<string, readonly [number, string]>> = {};
  /** The rule that the endings chosen so far give a form. */
  const ruled = (form: string): string => {
    for (let length = Math.min(LONGEST_ENDING, form.length - 1); length >= 0; length--) {
      const rule = endings[form.slice(form.length - length)];
      if (rule !== undefined) return script(rule);
    }
    return '0:';
  };
  for (let length = 0; length <= LONGEST_ENDING; length++) {
    const votes = new Map<string, Map<string, number>>();
    for (const [form, lemma] of pairs) {
      if (form.length <= length) continue;
      const scripts = entry(votes, form.slice(form.length - length), () => new Map<string, number>());
      const rule = script(ruleOf(form, lemma));
      scripts.set(rule, (scripts.get(rule) ?? 0) + 1);
    }
    for (const [ending, scripts] of [...votes].sort(byForm)) {
      const top = mostFrequent(scripts);
      if (scripts.get(top)! < (length === 0 ? 1 : WORDS_MINIMUM) || top === ruled(`\u0000${ending}`)) continue;
      const colon = top.indexOf(':');
      endings[ending] = [Number(top.slice(0, colon)), top.slice(colon + 1)];
    }
  }
  const words: Record<string, string> = {};
  for (const [form, lemma] of pairs) if (script(ruleOf(form, lemma)) !== ruled(form)) words[form] = lemma;
  return { endings: endings as LemmaTable['endings'], words };
}

/** How many letters go from the form's end, and what comes instead. */
function ruleOf(form: string, lemma: string): readonly [number, string] {
  let same = 0;
  while (same < form.length && same < lemma.length && form[same] === lemma[same]) same++;
  return [form.length - same, lemma.slice(same)];
}

function script(rule: readonly [number, string]): string {
  return `${rule[0]}:${rule[1]}`;
}

function entry<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = map.get(key) ?? make();
  map.set(key, found);
  return found;
}

function byForm(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0;
}

function mostFrequent(counts: ReadonlyMap<string, number>): string {
  return [...counts].sort((a, b) => b[1] - a[1] || byForm(a, b))[0][0];
}
