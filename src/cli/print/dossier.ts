/** @module A dossier on the terminal. */
import type { Dossier, DossierGroup } from '../../query/dossier.js';
import type { FactView } from '../../query/fact.js';
import { citation, disagreement, named, objectName, support } from './fact.js';
import { count, hang, printable, type Terminal } from './terminal.js';

/** Of each fact as many quotes as one reads; the rest are counted, and `--json` has more. */
const QUOTES = 3;

/** Lays out a dossier: who it is about, its facts by predicate with their quotes, and what no page states any more. */
export function formatDossier(stored: Dossier, terminal: Terminal): string {
  const dossier = printable(stored);
  const { colors } = terminal;
  const { groups, retired, isCut, entity } = dossier;
  const parts = [header(dossier, terminal), ...groups.map((group) => formatGroup(group, terminal))];
  if (groups.length === 0) parts.push('No fact is known of it.');
  if (retired.length > 0) {
    const lines = retired.flatMap((fact) => [
      hang(terminal, '  ', `${fact.subject.name} ${fact.label} ${objectName(fact)}`),
      ...fact.citations.slice(0, 1).map((each) => citation(each, terminal, '    ')),
    ]);
    parts.push([colors.bold('NO LONGER STATED by any page as it is now'), ...lines].join('\n'));
  }
  if (isCut) parts.push(`There is more: orewire facts --subject "${entity.id}" --json, or --object.`);
  return `${parts.join('\n\n')}\n`;
}

function header({ entity, groups, isCut }: Dossier, terminal: Terminal): string {
  const { colors } = terminal;
  const { lat, lon, commodities, ...others } = entity.attributes as Partial<Record<string, string>>;
  const place = [
    entity.country === null ? '' : entity.country.split('|').map(countryName).join(', '),
    lat === undefined || lon === undefined ? '' : `${lat}, ${lon}`,
    commodities === undefined ? '' : commodities.split('|').map(words).join(', '),
  ].filter((part) => part !== '');
  const more = Object.entries(others)
    .filter(([key]) => key !== 'country')
    .map(([key, value]) => `${words(key)}: ${value!.split('|').join(', ')}`);
  const facts = groups.reduce((sum, group) => sum + group.facts.length, 0);
  const counted = [
    isCut ? `the newest ${count(facts, 'fact')}` : count(facts, 'fact'),
    count(entity.articles, 'article'),
    count(entity.sources, 'independent source'),
  ];
  return [
    `${colors.bold(entity.name)} · ${entity.kind}`,
    ...(entity.isCandidate ? [colors.yellow(candidateNote(entity))] : []),
    ...entity.joined.map(({ name, by }) =>
      colors.yellow(`with what is said of “${name}”: accepted as this by a person (${by})`),
    ),
    ...(place.length > 0 ? [hang(terminal, '', place.join(' · '))] : []),
    ...(entity.aliases.length > 0 ? [hang(terminal, 'also ', entity.aliases.join(', '))] : []),
    ...(more.length > 0 ? [hang(terminal, '', colors.dim(more.join(' · ')))] : []),
    counted.join(' · '),
  ].join('\n');
}

function candidateNote({ decision, decidedBy }: Dossier['entity']): string {
  if (decision === null) return 'unconfirmed: only the articles name it';
  return decision === 'accepted'
    ? `accepted by a person (${decidedBy}); not in the gazetteer's tables`
    : `rejected by a person (${decidedBy}): its facts are not shown`;
}

function formatGroup(group: DossierGroup, terminal: Terminal): string {
  return [
    terminal.colors.bold(group.label.toUpperCase()),
    ...(group.disagreement === null ? [] : [disagreement(group.disagreement, terminal, '  ')]),
    ...group.facts.map((fact) => formatFact(fact, group.as, terminal)),
  ].join('\n');
}

function formatFact(fact: FactView, as: 'subject' | 'object', terminal: Terminal): string {
  const other = as === 'object' ? fact.subject : fact.object;
  const name = 'value' in other ? terminal.colors.bold(other.value) : named(other, terminal);
  const shown = fact.citations.slice(0, QUOTES);
  const more = fact.claims - shown.length;
  return [
    hang(terminal, '  ', `${name}   ${support(fact, terminal)}`),
    ...fact.disagreements.map((each) => disagreement(each, terminal, '    ')),
    ...shown.map((each) => citation(each, terminal, '    ')),
    ...(more > 0 ? [`    and ${count(more, 'more citation')}`] : []),
  ].join('\n');
}

/** The English name of an ISO 3166-1 code; what is no code stays as it is. */
function countryName(code: string): string {
  const trimmed = code.trim();
  return /^[A-Za-z]{2}$/.test(trimmed)
    ? (new Intl.DisplayNames('en', { type: 'region' }).of(trimmed.toUpperCase()) ?? trimmed)
    : trimmed;
}

/** Ids and column names as words: `rare-earths` → `rare earths`. */
function words(id: string): string {
  return id.replace(/[-_]/g, ' ').trim();
}
