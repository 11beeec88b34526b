/** @module Tables → what tagging reads: one automaton over all forms, and behind each form the entries that bear it. */
import type { GazetteerEntry } from '../model.js';
import { compileNames, type Automaton } from './automaton.js';
import type { Cues } from './cues.js';
import { foldKey, isWordUnit } from './fold.js';
import { formsOf, type Form } from './forms.js';
import type { Gazetteer, NamePolicy } from './gazetteer.js';

/** An entry under one of its forms. */
export interface Reading {
  readonly entry: GazetteerEntry;
  readonly form: Form;
}

export interface CompiledGazetteer {
  readonly gazetteer: Gazetteer;
  readonly cues: Cues;
  readonly automaton: Automaton;
  /** By the automaton's number of a name: the entries that bear it. */
  readonly readings: readonly (readonly Reading[])[];
  /** By {@link foldKey} of the name. */
  readonly policies: ReadonlyMap<string, readonly NamePolicy[]>;
  /** First names of the people in the tables, in lower case: a hint that a name is a person's. */
  readonly givenNames: ReadonlySet<string>;
}

/** Compiles a gazetteer with the cues of its pipeline. */
export function compileGazetteer(gazetteer: Gazetteer, cues: Cues): CompiledGazetteer {
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
  const policies = new Map<string, NamePolicy[]>();
  for (const policy of gazetteer.policies) {
    const key = foldKey(policy.name);
    policies.set(key, [...(policies.get(key) ?? []), policy]);
  }
  return {
    gazetteer,
    cues,
    automaton: compileNames(names),
    readings: names.map((name) => byKey.get(name)!),
    policies,
    givenNames: new Set([...givenNames].filter(([, count]) => count > 1).map(([given]) => given)),
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
