import { describe, expect, it } from 'vitest';
import { criteriaOf } from '#app/domain/questionnaire/finishing/criteria.ts';
import { evidenceOf, evidenceOfRows } from '#app/domain/questionnaire/finishing/evidence.ts';
import { besides } from '#app/domain/questionnaire/draft/besides.ts';
import { POLICY_IDS } from '#test/fixtures/policy-sources.ts';
import { heldPolicy } from '#test/fixtures/questionnaires.ts';

describe('判断基準', () => {
  it.each([
    ['開発環境と運用環境を可能な限り分離していますか。', '分けている、又は分けられない理由と代わりの措置を示せる。'],
    [
      'できるだけ仮のパスワードを発行していますか。',
      '該当する全ての場合に行った（できないものは、その理由を示せる）。',
    ],
    [
      '原則として、外部からの接続を制限していますか。',
      '対象の全てで、設定により強制されている（例外としたものは、その理由を示せる）。',
    ],
    [
      '全ての職員等が研修に参加していますか。',
      '対象の全員（休職・育児休業中等で受けられない者を除く）が、対象期間内に参加した。',
    ],
    ['緊急時を想定した訓練を実施していますか。', '対象期間に行い、その記録がある。'],
    [
      '必要に応じパスワード等による暗号化の設定を行っていますか。',
      '該当する全ての場合に行った（不要としたものは、その理由を示せる）。',
    ],
    [
      '公開する情報資産について、完全性を確保していますか。',
      '書き換えられる者を限る、公開前に内容を確認する、改ざんを検知する等により、正しい内容を保っていることを示せる。',
    ],
    [
      '窓口を整備し、報告を受けた場合には、状況を確認し、報告が行われる体制を整備していますか。',
      '窓口と体制が、文書で示されている。',
    ],
    ['ファイルのチェックを行い、不正プログラムの侵入を防止していますか。', '該当する全ての場合に行い、結果を示せる。'],
  ])('is never stricter than the clause: %s', (question, implemented) => {
    expect(criteriaOf(question).implemented).toBe(implemented);
  });

  it.each(POLICY_IDS)('stands in %s with nearly every question', (policy) => {
    const { questions } = heldPolicy(policy).questionnaire;
    const empty = questions.filter(({ rows, criteria }) => rows.length === 0 && criteria.implemented === '');
    expect(empty.length).toBeLessThanOrEqual(8);
  });
});

describe('根拠資料の例', () => {
  it('name nothing twice', () => {
    expect(evidenceOfRows('次のことを行っていますか。', [['鍵の管理簿', '写真'], ['写真'], ['写真、図面']])).toEqual([
      '鍵の管理簿',
      '写真、図面',
    ]);
  });

  it('follow the act: a thing handed over, an ordinary notice, a 体制 without an emergency', () => {
    expect(evidenceOf('パスワード等による暗号化の設定を行っている', '情報資産を外部に提供するときは、')).toEqual([
      '提供の記録',
    ]);
    expect(
      evidenceOf('対象期間に、代行者を認めた場合は、各課に通知した（認めた者がいないときは「該当なし」）'),
    ).toEqual(['通知文、報告文']);
    expect(evidenceOf('移行に伴うリスク管理体制の構築を行っていますか。')).toEqual(['体制図']);
  });

  it.each(POLICY_IDS)('are in %s never the same thing twice', (policy) => {
    const twice = heldPolicy(policy).questionnaire.questions.flatMap(({ id, evidence, rows }) =>
      [evidence, ...rows.map((row) => row.evidence ?? [])]
        .filter((examples) => new Set(examples).size !== examples.length)
        .map((examples) => `${id} ${examples.join('、')}`),
    );
    expect(twice).toEqual([]);
  });
});

describe('例外の定め', () => {
  const DUTY = { words: '端末を持ち出してはならない', kind: 'requirement', subjects: [] } as const;
  const MEANT = { words: '本規程は職員に適用する', kind: 'definition', subjects: [] } as const;
  const PROVISO = { words: 'ただし、学校は対象外とする', kind: 'exception', subjects: [] } as const;
  const POWER = { words: '責任者は、利用を停止することができる', kind: 'permission', subjects: [] } as const;
  const asked = ({ kind }: { readonly kind: string }): boolean => kind === 'requirement';

  it('is only a proviso behind a duty', () => {
    expect(besides([DUTY, PROVISO], asked, new Set())).toEqual({ exceptions: [PROVISO.words], related: [] });
    expect(besides([MEANT, PROVISO, DUTY], asked, new Set())).toEqual({ exceptions: [], related: [] });
    expect(besides([POWER, DUTY], asked, new Set())).toEqual({ exceptions: [], related: [POWER.words] });
  });

  it.each(POLICY_IDS)('is in %s no power and no exception of another sentence', (policy) => {
    const hints = heldPolicy(policy).questionnaire.questions.flatMap(({ hint }) => (hint ?? '').split('\n'));
    const exceptions = hints.filter((line) => line.startsWith('例外の定め：'));
    expect(exceptions.filter((line) => !/：(?:ただし|但し)/u.test(line))).toEqual([]);
  });
});
