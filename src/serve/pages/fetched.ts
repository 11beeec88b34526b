/** @module What stands in the frame: the words of a fetched page, made harmless, with a quote marked. */
import { createHash } from 'node:crypto';
import { raw } from 'hono/html';
import type { Reading } from '../fetched/reading.js';
import { quotedIn, type Quote } from '../fetched/quoted.js';
import { sanitised } from '../fetched/sanitised.js';
import { html, type Html } from '../html.js';

/** The frame's only style; nothing is loaded into it, from here neither. */
const STYLE = `:root{color-scheme:light dark}
body{font:1rem/1.5 Georgia,'Liberation Serif',serif;margin:1rem auto;max-width:46rem;padding:0 1rem;overflow-wrap:break-word;
background:light-dark(#fff,#1b1c1f);color:light-dark(#222,#ddd)}
h1,h2,h3,h4{line-height:1.2}
a{text-decoration:underline dotted}
nav,footer,aside,figcaption{font-size:.8125rem;color:light-dark(#5a5a5a,#a8a8a8)}
table{border-collapse:collapse}td,th{border:1px solid #999;padding:.2rem .5rem}
mark{background:light-dark(#ffdf7e,#6b5413);color:inherit;padding:.1em 0;scroll-margin:35vh}`;

/** For the policy of the frame's document: this style and no other. */
export const FRAME_STYLE_HASH = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;

/** The frame's document: a page's words, a quote of it marked where the page shows it. */
export function fetchedPage({ html: characters, page }: Reading, quote: Quote | null): Html {
  const marked = quote === null ? [] : quotedIn(characters, page.ok ? page.value : null, quote);
  const language = page.ok ? (page.value.article.language ?? 'en') : 'en';
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <title>A page as it was fetched</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        ${raw(`<style>${STYLE}</style>`)}
      </head>
      <body>
        ${raw(sanitised(characters, marked))}
      </body>
    </html>`;
}
