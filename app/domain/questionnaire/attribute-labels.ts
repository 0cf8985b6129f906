import type { AttributeGroup, SystemAttribute } from '#app/domain/questionnaire/gate/system-attribute.ts';

export const ATTRIBUTE_GROUP_LABELS = {
  making: 'どのように作られ、提供されているか',
  equipment: 'どの機器を所管課で管理しているか',
  connection: 'どこにつながっているか',
} as const satisfies Record<AttributeGroup, string>;

/** What an attribute means, and what it opens: where it does not hold, those questions are not asked. */
export const ATTRIBUTE_HINTS = {
  own_development: '職員又は委託先が、この団体のために開発しています。開発環境、ソースコード、テストの設問が届きます。',
  package: '市販のパッケージソフトウェアを導入しています。パッケージの選定や設定変更の設問が届きます。',
  saas: '事業者が用意したクラウドサービスとして利用しています。クラウドサービスの利用の設問が届くかどうかは、毎年の事前確認で尋ねます。',
  shared_use: '他の団体と共同で利用しています。団体どうしの役割分担の設問が届きます。',
  own_server:
    'サーバを自ら管理しています（庁内のほか、データセンター等に置くものを含みます）。サーバ室、電源、冗長化、バックアップの設問が届きます。',
  file_server: '職員が文書を置くファイルサーバです。利用者ごとの容量やアクセス制限の設問が届きます。',
  terminals: 'このシステム専用の端末を管理しています。端末の起動時の認証や盗難防止の設問が届きます。',
  mobile_terminals: '持ち歩く端末（タブレット等）を使います。貸与、庁外での利用、紛失時の設問が届きます。',
  public_facing: '住民など庁外の人が利用します（ホームページ、電子申請等）。公開するシステムの対策の設問が届きます。',
  external_network:
    '外部のネットワーク（庁外の組織、インターネット）と接続しています。接続の許可、遮断、監視の設問が届きます。',
  standalone_media:
    'インターネットに接続せず、媒体でデータを受け渡します。媒体からのウイルス感染を防ぐ設問が届きます。',
} as const satisfies Record<SystemAttribute, string>;
