/** @module One entity an article: the occurrences of each thing under one id and one name, the fullest that the text gives. */
import { slug } from '../identity.js';
import type { EntityRef, Mention } from '../model.js';
import { stripLegalForm } from './compile.js';
import type { Cues } from './cues.js';
import { foldKey } from './fold.js';
import { attributeOf } from './gazetteer.js';
import { partsOfSite } from './parts-of-site.js';
import type { Sensed } from './sensed.js';

/** Writes decided names as mentions of entities. */
export function linkNames(sensed: readonly Sensed[], source: string, cues: Cues): Mention[] {
  const clusters = new Map<string, Sensed[]>();
  for (const name of sensed) {
    const id = clusterKey(name, cues);
    const cluster = clusters.get(id);
    if (cluster === undefined) clusters.set(id, [name]);
    else cluster.push(name);
  }
  const mentions: Mention[] = [];
  const write = (cluster: readonly Sensed[], entity: EntityRef | undefined): void => {
    if (entity === undefined) return;
    for (const { start, end, kind, rule } of cluster)
      mentions.push({ kind, start, end, text: source.slice(start, end), entity, rule });
  };
  for (const cluster of clusters.values()) {
    const [own, ...others] = cluster[0].kind === 'deposit' ? partsOfSite(cluster) : [cluster];
    write(own, entityOf(own));
    for (const part of others) write(part, candidateOf(part));
  }
  return mentions.sort((a, b) => a.start - b.start);
}

/** What occurrences of one entity share: its entry, or for candidates the name, a company's without its form of law. */
function clusterKey({ kind, key, reading }: Sensed, cues: Cues): string {
  if (reading !== undefined) return `${kind}|${foldKey(stripLegalForm(reading.entry.name, cues))}`;
  return `${kind}|${kind === 'organisation' ? foldKey(stripLegalForm(key, cues)) : key}`;
}

function entityOf(cluster: readonly Sensed[]): EntityRef | undefined {
  const { kind } = cluster[0];
  const entry = cluster.find(({ reading }) => reading !== undefined)?.reading?.entry;
  if (entry === undefined) return candidateOf(cluster);
  const spelled = spellings(cluster);
  const byTable = kind === 'element' || spelled.length === 0 || attributeOf(entry, 'type') === 'country';
  const name = byTable ? entry.name : fullest(spelled);
  // A dateline shouts: "ASTANA" is the table's Astana.
  return { id: entry.id, kind, name: kind === 'place' && foldKey(name) === foldKey(entry.name) ? entry.name : name };
}

/** An entity that only the text gives; undefined for a single name that nothing says is a person's. */
function candidateOf(cluster: readonly Sensed[]): EntityRef | undefined {
  const { kind } = cluster[0];
  const spelled = spellings(cluster);
  const name = kind === 'element' ? fullest(spelled).toLowerCase() : fullest(spelled);
  if (kind === 'person' && !FULL.test(name) && !cluster.some(isSurelyPerson)) return undefined;
  return { id: `candidate:${kind}:${slug(name)}`, kind, name };
}

function spellings(cluster: readonly Sensed[]): string[] {
  return cluster.filter(({ reading }) => reading?.form.role !== 'demonym').map(({ name }) => name.replace(/\s+/g, ' '));
}

/** More than a surname; an initial may stand right at it ("G.Yondon"). */
const FULL = /\s|^\p{Lu}\./u;

/** What a single name must gather that no title stands before. */
const SURE = 6;

/** How likely the judge of kinds must find it: of such names in annotated articles eight in nine were persons. */
const LIKELY = 0.6;

/** A single name that nobody in the article bears in full is a person only where a title or much else says so. */
function isSurelyPerson({ rule, weighed }: Sensed): boolean {
  if (/title|after/.test(rule) || (weighed.scores.get('person') ?? 0) >= SURE) return true;
  return (weighed.probabilities?.get('person') ?? 0) >= LIKELY;
}

/** The longest spelling; one in capitals only is a heading's or a dateline's. */
function fullest(spelled: readonly string[]): string {
  const weight = (text: string): number => text.length - (/^[\p{Lu}\s]{5,}$/u.test(text) ? 3 : 0);
  return spelled.reduce((best, text) => (weight(text) > weight(best) ? text : best));
}
