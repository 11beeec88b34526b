import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { extractCommand } from '../../src/cli/extract.js';
import { OrewireError } from '../../src/model.js';

const folder = mkdtempSync(join(tmpdir(), 'orewire-extract-'));
let out: string;
beforeEach(() => {
  out = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** What `orewire extract --explain` writes of a text. */
async function explained(text: string): Promise<string> {
  const file = join(folder, 'article.txt');
  writeFileSync(file, text);
  await extractCommand.parseAsync(['--explain', file], { from: 'user' });
  return out;
}

/** The block of lines about a name. */
function about(name: string): string {
  return out.split(/\n(?! )/).find((block) => block.startsWith(name)) ?? '';
}

describe('orewire extract --explain', () => {
  it('says what each name became, by which rule, and what was weighed', async () => {
    await explained('Drills turn at Wexcombe\n\nThe Wexcombe deposit in Chad holds tin.');
    expect(about('Wexcombe')).toMatch(/→ deposit Wexcombe {2}candidate:deposit:wexcombe\n {2}rule {7}before “deposit”/);
    expect(out).toContain('here       deposit +4  before “deposit”');
    expect(about('Chad')).toContain('tables     Chad  place:td  +4: +4 in the tables');
    expect(about('tin')).toContain('here       element +2.5  beside “deposit”');
  });

  it('says why a name is none of ours', async () => {
    await explained('She won a tin medal at the school games.');
    expect(about('tin')).toMatch(/→ no name of ours\n {2}all told {3}element −\d/);
    expect(about('tin')).toContain('here       element −2  beside “medal”');
  });

  it('ranks the deposits of one name with reasons', async () => {
    await explained('Assays from Eureka\n\nDrilling at the Eureka deposit in Namibia cut monazite and rare earths.');
    expect(about('Eureka')).toMatch(/tables {5}\S.* deposit:eureka\S* {2}\+[\d.]+: .*its country \(place:na\)/);
  });

  it('shows what a short form stands for', async () => {
    await explained('Kestrel Ridge Resources Ltd drilled 12 holes. Kestrel Ridge will drill more.');
    expect(out).toContain('stands for kestrel ridge resources');
  });

  it('says where no file is', async () => {
    await expect(extractCommand.parseAsync(['--explain', '/nowhere/article.txt'], { from: 'user' })).rejects.toThrow(
      OrewireError,
    );
  });
});
