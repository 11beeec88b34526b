/**
 * How long it takes to look for the reprints of one more text in a base of 100,000, and how many are found.
 *
 *   npm run build && node bench/reprints.mjs [--texts 100000]
 *
 * The texts are made up of the words of the annotated articles, by their frequency, in articles of 150 to 900 words; every
 * tenth ends with one of twenty paragraphs that many share, as a house's notices do. Half of those that are looked for
 * are one of them, cut to a third to two thirds.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { sha256 } from '../dist/identity.js';
import { NearDuplicates } from '../dist/store/near-duplicates.js';

const { values } = parseArgs({ options: { texts: { type: 'string', default: '100000' } } });
const TEXTS = Number(values.texts);
const ASKED = 1000;

let seed = 1;
const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
/** @param {number} n */
const below = (n) => Math.floor(random() * n);

const root = new URL('../', import.meta.url);
const articles = new URL('pipelines/critical-minerals/annotated/articles/', root);
const words = readdirSync(articles).flatMap((file) => {
  const { article } = JSON.parse(readFileSync(new URL(file, articles), 'utf8'));
  return article.paragraphs.join(' ').split(/\s+/);
});
/** @param {number} length */
const prose = (length) => Array.from({ length }, () => words[below(words.length)]).join(' ');
const notices = Array.from({ length: 20 }, () => prose(60));
const text = () => prose(150 + below(750)) + (below(10) === 0 ? `\n\n${notices[below(notices.length)]}` : '');

const folder = mkdtempSync(join(tmpdir(), 'orewire-bench-'));
const path = join(folder, 'bench.db');
const db = new Database(path);
db.pragma('journal_mode = WAL');
db.pragma('foreign_keys = OFF');
for (const file of ['001_base.sql', '002_likenesses.sql']) db.exec(readFileSync(new URL(`db/${file}`, root), 'utf8'));
const put = db.prepare(
  `INSERT INTO article_versions (id, article_id, snapshot_id, current, headline, byline, newsroom, text_sha256, body_sha256, text)
   VALUES (@body, @body, '', 1, '', '[]', '', @body, @body, @text)`,
);
const near = new NearDuplicates(db);
const began = performance.now();
/** @type {string[]} */
const kept = [];
for (let done = 0; done < TEXTS;) {
  db.transaction(() => {
    for (const end = Math.min(TEXTS, done + 1000); done < end; done++) {
      const each = text();
      const body = sha256(each);
      put.run({ body, text: each });
      const found = near.look(body, each);
      if (found !== null) near.add(found);
      if (done % Math.ceil(TEXTS / ASKED) === 0) kept.push(each);
    }
  })();
}
const built = (performance.now() - began) / 1000;

/** @type {number[]} */
const times = [];
let right = 0;
let cpu = 0;
for (let i = 0; i < ASKED; i++) {
  const reprint = i % 2 === 0;
  const whole = reprint ? kept[below(kept.length)].split(' ') : [];
  const asked = reprint
    ? whole.slice(0, Math.ceil(whole.length / (1.5 + 1.5 * random()))).join(' ')
    : prose(150 + below(750));
  const body = sha256(asked);
  const used = process.cpuUsage();
  const start = performance.now();
  const found = near.look(body, asked);
  times.push(performance.now() - start);
  const { user, system } = process.cpuUsage(used);
  cpu += (user + system) / 1000;
  if ((found?.likenesses.length ?? 0) > 0 === reprint) right++;
}
times.sort((a, b) => a - b);
/** @param {number} share */
const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(2);
const mean = (times.reduce((sum, time) => sum + time, 0) / times.length).toFixed(2);
const { samples, size } = /** @type {{ samples: number, size: number }} */ (
  db.prepare('SELECT sum(size) AS samples, avg(size) AS size FROM sampled_texts').get()
);
console.log(
  `${TEXTS} texts in ${built.toFixed(0)} s, ${samples} hashes (${size.toFixed(0)} a text), ${(statSync(path).size / 1e6).toFixed(0)} MB with the texts`,
);
console.log(
  `look-up of ${ASKED} more: mean ${mean} ms (${(cpu / ASKED).toFixed(2)} ms of processor time), median ${at(0.5)}, 95 % ${at(0.95)}, longest ${at(1)}; ${right} of ${ASKED} judged right`,
);
db.close();
rmSync(folder, { recursive: true });
