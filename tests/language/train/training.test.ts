import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEPREL, UPOS, XPOS } from '../../../src/language/analysis.js';
import { Configuration, LEFT, RIGHT, SHIFT } from '../../../src/language/configuration.js';
import { formsOf } from '../../../src/language/forms.js';
import { compileLemmas, lemmaOf } from '../../../src/language/lemmas.js';
import { LinearModel, type LinearRows } from '../../../src/language/linear.js';
import { SortedKeys } from '../../../src/language/sorted-keys.js';
import { WordTable } from '../../../src/language/word-table.js';
import { inTitleCase, layOut, parseConllu } from '../../../src/language/train/conllu.js';
import { Network } from '../../../src/language/network.js';
import { encodeSections } from '../../../src/language/model-file.js';
import { packParser } from '../../../src/language/parser-file.js';
import { FEATURES, FIRST_WORD_VECTOR, WORD_PLACES, endingVector } from '../../../src/language/state.js';
import { addFrequentVerbs, learnLemmas } from '../../../src/language/train/lemmas.js';
import { LearningNetwork } from '../../../src/language/train/network.js';
import { cost } from '../../../src/language/train/oracle.js';
import { trainParser } from '../../../src/language/train/parser.js';
import { meanOfRows } from '../../../src/language/train/mean-rows.js';
import { Perceptron } from '../../../src/language/train/perceptron.js';
import { random } from '../../../src/chance.js';
import { sparseRows } from '../../../src/language/train/sparse-rows.js';
import { jointTags, trainTagger } from '../../../src/language/train/tagger.js';

const news = parseConllu(
  readFileSync(new URL('../../../src/language/train/data/news.conllu', import.meta.url), 'utf8'),
);

describe('our own sentences of news', () => {
  it('are at least 450 well-formed trees with tags and relations that we know', () => {
    expect(news.length).toBeGreaterThanOrEqual(450);
    for (const { id, text, words } of news) {
      const spelled = words.map(({ form, spaceAfter }, i) => form + (spaceAfter && i + 1 < words.length ? ' ' : ''));
      expect([id, spelled.join('')]).toEqual([id, text]);
      expect([id, words.filter(({ head }) => head === 0).length]).toEqual([id, 1]);
      for (let i = 0; i < words.length; i++) {
        let steps = 0;
        for (let k = i + 1; k > 0; k = words[k - 1].head) expect(++steps).toBeLessThanOrEqual(words.length);
      }
    }
  });

  it('become headlines in title case', () => {
    expect(
      inTitleCase(news[0])
        .words.map(({ form }) => form)
        .join(' '),
    ).toBe('Zambia Halts Copper Exports From Northern Mines');
  });
});

describe('CoNLL-U', () => {
  it('leaves out multiword tokens and empty nodes, and knows where spaces are', () => {
    const rows = [
      '# sent_id = a',
      "# text = don't go",
      "1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\t_",
      '1\tdo\tdo\tAUX\tVB\t_\t3\taux\t_\t_',
      "2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_",
      '3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No',
      '3.1\tx\t_\t_\t_\t_\t_\t_\t_\t_',
    ];
    const bank = layOut(parseConllu(`${rows.join('\n')}\n\n`));
    expect(bank.text.trimEnd()).toBe("don't go");
    expect(Array.from(bank.head)).toEqual([2, 2, -1]);
    expect(Array.from(bank.end)).toEqual([2, 5, 8]);
  });

  it('tells a tag that it does not know', () => {
    expect(() => layOut(parseConllu('1\tgo\tgo\tVERB\tVBX\t_\t0\troot\t_\t_\n'))).toThrow(/got "VBX"/);
  });
});

describe('the oracle', () => {
  it('leads to the gold tree wherever it is projective', () => {
    const bank = layOut(news);
    const c = new Configuration(bank.count);
    let wrong = 0;
    for (let s = 0; s + 1 < bank.sentences.length; s++) {
      c.begin(bank.sentences[s], bank.sentences[s + 1]);
      while (!c.done) {
        const costs = [SHIFT, LEFT, RIGHT].map((action) => (c.can(action) ? cost(c, action, bank.head) : Infinity));
        const action = costs.indexOf(Math.min(...costs));
        if (action === SHIFT) c.shift();
        else c.attach(c.headBy(action), 0);
      }
    }
    for (let i = 0; i < bank.count; i++) if (c.head[i] !== bank.head[i]) wrong++;
    // One of the sentences is not projective.
    expect(wrong).toBeLessThanOrEqual(1);
  });
});

