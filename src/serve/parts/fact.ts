/** @module A fact in a list: what is said, how sure and by how many, how much, and the sentences that say it. */
import type { Disagreement } from '../../query/disagreement.js';
import type { FactView } from '../../query/fact.js';
import type { CitedFact } from '../../query/facts.js';
import type { CitationRow } from '../../store/reader/citations.js';
import type { FactRow } from '../../store/reader/facts.js';
import { html, joined, type Html } from '../html.js';
import { links } from '../links.js';
import { amount, capital, count, words } from '../words.js';
import { day, external, named, objectOf, span, statusOf } from './pieces.js';

/** Of a fact in a list as many quotes as one reads; the rest unfold. */
const QUOTES = 1;

/** A fact in a dossier: the entity is known, so the other side stands for it. */
export function factAbout(fact: FactView, as: 'subject' | 'object'): Html {
  return listed(
    [fact],
    ({ subject, object }) => (as === 'object' ? named(subject) : objectOf(object)),
    fact.disagreements,
  );
}

/** Facts in a list of many: subject, predicate, object; those that stand in one sentence, one after another, above it. */
export function factsInList(facts: readonly CitedFact[]): Html {
  const groups: CitedFact[][] = [];
  for (const fact of facts) {
    const group = groups.at(-1);
    if (group !== undefined && passageOf(group[0]) === passageOf(fact)) group.push(fact);
    else groups.push([fact]);
  }
  return html`<ul class="plain">
    ${groups.map((group) => listed(group, statement, []))}
  </ul>`;
}

/** Where the sentence stands that a list shows of a fact. */
function passageOf({ id, citations }: CitedFact): string {
  const first = citations.at(0);
  return first === undefined ? id : `${first.versionId} ${first.start} ${first.end}`;
}

/** Subject, predicate and object with their links. */
export function statement(fact: Pick<FactRow, 'subject' | 'label' | 'object'>): Html {
  return html`${named(fact.subject)} <span class="predicate">${fact.label}</span> ${objectOf(fact.object)}`;
}

/** A fact in words. */
export function inWords({ subject, label, object }: Pick<FactRow, 'subject' | 'label' | 'object'>): string {
  return `${subject.name} ${label} ${'value' in object ? object.value : object.name}`;
}

/** Facts with the sentences of the first of them. */
function listed(
  facts: readonly CitedFact[],
  head: (fact: CitedFact) => Html,
  differences: readonly Disagreement[],
): Html {
  const [{ citations, claims }, ...others] = facts;
  const isGroup = others.length > 0;
  const shown = citations.slice(0, QUOTES);
  const more = isGroup ? [] : citations.slice(QUOTES);
  return html`<li class="fact">
    ${facts.map((fact) => html`<p class="head">${head(fact)} ${support(fact, isGroup ? qualifiersOf(fact.citations[0]) : [])}</p>`)}
    ${differences.map(disagreement)} ${shown.map((each) => (isGroup ? passage(each) : citation(each)))}
    ${
      more.length > 0 &&
      html`<details>
        <summary>
          ${count(more.length, 'more citation')}${claims > citations.length && html`, the newest of ${claims - shown.length}`}
        </summary>
        ${more.map(citation)}
      </details>`
    }
  </li>`;
}

/** How sure, how much, by how many, when; leads to the fact's own page. */
function support(fact: FactRow, said: readonly Html[]): Html {
  const { status, articles, sources, firstSeen, lastSeen, byDecision } = fact;
  return html`<span class="support"
    >${joined([
      statusOf(status),
      ...said,
      html`<a href="${links.fact(fact.id)}" title="${inWords(fact)}: all that speaks for it and against it"
        >${articles > 0 ? html`${count(articles, 'article')}, ${count(sources, 'source')}` : 'its history'}</a
      >`,
      span(firstSeen, lastSeen),
      ...(byDecision ? [html`by a person’s decision`] : []),
    ])}</span
  >`;
}

/** What one article says, in its words, what these add to the fact, and where they stand. */
export function citation(cited: CitationRow): Html {
  return passage(cited, details(cited));
}

/** An article's words, and where they stand. */
function passage(cited: CitationRow, said: readonly Html[] = []): Html {
  const { articleId, versionId, start, site, host, originalUrl, url } = cited;
  return html`<figure class="citation">
    <blockquote cite="${url}"><a href="${links.passage(articleId, versionId, start)}">${cited.quote}</a></blockquote>
    <figcaption>
      ${joined([
        ...said,
        html`<cite>${external(url, site ?? host)}</cite>`,
        cited.published === null ? html`fetched ${day(cited.fetchedAt)}` : day(cited.published),
        ...(originalUrl === url ? [] : [html`reprint from ${external(originalUrl, hostOf(originalUrl))}`]),
        ...(cited.isCurrent ? [] : [html`<span class="mark">in an earlier version</span>`]),
        html`<a href="${links.snapshot(cited.snapshotId, cited.claimId)}">in the page</a>`,
        html`<a class="cite" href="/cite/${cited.claimId}">cite</a>`,
      ])}
    </figcaption>
  </figure>`;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

/** What a claim adds to its triple: status, qualifiers in the reader's form with the text's own words on hover, who is said to say it. */
export function details({
  status,
  qualifiers,
  attributedTo,
}: Pick<CitationRow, 'status' | 'qualifiers' | 'attributedTo'>): Html[] {
  return [
    ...(status === 'asserted' ? [] : [statusOf(status)]),
    ...qualifiersOf({ qualifiers }),
    ...(attributedTo === null ? [] : [html`according to ${attributedTo}`]),
  ];
}

function qualifiersOf({ qualifiers }: Pick<CitationRow, 'qualifiers'>): Html[] {
  return Object.entries(qualifiers)
    .filter(([role]) => !role.endsWith('_value'))
    .map(([role, said]) => qualifier(role, said, qualifiers[`${role}_value`]));
}

function qualifier(role: string, said: string, value: string | undefined): Html {
  return html`<span class="qualifier"
    ><span class="role">${words(role)}</span> ${
      value === undefined ? said : html`<span class="said" title="in the text: “${said}”">${amount(value)}</span>`
    }</span
  >`;
}

/** What sources differ on, side by side. */
export function disagreement({ about, sides }: Disagreement): Html {
  const titles: Readonly<Record<string, string>> = {
    value: 'Different values stand side by side',
    status: 'Some say so, some deny it',
  };
  return html`<table class="sides">
    <caption>
      ${titles[about] ?? `The ${about} is stated differently`}
    </caption>
    <thead>
      <tr>
        <th scope="col">${capital(about)}</th>
        <th scope="col">Says</th>
      </tr>
    </thead>
    <tbody>
      ${sides.map(
        ({ value, citations }) =>
          html`<tr>
            <th scope="row">${value}</th>
            <td>
              ${joined(
                citations.map(
                  (each) =>
                    html`<a href="${links.passage(each.articleId, each.versionId, each.start)}"
                        >${each.site ?? each.host}</a
                      >, ${day(each.published)}`,
                ),
                '; ',
              )}
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
