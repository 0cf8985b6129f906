import { describe, expect, it } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';
import { applicabilityOf, gateAnswersOf } from '#app/domain/questionnaire/gate/applicability.ts';
import { gateOf } from '#app/domain/questionnaire/gate/gate-list.ts';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import { POLICY_IDS } from '#test/fixtures/policy-sources.ts';
import type { PolicyId } from '#test/fixtures/policy-sources.ts';
import { heldPolicy } from '#test/fixtures/questionnaires.ts';

function found(policy: PolicyId, id: string): Question | undefined {
  return heldPolicy(policy).questionnaire.questions.find((question) => question.id === id);
}

/** Words that stand for each condition, wherever a question or what stands over its clauses says it. */
const SAYS: readonly (readonly [RegExp, RegExp])[] = [
  [/^cloud/u, /クラウド|外部サービス/u],
  [/^outsourcing$/u, /委託/u],
  [/^sns$/u, /ソーシャルメディア/u],
  [/^own_server$/u, /サーバ|管理区域|情報システム室|機器|ケーブル/u],
  [/^own_equipment$/u, /サーバ|端末|不正プログラム/u],
  [/terminals$/u, /端末|パソコン/u],
  [/^standalone_media$/u, /インターネットに接続していない/u],
  [/^public_facing$/u, /外部|公開/u],
  [/^external_network$/u, /外部/u],
  [/^remote_access$/u, /外部|庁外/u],
  [/^own_development$/u, /開発|ソースコード|設計/u],
  [/^procurement$/u, /調達|導入|更新|テスト|試験|移行|構築/u],
  [/^disposal$/u, /廃棄|リース/u],
  [/^(?:taking_out|transport|external_provision|external_work)$/u, /持ち?出|運搬|提供|外部で|テレワーク|庁外/u],
  [/^personal_devices$/u, /支給以外|個人所有|私物/u],
];

/** A question's words with its clauses' and the headings over these. */
function wordsAround(policy: PolicyId, question: Question): string {
  const { clauses } = heldPolicy(policy);
  const byId = new Map(
    clauses.filter(({ document }) => document === question.document).map((clause) => [clause.id, clause]),
  );
  const over = (id: string): readonly string[] => {
    const clause = byId.get(id);
    if (clause === undefined) return [];
    return [clause.title, clause.text, ...(clause.parent === null ? [] : over(clause.parent))];
  };
  return [question.text, ...question.rows.map(({ text }) => text), ...question.clauses.flatMap(over)].join('\n');
}

describe.each(POLICY_IDS)('the conditions in %s', (policy) => {
  const { questions } = heldPolicy(policy).questionnaire;

  it('are said by the question, its clauses or what stands over them', () => {
    const silent = questions.flatMap((question) =>
      question.gates
        .filter((gate) => SAYS.some(([id, words]) => id.test(gate) && !words.test(wordsAround(policy, question))))
        .map((gate) => `${question.id}: ${gate}`),
    );
    expect(silent).toEqual([]);
  });

  it('close nothing that is forbidden because it is not allowed', () => {
    const closed = questions.filter(
      ({ gates, text, rows }) =>
        gates.includes('personal_devices') &&
        [text, ...rows.map((row) => row.text)].some((words) => /(?:ないようにしてい|っていない|ていない)/u.test(words)),
    );
    expect(closed.map(({ id }) => id)).toEqual([]);
  });

  it('leave nothing that happens once in the life of a thing without a condition or 「該当なし」', () => {
    const ONCE = /(?:構築|導入|(?:利用)?終了)時に[^、。]*実施状況|業務委託の終了に際して/u;
    const asked = questions.filter(
      ({ gates, text, rows }) =>
        gates.every((gate) => !['procurement', 'disposal'].includes(gate)) &&
        (rows.length === 0 || ONCE.test(text) ? [text] : rows.map((row) => row.text)).some(
          (words) => ONCE.test(words) && !words.includes('該当なし'),
        ),
    );
    expect(asked.map(({ id }) => id)).toEqual([]);
  });
});

