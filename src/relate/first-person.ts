/** @module "we", "our" in a quotation: the organisation or the country that its speaker holds an office in, by the article's word. */
import type { EntityRef, Quotation } from '../model.js';
import { tokenAt } from './named.js';
import type { References } from './references.js';
import type { Syntax } from './syntax.js';

const WE = new Set(['we', 'us', 'our', 'ours']);

/** Words between a speaker and whom he speaks for: "Jane Doe, chief executive officer and president of the mining group Lynas". */
const MAX_APART = 9;

/** Enters into `syntax.referent` whom the first person plural of each quotation stands for, where that is known. */
export function resolveFirstPerson(syntax: Syntax, quotations: readonly Quotation[], nouns: References): void {
  const houses = new Map<string, number>();
  for (const { start, end, speaker } of quotations) {
    if (speaker === null) continue;
    for (let token = tokenAt(syntax.analysis.start, start); syntax.analysis.start[token] < end; token++) {
      if (!WE.has(syntax.lower[token]) || syntax.upos[token] !== 'PRON') continue;
      const house = houses.get(speaker.id) ?? houseOf(syntax, speaker, nouns);
      houses.set(speaker.id, house);
      syntax.referent[token] = house;
    }
  }
}

/** The mention of whom a speaker speaks for: an organisation or a country for itself, a person for where he holds an office; -1 where nothing says so. */
function houseOf(syntax: Syntax, speaker: EntityRef, nouns: References): number {
  if (speaker.kind !== 'person') return syntax.mentions.findIndex(({ entity }) => entity.id === speaker.id);
  for (let token = 0; token < syntax.count; token++) {
    const mention = syntax.mention[token];
    if (mention < 0 || syntax.mentions[mention].entity.id !== speaker.id) continue;
    for (const step of [1, -1]) {
      const house = officeBeside(syntax, token, step, nouns);
      if (house >= 0) return house;
    }
  }
  return -1;
}

/** The first organisation or place to one side of a person, if an office is told there: "Jane Doe, president of Lynas", "the president of Lynas, Jane Doe". */
function officeBeside(syntax: Syntax, person: number, step: number, nouns: References): number {
  let isOffice = false;
  for (let near = person + step, left = MAX_APART; left > 0; near += step, left--) {
    if (near < 0 || near >= syntax.count || syntax.sentence[near] !== syntax.sentence[person]) break;
    if (syntax.upos[near] === 'VERB' || syntax.upos[near] === 'AUX') break;
    // "said miner Lynas, President Jane Doe": before the person only the comma right before the name belongs to it.
    if (step < 0 && near < person - 1 && syntax.lower[near] === ',') break;
    if (isOfficer(syntax, near, nouns)) isOffice = true;
    const mention = syntax.referent[near];
    if (mention < 0) continue;
    const { kind } = syntax.mentions[mention];
    if (kind === 'person') break;
    if (kind === 'organisation' || kind === 'place')
      return isOffice || isOfficeBehind(syntax, near, step, nouns) ? mention : -1;
  }
  return -1;
}

/** "Jane Doe, Lynas's chief executive": an office within a few words behind the name, seen from the person. */
function isOfficeBehind(syntax: Syntax, name: number, step: number, nouns: References): boolean {
  for (
    let near = name + step, left = 4;
    left > 0 && syntax.sentence[near] === syntax.sentence[name];
    near += step, left--
  ) {
    if (syntax.upos[near] === 'VERB' || syntax.mention[near] >= 0) return false;
    if (isOfficer(syntax, near, nouns)) return true;
  }
  return false;
}

function isOfficer({ base, referent }: Syntax, token: number, nouns: References): boolean {
  return nouns.get(base[token])?.kind === 'person' && referent[token] < 0;
}
