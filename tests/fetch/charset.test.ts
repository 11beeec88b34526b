import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeDocument } from '../../src/fetch/charset.js';

const utf16 = (text: string, bigEndian: boolean) => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};
const CYRILLIC = Buffer.from([0xd0, 0xf3, 0xe4, 0xe0]); // "Руда" in windows-1251

describe('the text of a document', () => {
  it.each<[string, Uint8Array, string | null, string]>([
    ['UTF-8 without a word', Buffer.from('<r>Өскемен</r>'), null, '<r>Өскемен</r>'],
    ['UTF-8 with a byte order mark', Buffer.from('\ufeff<r>é</r>'), null, '<r>é</r>'],
    ['UTF-16, little end first', utf16('<r>é</r>', false), null, '<r>é</r>'],
    ['UTF-16, big end first', utf16('<r>é</r>', true), null, '<r>é</r>'],
    [
      'what the declaration says',
      Buffer.concat([Buffer.from('<?xml version="1.0" encoding="windows-1251"?><r>'), CYRILLIC]),
      null,
      '<?xml version="1.0" encoding="windows-1251"?><r>Руда',
    ],
    [
      'what the declaration says, behind white space',
      Buffer.concat([Buffer.from('\n  <?xml version="1.0" encoding="windows-1251"?><r>'), CYRILLIC]),
      null,
      '<?xml version="1.0" encoding="windows-1251"?><r>Руда',
    ],
    ['a byte order mark, and white space behind it', Buffer.from('\ufeff \n<r>é</r>'), null, '<r>é</r>'],
    ['what came with it, where it says nothing', CYRILLIC, 'windows-1251', 'Руда'],
    [
      'its own word before what came with it',
      Buffer.from('<?xml version="1.0" encoding="utf-8"?><r>é</r>'),
      'windows-1251',
      '<?xml version="1.0" encoding="utf-8"?><r>é</r>',
    ],
    [
      'windows-1252 that says nothing',
      Buffer.from('<r>Espa\u00f1a \u0093x\u0094</r>', 'latin1'),
      null,
      '<r>España “x”</r>',
    ],
    ['a charset that nobody knows', Buffer.from('<r>é</r>'), 'x-unknown', '<r>é</r>'],
    ['nothing', new Uint8Array(), null, ''],
  ])('%s', (_, bytes, charset, expected) => {
    expect(decodeDocument(bytes, charset)).toBe(expected);
  });

  it('is had from any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(typeof decodeDocument(bytes)).toBe('string');
      }),
    );
  });

  it('is what was written, in UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const document = `<r>${text}</r>`;
        expect(decodeDocument(new TextEncoder().encode(document))).toBe(document);
      }),
    );
  });
});
