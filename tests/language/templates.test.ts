import { describe, expect, it } from 'vitest';
import { mix, pair } from '../../src/language/hash.js';
import { compileGroups, writeFeatures } from '../../src/language/templates.js';

describe('feature templates', () => {
  it('hash values and nested pairs in the order of the templates', () => {
    const [program] = compileGroups(
      ['a', 'b', 'c'],
      [{ by: ['a', 'b', 'c'], templates: ['b', ['a', 'b'], [['a', 'b'], 'c'], ['c', ['b', 'a']]] }],
    );
    program.values.set([5, -7, 11]);
    const out = new Int32Array(4);
    expect(writeFeatures(program, out)).toBe(4);
    const expected = [-7, pair(5, -7), pair(pair(5, -7), 11), pair(11, pair(-7, 5))];
    expect(Array.from(out)).toEqual(expected.map((value, template) => mix(template, value)));
  });

  it('number the features of all groups through', () => {
    const groups = [
      { by: ['a'], templates: ['a'] },
      { by: ['b', 'a'], templates: ['b', ['b', 'a']] },
    ] as const;
    const programs = compileGroups(['a', 'b'], groups, 7);
    programs[0].values.set([3, 4]);
    const out = new Int32Array(3);
    expect(programs.reduce((at, program) => writeFeatures(program, out, at), 0)).toBe(3);
    expect(Array.from(out)).toEqual([mix(7, 3), mix(8, 4), mix(9, pair(4, 3))]);
  });

  it('tell a name that is not given', () => {
    expect(() => compileGroups(['a'], [{ by: ['a'], templates: [['a', 'x']] }])).toThrow(/got "x"/);
  });
});