describe('learning', () => {
  const bank = layOut(news);
  const nothing = new WordTable(SortedKeys.of(new Uint32Array(0)), new Int32Array(0));
  const forms = formsOf(bank.text, bank.start, bank.end, bank.count, nothing);

  it('separates what can be separated', () => {
    const perceptron = new Perceptron(3, 0.1);
    const scores = new Float64Array(3);
    const examples = [
      [1, 2],
      [3, 4],
      [5, 6],
    ].map((features) => Int32Array.from(features));
    for (let round = 0; round < 10; round++)
      examples.forEach((features, truth) => {
        perceptron.score(features, 2, scores);
        perceptron.learn(features, 2, truth, scores);
      });
    const model = new LinearModel(perceptron.freeze(8, 0));
    const found = examples.map((features) => {
      const sums = new Int32Array(model.width);
      const scores = new Int32Array(3);
      model.add(features, 2, sums, 0);
      model.read(sums, scores);
      return scores.indexOf(Math.max(...scores));
    });
    expect(found).toEqual([0, 1, 2]);
  });

  it('teaches the network, in whole steps too, which choice goes with which words and features', () => {
    const learning = new LearningNetwork(new Float32Array(16).fill(0.3), 4, random(1));
    const examples = [0, 1, 2, 3].map((k) => ({
      rows: new Int32Array(FEATURES).fill(k % 2),
      vectors: new Int32Array(WORD_PLACES).fill(k >> 1),
      truth: k,
    }));
    for (let round = 0; round < 300; round++) {
      for (const { rows, vectors, truth } of examples) {
        learning.see(rows, vectors);
        const shares = examples.map((_, label) => Math.exp(learning.score(label)));
        const all = shares.reduce((sum, share) => sum + share, 0);
        shares.forEach((share, label) => {
          learning.blame(label, share / all - (label === truth ? 1 : 0));
        });
        learning.passBlame();
      }
      learning.update(0.01);
    }
    const network = new Network(learning.freeze());
    const found = examples.map(({ rows, vectors }) => {
      network.see(rows, vectors);
      const scores = examples.map((_, label) => network.score(label));
      return scores.indexOf(Math.max(...scores));
    });
    expect(found).toEqual([0, 1, 2, 3]);
  });

  it('takes the mean of several classifiers, row by row, without what is small', () => {
    const rows = (keys: number[], weights: number[]): LinearRows =>
      sparseRows(2, Uint32Array.from(keys), (index, label) => weights[2 * index + label], 0);
    const mean = meanOfRows([rows([7, 4_000_000_000], [30, -4, 12, 0]), rows([7], [10, 2])], 1);
    expect(mean).toEqual({
      classes: 2,
      keys: SortedKeys.of(Uint32Array.from([7, 4_000_000_000])),
      lengths: Uint8Array.from([1, 1]),
      labels: Uint8Array.from([0, 0]),
      weights: Int8Array.from([20, 6]),
    });
  });

  it('gives the same model twice', () => {
    const joint = jointTags(bank);
    const tagger = (): unknown => trainTagger(bank, forms, joint, () => true, 1, 1);
    expect(tagger()).toEqual(tagger());
    const ending = Uint16Array.from(forms.suffix3, endingVector);
    const words = {
      count: bank.count,
      sentences: bank.sentences.slice(0, 20),
      vector: ending,
      tag: joint.tags,
      coarse: bank.upos,
    };
    const initial = { words: new Uint32Array(0), width: 4, values: new Float32Array(FIRST_WORD_VECTOR * 4).fill(0.1) };
    const trees = { words, ending, head: bank.head, deprel: bank.deprel };
    const parser = (): Uint8Array => {
      const { weights, relations } = trainParser(trees, initial, 1, 1);
      return encodeSections(packParser(SortedKeys.of(initial.words), weights, relations));
    };
    expect(Buffer.compare(parser(), parser())).toBe(0);
    expect(DEPREL.length).toBeLessThan(256);
  });

  it('learns endings, and takes the verb that is clearly more frequent', () => {
    const row = (form: string, lemma: string, xpos: string): string =>
      `1\t${form}\t${lemma}\tVERB\t${xpos}\t_\t0\troot\t_\t_\n\n`;
    const forms = ['walk', 'talk', 'open', 'lift'].flatMap((verb) => [
      row(`${verb}ing`, verb, 'VBG'),
      row(`${verb}ed`, verb, 'VBD'),
      row(`${verb}ed`, verb, 'VBN'),
    ]);
    const tables = learnLemmas(layOut(parseConllu(forms.join(''))));
    const vocabulary = ['mine', 'mining', 'plan', 'planned', 'planning', 'work', 'working'];
    const model = compileLemmas(addFrequentVerbs(tables, vocabulary, new Set()));
    const lemma = (form: string, xpos: (typeof XPOS)[number]): string =>
      lemmaOf(model, form, UPOS.indexOf('VERB'), XPOS.indexOf(xpos));
    expect([lemma('mining', 'VBG'), lemma('planned', 'VBD'), lemma('working', 'VBG'), lemma('jumping', 'VBG')]).toEqual(
      ['mine', 'plan', 'work', 'jump'],
    );
  });
});
