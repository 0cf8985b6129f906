import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A connection on which a test says what no client would. */
export async function open(address: string): Promise<Socket> {
  const socket = await connected(address);
  onTestFinished(() => void socket.destroy());
  return socket;
}

function connected(address: string): Promise<Socket> {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket)).once('error', reject);
  });
}

/** Everything that comes back until the other side ends; a reset ends it as well. */
export function answerOf(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
    socket.on('error', () => undefined).on('close', () => resolve(answer));
  });
}

/** Writes these characters, one byte each, to the server and gives the whole answer. */
export async function exchange(address: string, text: string): Promise<string> {
  const socket = await connected(address);
  const answer = answerOf(socket);
  socket.write(text, 'latin1');
  return answer;
}

export interface RawRequest {
  readonly method?: string;
  readonly target: string;
  readonly host?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Sends one request as it is spelled, from a page of the site, and gives the whole answer. */
export function send(address: string, request: RawRequest): Promise<string> {
  const { origin, host } = new URL(address);
  const { method = 'GET', target, headers = {}, body = '' } = request;
  const lines = [
    `${method} ${target} HTTP/1.1`,
    `Host: ${request.host ?? host}`,
    'Connection: close',
    `Origin: ${origin}`,
    ...(body === '' ? [] : ['Content-Type: application/x-www-form-urlencoded', `Content-Length: ${body.length}`]),
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  return exchange(address, `${lines.join('\r\n')}\r\n\r\n${body}`);
}

/** The status of the answer itself, after those that only say that it will come. */
export function statusOf(answer: string): number {
  return Number(/^(?:HTTP\/1\.1 1\d\d [^]*?\r\n\r\n)*HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1]);
}
