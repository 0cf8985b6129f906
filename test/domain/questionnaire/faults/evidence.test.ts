import { describe, expect, it } from 'vitest';
import type { Question } from '#app/domain/questionnaire/question.ts';
import { heldPolicy } from '#test/fixtures/questionnaires.ts';
import type { PolicyId } from '#test/fixtures/policy-sources.ts';

const STANDARDS = ['kikuyo', 'nishiwaki', 'mic-model'] as const satisfies readonly PolicyId[];

/** What must stand in the words for an example to be one: found by plain search, apart from the rules. */
const TOLD_BY: readonly (readonly [example: RegExp, words: RegExp])[] = [
  [/廃棄記録簿|データ消去/u, /廃棄|返却|復元|破砕/u],
  [/契約書/u, /契約|委託|提供者/u],
  [/申請・承認|申請書/u, /許可|承認|申請|審査/u],
  [/例外措置/u, /例外措置/u],
  [/持出し・持込み/u, /持ち?出し|持ち?込み/u],
  [/入退室/u, /入退室/u],
  [/認証設定/u, /認証|本人確認/u],
  [/バックアップ/u, /バックアップ/u],
  [/ログ/u, /ログ/u],
  [/受講|研修/u, /研修|訓練|教育/u],
  [/訓練/u, /訓練/u],
  [/監査/u, /監査/u],
  [/自己点検/u, /自己点検/u],
  [/緊急時対応計画/u, /緊急時対応計画/u],
  [/業務継続計画/u, /業務継続計画/u],
  [/台帳/u, /台帳|情報資産[^。]*分類|ライセンス/u],
  [/手順書/u, /手順|方法|措置|取扱|事項|期間|周知/u],
  [/規程・基準/u, /規程|規定|規則|基準|方針|ポリシー|規約|義務/u],
  [/調達仕様/u, /仕様|要件|条件/u],
  [/暗号化/u, /暗号/u],
  [/周知文/u, /周知|注意喚起|知らせ/u],
  [/掲示/u, /掲示|周知|注意喚起/u],
  [/説明資料/u, /説明|理解/u],
  [/報告書、通知文/u, /報告|通知|通報|連絡|指示|届/u],
  [/会議資料/u, /委員会/u],
  [/変更履歴/u, /履歴/u],
  [/監視/u, /監視|検知/u],
  [/同意書/u, /同意書/u],
  [/対策ソフト/u, /不正プログラム|ウイルス|パターン/u],
  [/構成図/u, /ネットワーク|通信|LGWAN|領域|環境|接続系|システム|冗長/u],
  [/見直し|改定/u, /見直|改善|活用|改定/u],
];

interface Named {
  readonly where: string;
  readonly example: string;
  readonly words: string;
}

function namedIn(policy: PolicyId, { id, text, rows, evidence }: Question): readonly Named[] {
  const words = [text, ...rows.map((row) => row.text)].join('\n');
  return [
    ...evidence.map((example) => ({ where: `${policy} ${id}`, example, words })),
    ...rows.flatMap((row) =>
      (row.evidence ?? []).map((example) => ({
        where: `${policy} ${id} ${row.id}`,
        example,
        words: `${text}\n${row.text}`,
      })),
    ),
  ];
}

function examplesOf(policy: PolicyId, clause: string): readonly string[] {
  return heldPolicy(policy)
    .questionnaire.questions.filter(({ clauses }) => clauses.includes(clause))
    .flatMap(({ rows, evidence }) => {
      const own = rows.filter((row) => row.clauses.includes(clause));
      return own.length === 0 ? evidence : own.flatMap((row) => row.evidence ?? evidence);
    });
}

describe('根拠資料の例', () => {
  it.each(STANDARDS)('name in %s nothing whose act the words do not name', (policy) => {
    const astray = heldPolicy(policy)
      .questionnaire.questions.flatMap((question) => namedIn(policy, question))
      .filter(({ example, words }) => TOLD_BY.some(([named, told]) => named.test(example) && !told.test(words)));
    expect(astray).toEqual([]);
  });

  it.each([
    ['3-2-3-イ', /廃棄記録簿/u],
    ['3-2-3-ウ', /廃棄記録簿/u],
    ['3-2-8-ア', /ID/u],
    ['3-2-9-ア', /ID/u],
    ['9-2-2-ア', /利用申請/u],
    ['9-2-6-ア', /利用申請/u],
    ['9-3-1', /利用申請/u],
  ])('of %s in kikuyo do not follow a word that merely stands there', (clause, wrong) => {
    expect(examplesOf('kikuyo', clause).join('、')).not.toMatch(wrong);
  });

  it.each([
    ['3-2-10-イ', '廃棄記録簿'],
    ['8-3-1', '緊急時対応計画'],
    ['9-1-2-ア-エ', '契約書、特記仕様書'],
    ['9-3-1', '規程・基準の文書'],
  ])('of %s in kikuyo are what proves its act', (clause, right) => {
    expect(examplesOf('kikuyo', clause)).toContain(right);
  });
});
