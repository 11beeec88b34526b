/** @module The page about the interface for programs. */
import type { Endpoint } from '../api/endpoint.js';
import { html } from '../html.js';
import type { Page } from '../layout.js';

export function apiPage(endpoints: readonly Endpoint[]): Page {
  return {
    title: 'Interface for programs',
    main: html`<h1>Interface for programs</h1>
      <p class="lead">
        The same questions as the command line’s, with the same answers, as JSON or with <code>format=csv</code> as CSV.
        Read-only. Described in OpenAPI 3.1 at <a href="/api/openapi.json">/api/openapi.json</a>.
      </p>
      <div class="scroll" tabindex="0" role="region" aria-label="Questions">
        <table>
          <thead>
            <tr>
              <th scope="col">Address</th>
              <th scope="col">Gives</th>
              <th scope="col">Parameters</th>
            </tr>
          </thead>
          <tbody>
            ${endpoints.map(
              ({ path, summary, query }) =>
                html`<tr>
                  <th scope="row"><code>${path}</code></th>
                  <td>${summary}</td>
                  <td>${Object.keys(query.shape).map((name) => html`<code>${name}</code> `)}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`,
  };
}
