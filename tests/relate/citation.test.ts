import { describe, expect, it } from 'vitest';
import { citationOf } from '../../src/relate/citation.js';
import { syntaxOf } from './support.js';

const predicate = { toldWithSubject: false };

/** How the claim of the two tokens that read as given is cited: its quote, then the names that it goes back to. */
function cited(text: string, subject: string, object: string, of = predicate): string[] {
  const { syntax } = syntaxOf(text);
  const at = (word: string): number => syntax.lower.lastIndexOf(word);
  const stated = { predicate: of, subject: at(subject), object: at(object) };
  const { quote, start, end, antecedents = [] } = citationOf(syntax, stated, []);
  for (const each of [{ quote, start, end }, ...antecedents])
    expect(syntax.analysis.text.slice(each.start, each.end)).toBe(each.quote);
  return [quote, ...antecedents.map((each) => each.quote)];
}

describe('a citation', () => {
  it('is the sentence alone where that names both', () => {
    expect(cited('Rain fell. [O1:Lynas] owns [D1:Uis].', 'lynas', 'uis')).toEqual(['Lynas owns Uis.']);
  });

  it('has the name that the sentence goes back to beside it', () => {
    expect(cited('[O1:Lynas] rose. The company owns [D1:Uis].', 'company', 'uis')).toEqual([
      'The company owns Uis.',
      'Lynas',
    ]);
  });

  it('has no name that stands in the sentence itself', () => {
    expect(cited('[O1:Lynas] said that it owns [D1:Uis].', 'it', 'uis')).toEqual(['Lynas said that it owns Uis.']);
  });

  it('has both where the sentence names neither, in the order of the text', () => {
    expect(cited('[O1:Lynas] runs the [D1:Uis] mine. The company owns the mine.', 'company', 'mine')).toEqual([
      'The company owns the mine.',
      'Lynas',
      'Uis',
    ]);
  });

  it('is the later of two sentences, with the name of the earlier one', () => {
    expect(cited('[O1:Lynas] rose. Its rival sold [D1:Uis].', 'lynas', 'uis')).toEqual([
      'Its rival sold Uis.',
      'Lynas',
    ]);
  });

  it('is the sentence of whoever has an office, though the other comes later', () => {
    const text = 'Its chief executive is [P1:Tian]. A mine belongs to [O1:Lynas].';
    expect(cited(text, 'tian', 'lynas', { toldWithSubject: true })).toEqual(['Its chief executive is Tian.', 'Lynas']);
  });

  it('has what is told of it in another sentence', () => {
    const text = '[O1:Lynas] owns [D1:Uis]. It paid $5 million.';
    const { syntax } = syntaxOf(text);
    const at = (word: string): number => syntax.lower.lastIndexOf(word);
    const start = syntax.analysis.text.indexOf('$5');
    const { antecedents } = citationOf(syntax, { predicate, subject: at('lynas'), object: at('uis') }, [
      { start, end: start + '$5 million'.length },
      { start: 0, end: 'Lynas'.length },
    ]);
    expect(antecedents?.map(({ quote }) => quote)).toEqual(['$5 million']);
  });
});
