/** @module The page of an entity's neighbourhood: a graph that opens by links, and the same as a table. */
import type { Neighbourhood } from '../../query/neighbourhood.js';
import { graphDrawing } from '../drawing/graph.js';
import { html, joined } from '../html.js';
import { dataLinks, type Page } from '../layout.js';
import { links } from '../links.js';
import { empty, named, objectOf, statusOf } from '../parts/pieces.js';
import { count, number } from '../words.js';

/** As many rows as one looks over below a graph. */
const MAX_LISTED = 200;

export function graphPage(found: Neighbourhood): Page {
  const [centre] = found.nodes;
  const open = [...found.opened].filter((id) => id !== centre.id);
  const toggled = (id: string) =>
    links.graph(centre.id, open.includes(id) ? open.filter((each) => each !== id) : [...open, id]);
  const facts = found.ties.flatMap((tie) => tie.facts);
  return {
    title: `Around ${centre.name}`,
    data: dataLinks(`/api${links.graph(centre.id)}`, { open: open.join(',') }),
    main: html`<p class="kind ${centre.kind}">${centre.kind}</p>
      <h1>Around ${named(centre)}</h1>
      <div data-drawing>
        ${
          facts.length === 0
            ? empty('No fact joins it to another.', html`<a href="${links.entity(centre.id)}">What is known of it</a>.`)
            : html`<p class="lead" role="status">
                  ${count(found.nodes.length - 1, 'other')}, ${count(facts.length, 'fact')}.
                  <span class="note"
                    >A name leads to its dossier; its mark opens what it is joined to in turn, or closes
                    it.${found.isCut && ' There are more than are drawn: those of the most facts stand here.'}</span
                  >
                </p>
                ${open.length > 0 && html`<p>Opened: ${joined(found.nodes.filter(({ id }) => open.includes(id)).map(({ id, name }) => html`${name} <a href="${toggled(id)}" data-move aria-label="Close ${name}">close</a>`))}</p>`}
                <div class="scroll drawing" tabindex="0" role="region" aria-label="Graph">
                  ${graphDrawing(found, toggled)}
                </div>
                <div class="scroll" tabindex="0" role="region" aria-label="Facts of the graph">
                  <table>
                    <thead>
                      <tr>
                        <th scope="col">Subject</th>
                        <th scope="col">Predicate</th>
                        <th scope="col">Object</th>
                        <th scope="col">Status</th>
                        <th scope="col" class="figure">Sources</th>
                      </tr>
                    </thead>
                    <tbody>
                      ${facts.slice(0, MAX_LISTED).map(
                        ({ id, subject, label, object, status, sources }) =>
                          html`<tr>
                            <td>${named(subject)}</td>
                            <td><a href="${links.fact(id)}">${label}</a></td>
                            <td>${objectOf(object)}</td>
                            <td>${statusOf(status)}</td>
                            <td class="figure">${number(sources)}</td>
                          </tr>`,
                      )}
                    </tbody>
                  </table>
                </div>`
        }
      </div>
      <script src="/assets/drawing.js" type="module"></script>`,
  };
}
