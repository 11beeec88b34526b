/** @module A run of text as it is gathered from the tree, with what it was gathered from. */
import type { Text } from 'domhandler';

/** What a run is made of: text nodes, and characters that the page shows although they stand nowhere in the HTML. */
export type RunPart = Text | string;

/** Text without a block boundary in it. */
export class TextRun {
  /** With white space as it stands in the HTML. */
  text = '';
  /** Whether the run has more than white space. (To ask the string would flatten it at every step.) */
  spoken = false;
  /** Whether it ends in a letter or a figure. */
  endsInWord = false;
  /** Code units in links. */
  linkChars = 0;
  /** The stretch of HTML from its first to its last text node; `end` is exclusive. */
  start = 0;
  end = 0;
  /** The fewest inline elements around any part of it. */
  dressed = 0;
  readonly parts: RunPart[] = [];

  /**
   * @param depth how many inline elements stand around the node
   * @param inLink whether one of them is a link
   * @returns whether it has more than white space
   */
  append(node: Text, depth: number, inLink: boolean): boolean {
    const { data } = node;
    if (/^\s*$/.test(data)) {
      this.space();
      return false;
    }
    if (!this.spoken) {
      this.start = node.startIndex ?? 0;
      this.dressed = depth;
    } else if (depth < this.dressed) this.dressed = depth;
    this.spoken = true;
    this.end = (node.endIndex ?? 0) + 1;
    this.text += data;
    this.parts.push(node);
    this.endsInWord = /[\p{L}\p{N}]/u.test(data.slice(-1));
    if (inLink) this.linkChars += data.replace(/\s+/g, ' ').length;
    return true;
  }

  /** White space, or a mark, between what is and what comes. */
  space(mark = ' '): void {
    if (this.text === '') return;
    this.text += mark;
    this.parts.push(mark);
    this.endsInWord = false;
  }
}
