/** @module The page of an article: its text with names and claims marked, the claims beside their sentences, its versions. */
import type { ArticleView } from '../../query/article.js';
import type { ArticleStory } from '../../query/edits.js';
import type { ClaimRow, MentionRow } from '../../store/reader/articles.js';
import { sourceText } from '../../model.js';
import { html, joined, nothing, type Html } from '../html.js';
import { dataLinks, type Page } from '../layout.js';
import { address, anchor, links } from '../links.js';
import { details, statement } from '../parts/fact.js';
import { markedText, type Paragraph, type Piece } from '../parts/marked-text.js';
import { noticeOf, versionInList } from '../parts/revision.js';
import { day, external, named } from '../parts/pieces.js';
import { count } from '../words.js';

type ArticleParagraph = Paragraph<MentionRow, ClaimRow>;

export function articlePage({ version, mentions, claims }: ArticleView, { versions }: ArticleStory): Page {
  const [headline, ...paragraphs] = markedText(sourceText(version), mentions, claims);
  const path = links.article(version.articleId);
  return {
    title: version.headline,
    data: dataLinks(`/api${path}`, version.isCurrent ? {} : { version: version.id }),
    main: html`<article class="article">
      <header>
        <p class="kind">article</p>
        <div class="passage">
          <h1>${text(headline)}</h1>
          ${beside(headline, version.snapshotId)}
        </div>
        ${version.standfirst !== null && !version.text.startsWith(version.standfirst) && html`<p class="standfirst">${version.standfirst}</p>`}
        <p class="source">
          ${joined([
            html`<cite>${external(version.url, version.site ?? version.host)}</cite>`,
            ...(version.byline.length > 0 ? [html`${version.byline.join(', ')}`] : []),
            version.published === null ? html`undated` : day(version.published),
            ...(version.modified === null ? [] : [html`changed ${day(version.modified)}`]),
            html`fetched ${day(version.fetchedAt)}`,
            html`<a href="${links.snapshot(version.snapshotId)}">the page as fetched</a>`,
          ])}
        </p>
        ${version.originalUrl !== version.url && html`<p class="notice">A reprint of ${external(version.originalUrl)} (<a href="${address('/article', { url: version.originalUrl })}">here</a>).</p>`}
        ${noticeOf(versions.find(({ id }) => id === version.id))}
        ${version.removedAt !== null && html`<p class="notice">Its page is not there any more since ${day(version.removedAt)}.</p>`}
        ${!version.isCurrent && html`<p class="notice">An earlier version. <a href="${path}">As it stands now</a></p>`}
      </header>
      <div class="text">
        ${paragraphs.map(
          (paragraph) =>
            html`<div class="passage">
              <p>${text(paragraph)}</p>
              ${beside(paragraph, version.snapshotId)}
            </div>`,
        )}
      </div>
      <footer class="versions">
        <h2>Names <span class="n">${distinct(mentions).length}</span></h2>
        <ul class="connected">
          ${distinct(mentions).map((each) => html`<li>${named(each)}</li>`)}
        </ul>
        <h2 id="versions">Versions <span class="n">${versions.length}</span></h2>
        <ol class="plain">
          ${versions.toReversed().map((each, i) => versionInList(each, { isShown: each.id === version.id, isCurrent: i === 0 }))}
        </ol>
        <p class="note">
          ${count(claims.length, 'claim')} and ${count(mentions.length, 'mention')} in this version; SHA-256 of its page
          <code>${version.snapshotSha256}</code>.
        </p>
      </footer>
    </article>`,
  };
}

/** Each name once, in the order of the text. */
function distinct(mentions: readonly MentionRow[]): MentionRow[] {
  return [...new Map(mentions.map((each) => [each.id, each])).values()];
}

/** A paragraph's pieces, those of the same passages together; the first piece of each passage carries its anchor. */
function text({ pieces, begins }: ArticleParagraph): Html {
  const runs: Piece<MentionRow, ClaimRow>[][] = [];
  for (const piece of pieces) {
    const last = runs.at(-1);
    if (last !== undefined && covers(last[0]) === covers(piece)) last.push(piece);
    else runs.push([piece]);
  }
  const waiting = new Set(begins.map(({ start }) => start));
  return html`${runs.map((run) => {
    const [{ passages }] = run;
    const words = run.map(word);
    if (passages.length === 0) return words;
    // Passages that begin here begin at one place, for the text is cut wherever one begins.
    const start = passages.map((each) => each.start).find((each) => waiting.delete(each));
    return html`<span class="cited" ${start === undefined ? nothing : html`id="${anchor(start)}"`}>${words}</span>`;
  })}`;
}

function covers({ passages }: Piece<MentionRow, ClaimRow>): string {
  return passages.map(({ id }) => id).join(' ');
}

function word({ text, name }: Piece<MentionRow, ClaimRow>): Html {
  return name === null
    ? html`${text}`
    : html`<a class="tag ${name.kind}" href="${links.entity(name.id)}" title="${name.name} · ${name.kind}">${text}</a>`;
}

/** The claims of the passages that begin in a paragraph. */
function beside({ begins }: ArticleParagraph, snapshotId: string): Html | false {
  return (
    begins.length > 0 &&
    html`<aside aria-label="What this says">
      <ul class="claims">
        ${begins.map(
          (claim) =>
            html`<li>
              <a class="to" href="#${anchor(claim.start)}" title="its sentence" aria-label="To its sentence">¶</a>
              ${statement(claim.fact)}
              <span class="support"
                >${joined([
                  ...details(claim),
                  ...claim.antecedents.map(({ quote }) => html`told elsewhere: “${quote}”`),
                  html`<a href="${links.fact(claim.fact.id)}">${count(claim.fact.sources, 'source')}</a>`,
                  html`<a href="${links.snapshot(snapshotId, claim.id)}">in the page</a>`,
                ])}</span
              >
            </li>`,
        )}
      </ul>
    </aside>`
  );
}
