/** @module One entity an article: short forms, surnames and acronyms join the name that they stand for, and each entity gets one name. */
import { slug } from '../identity.js';
import type { EntityKind, Mention } from '../model.js';
import type { Context } from './evidence.js';
import type { Sensed } from './sense.js';
import { stripLegalForm } from './compile.js';
import { foldKey } from './fold.js';
import { attributeOf } from './gazetteer.js';

/** A thing that the article names, with its occurrences. */
interface Cluster {
  readonly kind: EntityKind;
  /** Folded names under which it occurs. */
  readonly keys: Set<string>;
  readonly names: Sensed[];
}

/** Joins occurrences to entities and writes them as mentions. */
export function linkNames(sensed: readonly Sensed[], context: Context): Mention[] {
  const { source } = context;
  const clusters = new Map<string, Cluster>();
  for (const name of sensed) {
    const id = name.reading?.entry.id ?? `${name.kind}|${bareKey(name, source, context)}`;
    const cluster = clusters.get(id);
    if (cluster === undefined) clusters.set(id, { kind: name.kind, keys: new Set([name.key]), names: [name] });
    else {
      cluster.keys.add(name.key);
      cluster.names.push(name);
    }
  }
  const all = [...clusters.values()];
  const joined = new Map<Cluster, Cluster>();
  for (const cluster of all) {
    if (cluster.names[0].reading !== undefined && cluster.kind !== 'person') continue;
    const whole = longerName(cluster, all, source);
    if (whole !== undefined) joined.set(cluster, whole);
  }
  const mentions: Mention[] = [];
  for (const cluster of all) {
    let target = cluster;
    for (let hops = 0; hops < 4 && joined.has(target); hops++) target = joined.get(target)!;
    // A surname that belongs to nobody named in full is too little.
    const members = all.filter((other) => rootOf(other, joined) === target);
    const names = members.flatMap((member) => member.names);
    const entity = entityOf(target, names, source);
    if (entity === undefined) continue;
    for (const { start, end, kind, rule } of cluster.names)
      mentions.push({ kind, start, end, text: source.slice(start, end), entity, rule });
  }
  return mentions.sort((a, b) => a.start - b.start);
}

function rootOf(cluster: Cluster, joined: ReadonlyMap<Cluster, Cluster>): Cluster {
  let target = cluster;
  for (let hops = 0; hops < 4 && joined.has(target); hops++) target = joined.get(target)!;
  return target;
}

function bareKey(name: Sensed, source: string, { cues }: Context): string {
  if (name.kind !== 'organisation') return name.key;
  return foldKey(stripLegalForm(source.slice(name.start, name.end), cues));
}

/** The cluster whose name a short one stands for. */
function longerName(cluster: Cluster, all: readonly Cluster[], source: string): Cluster | undefined {
  const key = cluster.names[0].key;
  const text = source.slice(cluster.names[0].start, cluster.names[0].end);
  const words = key.split(' ');
  const others = all.filter((other) => other !== cluster && other.kind === cluster.kind);
  switch (cluster.kind) {
    case 'person':
      if (words.length > 1) return undefined;
      return others.find((other) =>
        [...other.keys].some((name) => name.includes(' ') && (name.endsWith(` ${key}`) || name.startsWith(`${key} `))),
      );
    case 'organisation':
      return (
        others.find((other) => [...other.keys].some((name) => name.startsWith(`${key} `))) ??
        (/^\p{Lu}[\p{Lu}\p{N}&]{1,6}$/u.test(text)
          ? others.find((other) => [...other.keys].some((name) => isAcronym(key, name)))
          : undefined)
      );
    case 'deposit':
      return others.find((other) => [...other.keys].some((name) => name.startsWith(`${key} `)));
    case 'element':
    case 'place':
      return undefined;
  }
}

/** Whether a name's initials, small words left out or not, spell the acronym. */
function isAcronym(acronym: string, name: string): boolean {
  const words = name.split(' ');
  if (words.length < 2) return false;
  const all = words.map((word) => word.charAt(0)).join('');
  const large = words
    .filter((word) => !/^(?:of|the|and|for|de|in|on|du|des|la)$/.test(word))
    .map((word) => word.charAt(0))
    .join('');
  return acronym === all || acronym === large || (acronym.length > 2 && large.startsWith(acronym));
}

function entityOf(cluster: Cluster, names: readonly Sensed[], source: string): Mention['entity'] | undefined {
  const { kind } = cluster;
  const entry = cluster.names.find((name) => name.reading !== undefined)?.reading?.entry;
  if (kind === 'element' && entry !== undefined) return { id: entry.id, kind, name: entry.name };
  const texts = names
    .filter((name) => name.reading?.form.role !== 'demonym' && name.reading?.form.role !== 'symbol')
    .map((name) => source.slice(name.start, name.end).replace(/\s+/g, ' '));
  const country = entry !== undefined && attributeOf(entry, 'type') === 'country';
  const fullest = texts.reduce((best, text) => (fullness(text) > fullness(best) ? text : best), texts[0] ?? '');
  const name = entry !== undefined && (country || fullest === '') ? entry.name : fullest;
  if (
    kind === 'person' &&
    entry === undefined &&
    !name.includes(' ') &&
    !names.some(({ rule }) => rule === 'title before the name' || rule.startsWith('after'))
  )
    return undefined;
  return { id: entry?.id ?? `candidate:${kind}:${slug(name)}`, kind, name };
}

/** Longer is fuller; a name in capitals only is a heading's or a dateline's. */
function fullness(text: string): number {
  return text.length - (/^[\p{Lu}\s]{5,}$/u.test(text) ? 3 : 0);
}
