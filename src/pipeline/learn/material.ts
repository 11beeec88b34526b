/**
 * @module Examples as a network learns from them: all their rows in one array and all their questions in a few, so that a
 * million of them are gone through as they stand in memory, and nothing is made anew for any.
 */
import { rowOf } from '../../learned/linear.js';
import type { Example } from './learner.js';

export interface Material {
  /** Example `i` has the rows from number `rowsFrom[i]` up to `rowsFrom[i + 1]`. */
  readonly rowsFrom: Uint32Array;
  readonly rows: Int32Array;
  /** Example `i` has the questions from number `questionsFrom[i]` up to `questionsFrom[i + 1]`. */
  readonly questionsFrom: Uint32Array;
  readonly columns: Int32Array;
  readonly answers: Int8Array;
  /** The number of a question's fact that other examples could say as well; -1 where there is none. */
  readonly facts: Int32Array;
  readonly factCount: number;
  /** How often each row is seen. */
  readonly seen: Uint32Array;
}

/** @param rows a power of two @param leastSeen in fewer examples a row is left out */
export function materialOf(examples: readonly Example[], rows: number, leastSeen: number): Material {
  const seen = new Uint32Array(rows);
  for (const { features } of examples) for (let f = 0; f < features.length; f++) seen[rowOf(features[f], rows)]++;
  const material = {
    rowsFrom: new Uint32Array(examples.length + 1),
    rows: new Int32Array(seen.reduce((sum, count) => (count < leastSeen ? sum : sum + count), 0)),
    ...roomForQuestions(examples),
    seen,
  };
  const facts = new Map<object, number>();
  let [row, question] = [0, 0];
  examples.forEach(({ features, columns, answers, facts: own }, index) => {
    for (let f = 0; f < features.length; f++) {
      const at = rowOf(features[f], rows);
      if (seen[at] >= leastSeen) material.rows[row++] = at;
    }
    for (let c = 0; c < columns.length; c++, question++) {
      material.columns[question] = columns[c];
      material.answers[question] = answers[c];
      const fact = own?.[c];
      if (fact === undefined) continue;
      if (!facts.has(fact)) facts.set(fact, facts.size);
      material.facts[question] = facts.get(fact)!;
    }
    material.rowsFrom[index + 1] = row;
    material.questionsFrom[index + 1] = question;
  });
  return { ...material, factCount: facts.size };
}

function roomForQuestions(
  examples: readonly Example[],
): Pick<Material, 'questionsFrom' | 'columns' | 'answers' | 'facts'> {
  const count = examples.reduce((sum, { columns }) => sum + columns.length, 0);
  return {
    questionsFrom: new Uint32Array(examples.length + 1),
    columns: new Int32Array(count),
    answers: new Int8Array(count),
    facts: new Int32Array(count).fill(-1),
  };
}
