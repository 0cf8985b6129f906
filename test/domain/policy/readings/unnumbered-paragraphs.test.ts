import { describe, expect, it } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';

const read = (...lines: readonly string[]) =>
  readPolicy(['架空町電算室管理規程', ...lines].join('\n')).clauses.map(
    ({ id, kind, subjects, text }) => `${id} ${kind} [${subjects.join('/')}] ${text}`,
  );

describe('a 項 without a number', () => {
  it('is a clause of its own below its 条, whom it binds told by itself', () => {
    expect(
      read(
        '第一条　電算室に室長を置き、企画課長をもって充てる。',
        '　室長は、鍵を保管しなければならない。',
        '　職員は、鍵を複製してはならない。',
        '第二条　課長は、台帳を備えなければならない。',
        '　前項の台帳は、室長が毎月点検しなければならない。',
        '第三条　室長は、点検を行わなければならない。',
      ).map((clause) => clause.replace(/ [a-z-]+ /u, ' ')),
    ).toEqual([
      '1 [室長] 電算室に室長を置き、企画課長をもって充てる。',
      '1-n1 [室長] 室長は、鍵を保管しなければならない。',
      '1-n2 [職員] 職員は、鍵を複製してはならない。',
      '2 [課長] 課長は、台帳を備えなければならない。',
      expect.stringMatching(/^2-n1 .*前項の台帳は、室長が毎月点検しなければならない。$/u),
      '3 [室長] 室長は、点検を行わなければならない。',
    ]);
  });

  it('stands below its 条, not in the last 号, where it speaks of the 項 before', () => {
    expect(
      read(
        '第一条　室長は、部外の者を入室させてはならない。但し、左の各号の一に該当する者については、この限りでない。',
        '　一　機器の保守に従事する者',
        '　二　町長の許可を得た見学者',
        '　前項但書の規定により入室させたときは、室長は、その者の氏名を記録しなければならない。',
        '第二条　室長は、点検を行わなければならない。',
        '第三条　職員は、端末を施錠しなければならない。',
      )[3],
    ).toBe(
      '1-n1 requirement [室長] 前項但書の規定により入室させたときは、室長は、その者の氏名を記録しなければならない。',
    );
  });

  it('is none where the text numbers its 項, or where the line goes on with what is said', () => {
    expect(
      read(
        '第一条　室長は、鍵を保管しなければならない。',
        '　職員は、鍵を借りることができる。',
        '２　職員は、鍵を複製してはならない。',
        '第二条　室長は、点検を行わなければならない。',
        '第三条　職員は、端末を施錠しなければならない。',
      ).filter((clause) => clause.includes('-n')),
    ).toEqual([]);
    expect(
      read(
        '第一条　室長は、鍵を保管しなければならない。',
        '　ただし、夜間は、この限りでない。',
        '第二条　室長は、点検を行わなければならない。',
        '第三条　職員は、端末を施錠しなければならない。',
      ),
    ).toHaveLength(3);
  });
});
