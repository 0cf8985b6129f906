import { describe, expect, it } from 'vitest';
import { findGate, gatesOf as conditionsOf } from '#app/domain/questionnaire/gate/gate-list.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import { heldPolicy } from '#test/fixtures/questionnaires.ts';

function gatesOf(policy: 'kikuyo' | 'nishiwaki' | 'mic-model', clause: string, role: string): Question['gates'] | null {
  const found = heldPolicy(policy).questionnaire.questions.find(
    ({ clauses, roles }) => clauses.includes(clause) && roles.some((each) => each === role),
  );
  return found?.gates ?? null;
}

describe('own development', () => {
  it.each([
    ['システム開発・保守に関連する資料を保管しなければならない', '資料の保管'],
    ['システムを変更した場合、プログラム仕様書の変更履歴を作成しなければならない', '変更管理'],
    ['開発・保守用のソフトウェアを更新する場合、整合性を確認しなければならない', '開発・保守用のソフトウェアの更新'],
    ['分離しなければならない', '開発環境と運用環境の分離及び移行手順の明確化'],
  ])('does not close what is done of every system: %s', (sentence, heading) => {
    expect(findGate([sentence], [heading], 'system')).toBeNull();
  });

  it.each([
    ['システム開発の責任者を特定しなければならない', ''],
    ['ソースコードを適正な方法で保管しなければならない', 'システム開発・保守に関連する資料の保管'],
    ['ウェブアプリケーションの開発において、脆弱性を排除しなければならない', ''],
    ['責任者を定めなければならない', '情報システムの開発'],
  ])('closes what only who develops can do: %s', (sentence, heading) => {
    expect(findGate([sentence], [heading], 'system')).toBe('own_development');
  });

  it('is no word for what happens when a system is moved or put in', () => {
    /* A change of a system that is kept up is moved into use, too, without anything being procured. */
    expect(findGate(['移行の際、情報資産の保存を行わなければならない'], [''], 'system')).toBeNull();
    expect(findGate(['導入するシステムの可用性が確保されていることを確認しなければならない'], [''], 'system')).toBe(
      'procurement',
    );
  });

  it.each([
    ['kikuyo', '7-3-3-ア-ア', []],
    ['kikuyo', '7-3-4-イ', []],
    ['mic-model', '3.6.3-4-2', []],
    ['kikuyo', '7-3-3-ア-ウ', []],
    ['kikuyo', '7-3-3-ア-エ', ['procurement']],
    ['kikuyo', '7-3-3-ア-エ', ['procurement']],
    ['kikuyo', '7-3-4-ア', []],
    ['kikuyo', '7-3-4-ウ', ['own_development']],
    ['kikuyo', '7-3-6', []],
    ['kikuyo', '7-3-7', []],
    ['kikuyo', '7-3-2-エ', ['own_development']],
    ['nishiwaki', '11-3-カ', []],
    ['nishiwaki', '11-3-オ-ウ', ['own_development']],
    ['mic-model', '3.6.3-6', []],
  ] as const)('stands in %s over %s as %j', (policy, clause, gates) => {
    expect(gatesOf(policy, clause, 'system_manager')).toEqual(gates);
  });
});

describe('terminals', () => {
  it.each([
    'BIOSパスワード、ハードディスクパスワード等を併用しなければならない',
    '端末にセキュリティチップが搭載されている場合、活用しなければならない',
    'パスワード以外に指紋認証等の生体認証を併用しなければならない',
  ])('are the condition of what only a terminal has: %s', (sentence) => {
    expect(findGate([sentence], ['職員等のパソコン等の管理'], 'system')).toBe('terminals');
  });

  it('that were carried home are checked where things are carried out, and those brought in by whoever brings them', () => {
    const before = '端末を庁内のネットワークに接続する前に、確認しなければならない';
    const heading = ['外部からのアクセス等の制限'];
    expect(findGate([`外部から持ち帰った${before}`], heading, 'department')).toBe('taking_out');
    expect(findGate([`持ち込み、又は外部から持ち帰った${before}`], heading, 'department')).toBeNull();
    expect(gatesOf('nishiwaki', '11-2-イ-カ', 'staff')).toEqual([]);
    expect(gatesOf('mic-model', '3.6.2-2-6', 'staff')).toEqual([]);
  });
});

describe('two headings that divide the use of cloud services', () => {
  const sensitive = 'クラウドサービスの利用（機密性２以上の情報を取り扱う場合）';
  const other = '外部サービスの利用(機密性2以上の情報を取り扱わない場合)';

  it.each([
    ['under the one', ['契約しなければならない'], ['契約', sensitive], 'cloud_sensitive'],
    ['under the other', ['申請しなければならない'], ['対策の実施', other], 'cloud_other'],
    [
      'under a nearer heading of the same matter',
      ['選定しなければならない'],
      ['クラウドサービスの選定', sensitive],
      'cloud_sensitive',
    ],
    [
      'with a sentence that says it again',
      ['クラウドサービスを利用する場合は、申請しなければならない'],
      ['利用承認', other],
      'cloud_other',
    ],
    ['where nothing divides', ['クラウドサービスを利用する場合は、申請しなければならない'], ['業務委託'], 'cloud'],
  ] as const)('give a condition each: %s', (_, sentences, headings, gate) => {
    expect(findGate(sentences, headings, 'department')).toBe(gate);
  });

  it('are asked of every system: what is built on a cloud is no service that its provider made', () => {
    const kept = { unit: 'system', roles: ['cloud_manager'] } as const;
    expect(conditionsOf(['見直さなければならない'], [sensitive], kept)).toEqual(['cloud_sensitive']);
    expect(conditionsOf(['構築時に実施状況を確認・記録しなければならない'], [sensitive], kept)).toEqual([
      'cloud_sensitive',
      'procurement',
    ]);
    expect(conditionsOf(['見直さなければならない'], [], kept)).toEqual([]);
  });

  it.each([
    ['kikuyo', '9-2-5-ア', 'security_officer', ['cloud_sensitive']],
    ['kikuyo', '9-3-2-イ', 'security_officer', ['cloud_other']],
    ['kikuyo', '9-2-6-イ', 'cloud_manager', ['cloud_sensitive']],
    ['kikuyo', '9-2-6-ウ', 'cloud_manager', ['cloud_sensitive', 'procurement']],
    ['nishiwaki', '13-2-オ-イ', 'cloud_manager', ['cloud_sensitive', 'procurement']],
    ['kikuyo', '9-1-1-ウ', 'security_manager', ['cloud']],
    ['nishiwaki', '13-2-エ-ア', 'security_officer', ['cloud_sensitive']],
    ['nishiwaki', '13-3-イ-ア', 'staff', ['cloud_other']],
  ] as const)('are told apart in %s: %s of %s is %j', (policy, clause, role, gates) => {
    expect(gatesOf(policy, clause, role)).toEqual(gates);
  });
});
