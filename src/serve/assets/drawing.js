// Moves within a map or graph without loading the whole page again. Every move is a link, and works without this too.

const REGION = '[data-drawing]';

/** The address asked for last: answers may come in another order than they were asked for, and only its own counts. */
let wanted = location.href;

async function show(/** @type {string} */ href, /** @type {string | undefined} */ key) {
  wanted = href;
  const response = await fetch(href);
  const answer = await response.text();
  if (wanted !== href) return;
  const next = new DOMParser().parseFromString(answer, 'text/html').querySelector(REGION);
  const now = document.querySelector(REGION);
  if (!response.ok || next === null || now === null) {
    location.href = href;
    return;
  }
  now.replaceWith(next);
  const again = key ? next.querySelector(`a[data-move="${CSS.escape(key)}"]`) : null;
  const focused = again ?? next.querySelector('.drawing');
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
}

function move(/** @type {Element} */ link) {
  const href = link.getAttribute('href') ?? '';
  history.pushState(null, '', href);
  void show(href, link.getAttribute('data-move') ?? undefined);
}

document.addEventListener('click', (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || !(event.target instanceof Element)) return;
  const link = event.target.closest(`${REGION} a[data-move]`);
  if (link === null) return;
  event.preventDefault();
  move(link);
});

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !document.activeElement?.closest('.drawing, .controls')) return;
  const link = document.querySelector(`${REGION} a[data-move="${CSS.escape(event.key === '=' ? '+' : event.key)}"]`);
  if (link === null) return;
  event.preventDefault();
  move(link);
});

addEventListener('popstate', () => void show(location.href, undefined));
