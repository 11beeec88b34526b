/** @module A question as its words, with what compromise knows of each. */
import nlp from 'compromise';

export interface Word {
  /** As it stands, without what comes before and behind; empty for the second half of "what's". */
  readonly text: string;
  /** In small letters, without the 's of a possessive; a contraction spelled out. */
  readonly plain: string;
  /** As a dictionary has it. */
  readonly lemma: string;
  readonly isVerb: boolean;
  /** A participle behind a form of "be": what stands before it is done to. */
  readonly isPassive: boolean;
  readonly isPossessive: boolean;
  /** Grammar alone: it says nothing that a filter could. */
  readonly isFunction: boolean;
}

interface Term {
  readonly text: string;
  readonly normal: string;
  readonly root?: string;
  readonly implicit?: string;
  readonly tags?: readonly string[];
}

const FUNCTION_TAGS = ['Determiner', 'Pronoun', 'Preposition', 'Conjunction', 'QuestionWord', 'Auxiliary', 'Copula'];

/** Words of asking as such, and of an order that every answer has. */
const ASKING = new Set(
  `who whom whose what which where when how much many is are was were be been being am do does did done doing has have had having
  having there here me us we i you it its they them their all any every each some other else a an the of to in on at by for from with and or that this everything anything something
  these those as about into over than then so please show list tell give find get know known let see look
  fact facts thing things information news new newest latest recent recently involve involved concern concerning regarding related relate
  ever also currently now today so far still already`.split(/\s+/),
);

/** Forms that compromise leaves as they are. */
const IRREGULAR: Readonly<Partial<Record<string, string>>> = {
  people: 'people',
  mines: 'mine',
  bought: 'buy',
  sold: 'sell',
  held: 'hold',
};

/** The words of a text in their order. Total: any text is accepted. */
export function wordsOf(question: string): Word[] {
  const document = nlp(question.replace(/[’ʼ]/g, "'"));
  document.compute('root');
  // The library gives "root" too, and its types do not know.
  const wanted: object = { normal: true, tags: true, root: true, implicit: true };
  const sentences = document.json({ terms: wanted }) as { terms: Term[] }[];
  return sentences
    .flatMap(({ terms }) => terms)
    .map((term, index, all) => word(term, all.slice(Math.max(0, index - 3), index)))
    .filter(({ plain }) => plain !== '');
}

function word({ text, normal, root, implicit, tags = [] }: Term, before: readonly Term[]): Word {
  const plain = (implicit ?? normal).replace(/'s?$/, '').replace(/[^\p{L}\p{N}.+&'-]/gu, '');
  const isVerb = tags.includes('Verb');
  const isParticiple = isVerb && (tags.includes('PastTense') || tags.includes('Participle'));
  const follows = before.some(({ normal, implicit }) =>
    /^(?:is|are|was|were|be|been|being|get|got)$/.test(implicit ?? normal),
  );
  return {
    text: text.replace(/'s?$/, ''),
    plain,
    lemma: IRREGULAR[plain] ?? root ?? plain,
    isVerb,
    isPassive: tags.includes('Passive') || (isParticiple && follows),
    isPossessive: /'s?$/.test(normal),
    // "US" is not "us".
    isFunction:
      !/^\p{Lu}[\p{Lu}.]+$/u.test(text) && (ASKING.has(plain) || tags.some((tag) => FUNCTION_TAGS.includes(tag))),
  };
}
