import { describe, expect, it } from 'vitest';
import { phrase } from '#app/domain/questionnaire/wording/phrasing.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';
import type { PolicyId } from '#test/fixtures/policy-sources.ts';
import { heldPolicy } from '#test/fixtures/questionnaires.ts';

/** The rows of one sentence, and whether it waits for an event. */
function rowsOf(sentence: string, subject: string, role: RoleId): readonly string[] {
  return phrase(sentence, [subject], [role])?.rows ?? [];
}

function waits(sentence: string, subject: string, role: RoleId): boolean {
  return phrase(sentence, [subject], [role])?.afterEvent === true;
}

function rowOf(policy: PolicyId, question: string, row: string): string {
  const found = heldPolicy(policy).questionnaire.questions.find(({ id }) => id === question);
  const text = found?.rows.find(({ id }) => id === row)?.text;
  if (text === undefined) throw new Error(`${policy} has no row ${row} in ${question}`);
  return text;
}

describe('a duty after an event', () => {
  it('asks a section whether it told its 職員等 where to report, and whether they did', () => {
    expect(rowsOf('職員は、端末を紛失した場合は、直ちに所属長に報告しなければならない', '職員', 'staff')).toEqual([
      '端末を紛失した場合の報告先と方法を、所属の職員等に周知している',
      '対象期間に、端末を紛失した場合は、直ちに所属長に報告した（事案のないときは「該当なし」）',
    ]);
  });

  it('asks an office whether it knows, and a team whether its members do', () => {
    const sentence = '管理者は、不正な接続を検知した場合には、遅滞なく回線を遮断しなければならない';
    const done = '対象期間に、不正な接続を検知した場合は、遅滞なく回線を遮断した（事案のないときは「該当なし」）';
    expect(rowsOf(sentence, '管理者', 'system_manager')).toEqual([
      '不正な接続を検知した場合は、遅滞なく回線を遮断することを知っている',
      done,
    ]);
    expect(rowsOf(sentence, '管理者', 'csirt')).toEqual([
      '不正な接続を検知した場合は、遅滞なく回線を遮断することを、構成員が知っている',
      done,
    ]);
  });

  it('is found where only what is done names the event', () => {
    expect(rowsOf('班は、報告された事故について、影響を評価しなければならない', '班', 'csirt')).toEqual([
      '報告された事故について、影響を評価することを、構成員が知っている',
      '対象期間に報告された事故について、影響を評価した（事案のないときは「該当なし」）',
    ]);
    expect(rowsOf('班は、これらの事故の原因を究明し、記録を保存しなければならない', '班', 'csirt')).toEqual([
      '事故の原因を究明し、記録を保存することを、構成員が知っている',
      '対象期間の事故の原因を究明し、記録を保存した（事案のないときは「該当なし」）',
    ]);
  });

  it.each([
    '管理者は、外部のサービスを利用する場合は、利用の申請を行わなければならない',
    '管理者は、必要がある場合には、設定を見直さなければならない',
    '管理者は、事故が発生した場合に備え、連絡先を定めなければならない',
    '管理者は、事故の報告を受けた場合の体制を整備しなければならない',
    '管理者は、記録を毎月確認し、異常を発見した場合は、報告しなければならない',
  ])('is none where the condition is no event or the act comes before it: %s', (sentence) => {
    expect(waits(sentence, '管理者', 'system_manager')).toBe(false);
  });

  it('is found behind 次第, 際 and what is expected of a fault that was found', () => {
    expect(
      rowsOf('管理者は、鍵の紛失の通報があり次第、速やかに錠を交換しなければならない', '管理者', 'system_manager'),
    ).toEqual([
      '鍵の紛失の通報があった場合は、速やかに錠を交換することを知っている',
      '対象期間に、鍵の紛失の通報があった場合は、速やかに錠を交換した（事案のないときは「該当なし」）',
    ]);
    expect(waits('管理者は、町長の意思決定が行われた際には、各課に伝えなければならない', '管理者', 'csirt')).toBe(true);
    expect(
      waits(
        '管理者は、不備により脅威が生じることが想定される場合には、回線を遮断しなければならない',
        '管理者',
        'system_manager',
      ),
    ).toBe(true);
    expect(
      waits('管理者は、何らかの脅威が想定される場合は、対策を講じなければならない', '管理者', 'system_manager'),
    ).toBe(false);
  });

  it('is found behind 必要に応じて, which stays with the act', () => {
    expect(
      rowsOf('管理者は、必要に応じて当該事故について、町長に報告しなければならない', '管理者', 'security_manager'),
    ).toEqual([
      '事故について、必要に応じて町長に報告することを知っている',
      '対象期間の事故について、必要に応じて町長に報告した（事案のないときは「該当なし」）',
    ]);
  });

  it('asks of what was built beforehand whether it works, not who knows it', () => {
    expect(
      rowsOf(
        '管理者は、主系に障害が発生した場合に、速やかに予備を起動し、停止時間を最小限にしなければならない',
        '管理者',
        'system_manager',
      ),
    ).toEqual([
      '主系に障害が発生した場合は、速やかに予備を起動し、停止時間を最小限にできるようにしている',
      '対象期間に、主系に障害が発生した場合は、速やかに予備を起動し、停止時間を最小限にした（事案のないときは「該当なし」）',
    ]);
  });

  it('is recommended only where its own act is striven for', () => {
    const { questions } = heldPolicy('kikuyo').questionnaire;
    const of = (id: string) => questions.find((question) => question.id === id);
    const due = of('7-5-3@supervising_security_officer');
    expect(due).toMatchObject({ kind: 'requirement', weight: 2 });
    expect(due?.rows.map(({ id }) => id)).toEqual(['7-5-3', '7-5-3_p2']);
    const wished = of('7-5-3_r@supervising_security_officer');
    expect(wished).toMatchObject({ kind: 'recommendation', weight: 1, clauses: ['7-5-3'] });
    expect(wished?.text).toContain('警察及び関係機関との緊密な連携のために連絡先と担当を決めていますか。');
  });

  it.each([
    ['kikuyo', '6-3-1-ア@staff', '6-3-1-ア', '場合の報告先と方法を、所属の職員等に周知している'],
    ['kikuyo', '6-3-1-ア@staff', '6-3-1-ア_p2', 'により速やかに情報セキュリティ管理者及び'],
    ['kikuyo', '6-3-3-ア@csirt', '6-3-3-ア', '評価を行うことを、構成員が知っている'],
    ['kikuyo', '2-9-4@csirt', '2-9-4_p2', '総務省、熊本県等へ報告した（事案のないときは「該当なし」）'],
    ['kikuyo', '8-2-3-ア@staff', '8-2-3-ア_p2', '直ちに統括情報セキュリティ責任者及び'],
    [
      'kikuyo',
      '8-6-2@supervising_security_officer',
      '8-6-2-ア_p2',
      '違反する行動を確認した場合は、速やかに当該職員等が',
    ],
    [
      'kikuyo',
      '8-6-2-ウ@supervising_security_officer',
      '8-6-2-ウ_s2_p2',
      '通知した（停止も剥奪もしなかったときは「該当なし」）',
    ],
    ['kikuyo', '7-2-1-ウ-ウ@ciso', '7-2-1-ウ-ウ', '通知することを知っている'],
    ['kikuyo', '7-5-5@supervising_security_officer', '7-5-5', '適正な処置を求めることを知っている'],
    [
      'nishiwaki',
      '10-3-ウ-ア@supervising_security_officer',
      '10-3-ウ-ア_p2',
      '対象期間に情報セキュリティインシデントを引き起こした',
    ],
    [
      'mic-model',
      '3.6.5-2@supervising_security_officer',
      '3_6_5-2_p2',
      '必要な措置を講じた（事案のないときは「該当なし」）',
    ],
  ] as const)('is asked in %s %s, row %s', (policy, question, row, words) => {
    expect(rowOf(policy, question, row)).toContain(words);
  });

  it('leaves no question about a procedure that the text does not demand', () => {
    for (const policy of ['kikuyo', 'nishiwaki', 'mic-model', 'kaminoseki', 'kumamoto-sogo'] as const) {
      const words = heldPolicy(policy).questionnaire.questions.flatMap(({ text, rows }) => [
        text,
        ...rows.map((row) => row.text),
      ]);
      expect(
        words.filter((each) => /ことが周知され、|手順があり、関係者に周知|を、計画や手順を定めて進めて/u.test(each)),
      ).toEqual([]);
    }
  });
});
