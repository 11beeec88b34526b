/** @module The page of a request that could not be answered: what was expected, and what to do. */
import { html } from '../html.js';
import type { Page } from '../layout.js';

const TITLES: Readonly<Record<number, string>> = {
  400: 'Not a question that can be asked',
  401: 'Not yours to decide',
  403: 'Not yours to decide',
  404: 'Not in the base',
  405: 'Not done this way',
  409: 'Not to be done',
  413: 'Too long',
  421: 'Not the name of this explorer',
  503: 'Not now',
};

export function titleOf(status: number): string {
  return TITLES[status] ?? 'Something broke';
}

export function failurePage(status: number, message: string): Page {
  return {
    title: titleOf(status),
    main: html`<div class="empty">
      <p class="kind">${status}</p>
      <h1>${titleOf(status)}</h1>
      <p>${message}</p>
      <p>Look for it in the search box above (<kbd>/</kbd>), or start from <a href="/">what is new</a>.</p>
    </div>`,
  };
}
