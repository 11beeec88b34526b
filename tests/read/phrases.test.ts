import { describe, expect, it } from 'vitest';
import { reasonOfPhrase } from '../../src/read/phrases.js';

describe('a line that names who made a story', () => {
  it.each([
    '(Reporting by Ann Lee in Lima; Editing by Bo Ek)',
    'Additional reporting by Ann Lee',
    '(By Ann Lee and Bo Ek in Lima)',
  ])('is none of it: %s', (line) => {
    expect(reasonOfPhrase(line)).toBe('byline');
  });

  it.each(['(By volume, that is a tenth.) The rest is sand.', '(by the ministry’s count)', 'By Friday it was sold.'])(
    'is not what only begins like one: %s',
    (line) => {
      expect(reasonOfPhrase(line)).toBeNull();
    },
  );
});
