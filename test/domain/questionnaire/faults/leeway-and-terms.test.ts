import { describe, expect, it } from 'vitest';
import { dutyOfBoundLeave } from '#app/domain/questionnaire/clause/bound-leave.ts';
import { actsApart } from '#app/domain/questionnaire/clause/two-acts.ts';
import { demandsTerms, rowOfItem } from '#app/domain/questionnaire/wording/item-row.ts';
import { heldPolicy } from '#test/fixtures/questionnaires.ts';
import type { PolicyId } from '#test/fixtures/policy-sources.ts';

function rowsOf(policy: PolicyId, clause: string, role: string): readonly string[] {
  return heldPolicy(policy)
    .questionnaire.questions.filter(({ roles }) => (roles as readonly string[]).includes(role))
    .flatMap(({ rows }) => rows.filter(({ clauses }) => clauses.includes(clause)).map(({ text }) => text));
}

describe('「原則」', () => {
  it('holds for the act that it governs and not for the ban beside it', () => {
    const [rule, ban, ...others] = actsApart({
      words: '秘密の資料は、原則専用の端末で取り扱い、持ち運びのできる媒体には保存してはならない',
      kind: 'requirement',
      subjects: [],
    }).map(({ words }) => words);
    expect(rule).toBe('秘密の資料は、原則専用の端末で取り扱うものとする');
    expect(ban).toBe('秘密の資料は、持ち運びのできる媒体には保存してはならない');
    expect(others).toEqual([]);
  });

  it('says the same in the 判断基準 and in the hint', () => {
    for (const policy of ['kikuyo', 'nishiwaki', 'mic-model', 'kaminoseki', 'kumamoto-sogo'] as const)
      for (const { id, hint } of heldPolicy(policy).questionnaire.questions)
        expect(/「原則」：[^\n]*例外措置/u.test(hint ?? ''), `${policy} ${id}`).toBe(false);
  });

  it('lets nobody put what is most secret on a removable medium', () => {
    const found = heldPolicy('kikuyo')
      .questionnaire.questions.flatMap(({ rows }) => rows)
      .filter(({ text, clauses }) => clauses.includes('3-1-n1') && text.includes('リムーバブル'));
    expect(found.length).toBeGreaterThan(0);
    for (const { criteria } of found) expect(criteria).toBe('守られていることを確認した。');
  });
});

describe('what is demanded of a contractor', () => {
  const ITEM = { words: 'インシデントを認知した場合における、業務の中断を含む対処', demands: false, several: false };

  it('is a term that is due without any event', () => {
    expect(demandsTerms('次の対策の実施を委託事業者に求めなければならない。')).toBe(true);
    expect(rowOfItem(ITEM, true)).toBe('インシデントを認知した場合における、業務の中断を含む対処');
    expect(rowsOf('kikuyo', '9-1-3-イ-ウ', 'security_manager').join()).not.toContain('該当なし');
  });

  it('is not confused with what the body does itself in an event', () => {
    expect(demandsTerms('業務委託の期間において、次の対策を実施しなければならない。')).toBe(false);
    expect(rowOfItem(ITEM)).toContain('事案のないときは「該当なし」');
  });
});

describe('a leave under conditions', () => {
  it('binds whoever makes use of it', () => {
    expect(
      dutyOfBoundLeave('機密性２かつ可用性１の資料は管理者の責任の下、各課の所有する媒体に保管することができる'),
    ).toBe(
      '機密性２の資料を媒体に保管するときは、可用性１のものに限り、管理者の責任の下、各課の所有するものに保管しなければならない',
    );
    expect(dutyOfBoundLeave('責任者は、必要な調査をすることができる')).toBeNull();
  });

  it('is asked of the section whose media they are', () => {
    expect(rowsOf('kikuyo', '3-1-n3', 'security_manager')).toEqual([
      '機密性２のデジタル資産をリムーバブルメディアに保管するときは、可用性１のものに限り、情報セキュリティ管理者の責任の元、各課等の所有するものに保管している（保管していないときは「該当なし」）',
    ]);
    expect(rowsOf('kikuyo', '3-1-n3', 'system_manager')).toEqual([]);
  });
});
