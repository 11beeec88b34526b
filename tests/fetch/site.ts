/** A web site on loopback that behaves as a test wants it to, and notes what was asked of it. */
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** The one address that the guard is opened for. */
export const LOOPBACK = '127.0.0.1';

export interface Site {
  /** Without a slash at the end. */
  readonly origin: string;
  /** Paths in the order in which they were asked for. */
  readonly asked: string[];
  close(): Promise<void>;
}

export async function startSite(listener: RequestListener): Promise<Site> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    // Tests break connections on purpose, in both directions.
    response.on('error', () => undefined);
    listener(request, response);
  });
  server.listen(0, LOOPBACK);
  await once(server, 'listening');
  return {
    origin: `http://${LOOPBACK}:${(server.address() as AddressInfo).port}`,
    asked,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Serves fixed answers by path, `robots.txt` being a 404 unless it is given. */
export function pages(byPath: Readonly<Record<string, RequestListener | string>>): RequestListener {
  return (request: IncomingMessage, response: ServerResponse) => {
    const page = Object.hasOwn(byPath, request.url ?? '') ? byPath[request.url ?? ''] : undefined;
    if (page === undefined) response.writeHead(404).end();
    else if (typeof page === 'string') response.writeHead(200, { 'content-type': 'text/html' }).end(page);
    else page(request, response);
  };
}
