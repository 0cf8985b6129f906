import { describe, expect, it } from 'vitest';
import { roleNamesIn } from '#app/domain/policy/wording/role-names.ts';
import { judgeText } from '#app/domain/policy/wording/judged-text.ts';

describe('names that only the document itself makes known', () => {
  const texts = [
    '最高デジタル責任者（以下「CDO」という。）は、方針を定める。',
    '情報政策課長（以下「推進役」という。）は、計画を立てる。',
    '最高情報保護責任者（CPX）は、点検を行う。',
    '総務課長を情報の番頭とする。情報の番頭は、台帳を整える。',
  ];
  const roles = roleNamesIn(texts);

  it.each<readonly [string, readonly string[]]>([
    ['CDOは、計画を承認しなければならない。', ['CDO']],
    ['推進役は、点検の結果を報告しなければならない。', ['推進役']],
    ['CPX及びCDOは、協議しなければならない。', ['CPX', 'CDO']],
    ['USBは、検査しなければならない。', []],
  ])('%s', (text, subjects) => {
    expect(judgeText(text, roles).subjects).toEqual(subjects);
  });
});
