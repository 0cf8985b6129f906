import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import type { Clause } from '#app/domain/policy/clause.ts';
import { readPolicy } from '#app/domain/policy/read.ts';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import { sentencesOutOfQuestions } from '#app/domain/questionnaire/words-asked.ts';
import { makeQuestion } from '#test/factories/questions.ts';
import { dutiesNotAsked, warnOfDutiesNotAsked } from '#app/domain/questionnaire/duties-not-asked.ts';

function notAsked(source: string) {
  const reading = readPolicy(source);
  return dutiesNotAsked(reading, deriveQuestionnaire(reading.clauses, { policyId: 'p' }), source);
}

const wordsNotAsked = (source: string): readonly string[] => notAsked(source).map(({ words }) => words);

const ASKED = '第１条　職員は、端末を施錠しなければならない。\n';

describe('what may be a duty and is not asked', () => {
  test('is no place to look at where the secretariat said that the clause binds nobody', () => {
    const source = `${ASKED}第２条　端末とは、パソコンをいう。端末は、離席時に施錠するものとする。\n`;
    const { clauses } = readPolicy(source);
    const left = (all: readonly Clause[]) =>
      dutiesNotAsked({ clauses: all }, deriveQuestionnaire(all, { policyId: 'p' }), source).length;
    expect(left(clauses)).toBe(1);
    expect(left(clauses.map((one) => (one.id === '2' ? { ...one, kind: 'definition', kindSet: true } : one)))).toBe(0);
  });

  test.each([
    ['items that only a heading announces', '第２条（禁止事項）\n(1) 私物端末の接続\n(2) 端末の持出し\n', 2],
    ['a rule that a definition hides', '第２条　端末とは、パソコンをいう。端末は、離席時に施錠するものとする。\n', 1],
    ['a heading below which nothing stands', '第２章　研修\n第２条　情報セキュリティ研修の義務\n', 1],
    ['a duty as a heading over what is asked', '第２条　端末の持出し厳禁\n(1) 課長は、持出簿を点検すること。\n', 1],
    [
      'the acts in the cells of a table',
      '第２条　役割は、次の表のとおりとする。\n担当\t作業\n守衛\t館内の施錠を確かめる\n',
      1,
    ],
    [
      'an act among definitions',
      '（用語）\n第２条　用語の意義は、次のとおりとする。\n(1) 媒体　職員は、媒体を放置しないこと。\n',
      1,
    ],
    ['who does a thing', '第２条　棚卸しの実施者は、課長とする。\n', 1],
    [
      'what stands beside a sanction',
      '第２条　違反した職員は、懲戒処分の対象とする。違反の事実は、必ず公表すること。\n',
      1,
    ],
    ['a box to tick off', '第２条　パスワードを他人に教えていない　□　□\n', 1],
    ['a noun below which nothing stands', '第２条　離席時ロック\n第３条　部下への声掛け\n第４条　削除\n', 2],
    [
      'a bidding with an exclamation mark as a heading',
      '第２条　怪しいメールは開かないで！\n(1) 課長は、掲示すること。\n',
      1,
    ],
    [
      'clipped words',
      '第２条（守ること）　鍵は二人で。メモはシュレッダーへ。書類は裏返しておく。私物のＵＳＢは原則NG。\n',
      3,
    ],
    ['a rule that only says what a thing is subject to', '第２条　外部サービスの利用は申請制です。\n', 1],
    [
      'what a term must not suffer',
      '（用語の定義）\n第２条　次のとおりとする。\n(1) 機密情報　外に出さないこと。\n(2) 破損　使えなくされないこと。\n',
      1,
    ],
    [
      'an act whose doer stands in brackets before another sentence',
      '第２条　職員は、次のことを守ること。\n(1) 施錠の確認（課長）。画面をロックすること。\n(2) 鍵を返すこと。\n',
      1,
    ],
    ['an act of its own above notes', '第２条　鍵の保管。\n※　課長は、鍵を貸してはならない。\n', 1],
    ['what is left to somebody', '第２条　職員は、鍵を返すこと。鍵の受領は警備員にお任せ。\n', 1],
    [
      'a law of old',
      '第２条　吏員ハ機密ヲ漏洩スルコトヲ得ス\n第３条　係長ハ毎日書庫ノ鍵ヲ検スヘシ\n第４条　書類ハ持出スヘカラス\n',
      3,
    ],
    ['a box in a title', '第２条　台帳を毎月点検している　□\n課長は、鍵を返却すること。\n', 1],
    [
      'a duty that its own sentence bends by a leave',
      '第２条　人事課で手続をとらなければならないが、休日は、当直長がこれを行うことができる。\n',
      1,
    ],
    ['what has become a rule', '第２条　宛先は、送信前に別の職員と確認することになっています。\n', 1],
    ['the only thing that is allowed', '第２条　テレワークの場所は、自宅又は町が指定する場所だけです。\n', 1],
    ['who hands on to whom', '第２条　報告の流れ　本人 → 課長へ口頭で報告\n', 1],
    [
      'a duty in a sentence that excepts',
      '第２条　職員は、端末を持ち出してはならない。ただし、課長が認めるときは、この限りでない。持ち出した端末は、この限りでない期間の満了後返却しなければならない。\n',
      1,
    ],
    ['a leave for who does something', '第２条　職員は、事後に届け出ることにより、申請を省略することができる。\n', 1],
    ['a duty told as what is done', '第２条　受渡しには専用の媒体が用いられる。\n', 1],
    ['a duty in English', '第２条　All employees shall not share passwords.\n', 1],
  ])('is %s', (_, text, count) => {
    expect(wordsNotAsked(`${ASKED}${text}`)).toHaveLength(count);
  });

  test('a question of the text is no duty, and its answer may be one', () => {
    expect(wordsNotAsked(`${ASKED}第２条　Q3.係で同じIDを使ってもよいですか。\n`)).toEqual([]);
  });

  test.each(['規程', '要綱', '対策基準'])('a %s that tells what it is for demands nothing', (name) => {
    expect(
      wordsNotAsked(
        `第１条　この${name}は、市の情報資産を守るため、必要な事項を定めるものとする。\n${ASKED.replace('１', '２')}`,
      ),
    ).toEqual([]);
  });

  test.each(['kikuyo', 'nishiwaki', 'mic-model', 'kaminoseki', 'kumamoto-sogo'])('is nothing in %s', (folder) => {
    expect(wordsNotAsked(readFileSync(`questionnaires/${folder}/source.txt`, 'utf8'))).toEqual([]);
  });

  test.each([
    '第２条　この基準において「端末」とは、パソコンをいう。\n',
    '第２条　副市長を最高情報統括責任者とする。\n',
    '第２条　削除\n第３条（略）\n',
    '第２章　職員が守ること\n第２条　職員は、鍵を返さなければならない。\n',
    '第２条　利用できるものは、次のとおりとする。\n(1) 外部サービス\n(2) 端末のアクセス\n',
    '第２条　各課に担当者を置く。\n',
    '第２条　所属長は、端末の持出しを許可することができる。\n',
    '第２条（目的）　この基準は、必要な事項を定めることを目的とする。\n',
    '（定義）\n第２条　用語の意義は、次のとおりとする。\n(1) 漏えい　情報が外部に漏れること。\n(2) 媒体　磁気ディスク等をいう。\n',
  ])('is not 「%s」', (text) => {
    expect(wordsNotAsked(`${ASKED}${text}`)).toEqual([]);
  });
});

