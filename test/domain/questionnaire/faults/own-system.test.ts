import { describe, expect, it } from 'vitest';
import { groupWords } from '#app/domain/questionnaire/wording/group-lead.ts';
import { ofThisSystem, titleOfThisSystem } from '#app/domain/questionnaire/wording/own-system.ts';
import { heldPolicy } from '#test/fixtures/questionnaires.ts';

describe('a sentence asked of whoever keeps one system', () => {
  it.each([
    ['情報システムを常時監視する', '本システムを常時監視する'],
    ['所管する情報システムの作業記録を作成する', '本システムの作業記録を作成する'],
    ['ネットワーク構成図、情報システム仕様書について、適正に管理する', '本システムの仕様書について、適正に管理する'],
    ['ファイルサーバ等に記録された情報について、取得する', '本システムに記録された情報について、取得する'],
    [
      'インターネットに接続していないシステムにおいて、媒体を使わない',
      'インターネットに接続していない本システムにおいて、媒体を使わない',
    ],
    [
      '管理者は、予約受付システム等、外部の者が利用できるシステムは、必要に応じ他の情報システムと分離する',
      '管理者は、外部の者が利用できる本システムについて、必要に応じ他の情報システムと分離する',
    ],
    ['管理者は、機器を廃棄する場合、情報を消去する', '管理者は、本システムの機器を廃棄する場合、情報を消去する'],
    ['機器の廃棄をする場合には、消去する', '本システムの機器の廃棄をする場合には、消去する'],
    [
      '記録媒体を内蔵する機器を修理させる場合、消去する',
      '記録媒体を内蔵する本システムの機器を修理させる場合、消去する',
    ],
    [
      'ソフトウェアを導入する際は、ライセンスを管理する',
      '本システムにソフトウェアを導入する際は、ライセンスを管理する',
    ],
    ['開発・保守用のソフトウェアを更新する', '本システムの開発・保守用のソフトウェアを更新する'],
    [
      'ウェブアプリケーションの開発において、対策を講じる',
      '本システムのウェブアプリケーションの開発において、対策を講じる',
    ],
    ['開発したシステムについて試験を行う', '開発した本システムについて試験を行う'],
    ['庁外にサーバ等の機器を設置する', '庁外に本システムのサーバ等の機器を設置する'],
    ['重要な情報を取り扱うサーバ装置を点検する', '本システムの重要な情報を取り扱うサーバ装置を点検する'],
    ['特権によるネットワーク及び情報システムへの接続時間を制限する', '特権による本システムへの接続時間を制限する'],
    ['統括責任者及び管理者の特権を代行する者を指名する', '管理者の本システムにおける特権を代行する者を指名する'],
    [
      '統括責任者、管理者又は担当者及び操作を認めた事業者がシステム変更の作業を行う場合は、２名で行う',
      '管理者又は担当者及び操作を認めた事業者が本システムの変更の作業を行う場合は、２名で行う',
    ],
  ])('is about this one: %s', (printed, asked) => {
    expect(ofThisSystem(printed)).toBe(asked);
  });

  it.each([
    '他のネットワーク及び情報システムと物理的に分離する',
    '既存の情報システムに与える影響を確認する',
    '機器等を搬入する場合には、影響を確認する',
    '情報資産を開発に用いる機器から消去する',
    '情報システム室の機器を施錠する',
    '情報システム管理者が許可した者に限る',
    'サーバ室への入退室を管理する',
    '利用者IDの取扱い等の方法を定める',
    'ファイルサーバの容量を設定する',
  ])('leaves what is not of this one: %s', (printed) => {
    expect(ofThisSystem(printed)).toBe(printed);
  });

  it('has the heading of its rows, too', () => {
    expect(titleOfThisSystem('ログの取得等')).toBe('本システムのログの取得等');
    expect(titleOfThisSystem('情報システムの監視')).toBe('本システムの監視');
    expect(titleOfThisSystem('システム管理記録')).toBe('本システムの管理記録');
    expect(titleOfThisSystem('管理区域の入退室管理等')).toBe('管理区域の入退室管理等');
    expect(titleOfThisSystem('クラウドサービスを利用した情報システムの運用')).not.toContain('本システム');
  });
});

describe('the lead over rows about what one office has', () => {
  it('says the topic together with the thing', () => {
    const rows = ['本システムについて、記録を取得している', '対象期間に、本システムについて、記録を保存した'];
    expect(groupWords('ログの管理', ['system_manager'], rows, false, true)).toEqual({
      lead: '本システムのログの管理として、次のことを行っていますか。',
      rows: ['記録を取得している', '対象期間に、記録を保存した'],
    });
    const network = ['ネットワークについて、情報を管理している', 'ネットワークについて、措置を講じている'];
    expect(groupWords('認証情報の管理', ['supervising_security_officer'], network, false)).toEqual({
      lead: 'ネットワークの認証情報の管理として、次のことを行っていますか。',
      rows: ['情報を管理している', '措置を講じている'],
    });
  });

  it.each(['kikuyo', 'nishiwaki', 'mic-model'] as const)('never brackets a topic nor doubles it in %s', (policy) => {
    const said = heldPolicy(policy).questionnaire.questions.flatMap(({ id, text, rows }) =>
      [text, ...rows.map((row) => row.text)].map((words) => ({ id, words })),
    );
    const bad =
      /本システム（|^(?:本システム|ネットワーク)について、(?:次のこと|[^、]*について、)|（情報システム管理者）/u;
    expect(said.filter(({ words }) => bad.test(words))).toEqual([]);
  });

  it('asks for the back-up of what the system holds, and of the file server only there', () => {
    const asked = heldPolicy('kikuyo').questionnaire.questions.filter(({ clauses }) => clauses[0] === '7-1-2-ア');
    const texts = new Map(asked.map(({ roles, text }) => [roles[0], text]));
    expect(texts.get('system_manager')).toMatch(/^本システムに記録された情報について、/u);
    expect(texts.get('supervising_security_officer') ?? 'ファイルサーバ').toContain('ファイルサーバ');
  });
});
