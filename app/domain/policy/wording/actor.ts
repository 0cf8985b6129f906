import { PERSON_END } from '#app/domain/policy/wording/person-words.ts';

/** Words that end the name of somebody who can be bound. */
const ACTOR_END = new RegExp(
  `(?:${[
    '者|職員|児童|生徒|学生|[^定人増動満欠]員|(?:監査|代理|管理|保証|請負|受任|本)人|何人|[^器機受血]官|(?:統括|管理|政策|情報|技|総)監|(?:推進|補佐|監査|相談|取締)役',
    '(?:管理|一般|特別|専門|技術|事務|監督|教育)職|主任|主査|主幹|主事|参事|理事|幹事|監事|補佐|技師|教諭|教頭|要員|担当|スタッフ|メンバー?',
    '(?:委員|協議|審議|審査|検討|研究|連絡|分科|推進|議|部)会|[\\p{Script=Han}]{2}会議|本部|事務局|部門|部署|部局|班|課|室|係|学校|所属|チーム',
    '\\p{Script=Han}[^外内一全上下細本幹端深頭腹基軸]部|[\\p{Script=Han}]{2}局',
    '[課部局室所校]長|長|C[A-Z]{1,2}O|[A-Z]{0,3}SIRT|SOC|アドバイザー?|リーダー?|オーナー?|マネージャー?|オペレーター?|エンジニア|アルバイト|ユーザー?|ベンダー?|プロバイダー?',
    '(?:委託|受託|請負|外注|発注|契約)先|企業|会社|団体|法人',
  ].join('|')})(?:等|ら|たち)?$`,
  'u',
);
/** No word that ends a name is longer. */
const LONGEST_END = 12;
/** Things that end like an actor and are none. */
const NO_ACTOR =
  /(?:成長|延長|増長|助長|波長|全長|身長|冗長|特長|[^課]室|保管庫|業務|課題|賦課|関係|前者|後者|利用者登録|対象者|その都度)(?:等|ら)?$/u;
/** What a rule covers is no actor: 「本基準が適用される実施機関は」. */
const COVERED = /(?:適用(?:される|する|対象となる)|対象(?:とする|となる|である))[^ぁ-ん、。]{0,12}$/u;
/** The body itself. */
const BODY =
  /^(?:[本当]?(?:市|町|村|区|県|組合|企業団|広域連合)|[\p{Script=Han}\p{Script=Katakana}ヶケ]{1,24}(?:[^都]市|町|[^農漁]村|組合|企業団|広域連合))$/u;
/** Words before a role that only point at it or count it, and conjunctions that open a sentence. */
const POINTER =
  /^(?:全ての|すべての|全(?=[職教])|各|当該|その他の?|その|それぞれの|他の|他(?=\p{Script=Han}{2})|所管の|所属の|担当の|本[市町村県]の|本組合の|本(?:[市町村県]|組合)(?=[職教])|庁内の|上記の|前記の|また|なお|ただし|さらに|したがって|よって|(?:この|その)場合(?:において)?|その際)、?/u;
/** Behind a name: 「職員一人ひとり」, 「職員各自」. */
const EACH = /(?:(?:の)?(?:一人ひとり|一人一人|ひとりひとり|各自|各位|自身|本人|全員|全て|すべて))$/u;
/** A unit of which there are several keeps its 各. */
const EACH_UNIT = /^(?:課室?|部課?|局|室|係|班|校|所属|部局|部署|部門|学校|機関)等?(?:の長)?等?$/u;
/** 長 alone is head of nothing: what stands before の belongs to it. */
const HEAD = /^長等?$/u;
const HIRAGANA = /[ぁ-ん]/u;
/** 者 alone names nobody: the phrase before it belongs to it. */
const BARE = /^(?:者|人)(?:等|ら)?$/u;
const DEMONSTRATIVE = /^(?:その|当該)(?=[^ぁ-ん])(?![者人他後際都]|場合)/u;
/** A noun that says whose the role is, as in 利用申請の許可権限者. */
const OWNED = /^[^ぁ-ん、。]+の$/u;
/** Where somebody works is dropped, as in 各課の担当者. */
const WORKPLACE =
  /(?:課|部|局|室|係|班|所属|部署|部門|機関|委員会|事務局|学校|市|町|村|組合|施設|庁|庁内|市内|町内|ごと|会議)の$/u;
