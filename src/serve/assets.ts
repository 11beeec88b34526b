/** @module The files that pages need: styles, scripts, the icon. They come with the package and are read once. */
import { readFileSync, readdirSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sha256 } from '../identity.js';

const FOLDER = fileURLToPath(new URL('../../src/serve/assets/', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

export interface Asset {
  readonly type: string;
  readonly body: Uint8Array<ArrayBuffer>;
  /** Changes with the bytes (RFC 9110, section 8.8.3). */
  readonly etag: string;
}

/** All of them by their names. */
export function readAssets(): ReadonlyMap<string, Asset> {
  return new Map(
    readdirSync(FOLDER)
      .filter((name) => extname(name) in TYPES && name !== 'tsconfig.json')
      .map((name) => {
        const body = new Uint8Array(readFileSync(`${FOLDER}${name}`));
        return [name, { type: TYPES[extname(name)], body, etag: `"${sha256(body).slice(0, 20)}"` }];
      }),
  );
}
