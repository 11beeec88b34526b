/** @module What has to be done for a stored page after the pipeline changed, by what the base has of it and was made with. */
import type { FactBase } from '../store/fact-base.js';
import { changedParts, SITE, type Parts } from './fingerprint.js';
import type { Stages } from './stages.js';
import type { Task } from './work.js';

/** Plans the work on pages for one state of the pipeline. */
export class Planner {
  /** The parts of the pipeline that are not what they were for some page that was planned. */
  readonly changed = new Set<string>();
  readonly #changes = new Map<string, readonly string[] | undefined>();

  constructor(
    private readonly base: FactBase,
    private readonly stages: Pick<Stages, 'parts'>,
  ) {}

  /**
   * @returns the task; or null where nothing has to be done, since the reader is the same and there is no article, or
   *   the article's content is an earlier page's that gave the same text
   */
  plan(snapshotId: string): Task | null {
    const standing = this.base.standing(snapshotId);
    if (standing === undefined) return this.readTask(snapshotId);
    const { fingerprint, version } = standing;
    const changed = this.#changedSince(fingerprint);
    for (const part of changed ?? []) this.changed.add(part);
    // The text at an address is that of several pages: while one of them may give another, none is taken for granted.
    const mustRead = (version?.fingerprints ?? [fingerprint]).some((state) => this.#mustRead(snapshotId, state));
    if (!mustRead && (version === null || version.content === 'earlier')) return null;
    if (changed === undefined || version?.content !== 'own') return this.readTask(snapshotId);
    const stored = this.base.stored(version.id);
    return mustRead ? { ...this.readTask(snapshotId), stored, changed } : { snapshotId, page: null, stored, changed };
  }

  /** All of the stages anew. */
  readTask(snapshotId: string): Task {
    const page = { snapshot: this.base.loadSnapshot(snapshotId), feedDate: this.base.feedDate(snapshotId) };
    return { snapshotId, page, stored: null, changed: [] };
  }

  #mustRead(snapshotId: string, state: string): boolean {
    const reader = this.#changedSince(state)?.filter((part) => part.startsWith('read/'));
    if (reader === undefined) return true;
    if (reader.some((part) => !part.startsWith(SITE))) return true;
    if (reader.length === 0) return false;
    const { finalUrl } = this.base.loadSnapshot(snapshotId);
    const host = URL.canParse(finalUrl) ? new URL(finalUrl).hostname.replace(/^www\./, '') : '';
    return reader.includes(`${SITE}${host}`);
  }

  /** The parts that are not what they were in a state; undefined where that is not known. */
  #changedSince(fingerprint: string): readonly string[] | undefined {
    if (!this.#changes.has(fingerprint)) {
      const before: Parts | undefined = this.base.pipelineState(fingerprint);
      this.#changes.set(fingerprint, before && changedParts(before, this.stages.parts));
    }
    return this.#changes.get(fingerprint);
  }
}
