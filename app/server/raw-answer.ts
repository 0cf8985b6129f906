import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** What is answered on the bare connection, where there is no request that the pages could answer. */
interface RawAnswer {
  readonly status: `${number} ${string}`;
  readonly words: string;
  readonly headers?: readonly string[];
}

const ANSWERS = {
  unreadable: {
    status: '400 Bad Request',
    words: '送られた内容を HTTP として読み取れないため、受け付けませんでした。保存した内容は、失われていません。',
  },
  slow: {
    status: '408 Request Timeout',
    words:
      '送信が時間内に終わらないため、受け付けませんでした。保存した内容は、失われていません。通信の状態を確かめて、もう一度お試しください。',
  },
  large_chunks: {
    status: '413 Payload Too Large',
    words: '送られた内容の付加情報が大きすぎるため、受け付けませんでした。保存した内容は、失われていません。',
  },
  large_headers: {
    status: '431 Request Header Fields Too Large',
    words:
      'アドレスか、ブラウザーが送る付加情報（Cookie など）が大きすぎるため、受け付けませんでした。保存した内容は、失われていません。このサイトの Cookie を消してから、もう一度お試しください。',
  },
  no_tunnel: {
    status: '405 Method Not Allowed',
    words: 'この方法では接続できません。',
    headers: ['Allow: GET, HEAD, POST'],
  },
  unknown_expectation: {
    status: '417 Expectation Failed',
    words: 'ヘッダー Expect の内容に対応していないため、受け付けませんでした。保存した内容は、失われていません。',
  },
  too_many: {
    status: '503 Service Unavailable',
    words: 'この端末又は回線からの接続が多すぎます。少し待ってから、もう一度お試しください。',
    headers: ['Retry-After: 5'],
  },
} as const satisfies Record<string, RawAnswer>;
export type RawAnswerCode = keyof typeof ANSWERS;

function textOf({ status, words, headers = [] }: RawAnswer): string {
  return [
    `HTTP/1.1 ${status}`,
    ...headers,
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(words)}`,
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    'Connection: close',
    '',
    words,
  ].join('\r\n');
}

/** Answers and ends the connection, so that nothing that still comes on it is done. */
export function endWith(socket: Duplex, code: RawAnswerCode): void {
  socket.on('error', () => undefined);
  socket.end(textOf(ANSWERS[code]), () => socket.destroy());
}

/** How long whoever is still sending may go on: a connection that is closed before is reset, and the answer lost. */
const LINGER_MS = 2_000;

/** The same where what comes is no request any more: it is let run into nothing for a while. */
function answerAndDrain(socket: Duplex, code: RawAnswerCode): void {
  socket.on('error', () => undefined);
  socket.end(textOf(ANSWERS[code]));
  const timer = setTimeout(() => socket.destroy(), LINGER_MS);
  socket.once('close', () => clearTimeout(timer));
}

/** By the codes of Node and of its parser. */
const BY_CODE: Readonly<Record<string, RawAnswerCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'slow',
  HPE_HEADER_OVERFLOW: 'large_headers',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'large_chunks',
};

/** Tells in words, instead of Node's own bare answers, why what comes on a connection cannot be a request. */
export function answerUnreadable(server: Server): void {
  const last = new WeakMap<Duplex, ServerResponse>();
  const answered = new WeakSet<Duplex>();
  server.on('request', (req: IncomingMessage, res) => last.set(req.socket, res));
  server.on('clientError', (error: Error & { readonly code?: string }, socket) => {
    // Each piece that is drained is an error once more.
    if (answered.has(socket)) return;
    answered.add(socket);
    const response = last.get(socket);
    const halfway = response !== undefined && response.headersSent && !response.writableFinished;
    if (!socket.writable || halfway || error.code === 'ECONNRESET') {
      socket.destroy();
      return;
    }
    const code = BY_CODE[error.code ?? ''] ?? 'unreadable';
    if (code === 'slow') endWith(socket, code);
    else answerAndDrain(socket, code);
  });
  server.on('connect', (_req, socket: Duplex) => endWith(socket, 'no_tunnel'));
  server.on('checkExpectation', ({ socket }: IncomingMessage) => endWith(socket, 'unknown_expectation'));
}