describe('a particular act that a 基本方針 demands', () => {
  const both = (basic: string, standards: string): string =>
    `Ａ市情報セキュリティ基本方針\n第１条　${basic}\nＡ市情報セキュリティ対策基準\n第１条　${standards}\n`;
  const OTHER = '課長は、来庁者を執務室に入れてはならない。';

  it('is told where the 対策基準 do not speak of it', () => {
    expect(wordsNotAsked(both('議会事務局長は、議員の端末を毎月点検しなければならない。', OTHER))).toEqual([
      '議会事務局長は、議員の端末を毎月点検しなければならない',
    ]);
  });

  it('is told of everybody, too', () => {
    expect(wordsNotAsked(both('職員等は、机上の書類を毎日片付けなければならない。', OTHER))).toEqual([
      '職員等は、机上の書類を毎日片付けなければならない',
    ]);
  });

  test.each([
    [
      'the same act',
      '議会事務局長は、端末を毎月点検しなければならない。',
      '課長は、端末の点検を毎年行わなければならない。',
    ],
    [
      'it by another verb',
      '議会事務局長は、端末を毎月点検しなければならない。',
      '課長は、端末を毎年検査しなければならない。',
    ],
    ['a principle', '市長は、情報セキュリティ対策を推進しなければならない。', OTHER],
  ])('is held to be covered: %s', (_, basic, standards) => {
    expect(wordsNotAsked(both(basic, standards))).toEqual([]);
  });
});

