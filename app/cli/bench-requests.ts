import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

/** 要求. What is sent to a server of the bench. */
export interface Sent {
  readonly path: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Answered {
  readonly status: number;
  readonly text: string;
}

/** 利用者の側. Sends over connections that stay open, as browsers do. */
export interface Client {
  readonly send: (sent: Sent) => Promise<Answered>;
  readonly close: () => void;
}

const CONNECTIONS = 100;

/** Of a server on loopback, under its address without a path. */
export function clientOf(address: string): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const once = ({ path, method, headers, body }: Sent) =>
    new Promise<Answered | 'closed'>((resolve, reject) => {
      const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
      const own = { origin: address, ...headers, ...length };
      const asked = request(new URL(path, address), { method, agent, headers: own }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        response.once('end', () => resolve({ status: response.statusCode ?? 0, text }));
        response.once('error', reject);
      });
      asked.once('error', (error) => {
        // The server closed a connection that had been silent for long, just when it was used again.
        if (asked.reusedSocket && 'code' in error && error.code === 'ECONNRESET') resolve('closed');
        else reject(error);
      });
      asked.end(body);
    });
  const send = async (sent: Sent): Promise<Answered> => {
    for (;;) {
      const answered = await once(sent);
      if (answered !== 'closed') return answered;
    }
  };
  return { send, close: () => agent.destroy() };
}

/** Closed loop: so many requests, so many at a time, each sent when one before it is answered; its milliseconds. */
export async function closedLoop(
  send: () => Promise<void>,
  { count, atOnce }: { readonly count: number; readonly atOnce: number },
): Promise<number> {
  const began = performance.now();
  let left = count;
  const one = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await send();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return performance.now() - began;
}

/** Numbers from 0 to 1 that are the same in every run. */
function drawn(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 1) / 2 ** 32;
  };
}

/** Open loop: the times, in whole milliseconds from the beginning, at which people come by themselves. */
export function* arrivals(perSecond: number, seed: number): Generator<number, never, void> {
  const draw = drawn(seed);
  for (let at = 0; ;) {
    at -= (Math.log(draw()) / perSecond) * 1_000;
    yield Math.ceil(at);
  }
}

/**
 * Sends at the times given, whether or not what came before is answered, while `goesOn`; the milliseconds from each
 * time to its answer.
 */
export async function openLoop(
  times: Iterable<number>,
  send: () => Promise<void>,
  goesOn: () => boolean = () => true,
): Promise<readonly number[]> {
  const began = performance.now();
  const answered: Promise<number>[] = [];
  for (const at of times) {
    const early = began + at - performance.now();
    if (early > 0) await wait(early);
    if (!goesOn()) break;
    const one = send().then(() => performance.now() - began - at);
    // What fails before all were sent is told at the end.
    one.catch(() => undefined);
    answered.push(one);
  }
  return Promise.all(answered);
}
