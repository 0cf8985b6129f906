import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenken-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function tenken(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'app/cli/tenken.ts', ...args], {
    cwd: root,
    env: { ...process.env, INIT_CWD: folder },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const POLICY = ['情報セキュリティ対策基準', '１ 運用', '（１）職員等は、記録しなければならない。', '（３）職員等は、報告しなければならない。', '（４）確認する。'].join('\n');

describe('tenken policy', () => {
  it('prints one clause a line and warns with file, line and column', () => {
    writeFileSync(join(folder, 'policy.txt'), POLICY);
    const { status, stdout, stderr } = tenken('policy', 'read', 'policy.txt');
    expect(status).toBe(0);
    const clauses = stdout.trimEnd().split('\n').map((line): unknown => JSON.parse(line));
    expect(clauses).toHaveLength(4);
    expect(clauses[1]).toEqual({
      document: 'standards',
      id: '1-1',
      parent: '1',
      title: '',
      text: '職員等は、記録しなければならない。',
      kind: 'requirement',
      subjects: ['職員等'],
      spans: [[18, 38]],
      questions: ['1-1@staff'],
    });
    expect(clauses[0]).toMatchObject({ id: '1', kind: 'heading', reason: '見出し' });
    expect(stderr).toMatch(/^policy\.txt:4:1: .+\n$/u);
  });

  it('prints one question a line', () => {
    writeFileSync(join(folder, 'policy.txt'), POLICY);
    const { status, stdout } = tenken('policy', 'questions', 'policy.txt');
    expect(status).toBe(0);
    const questions = stdout.trimEnd().split('\n').map((line): unknown => JSON.parse(line));
    expect(questions[0]).toEqual({
      document: 'standards',
      id: '1-1@staff',
      clauses: ['1-1', '1-3'],
      text: '所属の職員等は、「運用」について、次のことを守っていますか。',
      rows: [
        { text: '記録している', clauses: ['1-1'] },
        { text: '報告している', clauses: ['1-3'] },
      ],
      roles: ['staff'],
      unit: 'department',
      gate: null,
      weight: 2,
      critical: false,
      kind: 'requirement',
    });
  });

  it('accounts for every character', () => {
    writeFileSync(join(folder, 'policy.txt'), POLICY);
    const { status, stdout } = tenken('policy', 'account', 'policy.txt');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      total: POLICY.replace(/\s/gu, '').length,
      discarded: [{ from: 0, to: 12, why: 'document_title', excerpt: '情報セキュリティ対策基準' }],
      warnings: [{ code: 'marker_gap' }],
    });
  });

  it.each([
    ['missing.txt', null, 'ファイルが見つかりません。'],
    ['.', null, 'フォルダーではなく、ファイルを指定してください。'],
    ['empty.txt', new Uint8Array(), 'ファイルが空です。'],
    ['image.txt', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1]), 'テキストとして読めません。'],
    ['policy.pdf', new TextEncoder().encode('%PDF-1.7'), 'PDF はまだ読めません。'],
    ['policy.docx', Uint8Array.from([0x50, 0x4b, 0x03, 0x04]), 'Word 文書等の圧縮形式はまだ読めません。'],
    ['letter.txt', new TextEncoder().encode('拝啓 時下ますますご清栄のこととお喜び申し上げます。'), '条項が見つかりません。'],
  ])('refuses %s with one clear line', (name, bytes, message) => {
    if (bytes !== null) writeFileSync(join(folder, name), bytes);
    const { status, stdout, stderr } = tenken('policy', 'read', name);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr.startsWith(`${name}: ${message}`)).toBe(true);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('shows its usage for an unknown command', () => {
    const { status, stderr } = tenken('policy', 'write', 'policy.txt');
    expect(status).toBe(2);
    expect(stderr).toContain('tenken policy read FILE');
  });

  it('ends quietly when its reader goes away', () => {
    const { status, stderr } = spawnSync(
      'bash',
      ['-o', 'pipefail', '-c', `"${process.execPath}" --import tsx app/cli/tenken.ts policy read questionnaires/kikuyo/source.txt | head -1`],
      { cwd: root, env: { ...process.env, INIT_CWD: root }, encoding: 'utf8' },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});
