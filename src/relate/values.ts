/** @module What values look like in running text: named shapes, written as regular expressions over shared parts. The words and units are the pipeline's. */

/** A value begins where a word or a number does. */
const BEGINNING = '(?<![A-Za-z0-9])';

/** A part may use parts; deeper than this one uses itself. */
const MAX_DEPTH = 8;

/** Why a declared shape cannot be used. */
export class ShapeError extends Error {}

/**
 * Compiles declared shapes.
 *
 * @param parts name → a piece of a regular expression, in which `{other}` stands for another part
 * @param shapes name → the expressions of which any may match
 * @param cased the shapes that tell capitals from small letters, as units do (Mt, mt) and months (May, may)
 * @returns name → one global expression
 * @throws ShapeError naming the shape and what is wrong with it
 */
export function compileShapes(
  parts: Readonly<Partial<Record<string, string>>>,
  shapes: Readonly<Record<string, readonly string[]>>,
  cased: readonly string[],
): ReadonlyMap<string, RegExp> {
  const expand = (expression: string, shape: string, depth: number): string => {
    if (depth > MAX_DEPTH) throw new ShapeError(`the parts of shape "${shape}" go round in a circle`);
    return expression.replace(/\{([a-z_]+)\}/g, (_, name: string) => {
      const part = parts[name];
      if (part === undefined) throw new ShapeError(`no part named "${name}" for shape "${shape}"`);
      return `(?:${expand(part, shape, depth + 1)})`;
    });
  };
  return new Map(
    Object.entries(shapes).map(([shape, expressions]) => {
      const source = expressions.map((expression) => `(?:${expand(expression, shape, 0)})`).join('|');
      try {
        return [shape, new RegExp(`${BEGINNING}(?:${source})`, cased.includes(shape) ? 'gu' : 'giu')];
      } catch (error) {
        throw new ShapeError(`shape "${shape}" is no regular expression: ${(error as Error).message}`);
      }
    }),
  );
}

/**
 * The values of a shape in a text, in order. As `matchAll`, which would copy the expression for every text: for short ones
 * that costs more than the search.
 */
export function valuesIn(text: string, shape: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  shape.lastIndex = 0;
  for (let match = shape.exec(text); match !== null; match = shape.exec(text)) {
    found.push(match);
    // Behind an empty one goes a whole character, be it two code units.
    if (match[0] === '') shape.lastIndex += (text.codePointAt(shape.lastIndex) ?? 0) > 0xffff ? 2 : 1;
  }
  return found;
}
