/** @module A list of facts on the terminal. */
import type { CitedFact } from '../../query/facts.js';
import { citation, named, support } from './fact.js';
import { hang, printable, type Terminal } from './terminal.js';

/** Each fact with its newest quote. */
export function formatFacts(facts: readonly CitedFact[], terminal: Terminal): string {
  return printable(facts)
    .map((fact) => `${formatFact(fact, terminal)}\n`)
    .join('\n');
}

function formatFact(fact: CitedFact, terminal: Terminal): string {
  const { subject, object, label, citations } = fact;
  const name = 'value' in object ? terminal.colors.bold(object.value) : named(object, terminal);
  return [
    hang(terminal, '', `${named(subject, terminal)} ${label} ${name}   ${support(fact, terminal)}`),
    ...citations.slice(0, 1).map((each) => citation(each, terminal, '  ')),
  ].join('\n');
}
