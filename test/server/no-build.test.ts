import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { projectPaths } from '#app/lib/root.server.ts';

test('a start without a build ends with one sentence that says what to do, and makes no data', () => {
  const { root } = projectPaths();
  const copy = mkdtempSync(path.join(tmpdir(), 'tenken-no-build-'));
  try {
    for (const part of ['app', 'db', 'package.json', 'tsconfig.json']) {
      cpSync(path.join(root, part), path.join(copy, part), { recursive: true });
    }
    symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
    const data = path.join(copy, 'data');
    const { status, stderr, stdout } = spawnSync(process.execPath, ['app/server/main.js'], {
      cwd: copy,
      encoding: 'utf8',
      env: { ...process.env, TENKEN_DATA: data, PORT: '0' },
    });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('npm run build を実行してから');
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(existsSync(data)).toBe(false);
  } finally {
    rmSync(copy, { recursive: true });
  }
});
