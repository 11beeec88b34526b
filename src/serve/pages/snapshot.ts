/** @module The page as it was fetched: what was asked, what answered, and when. */
import type { Snapshot } from '../../model.js';
import { html } from '../html.js';
import type { Page } from '../layout.js';
import { external, day } from '../parts/pieces.js';
import { number } from '../words.js';

/** Headers that say something of the page; others are the server's own business. */
const TELLING = ['content-type', 'content-language', 'last-modified', 'etag', 'date', 'server'];

export function snapshotPage({ id, url, finalUrl, status, headers, body, fetchedAt, sha256 }: Snapshot): Page {
  return {
    title: `The page as fetched: ${url}`,
    main: html`<p class="kind">page as fetched</p>
      <h1 class="url">${external(url)}</h1>
      <dl class="rows">
        ${
          finalUrl !== url &&
          html`<div>
            <dt>answered by</dt>
            <dd>${external(finalUrl)}</dd>
          </div>`
        }
        <div>
          <dt>fetched</dt>
          <dd>${day(fetchedAt)}</dd>
        </div>
        <div>
          <dt>status</dt>
          <dd>${status}</dd>
        </div>
        ${TELLING.filter((name) => name in headers).map(
          (name) =>
            html`<div>
              <dt>${name}</dt>
              <dd>${headers[name]}</dd>
            </div>`,
        )}
        <div>
          <dt>size</dt>
          <dd>${number(body.byteLength)} bytes</dd>
        </div>
        <div>
          <dt>SHA-256</dt>
          <dd><code>${sha256}</code></dd>
        </div>
        <div>
          <dt>snapshot</dt>
          <dd><code>${id}</code></dd>
        </div>
      </dl>`,
  };
}
