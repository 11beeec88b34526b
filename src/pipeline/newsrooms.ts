/** @module The newsrooms that a pipeline declares: a table of host, owner, and the names that others credit it by. */
import { existsSync, readFileSync } from 'node:fs';
import { OrewireError } from '../model.js';
import type { Newsroom } from '../store/fact-base.js';

const HEADER = 'host\towner\tcredits';
const HOST = /^(?!www\.)[a-z0-9.-]+$/;

/**
 * @param file tab-separated, with names of several credits between bars; where there is none, none are declared
 * @throws OrewireError that names the line
 */
export function loadNewsrooms(file: string): Newsroom[] {
  if (!existsSync(file)) return [];
  const [header, ...lines] = readFileSync(file, 'utf8').split('\n');
  const wrong = (message: string, line: number): OrewireError =>
    new OrewireError(message, { where: `${file}:${line}`, hint: 'docs/pipeline.md shows the table' });
  if (header !== HEADER) throw wrong(`expected the header ${JSON.stringify(HEADER)}, got ${JSON.stringify(header)}`, 1);
  const seen = new Set<string>();
  return lines.flatMap((line, index) => {
    if (line === '') return [];
    const cells = line.split('\t');
    if (cells.length !== 3) throw wrong(`expected 3 cells, got ${cells.length}`, index + 2);
    const [host, owner, credits] = cells;
    if (!HOST.test(host)) throw wrong(`expected a host in lower case without www., got "${host}"`, index + 2);
    if (seen.has(host)) throw wrong(`"${host}" stands here twice`, index + 2);
    seen.add(host);
    return [{ host, owner: owner || null, credits: credits.split('|').filter((name) => name !== '') }];
  });
}
