/** @module Several lines of things at once, each handed on as soon as it is there. */

/**
 * Walks `lines`, at most `width` of them at a time, and gives what they give in the order in which it comes; a line that
 * is slow holds up no other. While the consumer is busy, each line is at most one thing ahead.
 */
export async function* interleave<Thing>(lines: Iterable<AsyncIterator<Thing>>, width: number): AsyncGenerator<Thing> {
  const waiting = lines[Symbol.iterator]();
  const underWay = new Map<AsyncIterator<Thing>, Promise<Step<Thing>>>();
  const advance = (line: AsyncIterator<Thing>) =>
    underWay.set(
      line,
      line.next().then((result) => ({ line, result })),
    );
  const begin = () => {
    const next = waiting.next();
    if (next.done !== true) advance(next.value);
  };
  for (let i = 0; i < width; i++) begin();
  while (underWay.size > 0) {
    const { line, result } = await Promise.race(underWay.values());
    if (result.done === true) {
      underWay.delete(line);
      begin();
    } else {
      advance(line);
      yield result.value;
    }
  }
}

interface Step<Thing> {
  readonly line: AsyncIterator<Thing>;
  readonly result: IteratorResult<Thing, unknown>;
}
