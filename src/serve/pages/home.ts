/** @module The first page: what changed within a week, what is new, by day, and how the sources are. */
import type { Alerts } from '../../query/digest.js';
import type { CitedFact } from '../../query/facts.js';
import { isAlarming } from '../../query/health.js';
import type { BaseStatus } from '../../query/status.js';
import { html, joined, type Html } from '../html.js';
import { dataLinks, type Page } from '../layout.js';
import { alerts } from '../parts/alerts.js';
import { factsInList } from '../parts/fact.js';
import { empty } from '../parts/pieces.js';
import { count, date, number, words } from '../words.js';
import { health } from './sources.js';

/** @param newest facts, the newest first */
export function homePage(newest: readonly CitedFact[], changed: Alerts, { counts, sources }: BaseStatus): Page {
  return {
    title: 'New',
    section: '/',
    data: dataLinks('/api/facts'),
    main: html`<h1 class="quiet">What is new</h1>
      ${alerts(changed)}
      <div class="columns">
        <div class="facts">
          ${
            newest.length === 0
              ? empty(
                  'The base holds no fact yet.',
                  html`Let a pipeline run: <code>orewire run critical-minerals --source fixtures</code>, then look
                    again.`,
                )
              : byDay(newest)
          }
        </div>
        <aside class="side">
          <section>
            <h2>The base</h2>
            <dl>
              ${(
                [
                  ['articles', counts.articles],
                  ['facts', counts.facts],
                  ['claims', counts.claims],
                  ['entities', counts.entities],
                  ['candidates', counts.candidates],
                  ['mentions', counts.mentions],
                ] as const
              ).map(
                ([what, n]) =>
                  html`<div>
                    <dt>${what}</dt>
                    <dd class="figure">${number(n)}</dd>
                  </div>`,
              )}
            </dl>
          </section>
          <section>
            <h2><a href="/sources">Sources</a></h2>
            ${sourceHealth(sources)}
          </section>
        </aside>
      </div>`,
  };
}

function byDay(facts: readonly CitedFact[]): Html[] {
  return grouped(facts, ({ lastSeen }) => lastSeen.slice(0, 10)).map(
    ([day, facts]) =>
      html`<section>
        <h2><time datetime="${day}">${date(day)}</time></h2>
        ${factsInList(facts)}
      </section>`,
  );
}

/** Things with the same key together, in the order of each key's first. */
function grouped<T>(things: readonly T[], keyOf: (thing: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const group = groups.get(keyOf(thing));
    if (group === undefined) groups.set(keyOf(thing), [thing]);
    else group.push(thing);
  }
  return [...groups];
}

function sourceHealth(sources: BaseStatus['sources']): Html {
  const ill = sources.filter(({ health }) => isAlarming(health));
  const kinds = grouped(sources, ({ health }) => health).map(
    ([kind, { length }]) => html`${number(length)} ${words(kind)}`,
  );
  if (sources.length === 0) return html`<p class="note">None was asked yet.</p>`;
  return html`<p>${joined(kinds)}</p>
    ${
      ill.length > 0 &&
      html`<ul class="plain">
          ${ill.slice(0, 8).map((source) => html`<li>${source.title ?? source.id} ${health(source)}</li>`)}
        </ul>
        ${ill.length > 8 && html`<p><a href="/sources">${count(ill.length - 8, 'more', 'more')}</a></p>`}`
    }`;
}
