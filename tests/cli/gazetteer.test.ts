import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EXIT } from '../../src/cli/exit.js';
import { gazetteerCommand } from '../../src/cli/gazetteer.js';
import { OrewireError } from '../../src/model.js';
import { FOLDER } from '../tag/support.js';

describe('orewire gazetteer check', () => {
  const lines: string[] = [];
  beforeEach(() => {
    lines.length = 0;
    vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
  });
  afterEach(() => {
    vi.restoreAllMocks();
    process.exitCode = undefined;
  });

  it('lists findings with file, line and column, and ends with 1', async () => {
    await gazetteerCommand.parseAsync(['check', FOLDER], { from: 'user' });
    expect(lines[0]).toMatch(
      /open\/deposits\.tsv:2:country: expected the ISO code of a country in places\.tsv, got "NA"/,
    );
    expect(lines.at(-1)).toMatch(/^\d+ entries, \d+ findings$/);
    expect(process.exitCode).toBe(EXIT.found);
  });

  it('writes a JSON object a finding', async () => {
    await gazetteerCommand.parseAsync(['check', FOLDER, '--json'], { from: 'user' });
    expect(lines.map((line) => JSON.parse(line) as unknown)).toContainEqual(
      expect.objectContaining({ line: 2, column: 'country', reason: 'country' }),
    );
  });

  it('says where no tables are', async () => {
    await expect(gazetteerCommand.parseAsync(['check', '/nowhere'], { from: 'user' })).rejects.toThrow(OrewireError);
  });
});
