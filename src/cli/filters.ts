/** @module The filters of facts as options, for every command that takes them. */
import { Option, type Command, type OptionValues } from '@commander-js/extra-typings';
import { ENTITY_KINDS, STATUSES, type EntityKind, type Status } from '../model.js';
import { isoDate } from './arguments.js';

/** The options of {@link withFilters} as commander gives them. */
export type FilterOptions = Readonly<{
  subject?: string;
  predicate?: string[];
  object?: string;
  about?: string[];
  kind?: EntityKind;
  country?: string;
  element?: string;
  status?: Status;
  since?: string;
  until?: string;
  source?: string;
  saidBy?: string;
}>;

/**
 * Gives a command the filters of facts. Names may be names, aliases or ids.
 *
 * Their types are written out: inferred through a dozen generic calls on a command whose own type is open, they take the
 * compiler minutes.
 */
export function withFilters<Args extends unknown[], Options extends OptionValues>(
  command: Command<Args, Options>,
): Command<Args, Options & FilterOptions> {
  const options = [
    new Option('--subject <name>', 'who or what the fact is about'),
    new Option('--predicate <id...>', 'hosts, explores, agrees_with …; several are any of them'),
    new Option('--object <name>', 'what is said of it, or the words of a value'),
    new Option('--about <name...>', 'the subject or the object; of two, one each'),
    new Option('--kind <kind>', 'kind of the subject or of the object').choices(ENTITY_KINDS),
    new Option('--country <name>', "the subject's or the object's, by name or ISO code"),
    new Option('--element <name>', 'the subject or the object, with its minerals and forms; of a group any member'),
    new Option('--status <status>', 'of the newest claim').choices(STATUSES),
    new Option('--since <date>', 'reported on that day or later: 2025, 2025-06 or 2025-06-03').argParser(isoDate),
    new Option('--until <date>', 'reported on that day or earlier, or in that month or year').argParser(isoDate),
    new Option('--source <host>', "a newsroom's host, or the id of one of the pipeline's sources"),
    new Option('--said-by <name>', 'to whom an article attributes it'),
  ];
  for (const option of options) command.addOption(option);
  return command;
}
