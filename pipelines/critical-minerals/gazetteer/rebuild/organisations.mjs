/**
 * @module Organisations from the open tables: `organisations.tsv.gz` of the sources, with its names mended.
 *
 * Names come from exchange lists, cut and shouted ("YOUNGY Co.,Ltd.", "Northern Shield RES Inc."); operators of the
 * facilities list were read by a language model, so they count only where their name says that they are companies.
 */
import { join } from 'node:path';
import { fold, readRows, slug, values } from './tables.mjs';

const HAND = new URL('../organisations.tsv', import.meta.url);

/** Types of the sources, as the gazetteer names them. @type {Record<string, string | undefined>} */
const TYPES = {
  company: 'company',
  'state company': 'state company',
  agency: 'agency',
  ministry: 'ministry',
  'geological survey': 'survey',
  'industry body': 'association',
};

/** Forms of company law at the end of a name, as exchange lists write them. */
const LEGAL_FORM =
  /[,\s]+(?:\(?Pty\)?\.?\s+)?(?:Limited|Ltd|Inc|Incorporated|Corp|Corporation|PLC|NL|N\.L|S\.?A\.?A?|LLC|AG|NV|N\.V|AB|ASA|AS|Oyj?|P?JSC|OJSC|Co|Company|SE|Tbk|SpA|S\.p\.A|Berhad|Bhd|GmbH|SAS|SL|CJSC|LLP|PAO|OAO|S\.A\.B\. de C\.V)\.?$/i;
/** The same at its beginning. */
const LEGAL_OPENER = /^(?:P?JSC|OJSC|CJSC|PAO|OAO|OOO|PT|AO)\s+(?=\S)/;
/** Words by which a name says that it is a company's. */
const COMPANY_WORD =
  /\b(?:mining|mines?|minerals?|metals?|resources|gold|silver|copper|nickel|zinc|lithium|uranium|steel|iron|alumini?um|coal|cement|minera|mineração|mineracao|minas|group|holdings?|company|corporation|industries|smelting|smelter|refinery|metallurg\w*|exploration|energy|power|chemical\w*|materials|limited|ltd|inc|corp|plc|llc|co|s\.?a\.?|ag|gmbh|jsc|combine|complex)\b/i;
/** Share classes and lines of trading that stand for a company in exchange lists. */
const SHARE_LINE =
  /\b(?:Ls|Npv|Ord|Dl|Rg|Adr|Gdr|Cdi|Sp|Dep|Rts|Wts?|Cl [AB])\b[-\s.,]|-,\d|\d{3,}$|\bDRN$|\bacquisition corp|\bETF\b|\bfund\b|\btrust\b/i;
