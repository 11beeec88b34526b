/** @module The addresses of the explorer's pages: permalinks, each made in one place. */

/** An id as a part of a path; the colon of `deposit:olympic-dam` may stand there as it is (RFC 3986, section 3.3). */
function segment(id: string): string {
  return encodeURIComponent(id).replaceAll('%3A', ':');
}

/** A path with its query; parameters without a value are left out. */
export function address(path: string, parameters: Readonly<Record<string, string | number | undefined>> = {}): string {
  const set = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== '') set.set(name, String(value));
  }
  return set.size === 0 ? path : `${path}?${set.toString()}`;
}

export const links = {
  entity: (id: string) => `/entity/${segment(id)}`,
  timeline: (id: string) => `/entity/${segment(id)}/timeline`,
  /** Its neighbourhood, with that of others opened too. */
  graph: (id: string, open: readonly string[] = []) =>
    address(`/entity/${segment(id)}/graph`, { open: open.join(',') }),
  fact: (id: string) => `/fact/${segment(id)}`,
  article: (id: string) => `/article/${segment(id)}`,
  watchList: (id: string) => `/watch/${segment(id)}`,
  feed: (list: string, format: 'atom' | 'json') => `/watch/${segment(list)}/${format}`,
  /** A version of an article, at an offset of its text. */
  passage: (articleId: string, versionId: string, start: number) =>
    `${address(`/article/${segment(articleId)}`, { version: versionId })}#${anchor(start)}`,
  /** The page as it was fetched, at the quote of a claim. */
  snapshot: (id: string, claim?: string) => address(`/snapshot/${segment(id)}`, { claim }),
  /** Its words alone, for a frame. */
  fetchedPage: (id: string, claim?: string) => address(`/snapshot/${segment(id)}/page`, { claim }),
};

/** The name of the place in an article's page where a cited passage begins. */
export function anchor(start: number): string {
  return `at-${start}`;
}

/** An address that a page gave, where it is one to follow: http or https, never `javascript:` and the like. */
export function outside(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  return ['http:', 'https:'].includes(protocol) ? href : null;
}
