/** @module `orewire log`: the story of a fact. */
import { Command } from '@commander-js/extra-typings';
import { story } from '../query/story.js';
import type { FactBase } from '../store/fact-base.js';
import { EXIT } from './exit.js';
import { complain, naming } from './naming.js';
import { give, withForms } from './print/forms.js';
import { formatStory, storyTable } from './print/story.js';
import { dbOption, reading } from './reading.js';

export const logCommand = withForms(
  new Command('log')
    .summary('tell the story of a fact: who stated it when, and what became of it')
    .description(
      `Tells the story of a fact in the order of time: who stated it first and since, with which status and figures, what new versions
of the articles changed, and what was corrected, retracted or removed. Nothing is left out that a page has ever said of it.`,
    )
    .argument('<fact...>', 'its id or the beginning of one (see "facts --json"), or subject, predicate and object')
    .addOption(dbOption())
    .addHelpText(
      'after',
      `
Examples:
  $ orewire log "Severny Katpar" hosts tungsten
  $ orewire log "Cove Capital" acquires
  $ orewire log fact_00f3 --json | jq '.events[] | select(.kind == "changed")'

Exit codes: ${EXIT.ok} told, ${EXIT.found} no such fact in the base, or several (they are listed), ${EXIT.usage} a wrong option.`,
    ),
).action((words, { db, ...form }) => {
  const told = reading(db, (base) => {
    const ids = factsMeant(base, words);
    if (ids === undefined) return undefined;
    if (ids.length === 1) return story(base, ids[0]);
    console.error(
      `expected one fact, got ${words.join(' ')}: ${ids.length === 0 ? 'there is none' : 'it fits several'}`,
    );
    for (const id of ids) console.error(`  ${id}  ${story(base, id)?.title ?? ''}`);
    return undefined;
  });
  if (told === undefined) {
    process.exitCode = EXIT.found;
    return;
  }
  give({ json: () => told, table: () => storyTable(told), text: (terminal) => formatStory(told, terminal) }, form);
  if (told.isCut) console.error('Only the newest claims were looked at.');
});

/** Ids of the facts that the words may mean; undefined, and said on standard error, where a name is not clear. */
function factsMeant(base: FactBase, words: readonly string[]): readonly string[] | undefined {
  const { versions } = base.reader;
  if (words.length === 1) return versions.startingWith(words[0]);
  const [subject, predicate, object] = words;
  const named = naming(base, subject);
  if (named.meant === undefined) {
    complain(named);
    return undefined;
  }
  // A name that means no entity for sure may be the words of a literal object.
  const objectId = words.length < 3 ? null : (naming(base, object).meant?.id ?? object);
  return versions.facts(named.meant.id, predicate.replaceAll(' ', '_'), objectId);
}
