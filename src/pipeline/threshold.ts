/** @module From which probability on a pipeline states a claim: one threshold, and those of the predicates that have their own. */
import { join } from 'node:path';
import { OrewireError } from '../model.js';
import type { Relations } from '../relate/relations.js';
import type { PipelineDefinition } from './definition.js';

/**
 * The threshold of each predicate, by its name.
 *
 * @throws OrewireError for a threshold of a predicate that the relations do not declare
 */
export function thresholdOf(
  { threshold, thresholds, folder }: Pick<PipelineDefinition, 'threshold' | 'thresholds' | 'folder'>,
  { predicates }: Pick<Relations, 'predicates'>,
): (predicate: string) => number {
  const own = new Map(Object.entries(thresholds));
  const declared = new Set(predicates.map(({ name }) => name));
  const stray = [...own.keys()].find((name) => !declared.has(name));
  if (stray !== undefined)
    throw new OrewireError(`a threshold for "${stray}", which is no predicate`, {
      where: `${join(folder, 'pipeline.yaml')}, thresholds`,
      hint: `the predicates are ${[...declared].join(', ')}`,
    });
  return (predicate) => own.get(predicate) ?? threshold;
}
