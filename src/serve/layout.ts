/** @module The frame of every page: head, header with the search box, navigation, footer. */
import { html, type Html } from './html.js';
import { address } from './links.js';

/** What a page puts into the frame. */
export interface Page {
  readonly title: string;
  readonly main: Html;
  /** The navigation's entry that this page belongs to. */
  readonly section?: string;
  /** What stands in the search box. */
  readonly query?: string;
  /** The page's table in other forms: addresses of the interface. */
  readonly data?: { readonly json: string; readonly csv?: string };
  /** Feeds of what the page shows. */
  readonly feeds?: { readonly atom: string; readonly json: string };
}

/** Where the navigation leads. */
const SECTIONS = [
  ['/', 'New'],
  ['/search', 'Search'],
  ['/map', 'Map'],
  ['/compare', 'Compare'],
  ['/watch', 'Watch'],
  ['/sources', 'Sources'],
  ['/candidates', 'Candidates'],
] as const;

/** A whole document. */
export function layout({ title, main, section, query, data, feeds }: Page): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${title} – orewire</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/explorer.css" />
        ${feeds && html`<link rel="alternate" type="application/atom+xml" href="${feeds.atom}" title="${title}" />`}
        ${feeds && html`<link rel="alternate" type="application/feed+json" href="${feeds.json}" title="${title}" />`}
        <script src="/assets/theme.js"></script>
        <script src="/assets/explorer.js" type="module"></script>
      </head>
      <body>
        <a class="skip" href="#main">To the page</a>
        <header class="masthead">
          <a class="brand" href="/">orewire</a>
          <nav aria-label="Pages">
            <ul>
              ${SECTIONS.map(
                ([path, label]) =>
                  html`<li><a href="${path}" ${section === path ? html`aria-current="page"` : ''}>${label}</a></li>`,
              )}
            </ul>
          </nav>
          <form class="find" action="/search" role="search">
            <input
              id="find"
              type="search"
              name="q"
              value="${query ?? ''}"
              maxlength="200"
              autocomplete="off"
              spellcheck="false"
              placeholder="Deposit, company, element, words …"
              aria-label="Search"
              data-suggest="/api/entities"
            />
            <button>Search</button>
          </form>
          <button class="theme" type="button" hidden data-theme-switch>Dark</button>
        </header>
        <main id="main" tabindex="-1">${main}</main>
        <footer>
          ${data && html`<p class="data">This page as <a href="${data.json}">JSON</a>${data.csv !== undefined && html` · <a href="${data.csv}">CSV</a>`}</p>`}
          ${feeds && html`<p class="data">Follow by <a href="${feeds.atom}">Atom</a> · <a href="${feeds.json}">JSON Feed</a></p>`}
          <p><a href="/help">Keys and help</a> · <a href="/api">Interface for programs</a></p>
        </footer>
      </body>
    </html>`;
}

/** The addresses of a page's table as JSON and CSV. */
export function dataLinks(path: string, parameters: Readonly<Record<string, string | number | undefined>> = {}) {
  return { json: address(path, parameters), csv: address(path, { ...parameters, format: 'csv' }) };
}
