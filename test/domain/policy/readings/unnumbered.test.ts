import { describe, expect, it } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';
import { unsound } from '#test/factories/policy-text/soundness.ts';

const read = (...lines: string[]) => {
  const source = lines.join('\n');
  const reading = readPolicy(source);
  expect(unsound(source, reading)).toEqual([]);
  return reading;
};
const rows = (...lines: string[]): string[] =>
  read(...lines).clauses.map(({ id, kind, title, text }) => `${id} ${kind} ${title}|${text}`);

describe('a text with less numbers than a policy', () => {
  it('is read when it has one article', () => {
    expect(rows('端末利用規程', '第１条　職員は、端末を施錠して保管しなければならない。')).toEqual([
      '1 requirement |職員は、端末を施錠して保管しなければならない。',
    ]);
    expect(rows('○架空町端末要綱', '（保管）', '第1条 職員は、端末を施錠して保管するものとする。')).toEqual([
      '1 requirement 保管|職員は、端末を施錠して保管するものとする。',
    ]);
  });

  it('is read by its headings and paragraphs when it numbers nothing, with a warning', () => {
    const lines = [
      '架空町情報セキュリティ基準',
      '令和５年４月１日',
      '趣旨',
      'この基準は、必要な事項を定める。',
      '組織',
      '総務課長は、担当者を指名しなければならない。',
      '担当者は、年１回、点検を行う。',
      '■ 媒体',
      '職員は、次のことを守らなければならない。',
      '・媒体を施錠して保管すること。',
      '・媒体を持ち出さないこと。',
    ];
    expect(rows(...lines)).toEqual([
      'n1 definition 趣旨|この基準は、必要な事項を定める。',
      'n2 heading 組織|',
      'n2-n1 requirement |総務課長は、担当者を指名しなければならない。',
      'n2-n2 requirement |担当者は、年１回、点検を行う。',
      'n3 requirement 媒体|職員は、次のことを守らなければならない。',
      'n3-b1 requirement |媒体を施錠して保管すること。',
      'n3-b2 requirement |媒体を持ち出さないこと。',
    ]);
    expect(read(...lines).warnings.map(({ code }) => code)).toEqual(['unnumbered_text']);
  });

  it('is read when it has paragraphs only, whoever they name', () => {
    expect(rows('職員は、端末を施錠して保管しなければならない。', '退庁時は、机上に書類を放置しないこと。')).toEqual([
      'n1 requirement |職員は、端末を施錠して保管しなければならない。',
      'n2 requirement |退庁時は、机上に書類を放置しないこと。',
    ]);
    expect(rows('職員は、端末を施錠して保管しなければならない')).toHaveLength(1);
    expect(rows('端末の決まり', '端末は、鍵のかかる棚に保管し、鍵を管理する。')).toHaveLength(1);
  });

  it('is no policy when nothing in it tells anybody to do anything', () => {
    expect(rows('拝啓 時下ますますご清栄のこととお喜び申し上げます。')).toEqual([]);
    expect(rows('こんにちは。', '今日は良い天気です。')).toEqual([]);
  });

  it('leaves no duty above its first number', () => {
    const { clauses } = read(
      '架空市情報セキュリティ対策基準',
      '遵守',
      '職員は、この基準を守らなければならない。',
      '１　体制',
      '（１）課長は、担当者を指名しなければならない。',
      '（２）課長は、台帳を作成しなければならない。',
    );
    expect(clauses.map(({ id }) => id)).toEqual(['n1', '1', '1-1', '1-2']);
  });

  it('leaves no 対策基準 without numbers behind a numbered 基本方針', () => {
    const { clauses } = read(
      '架空市情報セキュリティ基本方針',
      '１　目的',
      '２　体制',
      '市長は、体制を整える。',
      '３　点検',
      '架空市情報セキュリティ対策基準',
      '媒体',
      '職員は、媒体を施錠して保管しなければならない。',
    );
    expect(clauses.filter(({ document }) => document === 'standards').map(({ id }) => id)).toEqual(['n1']);
  });
});

describe('附則', () => {
  const BODY = [
    '架空市端末規程',
    '第１条　この規程は、必要な事項を定める。',
    '第２条　職員は、端末を守らなければならない。',
  ];

  it('ends where the 条 of the text go on', () => {
    const { clauses } = read(
      ...BODY,
      '附　則',
      'この規程は、公布の日から施行する。',
      '第３条　課長は、点検を行う。',
      '第４条　課長は、台帳を作成しなければならない。',
    );
    expect(clauses.map(({ id }) => id)).toEqual(['1', '2', '3', '4']);
  });

  it('is clauses where it binds somebody, and a discard where it does not', () => {
    const { clauses, discarded } = read(
      ...BODY,
      '第３条　課長は、点検を行う。',
      '附　則',
      '第１条　この規程は、公布の日から施行する。',
      '附　則（令和６年規程第２号）',
      '１　この規程は、公布の日から施行する。',
      '２　課長は、施行の日までに台帳を作成しなければならない。',
    );
    expect(clauses.map(({ id }) => id)).toEqual(['1', '2', '3', '附則', '附則-1', '附則-2']);
    expect(discarded.filter(({ why }) => why === 'supplementary_provisions')).toHaveLength(1);
  });
});
