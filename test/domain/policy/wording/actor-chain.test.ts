import { describe, expect, it } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';
import { actorChain } from '#app/domain/policy/wording/actor-chain.ts';
import { chargedActor } from '#app/domain/policy/wording/charged-actor.ts';
import { judgeText } from '#app/domain/policy/wording/judged-text.ts';

describe('several who act in one sentence', () => {
  it.each([
    [
      '端末は課長が封印し、職員は剝がしてはならず、剝がれたときは情報課が再封印するものとする。',
      '課長:封印し|職員:剝がしてはならず|情報課:再封印するものとする',
    ],
    [
      '課長は、金庫を点検し、課長が不在のときは、係長が代行しなければならない。',
      '課長:金庫を点検し|係長:代行しなければならない',
    ],
    ['作業は委託業者が行い、情報課の職員が立ち会わなければならない。', '委託業者:行い|職員:立ち会わなければならない'],
    [
      '職員は、端末を施錠するとともに、管理者は、鍵を保管し、かつ、課長は、毎月点検しなければならない。',
      '職員:端末を施錠するとともに|管理者:鍵を保管し|課長:毎月点検しなければならない',
    ],
    [
      '情報課は弱点を調べ、その結果を受けた所管課は修正を行い、監査室においてその状況を確かめなければならない。',
      '情報課:弱点を調べ|所管課:修正を行い|監査室:その状況を確かめなければならない',
    ],
    [
      '課長は、毎月点検し、部長に報告し、部長は必要な改善を指示すること。',
      '課長:毎月点検し、部長に報告し|部長:必要な改善を指示すること',
    ],
  ])('%s', (sentence, parts) => {
    expect(
      actorChain(sentence)
        ?.map(({ names, act }) => `${names.join('・')}:${act}`)
        .join('|'),
    ).toBe(parts);
  });

  it.each([
    '管理者は、設定を行い、職員等が遵守しなければならない事項を定める。',
    '課長が確認し、部長が承認した場合は、職員は、端末を持ち出すことができる。',
    '課長は、職員が退職するときは、IDを削除し、部長に報告する。',
    '監査を受ける者とその監査を実施する者は、やむを得ない場合を除き、同じ者が兼務してはならない。',
    '管理者は、図面について、記録媒体にかかわらず、必要とする者以外の者が閲覧したり、紛失したりしないよう、管理しなければならない。',
    '課長は、職員が安全に利用できるよう、手順を整備し、周知しなければならない。',
  ])('are not found in %s', (sentence) => {
    expect(actorChain(sentence)).toBeNull();
  });

  it('all are bound by it', () => {
    expect(judgeText('端末は課長が封印し、職員は剝がしてはならない。').subjects).toEqual(['課長', '職員']);
  });

  it('is one who does the first act and the next', () => {
    expect(judgeText('夜間は守衛が応じるものとし、翌朝に記録を引き継ぐこと。').subjects).toEqual(['守衛']);
  });
});

describe('who is charged with something in other words', () => {
  it.each([
    ['暗号鍵は、課長において保管しなければならない。', '課長は、暗号鍵を保管しなければならない'],
    ['鍵の開閉は、係長の責任とする。', '係長は、鍵の開閉を行う'],
    ['書庫の開閉は、課長の責任において行う。', '課長は、書庫の開閉を行う'],
    ['番号の発行は、課長より情報課へ申請するものとする。', '課長は、番号の発行を情報課へ申請するものとする'],
    ['監査については、監査室に行わせる。', '監査室は、監査を行う'],
    ['連絡網の作成は総務部の所掌とする。', '総務部は、連絡網の作成を行う'],
    ['媒体の廃棄は、課長をして行わせるものとする。', '課長は、媒体の廃棄を行う'],
    ['CISO：監査の結果を議会に報告すること。', 'CISOは、監査の結果を議会に報告すること'],
    ['係長　→　鍵の貸出しを記録すること。', '係長は、鍵の貸出しを記録すること'],
    ['守衛＝夜間の入館者を記帳させること。', '守衛は、夜間の入館者を記帳させること'],
    ['事故時（担当：情報課）　県に報告する。', '情報課は、県に報告する'],
  ])('%s', (sentence, words) => {
    expect(chargedActor(sentence)?.words).toBe(words);
  });

  it.each([
    '暗号鍵は、サーバ室において保管しなければならない。',
    '基準は、委員会において審議する。',
    '管理者：システムを管理する者をいう。',
    '権限は、必要最小限のものとする。',
    '端末：職員は、丁寧に扱うこと。',
  ])('is nobody in %s', (sentence) => {
    expect(chargedActor(sentence)).toBeNull();
  });
});

it('a list binds whom it is announced to, and not who only sees to it', () => {
  const { clauses } = readPolicy(
    '対策基準\n１　職員は、次の各号に定める事項を守ること。また、課長は、その状況を点検し、部長は、改善を指示すること。\n(1)　端末を放置しない。\n(2)　画面をロックする。\n２　職員は、名札を着用すること。\n',
  );
  expect(clauses.map(({ subjects }) => subjects.join('・'))).toEqual(['職員・課長・部長', '職員', '職員', '職員']);
});
