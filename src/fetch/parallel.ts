/** @module Some things at a time, each handed on as soon as it is there. */

/**
 * Works on `items`, at most `width` of them at a time, and gives the results in the order in which they come. Nothing is
 * started that the consumer has no room for: while it is busy, no more than `width` results wait.
 */
export async function* parallel<Item, Outcome>(
  items: Iterable<Item>,
  width: number,
  work: (item: Item) => Promise<Outcome>,
): AsyncGenerator<Outcome> {
  const underWay = new Map<number, Promise<{ number: number; outcome: Outcome }>>();
  let number = 0;
  for (const item of items) {
    const own = number++;
    underWay.set(
      own,
      work(item).then((outcome) => ({ number: own, outcome })),
    );
    if (underWay.size >= width) yield await next();
  }
  while (underWay.size > 0) yield await next();

  async function next(): Promise<Outcome> {
    const first = await Promise.race(underWay.values());
    underWay.delete(first.number);
    return first.outcome;
  }
}