/** Hiragana that ends what explains a name; other hiragana belongs to the name, as in まちづくり課長. */
const EXPLAINS =
  /(?:[のをがはにへでともやなるたうくすむつぶぐぬだて、]|(?<=[^扱払使問違行担負伴扶賄]|[ぁ-ん])い|より|ほか|など|まで|から|ため|とき|のみ|だけ|ごと|あと|うち|及び|並びに|ずつ|それぞれ|あらかじめ|つまり)$/u;
/** A noun of a name that ends like a verb or a particle. */
const NAME_HIRAGANA =
  /(?:まちづくり|ものづくり|人づくり|とりまとめ|こども|子ども|くらし|暮らし|すこやか|いきいき|いのち|みどり|ふるさと|ごみ|お客さま)$/u;

/** 役割名. Names of roles that a document uses on their own. */
export type RoleNames = ReadonlySet<string>;

export const NO_ROLES: RoleNames = new Set();

/**
 * The actor that a phrase ends with: modifiers of a named role are dropped,
 * a bare …者 phrase is kept whole. Null when the phrase names no actor.
 */
export function actorAtEnd(phrase: string, roles: RoleNames = NO_ROLES): string | null {
  const text = tidy(phrase);
  if (!isActor(text, roles)) return null;
  const name = nameAtEnd(text);
  if (BARE.test(name)) return stripDemonstrative(text);
  const modifier = stripPointer(text).slice(0, -name.length);
  const owned = roles.size > 0 && !roles.has(name) && OWNED.test(modifier) && !WORKPLACE.test(modifier);
  return owned ? stripPointer(text) : stripPointer(name);
}

/** The body itself, where a phrase is nothing else: 本市, 組合. */
export function bodyAtEnd(phrase: string): string | null {
  const text = stripOpening(tidy(phrase).replace(/^.*、/u, ''));
  return BODY.test(text) ? text : null;
}

/** True when the phrase ends in 者 that only its modifiers explain. */
export function isBareActor(phrase: string): boolean {
  return BARE.test(nameAtEnd(tidy(phrase)));
}

/** True when the whole phrase is a role's name, pointers aside. */
export function isNamedRole(phrase: string, roles: RoleNames = NO_ROLES): boolean {
  const text = stripPointer(tidy(phrase));
  return isActor(text, roles) && nameAtEnd(text) === text && !BARE.test(text);
}

function isActor(text: string, roles: RoleNames): boolean {
  if (text === '' || COVERED.test(text)) return false;
  if (roles.size > 0 && roles.has(stripPointer(nameAtEnd(text)))) return true;
  return (ACTOR_END.test(text) || PERSON_END.test(text.slice(-LONGEST_END))) && !NO_ACTOR.test(text);
}

/** The name at the end: what follows the last hiragana that explains it. */
function nameAtEnd(text: string): string {
  const core = text.replace(/(?:ら|たち)$/u, '');
  for (let i = core.length - 1; i >= 0; i -= 1) {
    if (!HIRAGANA.test(core.charAt(i))) continue;
    const before = core.slice(Math.max(0, i - 7), i + 1);
    const own = NAME_HIRAGANA.exec(before)?.[0] ?? (EXPLAINS.test(before) ? '' : core.charAt(i));
    if (own === '') {
      const name = text.slice(i + 1).trim();
      if (!HEAD.test(name) || core.charAt(i) !== 'の') return name;
      continue;
    }
    i -= own.length - 1;
  }
  return text.trim();
}

function stripPointer(text: string): string {
  let stripped = text.trim();
  for (let before = ''; before !== stripped;) {
    before = stripped;
    const rest = stripped.replace(POINTER, '').trim();
    if (HEAD.test(rest)) break;
    if (!EACH_UNIT.test(rest) || !stripped.startsWith('各')) stripped = rest;
  }
  return stripped === '' ? text.trim() : stripped;
}

/** その of 「その監査を実施する者」 points at the phrase; in 「その者が指名する者」 it belongs to the 者 inside. */
function stripDemonstrative(text: string): string {
  return stripOpening(text).replace(DEMONSTRATIVE, '');
}

/** Conjunctions that open the sentence are no part of a phrase kept whole. */
function stripOpening(text: string): string {
  return text
    .replace(
      /^(?:また|なお|ただし|さらに|したがって|よって|(?:この|その)場合(?:において)?|その際|あらかじめ|予め)、?/u,
      '',
    )
    .trim();
}

function tidy(phrase: string): string {
  return phrase.replace(/CIS0/gu, 'CISO').replace(/\s+/gu, ' ').trim().replace(EACH, '');
}