describe('sentences of one clause under conditions of their own', () => {
  it('are questions of their own, and only what is 重点 is marked', () => {
    const parts = ['6-8@secretariat', '6-8_s2@secretariat', '6-8_s3@secretariat'].map((id) => found('kaminoseki', id));
    expect(parts.map((part) => part?.gates)).toEqual([['outsourcing'], ['cloud'], ['sns']]);
    expect(parts.map((part) => part?.critical)).toEqual([true, false, false]);
  });

  it('are free of a condition that only allows what another forbids', () => {
    expect(found('mic-model', '3.5.1-1-3-エ@staff')?.gates).toEqual(['personal_devices']);
    expect(found('mic-model', '3.5.1-1-3-エ_s2@staff')).toMatchObject({ gates: [], rows: [] });
  });
});

describe('what guards machines', () => {
  it.each(['own_server', 'file_server', 'terminals', 'mobile_terminals'])(
    'is asked of a system with %s',
    (attribute) => {
      const answers = gateAnswersOf({ attributes: [attribute], bodyAttributes: new Set(), asked: {} });
      expect(applicabilityOf({ gates: ['own_equipment'] }, answers).state).toBe('open');
    },
  );

  it('is not asked of a system that has none', () => {
    const answers = gateAnswersOf({ attributes: ['saas'], bodyAttributes: new Set(), asked: {} });
    expect(applicabilityOf({ gates: ['own_equipment'] }, answers)).toMatchObject({ state: 'closed', source: 'asset' });
    expect(gateOf('own_equipment').question).toBeNull();
  });

  it.each([
    ['kikuyo', '7-4-2', '7-4-2-エ'],
    ['nishiwaki', '11-4-イ', '11-4-イ-エ'],
    ['mic-model', '3.6.4-2', '3.6.4-2-4'],
  ] as const)('is apart in %s where nothing is connected', (policy, all, apart) => {
    expect(found(policy, `${all}@system_manager`)?.gates).toEqual(['own_equipment']);
    expect(found(policy, `${apart}@system_manager`)?.gates).toEqual(['standalone_media']);
  });
});

describe('what not everybody has', () => {
  const { questions } = deriveQuestionnaire(
    readPolicy(
      [
        '１ 技術的対策',
        '（１）機器',
        'ア 情報システム管理者は、メインサーバに障害が発生した場合に備え、セカンダリサーバを用意しなければならない。',
        '（２）公開',
        'ア 情報セキュリティ管理者は、市民に公開する情報資産について、完全性を確保しなければならない。',
      ].join('\n'),
    ).clauses,
    { policyId: 'made-up' },
  );

  it('may be answered by 「該当なし」, as the question says', () => {
    const texts = questions.map(({ text }) => text);
    expect(texts.some((text) => text.endsWith('（公開する情報資産がないときは「該当なし」）。'))).toBe(true);
    expect(texts.some((text) => text.endsWith('（サーバを冗長化していないときは「該当なし」）。'))).toBe(true);
  });
});

describe('a clause that is not asked', () => {
  it.each([
    ['kikuyo', '8-6-1', 'sanction'],
    ['nishiwaki', '12-6-ア', 'sanction'],
    ['mic-model', '3.7.7-1', 'sanction'],
    ['kikuyo', '2-t1', 'assignment'],
    ['mic-model', '9', 'standards_held'],
    ['mic-model', '6', 'lead_of_items'],
    ['mic-model', '4-2-1', 'list_item_of_definition'],
  ] as const)('has its own reason: %s %s %s', (policy, clause, reason) => {
    const { unasked } = heldPolicy(policy).questionnaire;
    expect(unasked.find((one) => one.clause === clause)?.reason).toBe(reason);
  });

  it('is none where the 対策基準 leave open what the 基本方針 orders', () => {
    expect(found('mic-model', '10@secretariat')?.rows).toHaveLength(2);
    expect(found('kikuyo', '10@secretariat')?.document).toBe('basic_policy');
    expect(found('nishiwaki', '2@secretariat')?.document).toBe('basic_policy');
  });
});
