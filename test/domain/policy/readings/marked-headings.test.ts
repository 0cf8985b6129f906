import { describe, expect, it } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';

const read = (...lines: string[]) =>
  readPolicy(lines.join('\n')).clauses.map(
    ({ id, kind, subjects, title, text }) => `${id} ${kind} ${subjects.join('/')} ${title}|${text}`,
  );

describe('headings that marks show', () => {
  it('stand below the numbered heading whose mark is shorter, and their lists below them', () => {
    expect(
      read(
        '# つつじ町図書館 利用手順',
        '## 1. 朝',
        '### 司書',
        '司書は、開館の前に次のことを行うこと。',
        '- [ ] 返却箱を空にする。',
        '- [x] **端末**を起動する。',
        '### 館長',
        '1. 館長は、鍵の数を数えなければならない。',
        '2. 館長は、鍵の数を帳簿に書かなければならない。',
        '## 2. 夕方',
        '1. 司書は、端末を停止しなければならない。',
        '2. 館長は、戸締まりを確認しなければならない。',
        '## 3. 休館日',
        '館長は、警報を点検しなければならない。',
      ),
    ).toEqual([
      '1 heading  朝|',
      '1-n1 requirement 司書 司書|司書は、開館の前に次のことを行うこと。',
      '1-n1-b1 requirement 司書 |返却箱を空にする。',
      '1-n1-b2 requirement 司書 |端末を起動する。',
      '1-n2 heading  館長|',
      '1-n2-1 requirement 館長 |館長は、鍵の数を数えなければならない。',
      '1-n2-2 requirement 館長 |館長は、鍵の数を帳簿に書かなければならない。',
      '2 heading  夕方|',
      '2-1 requirement 司書 |司書は、端末を停止しなければならない。',
      '2-2 requirement 館長 |館長は、戸締まりを確認しなければならない。',
      '3 requirement 館長 休館日|館長は、警報を点検しなければならない。',
    ]);
  });

  it('go on with those that have lost their mark', () => {
    expect(
      read(
        '## 1. 目的',
        '本手順は、必要な事項を定める。',
        '## 2. 端末',
        '職員は、端末を施錠しなければならない。',
        '3. 媒体',
        '職員は、媒体を保管しなければならない。',
        '4. 書類',
        '職員は、書類を片付けなければならない。',
      ).map((line) => line.split(' ')[0]),
    ).toEqual(['1', '2', '3', '4']);
  });
});

describe('a name in a line of its own over the sentence that it begins', () => {
  it.each([
    ['１　毎日', '２　毎月'],
    ['第１　毎日', '第２　毎月'],
    ['（１）毎日', '（２）毎月'],
  ])('is no part of the sentence below 「%s」', (first, second) => {
    const found = read(
      first,
      '　司書',
      '　司書は、返却箱を空にしなければならない。',
      '　館長',
      '　館長は、鍵の数を数えなければならない。',
      second,
      '　館長は、警報を点検しなければならない。',
    );
    expect(found.map((line) => line.replace(/^[^ ]+ /u, ''))).toEqual([
      'heading  毎日|',
      'requirement 司書 司書|司書は、返却箱を空にしなければならない。',
      'requirement 館長 館長|館長は、鍵の数を数えなければならない。',
      'requirement 館長 毎月|館長は、警報を点検しなければならない。',
    ]);
  });
});

describe('names in brackets between lists that begin again', () => {
  it('are headings of what stands below them, with a sentence and without', () => {
    expect(
      read(
        '１　平常時',
        '【館長】',
        '　館長は、次のことを行うこと。',
        '(1)　鍵の数を数える。',
        '(2)　端末を点検する。',
        '【司書】',
        '　司書は、次のことを行うこと。',
        '(1)　返却箱を空にする。',
        '(2)　端末を起動する。',
        '２　事故のとき',
        '【館長】',
        '(1)　役場に報告する。',
        '(2)　時刻を記録する。',
        '【司書】',
        '(1)　利用者を誘導する。',
        '(2)　館長に連絡する。',
      ).map((line) => line.replace(/^(\S+ \S+) \S* /u, '$1 ')),
    ).toEqual([
      '1 heading 平常時|',
      '1-n1 requirement 館長|館長は、次のことを行うこと。',
      '1-n1-1 requirement |鍵の数を数える。',
      '1-n1-2 requirement |端末を点検する。',
      '1-n2 requirement 司書|司書は、次のことを行うこと。',
      '1-n2-1 requirement |返却箱を空にする。',
      '1-n2-2 requirement |端末を起動する。',
      '2 heading 事故のとき|',
      '2-n1 heading 館長|',
      '2-n1-1 requirement |役場に報告する。',
      '2-n1-2 requirement |時刻を記録する。',
      '2-n2 heading 司書|',
      '2-n2-1 requirement |利用者を誘導する。',
      '2-n2-2 requirement |館長に連絡する。',
    ]);
  });
});
