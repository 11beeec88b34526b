/**
 * @module The name of a deposit as a newspaper would write it, from the cell of a table: without "Mine" or "Project",
 * the commodity, the report's title, the company, and notes in brackets.
 */
import { fold } from './tables.mjs';

/** Words for a mineral site, and the type that each tells. An empty type tells nothing. @type {Record<string, string>} */
const SITE_WORDS = {
  mine: 'mine',
  mines: 'mine',
  mina: 'mine',
  minas: 'mine',
  mining: '',
  quarry: 'mine',
  colliery: 'mine',
  pit: 'mine',
  shaft: 'mine',
  operation: 'mine',
  operations: 'mine',
  project: 'project',
  projects: 'project',
  property: 'project',
  properties: 'project',
  prospect: 'project',
  prospects: 'project',
  jv: '',
  claim: 'project',
  claims: 'project',
  concession: 'project',
  concessions: 'project',
  deposit: 'deposit',
  deposits: 'deposit',
  showing: 'deposit',
  occurrence: 'deposit',
  occurrences: 'deposit',
  district: 'district',
  area: '',
  field: 'field',
  group: '',
  complex: '',
  hub: '',
  tailings: 'tailings',
};

/** Words for what is mined and how, between a name and its site word. */
const COMMODITY_WORDS = new Set(
  (
    'gold silver copper iron ore ores lithium nickel cobalt tin tungsten zinc lead graphite uranium manganese vanadium titanium ' +
    'molybdenum chromite chrome bauxite phosphate potash coal coking metallurgical diamond rare earth earths element elements ree pge pgm ' +
    'cu zn pb ag au ni co mo sn w u li fe mn ti v zr nb ta antimony barite fluorspar fluorite magnesite tantalum niobium ' +
    'zirconium beryllium platinum palladium polymetallic porphyry laterite magnetite hematite pegmatite brine carbonatite ' +
    'exploration open underground surface historic the and of in sulphide sulfide oxide mineral heavy sands'
  ).split(' '),
);

/** Commodity words that end names all the same: "Xi Li", "Big U", initials and words of other meaning. */
const ENDS = new Set('of the and in li co w u v au ni open underground surface'.split(' '));

/** Words that name no place by themselves; a name made of such words alone is no name. */
const GENERIC = new Set(
  (
    'north south east west northern southern eastern western central main upper lower new old big little great middle region ' +
    'unnamed unknown unidentified no name number well hole drill drillhole zone block target group complex cluster other various ' +
    'plant smelter refinery mill concentrator works facility expansion phase stage extension site sector camp ' +
    'mountain hill creek lake river valley ridge island bay point basin range ranch area belt claim lode vein placer deep shallow ' +
    'january february march april may june july august september october november december christmas others general national chief ' +
    'how best industrial minera mineracao lac rock ' +
    'minerals rocks veins vein downs metals resources sxew sx ew incl stockpile dumps material underground upstream zona sector unit veins ' +
    'a b c d e f g h i ii iii iv v vi vii viii ix x xi xii xx all stockpiles processing gap historical sylvite a area around near between'
  ).split(' '),
);

const FACILITY =
  /\b(?:smelter|refinery|refineries|steel|steelworks|ferroalloys?|power plant|rod mill|thermal power|hydro power|mint|chemicals?|cement|ready-mix|battery|recycling|gigafactory|fertili[sz]ers?|power stations?|(?:treatment|processing|hydromet) plant|facility|installation|assets|technical report|company|works)\b/i;
const LEGAL_FORM =
  /\b(?:ltd|limited|inc|llc|llp|l\.l\.c|plc|co|company|corp|corporation|bhd|gmbh|s\.?a\.?|jsc|ojsc|oao|ooo|pjsc|ao|fze|fzc|dmcc|a\.?ş|pty|group of companies)\.?$/i;

/** What begins or stands in a remark, not a name. */
const NOT_A_NAME =
  /^(?:and|or|of|with|incl|includes|including|part|near|formerly|other|drill|well)\b|#|\bmine .|\b(?:plant|facility|report|assessment|rehabilitation|company|assets|plt|well)\b|\b(?:divide|resource|formation|district|phosphate province|county)$/i;

/**
 * Whether a name is one of a works or a company rather than of a place where minerals lie.
 *
 * @param {string} name
 */
export function isFacility(name) {
  return FACILITY.test(name) || LEGAL_FORM.test(name.trim());
}

/**
 * Whether a name tells one site from another: three letters or more, and a word that is neither a site, a commodity,
 * a direction nor a number.
 *
 * @param {string} name
 */
export function isDistinctive(name) {
  const words = fold(name).split(' ');
  if (!/[\p{L}]{3}/u.test(name)) return false;
  return words.some(
    (word) => !/^\d/.test(word) && !GENERIC.has(word) && !COMMODITY_WORDS.has(word) && !(word in SITE_WORDS),
  );
}

