import { describe, expect, it } from 'vitest';
import { decode } from '../../src/read/decode.js';

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
/** `руда` in windows-1251. */
const RUDA_1251 = Uint8Array.from([0xf0, 0xf3, 0xe4, 0xe0]);
const bytes = (...parts: (string | Uint8Array)[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));

describe('decode', () => {
  it.each<[string, Uint8Array, string | undefined, string, string]>([
    [
      'a byte order mark over the header',
      bytes('\uFEFF<p>größe'),
      'text/html; charset=iso-8859-1',
      '<p>größe',
      'utf-8',
    ],
    [
      'a UTF-16 byte order mark',
      bytes(Uint8Array.from([0xff, 0xfe, 0x3c, 0, 0x70, 0, 0x3e, 0])),
      undefined,
      '<p>',
      'utf-16le',
    ],
    ['the header', RUDA_1251, 'text/html; charset=windows-1251', 'руда', 'windows-1251'],
    ['the header in quotation marks', RUDA_1251, 'text/html; Charset="cp1251"', 'руда', 'windows-1251'],
    [
      'meta charset',
      bytes('<meta charset=windows-1251>', RUDA_1251),
      'text/html',
      '<meta charset=windows-1251>руда',
      'windows-1251',
    ],
    [
      'meta http-equiv',
      bytes('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', RUDA_1251),
      undefined,
      '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">руда',
      'windows-1251',
    ],
    ['undeclared valid UTF-8', bytes('<p>größe'), undefined, '<p>größe', 'utf-8'],
    ['undeclared bytes that are no UTF-8', latin1('<p>größe'), undefined, '<p>größe', 'windows-1252'],
    [
      'iso-8859-1 read as windows-1252, as browsers do',
      latin1('\u0093ore\u0094'),
      'text/html; charset=iso-8859-1',
      '“ore”',
      'windows-1252',
    ],
    ['a charset that is none', bytes('<p>größe'), 'text/html; charset=klingon', '<p>größe', 'utf-8'],
    [
      'broken UTF-8 that is declared',
      bytes('a', Uint8Array.from([0xc3]), 'b'),
      'text/html; charset=utf-8',
      'a\uFFFDb',
      'utf-8',
    ],
    ['an empty body', new Uint8Array(), undefined, '', 'utf-8'],
  ])('goes by %s', (_, body, contentType, html, charset) => {
    expect(decode(body, contentType)).toEqual({ html, charset });
  });

  it('finds a declaration that stands late in a long head', () => {
    const head = `<head>${'<script>var a = 1;</script>'.repeat(150)}<meta charset="windows-1251">`;
    expect(decode(bytes(head, RUDA_1251), undefined).html.endsWith('руда')).toBe(true);
  });
});
