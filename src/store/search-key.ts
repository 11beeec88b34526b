/** @module The form in which names are looked up: what people leave out when they type is left out of it. */
import { slug } from '../identity.js';

/** Letters of Latin script with a stroke, or two in one: Unicode gives them no decomposition, keyboards give no such key. */
const PLAIN: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ß: 'ss',
};

/** A name without case, diacritics and punctuation, its words joined by hyphens: `Vardø Ridge` → `vardo-ridge`. */
export function searchKey(name: string): string {
  return slug(name).replace(/[æœøłđðþħıß]/g, (letter) => PLAIN[letter]);
}
