/**
 * A large base made of a small one, and how the product stands up to it.
 *
 *   npm run build && node dist/cli/main.js run critical-minerals --source fixtures --db small.db
 *   node bench/large-base.mjs --from small.db --to large.db --articles 100000 --seed 1
 *
 * Each article is put together of paragraphs that the small base holds, with other names of the gazetteer for theirs (few names
 * often, most seldom, so that facts repeat), other digits (so that figures conflict) and some other words (so that a text is
 * nobody's reprint, but for one in twenty, which is one). Articles come in the order of their days, as a crawl sees them, but for
 * one in ten, which is older. It goes in through the store as a run would put it, without being
 * read, tagged or related; twenty in a transaction, as in a run, or as many as `--together` says. Prints the rate at which each
 * tenth went in, the bytes an article takes, and the median and 95th hundredth of the time that each question took in
 * process. A `--to` that has some of the articles gets the others; one that has all is only asked.
 *
 *   node bench/large-base.mjs --from small.db --to large.db --articles 100000 --seed 1 --beside tenth.db
 *
 * With `--beside`, 4,000 more articles go into the large base and into one of a twentieth of its size, as a base is in the
 * middle of its first tenth, twenty into the one and twenty into the other in turn: whatever else the machine does then weighs
 * on both alike.
 */
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { random } from '../dist/chance.js';
import { contentId, sha256 } from '../dist/identity.js';
import { digest } from '../dist/query/digest.js';
import { dossier } from '../dist/query/dossier.js';
import { listFacts } from '../dist/query/facts.js';
import { connect } from '../dist/query/path.js';
import { search } from '../dist/query/search.js';
import { timeline } from '../dist/query/timeline.js';
import { FactBase } from '../dist/store/fact-base.js';
import { loadGazetteer } from '../dist/tag/gazetteer.js';

const MENTIONS = 30;
/** Of the plain words of a text so many are others: two texts then share hardly a run of words, as two articles do. */
const OTHER_WORDS = 0.8;
const HOSTS = 400;
/** A crawl sees news on the day it appears, mostly; so many in one come later, from an archive, and are of any day before. */
const LATE = 0.1;
/** 100,000 articles are then the news of ten years and a half. */
const ARTICLES_PER_DAY = 26;
const QUESTIONS = 100;
/** So many of each are asked before, unmeasured: Node compiles code when it has run a while. */
const UNMEASURED = 20;
const FINGERPRINT = 'large-base';
const COMPARED = 4000;
/** From here on the numbers of articles that go into two bases to compare them: each time others. */
const UNSEEN = 10_000_000;

const { values } = parseArgs({
  options: {
    from: { type: 'string', default: 'small.db' },
    to: { type: 'string', default: 'large.db' },
    articles: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    together: { type: 'string', default: '20' },
    beside: { type: 'string' },
  },
});
let next = random(Number(values.seed));
const gazetteer = loadGazetteer(fileURLToPath(new URL('../pipelines/critical-minerals/gazetteer', import.meta.url)));
const NAMES_PER_KIND = 3000;
/** @type {Map<string, import('../src/model.js').GazetteerEntry[]>} */
const byKind = new Map();
for (const entry of gazetteer.entries) byKind.set(entry.kind, [...(byKind.get(entry.kind) ?? []), entry]);
for (const [kind, entries] of byKind) byKind.set(kind, shuffled(entries).slice(0, NAMES_PER_KIND));

/** @template T @param {readonly T[]} list @returns {T} */
const one = (list) => list[Math.floor(next() * list.length)];

/** The first ones often, the last ones seldom. @template T @param {readonly T[]} list @returns {T} */
const ranked = (list) => list[Math.floor(list.length * next() ** 4)];

