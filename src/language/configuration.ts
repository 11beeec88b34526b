/**
 * @module The arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez and Satta 2011) over one sentence at a time.
 *
 * A stack of words that still seek their head, and a buffer of words to come (they begin at `front`).
 * SHIFT moves the front onto the stack; LEFT makes the top depend on the front; RIGHT makes the top depend on the word
 * below it. A sentence of n words takes n SHIFTs and n − 1 arcs; the word that remains is its root.
 */

export const SHIFT = 0;
export const LEFT = 1;
export const RIGHT = 2;
export const ACTIONS = 3;

/** Words without a head, a child, a place: none. */
export const NONE = -1;

export class Configuration {
  /** Index of the sentence's first word. */
  begun = 0;
  /** Index of the first word of the buffer. */
  front = 0;
  /** Index behind the sentence's last word. */
  end = 0;
  readonly stack: Int32Array;
  depth = 0;
  readonly head: Int32Array;
  readonly label: Uint8Array;
  /** The outermost child on each side, the one inside it, and how many there are. */
  readonly left1: Int32Array;
  readonly left2: Int32Array;
  readonly right1: Int32Array;
  readonly right2: Int32Array;
  readonly lefts: Uint8Array;
  readonly rights: Uint8Array;

  constructor(count: number) {
    this.stack = new Int32Array(count + 1);
    this.head = new Int32Array(count).fill(NONE);
    this.label = new Uint8Array(count);
    this.left1 = new Int32Array(count).fill(NONE);
    this.left2 = new Int32Array(count).fill(NONE);
    this.right1 = new Int32Array(count).fill(NONE);
    this.right2 = new Int32Array(count).fill(NONE);
    this.lefts = new Uint8Array(count);
    this.rights = new Uint8Array(count);
  }

  /** Begins the sentence `[from, to)`. */
  begin(from: number, to: number): void {
    this.begun = from;
    this.front = from;
    this.end = to;
    this.depth = 0;
    this.head.fill(NONE, from, to);
    this.left1.fill(NONE, from, to);
    this.left2.fill(NONE, from, to);
    this.right1.fill(NONE, from, to);
    this.right2.fill(NONE, from, to);
    this.lefts.fill(0, from, to);
    this.rights.fill(0, from, to);
  }

  get done(): boolean {
    return this.front === this.end && this.depth <= 1;
  }

  /** The k-th word of the stack from its top, or NONE. */
  top(k: number): number {
    return k < this.depth ? this.stack[this.depth - 1 - k] : NONE;
  }

  can(action: number): boolean {
    if (action === SHIFT) return this.front < this.end;
    if (action === LEFT) return this.depth > 0 && this.front < this.end;
    return this.depth > 1;
  }

  shift(): void {
    this.stack[this.depth++] = this.front++;
  }

  /** The word that LEFT or RIGHT would make the head of the top. */
  headBy(action: number): number {
    return action === LEFT ? this.front : this.stack[this.depth - 2];
  }

  /** Attaches the top to `head` by a relation, and takes it off the stack. */
  attach(head: number, label: number): void {
    const child = this.stack[--this.depth];
    this.head[child] = head;
    this.label[child] = label;
    if (child < head) {
      this.left2[head] = this.left1[head]!;
      this.left1[head] = child;
      if (this.lefts[head] < 255) this.lefts[head]++;
    } else {
      this.right2[head] = this.right1[head]!;
      this.right1[head] = child;
      if (this.rights[head] < 255) this.rights[head]++;
    }
  }
}
