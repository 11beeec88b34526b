/** @module The pages of a base as a WARC archive, for the tools of web archives and for other orewires. */
import { warcInfo, warcResponse, warcRevisit } from '../fetch/warc/write.js';
import type { FactBase } from '../store/fact-base.js';

/**
 * The records of an archive of every stored page, oldest first; a body that was stored before is not repeated. The same
 * base gives the same bytes. One page is in memory at a time.
 *
 * @param software who writes it, with its version
 */
export function* archive(base: FactBase, software: string): Generator<Uint8Array> {
  const order = base.archiveOrder();
  const newest = order.at(-1)?.fetchedAt ?? new Date(0).toISOString();
  yield warcInfo(newest, { software, format: 'WARC File Format 1.1', conformsTo: CONFORMS_TO });
  for (const { id, original } of order) {
    const snapshot = base.loadSnapshot(id);
    yield original === null ? warcResponse(snapshot) : warcRevisit(snapshot, original);
  }
}

const CONFORMS_TO = 'http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/';
