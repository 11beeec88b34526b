/** @module To whom a sentence attributes what it says: "X said that …", "…, X said", "according to X". */
import type { Arguments } from './arguments.js';
import type { Relations } from './relations.js';
import type { Syntax } from './syntax.js';

/** @returns the entity's name, or the words that name the source ("analysts"), or null where the article speaks for itself */
export function attributionOf(syntax: Syntax, args: Arguments, anchor: number, relations: Relations): string | null {
  for (let token = anchor, steps = 0; token >= 0 && steps < 12; token = syntax.head[token]!, steps++) {
    const head = syntax.head[token];
    if (head >= 0 && syntax.deprel[token] === 'ccomp' && relations.reporting.has(syntax.lemma[head])) {
      const source = namedBy(syntax, args, args.subject(head));
      if (source !== null) return source;
    }
    for (const child of syntax.children(token)) {
      if (syntax.deprel[child] === 'parataxis' && relations.reporting.has(syntax.lemma[child])) {
        const source = namedBy(syntax, args, args.subject(child));
        if (source !== null) return source;
      }
      if (
        syntax.deprel[child].startsWith('obl') &&
        syntax.children(child).some((c) => syntax.lower[c] === 'according')
      ) {
        const source = namedBy(syntax, args, [child]);
        if (source !== null) return source;
      }
    }
  }
  return null;
}

function namedBy(syntax: Syntax, args: Arguments, tokens: readonly number[]): string | null {
  for (const token of tokens) {
    const filler = args.fillers(token).at(0);
    if (filler !== undefined) return syntax.mentions[syntax.referent[filler]].entity.name;
    if (syntax.upos[token] === 'NOUN') return syntax.text(token);
  }
  return null;
}
