import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../../src/cli/exit.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const readme = readFileSync(`${root}README.md`, 'utf8');
const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
};

async function help(...command: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [`${root}dist/cli/main.js`, ...command, '--help']);
  return stdout;
}

/** First cells of the rows of the table below a heading. */
function firstCells(heading: string): string[] {
  const section = readme.slice(readme.indexOf(heading)).split('\n').slice(1);
  const table = section.slice(section.findIndex((line) => line.startsWith('|')));
  const end = table.findIndex((line) => !line.startsWith('|'));
  return table.slice(2, end).map((line) => line.split('|')[1].trim());
}

describe('README.md', () => {
  it('lists every command, and every command teaches by example and says its exit codes', async () => {
    const listed = firstCells('## Everyday use')
      .flatMap((cell) => cell.split(','))
      .map((cell) => cell.replaceAll('`', '').trim().split(' ')[0]);
    const commands = [...(await help()).matchAll(/^ {2}([a-z]+) /gm)]
      .map(([, name]) => name)
      .filter((name) => name !== 'help');
    expect(listed.sort()).toEqual(commands.sort());
    for (const command of commands) {
      const text = await help(...(['gazetteer', 'relations'].includes(command) ? [command, 'check'] : [command]));
      expect(text, command).toMatch(/Examples:\n[^]*orewire/);
      expect(text, command).toMatch(/Exit codes?:/);
    }
  });

  it('lists the exit codes', () => {
    expect(firstCells('### Exit codes').map(Number)).toEqual(Object.values(EXIT));
  });

  it('says of every runtime package why it is there', () => {
    const argued = firstCells('### Why each runtime package').flatMap((cell) => cell.split(/,\s*/));
    expect(argued.sort()).toEqual(Object.keys(manifest.dependencies).sort());
  });

  it('names only scripts that there are', () => {
    const named = [...readme.matchAll(/npm run ([a-z]+)/g)].map(([, script]) => script);
    expect(named.length).toBeGreaterThan(0);
    expect(Object.keys(manifest.scripts)).toEqual(expect.arrayContaining(named));
  });
});
