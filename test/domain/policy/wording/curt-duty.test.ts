import { expect, test } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';
import { curtDutyOf } from '#app/domain/policy/wording/curt-duty.ts';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';

const CURT: readonly (readonly [printed: string, question: string])[] = [
  ['パスワードは10文字以上', 'パスワードを10文字以上としていますか。'],
  ['パスワードは１０文字以上のこと', 'パスワードを１０文字以上としていますか。'],
  ['保存期間は三年以内', '保存期間を三年以内としていますか。'],
  ['画面ロックの徹底', '画面ロックを徹底していますか。'],
  ['退庁時の施錠の励行', '退庁時の施錠を励行していますか。'],
  ['端末は毎日施錠', '端末を、毎日施錠していますか。'],
  ['パスワードは定期的に変更', 'パスワードは定期的に変更していますか。'],
  ['接続厳禁', '接続をしないようにしていますか。'],
  ['私物端末は接続禁止', '私物端末は接続しないようにしていますか。'],
  ['私物端末の持込み不可', '私物端末の持込みをしないようにしていますか。'],
  ['火気厳禁', '火気を禁止していますか。'],
  ['ウイルスチェックは必須', 'ウイルスチェックを必須としていますか。'],
  ['書類は鍵付き書庫へ保管のこと', '書類を、鍵付き書庫へ保管していますか。'],
  ['端末を施錠せよ', '端末を施錠していますか。'],
  ['記録を確かめよ', '記録を確かめていますか。'],
  ['次の手順を守れ', '次の手順を守っていますか。'],
  ['端末は帰宅時に施錠されたい', '端末を、帰宅時に施錠していますか。'],
  ['事前に許可を受けられたい', '事前に許可を受けていますか。'],
  ['手順書に従い処理を行われたい', '手順書に従い処理を行っていますか。'],
  ['端末を持ち出すな', '端末を持ち出さないようにしていますか。'],
  ['パスワードを紙に書くべからず', 'パスワードを紙に書かないようにしていますか。'],
  ['退庁時の施錠をお願いします', '退庁時の施錠を行っていますか。'],
  ['退庁時は施錠するようお願いいたします', '退庁時は施錠していますか。'],
  ['記録の内容を御確認願います', '記録の内容を確認していますか。'],
  ['離席時は画面をロックしてください', '離席時は画面をロックしていますか。'],
  ['離席時は画面をロックしていただきたい', '離席時は画面をロックしていますか。'],
  ['離席時は画面をロックしましょう', '離席時は画面をロックしていますか。'],
  ['みんなでルールを守りましょう', 'みんなでルールを守っていますか。'],
  ['媒体は施錠して保管すべし', '媒体を、施錠して保管していますか。'],
];

function clauseOf(text: string) {
  const { clauses } = readPolicy(text);
  return { clauses, questions: deriveQuestionnaire(clauses, { policyId: 'p' }).questions };
}

for (const stop of ['', '。']) {
  test.each(CURT)(`「%s${stop}」 alone in its article is a requirement and asked as 「%s」`, (printed, question) => {
    const read = clauseOf(`第１条　${printed}${stop}\n第２条　職員は、端末を大切に扱わなければならない。\n`);
    expect(read.clauses[0]).toMatchObject({ id: '1', kind: 'requirement', text: `${printed}${stop}` });
    expect(read.questions[0]?.text).toBe(question);
  });
}

test.each(CURT)('「%s」 among what somebody has to keep is his duty', (printed) => {
  const read = clauseOf(`１　遵守事項\n職員等は、次の事項を守ること。\n(1) ${printed}\n(2) 書類を放置しないこと。\n`);
  expect(read.clauses[1]).toMatchObject({ id: '1-1', kind: 'requirement', subjects: ['職員等'] });
  expect(read.questions).toHaveLength(1);
  expect(read.questions[0]?.rows).toHaveLength(2);
});

test.each(['パスワードの管理', '情報資産の分類', 'アクセス制御の徹底', '目的外利用の禁止'])(
  '「%s」 over clauses of its own is their heading',
  (title) => {
    const read = clauseOf(`１　${title}\n(1) 職員は、端末を施錠すること。\n(2) 職員は、媒体を施錠すること。\n`);
    expect(read.clauses[0]).toMatchObject({ id: '1', kind: 'heading', title, text: '' });
  },
);

test('what a contract has to hold is a list of contents and forbids nobody anything', () => {
  const read = clauseOf(
    '１　委託\n契約書には、次の事項を明記しなければならない。\n(1) 目的外利用の禁止\n(2) 秘密保持の徹底\n(3) 再委託の禁止\n',
  );
  expect(read.clauses.map(({ kind }) => kind)).toEqual(['requirement', 'list-item', 'list-item', 'list-item']);
});

test.each([
  '様々な',
  'いずれにせよ',
  'その他のこと',
  '利用可・不可',
  '対象は職員のみ',
  '重要度は３以上',
  '皆様のご理解とご協力をお願いします。',
  '次のような',
])('「%s」 bids nobody to do anything', (words) => {
  expect(curtDutyOf(words)).toBeNull();
});

test.each([
  'パスワードは10文字以上\n画面ロックの徹底\n端末は毎日施錠\n接続厳禁\n端末を施錠せよ\n端末を持ち出すな\n',
  '・パスワードは10文字以上\n・画面ロックの徹底\n・端末は毎日施錠\n・接続厳禁\n・端末を施錠せよ\n・端末を持ち出すな\n',
])('a text of nothing but curt lines is read line by line, each of them asked', (lines) => {
  const read = clauseOf(`情報機器利用のきまり\n\n${lines}`);
  const duties = read.clauses.filter(({ kind }) => kind === 'requirement');
  expect(duties).toHaveLength(6);
  const asked = new Set(read.questions.flatMap(({ clauses }) => clauses));
  expect(duties.filter(({ id }) => !asked.has(id))).toEqual([]);
});
