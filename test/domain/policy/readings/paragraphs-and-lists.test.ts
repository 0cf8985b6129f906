import { describe, expect, it } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';

const read = (...lines: string[]) =>
  readPolicy(lines.join('\n')).clauses.map(
    ({ id, parent, kind, subjects, text }) => `${id} <${parent ?? ''}> ${kind} ${subjects.join('/')} ${text}`,
  );

describe('項 without numbers and lists', () => {
  it.each([
    ['一', '二', '三'],
    ['１', '２', '３'],
  ])('begin each in a line of its own and bind whom they name (第%s条)', (one, two, three) => {
    expect(
      read(
        `第${one}条　倉庫に主任を置き、用度係長をもつて充てる。`,
        '　主任は、鍵を保管しなければならない。',
        '　用度係長は、前項の鍵の数を毎月数えるものとする。ただし、休日は、この限りでない。',
        `第${two}条　職員は、倉庫に火気を持ち込んではならない。但し、主任の許可を受けたときは、この限りでない。`,
        '　前項但書の許可をしたときは、主任は、日誌に記載しなければならない。',
        `第${three}条　この規程の施行に関し必要な事項は、町長がこれを定める。`,
      ),
    ).toEqual([
      '1 <> assignment 主任 倉庫に主任を置き、用度係長をもつて充てる。',
      '1-n1 <1> requirement 主任 主任は、鍵を保管しなければならない。',
      '1-n2 <1> requirement 用度係長 用度係長は、前項の鍵の数を毎月数えるものとする。ただし、休日は、この限りでない。',
      '2 <> requirement 職員 職員は、倉庫に火気を持ち込んではならない。但し、主任の許可を受けたときは、この限りでない。',
      '2-n1 <2> requirement 主任 前項但書の許可をしたときは、主任は、日誌に記載しなければならない。',
      '3 <> assignment 町長 この規程の施行に関し必要な事項は、町長がこれを定める。',
    ]);
  });

  it('have lists of their own, and stand behind the lists of those before them', () => {
    expect(
      read(
        '第一条　職員は、次の各号に該当する者を入室させてはならない。',
        '　一　酒気を帯びた者',
        '　二　許可を得ない見学者',
        '　前項の規定にかかわらず、室長は、消防吏員を入室させることができる。',
        '第二条　職員は、日誌を備えなければならない。',
        '　室長は、日誌に次の事項を記載しなければならない。',
        '　一　入室した者の氏名を記載すること。',
        '　二　退室の時刻を記載すること。',
      ).slice(3),
    ).toEqual([
      '1-n1 <1> permission 室長 前項の規定にかかわらず、室長は、消防吏員を入室させることができる。',
      '2 <> requirement 職員 職員は、日誌を備えなければならない。',
      '2-n1 <2> requirement 室長 室長は、日誌に次の事項を記載しなければならない。',
      '2-1 <2-n1> requirement 室長 入室した者の氏名を記載すること。',
      '2-2 <2-n1> requirement 室長 退室の時刻を記載すること。',
    ]);
  });

  it('are none where a text numbers them, nor where a sentence only goes on in the next line', () => {
    expect(
      read(
        '第１条　職員は、書類を片付けなければならない。',
        'この場合において、課長は、立ち会うものとする。',
        '２　課長は、鍵を保管しなければならない。',
        '課長は、鍵の数を数えなければならない。',
        '第２条　課長は、日誌を備えなければならない。',
      ).map((line) => line.split(' ')[0]),
    ).toEqual(['1', '1-1', '1-2', '2']);
  });
});
