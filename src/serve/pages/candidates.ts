/** @module The page of the candidates: what only texts introduced, what speaks for it, and a person's word about it. */
import type { Candidate, Sentence } from '../../query/candidates.js';
import type { CandidateRow } from '../../store/reader/candidates.js';
import { ENTITY_KINDS, type EntityKind } from '../../model.js';
import { html, joined, type Html } from '../html.js';
import { dataLinks, type Page } from '../layout.js';
import { address, links } from '../links.js';
import { day, empty, external } from '../parts/pieces.js';
import { count } from '../words.js';

export interface CandidatesQuery {
  readonly kind?: EntityKind | undefined;
  readonly support: number;
  readonly all: boolean;
  readonly limit: number;
}

/**
 * @param token what a form must carry to decide; null where the reader may only look
 * @param done the candidate that was just decided about
 */
export function candidatesPage(
  candidates: readonly Candidate[],
  query: CandidatesQuery,
  token: string | null,
  done: CandidateRow | undefined,
): Page {
  const parameters = {
    kind: query.kind,
    support: query.support,
    all: query.all ? 'yes' : undefined,
    limit: query.limit,
  };
  return {
    title: 'Candidates',
    section: '/candidates',
    data: dataLinks('/api/candidates', parameters),
    main: html`<h1>Candidates</h1>
      <p class="lead">
        What only the articles introduced: kept apart until a person decides.
        ${token === null && html`Decide with <code>orewire candidates accept NAME</code>, or here after <code>orewire serve --edit</code>.`}
      </p>
      ${done !== undefined && notice(done, token)} ${filters(query)}
      ${
        candidates.length === 0
          ? empty(
              'No candidate passes these filters.',
              html`<a href="/candidates?all=yes&support=1">Show all, decided ones too</a>.`,
            )
          : html`<ul class="plain">
              ${candidates.map((each) => candidate(each, token))}
            </ul>`
      }
      ${candidates.length === query.limit && html`<p><a href="${address('/candidates', { ...parameters, limit: Math.min(500, query.limit * 2) })}">More</a></p>`}`,
  };
}

/** What was just done, and the way back. */
function notice(done: CandidateRow, token: string | null): Html {
  const said = done.decision === null ? 'undecided again' : decided(done);
  return html`<div class="notice" role="status">
    <a href="${links.entity(done.id)}">${done.name}</a>: ${said}.
    ${token !== null && done.decision !== null && acts(done, token)}
  </div>`;
}

function decided({ decision, entityId, decidedBy, note }: CandidateRow): string {
  return `${decision}${entityId === null ? '' : ` as ${entityId}`} by ${decidedBy}${note === null ? '' : ` (${note})`}`;
}

function filters({ kind, support, all }: CandidatesQuery): Html {
  return html`<form class="filters" action="/candidates">
    <label
      >Kind
      <select name="kind">
        <option value="">any</option>
        ${ENTITY_KINDS.map((each) => html`<option ${each === kind ? html`selected` : ''}>${each}</option>`)}
      </select></label
    >
    <label>Articles at least <input type="number" name="support" min="1" max="1000" value="${support}" /></label>
    <label><input type="checkbox" name="all" value="yes" ${all ? html`checked` : ''} /> decided ones too</label>
    <button>Show</button>
  </form>`;
}

function candidate(each: Candidate, token: string | null): Html {
  const { id, kind, name, articles, sources, decision, rules, sentences } = each;
  return html`<li class="fact candidate" id="${id}">
    <p class="head">
      <a class="name ${kind}" href="${links.entity(id)}">${name}</a>
      <span class="support"
        >${joined([
          html`${kind}`,
          html`${count(articles, 'article')}, ${count(sources, 'source')}`,
          html`found by ${rules.join(', ')}`,
          ...(decision === null ? [] : [html`<strong>${decided(each)}</strong>`]),
        ])}</span
      >
    </p>
    ${sentences.map(sentence)} ${token !== null && acts(each, token)}
  </li>`;
}

function sentence({ quote, url, site, host, published }: Sentence): Html {
  return html`<figure class="citation">
    <blockquote cite="${url}"><a href="${address('/article', { url })}">${quote}</a></blockquote>
    <figcaption><cite>${external(url, site ?? host)}</cite> · ${day(published)}</figcaption>
  </figure>`;
}

function acts({ id, kind, name, decision }: CandidateRow, token: string): Html {
  return html`<form class="acts" method="post" action="/candidates">
    <input type="hidden" name="token" value="${token}" /><input type="hidden" name="candidate" value="${id}" />
    ${
      decision === null
        ? html`<button name="act" value="accept">Accept</button>
            <button name="act" value="reject">Reject</button>
            <label
              >as <input name="as" placeholder="${kind}:…" maxlength="200" aria-label="Entity that ${name} is"
            /></label>
            <label>because <input name="note" maxlength="500" aria-label="Why, for ${name}" /></label>`
        : html`<button name="act" value="undo">Undo</button>`
    }
  </form>`;
}
