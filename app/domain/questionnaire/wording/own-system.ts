import { METHOD } from '#app/domain/questionnaire/wording/own-object.ts';
import type { Scope } from '#app/domain/questionnaire/wording/scope.ts';

/**
 * 本システム. A sentence asked of whoever keeps one system, about what that system has: its servers, its records, its
 * specification. What is one for the body, or of another system, keeps its name.
 */

const OWN = '本システム';
/** What names a system of another kind, or all of them, stands right before the word. */
const JOINED = '(?:及び|又は|並びに|若しくは|や|、|・)';
const BARE = `(?<![\\p{Script=Han}\\p{Script=Katakana}ーA-Za-z本のなるたいうくすむ」])(?<!ネットワーク${JOINED})`;

/** The first that fits puts the system in the place of what the sentence says. */
const IN_PLACE: readonly (readonly [RegExp, string])[] = [
  /* A syllable printed twice. */
  [/情報シ{2,}ステム/gu, '情報システム'],
  [/所管する(?:情報)?システムに(?:対して|ついて)、当該(?:情報)?システムの/gu, `${OWN}の`],
  [/(?:その)?所(?:管|掌)する(?:情報)?システム(?![\p{Script=Han}])/gu, OWN],
  [/所(?:管|掌)する(?=サーバ|端末|機器)/gu, `${OWN}の`],
  [/(?:[^、。は]{2,24}システム等、)?(外部の者が利用できる)(?:情報)?システム(?:は|について)、/gu, `$1${OWN}について、`],
  [/(?<=アクセスできる|常時接続する|インターネットに接続していない)(?:情報)?システム(?=[をにがはへの])/gu, OWN],
  [/(?<=よう、?)(?:情報)?システムを/gu, `${OWN}を`],
  [/(?<=重要な情報を取り扱う)(?:情報)?システム(?=を構成する)/gu, OWN],
  [/(?<=^|[は、])開発した(?:情報)?システム(?=について)/gu, `開発した${OWN}`],
  [/(?<=^|[は、])(?=ウェブアプリケーションの開発に|開発・保守用の|機器[をの]廃棄)/gu, `${OWN}の`],
  [/(?<=^|[は、])((?:電磁的)?記録媒体を内蔵する)(?=機器[をの][^、。は]{0,20}修理)/gu, `$1${OWN}の`],
  [/(?<=^|[は、])(?=ソフトウェアを導入する(?:際|場合|とき))/gu, `${OWN}に`],
  /* Whose deputies, whose settings, whose specification: the network has an office of its own. */
  [/[^、。はが]{2,20}責任者(?:及び|又は|、)([^、。はが]{0,14}管理者の)(?=特権を)/gu, `$1${OWN}における`],
  [new RegExp(`ネットワーク構成図${JOINED}(?:情報)?システムの?(?=仕様書)`, 'gu'), `${OWN}の`],
  [/ネットワーク及びサーバ等の(?:システム)?(?=設定)/gu, `${OWN}のサーバ等の`],
  [new RegExp(`(?:${BARE}|(?<=による))ネットワーク${JOINED}(?:情報)?システム(?=[をにがはへの])`, 'gu'), OWN],
  /* 「ファイルサーバ等に記録された情報」 names an example that this system need not have. */
  [/[\p{Script=Han}\p{Script=Katakana}ー]{0,8}サーバ等に(?=(?:記録|保存|格納|保管)された)/gu, `${OWN}に`],
  [new RegExp(`${BARE}(?:情報)?システム(?=(?:[をにがはへと]|の(?!常)|から|において|について|で)(?!常駐))`, 'gu'), OWN],
];

/** 「システム開発」「システム変更」「システム障害」: once, where the sentence does not name the system yet. */
const COMPOUND = new RegExp(
  `(?:${BARE}|(?<=からの))(?:情報)?システム(?=(?:開発|更新|変更|統合|障害|改修)(?![^、。は]{0,4}(?:計画|委員)))`,
  'u',
);
const SERVER = /(?<=^|[、はに])(?:ウェブ|Web|データベース)?サーバ(?!室)/u;
/** 「重要な情報を取り扱うサーバ」: the system's, whatever else is said of it. */
const OF_KIND =
  /^((?:[^、。は]{2,30}は、)?)((?:[^、。はを]|を(?=取り扱う|格納|保存|取得)){2,40}(?<![ァ-ヴー]|文書|認証)サーバ(?!室))/u;

/** 「システム変更の作業を行う場合」: the offices that have work of their own are not this system's. */
const WORKERS =
  /((?:[^、。はがを]{0,20}(?:責任者|管理者|担当者)(?:、|又は|及び|若しくは)){1,3})(?=[^、。は]{0,40}(?:担当者|事業者)が[^、。]{2,30}を行う(?:場合|とき))/u;
const OFFICE = /[^、。はがを]{0,20}?責任者(?:、|又は|及び|若しくは)/gu;

/** 「当該ソフトウェアをシステムから削除」 of what is used for development: it need not run on this system. */
const REMOVED = /(?<=を)(?:情報)?システムから(?=(?:削除|消去|除去))/gu;

function fromWhatIsUsed(sentence: string, scopes: readonly Scope[]): string {
  const use = scopes.find(({ thing, opening }) => opening.startsWith(`${thing}に用いる`))?.thing;
  return use === undefined
    ? sentence
    : sentence.replace(REMOVED, `${use.replace(/^(?:情報)?システム(?=.)/u, '')}に用いるシステムから`);
}

/** The sentence, about this system wherever it speaks of systems at all; `scopes` are what the headings limit. */
export function ofThisSystem(printed: string, scopes: readonly Scope[] = []): string {
  if (METHOD.test(printed)) return printed;
  const sentence = fromWhatIsUsed(printed, scopes);
  const told = IN_PLACE.reduce((text, [words, own]) => text.replace(words, own), sentence).replace(WORKERS, (names) =>
    names.replace(OFFICE, ''),
  );
  if (told.includes(OWN)) return told;
  const named = told.replace(COMPOUND, `${OWN}の`);
  if (named.includes(OWN)) return named;
  const bare = named.replace(SERVER, (server) => `${OWN}の${server}`);
  return bare === named ? named.replace(OF_KIND, `$1${OWN}の$2`) : bare;
}

/** 「システム開発に用いる機器について、」 → 「本システムの開発に用いる機器について、」 */
export function scopesOfThisSystem(scopes: readonly Scope[]): readonly Scope[] {
  return scopes.map((scope) => ({
    ...scope,
    opening: scope.opening.replace(/^(?:情報)?システム(?=開発に用いる)/u, `${OWN}の`),
  }));
}

/** What belongs to the body or names the system already. */
const NOT_OF_ONE =
  /本システム|管理区域|搬入|(?:ファイル|文書)サーバ|クラウド|外部サービス|.(?:情報)?システム(?!管理者)/u;

/** A heading over what is asked about this system: 「ログの取得等」 → 「本システムのログの取得等」. */
export function titleOfThisSystem(title: string): string {
  const named = title
    .replace(/^(?:情報)?システム(?=における|に|の)/u, OWN)
    .replace(/^(?:情報)?システム(?=\p{Script=Han})/u, `${OWN}の`);
  if (named === '' || NOT_OF_ONE.test(named)) return named;
  return /^職員等/u.test(named) ? `${OWN}に係る${named}` : `${OWN}の${named}`;
}

/** A row under such a heading names the system no more. */
export function withoutThisSystem(row: string): string {
  return row.replace(/(^|、)本システムについて、/u, '$1');
}
