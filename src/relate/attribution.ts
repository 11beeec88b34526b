/** @module To whom an article attributes what it says: "X said that …", "…, X said", "according to X", and what stands in a quotation. */
import type { Quotation } from '../model.js';
import { spanAround } from '../spans.js';
import type { Arguments } from './arguments.js';
import { isQuoted } from './named.js';
import type { Relations } from './relations.js';
import { sayerOf } from './speaker.js';
import type { Syntax } from './syntax.js';

/** Words up from a claim's anchor to the verb that reports it; reports lie shallow, a longer way is a parser's slip. */
const MAX_RISE = 12;

/**
 * @param anchor where the claim's names meet in the syntax. Where that is a name, something is only named in passing
 *   ("Australia's Lynas said …"), and that is the article's own; so is what stands in a relative clause or an apposition of a report.
 * @param quotations the article's, with their speakers
 * @returns the entity's name, or the words that name the source ("analysts"), or null where the article speaks for itself
 */
export function attributionOf(
  syntax: Syntax,
  args: Arguments,
  relations: Relations,
  anchor: number,
  quotations: readonly Quotation[],
): string | null {
  const at = syntax.analysis.start[anchor];
  const around = spanAround(quotations, at);
  if (around !== undefined) return around.speaker?.name ?? null;
  if (syntax.mention[anchor] >= 0) return null;
  const closing = closingReport(syntax, relations, anchor, quotations);
  const closer = closing < 0 ? null : nameOf(syntax, args, relations, closing, quotations);
  if (closer !== null) return closer;
  for (let token = anchor, steps = 0; token >= 0 && steps < MAX_RISE; token = syntax.head[token]!, steps++) {
    for (const source of sourcesAt(syntax, relations, token)) {
      const name = nameOf(syntax, args, relations, source, quotations);
      if (name !== null) return name;
    }
    if (/^(acl:relcl|appos)$/.test(syntax.deprel[token])) return null;
  }
  return null;
}

/**
 * The verb of "…, the ministry said on Thursday", which a parser takes for one more clause as often as for a report: behind
 * the anchor in its sentence, its subject right behind a comma, and nothing reported behind it.
 */
function closingReport(syntax: Syntax, relations: Relations, anchor: number, quotations: readonly Quotation[]): number {
  for (let token = anchor + 1; token < syntax.count && syntax.sentence[token] === syntax.sentence[anchor]; token++) {
    if (syntax.lower[token] === ';') return -1;
    if (syntax.upos[token] !== 'VERB' || !/^(VBD|VBZ|VBP)$/.test(syntax.xpos[token])) continue;
    if (!relations.reporting.has(syntax.lemma[token])) continue;
    if (isQuoted(syntax, token, quotations)) continue;
    const subject = syntax.childrenBy(token, 'nsubj').find((child) => child < token);
    if (subject === undefined || syntax.childrenBy(token, 'ccomp', 'obj').some((child) => child > token)) continue;
    const first = Math.min(subject, ...syntax.children(subject));
    if (first > anchor && syntax.lower[first - 1] === ',') return token;
  }
  return -1;
}

/** What may report the clause of a token: a verb of saying over it or beside it, or an "according to" within it. */
function* sourcesAt(syntax: Syntax, relations: Relations, token: number): Generator<number> {
  const head = syntax.head[token];
  const reports = (verb: number): boolean =>
    syntax.upos[verb] === 'VERB' && relations.reporting.has(syntax.lemma[verb]);
  const accords = (source: number): boolean =>
    syntax.children(source).some((word) => syntax.lower[word] === 'according');
  if (head >= 0 && /^(ccomp|parataxis)$/.test(syntax.deprel[token]) && reports(head)) yield head;
  for (const child of syntax.children(token)) {
    if (syntax.deprel[child] === 'parataxis' && reports(child)) yield child;
    // A parser hangs a closing "according to" on the clause's last noun as often as on its verb.
    for (const word of [child, ...syntax.children(child)]) if (accords(word)) yield word;
  }
}

/** Who a verb of saying's subject is, or who stands behind "according to". */
function nameOf(
  syntax: Syntax,
  args: Arguments,
  relations: Relations,
  source: number,
  quotations: readonly Quotation[],
): string | null {
  const isVerb = syntax.upos[source] === 'VERB';
  if (isVerb) {
    const sayer = sayerOf(syntax, args, relations, source, quotations);
    if (sayer) return sayer.name;
  }
  for (const token of isVerb ? args.subject(source) : [source]) {
    const filler = args.fillers(token).at(0);
    if (filler !== undefined) return syntax.mentions[syntax.referent[filler]].entity.name;
    if (syntax.upos[token] === 'NOUN') return phraseOf(syntax, token);
  }
  return null;
}

/** A noun with what stands before it, without its article: "local officials", "state media". */
function phraseOf(syntax: Syntax, noun: number): string {
  const first = Math.min(
    noun,
    ...syntax.childrenBy(noun, 'amod', 'compound', 'nmod:poss', 'nummod').filter((child) => child < noun),
  );
  return syntax.analysis.text.slice(syntax.analysis.start[first], syntax.analysis.end[noun]);
}
