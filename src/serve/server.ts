/** @module The explorer on a port of this machine. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { OrewireError } from '../model.js';
import { explorer, type ExplorerOptions } from './explorer.js';

export interface Listening {
  /** `http://127.0.0.1:8321` */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * Serves until closed.
 *
 * @param host the address to listen at, in figures
 * @param port 0 takes a free one
 * @throws OrewireError when the address or port is not to be had
 */
export async function serveExplorer(
  options: ExplorerOptions,
  { host, port }: { host: string; port: number },
): Promise<Listening> {
  const server = createAdaptorServer({ fetch: explorer(options).fetch });
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new OrewireError(error instanceof Error ? error.message : String(error), {
      where: `${host}:${port}`,
      hint: 'name another port with --port; 0 takes a free one',
      cause: error,
    });
  }
  const bound = server.address() as AddressInfo;
  return {
    url: `http://${bound.family === 'IPv6' ? `[${bound.address}]` : bound.address}:${bound.port}`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
    },
  };
}
