import { describe, expect, it } from 'vitest';
import { withAbsentObject } from '#app/domain/questionnaire/finishing/absent-object.ts';
import { criteriaOf, criteriaOfRow } from '#app/domain/questionnaire/finishing/criteria.ts';
import { evidenceOf } from '#app/domain/questionnaire/finishing/evidence.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import { readinessOf } from '#app/domain/questionnaire/wording/readiness.ts';
import { POLICY_IDS } from '#test/fixtures/policy-sources.ts';
import type { PolicyId } from '#test/fixtures/policy-sources.ts';
import { heldPolicy } from '#test/fixtures/questionnaires.ts';

function held(policy: PolicyId, id: string): Question {
  const found = heldPolicy(policy).questionnaire.questions.find((question) => question.id === id);
  if (found === undefined) throw new Error(`${policy} has no question ${id}`);
  return found;
}

function rowOf(policy: PolicyId, id: string, words: string) {
  return held(policy, id).rows.find(({ text }) => text.includes(words));
}

/** What a question says after it was asked what may be absent. */
function noted(text: string, unit: Question['unit'], ...rows: readonly string[]): Question {
  const like = held('kikuyo', '10@secretariat');
  return withAbsentObject({
    ...like,
    text,
    unit,
    gates: [],
    rows: rows.map((row, at) => ({ id: String(at), text: row, clauses: ['1'] })),
  });
}

describe('what not everybody has', () => {
  it.each<[string, Question['unit'], string]>([
    ['委託先の選定に当たり、対策が確保されることを確認していますか。', 'department', '対象期間に選定がなかった'],
    ['提供者の信頼性が十分であることを評価し判断していますか。', 'bureau', '対象期間に選定がなかった'],
    ['本システムの可用性２の装置等の機器の定期保守を実施していますか。', 'system', '本システムに可用性２の機器がない'],
    ['外部と常時接続する本システムを監視していますか。', 'system', '常時接続していない'],
    ['外部と常時接続するシステムを監視していますか。', 'organization', '常時接続するシステムがない'],
    ['端末の持出し及び持ち込みについて、記録を作成していますか。', 'department', '対象期間に持出しも持込みもなかった'],
    ['端末のワイヤーによる固定を行っていますか。', 'system', '端末を管理していない'],
    ['端末や媒体のワイヤーによる固定を行っていますか。', 'system', '端末も媒体も管理していない'],
  ])('is said not to apply where there is none: %s', (text, unit, without) => {
    expect(noted(text, unit).text).toBe(text.replace('か。', `か（${without}ときは「該当なし」）。`));
  });

  it.each([
    ['利用申請を審査し、利用の可否を決定している', '申請がない'],
    ['暗号化を行う場合に部長が定める以外の方法を用いていない', '暗号化をしていない'],
    ['部長が定めた方法で暗号のための鍵を管理している', '暗号化をしていない'],
    ['受信したメールをLGWAN接続系に取り込む場合は無害化している', '取り込んでいない'],
    ['相手に重要情報を提供する場合は、秘密保持契約の締結', '提供しない'],
    ['判断基準に従った重要情報の提供', '提供がなかった'],
  ])('is said by its row: %s', (row, without) => {
    expect(noted('次のことを行っていますか。', 'department', row).rows[0]?.text).toBe(
      `${row}（${without}ときは「該当なし」）`,
    );
  });

  it('stands in the brackets that a report has already', () => {
    const row = '部長へ措置内容の報告（重要度に応じて町長に報告）';
    expect(noted('次のことを行っていますか。', 'department', row).rows[0]?.text).toBe(
      '部長へ措置内容の報告（重要度に応じて町長に報告。措置がなかったときは「該当なし」）',
    );
  });

  it('may be absent where what the question is about is not', () => {
    const { text, rows } = noted(
      'サービスの選定について、次のことを行っていますか。',
      'bureau',
      '再委託の承認の可否を判断している',
      '提供者を選定している',
    );
    expect(text).toContain('選定がなかったときは、関係する項目は「該当なし」');
    expect(rows.map((row) => row.text)).toEqual([
      '再委託の承認の可否を判断している（再委託の申請がないときは「該当なし」）',
      '提供者を選定している',
    ]);
  });

  it('gives no way out of a duty to bind by contract', () => {
    const row = rowOf('kikuyo', '7-1-10-ア@system_manager', '損害賠償責任');
    expect(row?.text).not.toContain('該当なし');
  });
});

