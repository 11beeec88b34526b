/** @module The page of keys and habits. */
import { html } from '../html.js';
import type { Page } from '../layout.js';

const KEYS = [
  ['/', 'to the search box; names are offered while you type, ↓ and ↑ choose, Enter goes there'],
  ['j or ↓', 'to the next fact, sentence or row'],
  ['k or ↑', 'to the one before'],
  ['Enter', 'opens what is chosen'],
  ['Esc', 'leaves the search box, closes what is open'],
  ['?', 'these keys'],
] as const;

export function helpPage(): Page {
  return {
    title: 'Keys and help',
    main: html`<h1>Keys and help</h1>
      <dl class="keys">
        ${KEYS.map(
          ([key, does]) =>
            html`<div>
              <dt><kbd>${key}</kbd></dt>
              <dd>${does}</dd>
            </div>`,
        )}
      </dl>
      <h2>How to read a fact</h2>
      <p>
        A fact is what one or more articles say: who, what, whom or which. Beside it stands how they say it (<span
          class="status asserted"
          >asserted</span
        >, <span class="status planned">planned</span>, <span class="status possible">possible</span>,
        <span class="status ended">ended</span>, <span class="status denied">denied</span>: of the article published
        last), in how many articles, and how many newsrooms stand behind these; a reprint counts as its original’s.
        Below stand the sentences: each leads to its place in the article, and from there to the page as it was fetched.
      </p>
      <p>Where sources differ, they stand side by side. Nothing is averaged, and nothing is settled by us.</p>
      <p>
        Figures and dates are given in one form. Hold the pointer over an underlined one to see the text’s own words.
      </p>
      <h2>Links</h2>
      <p>
        Every page’s address stays: cite it, send it. Every table is to be had as JSON and CSV by the links at its foot,
        and <a href="/api">the interface for programs</a> gives the same as the command line.
      </p>`,
  };
}
