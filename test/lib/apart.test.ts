import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runApart } from '#app/lib/apart.server.ts';

const ENOUGH = { seconds: 60, megabytes: 400 };

describe('work in a process of its own', () => {
  it('answers with what it was told', async () => {
    const bytes = Uint8Array.from([1, 2]);
    expect(await runApart('test/fixtures/apart/words.ts', bytes, ENOUGH)).toEqual({
      ended: 'answer',
      value: { word: bytes },
    });
  });

  it('is ended when it takes too long, and is gone then', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'tenken-'));
    const file = path.join(folder, 'pid');
    const end = await runApart('test/fixtures/apart/endless.ts', file, { seconds: 5, megabytes: 400 });
    expect(end).toEqual({ ended: 'time' });
    const pid = Number(readFileSync(file, 'utf8'));
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    rmSync(folder, { recursive: true });
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
