/** @module Bytes to characters, in the order of the HTML standard: byte order mark, transport header, `<meta>`, then a guess. */
import { isUtf8 } from 'node:buffer';
import { decodeBuffer, getEncoding, type SnifferOptions } from 'encoding-sniffer';

/** The standard asks for the first 1024 bytes; pages with long heads declare later, and browsers still find it. */
const SNIFFED_BYTES = 8192;

export interface DecodedPage {
  /** The page's characters, without a byte order mark; bytes that are none in the charset stand as U+FFFD. */
  readonly html: string;
  /** Name of the encoding that was used (encoding.spec.whatwg.org), lower case. */
  readonly charset: string;
}

/**
 * Decodes a response's body.
 *
 * @param contentType the Content-Type header as it came; undefined where there was none
 * @returns the characters, and the charset: as declared; where nothing is declared, UTF-8 if the bytes are valid UTF-8,
 *   else windows-1252 (html.spec.whatwg.org, "determining the character encoding", steps 8 and 9)
 */
export function decode(body: Uint8Array, contentType: string | undefined): DecodedPage {
  const label = /charset\s*=\s*["']?([^\s"';,]+)/i.exec(contentType ?? '')?.[1];
  const fallback = isUtf8(body) ? 'utf-8' : 'windows-1252';
  const options: SnifferOptions = {
    maxBytes: SNIFFED_BYTES,
    defaultEncoding: fallback,
    ...(label === undefined ? {} : { transportLayerEncodingLabel: label }),
  };
  const buffer = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  try {
    return { html: decodeBuffer(buffer, options), charset: getEncoding(buffer, options).toLowerCase() };
  } catch {
    // The standard's encodings that no text is written in ("replacement", "x-user-defined") have no decoder.
    return { html: decodeBuffer(buffer, { userEncoding: fallback }), charset: fallback };
  }
}
