import { describe, expect, it } from 'vitest';
import { account } from '#app/domain/policy/account.ts';
import { readPolicy } from '#app/domain/policy/read.ts';

const read = (...lines: string[]) => readPolicy(lines.join('\n'));
const duties = ({ clauses }: ReturnType<typeof readPolicy>) =>
  clauses
    .filter(({ kind }) => kind === 'requirement')
    .map(({ id, subjects, text }) => `${id} ${subjects.join('/')} ${text}`);

const ARTICLES = [
  '架空市情報セキュリティ対策基準',
  '',
  '第１条　この基準は、情報資産を守るため必要な        第４条　職員は、端末を離れるときは、画面を',
  '　事項を定める。                                    　ロックしなければならない。',
  '第２条　課長は、端末を管理しなければならな          第５条　職員は、媒体を施錠して保管しなけれ',
  '　い。                                              　ばならない。',
  '第３条　課長は、台帳を作成しなければならな          第６条　職員は、パスワードを他の者に知られ',
  '　い。                                              　ないようにしなければならない。',
];

describe('a page of two columns', () => {
  it('is read down the left column, then down the right, and told of', () => {
    const reading = read(...ARTICLES);
    expect(reading.clauses.map(({ id }) => id)).toEqual(['1', '2', '3', '4', '5', '6']);
    expect(duties(reading)).toEqual([
      '2 課長 課長は、端末を管理しなければならない。',
      '3 課長 課長は、台帳を作成しなければならない。',
      '4 職員 職員は、端末を離れるときは、画面をロックしなければならない。',
      '5 職員 職員は、媒体を施錠して保管しなければならない。',
      '6 職員 職員は、パスワードを他の者に知られないようにしなければならない。',
    ]);
    expect(reading.warnings).toMatchObject([{ code: 'columns' }]);
    expect(reading.warnings[0]?.message).toMatch(/２段組み.*１段組みにして/u);
  });

  it('keeps every character', () => {
    const source = ARTICLES.join('\n');
    const { total, inClauses } = account(readPolicy(source), source);
    expect(inClauses + '架空市情報セキュリティ対策基準'.length).toBe(total);
  });

  it('begins anew on the next page, where a sentence of the page before may go on', () => {
    const reading = read(
      '                    架空市情報管理規程',
      '１　目的                                   ３　媒体',
      'この規程は、情報の管理について必要な       職員は、媒体を施錠して保管しなければ',
      '事項を定めるものとする。                   ならない。',
      '２　端末                                   ４　書類',
      '職員は、端末を離れるときは画面をロッ       職員は、書類を机の上に放置してはなら',
      'クしなければならない。                     ない。',
      '                                 - 1 -',
      '\f５　研修                                   ６　点検',
      '職員は、毎年度、研修を受けなければな       課長は、毎月、端末の状態を点検しなけ',
      'らない。                                   ればならない。',
      '課長は、受講の状況を確認しなければな       課長は、点検の結果を部長に報告しなけ',
      'らない。                                   ればならない。',
      '                                 - 2 -',
    );
    expect(reading.clauses.map(({ id, title }) => `${id} ${title}`)).toEqual([
      '1 目的',
      '2 端末',
      '3 媒体',
      '4 書類',
      '5 研修',
      '6 点検',
    ]);
    expect(duties(reading).map((duty) => duty.split(' ')[1])).toEqual(['職員', '職員', '職員', '職員/課長', '課長']);
  });

  it('is one also where nothing is numbered', () => {
    const reading = read(
      '端末の扱い                               媒体の扱い',
      '職員は、端末を離れるときは、画面を       職員は、媒体を持ち出すときは、課長',
      'ロックしなければならない。               の許可を得なければならない。',
      '職員は、端末を職場の外に持ち出して       職員は、使い終わった媒体を鍵のかか',
      'はならない。                             る棚に戻さなければならない。',
    );
    expect(duties(reading).map((duty) => duty.split(' ').at(-1))).toEqual([
      '職員は、端末を離れるときは、画面をロックしなければならない。',
      '職員は、端末を職場の外に持ち出してはならない。',
      '職員は、媒体を持ち出すときは、課長の許可を得なければならない。',
      '職員は、使い終わった媒体を鍵のかかる棚に戻さなければならない。',
    ]);
  });

  it('is no table', () => {
    const { clauses, warnings } = read(
      '架空市情報セキュリティ対策基準',
      '１　分類',
      '情報資産は、次の表のとおり分類する。',
      '区分          取扱い',
      '重要          職員は、端末を施錠しなければならない。',
      '普通          課長は、点検を行う。',
      'その他        職員は、媒体を持ち出してはならない。',
      '２　管理',
      '（１）課長は、台帳を作成しなければならない。',
    );
    expect(clauses.map(({ id }) => id)).toContain('1-t1');
    expect(warnings.map(({ code }) => code)).not.toContain('columns');
  });
});

