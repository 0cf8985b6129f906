import { describe, expect, it } from 'vitest';
import { heldPolicy } from '#test/fixtures/questionnaires.ts';
import type { PolicyId } from '#test/fixtures/policy-sources.ts';

function questionOf(policy: PolicyId, id: string) {
  const found = heldPolicy(policy).questionnaire.questions.find((question) => question.id === id);
  if (found === undefined) throw new Error(`${policy} has no question ${id}`);
  return found;
}

const NOTE = '各システムの分は、それぞれのシステムの管理者が別に答えます。';

describe('what 統括 is asked beside the keepers of systems', () => {
  it.each([
    ['kikuyo', '7-1-6-ア'],
    ['nishiwaki', '11-1-カ-ア'],
    ['mic-model', '3.6.1-6-1'],
  ] as const)('says that it is about the network and what is shared: the logs of %s', (policy, clause) => {
    expect(questionOf(policy, `${clause}@supervising_security_officer`).hint).toContain(NOTE);
    expect(questionOf(policy, `${clause}@system_manager`).hint ?? '').not.toContain(NOTE);
  });

  it('needs no such note where the words say of what, or where no system is asked', () => {
    expect(questionOf('kikuyo', '7-2-4@supervising_security_officer').hint ?? '').not.toContain(NOTE);
    expect(questionOf('kikuyo', '7-5-4@supervising_security_officer').hint ?? '').not.toContain(NOTE);
  });
});

describe('a question that a gate parts from its sister', () => {
  it.each([
    ['kikuyo', '5-4-1@system_manager', '管理に関し、自ら管理する端末や媒体について、次のことを'],
    ['nishiwaki', '9-4-ア@system_manager', '管理に関し、自ら管理する端末や媒体について、次のことを'],
  ] as const)('says when, or of what, and pastes no label: %s %s', (policy, id, words) => {
    expect(questionOf(policy, id).text).toContain(words);
  });
});

describe('a note for all rows', () => {
  it('closes only its own rows where one waits for something else', () => {
    const { text, rows } = questionOf('kikuyo', '9-2-3-ア@security_officer');
    expect(text).toContain('選定がなかったときは、関係する項目は「該当なし」');
    expect(rows.some((row) => row.text.includes('再委託の申請がないときは「該当なし」'))).toBe(true);
  });

  it('lets a system without wiring of its own say so', () => {
    expect(questionOf('nishiwaki', '9-1-エ-ア@system_manager').text).toContain('専用の配線がないときは「該当なし」');
    expect(questionOf('nishiwaki', '9-1-エ-ア@supervising_security_officer').text).not.toContain('該当なし');
  });
});

describe('a row that stands alone', () => {
  it.each([
    ['kikuyo', '7-2-2-イ@supervising_security_officer'],
    ['nishiwaki', '11-2-イ-イ@supervising_security_officer'],
  ] as const)('says of which access a permission is given after all: %s', (policy, id) => {
    const row = questionOf(policy, id).rows.find(({ text }) => /(?:やむを得ず|止むを得ず)/u.test(text));
    expect(row?.text).toMatch(/得ず内部のネットワーク.+インターネットを介した外部からのアクセスを許可する場合は/u);
  });

  it('names the contract of another clause in words', () => {
    const [row] = questionOf('nishiwaki', '13-1-ウ@security_manager').rows;
    expect(row?.text).toContain('「契約項目」で定める契約に基づき');
  });

  it('reads a syllable printed twice as one, where the system is meant', () => {
    const texts = questionOf('nishiwaki', '11-3-オ-ア@system_manager').rows.map(({ text }) => text);
    expect(texts.filter((text) => text.includes('情報シシステム'))).toEqual([]);
  });
});

describe('what counts', () => {
  it.each([
    ['kikuyo', '7-2-1-イ-ウ@system_manager', '人事管理部門から得た'],
    ['mic-model', '3.7.4-1-2@security_manager', '参考にした'],
  ] as const)('holds the condition that decides: %s %s', (policy, id, words) => {
    expect(questionOf(policy, id).criteria.implemented).toContain(words);
  });

  it('asks nobody of a section for the result of each mail that was checked', () => {
    const row = questionOf('mic-model', '3.6.4-3@staff').rows.find(({ text }) => text.includes('添付ファイルが付いた'));
    expect(JSON.stringify(row?.criteria)).toContain('自動でチェックする設定');
  });
});

describe('what a later clause allows', () => {
  it('is taken out of the row that it bends', () => {
    const { rows, hint } = questionOf('kikuyo', '3-1-n1@security_manager');
    expect(rows.map(({ text }) => text)).toContain(
      '機密性２の資産のうちデジタル資産は、LGWAN系かマイナンバー利用事務系で取り扱っている（可用性１のものをリムーバブルメディアに保管するときを除く）',
    );
    expect(hint).toContain('「原則」：例外としたものは');
  });
});

it('takes no record of who attended a training for the report of it', () => {
  expect(questionOf('kikuyo', '6-2-2-オ@security_manager').record).toBeUndefined();
});

it('lets a charter show how the offices stand and not that anybody met', () => {
  const { rows } = questionOf('kikuyo', '2-7-1@supervising_security_officer');
  expect(rows.filter(({ criteria }) => criteria === undefined)).toEqual([]);
  expect(rows.find(({ text }) => text.includes('審議・決定している'))?.criteria).toContain('対象期間に');
});

it('excuses a section that installs no software of its own', () => {
  expect(questionOf('kikuyo', '7-1-17-イ@security_manager').text).toContain('ソフトウェアがないときは「該当なし」');
  expect(questionOf('kikuyo', '7-1-17-イ@system_manager').text).not.toContain('該当なし');
});

describe('a clause in two halves', () => {
  it('says of the first that the second sets a kind apart', () => {
    const [first] = questionOf('kikuyo', '3-1-n1@security_manager').rows;
    expect(first?.text).toBe('機密性３A又は３Bの資産は鍵付きの書庫に保存している（デジタル資産を除く）');
  });
});

describe('how often 定期的に is', () => {
  it('is for the body to say, and told also where it has not', () => {
    const check = questionOf('kikuyo', '9-1-3-ア@security_manager').rows.find(({ text }) => text.includes('定期的'));
    expect(check?.criteria).toContain('団体が別の頻度を定めているときは');
    const scan = questionOf('kikuyo', '7-4-3@staff').rows.find(({ text }) => text.includes('フルチェック'));
    expect(scan?.criteria).toContain('定めがなければ、担当で決めた頻度');
  });
});
