import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { CommandSurroundings } from '#app/cli/command.ts';

const PAIRS = 31;
/** So that all have been compiled that will be. */
const WARM_UP = 30;
export const LIMIT = 3;
export const LIMIT_BYTES = 300_000;

/** Starts a program and waits for the port that it prints. */
export function started(
  children: ChildProcess[],
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  cwd: string,
): Promise<string> {
  const [program = ''] = args;
  const compiler = program.endsWith('.ts') ? ['--import', 'tsx'] : [];
  const child = spawn(process.execPath, [...compiler, ...args], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error(`${program} ended before it listened`)));
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const port = /(?::|baseline )(\d+)/u.exec(text)?.[1];
      if (port !== undefined) resolve(`http://127.0.0.1:${port}`);
    });
  });
}

export async function get(address: string, cookie: string): Promise<{ readonly ms: number; readonly text: string }> {
  const began = performance.now();
  const response = await fetch(address, { headers: { cookie } });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${address} answered ${response.status}`);
  return { ms: performance.now() - began, text };
}

const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b);
export const quantile = (values: readonly number[], part: number) =>
  sorted(values)[Math.floor(values.length * part)] ?? 0;
export const round = (value: number) => Math.round(value * 100) / 100;

export interface Turn {
  readonly ms: number;
  readonly bareMs: number;
  readonly componentsMs: number;
}

/** How many times longer one took than another in the same turn, against a limit that may not be decided. */
export function comparison(
  ratios: readonly number[],
  limit: number,
): { readonly ratio: number; readonly quartiles: readonly number[]; readonly within: 'yes' | 'no' | 'not known' } {
  const [low, ratio, high] = [quantile(ratios, 0.25), quantile(ratios, 0.5), quantile(ratios, 0.75)];
  const within = high <= limit ? 'yes' : low > limit ? 'no' : 'not known';
  return { ratio: round(ratio), quartiles: [round(low), round(high)], within };
}

/** 測る画面. A page of the program, with the SELECT of its rows that the bare page makes. */
export interface MeasuredPage {
  readonly name: string;
  readonly path: string;
  readonly query: string;
  /** Of who looks at it; the 事務局 where there is none. */
  readonly cookie?: string;
}

/** Who serves the pages, and to whom. */
export interface ServedPages {
  readonly folder: string;
  readonly cookie: string;
  readonly served: string;
  /** Ended by the caller. */
  readonly children: ChildProcess[];
}

/** The surroundings of a program that serves the folder. */
export function servingEnv(folder: string): NodeJS.ProcessEnv {
  return { ...process.env, NODE_ENV: 'production' as const, TENKEN_DATA: folder, HOST: '127.0.0.1', PORT: '0' };
}

/** 測った画面. What a page took, by pairs of requests taken in turn, in milliseconds. */
export interface PageMeasure {
  readonly name: string;
  readonly turns: readonly Turn[];
  readonly bytes: number;
  readonly bareBytes: number;
}

/**
 * Asks for each page by turns with the same document from plain elements, which has its rows out of one SELECT, and
 * with what our own components take with their props in memory.
 */
export async function measurePages(
  pages: readonly MeasuredPage[],
  { folder, cookie, served, children }: ServedPages,
  root: string,
  { warmUp, pairs }: { readonly warmUp: number; readonly pairs: number } = { warmUp: WARM_UP, pairs: PAIRS },
): Promise<readonly PageMeasure[]> {
  const env = servingEnv(folder);
  const database = path.join(folder, 'tenken.db');
  const documents: { readonly path: string; readonly html: string; readonly query: string }[] = [];
  for (const { path: page, query, cookie: own = cookie } of pages) {
    documents.push({ path: page, html: (await get(`${served}${page}`, own)).text, query });
  }
  const file = path.join(folder, 'pages.json');
  writeFileSync(file, JSON.stringify(documents));
  const bare = await started(children, ['test/bench/baseline/page.ts', database, file], env, root);
  const components = await started(children, ['test/bench/baseline/components.ts', database], env, root);
  const measured: PageMeasure[] = [];
  for (const { name, path: page, cookie: own = cookie } of pages) {
    const turns: Turn[] = [];
    let [bytes, bareBytes] = [0, 0];
    for (let turn = 0; turn < warmUp + pairs; turn += 1) {
      const ours = await get(`${served}${page}`, own);
      const theirs = await get(`${bare}${page}`, own);
      const kept = await get(`${components}${page}`, own);
      [bytes, bareBytes] = [Buffer.byteLength(ours.text), Buffer.byteLength(theirs.text)];
      if (turn >= warmUp) turns.push({ ms: ours.ms, bareMs: theirs.ms, componentsMs: kept.ms });
    }
    measured.push({ name, turns, bytes, bareBytes });
  }
  return measured;
}

/** One JSON object a page: its size, and how many times longer it takes than the bare one. */
export async function reportMeasuredPages(
  pages: readonly MeasuredPage[],
  served: ServedPages,
  { root, out }: CommandSurroundings,
): Promise<void> {
  for (const { name, turns, bytes, bareBytes } of await measurePages(pages, served, root)) {
    const median = (of: keyof Turn) =>
      round(
        quantile(
          turns.map((turn) => turn[of]),
          0.5,
        ),
      );
    const ratiosTo = (than: 'bareMs' | 'componentsMs') => turns.map((turn) => turn.ms / turn[than]);
    const result = {
      case: name,
      ...{ ms: median('ms'), bareMs: median('bareMs'), componentsMs: median('componentsMs') },
      ...{ ...comparison(ratiosTo('bareMs'), LIMIT), limit: LIMIT },
      overComponents: comparison(ratiosTo('componentsMs'), LIMIT).ratio,
      ...{ bytes, bareBytes, limitBytes: LIMIT_BYTES, small: bytes <= LIMIT_BYTES },
    };
    out(`${JSON.stringify(result)}\n`);
  }
}
