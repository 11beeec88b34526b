// What scripts add to the pages: names offered while one types, keys, copying, the switch between light and dark.
// Every page reads without them.

/** @type {HTMLInputElement | null} */
const field = document.querySelector('#find');

// ------------------------------------------------------------------------------------------- names while one types

/** So long after the last key that a name being typed is asked for once, and soon enough to feel like at once. */
const PAUSE_MS = 120;

/** @typedef {{id: string, kind: string, name: string, matched: string, facts: number, isCandidate: boolean}} Found */

/** A combobox as the ARIA Authoring Practices have it: the field keeps the focus, arrows choose in the list below. */
function offerNames(/** @type {HTMLInputElement} */ input) {
  const list = document.createElement('ul');
  list.id = 'suggestions';
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'Names');
  input.after(list);
  for (const [name, value] of [
    ['role', 'combobox'],
    ['aria-autocomplete', 'list'],
    ['aria-controls', list.id],
    ['aria-expanded', 'false'],
  ]) {
    input.setAttribute(name, value);
  }

  let chosen = -1;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;
  let asked = 0;

  const close = () => {
    list.hidden = true;
    chosen = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const choose = (/** @type {number} */ index) => {
    const { children } = list;
    chosen = (index + children.length) % children.length;
    [...children].forEach((each, i) => {
      each.setAttribute('aria-selected', String(i === chosen));
    });
    input.setAttribute('aria-activedescendant', children[chosen].id);
    children[chosen].scrollIntoView({ block: 'nearest' });
  };
  const go = (/** @type {Element} */ option) => {
    location.href = `/entity/${encodeURIComponent(option.getAttribute('data-id') ?? '')}`;
  };
  const offer = async () => {
    const words = input.value.trim();
    const number = ++asked;
    if (words === '') {
      close();
      return;
    }
    const response = await fetch(`${input.dataset.suggest}?limit=8&q=${encodeURIComponent(words)}`);
    if (!response.ok || number !== asked || document.activeElement !== input) return;
    /** @type {unknown} */
    const answer = await response.json();
    const found = /** @type {Found[]} */ (answer);
    if (found.length === 0) {
      close();
      return;
    }
    list.replaceChildren(...found.map(optionOf));
    list.hidden = false;
    chosen = -1;
    input.setAttribute('aria-expanded', 'true');
  };

  input.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(() => void offer(), PAUSE_MS);
  });
  input.addEventListener('blur', () => setTimeout(close, 150));
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      if (list.hidden) input.blur();
      close();
    } else if (list.hidden) return;
    else if (event.key === 'ArrowDown') choose(chosen + 1);
    else if (event.key === 'ArrowUp') choose(chosen < 0 ? -1 : chosen - 1);
    else if (event.key === 'Enter' && chosen >= 0) go(list.children[chosen]);
    else return;
    event.preventDefault();
  });
  list.addEventListener('mousedown', (event) => {
    const option = event.target instanceof Element && event.target.closest('[role=option]');
    if (option) go(option);
  });
}

function optionOf(/** @type {Found} */ { id, kind, name, matched, facts, isCandidate }, /** @type {number} */ index) {
  const option = document.createElement('li');
  option.id = `suggestion-${index}`;
  option.setAttribute('role', 'option');
  option.setAttribute('data-id', id);
  const about = [kind, isCandidate ? 'unconfirmed' : '', matched === name || matched === id ? '' : `“${matched}”`];
  const label = document.createElement('span');
  label.className = `name ${kind}`;
  label.textContent = name;
  const note = document.createElement('span');
  note.className = 'note';
  note.textContent = [...about.filter((each) => each !== ''), facts === 1 ? '1 fact' : `${facts} facts`].join(' · ');
  option.append(label, ' ', note);
  return option;
}

if (field !== null) offerNames(field);

// ------------------------------------------------------------------------------------------------------------ keys

/** What j and k go through. */
const STEPS = '.fact, .citation, .passage, tbody tr, .hits > li';

function isTyping(/** @type {EventTarget | null} */ target) {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|SELECT|TEXTAREA)$/.test(target.tagName))
  );
}

function step(/** @type {1 | -1} */ by) {
  const all = [...document.querySelectorAll(STEPS)].filter((each) => each.getClientRects().length > 0);
  const now = all.indexOf(/** @type {Element} */ (document.activeElement?.closest(STEPS)));
  const next = all[now < 0 ? (by === 1 ? 0 : all.length - 1) : now + by];
  if (!(next instanceof HTMLElement)) return;
  next.tabIndex = -1;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest' });
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const isStep = document.activeElement?.matches(STEPS) ?? false;
  if (event.key === '/') field?.focus();
  else if (event.key === '?') location.href = '/help';
  else if (event.key === 'j' || (event.key === 'ArrowDown' && isStep)) step(1);
  else if (event.key === 'k' || (event.key === 'ArrowUp' && isStep)) step(-1);
  else if (event.key === 'Enter' && isStep) document.activeElement?.querySelector('a')?.click();
  else return;
  event.preventDefault();
});

// ------------------------------------------------------------------------------------------------------------ copy

for (const button of document.querySelectorAll('button[data-copy]')) {
  if (!(button instanceof HTMLButtonElement)) continue;
  button.hidden = false;
  button.addEventListener('click', () => {
    void navigator.clipboard.writeText(button.parentElement?.querySelector('pre')?.textContent ?? '').then(() => {
      button.textContent = 'Copied';
    });
  });
}

// --------------------------------------------------------------------------------------------------- light and dark

const themeSwitch = document.querySelector('button[data-theme-switch]');
if (themeSwitch instanceof HTMLButtonElement) {
  const isDark = () =>
    (document.documentElement.dataset.theme ??
      (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
  const show = () => {
    themeSwitch.textContent = isDark() ? 'Light' : 'Dark';
  };
  themeSwitch.hidden = false;
  show();
  themeSwitch.addEventListener('click', () => {
    const theme = isDark() ? 'light' : 'dark';
    document.documentElement.dataset.theme = theme;
    localStorage.setItem('theme', theme);
    show();
  });
}

// -------------------------------------------------------------------------------------------- the quote in its page

/** @type {HTMLIFrameElement | null} */
const frame = document.querySelector('iframe.fetched');
// A frame that sought its anchor before the style had sized it may have lost it: with everything loaded, it seeks again.
if (frame?.src.includes('#')) {
  const { src } = frame;
  addEventListener('load', () => (frame.src = src), { once: true });
}
