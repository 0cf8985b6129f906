import { fork } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runApart } from '#app/lib/apart.server.ts';

const ENOUGH = { seconds: 60, megabytes: 400 };
const PATIENT = { timeout: 25_000, interval: 50 };
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tenken-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** The process that wrote itself into the file, once it did. */
async function processIn(file: string): Promise<number> {
  await vi.waitFor(() => expect(existsSync(file) && readFileSync(file, 'utf8')).toMatch(/^\d+$/u), PATIENT);
  return Number(readFileSync(file, 'utf8'));
}

describe('work in a process of its own', () => {
  it('answers with what it was told', async () => {
    const bytes = Uint8Array.from([1, 2]);
    expect(await runApart('test/fixtures/apart/words.ts', bytes, ENOUGH)).toEqual({
      ended: 'answer',
      value: { word: bytes },
    });
  });

  it('is ended when it takes too long, and is gone then', async () => {
    const file = path.join(folder, 'pid');
    const end = await runApart('test/fixtures/apart/endless.ts', file, { seconds: 5, megabytes: 400 });
    expect(end).toEqual({ ended: 'time' });
    const pid = Number(readFileSync(file, 'utf8'));
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });

  it('is ended when nobody waits for it any more, and is not begun when nobody does', async () => {
    const file = path.join(folder, 'pid');
    const left = new AbortController();
    const end = runApart('test/fixtures/apart/endless.ts', file, ENOUGH, left.signal);
    const pid = await processIn(file);
    left.abort();
    expect(await end).toEqual({ ended: 'left' });
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    expect(await runApart('test/fixtures/apart/nowhere.ts', '', ENOUGH, left.signal)).toEqual({ ended: 'left' });
  });

  it('ends itself when the one that began it was killed', async () => {
    const file = path.join(folder, 'pid');
    const parent = fork('test/fixtures/apart/parent.ts', [file], { execArgv: ['--import', 'tsx'] });
    const pid = await processIn(file);
    parent.kill('SIGKILL');
    await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'), PATIENT);
  });

  it('needs no room on the disk, and leaves nothing of its task there', async () => {
    const task = '誰にも見せない本文';
    const answer = { ended: 'answer', value: { word: task } };
    vi.stubEnv('TMPDIR', folder);
    expect(await runApart('test/fixtures/apart/words.ts', task, ENOUGH)).toEqual(answer);
    const left = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    for (const { parentPath, name } of left) {
      expect(readFileSync(path.join(parentPath, name), 'utf8')).not.toContain(task);
    }
    vi.stubEnv('TMPDIR', path.join(folder, 'nowhere'));
    expect(await runApart('test/fixtures/apart/words.ts', task, ENOUGH)).toEqual(answer);
  });

  it.each(['heap', 'outside'])('is ended when it takes too much memory: %s', async (where) => {
    const end = await runApart('test/fixtures/apart/greedy.ts', where, { seconds: 60, megabytes: 250 });
    expect(end).toEqual({ ended: 'memory' });
  });

  it('takes too much when it goes deeper than the engine can', async () => {
    expect(await runApart('test/fixtures/apart/words.ts', 'deepen', ENOUGH)).toEqual({ ended: 'memory' });
  });

  it('tells of an error that nobody expects', async () => {
    await expect(runApart('test/fixtures/apart/words.ts', 'break', ENOUGH)).rejects.toThrow('nobody expects this');
    await expect(runApart('test/fixtures/apart/words.ts', 'leave', ENOUGH)).rejects.toThrow('ended');
    await expect(runApart('test/fixtures/apart/nowhere.ts', '', ENOUGH)).rejects.toThrow('nowhere');
  });
});
