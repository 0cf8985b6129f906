import { describe, expect, it } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';

/** Who is asked what by the first articles; a last one stands behind them so that none is a mere heading. */
function asked(...articles: readonly string[]): readonly string[] {
  const body = [...articles, '課長は、名簿を整えること。'].map((words, at) => `第${at + 1}条　${words}`).join('\n');
  const { clauses } = readPolicy(`情報セキュリティ対策基準\n${body}\n`);
  return deriveQuestionnaire(clauses, { policyId: 'made-up' })
    .questions.filter(({ text }) => !text.includes('名簿'))
    .map(({ roles, unmapped = [], text, rows }) =>
      [[...roles, ...unmapped].join('/'), text, ...rows.map((row) => row.text)].join(' '),
    );
}

describe('what each of several has to do is asked of him alone', () => {
  it('where a thing stands first', () => {
    expect(asked('端末は課長が封印し、職員は剝がしてはならず、剝がれたときは情報課が再封印するものとする。')).toEqual([
      'security_manager 端末を封印していますか。',
      'staff 所属の職員等は、端末を剝がさないようにしていますか。',
      'secretariat 剝がれたときは、端末を再封印していますか。',
    ]);
  });

  it('where one takes the place of the other', () => {
    expect(asked('課長は、金庫を点検し、その者が不在のときは、係長が代行しなければならない。')).toEqual([
      'security_manager 金庫を点検していますか。',
      'supervising_security_officer/係長 係長が、課長が不在のときは、代行していますか。',
    ]);
  });

  it('where the people of one office stand by', () => {
    expect(asked('作業は委託業者が行い、情報課の職員が立ち会わなければならない。')).toEqual([
      'contractor 作業を行っていますか。',
      'secretariat 作業に立ち会っていますか。',
    ]);
  });

  it('and what follows from a breach is asked of nobody who broke the rule', () => {
    expect(asked('違反した職員は懲戒処分の対象とし、課長は直ちに部長に報告しなければならない。')).toEqual([
      'security_manager 直ちに部長に報告していますか。',
    ]);
  });
});

describe('who is meant', () => {
  it.each([
    ['職員たる者は、住民の信頼を損なってはならない。', 'staff'],
    ['違反を知った課長にして報告を怠った者は、始末書を提出しなければならない。', 'security_manager'],
    ['職員のうち、端末を持ち出した者は、持出簿に記入しなければならない。', 'staff'],
    ['違反した者は、始末書を提出しなければならない。', 'handler'],
    ['◎の者は、必ず自ら点検を行わなければならない。', 'supervising_security_officer/◎の者'],
    ['暗号鍵は、課長において保管しなければならない。', 'security_manager'],
    ['情報管理者は課長をもって充て、端末の点検を毎月行わせる。', 'security_manager'],
  ])('in %s', (words, who) => {
    expect(asked(words).map((question) => question.split(' ')[0])).toEqual([who]);
  });

  it('is not certain where another article tells it', () => {
    const { clauses } = readPolicy(
      '対策基準\n第１条　課長が不在のときは、係長が代行しなければならない。\n第２条　前条により代行した者は、課長に引き継がなければならない。\n',
    );
    const { questions } = deriveQuestionnaire(clauses, { policyId: 'made-up' });
    expect(questions.find(({ clauses: ids }) => ids.includes('2'))?.flags).toContain('respondent_unknown');
  });
});

it('the items of a list are not asked of who only sees to it', () => {
  const { clauses } = readPolicy(
    '対策基準\n１　職員は、次の事項を守ること。また、課長は、その状況を点検し、部長は、改善を指示すること。\n(1)　端末を放置しない。\n(2)　画面をロックする。\n２　職員は、名札を着用すること。\n',
  );
  const { questions } = deriveQuestionnaire(clauses, { policyId: 'made-up' });
  const listed = questions.filter(({ rows }) => rows.some(({ text }) => text.includes('放置')));
  expect(listed.map(({ roles }) => roles)).toEqual([['staff']]);
  expect(questions.map(({ text }) => text)).toEqual(
    expect.arrayContaining(['状況を点検していますか。', '改善を指示していますか。']),
  );
});

it('a heading that ends in について is a topic once', () => {
  const { clauses } = readPolicy(
    '対策基準\n１　持出しについて\n課長は、許可したら台帳に記入する。課長は、台帳を毎月点検する。\n２　職員は、名札を着用すること。\n',
  );
  const { questions } = deriveQuestionnaire(clauses, { policyId: 'made-up' });
  expect(questions.map(({ text }) => text).join()).not.toContain('についてについて');
});

it('a mark that only opens is no word of the question', () => {
  const words = asked('課長は、機器を更新する。＜作業は、係長が行わなければならない。＞').join();
  expect(words).not.toMatch(/[＜＞]/u);
});
