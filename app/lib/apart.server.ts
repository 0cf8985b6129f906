import { fork } from 'node:child_process';
import path from 'node:path';
import { projectPaths } from '#app/lib/root.server.ts';

/** What a piece of work may take. */
export interface ApartLimits {
  readonly seconds: number;
  /** Of all the memory of its process, that outside of the engine's heap too. */
  readonly megabytes: number;
}

/** How a piece of work in a process of its own came to its end. */
export type ApartEnd =
  | { readonly ended: 'answer'; readonly value: unknown }
  | { readonly ended: 'time' }
  | { readonly ended: 'memory' }
  /** Whoever wanted it is gone. */
  | { readonly ended: 'left' };

/** What the process is told; it watches over itself as well, in case that its parent is gone. */
export interface ApartOrder {
  readonly task: unknown;
  readonly limits: ApartLimits;
}

/** What the process says; an error's words, when one was thrown that nobody expects. */
export type ApartWord =
  | { readonly kind: 'answer'; readonly value: unknown }
  | { readonly kind: 'full' }
  | { readonly kind: 'error'; readonly words: string };

/** So much of what it prints is told when it breaks. */
const LAST_WORDS = 4_000;
/** The rest is for the program itself and what stands outside of the heap. */
const HEAP_SHARE = 0.6;

/**
 * Does foreign work in a process of its own, started from `entry` (a path from the root), and ends it when it takes
 * more than it may or nobody waits for it any more: whatever it does, this process goes on. The task and the answer
 * are copied.
 */
export function runApart(entry: string, task: unknown, limits: ApartLimits, left?: AbortSignal): Promise<ApartEnd> {
  if (left?.aborted === true) return Promise.resolve({ ended: 'left' });
  const { root } = projectPaths();
  const heap = Math.max(64, Math.floor(limits.megabytes * HEAP_SHARE));
  const child = fork(path.join(root, entry), [], {
    cwd: root,
    execArgv: ['--import', 'tsx', `--max-old-space-size=${heap}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let printed = '';
  child.stderr?.setEncoding('utf8').on('data', (words: string) => {
    printed = (printed + words).slice(-LAST_WORDS);
  });
  return new Promise((resolve, reject) => {
    let word: ApartWord | { readonly kind: 'late' | 'left' } | null = null;
    const stop = (why: ApartWord | { readonly kind: 'late' | 'left' }): void => {
      word ??= why;
      clearTimeout(timer);
      child.kill('SIGKILL');
    };
    const leave = (): void => stop({ kind: 'left' });
    left?.addEventListener('abort', leave, { once: true });
    const timer = setTimeout(() => stop({ kind: 'late' }), limits.seconds * 1000);
    child.on('message', (message) => stop(message as ApartWord));
    child.once('error', reject);
    // It is over when the process is gone, with all that it held.
    child.once('close', (code) => {
      clearTimeout(timer);
      left?.removeEventListener('abort', leave);
      if (word?.kind === 'answer') resolve({ ended: 'answer', value: word.value });
      else if (word?.kind === 'late') resolve({ ended: 'time' });
      else if (word?.kind === 'left') resolve({ ended: 'left' });
      else if (word?.kind === 'error') reject(new Error(`${entry}: ${word.words}`));
      // Its own watch and the engine end it without a word; a program that cannot run leaves with 1.
      else if (word === null && code === 1) reject(new Error(`${entry} ended: ${printed}`));
      else resolve({ ended: 'memory' });
    });
    const order: ApartOrder = { task, limits };
    child.send(order, () => {
      // A process that is gone before it could be told anything says why by its end.
    });
  });
}