const NEW_AND_OLD = [
  ['第１条　この基準は、必要な事項を定める。', '第１条　この基準は、必要な事項を定める。'],
  ['第２条　課長は、端末を毎月点検しなければならない。', '第２条　課長は、端末を毎年点検しなければならない。'],
  ['第３条　職員は、端末を施錠しなければならない。', '第３条　職員は、端末を保管しなければならない。'],
] as const;
const VALID = ['2 課長 課長は、端末を毎月点検しなければならない。', '3 職員 職員は、端末を施錠しなければならない。'];
const TITLE = '架空市情報セキュリティ対策基準 新旧対照表';

describe('a table of new and old wording', () => {
  it.each([
    ['改正後', '改正前'],
    ['新', '旧'],
    ['改正案', '現行'],
    ['改定後', '改定前'],
    ['変更後（令和８年度）', '変更前（令和７年度）'],
  ])('with %s to the left of %s binds by the new alone, in bars and tabs', (fresh, old) => {
    const bars = [[fresh, old], ['---', '---'], ...NEW_AND_OLD].map((row) => `| ${row.join(' | ')} |`);
    const tabs = [[fresh, old], ...NEW_AND_OLD].map((row) => row.join('\t'));
    const otherWay = [[old, fresh], ...NEW_AND_OLD.map(([one, other]) => [other, one])].map((row) => row.join('\t'));
    for (const table of [bars, tabs, otherWay]) {
      const reading = read(TITLE, ...table);
      expect(duties(reading)).toEqual(VALID);
      expect(reading.discarded.filter(({ why }) => why === 'old_wording').length).toBeGreaterThan(0);
      expect(reading.warnings).toMatchObject([{ code: 'columns' }]);
      expect(reading.warnings[0]?.message).toMatch(/改正前（旧）の欄など3か所を除きました/u);
    }
  });

  it.each([
    ['left', '改正後                                  改正前', '毎月', '毎年'],
    ['right', '　　　　現　行                          　　　　改正案', '毎年', '毎月'],
  ])('whose sides the print sets apart and whose new side stands to the %s', (_side, head, left, right) => {
    const reading = read(
      TITLE,
      head,
      '第１条　この基準は、必要な事項を定      第１条　この基準は、必要な事項を定',
      '　める。                                　める。',
      `第２条　課長は、端末を${left}点検しな      第２条　課長は、端末を${right}点検しな`,
      '　ければならない。                      　ければならない。',
      '第３条　職員は、端末を施錠しなけれ      第３条　職員は、端末を施錠しなけれ',
      '　ばならない。                          　ばならない。',
    );
    expect(duties(reading)).toEqual(VALID);
  });

  it('leaves the remarks out and says that a clause without its words cannot be read', () => {
    const reading = read(
      TITLE,
      '改正後\t改正前\t備考',
      '第１条　（略）\t第１条　（略）\t',
      '第２条　課長は、端末を毎月点検しなければならない。\t第２条　課長は、点検しなければならない。\t回数を改める。',
      '第３条　職員は、端末を施錠しなければならない。\t\t新設',
    );
    expect(duties(reading)).toEqual(VALID);
    expect(reading.warnings[0]?.message).toMatch(/「（略）」の条項は文が載っていない/u);
  });
});
