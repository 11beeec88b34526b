/** @module `orewire article`: an article through its versions. */
import { Command } from '@commander-js/extra-typings';
import { articleStory } from '../query/edits.js';
import { EXIT } from './exit.js';
import { articleTable, formatArticleStory } from './print/article.js';
import { give, withForms } from './print/forms.js';
import { dbOption, reading } from './reading.js';

export const articleCommand = withForms(
  new Command('article')
    .summary('show the versions of an article: what changed in its text and in what it states')
    .description(
      `Shows each text that an article has had: the paragraphs that came, went or were changed, the facts that are stated from then
on, otherwise, or not any more, and what the page says of itself: that it was corrected or retracted.`,
    )
    .argument('<url>', 'its canonical address')
    .addOption(dbOption())
    .addHelpText(
      'after',
      `
Examples:
  $ orewire article https://wire.example/mine-opens
  $ orewire article https://wire.example/mine-opens --json | jq '.versions[].facts'

Exit codes: ${EXIT.ok} shown, ${EXIT.found} the base has no such article, ${EXIT.usage} a wrong option.`,
    ),
).action((url, { db, ...form }) => {
  const told = reading(db, (base) => articleStory(base, url));
  if (told === undefined) {
    console.error(`expected the canonical address of an article in the base, got ${url}`);
    process.exitCode = EXIT.found;
    return;
  }
  give(
    { json: () => told, table: () => articleTable(told), text: (terminal) => formatArticleStory(told, terminal) },
    form,
  );
});
