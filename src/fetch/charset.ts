/** @module From bytes to text, by what the bytes themselves say. */
import { decodeBuffer, getEncoding } from 'encoding-sniffer';

/** Space, tab, line feed, carriage return: what XML calls white space. */
const WHITE_SPACE = new Set([0x20, 0x09, 0x0a, 0x0d]);

/**
 * The text of an XML, JSON or HTML document: a byte order mark decides, else its own declaration, else `charset`, else
 * UTF-8 (XML 1.0, appendix F; WHATWG Encoding for the labels). Bytes that should be UTF-8 and are not are read as
 * windows-1252, which is what they nearly always are where no mark says otherwise. White space before the first character is dropped, since an XML
 * declaration behind it would not be seen.
 *
 * @param charset what came with the document, such as the `charset` of an HTTP content type
 */
export function decodeDocument(bytes: Uint8Array, charset: string | null = null): string {
  let first = 0;
  while (WHITE_SPACE.has(bytes[first] ?? 0)) first++;
  const document = Buffer.from(bytes.buffer, bytes.byteOffset + first, bytes.byteLength - first);
  const encoding = getEncoding(document, { defaultEncoding: isLabel(charset) ? charset : 'utf-8' });
  if (encoding.toLowerCase() !== 'utf-8') return decodeBuffer(document, { userEncoding: encoding }).trimStart();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(document).trimStart();
  } catch {
    // Not by TextDecoder, which reads 80 to 9F as controls in some releases of Node.
    return decodeBuffer(document, { userEncoding: 'windows-1252' }).trimStart();
  }
}

/** Whether a charset is one that the WHATWG Encoding standard knows. */
function isLabel(charset: string | null): charset is string {
  if (charset === null) return false;
  try {
    return new TextDecoder(charset).encoding !== '';
  } catch {
    return false;
  }
}
