/** @module A version of an article: what it says of itself, and how it differs from the one before. */
import type { ArticleVersion, FactChange } from '../../query/edits.js';
import type { Change } from '../../query/revision.js';
import { html, joined, nothing, type Html } from '../html.js';
import { address, links } from '../links.js';
import { count } from '../words.js';
import { statement } from './fact.js';
import { change } from './history.js';
import { day } from './pieces.js';

/** What a page says of itself: that it was retracted, or corrected. */
export function noticeOf(version: Pick<ArticleVersion, 'notice' | 'noticeQuote'> | undefined): Html {
  if (version === undefined || version.notice === null) return nothing;
  const words = version.notice === 'retraction' ? 'retracted' : 'corrected';
  return html`<p class="notice">
    It says that it was ${words}${version.noticeQuote !== null && html`: <q>${version.noticeQuote}</q>`}
  </p>`;
}

/** A version with its differences from the one before it, folded. */
export function versionInList(
  version: ArticleVersion,
  { isShown, isCurrent }: { readonly isShown: boolean; readonly isCurrent: boolean },
): Html {
  const { id, articleId, at, headline, notice, text, facts } = version;
  const differences = text.length + (version.number === 1 ? 0 : facts.length);
  return html`<li>
    ${isShown ? html`<strong>${day(at)}</strong>` : html`<a href="${address(links.article(articleId), { version: id })}">${day(at)}</a>`}
    · ${headline} ${isCurrent && html`<span class="mark">as it stands now</span>`}
    ${notice !== null && html`<span class="mark">${notice === 'retraction' ? 'retracted' : 'corrected'}</span>`}
    ${
      differences > 0 &&
      html`<details class="differences">
        <summary>${count(differences, 'difference')} from the version before</summary>
        ${text.map(paragraph)}
        ${
          facts.length > 0 &&
          html`<ul>
            ${facts.map((each) => html`<li>${factChange(each)}</li>`)}
          </ul>`
        }
      </details>`
    }
  </li>`;
}

function paragraph(each: Change): Html {
  return html`<p>
    ${each.kind !== 'added' && html`<del>${each.before}</del>`}
    ${each.kind !== 'removed' && html`<ins>${each.after}</ins>`}
  </p>`;
}

function factChange({ fact, kind, changes, stillStands }: FactChange): Html {
  const words = {
    added: 'states',
    changed: 'states otherwise',
    dropped: stillStands ? 'does not state any more, though the sentence is there' : 'does not state any more',
  }[kind];
  return html`${words}: ${statement(fact)} ${changes.length > 0 && html`(${joined(changes.map(change), '; ')})`}
    <a href="${links.fact(fact.id)}">its history</a>`;
}
