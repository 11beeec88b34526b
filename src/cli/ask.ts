/** @module `orewire ask`: a question in plain English. */
import { join } from 'node:path';
import { Command } from '@commander-js/extra-typings';
import { loadDefinition } from '../pipeline/definition.js';
import { ask, loadVocabulary } from '../query/ask/ask.js';
import type { FactFilters } from '../query/facts.js';
import { positiveInteger } from './arguments.js';
import { EXIT } from './exit.js';
import { factTable, formatFacts } from './print/facts.js';
import { give, withForms } from './print/forms.js';
import { dbOption, reading } from './reading.js';

/** As of `orewire facts`. */
const CITATIONS = 100;

export const askCommand = withForms(
  new Command('ask')
    .summary('ask in plain English')
    .description(
      `Understands a question as filters of "orewire facts", shows these, and lists the facts that pass. What of the question was
not understood is said: it did not narrow the answer.`,
    )
    .argument('<question...>', 'a question')
    .addOption(dbOption())
    .option('--pipeline <name>', 'whose words for its predicates are understood', 'critical-minerals')
    .option('--limit <n>', 'at most so many facts', positiveInteger, 20)
    .addHelpText(
      'after',
      `
Examples:
  $ orewire ask "who signed with Tau-Ken Samruk since 2023?"
  $ orewire ask "which deposits in Greenland host rare earths?" --csv
  $ orewire ask "who plans to develop Kvanefjeld?" --json | jq .filters

Exit codes: ${EXIT.ok} understood, ${EXIT.found} something of the question was not understood, ${EXIT.usage} a wrong option.`,
    ),
).action((words, { db, pipeline, limit, ...form }) => {
  const vocabulary = loadVocabulary(join(loadDefinition(pipeline).folder, 'questions.yaml'));
  const today = new Date().toISOString().slice(0, 10);
  const limits = { facts: limit, citations: CITATIONS };
  const result = reading(db, (base) => ask(base, words.join(' '), vocabulary, today, limits));
  if (!result.ok) {
    console.error(result.detail);
    process.exitCode = EXIT.found;
    return;
  }
  const { filters, left, facts } = result.value;
  const isNothing = Object.keys(filters).length === 0;
  if (form.json !== true)
    console.error(isNothing ? 'No filter was understood.' : `Understood as: ${commandOf(filters)}`);
  if (left.length > 0) console.error(`Not understood: ${left.join(', ')}`);
  if (left.length > 0 || isNothing) process.exitCode = EXIT.found;
  give(
    {
      json: () => result.value,
      table: () => factTable(facts),
      text: (terminal) => (facts.length === 0 ? '' : `\n${formatFacts(facts, terminal)}`),
    },
    form,
  );
  if (facts.length === 0 && !isNothing) console.error('No fact passes these filters.');
  else if (facts.length === limit) console.error(`\nThe newest ${limit}; there may be more: --limit ${limit * 10}`);
});

/** The filters as one would type them. */
function commandOf(filters: FactFilters): string {
  const options = Object.entries(filters).map(([name, value]: [string, string | readonly string[]]) => {
    const words = (typeof value === 'string' ? [value] : value).map((each) =>
      /^[\w.:-]+$/.test(each) ? each : `"${each}"`,
    );
    return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} ${words.join(' ')}`;
  });
  return ['orewire facts', ...options].join(' ');
}
