/** @module The page of a citation in the forms that people paste. */
import type { CitationRow } from '../../store/reader/citations.js';
import type { CitationForms } from '../citation-forms.js';
import { html } from '../html.js';
import { dataLinks, type Page } from '../layout.js';
import { links } from '../links.js';

const LABELS = { text: 'Plain text', markdown: 'Markdown', bibtex: 'BibTeX' } as const;

export function citePage({ claimId, articleId, versionId, start, quote }: CitationRow, forms: CitationForms): Page {
  return {
    title: 'Cite',
    data: dataLinks(`/api/claim/${claimId}/citation`),
    main: html`<p class="kind">citation</p>
      <h1 class="quiet"><a href="${links.passage(articleId, versionId, start)}">“${quote}”</a></h1>
      <div class="forms">
        ${Object.entries(LABELS).map(
          ([form, label]) =>
            html`<section>
              <h2>${label}</h2>
              <pre tabindex="0">${forms[form as keyof CitationForms]}</pre>
              <button type="button" hidden data-copy>Copy</button>
            </section>`,
        )}
      </div>`,
  };
}
