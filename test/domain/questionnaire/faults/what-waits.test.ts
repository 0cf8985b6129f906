import { describe, expect, it } from 'vitest';
import { phrase } from '#app/domain/questionnaire/wording/phrasing.ts';
import { mayHaveNoEvent } from '#app/domain/questionnaire/wording/no-event.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';
import { POLICY_IDS } from '#test/fixtures/policy-sources.ts';
import type { PolicyId } from '#test/fixtures/policy-sources.ts';
import { heldPolicy } from '#test/fixtures/questionnaires.ts';

function rowsOf(sentence: string, role: RoleId = 'ciso'): readonly string[] {
  return phrase(sentence, ['責任者'], [role])?.rows ?? [];
}

function questionOf(policy: PolicyId, id: string) {
  const found = heldPolicy(policy).questionnaire.questions.find((question) => question.id === id);
  if (found === undefined) throw new Error(`${policy} has no question ${id}`);
  return found;
}

describe('a duty that waits for something', () => {
  it.each([
    ['責任者は、町長の意思決定が行われた際には、各課に伝えなければならない', '意思決定のない'],
    ['責任者は、鍵の代行者を認めた場合、速やかに各課に通知しなければならない', '認めた者がいない'],
    ['責任者は、利用の権利を停止したときは、速やかに町長に通知しなければならない', '停止も剥奪もしなかった'],
    ['責任者は、新たな脅威を認識した場合は、対策を講じなければならない', '新たな脅威を認識しなかった'],
    ['責任者は、不正な接続を検知した場合は、回線を遮断しなければならない', '事案のない'],
  ])('calls no incident what is none: %s', (sentence, none) => {
    const [known, done] = rowsOf(sentence);
    expect(known).toMatch(/ことを知っている$/u);
    expect(done?.endsWith(`（${none}ときは「該当なし」）`)).toBe(true);
  });

  it('may be weighed and found not to be needed', () => {
    const sentence = '責任者は、事故を認知した場合には、その影響を勘案し、住民への公表を行わなければならない';
    expect(rowsOf(sentence)[1]).toBe(
      '対象期間に、事故を認知した場合は、その影響を勘案して住民への公表の要否を判断し、必要なものについて行った（不要としたものは理由を示せる。事案のないときは「該当なし」）',
    );
    expect(phrase(sentence, ['責任者'], ['ciso'])?.question).toContain('その影響を勘案し');
  });

  it('is prepared beforehand where it is only striven for, and demands no record of an event', () => {
    expect(
      phrase('責任者は、攻撃を受けた場合は、県と連絡を密にして情報の収集に努めなければならない', ['責任者'], ['ciso']),
    ).toMatchObject({ question: '攻撃を受けた場合に備え、県との連絡の担当と情報の入手先を決めていますか。' });
    for (const [policy, id] of [
      ['kikuyo', '7-5-2_r@supervising_security_officer'],
      ['kikuyo', '7-5-3_r@supervising_security_officer'],
      ['nishiwaki', '11-5-イ_r@supervising_security_officer'],
      ['nishiwaki', '11-5-ウ_r@supervising_security_officer'],
      ['mic-model', '3.6.5-2_r@supervising_security_officer'],
    ] as const) {
      const { text, rows, criteria } = questionOf(policy, id);
      expect(text).toMatch(/場合に備え、[^。]*決めていますか。$/u);
      expect(rows).toEqual([]);
      expect(criteria.implemented).toBe('設問にある二つの両方が決まっており、文書にある。');
    }
  });

  it('is two rows for each item of a list under an event', () => {
    const { rows } = questionOf('nishiwaki', '11-4-ウ-キ@staff');
    expect(rows.map(({ text }) => [/周知している$/u.test(text), mayHaveNoEvent(text)])).toEqual([
      [true, false],
      [false, true],
      [true, false],
      [false, true],
    ]);
  });

  it('is a plan that is there in every year, and its use in none without an event', () => {
    const sentence =
      '責任者は、被害を防ぐために、復旧計画を定めておき、侵害時には当該計画に従って適正に対処しなければならない';
    expect(rowsOf(sentence)).toEqual([
      '復旧計画を定めている',
      '対象期間の侵害時に、復旧計画に従って適正に対処した（事案のないときは「該当なし」）',
    ]);
  });

  it.each(POLICY_IDS)('can be answered in a year without it: %s', (policy) => {
    const EVENT =
      /(?:認知|発見|検知|紛失|感染|誤送信)した(?:場合|とき|際)|(?:侵害|インシデント|事故|障害|攻撃)[^、。]{0,12}(?:発生し|生じ|受け|あっ)た(?:場合|とき|際)|意思決定が行われた|剥奪したとき/u;
    const READY =
      /(?:知っている|周知している|できるようにしている|ことになっている)$|場合に備え|に対処するため|手順|計画|契約|体制|に確認させている$/u;
    const withoutAside = (words: string) => words.replace(/（[^（）]*）$/u, '');
    const stuck = heldPolicy(policy).questionnaire.questions.flatMap(({ id, text, rows }) =>
      (rows.length === 0 ? [text] : rows.map((row) => row.text))
        /* A mere noun is what a contract or a specification has to name, and waits for nothing. */
        .filter((words) => /い(?:る|ます)|[ただ]$/u.test(withoutAside(words)))
        .filter((words) => EVENT.test(words) && !READY.test(withoutAside(words)))
        .filter((words) => !mayHaveNoEvent(words.replace(/。$/u, '')))
        .map((words) => `${id} ${words}`),
    );
    expect(stuck).toEqual([]);
  });
});
