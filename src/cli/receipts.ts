/** @module `orewire sources receipts`: what we asked of a host. */
import { Command } from '@commander-js/extra-typings';
import type { Request } from '../store/hosts.js';
import { EXIT } from './exit.js';
import { count, printable } from './print/terminal.js';
import { dbOption, reading } from './reading.js';

export const receiptsCommand = new Command('receipts')
  .summary('show what was asked of a host: when, and what came of it')
  .description(
    `Lists every request to a host in the last 90 days, the oldest first: when it was made, what for, the status, the bytes of the body
(decompressed), the time it took, and "conditional" where it asked only for something newer. For the owner of a site who asks.`,
  )
  .argument('<host>', "the host's name, with its port where that is not the usual one")
  .addOption(dbOption())
  .option(
    '--json',
    'as JSON: an array of {"host", "atMs", "url", "kind", "status", "reason", "bytes", "milliseconds", "conditional"}',
  )
  .addHelpText(
    'after',
    `
Examples:
  $ orewire sources receipts www.usgs.gov
  $ orewire sources receipts www.usgs.gov --json | jq 'map(.bytes) | add'

Exit codes: ${EXIT.ok} done, ${EXIT.found} nothing was asked of that host, ${EXIT.broken} there is no base to be read.`,
  )
  .action((host, { db, json }) => {
    const receipts = reading(db, (base) => base.hosts.receipts(host.toLowerCase()));
    if (json === true) console.log(JSON.stringify(receipts, null, 2));
    else process.stdout.write(formatReceipts(host, printable(receipts)));
    if (receipts.length === 0) process.exitCode = EXIT.found;
  });

function formatReceipts(host: string, receipts: readonly Request[]): string {
  const lines = receipts.map(({ atMs, kind, status, reason, bytes, milliseconds, conditional, url }) =>
    [
      new Date(atMs).toISOString(),
      kind.padEnd(6),
      String(status ?? '-').padStart(3),
      `${bytes} B`.padStart(10),
      `${milliseconds} ms`.padStart(9),
      url,
      ...(conditional ? ['conditional'] : []),
      ...(reason === null ? [] : [reason]),
    ].join('  '),
  );
  const bytes = receipts.reduce((sum, receipt) => sum + receipt.bytes, 0);
  const unchanged = receipts.filter(({ status }) => status === 304).length;
  const total = `${host}: ${count(receipts.length, 'request')}, ${bytes} bytes, ${unchanged} answered "not modified"`;
  return `${[...lines, total].join('\n')}\n`;
}
