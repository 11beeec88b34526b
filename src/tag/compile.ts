/** @module Tables → what tagging reads: one index of all forms, and behind each form the entries that bear it. */
import { join, relative } from 'node:path';
import type { GazetteerEntry } from '../model.js';
import { compileNames, type NameIndex } from './name-index.js';
import type { Cues } from './cues.js';
import { foldKey, isWordUnit } from './fold.js';
import { formsOf, type Form } from './forms.js';
import type { Gazetteer, NamePolicy } from './gazetteer.js';
import { linksByEntry, type KnownLinks } from './known-links.js';
import { packGazetteer, PackedGazetteer } from './packed-gazetteer.js';
import type { Sections } from './sections.js';
import type { Finding } from './table.js';

/** An entry under one of its forms. */
export interface Reading {
  readonly entry: GazetteerEntry;
  readonly form: Form;
}

export interface CompiledGazetteer {
  readonly cues: Cues;
  readonly index: NameIndex;
  /** By the index's number of a name: the entries that bear it. */
  readonly readings: (name: number) => readonly Reading[];
  /** The entry of an id, or undefined where the tables have none. */
  readonly entry: (id: string) => GazetteerEntry | undefined;
  readonly known: KnownLinks;
  /** By {@link foldKey} of the name. */
  readonly policies: ReadonlyMap<string, readonly NamePolicy[]>;
  /** First names of the people in the tables, in lower case: a hint that a name is a person's. */
  readonly givenNames: ReadonlySet<string>;
  /** Rows that were left out. */
  readonly findings: readonly Finding[];
}

/** Compiles a gazetteer with the cues of its pipeline. */
export function compileGazetteer(gazetteer: Gazetteer, cues: Cues): CompiledGazetteer {
  return openGazetteer(packNames(gazetteer, cues), gazetteer.folder, cues);
}

/** Compiles a gazetteer into arrays that can be kept in a file: the same tables and cues give the same arrays, wherever the tables lie. */
export function packNames(gazetteer: Gazetteer, cues: Cues): Sections {
  const byKey = new Map<string, Reading[]>();
  const givenNames = new Map<string, number>();
  const withoutLegalForm = (name: string): string => stripLegalForm(name, cues);
  for (const entry of gazetteer.entries) {
    for (const form of formsOf(entry, withoutLegalForm)) {
      const key = foldKey(form.text);
      if (key.length < 2 || !isWordUnit(key.charCodeAt(0))) {
        if (form.role !== 'symbol') continue;
      }
      const readings = byKey.get(key);
      if (readings === undefined) byKey.set(key, [{ entry, form }]);
      else if (!readings.some((reading) => reading.entry === entry && reading.form.case === form.case))
        readings.push({ entry, form });
    }
    if (entry.kind === 'person') {
      const given = entry.name.split(' ')[0].toLowerCase();
      if (given.length > 2) givenNames.set(given, (givenNames.get(given) ?? 0) + 1);
    }
  }
  const names = [...byKey.keys()].sort();
  const { entries, policies, folder } = gazetteer;
  return packGazetteer({
    index: compileNames(names),
    entries,
    readings: names.map((name) => byKey.get(name)!),
    links: linksByEntry(gazetteer),
    small: {
      policies: policies.map((policy) => [foldKey(policy.name), policy]),
      givenNames: [...givenNames].filter(([, count]) => count > 1).map(([given]) => given),
      findings: gazetteer.findings.map((found) => ({ ...found, file: relative(folder, found.file) })),
    },
  });
}

/**
 * What {@link packNames} packed, as tagging asks for it.
 *
 * @param folder of the tables, for the findings to name their files
 */
export function openGazetteer(sections: Sections, folder: string, cues: Cues): CompiledGazetteer {
  const packed = new PackedGazetteer(sections);
  const policies = new Map<string, NamePolicy[]>();
  for (const [key, policy] of packed.small.policies) policies.set(key, [...(policies.get(key) ?? []), policy]);
  return {
    cues,
    index: packed.index,
    readings: (name) => packed.readings(name),
    entry: (id) => packed.entry(id),
    known: (from, to) => packed.known(from, to),
    policies,
    givenNames: new Set(packed.small.givenNames),
    findings: packed.small.findings.map((found) => ({ ...found, file: join(folder, found.file) })),
  };
}

/** A company's name without its form of law: "Lynas Rare Earths Ltd." → "Lynas Rare Earths". A name that is nothing else stays. */
export function stripLegalForm(name: string, cues: Cues): string {
  let bare = name;
  for (;;) {
    const cut = /^(.+?)(?:,\s*|\s+)\(?([\p{L}/.]+?)\.?\)?$/u.exec(bare);
    if (cut === null || !cues.legal_forms.has(cut[2].toLowerCase())) return bare;
    bare = cut[1]!;
  }
}
