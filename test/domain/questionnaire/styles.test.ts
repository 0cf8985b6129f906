import { describe, expect, it } from 'vitest';
import type { Question } from '#app/domain/questionnaire/question.ts';
import { STYLES, styledPolicy } from '#test/fixtures/questions/styles.ts';

function questionsAbout(style: (typeof STYLES)[number], clause: string): readonly Question[] {
  return styledPolicy(style).questionnaire.questions.filter(({ clauses }) => clauses.includes(clause));
}

/** Words that no question holds, in whichever style its clause is written. */
const NEVER = /なければ|てはなら|ものとし|前項|前号|前条|ていてい|ません|次の各号|いずれかに該当|^[、。に]|関している/u;

describe.each(STYLES)('the questions of a policy in the style of %s', (style) => {
  const { clauses, questionnaire } = styledPolicy(style);
  const { questions, unasked } = questionnaire;

  it('lose no duty', () => {
    const demanding = clauses.filter(({ kind }) => kind === 'requirement' || kind === 'recommendation');
    expect(demanding.length).toBeGreaterThan(8);
    const asked = new Set(questions.flatMap((question) => question.clauses));
    expect(demanding.filter(({ id }) => !asked.has(id)).map(({ id }) => id)).toEqual([]);
    expect(
      unasked
        .map(({ reason }) => reason)
        .filter((reason) => reason === 'no_duty_found' || reason === 'list_item_of_unasked'),
    ).toEqual([]);
  });

  it('ask no item of a list twice on one sheet', () => {
    const rows = questions.flatMap(({ roles, rows: list }) => list.map(({ text }) => `${roles.join('+')} ${text}`));
    expect(rows.filter((row, at) => rows.indexOf(row) !== at)).toEqual([]);
    const items = clauses.filter(({ kind }) => kind === 'list-item');
    for (const { id } of items) {
      const sheets = questions.filter((question) => question.clauses.includes(id)).map(({ roles }) => roles.join('+'));
      expect(sheets, id).toEqual([...new Set(sheets)]);
    }
  });

  it('hold no leftover of the clause', () => {
    const words = questions.flatMap(({ text, rows }) => [text, ...rows.map((row) => row.text)]);
    expect(words.filter((text) => NEVER.test(text))).toEqual([]);
    expect(questions.filter(({ text }) => text.length > 90)).toEqual([]);
  });
});

describe('a prohibition with its list', () => {
  it('has rows that are kept, and asks each of them once', () => {
    const [question, ...others] = questionsAbout('articles', '5-1-2');
    expect(others).toEqual([]);
    expect(question?.rows.map(({ text }) => text)).toEqual([
      '業務以外の目的で情報システムを利用していない',
      '端末を庁外に持ち出すときは、必ず所属長の許可を得ている',
      '他の職員等の利用者IDを使用していない',
      'ソフトウェアの無断導入をしていない',
    ]);
  });

  it('has them in plain forms, too', () => {
    expect(questionsAbout('plain-forms', '3-2-ア').map(({ rows }) => rows[0]?.text)).toEqual([
      '端末の設定を無断で変更していない',
    ]);
  });
});

describe('a sentence that forbids one thing and demands another', () => {
  it('is asked in two rows', () => {
    expect(questionsAbout('mixed-articles', '4-5')[0]?.rows.map(({ text }) => text)).toEqual([
      '情報システム課長の許可なしに外部と接続していない',
      '接続した場合は速やかに切断している',
    ]);
  });
});

describe('words that lean on other words', () => {
  it('are named by what 前項 says', () => {
    expect(questionsAbout('articles', '9-2')[0]?.text).toBe(
      '所属の職員等は、情報セキュリティに関する研修を受講していますか。',
    );
    expect(questionsAbout('articles', '6-2')[0]?.rows.at(-1)?.text).toBe(
      '緊急やむを得ない場合において、送信後速やかに所属長に報告している',
    );
    expect(questionsAbout('articles', '11-2')[0]?.text).toMatch(/^報告を受けたときは、速やかに/u);
  });

  it('are named by what the sentence before allows', () => {
    expect(questionsAbout('mixed-articles', '2-2')[0]?.text).toContain('使用を停止したときは、直ちにその旨を');
  });

  it('become a condition where they describe who acts', () => {
    expect(questionsAbout('mixed-articles', '3-3')[0]?.rows.at(-1)?.text).toBe(
      '端末を紛失し、又は盗まれたときは、直ちに所属長に届け出ている',
    );
  });

  it('make a list of cases, not of acts', () => {
    const [question] = questionsAbout('articles', '11-1');
    expect(question?.text).toBe('所属の職員等は、次のときは、直ちに所属長に報告していますか。');
    expect(question?.rows.map(({ text }) => text)).toContain('端末又は記録媒体を紛失したとき');
  });

  it('are told by the heading where one clause speaks to several', () => {
    expect(questionsAbout('paragraphs', '2.1').map(({ text }) => text)).toContain(
      'サーバ室について、入室するときは、入退室簿に記入していますか。',
    );
    expect(questionsAbout('paragraphs', '3.2-1')[0]?.text).toContain('アカウント（発行）');
  });
});

describe('whom a sentence binds', () => {
  it('is nobody of the later sentences where it names nobody itself', () => {
    const [first] = questionsAbout('paragraphs', '2.1');
    expect(first).toMatchObject({
      text: 'サーバ室を、常時施錠していますか。',
      roles: ['supervising_security_officer'],
    });
    expect(first?.flags).toContain('respondent_unknown');
  });

  it('changes where another office begins to act', () => {
    expect(questionsAbout('own-names', '2-2-3').map(({ roles }) => roles)).toEqual([['security_manager'], ['staff']]);
  });

  it('is whoever is audited, everybody, or the helper of a head by name', () => {
    expect(questionsAbout('own-names', '2-4-2')[0]?.roles).toEqual(['audited_unit']);
    expect(questionsAbout('own-names', '2-3-3')[0]).toMatchObject({
      roles: ['staff'],
      text: '所属の職員等は、許可なく機器をネットワークに接続しないようにしていますか。',
    });
    expect(questionsAbout('articles', '8-3')[0]?.text).toMatch(/^情報化推進リーダーは、毎年度１回以上、/u);
  });

  it('is named by what the policy says a name means, and by the section or its members', () => {
    expect(questionsAbout('mixed-articles', '1-1')[0]?.roles).toEqual(['security_manager']);
    expect(questionsAbout('mixed-articles', '5-1')[0]?.roles).toEqual(['security_manager']);
    expect(questionsAbout('mixed-articles', '4-1')[0]?.unmapped).toEqual(['情報システム課長']);
  });

  it('is not lost where the sentence is about those who must not act', () => {
    expect(questionsAbout('mixed-articles', '4-2')[0]?.text).toBe(
      'システム担当者以外の者がサーバを操作しないようにしていますか。',
    );
  });

  it('weighs a must beside a wish as a must', () => {
    expect(questionsAbout('paragraphs', '2.2').map(({ roles, kind }) => [roles[0], kind])).toEqual([
      ['supervising_security_officer', 'recommendation'],
      ['staff', 'requirement'],
    ]);
  });
});
