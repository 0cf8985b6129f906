import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const START_TIMEOUT_MS = 180_000;
const ADDRESS = /^Tenken\S* (https?:\/\/\S+)/m;

export interface TestServer {
  readonly dataDirectory: string;
  /** With a slash at its end; the same one after a restart. */
  readonly address: () => string;
  /** What the last start of the program has printed. */
  readonly stdout: () => string;
  readonly stderr: () => string;
  readonly pid: () => number | undefined;
  /** Stops the process as an operator does (SIGTERM) or as a power cut does (SIGKILL), and starts it again. */
  restart(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  /** As a power cut does; `start` brings it back. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export interface TestServerOptions {
  /** The program to start, from the project's root. */
  readonly entry?: string;
  readonly args?: readonly string[];
  /** A module that is loaded before the program. */
  readonly preload?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** A folder made before, e.g. by the demo; a fresh one otherwise. The caller removes its own. */
  readonly dataDirectory?: string;
}

interface Running {
  readonly child: ChildProcess;
  readonly address: string;
}

function exited(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once('exit', () => resolve()));
}

/** Starts the production build on a free port and waits for the address it prints. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const dataDirectory = options.dataDirectory ?? (await mkdtemp(path.join(tmpdir(), 'tenken-test-')));
  let stdout = '';
  let stderr = '';

  function start(port: string): Promise<Running> {
    const entry = options.entry ?? 'app/server/main.js';
    const preload = options.preload === undefined ? [] : ['--import', pathToFileURL(options.preload).href];
    const compiler = [entry, options.preload ?? ''].some((file) => file.endsWith('.ts')) ? ['--import', 'tsx'] : [];
    const child = spawn(process.execPath, [...compiler, ...preload, entry, ...(options.args ?? [])], {
      cwd: path.resolve(import.meta.dirname, '../..'),
      env: {
        ...process.env,
        TENKEN_DATA: dataDirectory,
        HOST: '127.0.0.1',
        PORT: port,
        ...options.env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    stdout = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        child.kill('SIGKILL');
        reject(new Error(`the server printed no address in time\n${stdout}\n${stderr}`));
      }, START_TIMEOUT_MS);
      child.once('exit', (code) => {
        clearTimeout(timer);
        reject(new Error(`the server ended with ${code} before it listened\n${stderr}`));
      });
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        stdout += text;
        const address = ADDRESS.exec(stdout)?.[1];
        if (address === undefined) return;
        clearTimeout(timer);
        resolve({ child, address: address.endsWith('/') ? address : `${address}/` });
      });
    });
  }

  async function end(running: Running, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    running.child.kill(signal);
    await exited(running.child);
  }

  let current = await start('0');
  const { port } = new URL(current.address);
  return {
    dataDirectory,
    address: () => current.address,
    stdout: () => stdout,
    stderr: () => stderr,
    pid: () => current.child.pid,
    async restart(signal = 'SIGTERM') {
      await end(current, signal);
      current = await start(port);
    },
    kill: () => end(current, 'SIGKILL'),
    async start() {
      current = await start(port);
    },
    async stop() {
      await end(current, 'SIGTERM');
      if (options.dataDirectory === undefined) await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}
