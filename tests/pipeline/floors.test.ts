import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { holdsFloors } from '../../src/pipeline/learn/evaluate.js';

describe('the floors of what is measured', () => {
  let folder: string;
  const lines: string[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'orewire-floors-'));
    lines.length = 0;
    vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
    vi.restoreAllMocks();
  });
  const holds = (floors: string): boolean => {
    const file = join(folder, 'floors.yaml');
    writeFileSync(file, floors);
    return holdsFloors(new Map([['status', 90.5]]), file);
  };

  it('hold at the figure itself', () => {
    expect(holds('status: 90.5\n')).toBe(true);
    expect(lines).toEqual([expect.stringMatching(/^status +90\.5 {2}\(floor 90\.5\)$/)]);
  });

  it('do not hold above it, and say so', () => {
    expect(holds('status: 91\n')).toBe(false);
    expect(lines[0]).toContain('(floor 91: NOT HELD)');
  });

  it('do not hold for a figure that is not measured', () => {
    expect(holds('staus: 10\n')).toBe(false);
    expect(lines[1]).toBe('no figure "staus", which has a floor');
  });
});
