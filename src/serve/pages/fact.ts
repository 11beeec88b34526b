/** @module The page of a fact: all that speaks for it and against it, and its history. */
import type { FactView } from '../../query/fact.js';
import type { Story } from '../../query/story.js';
import type { CitationRow } from '../../store/reader/citations.js';
import { html, joined, type Html } from '../html.js';
import { dataLinks, type Page } from '../layout.js';
import { links } from '../links.js';
import { flags, history } from '../parts/history.js';
import { citation, disagreement, inWords, statement } from '../parts/fact.js';
import { span, statusOf } from '../parts/pieces.js';
import { count } from '../words.js';

export function factPage(fact: FactView, told: Story): Page {
  const { status, articles, sources, firstSeen, lastSeen, citations, disagreements } = fact;
  const against = citations.filter((each) => each.status === 'denied');
  const speaking = citations.filter((each) => each.status !== 'denied');
  return {
    title: inWords(fact),
    data: dataLinks(`/api${links.fact(fact.id)}`),
    main: html`<article class="one-fact">
      <p class="kind">fact</p>
      <h1>${statement(fact)}</h1>
      <p class="support">
        ${joined([
          statusOf(status),
          html`${count(articles, 'article')}, ${count(sources, 'independent source')}`,
          span(firstSeen, lastSeen),
          ...(fact.byDecision ? [html`by a person’s decision`] : []),
        ])}
      </p>
      ${flags(told)} ${disagreements.map(disagreement)}
      ${section('for', fact.retired ? 'Last said in' : 'What speaks for it', speaking, fact)}
      ${against.length > 0 && section('against', 'What speaks against it', against, fact)} ${history(told)}
    </article>`,
  };
}

function section(id: string, title: string, citations: readonly CitationRow[], { claims }: FactView): Html | false {
  return (
    citations.length > 0 &&
    html`<section>
      <h2 id="${id}">${title} <span class="n">${citations.length}</span></h2>
      ${citations.map(citation)}
      ${claims > citations.length && id === 'for' && html`<p class="note">The newest of ${count(claims, 'citation')}.</p>`}
    </section>`
  );
}
