/** @module Which nodes count for the ones that are shown. */

/** SQL that selects the ids which `ids` selects, and those of the candidates that a person said are one of these. */
export function counting(ids: string): string {
  return `${ids} UNION ALL SELECT candidate_id FROM decisions WHERE standing = 1 AND entity_id IN (${ids})`;
}
