import { describe, expect, it } from 'vitest';
import { toCsv, toMarkdown } from '../../../src/cli/print/forms.js';
import { layTable } from '../../../src/cli/print/table.js';
import { terminalOf } from '../../../src/cli/print/terminal.js';

const table = {
  columns: ['name', 'words', 'n'],
  rows: [
    ['a, b', 'says "no"\nand leaves', 2],
    ['=cmd()', '| <b> *x* \u001B[31m', null],
  ],
};

describe('toCsv', () => {
  it('quotes what needs it, and gives a spreadsheet no formula', () => {
    expect(toCsv(table)).toBe(
      `name,words,n\r\n"a, b","says ""no""\nand leaves",2\r\n'=cmd(),| <b> *x* \u001B[31m,\r\n`,
    );
  });
});

describe('toMarkdown', () => {
  it('keeps a row in its line and a text a text', () => {
    expect(toMarkdown(table).split('\n')).toEqual([
      '| name | words | n |',
      '| --- | --- | --- |',
      '| a, b | says "no" and leaves | 2 |',
      String.raw`| =cmd() | \| \<b\> \*x\*  \[31m |  |`,
      '',
    ]);
  });
});

describe('layTable', () => {
  const rows = [
    ['', 'One', 'Another'],
    ['short', 'a cell with rather many words in it', 'two\nlines'],
  ];

  it('fits the terminal, and wraps what is widest', () => {
    const lines = layTable(rows, { ...terminalOf({}), width: 40 }).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(40);
    expect(lines).toEqual([
      '       One                       Another',
      'short  a cell with rather many   two',
      '       words in it               lines',
    ]);
  });

  it('gives a column what it needs where there is room, and breaks a long word where there is none', () => {
    expect(layTable(rows, { ...terminalOf({}), width: 100 })).toContain('a cell with rather many words in it  two');
    const lines = layTable([['a'], ['b'.repeat(100)]], { ...terminalOf({}), width: 40 }).split('\n');
    expect(lines.map((line) => line.length)).toEqual([1, 40, 40, 20]);
  });
});