it('is told by one warning with how many there are and where the first five stand', () => {
  const items = Array.from({ length: 7 }, (_, at) => `(${at + 1}) 私物端末${at + 1}号の接続\n`).join('');
  const source = `${ASKED}第２条（禁止事項）\n${items}`;
  const found = notAsked(source);
  expect(found).toHaveLength(7);
  const [warning, ...others] = warnOfDutiesNotAsked(found, source);
  expect(others).toEqual([]);
  expect(warning?.code).toBe('duties_not_asked');
  expect(warning?.message).toBe(
    '義務とも読める文7件が、設問になっていません。原文と照らして確認してください。3行目「私物端末1号の接続」、4行目「私物端末2号の接続」、5行目「私物端末3号の接続」、6行目「私物端末4号の接続」、7行目「私物端末5号の接続」、ほか2件',
  );
  expect(warnOfDutiesNotAsked([], source)).toEqual([]);
});

describe('a sentence that binds and stands in no question of its clause', () => {
  const question = (text: string, over: Partial<Question> = {}): Question =>
    makeQuestion({ id: '2@security_manager', unit: 'department', text, ...over });
  const [clause] = readPolicy('第２条　課長は、入退室を記録し、監視カメラの映像を保存しなければならない。\n').clauses;
  if (clause === undefined) throw new Error('the text has a clause');
  const out = (...questions: Question[]) => sentencesOutOfQuestions(questions)(clause);

  test('is told where the question speaks of something else', () => {
    expect(out(question('端末を施錠していますか。'))).toHaveLength(1);
  });

  test('is told where half of what it demands has no question', () => {
    expect(out(question('入退室を記録していますか。'))).toHaveLength(1);
  });

  test('is not told where a question, its rows, its criteria or its means repeat it', () => {
    const words = '入退室を記録し、監視カメラの映像を保存';
    expect(out(question(`${words}していますか。`))).toEqual([]);
    expect(out(question('次のことを行っていますか。', { rows: [{ id: 'r', text: words, clauses: ['2'] }] }))).toEqual(
      [],
    );
    expect(out(question('次のことを行っていますか。', { means: [words] }))).toEqual([]);
    expect(out(question('入退室を記録していますか。'), question('映像を監視カメラから保存していますか。'))).toEqual([]);
  });

  test('is nobody’s matter where nothing is asked of the clause: that is told otherwise', () => {
    expect(out(question('端末を施錠していますか。', { clauses: ['3'] }))).toEqual([]);
  });

  test.each(['規程', '要綱', '対策基準'])('a %s that tells what it is for demands nothing', (name) => {
    expect(
      wordsNotAsked(
        `第１条　この${name}は、市の情報資産を守るため、必要な事項を定めるものとする。\n${ASKED.replace('１', '２')}`,
      ),
    ).toEqual([]);
  });
});
