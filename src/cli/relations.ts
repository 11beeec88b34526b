/** @module `orewire relations check`: which example sentences of the relations do not give the facts that they must give. */
import { Command } from '@commander-js/extra-typings';
import { loadEnglish } from '../language/load.js';
import { checkRelations, type Verdict } from '../pipeline/check-relations.js';
import { loadDefinition } from '../pipeline/definition.js';
import { thresholdOf } from '../pipeline/threshold.js';
import { loadNetwork } from '../learned/network.js';
import { loadRelations } from '../relate/relations.js';
import { loadScorer } from '../relate/scorer.js';
import { EXIT } from './exit.js';

const check = new Command('check')
  .summary('try the example sentences')
  .description(
    "Runs the example sentences of a pipeline's relations through syntax, frames and scorer, and lists those that do not give exactly the facts of their predicate that they must give.",
  )
  .argument('[pipeline]', 'a pipeline that comes with orewire, or the folder of one', 'critical-minerals')
  .option('--margins', 'also list the sentences that hold, and how far each is from its threshold')
  .addHelpText(
    'after',
    `
Examples:
  $ orewire relations check
  $ orewire relations check my/pipeline --margins

Exit codes: ${EXIT.ok} every example holds, ${EXIT.found} some do not, ${EXIT.usage} the pipeline or an example cannot be read.`,
  )
  .action((pipeline, { margins }) => {
    const definition = loadDefinition(pipeline);
    const relations = loadRelations(definition.relations);
    const judgement = {
      relations,
      scorer: loadScorer(definition.scorer),
      fillers: loadNetwork(definition.fillers),
      known: () => undefined,
      threshold: thresholdOf(definition, relations),
    };
    const verdicts = checkRelations(judgement, loadEnglish());
    const wrong = verdicts.filter(({ right }) => !right);
    for (const verdict of margins === true ? verdicts : wrong) console.log(lineOf(verdict));
    const least = Math.min(...verdicts.filter(({ right }) => right).map(({ margin }) => margin));
    console.log(
      `${verdicts.length} examples, ${wrong.length} wrong${Number.isFinite(least) ? `; narrowest margin of those that hold ${least.toFixed(2)}` : ''}`,
    );
    if (wrong.length > 0) process.exitCode = EXIT.found;
  });

function lineOf({ example: { where, predicate, t }, right, expected, found, margin }: Verdict): string {
  const list = (facts: readonly string[]): string => (facts.length === 0 ? 'nothing' : facts.join('; '));
  const outcome = right
    ? `${predicate}: holds, ${list(expected)}`
    : `${predicate}: expected ${list(expected)}, found ${list(found)}`;
  return `${where}: ${outcome} (margin ${margin.toFixed(2)})${right ? '' : `\n  ${t}`}`;
}

export const relationsCommand = new Command('relations')
  .summary('look after the relations and their frames')
  .description('Looks after the relations and their frames.')
  .addCommand(check);