describe('what was told in an event', () => {
  it.each([
    ['違反を発見した場合は、部長に通知し、適正な処置を求めて', '部長に通知し、適正な処置を求めましたか'],
    ['事故を認知した場合は、部長に報告して', '部長に報告しましたか'],
    ['事故を認知した場合は、部長に届け出て', '部長に届け出ましたか'],
    ['事故を認知した場合は、部長への報告を行って', '部長への報告を行いましたか'],
  ])('is asked in the past: %s', (te, end) => {
    expect(readinessOf(te, ['system_manager'])?.onlyDone).toContain(`${end}（事案のないときは「該当なし」）。`);
  });

  it('is asked so in every held policy', () => {
    const asked = POLICY_IDS.flatMap((policy) => heldPolicy(policy).questionnaire.questions);
    const past = asked.filter(({ text, rows }) => /^対象期間に、/u.test(text) && rows.length === 0);
    expect(past.length).toBeGreaterThan(5);
    expect(past.filter(({ text }) => /いますか/u.test(text)).map(({ id }) => id)).toEqual([]);
    expect(past.map(({ criteria }) => criteria.implemented)).not.toContain('');
  });
});

describe('what is done for a contract', () => {
  const scene = '業務委託の実施期間において、次の内容を全て含む対策を実施していますか。';

  it.each([
    ['基準に従った重要情報の提供', '提供したものの全てが、基準に従っていたことを示せる。', '提供の記録'],
    ['部長へ措置内容の報告', '行った措置の全てについて、設問にある相手に報告した。', '報告書、通知文'],
    ['選定条件を含む仕様の策定', '該当する委託の全てについて行ったことを示せる。', '調達仕様書'],
    ['秘密保持契約（NDA）の締結', '該当する委託の全てについて行ったことを示せる。', '契約書、覚書'],
  ])('counts by what the noun names: %s', (row, criterion, proof) => {
    expect(criteriaOfRow(row, scene)).toBe(criterion);
    expect(evidenceOf(row, scene)).toEqual([proof]);
  });

  it('demands a measure only where the check showed that one was needed', () => {
    expect(criteriaOfRow('履行状況の定期的な確認及び措置の実施', scene)).toMatch(/確認し、必要と分かった措置/u);
  });

  it('is nothing of another list', () => {
    expect(criteriaOfRow('部長へ措置内容の報告', '次のことを行っていますか。')).toBeNull();
    expect(evidenceOf('部長へ措置内容の報告', '次のことを行っていますか。')).toEqual([]);
  });
});

describe('what counts and what proves it', () => {
  it('is of the way that a file takes', () => {
    const gateway = 'ファイルは、ゲートウェイにおいてチェックを行っていますか。';
    expect(criteriaOf(`外から受信した${gateway}`).implemented).toMatch(/^受信するファイル/u);
    expect(criteriaOf(`外に送信する${gateway}`).implemented).toMatch(/^送信するファイル/u);
    expect(criteriaOf(gateway).implemented).toMatch(/^送受信される/u);
  });

  it('is that a way to reach the body can be seen', () => {
    expect(criteriaOf('窓口への連絡手段を公表していますか。').implemented).toMatch(/見られるようにしている/u);
  });

  it('is for a breach of law that none is known', () => {
    expect(criteriaOfRow('対象期間に、法令に違反した事案がなかった（把握した範囲で答える）')).toBe(
      '対象期間に把握した違反がない。',
    );
  });

  it('certifies no erasure of a card', () => {
    expect(evidenceOf('ICカード等を切り替える場合、復元不可能な処理を行った上で廃棄している')).toEqual(['廃棄記録簿']);
    expect(evidenceOf('機器を、復元不可能な処理を行った上で廃棄している')).toEqual(['廃棄記録簿、データ消去証明書']);
  });
});
