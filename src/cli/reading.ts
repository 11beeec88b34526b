/** @module How the commands that only read come to the base: the option that names it, and a base that is closed again. */
import { Option } from '@commander-js/extra-typings';
import { FactBase } from '../store/fact-base.js';

/** Where a base lies unless someone says otherwise: in the folder that one works in. */
export const dbOption = () => new Option('--db <file>', 'the fact base').default('orewire.db');

/** Opens a base for reading, asks it, and closes it. */
export function reading<T>(path: string, ask: (base: FactBase) => T): T {
  const base = FactBase.open(path, { readonly: true });
  try {
    return ask(base);
  } finally {
    base.close();
  }
}
