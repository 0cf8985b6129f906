import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Between two looks at what a process holds. */
const LOOK_MS = 100;
const KB = 1_024;

function read(file: string): string {
  // A process or a thread may end between two looks.
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function megabytes(pid: number, name: 'VmRSS' | 'VmHWM'): number {
  const kilobytes = new RegExp(`${name}:\\s+(\\d+) kB`, 'u').exec(read(`/proc/${pid}/status`))?.[1];
  return (Number(kilobytes ?? 0) * KB) / 1_000_000;
}

function threadsOf(pid: number): readonly string[] {
  return existsSync(`/proc/${pid}/task`) ? readdirSync(`/proc/${pid}/task`) : [];
}

function childrenOf(pid: number): readonly number[] {
  return threadsOf(pid).flatMap((thread) =>
    read(`/proc/${pid}/task/${thread}/children`)
      .split(' ')
      .filter((child) => child.trim() !== '')
      .map(Number),
  );
}

/** Milliseconds that all threads of a process have run on a processor so far. */
export function processorMs(pid: number): number {
  return threadsOf(pid)
    .map((thread) => Number(read(`/proc/${pid}/task/${thread}/schedstat`).split(' ', 1)[0]) / 1_000_000)
    .reduce((sum, ms) => sum + ms, 0);
}

/** Megabytes that a process holds now. */
export function residentMb(pid: number): number {
  return Math.round(megabytes(pid, 'VmRSS'));
}

function withChildren(pid: number): number {
  return childrenOf(pid).reduce((sum, child) => sum + withChildren(child), megabytes(pid, 'VmRSS'));
}

/** 記憶域の見張り. Watches what a process holds with its children, until it is asked for the most of it. */
export function watchMemory(pid: number): { readonly peakMb: () => number } {
  let most = 0;
  const timer = setInterval(() => {
    most = Math.max(most, withChildren(pid));
  }, LOOK_MS);
  timer.unref();
  return {
    peakMb: () => {
      clearInterval(timer);
      return Math.round(Math.max(most, megabytes(pid, 'VmHWM')));
    },
  };
}
