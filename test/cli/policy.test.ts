import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { policyCommands } from '#app/cli/policy.ts';
import { makePdf } from '#test/fixtures/made-pdf.ts';
import { p, rawDocx } from '#test/fixtures/raw-docx.ts';
import { line, rawPdf } from '#test/fixtures/raw-pdf.ts';

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

const POLICY = [
  '情報セキュリティ対策基準',
  '１ 運用',
  '（１）職員等は、記録しなければならない。',
  '（３）職員等は、報告しなければならない。',
  '（４）確認する。',
].join('\n');

describe('tenken policy', () => {
  it('prints one clause a line and warns with file, line and column', () => {
    writeFileSync(join(folder, 'policy.txt'), POLICY);
    const { status, stdout, stderr } = tenken('policy', 'read', 'policy.txt');
    expect(status).toBe(0);
    const clauses = stdout
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
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

  it('says before all doubts what may be a duty and is not asked', () => {
    writeFileSync(join(folder, 'unasked.txt'), `${POLICY}\n第９条（禁止事項）\n(1) 私物端末の接続\n`);
    const { status, stderr } = tenken('policy', 'read', 'unasked.txt');
    expect(status).toBe(0);
    expect(stderr.split('\n')[0]).toMatch(/義務とも読める文1件が、設問になっていません。.*「私物端末の接続」$/u);
  });

  it('says the same of a folder whose files it makes again', () => {
    const own = join(folder, 'unasked');
    mkdirSync(own);
    writeFileSync(join(own, 'source.txt'), `${POLICY}\n第９条（禁止事項）\n(1) 私物端末の接続\n`);
    const meta = {
      id: 'made-up',
      body: '架空町',
      title: '対策基準',
      citation: '令和8年',
      version: null,
      otherMaterial: null,
    };
    writeFileSync(join(own, 'meta.json'), JSON.stringify(meta));
    const { status, stdout, stderr } = tenken('policy', 'derive', 'unasked');
    expect(status).toBe(0);
    expect(stdout.trimEnd().split('\n')).toEqual(['clauses.jsonl', 'questions.jsonl', 'survey.json', 'meta.json']);
    expect(stderr.split('\n')[0]).toMatch(/^unasked:7:1: 義務とも読める文1件が、設問になっていません。/u);
  });

  it('says first how many duties stand in no clause, and where', () => {
    const table = ['| 区分 | 内容 |', '|---|---|', '| 端末 | 職員は、端末を施錠しなければならない。 |'];
    writeFileSync(join(folder, 'left.txt'), [POLICY, ...table].join('\n'));
    const { status, stderr } = tenken('policy', 'read', 'left.txt');
    expect(status).toBe(0);
    expect(stderr.split('\n')[0]).toMatch(
      /^left\.txt:8:\d+: 義務を定める文1件が、条項に入っていません。設問にはなりません。8行目「.*しなければならない。」$/u,
    );
    const account = z.object({ warnings: z.array(z.object({ code: z.string() })) });
    const { warnings } = account.parse(JSON.parse(tenken('policy', 'account', 'left.txt').stdout));
    expect(warnings[0]?.code).toBe('duties_outside');
  });

  it.each(['read', 'questions'])('is no silent success where nothing is asked: %s', (command) => {
    writeFileSync(
      join(folder, 'unasked.txt'),
      ['情報セキュリティ対策基準', '１ 用語', '（１）端末　パソコンをいう。', '（２）媒体　USBメモリをいう。'].join(
        '\n',
      ),
    );
    const { status, stderr } = tenken('policy', command, 'unasked.txt');
    expect(status).toBe(3);
    expect(stderr.split('\n')[0]).toMatch(/^unasked\.txt: 設問が１問もできませんでした。/u);
  });

  it('prints one question a line', () => {
    writeFileSync(join(folder, 'policy.txt'), POLICY);
    const { status, stdout } = tenken('policy', 'questions', 'policy.txt');
    expect(status).toBe(0);
    const questions = stdout
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(questions[0]).toEqual({
      document: 'standards',
      id: '1-1@staff',
      clauses: ['1-1'],
      text: '所属の職員等は、記録していますか。',
      rows: [],
      roles: ['staff'],
      unit: 'department',
      gates: [],
      weight: 2,
      critical: false,
      kind: 'requirement',
      measures: [6],
    });
  });

  it('names on stderr whom the text binds by a name that no role answers to', () => {
    writeFileSync(
      join(folder, 'policy.txt'),
      '情報セキュリティ対策基準\n１ 訓練\n(1) 危機管理監は、訓練を実施しなければならない。\n(2) 職員等は、訓練に参加しなければならない。\n',
    );
    const { status, stdout, stderr } = tenken('policy', 'questions', 'policy.txt');
    expect(status).toBe(0);
    expect(stdout).toContain('"roles":["supervising_security_officer"]');
    expect(stderr).toMatch(/^policy\.txt: 1-1: 「危機管理監」/mu);
    expect(stderr).not.toContain('職員等');
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

  it('reads PDF and Word as well as text, and prints nothing but clauses', async () => {
    const ids = ['1', '1-1', '1-3', '1-4'];
    writeFileSync(join(folder, 'policy.pdf'), await makePdf({ content: POLICY.split('\n') }));
    writeFileSync(
      join(folder, 'policy.docx'),
      await rawDocx({
        body: POLICY.split('\n')
          .map((text) => p(text))
          .join(''),
      }),
    );
    for (const name of ['policy.pdf', 'policy.docx']) {
      const { status, stdout, stderr } = tenken('policy', 'read', name);
      expect(status).toBe(0);
      const clauses = stdout
        .trimEnd()
        .split('\n')
        .map((line) => z.object({ id: z.string() }).parse(JSON.parse(line)));
      expect(clauses.map(({ id }) => id)).toEqual(ids);
      expect(stderr).toMatch(new RegExp(`^${name}:4:1: .+\n$`, 'u'));
    }
  });

  it('shows its usage for an unknown command', () => {
    const { status, stderr } = tenken('policy', 'write', 'policy.txt');
    expect(status).toBe(2);
    expect(stderr).toContain('tenken policy read FILE');
  });

  it('ends quietly when its reader goes away', () => {
    const { status, stderr } = spawnSync(
      'bash',
      [
        '-o',
        'pipefail',
        '-c',
        `"${process.execPath}" --import tsx app/cli/tenken.ts policy read questionnaires/kikuyo/source.txt | head -1`,
      ],
      { cwd: root, env: { ...process.env, INIT_CWD: root }, encoding: 'utf8' },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});

/** Runs a command of `tenken policy` in this process. */
async function policy(act: string, file: string) {
  let [stdout, stderr] = ['', ''];
  const status = await policyCommands[act]?.run([file], {
    userDirectory: folder,
    root,
    variables: {},
    out: (text) => {
      stdout += text;
    },
    err: (text) => {
      stderr += text;
    },
  });
  return { status, stdout, stderr };
}

const UTF8 = new TextEncoder();
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

describe('a file that holds no policy', () => {
  it.each<readonly [string, (() => Uint8Array | Promise<Uint8Array>) | null, string]>([
    ['missing.txt', null, 'ファイルが見つかりません。'],
    ['.', null, 'フォルダーではなく、ファイルを指定してください。'],
    ['empty.txt', () => new Uint8Array(), 'ファイルが空です。'],
    ['binary.txt', () => Uint8Array.from([0x1f, 0x8b, 0, 0, 1]), 'テキストとして読めません。'],
    ['scan.png', () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1]), '画像のファイルです。'],
    ['scan.pdf', () => rawPdf(['0 0 100 100 re f']), 'この PDF には文字がありません（紙を読み取った画像です）。'],
    ['locked.pdf', () => makePdf({ content: 'あ', userPassword: 'himitsu' }), 'パスワードで保護された PDF です。'],
    ['cut.pdf', () => UTF8.encode('%PDF-1.7'), 'PDF が壊れているため開けません。'],
    ['cut.docx', () => Uint8Array.from([0x50, 0x4b, 0x03, 0x04]), 'ファイルが壊れているため、'],
    ['blank.docx', () => rawDocx({ body: '<w:p/>' }), 'この Word の文書には文字がありません。'],
    ['old.doc', () => Uint8Array.from([...OLE, 0, 0]), '古い形式の文書（.doc、.xls、一太郎等）です。'],
    ['letter.txt', () => UTF8.encode('拝啓 時下ますますご清栄のこととお喜び申し上げます。'), '条項が見つかりません。'],
  ])('%s is refused with one clear sentence that says what to do', async (name, bytes, message) => {
    if (bytes !== null) writeFileSync(join(folder, name), await bytes());
    for (const act of ['read', 'questions', 'account']) {
      const { status, stdout, stderr } = await policy(act, name);
      expect(status).toBe(2);
      expect(stdout).toBe('');
      expect(stderr.startsWith(`${name}: ${message}`)).toBe(true);
      expect(stderr.trimEnd().split('\n')).toHaveLength(1);
      expect(stderr).toMatch(/(?:指定|確認|保存)(?:したものを指定)?してください。\n$/u);
    }
  });
});

describe('a file without a clause', () => {
  it('is refused with what was seen in it: fields to fill in, and characters that are none', async () => {
    const form = ['持出申請書', '所属　＿＿＿＿＿', '氏名　＿＿＿\ufffd＿', '持出物　＿＿＿＿', '期間：'].join('\n');
    writeFileSync(join(folder, 'form.txt'), form);
    for (const act of ['read', 'questions', 'account']) {
      const { status, stdout, stderr } = await policy(act, 'form.txt');
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      const [first, ...notes] = stderr.trimEnd().split('\n');
      expect(first).toMatch(/^form\.txt: 条項が見つかりません。/u);
      expect(notes.join('\n')).toMatch(/^form\.txt:1:1: .*記入欄や表が多く/mu);
    }
  });
});

describe('tenken policy text', () => {
  it('prints the decoded text in which the spans of the clauses count', async () => {
    writeFileSync(join(folder, 'policy.pdf'), await makePdf({ content: POLICY.split('\n') }));
    const text = await policy('text', 'policy.pdf');
    expect(text).toEqual({ status: 0, stdout: `${POLICY}\n`, stderr: '' });
    const { stdout } = await policy('read', 'policy.pdf');
    const clause = z.object({ text: z.string(), spans: z.array(z.tuple([z.number(), z.number()])) });
    for (const read of stdout
      .trimEnd()
      .split('\n')
      .map((one) => clause.parse(JSON.parse(one)))) {
      expect(read.spans.map(([from, to]) => text.stdout.slice(from, to)).join('')).toContain(read.text);
    }
  });

  it('warns of a page without text with its number and its place', async () => {
    writeFileSync(join(folder, 'partly.pdf'), rawPdf([line(50, 780, '一'), '0 0 100 100 re f', line(50, 780, '三')]));
    const { status, stdout, stderr } = await policy('text', 'partly.pdf');
    expect({ status, stdout }).toEqual({ status: 0, stdout: '一\n\f\f三\n' });
    expect(stderr).toMatch(/^partly\.pdf:2:2: 2 ページ: 文字がありません。.+\n$/u);
  });

  it('tells of a question in which somebody else acts than who is asked', () => {
    const held =
      '対策基準\n１　職員は、次のことを守る。\n(1)　鍵を返すこと。\n(2)　施錠の確認（課長）。画面を閉じること。\n２　職員は、名札を着用すること。\n';
    writeFileSync(join(folder, 'another.txt'), held);
    const { stdout, stderr } = tenken('policy', 'questions', 'another.txt');
    expect(stderr).toContain('another.txt: 1: 設問の文に、回答者とは別の人の行為が書かれています。');
    expect(stdout.split('\n').filter((line) => line.includes('"namesAnother":true'))).toHaveLength(1);
  });
});
