/** @module Documents written with their names marked in place, as `data/names-general.txt` has them. */
import type { Exceptions } from '../exceptions.js';
import { segment } from '../segment.js';
import { labelled, type NamedText } from './names.js';

const KINDS: Readonly<Partial<Record<string, string>>> = { P: 'person', O: 'organisation', L: 'place' };

/**
 * Reads documents, a text each.
 *
 * @param marked a paragraph a line, with names as `[P Ada Lovelace]`, P for a person, O an organisation, L a place; a blank line
 *   ends a document; lines that begin with # are comments
 * @throws Error where a bracket is no such mark
 */
export function markedDocuments(marked: string, exceptions: Exceptions): NamedText[] {
  const lines = marked.split('\n').filter((line) => !line.startsWith('#'));
  const documents = lines.join('\n').trim().split(/\n\n+/);
  return documents.map((document) => {
    const names: { kind: string; start: number; end: number }[] = [];
    let text = '';
    for (const part of document.replaceAll('\n', '\n\n').split(/(\[[^\]]*\])/)) {
      const [, letter, name] = /^\[(\w) (\S[^[]*)\]$/.exec(part) ?? ['', '', part];
      const kind = KINDS[letter];
      if (kind !== undefined) names.push({ kind, start: text.length, end: text.length + name.length });
      else if (letter !== '' || /[[\]]/.test(part)) throw new Error(`expected a mark of P, O or L, got "${part}"`);
      text += name;
    }
    return labelled(segment(text, exceptions), names, 'general');
  });
}