/**
 * The names in one cell.
 *
 * @param {string} cell a name as a source writes it
 * @param {readonly string[]} companies owners and operators that the source gives; one may stand before the name
 * @returns {{ names: string[], type: string }} bare names, the first one the name proper; none where the cell holds no
 *   usable name. The type is that of the site word that was taken off, or empty
 */
export function siteNames(cell, companies) {
  let type = '';
  /** @type {string[]} */
  const names = [];
  for (const part of parts(cell)) {
    const stripped = withoutSiteWords(withoutCompany(part, companies));
    if (type === '') type = stripped.type;
    const name = capitalised(stripped.name);
    if (isDistinctive(name) && !NOT_A_NAME.test(name) && !names.includes(name)) names.push(name);
  }
  return { names, type };
}

/**
 * A cell without titles of reports, bracketed notes and stray marks, and parted where it lists several names.
 *
 * @param {string} cell
 */
function parts(cell) {
  const plain = cell
    .replace(/\\/g, '')
    .replace(/\.pdf$/i, '')
    .replace(
      /^.*\b(?:technical report|preliminary economic assessment|assessment report)\b.*? (?:on|for) (?:the )?/i,
      '',
    )
    .replace(/ in (?:north america|[a-z ]+) dated .*$/i, '')
    .replace(/\s*[([][^)\]]*[)\]]?/g, ' ')
    .replace(/\bet al\b\.?/gi, '')
    .replace(/["“”*;:]/g, ' ')
    .replace(/^.*\b(?:province|district|formation|field)\b\s*(?:,|- -)\s*(?=\p{L})/iu, '')
    .replace(/^(?:includes|part of|area around|sylvite occurrence|uranium district -)\b\s*/i, '')
    .replace(/\s+/g, ' ')
    .trim();
  return plain
    .split(/\s*(?:,|\/| - |\bor\b)\s*/i)
    .map((part) => part.replace(/^(?:the|jv|mines? de|mina de) /i, '').replace(/^[-'’ ]+|[-’ ]+$/g, ''))
    .filter((part, i) => part !== '' && (i === 0 || part.length > 3) && part.length <= 45);
}

/**
 * "Orken Kentobe Mine" → "Kentobe Mine", where Orken is one of the companies.
 *
 * @param {string} name
 * @param {readonly string[]} companies
 */
function withoutCompany(name, companies) {
  const words = name.split(' ');
  for (let n = Math.min(3, words.length - 1); n > 0; n--) {
    const head = fold(words.slice(0, n).join(' '));
    const rest = words.slice(n).join(' ');
    if (head.length < 4 || !companies.some((company) => `${fold(company)} `.startsWith(`${head} `))) continue;
    const bare = withoutSiteWords(rest);
    if (bare.name !== rest && isDistinctive(bare.name)) return rest;
  }
  return name;
}

/**
 * "Khalzan Buregtei Rare Earth Project" → "Khalzan Buregtei" and "project"; "Mina Huemul" → "Huemul" and "mine".
 *
 * @param {string} name
 * @returns {{ name: string, type: string }}
 */
function withoutSiteWords(name) {
  const words = name.split(' ');
  let type = '';
  if (words.length > 1 && /^minas?$/i.test(words[0])) {
    type = 'mine';
    words.shift();
  }
  while (words.length > 1 && isSiteWord(words)) {
    type = SITE_WORDS[fold(words[words.length - 1])] || type;
    words.pop();
    while (
      words.length > 1 &&
      fold(words[words.length - 1])
        .split(' ')
        .every((word) => COMMODITY_WORDS.has(word))
    )
      words.pop();
  }
  // "Khari Khola Molybdenum", but not "Carlin Vanadium": two words may be a name that holds a commodity.
  if (
    words.length > 2 &&
    COMMODITY_WORDS.has(fold(words[words.length - 1])) &&
    !ENDS.has(fold(words[words.length - 1]))
  )
    words.pop();
  return { name: words.join(' '), type };
}

/**
 * Whether the last word is a site word. "Complex" and "Hub" are part of a name (Bushveld Complex) unless a commodity stands
 * before them (Kamoa-Kakula Copper Complex).
 *
 * @param {readonly string[]} words
 */
function isSiteWord(words) {
  const last = fold(words[words.length - 1]);
  if (last === 'complex' || last === 'hub') return COMMODITY_WORDS.has(fold(words[words.length - 2]));
  return last in SITE_WORDS;
}

/**
 * "QUORN" → "Quorn"; "coles Hill" → "Coles Hill". Short capitals are initials and stay.
 *
 * @param {string} name
 */
function capitalised(name) {
  return name.replace(/[\p{L}\p{M}'’]+/gu, (word, /** @type {number} */ at) => {
    if (/^\p{Lu}{5,}$/u.test(word)) return word[0] + word.slice(1).toLowerCase();
    return at === 0 ? word[0].toUpperCase() + word.slice(1) : word;
  });
}
