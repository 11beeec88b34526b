/** @module The page as it was fetched: its words in a sandboxed frame, what the reader made of it, and what it left out. */
import type { Snapshot } from '../../model.js';
import type { ReadPage, RemovedBlock } from '../../read/read.js';
import type { CitationRow } from '../../store/reader/citations.js';
import { quotedIn } from '../fetched/quoted.js';
import type { Reading } from '../fetched/reading.js';
import { QUOTE_ANCHOR } from '../fetched/sanitised.js';
import { html, type Html } from '../html.js';
import type { Page } from '../layout.js';
import { links } from '../links.js';
import { external, day } from '../parts/pieces.js';
import { capital, count, number, words } from '../words.js';

/** Headers that say something of the page; others are the server's own business. */
const TELLING = ['content-type', 'content-language', 'last-modified', 'etag', 'date', 'server'];

/**
 * @param reading what the reader makes of the page today
 * @param cited the claim whose quote is marked
 */
export function snapshotPage(snapshot: Snapshot, reading: Reading, cited: CitationRow | null): Page {
  const { id, url, body } = snapshot;
  const { page } = reading;
  const isShown = cited !== null && quotedIn(reading.html, page.ok ? page.value : null, cited).length > 0;
  return {
    title: `The page as fetched: ${url}`,
    main: html`<p class="kind">page as fetched</p>
      <h1 class="url quiet">${external(url)}</h1>
      ${cited !== null && quoteAbove(cited, isShown)}
      <div class="columns">
        <div>
          ${
            body.byteLength === 0
              ? html`<p class="notice">The page had no body.</p>`
              : html`<iframe
                  class="fetched"
                  sandbox=""
                  src="${links.fetchedPage(id, cited?.claimId)}${isShown ? `#${QUOTE_ANCHOR}` : ''}"
                  title="The words of the page as it was fetched"
                  tabindex="0"
                ></iframe>`
          }
          <p class="note">
            The page’s words in their order. Its scripts, styles, images and links are left out; nothing is asked of its
            host.
          </p>
        </div>
        <aside class="side">
          ${page.ok ? readFrom(page.value) : notRead(page)} ${answered(snapshot, reading.charset)}
        </aside>
      </div>
      ${page.ok && page.value.removed.length > 0 && removed(page.value.removed)}`,
  };
}

function quoteAbove({ quote, articleId, versionId, start }: CitationRow, isShown: boolean): Html {
  return html`<figure class="citation">
    <blockquote><a href="${links.passage(articleId, versionId, start)}">${quote}</a></blockquote>
    <figcaption>
      ${
        isShown
          ? html`Marked in the page below. <a href="${links.passage(articleId, versionId, start)}">In the article</a>`
          : html`The page does not show these words: they were read from data that it carries for programs.`
      }
    </figcaption>
  </figure>`;
}

/** Where each part of the article was found. */
function readFrom({ article, headline, dates, credits, paragraphs, removed }: ReadPage): Html {
  const rows: [string, Html | string][] = [
    ['headline', html`${article.headline} <span class="note">from ${words(headline.origin)}</span>`],
    [
      'published',
      article.published === null
        ? 'not stated'
        : html`${day(article.published.value)} <span class="note">from ${words(article.published.origin)}</span>`,
    ],
    ...(dates.length > 1
      ? ([['dates offered', dates.map(({ origin, value }) => `${words(origin)} ${value}`).join('; ')]] as [
          string,
          string,
        ][])
      : []),
    ['byline', [...article.byline, ...credits].join(', ') || 'not stated'],
    ['text', `${count(paragraphs.length, 'paragraph')}; ${count(removed.length, 'block')} left out`],
  ];
  return html`<section>
    <h2>What the reader took</h2>
    <dl>${rows.map(row)}</dl>
  </section>`;
}

function notRead({ reason, detail }: { readonly reason: string; readonly detail: string }): Html {
  return html`<section>
    <h2>What the reader took</h2>
    <p>Nothing: ${words(reason)}. <span class="note">${capital(detail)}.</span></p>
  </section>`;
}

function answered({ id, url, finalUrl, status, headers, body, fetchedAt, sha256 }: Snapshot, charset: string): Html {
  const rows: [string, Html | string][] = [
    ...(finalUrl === url ? [] : ([['answered by', external(finalUrl)]] as [string, Html][])),
    ['fetched', day(fetchedAt)],
    ['status', String(status)],
    ...TELLING.filter((name) => name in headers).map((name): [string, string] => [name, headers[name]]),
    ['size', `${number(body.byteLength)} bytes, ${charset}`],
    ['SHA-256', html`<code>${sha256}</code>`],
    ['snapshot', html`<code>${id}</code>`],
  ];
  return html`<section>
    <h2>What answered</h2>
    <dl class="url">${rows.map(row)}</dl>
  </section>`;
}

function row([term, value]: readonly [string, Html | string]): Html {
  return html`<div>
    <dt>${term}</dt>
    <dd>${value}</dd>
  </div>`;
}

/** A block begins with this; the whole of it stands in the page. In UTF-16 code units. */
const BEGINNING = 160;
/** As many blocks as one looks over. */
const MAX_BLOCKS = 300;

/** What was left out and why, in the order of the page. */
function removed(blocks: readonly RemovedBlock[]): Html {
  const name = 'What the reader left out, and why';
  return html`<section>
    <h2>${name} <span class="n">${blocks.length}</span></h2>
    <div class="scroll" tabindex="0" role="region" aria-label="${name}">
      <table>
        <thead>
          <tr>
            <th scope="col">Why</th>
            <th scope="col">What</th>
            <th scope="col" class="figure">Where</th>
          </tr>
        </thead>
        <tbody>
          ${blocks.slice(0, MAX_BLOCKS).map(
            ({ reason, text, start, end }) =>
              html`<tr>
                <th scope="row">${words(reason)}</th>
                <td class="long">${text.length > BEGINNING ? `${text.slice(0, BEGINNING)}…` : text}</td>
                <td class="figure">${number(start)}–${number(end)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p class="note">
      Offsets count characters of the page’s
      HTML.${blocks.length > MAX_BLOCKS && html` The first ${MAX_BLOCKS} of them.`} The same on the command line:
      <code>orewire read --explain</code>.
    </p>
  </section>`;
}
