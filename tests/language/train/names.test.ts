import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { parseExceptions } from '../../../src/language/exceptions.js';
import { NAME_KINDS } from '../../../src/language/names.js';
import { parseConllu } from '../../../src/language/train/conllu.js';
import { madeDocuments } from '../../../src/language/train/made-documents.js';
import { markedDocuments } from '../../../src/language/train/marked-documents.js';
import { recased, type NamedText } from '../../../src/language/train/names.js';
import { treebankNames } from '../../../src/language/train/treebank-names.js';

const folder = new URL('../../../src/language/', import.meta.url);
const file = (path: string): string => readFileSync(new URL(path, folder), 'utf8');
const exceptions = parseExceptions(file('data/exceptions.json'));

/** `kind name` of every name. */
function namesIn({ seg, labels }: NamedText): string[] {
  const names: string[] = [];
  for (let i = 0; i < seg.count; i++) {
    if (labels[i] % 2 === 0) continue;
    let last = i;
    while (last + 1 < seg.count && labels[last + 1] === labels[i] + 1) last++;
    names.push(`${NAME_KINDS[labels[i] >> 1]} ${seg.text.slice(seg.start[i], seg.end[last])}`);
  }
  return names;
}

describe('names of a treebank', () => {
  const sentence = (id: string, ...words: string[]): string =>
    `# sent_id = ${id}\n${words.map((word, i) => `${i + 1}\t${word}\t_\tX\tFW\t_\t0\troot\t_\t_`).join('\n')}\n\n`;
  const bank = parseConllu(
    sentence('a-1', 'Ann', 'Lee', 'met', 'Bo', '.') + sentence('a-2', 'Rain') + sentence('b-1', 'Oslo', 'froze'),
  );

  it('are read into one text a document', () => {
    const texts = treebankNames(bank, '# marked by hand\na-1\t1\t2\tPER\na-1\t4\t4\tORG\nb-1\t1\t1\tLOC\n');
    expect(texts.map(namesIn)).toEqual([['person Ann Lee', 'organisation Bo'], ['place Oslo']]);
    expect(Array.from(texts[0].seg.sentences)).toEqual([0, 5, 6]);
  });

  test.each([
    ['a sentence that is not there', 'a-3\t1\t1\tPER', /got sentence a-3/],
    ['a word that is not there', 'a-2\t1\t2\tPER', /sentence a-2/],
    ['names that overlap', 'a-1\t1\t2\tPER\na-1\t2\t3\tLOC', /no other name/],
    ['a kind that is not there', 'a-1\t1\t2\tMISC', /expected PER, ORG or LOC/],
  ])('tell %s', (_, standOff, message) => {
    expect(() => treebankNames(bank, standOff)).toThrow(message);
  });

  it('are at least 7,000 in our file, in order and apart from each other', () => {
    const rows = file('train/data/names-ewt.tsv')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => line.split('\t'));
    expect(rows.length).toBeGreaterThanOrEqual(7000);
    const closed = new Set<string>();
    rows.forEach(([id, first, last, kind], i) => {
      expect(['PER', 'ORG', 'LOC']).toContain(kind);
      expect(Number(last)).toBeGreaterThanOrEqual(Number(first));
      const before = i === 0 ? undefined : rows[i - 1];
      if (before?.[0] === id) expect(Number(first)).toBeGreaterThan(Number(before[2]));
      else if (before !== undefined) closed.add(before[0]);
      expect(closed.has(id)).toBe(false);
    });
  });
});

describe('copies in another case', () => {
  it('are made of two in eight texts, with the same labels', () => {
    const texts = madeDocuments('{p1} met {p2} in {v1}.\n', 16, exceptions);
    const copies = recased(texts);
    expect(copies.map(({ seg }) => seg.text)).toEqual([
      texts[0].seg.text.toLowerCase(),
      texts[4].seg.text.toUpperCase(),
      texts[8].seg.text.toLowerCase(),
      texts[12].seg.text.toUpperCase(),
    ]);
    expect(copies.map(({ labels }) => labels)).toEqual([0, 4, 8, 12].map((i) => texts[i].labels));
  });
});

describe('documents with marked names', () => {
  it('are read into one text each, without the marks', () => {
    const texts = markedDocuments(
      '# a note\n\nRAIN IN [L OSLO]\n[P Ann Lee] of [O Bo & Co.] left.\n\nNobody came.\n',
      exceptions,
    );
    expect(texts.map(({ seg }) => seg.text)).toEqual(['RAIN IN OSLO\n\nAnn Lee of Bo & Co. left.', 'Nobody came.']);
    expect(texts.map(namesIn)).toEqual([['place OSLO', 'person Ann Lee', 'organisation Bo & Co.'], []]);
    expect(texts.map(({ guide }) => guide)).toEqual(['general', 'general']);
  });

  test.each(['[X Ann]', '[P]', '[Ann', 'Ann]', '[P Ann [L Lee]]'])('tell of %s', (bad) => {
    expect(() => markedDocuments(`${bad} left.`, exceptions)).toThrow(/expected a mark/);
  });

  it('are at least 1,000 in our file, with 20,000 names', () => {
    const texts = markedDocuments(file('train/data/names-general.txt'), exceptions);
    expect(texts.length).toBeGreaterThanOrEqual(1000);
    expect(texts.reduce((sum, text) => sum + namesIn(text).length, 0)).toBeGreaterThanOrEqual(20_000);
  });
});

describe('documents made by machine', () => {
  const template = '# a note\n^{t1} win\n{p1} ({c1}) met {s1} in {v1} at {n}.\n\n{o1} grew.\n';

  it('hold the names that filled the holes, in capitals where the line is', () => {
    const [first, second] = madeDocuments(template, 2, exceptions).map(namesIn);
    const [team, person, country, surname, city] = first;
    expect(team).toBe(`organisation ${team.slice('organisation '.length).toUpperCase()}`);
    expect(person.endsWith(surname.slice('person'.length))).toBe(true);
    expect([country, city].map((name) => name.split(' ')[0])).toEqual(['place', 'place']);
    expect(second[0]).toMatch(/^organisation ./);
  });

  it('are the same twice, and differ from each other', () => {
    const made = madeDocuments(file('train/data/name-templates.txt'), 60, exceptions);
    expect(madeDocuments(file('train/data/name-templates.txt'), 60, exceptions)).toEqual(made);
    expect(new Set(made.map(({ seg }) => seg.text)).size).toBe(60);
    for (const text of made) expect(namesIn(text).length).toBeGreaterThan(0);
  });
});
