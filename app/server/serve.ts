import type { Express } from 'express';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { answerUnreadable, endWith } from '#app/server/raw-answer.ts';

/** How long a connection may take, and how many there may be: who sends slowly, or not at all, holds nobody up. */
export interface ConnectionLimits {
  readonly headersMs: number;
  readonly requestMs: number;
  /** Without a byte in either direction, e.g. of who does not read the answer. */
  readonly silentMs: number;
  readonly keepAliveMs: number;
  readonly checkMs: number;
  readonly connections: number;
  /** A whole town hall may stand behind one address; null where all come from a proxy. */
  readonly connectionsPerAddress: number | null;
}

export const CONNECTION_LIMITS: ConnectionLimits = {
  headersMs: 15_000,
  requestMs: 60_000,
  silentMs: 90_000,
  keepAliveMs: 5_000,
  checkMs: 2_000,
  connections: 2_000,
  connectionsPerAddress: 500,
};

const CLOSE_TIMEOUT_MS = 5_000;

/** Turns away the connections of an address that has too many open already. */
function capPerAddress(server: Server, limit: number): void {
  const open = new Map<string, number>();
  server.prependListener('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    const count = (open.get(address) ?? 0) + 1;
    open.set(address, count);
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left === 0) open.delete(address);
      else open.set(address, left);
    });
    if (count > limit) endWith(socket, 'too_many');
  });
}

export interface RunningServer {
  readonly address: string;
  /** Lets requests under way finish, for a while, and refuses new ones. */
  close(): Promise<void>;
}

function isAddressInfo(value: AddressInfo | string | null): value is AddressInfo {
  return typeof value === 'object' && value !== null;
}

export function serve(
  app: Express,
  host: string,
  port: number,
  limits: ConnectionLimits = CONNECTION_LIMITS,
): Promise<RunningServer> {
  const server = createServer(
    {
      requestTimeout: limits.requestMs,
      headersTimeout: limits.headersMs,
      keepAliveTimeout: limits.keepAliveMs,
      connectionsCheckingInterval: limits.checkMs,
      // A request without the name of its host is answered like one with an odd one.
      requireHostHeader: false,
    },
    app,
  );
  server.timeout = limits.silentMs;
  server.maxConnections = limits.connections;
  if (limits.connectionsPerAddress !== null) capPerAddress(server, limits.connectionsPerAddress);
  answerUnreadable(server);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const bound = server.address();
      if (!isAddressInfo(bound)) throw new Error('the server listens on no port');
      const name = bound.family === 'IPv6' ? `[${bound.address}]` : bound.address;
      resolve({
        address: `http://${name}:${bound.port}/`,
        close: () =>
          new Promise((closed, failed) => {
            const timer = setTimeout(() => server.closeAllConnections(), CLOSE_TIMEOUT_MS);
            server.close((error) => {
              clearTimeout(timer);
              if (error === undefined) closed();
              else failed(error);
            });
            server.closeIdleConnections();
          }),
      });
    });
  });
}
