/** @module The features of one thing after the other, written into the same room. */
import { mix } from '../learned/hash.js';

export class Features {
  private room = new Int32Array(256);
  private length = 0;
  private salt = 0;

  /** Begins anew. @param salt if not 0, it is mixed into every feature, so that things of one sort are learned apart from others */
  begin(salt: number): void {
    this.length = 0;
    this.salt = salt;
  }

  add(feature: number): void {
    if (this.length === this.room.length) {
      const { room } = this;
      this.room = new Int32Array(2 * room.length);
      this.room.set(room);
    }
    this.room[this.length++] = this.salt === 0 ? feature : mix(feature, this.salt);
  }

  /** What was added since the beginning; it holds until the next one. */
  written(): Int32Array {
    return this.room.subarray(0, this.length);
  }
}
