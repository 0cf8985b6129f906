import type { Express } from 'express';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const REQUEST_TIMEOUT_MS = 60_000;
const HEADERS_TIMEOUT_MS = 15_000;
const CLOSE_TIMEOUT_MS = 5_000;

export interface RunningServer {
  readonly address: string;
  /** Lets requests under way finish, for a while, and refuses new ones. */
  close(): Promise<void>;
}

function isAddressInfo(value: AddressInfo | string | null): value is AddressInfo {
  return typeof value === 'object' && value !== null;
}

export function serve(app: Express, host: string, port: number): Promise<RunningServer> {
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS, headersTimeout: HEADERS_TIMEOUT_MS }, app);
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
