import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { candidatesCommand } from '../../src/cli/candidates.js';
import { EXIT } from '../../src/cli/exit.js';
import type { Candidate } from '../../src/query/candidates.js';
import { hosts, newPath, openBase, tell } from '../store/stories.js';

let out: string;
let db: string;
beforeEach(() => {
  out = '';
  const write = (text: unknown) => {
    out += `${String(text)}\n`;
    return true;
  };
  vi.spyOn(console, 'log').mockImplementation(write);
  vi.spyOn(console, 'error').mockImplementation(write);
  vi.spyOn(process.stdout, 'write').mockImplementation(write);
  db = newPath();
  const base = openBase(db);
  for (const host of ['a', 'b', 'b', 'c', 'd']) {
    const url = `https://${host}.example/${out.length}${Math.abs(host.charCodeAt(0))}`;
    tell(base, { url, headline: `News of ${host}`, statements: [hosts('deposit?Bleak Fell', 'tin')] });
  }
  tell(base, { url: 'https://a.example/9', statements: [hosts('deposit?Mere Top', 'tin')] });
  tell(base, { url: 'https://a.example/8', statements: [hosts('organisation?Mere Top', 'tin')] });
  base.close();
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

/** What the command writes. Each starts from the options' defaults, as a process of its own does. */
async function candidates(...args: string[]): Promise<string> {
  out = '';
  process.exitCode = undefined;
  for (const command of [candidatesCommand, ...candidatesCommand.commands]) {
    for (const option of command.options) command.setOptionValue(option.attributeName(), option.defaultValue);
  }
  await candidatesCommand.parseAsync([...args], { from: 'user' });
  return out;
}

const list = async (...args: string[]) => JSON.parse(await candidates('--db', db, '--json', ...args)) as Candidate[];

describe('orewire candidates', () => {
  it('lists by support, with the rules and at most three sentences', async () => {
    const [first, ...others] = await list();
    expect(first).toMatchObject({ name: 'Bleak Fell', decision: null, rules: ['gazetteer'] });
    expect(first.sentences).toHaveLength(3);
    for (const { quote } of first.sentences) expect(quote).toBe('Bleak Fell holds tin, geologists say.');
    expect(others).toHaveLength(2);
    expect(await list('--min-support', '2')).toHaveLength(1);
    expect(await list('--kind', 'organisation')).toHaveLength(1);
    expect(await candidates('--db', db)).toMatch(
      /Bleak Fell · deposit · \d articles?, \d independent sources?[^]*found by/,
    );
  });

  it('accepts, rejects and undoes by name or id', async () => {
    expect(await candidates('reject', 'bleak', 'fell', '--db', db, '--by', 'ida', '--note', 'no')).toContain(
      'rejected',
    );
    expect(await list()).toHaveLength(2);
    expect(await candidates('--db', db, '--all')).toMatch(/rejected by a person \(ida\)[^]* no\n/);
    expect(await candidates('undo', 'Bleak Fell', '--db', db)).toContain('no longer rejected');
    expect(await list()).toHaveLength(3);
    await candidates('accept', 'candidate:deposit:mere-top', '--db', db);
    expect(await list('--all', '--kind', 'deposit')).toMatchObject([{ decision: null }, { decision: 'accepted' }]);
    expect(process.exitCode).toBeUndefined();
  });

  it.each([
    [['accept', 'Mere Top'], 'fits several'],
    [['accept', 'Nowhere'], 'expected a candidate of the base'],
    [['accept', 'Bleak Fell', '--as', 'element:tin'], 'expected an entity of kind deposit'],
    [['undo', 'Bleak Fell'], 'found none'],
  ])('refuses %j', async (args, problem) => {
    expect(await candidates(...args, '--db', db)).toContain(problem);
    expect(process.exitCode).toBe(EXIT.found);
  });

  it('refuses what is for listing with an act, which would pass it over', async () => {
    for (const option of [['--json'], ['--all'], ['--kind', 'deposit'], ['--limit', '3'], ['--min-support', '1']]) {
      expect(await candidates('accept', 'Bleak Fell', ...option, '--db', db)).toContain(
        `got ${option[0]}, which is for`,
      );
      expect(process.exitCode).toBe(EXIT.usage);
    }
    expect(await list()).toHaveLength(3);
  });
});
