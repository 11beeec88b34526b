/** @module Sources written into a pipeline's file, which people write too: what stands in it stays as it is. */
import { readFileSync, writeFileSync } from 'node:fs';
import { isSeq, parseDocument, stringify } from 'yaml';
import type { Source } from '../fetch/source.js';
import { OrewireError } from '../model.js';

/** Sources as one would write them into a pipeline's file. */
export function sourcesYaml(sources: readonly Source[]): string {
  return stringify(sources, { lineWidth: 0 });
}

/**
 * Appends sources to the list in a pipeline's file; its comments and its order stay.
 *
 * @throws OrewireError where the file has no list of sources
 */
export function appendSources(file: string, sources: readonly Source[]): void {
  const document = parseDocument(readFileSync(file, 'utf8'));
  const list: unknown = document.get('sources');
  if (!isSeq(list)) {
    throw new OrewireError('there is no list to add to', { where: `${file}, sources`, hint: 'add the key "sources"' });
  }
  for (const source of sources) list.add(document.createNode(source));
  writeFileSync(file, document.toString({ lineWidth: 0 }));
}

/** Lower-case words joined by hyphens, made of what a source calls itself or of its host, and not among `taken`. */
export function sourceId(
  source: { readonly title: string | null; readonly url: string },
  taken: ReadonlySet<string>,
): string {
  const words = (text: string) =>
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[a-z0-9]+/g)
      ?.slice(0, 6)
      .join('-') ?? '';
  const stem = words(source.title ?? '') || words(new URL(source.url).hostname.replace(/^www\./, ''));
  for (let number = 1; ; number++) {
    const id = number === 1 ? stem : `${stem}-${number}`;
    if (!taken.has(id)) return id;
  }
}