/** What the facilities list gives where no company is known, and names that no newspaper writes. */
const NO_COMPANY =
  /^(?:government|republic|state|ministry|kingdom|people's)\b|\b(?:Mat|Adv|Res|Min|Intl)\.(?:\s|$)|individual|various|unknown/i;
/** Cut words of exchange lists. @type {Record<string, string | undefined>} */
const CUT = {
  RES: 'Resources',
  RESCS: 'Resources',
  MNG: 'Mining',
  MNRLS: 'Minerals',
  EXPL: 'Exploration',
  INTL: 'International',
  HLDGS: 'Holdings',
  HLDG: 'Holding',
  GRP: 'Group',
  MTLS: 'Metals',
  CO: 'Co',
  INC: 'Inc',
  CORP: 'Corp',
  LTD: 'Ltd',
  'LTD.': 'Ltd.',
  'INC.': 'Inc.',
  IN: 'Inc',
  MINES: 'Mines',
  GOLD: 'Gold',
};
/** Short words that are written in capitals, and not cut. */
const KEPT =
  /^(?:[A-Z]{1,3}\d*|[A-Z]+\d+[A-Z]*|BHP|IAMGOLD|TMAC|USA|CNMC|CMOC|ASX|NORINCO|JSW|NMDC|SSAB|LKAB|KGHM|RUSAL|ALROSA|POSCO|OMNIA|BASF|PLC|LLC|JSC|PJSC|OJSC|GmbH)$/;

/**
 * Rows of `open/organisations.tsv`.
 *
 * @param {string} folder where the sources lie
 * @returns {import('./tables.mjs').Row[]}
 */
export function organisations(folder) {
  const hand = handNames();
  /** @type {Map<string, import('./tables.mjs').Row>} */
  const rows = new Map();
  for (const source of readRows(join(folder, 'organisations.tsv.gz'))) {
    if (source.sources === 'hand' || !usable(source)) continue;
    const name = mend(source.name);
    const key = fold(core(name));
    if (
      key.length < 3 ||
      slug(key) === '' ||
      hand.names.has(key) ||
      values(source.ticker).some((ticker) => hand.tickers.has(ticker))
    )
      continue;
    const id = slug(core(name));
    const aliases = values(source.aliases)
      .map(mend)
      .filter(
        (alias) => fold(alias) !== fold(name) && fold(core(alias)).length > 3 && !hand.names.has(fold(core(alias))),
      );
    const known = rows.get(id);
    if (known === undefined) {
      rows.set(id, {
        id,
        name,
        aliases: [...new Set(aliases)].join('|'),
        type: TYPES[source.type] ?? '',
        country: source.country,
        parent: '',
        ticker: source.ticker,
        website: source.website,
        wikidata: '',
        source: source.sources,
      });
    } else if (source.country === '' || known.country === '' || source.country === known.country) {
      // The same company from another list.
      for (const column of ['country', 'ticker', 'website']) if (known[column] === '') known[column] = source[column];
      known.source = [...new Set([...known.source.split('|'), ...source.sources.split('|')])].join('|');
      if (fold(known.name) !== fold(name)) known.aliases = [...new Set([...values(known.aliases), name])].join('|');
    }
  }
  return [...rows.values()];
}

/** Names without legal form, and tickers, that the hand table has: its rows win, under whatever id. */
function handNames() {
  const names = new Set();
  const tickers = new Set();
  for (const { name, aliases, ticker } of readRows(HAND)) {
    for (const spelling of [name, ...values(aliases)]) names.add(fold(core(spelling)));
    for (const one of values(ticker)) tickers.add(one);
  }
  return { names, tickers };
}

/** @param {import('./tables.mjs').Row} row of the sources */
function usable({ name, sources, type }) {
  if (TYPES[type] === undefined || SHARE_LINE.test(name) || NO_COMPANY.test(name)) return false;
  if ((name.match(/\(/g) ?? []).length !== (name.match(/\)/g) ?? []).length) return false;
  return sources !== 'gsm-operators' || COMPANY_WORD.test(name);
}

/**
 * A name without shouting and cuts: `Northern Shield RES Inc` → `Northern Shield Resources Inc`.
 *
 * @param {string} name
 */
function mend(name) {
  const words = name
    .replace(/\(publ\)/i, '')
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/\bIn,?$/, 'Inc')
    .split(' ');
  const shouted = words.length > 1 && words.every((word) => word === word.toUpperCase());
  return words
    .map((word, i) => {
      const bare = word.replace(/,$/, '');
      const whole = CUT[bare];
      if (i > 0 && whole !== undefined) return word.replace(bare, whole);
      if (word !== word.toUpperCase() || !/\p{Lu}{2}/u.test(word)) return word;
      if (KEPT.test(bare) && !(shouted && bare.length > 2 && i > 0)) return word;
      return word.length > 4 || shouted ? `${word.charAt(0)}${word.slice(1).toLowerCase()}` : word;
    })
    .join(' ');
}

/**
 * A name without its legal forms.
 *
 * @param {string} name
 */
function core(name) {
  let bare = name
    .trim()
    .replace(LEGAL_OPENER, '')
    .replace(/[,.]+$/, '');
  for (;;) {
    const less = bare.replace(LEGAL_FORM, '').replace(/[,.&\s]+$/, '');
    if (less === bare || less === '') return bare;
    bare = less;
  }
}
