import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { projectPaths } from '#app/lib/root.server.ts';

test('a server that people of other machines would reach over plain http does not start untold, and says why', () => {
  const { status, stderr, stdout } = spawnSync(process.execPath, ['--import', 'tsx', 'app/server/program.ts'], {
    cwd: projectPaths().root,
    encoding: 'utf8',
    env: {
      ...process.env,
      TENKEN_DATA: path.join(tmpdir(), 'tenken-never-made'),
      TENKEN_ORIGIN: 'http://tenken.town.example',
      TENKEN_PLAIN_HTTP: '',
    },
  });
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toContain('TENKEN_PLAIN_HTTP=allow を指定してください。');
  expect(stderr.trim().split('\n')).toHaveLength(1);
});
