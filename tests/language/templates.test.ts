import { describe, expect, it } from 'vitest';
import { mix, pair } from '../../src/language/hash.js';
import { compileTemplates, writeFeatures } from '../../src/language/templates.js';

describe('feature templates', () => {
  it('hash values and nested pairs in the order of the templates', () => {
    const program = compileTemplates(['a', 'b', 'c'], ['b', ['a', 'b'], [['a', 'b'], 'c'], ['c', ['b', 'a']]]);
    program.values.set([5, -7, 11]);
    const out = new Int32Array(4);
    expect(writeFeatures(program, out)).toBe(4);
    const expected = [-7, pair(5, -7), pair(pair(5, -7), 11), pair(11, pair(-7, 5))];
    expect(Array.from(out)).toEqual(expected.map((value, template) => mix(template, value)));
  });

  it('tell a name that is not given', () => {
    expect(() => compileTemplates(['a'], [['a', 'x']])).toThrow(/got "x"/);
  });
});