/** @template T @param {readonly T[]} list @returns {T[]} */
function shuffled(list) {
  const keyed = list.map((item) => ({ item, key: next() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}

/**
 * @typedef {import('../src/model.js').EntityRef} EntityRef
 * @typedef {{ start: number, end: number, text: string, rule: string, id: string, kind: import('../src/model.js').EntityKind, name: string }} MentionRow
 * @typedef {{ subject: string, predicate: string, object: string | null, value: string, status: import('../src/model.js').Status, qualifiers: string, attributedTo: string | null, frame: string, start: number, end: number }} ClaimRow
 * @typedef {{ words: string, mentions: MentionRow[], claims: ClaimRow[] }} Paragraph Offsets count from its start.
 */

/**
 * The paragraphs of the small base that mention something, each with its mentions and the claims that are cited from it.
 * @param {string} path
 * @returns {Paragraph[]}
 */
function paragraphsOf(path) {
  const db = new Database(path, { readonly: true });
  /** @type {import('better-sqlite3').Statement<[number, number, number], MentionRow>} */
  const mentionsOf = db.prepare(
    `SELECT m.start, m."end", m.text, m.rule, n.id, n.kind, n.name FROM mentions m JOIN nodes n ON n.id = m.node_id
     WHERE m.version_number = ? AND m.start >= ? AND m."end" <= ? ORDER BY m.start`,
  );
  /** @type {import('better-sqlite3').Statement<[number, number, number], ClaimRow>} */
  const claimsOf = db.prepare(
    `SELECT f.subject_id AS subject, f.predicate, f.object_id AS object, f.object_value AS value, c.status, c.qualifiers,
       c.attributed_to AS attributedTo, c.frame, i.start, i."end"
     FROM claims c JOIN facts f ON f.id = c.fact_id JOIN citations i ON i.claim_id = c.id AND i.version_number = c.version_number
     WHERE c.version_number = ? AND i.start >= ? AND i."end" <= ? ORDER BY i.start, c.id`,
  );
  const paragraphs = [];
  /** @type {import('better-sqlite3').Statement<[], { number: number, headline: string, text: string }>} */
  const versions = db.prepare('SELECT number, headline, text FROM article_versions WHERE current = 1 ORDER BY id');
  for (const { number, headline, text } of versions.all()) {
    let start = headline.length + 2;
    for (const words of text.split('\n\n')) {
      const end = start + words.length;
      const mentions = mentionsOf
        .all(number, start, end)
        .map((m) => ({ ...m, start: m.start - start, end: m.end - start }));
      const known = new Set(mentions.map((m) => m.id));
      const claims = claimsOf
        .all(number, start, end)
        .filter((c) => known.has(c.subject) && (c.object === null || known.has(c.object)))
        .map((c) => ({ ...c, start: c.start - start, end: c.end - start }));
      if (mentions.length > 0) paragraphs.push({ words, mentions, claims });
      start = end + 2;
    }
  }
  db.close();
  return paragraphs;
}

const PLAIN_WORD = /(?<=\s)[a-z]{4,}(?=\s)/g;

/**
 * A paragraph with other names, digits and words; its offsets count from `at`.
 * @param {Paragraph} paragraph @param {number} at @param {string[]} vocabulary
 */
function retold({ words, mentions, claims }, at, vocabulary) {
  /** @type {Map<string, EntityRef>} */
  const cast = new Map();
  for (const { id, kind, name } of mentions) {
    if (cast.has(id)) continue;
    const entry = id.startsWith('candidate:') ? numbered(id, kind, name) : ranked(byKind.get(kind) ?? []);
    cast.set(id, { id: entry.id, kind, name: entry.name });
  }
  const played = (/** @type {string} */ id) => {
    const entity = cast.get(id);
    if (entity === undefined) throw new Error(`expected ${id} among the paragraph's mentions`);
    return entity;
  };
  const turn = 1 + Math.floor(next() * 9);
  const digits = (/** @type {string} */ text) =>
    text.replace(/[1-9]/g, (digit) => String(((Number(digit) + turn - 1) % 9) + 1));
  const others = (/** @type {string} */ text) =>
    digits(text).replace(PLAIN_WORD, (word) => (next() < OTHER_WORDS ? one(vocabulary) : word));
  // Where each end of a mention or a citation came to lie.
  const cuts = [...new Set([0, words.length, ...[...mentions, ...claims].flatMap(({ start, end }) => [start, end])])];
  cuts.sort((a, b) => a - b);
  const named = new Map(mentions.map((mention) => [`${mention.start}–${mention.end}`, mention]));
  /** @type {Map<number, number>} */
  const moved = new Map();
  let text = '';
  for (const [i, cut] of cuts.entries()) {
    moved.set(cut, text.length);
    const mention = named.get(`${cut}–${cuts[i + 1]}`);
    const piece = words.slice(cut, cuts[i + 1] ?? cut);
    text += mention === undefined ? others(piece) : played(mention.id).name;
  }
  const span = (/** @type {{ start: number, end: number }} */ { start, end }) => ({
    start: moved.get(start) ?? 0,
    end: moved.get(end) ?? 0,
  });
  return {
    text,
    mentions: mentions.map((mention) => {
      const { start, end } = span(mention);
      const entity = played(mention.id);
      return {
        start: at + start,
        end: at + end,
        kind: mention.kind,
        text: text.slice(start, end),
        entity,
        rule: mention.rule,
      };
    }),
    claims: claims.map((claim) => {
      const { start, end } = span(claim);
      return {
        subject: played(claim.subject),
        predicate: claim.predicate,
        object: claim.object === null ? { value: digits(claim.value) } : played(claim.object),
        qualifiers: Object.fromEntries(
          Object.entries(JSON.parse(claim.qualifiers)).map(([role, said]) => [role, digits(String(said))]),
        ),
        status: claim.status,
        attributedTo: claim.attributedTo,
        citation: { start: at + start, end: at + end, quote: text.slice(start, end) },
        frame: claim.frame,
      };
    }),
  };
}

/** A candidate of its own for some of the texts. @param {string} id @param {string} kind @param {string} name */
function numbered(id, kind, name) {
  const number = Math.floor(2000 * next() ** 3);
  return { id: `${id}-${number}`, kind, name: `${name} ${number}` };
}

/**
 * The article of a number, whatever others were made before it: the same at every run of a seed.
 * @param {number} number @param {Paragraph[]} paragraphs @param {string[]} vocabulary
 * @returns {ReturnType<typeof articleOf>}
 */
function storyOf(number, paragraphs, vocabulary) {
  next = random(Number(values.seed) * 1_000_003 + number);
  const isReprint = next() < 0.05 && number > 0;
  return isReprint ? storyOf(number - 1, paragraphs, vocabulary) : articleOf(number, paragraphs, vocabulary);
}

/** The day of a number, ISO. @param {number} days since the first */
function dayOf(days) {
  return new Date(Date.UTC(2016, 0, 1) + Math.floor(days) * 86_400_000).toISOString().slice(0, 10);
}

/** @param {number} number @param {Paragraph[]} paragraphs @param {string[]} vocabulary */
function articleOf(number, paragraphs, vocabulary) {
  const headline = `${one(vocabulary)} ${one(vocabulary)} ${one(vocabulary)} ${number}`;
  const parts = [];
  let at = headline.length + 2;
  let count = 0;
  while (count < MENTIONS) {
    const part = retold(one(paragraphs), at, vocabulary);
    parts.push(part);
    count += part.mentions.length;
    at += part.text.length + 2;
  }
  const today = (number % UNSEEN) / ARTICLES_PER_DAY;
  const day = dayOf(next() < LATE ? today * next() : today);
  const seen = new Set();
  return {
    headline,
    day,
    text: parts.map(({ text }) => text).join('\n\n'),
    extraction: {
      mentions: parts.flatMap(({ mentions }) => mentions),
      claims: parts
        .flatMap(({ claims }) => claims)
        .filter(({ subject, object }) => !('id' in object) || subject.id !== object.id)
        .filter((claim) => {
          const key = JSON.stringify(claim);
          return !seen.has(key) && seen.add(key);
        }),
      quotations: [],
    },
  };
}

/** What a run keeps besides: how each text was understood, and how the predicates are spoken. @param {string} path */
function keptIn(path) {
  const db = new Database(path, { readonly: true });
  /** @type {import('better-sqlite3').Statement<[], { input: string, frames: string, syntax: Buffer }>} */
  const analyses = db.prepare(
    'SELECT input_sha256 AS input, frames, syntax_gzip AS syntax FROM analyses ORDER BY version_id',
  );
  /** @type {import('better-sqlite3').Statement<[], { id: string, label: string, inverse: string, exclusive: 'one' | 'share' | null }>} */
  const predicates = db.prepare('SELECT id, label, inverse, exclusive FROM predicates ORDER BY id');
  const kept = {
    analyses: analyses.all().map(({ input, frames, syntax }) => ({
      inputSha256: input,
      frames: JSON.parse(frames),
      syntax: gunzipSync(syntax),
    })),
    predicates: predicates.all().map(({ exclusive, ...said }) => ({ ...said, exclusive: exclusive ?? undefined })),
  };
  db.close();
  return kept;
}

/** What articles are made of. @param {string} from */
function materialOf(from) {
  const paragraphs = paragraphsOf(from);
  const vocabulary = [...new Set(paragraphs.flatMap(({ words }) => words.match(PLAIN_WORD) ?? []))].sort();
  return { paragraphs, vocabulary, ...keptIn(from) };
}

/** Pages of the articles of so many numbers. @param {ReturnType<typeof materialOf>} material @param {number} first @param {number} count */
function pagesOf({ paragraphs, vocabulary, analyses }, first, count) {
  return Array.from({ length: count }, (_, i) => {
    const story = storyOf(first + i, paragraphs, vocabulary);
    return pageOf(first + i, story, one(analyses));
  });
}

/** @param {string} path @param {ReturnType<typeof materialOf>} material */
function openBase(path, { predicates }) {
  const base = FactBase.open(path);
  base.saveSource({ id: 'generated', kind: 'folder', address: null, title: 'Generated' });
  base.savePredicates(predicates);
  return base;
}

/** Puts pages in, in one transaction; the milliseconds that it took. @param {FactBase} base @param {ReturnType<typeof pageOf>[]} pages */
function put(base, pages) {
  const began = { at: performance.now(), cpu: process.cpuUsage() };
  base.together(() => {
    for (const { snapshot, derived } of pages) {
      base.saveSnapshot(snapshot, 'generated');
      base.saveDerivation(snapshot.id, FINGERPRINT, derived, (id) => gazetteer.byId.get(id));
    }
  });
  const { user, system } = process.cpuUsage(began.cpu);
  return { wall: performance.now() - began.at, cpu: (user + system) / 1000 };
}

/**
 * Puts as many articles into a base, those that it has already apart.
 * @param {ReturnType<typeof materialOf>} material @param {string} to @param {number} articles
 */
function make(material, to, articles) {
  const base = openBase(to, material);
  const tenth = Math.max(1, Math.floor(articles / 10));
  const together = Number(values.together);
  const nothing = { articles: 0, mentions: 0, wall: 0, cpu: 0 };
  let spent = { ...nothing };
  /** @type {{ wall: number, cpu: number }[]} */
  const rates = [];
  let number = base.reader.overview.counts().articles;
  while (number < articles) {
    const pages = pagesOf(material, number, Math.min(together, articles - number));
    const { wall, cpu } = put(base, pages);
    number += pages.length;
    spent.wall += wall;
    spent.cpu += cpu;
    spent.articles += pages.length;
    for (const { derived } of pages) spent.mentions += derived.extraction.mentions.length;
    if (number % tenth === 0) {
      const rate = { wall: (spent.articles * 1000) / spent.wall, cpu: (spent.articles * 1000) / spent.cpu };
      rates.push(rate);
      console.log(
        `${number} articles, ${spent.mentions} more mentions: ${rate.wall.toFixed(0)} articles/s, ` +
          `${rate.cpu.toFixed(0)} a second of the processor's time`,
      );
      spent = { ...nothing };
    }
  }
  base.close();
  const [first, last] = [rates.at(0), rates.at(-1)];
  if (first !== undefined && last !== undefined) {
    const share = (/** @type {'wall' | 'cpu'} */ by) => `${((100 * last[by]) / first[by]).toFixed(0)} %`;
    console.log(`the last tenth at ${share('wall')} of the first's rate, by the processor's time at ${share('cpu')}`);
  }
}

/**
 * Puts the same articles into both bases in turn; the first thousand only fill the caches.
 * @param {ReturnType<typeof materialOf>} material @param {string} small @param {string} large
 */
function sideBySide(material, small, large) {
  const bases = [small, large].map((path) => openBase(path, material));
  const first = UNSEEN + bases[1].reader.overview.counts().articles;
  const together = Number(values.together);
  const spent = bases.map(() => ({ wall: 0, cpu: 0 }));
  for (let done = -COMPARED / 2; done < COMPARED; done += together) {
    const pages = pagesOf(material, first + done, together);
    for (const [i, base] of bases.entries()) {
      const took = put(base, pages);
      if (done < 0) continue;
      spent[i].wall += took.wall;
      spent[i].cpu += took.cpu;
    }
  }
  for (const base of bases) base.close();
  const [few, many] = spent;
  const share = (/** @type {'wall' | 'cpu'} */ by) => `${((100 * few[by]) / many[by]).toFixed(0)} %`;
  console.log(
    `side by side: ${(few.cpu / COMPARED).toFixed(2)} ms of the processor's time an article in the small base, ` +
      `${(many.cpu / COMPARED).toFixed(2)} in the large one; its rate at ${share('cpu')}, by the clock at ${share('wall')}`,
  );
}

/** @param {number} number @param {ReturnType<typeof articleOf>} story @param {import('../src/store/stored.js').StoredAnalysis} analysis */
function pageOf(number, { headline, day, text, extraction }, analysis) {
  const url = `https://news${Math.floor(HOSTS * next() ** 3)}.example/${number}`;
  const body = Buffer.from(`<h1>${headline}</h1>\n${text.replaceAll('\n\n', '\n<p>')}`);
  const sha = sha256(body);
  const snapshot = {
    id: contentId('snapshot', url, sha),
    url,
    finalUrl: url,
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body,
    fetchedAt: `${dayOf((number % UNSEEN) / ARTICLES_PER_DAY)}T12:00:00.000Z`,
    sha256: sha,
  };
  /** @type {import('../src/model.js').Article} */
  const article = {
    url,
    headline,
    standfirst: null,
    byline: [],
    credits: [],
    published: { value: day, origin: 'meta' },
    modified: null,
    language: 'en',
    site: null,
    text,
    notice: null,
  };
  return { snapshot, derived: /** @type {const} */ ({ ok: true, article, extraction, analysis }) };
}

/** By the clock, and by the processor's time, which other processes do not lengthen. @param {string} name @param {number} times @param {(i: number) => unknown} question */
function timed(name, times, question) {
  /** @type {{ wall: number, cpu: number }[]} */
  const took = [];
  // Of those that will be measured the last, which are seldom mentioned.
  for (let i = 1; i <= UNMEASURED; i++) question(QUESTIONS * 10 - i);
  for (let i = 0; i < times; i++) {
    const began = { at: performance.now(), cpu: process.cpuUsage() };
    question(i);
    const { user, system } = process.cpuUsage(began.cpu);
    took.push({ wall: performance.now() - began.at, cpu: (user + system) / 1000 });
  }
  const at = (/** @type {'wall' | 'cpu'} */ by, /** @type {number} */ share) => {
    const sorted = took.map((each) => each[by]).sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length * share)].toFixed(1).padStart(7);
  };
  const both = (/** @type {number} */ share) => `${at('wall', share)} ms (processor ${at('cpu', share)})`;
  console.log(`${name.padEnd(20)} median ${both(0.5)}   p95 ${both(0.95)}`);
}

/** Asks of half of the most mentioned entities and half of any. @param {string} path */
function ask(path) {
  const db = new Database(path, { readonly: true });
  const ids = (/** @type {string} */ order) =>
    /** @type {{ id: string, name: string }[]} */ (
      db.prepare(`SELECT id, name FROM nodes WHERE origin = 'entity' ORDER BY ${order} LIMIT ${QUESTIONS / 2}`).all()
    );
  const often = ids('article_count DESC, id');
  const any = ids('substr(id, -3), id');
  // The first days of six months, the last of them three months before the last article.
  const days = /** @type {string[]} */ (
    db
      .prepare(
        `SELECT date(last, 'start of month', value || ' months') FROM json_each('[-8,-7,-6,-5,-4,-3]'),
           (SELECT max(published) AS last FROM article_versions WHERE current = 1)`,
      )
      .pluck()
      .all()
  );
  db.close();
  const asked = often.flatMap((node, i) => [node, any[i] ?? node]);
  const base = FactBase.open(path, { readonly: true });
  const node = (/** @type {number} */ i) => asked[i % asked.length];
  const limits = { facts: 20, citations: 1 };
  const since = (/** @type {number} */ i) => days[i % days.length];
  timed('dossier', QUESTIONS, (i) => dossier(base, node(i).id));
  timed('facts about', QUESTIONS, (i) => listFacts(base, { about: node(i).name }, limits));
  timed('facts since, status', QUESTIONS, (i) => listFacts(base, { since: since(i), status: 'denied' }, limits));
  timed('search', QUESTIONS, (i) => search(base, node(i).name, 10));
  timed('path', QUESTIONS, (i) => connect(base, node(i).id, node(i + 7).id));
  timed('timeline', QUESTIONS, (i) => timeline(base, node(i).id));
  timed('new', QUESTIONS / 5, (i) => digest(base, since(i), 20));
  base.close();
}

const material = materialOf(values.from);
make(material, values.to, Number(values.articles));
console.log(`${(statSync(values.to).size / Number(values.articles) / 1000).toFixed(1)} kB an article`);
ask(values.to);
if (values.beside !== undefined) {
  make(material, values.beside, Number(values.articles) / 20);
  sideBySide(material, values.beside, values.to);
}
