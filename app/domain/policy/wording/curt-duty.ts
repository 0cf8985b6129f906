import { DOING } from '#app/domain/policy/wording/noun-phrase.ts';
import { plainEnd } from '#app/domain/policy/wording/plain-form.ts';
import { withoutStop } from '#app/domain/policy/wording/sentence.ts';

/** 言い切りの義務. A duty whose verb is cut short, bidden or asked for, with the sentence that it stands for. */
export interface CurtDuty {
  /** As a sentence with a verb: 「施錠せよ」 is 「施錠する」, 「接続厳禁」 is 「接続をすることを禁止する」. */
  readonly whole: string;
  /** It can be nothing else. A noun such as 「画面ロックの徹底」 may also be a heading or an entry of a list. */
  readonly sure: boolean;
}

type Rule = readonly [end: RegExp, whole: string];

/** The vowel column before れたい, え or ろう and the verb's dictionary form. */
const COLUMNS: readonly (readonly [a: string, e: string, o: string, dictionary: string])[] = [
  ['わ', 'え', 'お', 'う'],
  ['か', 'け', 'こ', 'く'],
  ['が', 'げ', 'ご', 'ぐ'],
  ['た', 'て', 'と', 'つ'],
  ['ば', 'べ', 'ぼ', 'ぶ'],
  ['ま', 'め', 'も', 'む'],
];
/** 五段 verbs in す: their されたい is no する. */
const IN_SU = '(?<=(?:^|[^\\p{Script=Han}])[消渡戻返出示外直移隠施残貸試])';
/** Verbs whose imperative is one kanji and a kana; other words that end so are nouns. */
const BIDDEN = '(?<=を[^、。は]{0,16}(?:[行使従]|伴))え$';

const ASKED = 'お?願い?(?:(?:いた|致)?(?:する|したい)|たい)|お?願う';
/** Greetings ask for these. */
const COURTESY = /(?:協力|理解|承知|了承|了解|高配|配慮のほど|よろしく|宜しく)(?:を|のほど、?)?[^。を]{0,14}$/u;

const BIDDING: readonly Rule[] = [
  [/(?<=[てで])(?:いただき|頂き|もらい)たい$|(?<=[てで])(?:欲しい|ほしい|いただく|頂く)$/u, 'ください'],
  [/(?<![にも])せよ$/u, 'する'],
  [/しろ$/u, 'する'],
  [/(?<=[\p{Script=Han}ぁ-ん][えけげてねべめれじ]|[用率]い)[よろ]$/u, 'る'],
  [new RegExp(BIDDEN, 'u'), 'う'],
  [/(?<=を[^、。は]{0,16}[守断送作取切配])れ$/u, 'る'],
  [/(?<=を[^、。は]{0,16}[置書])け$/u, 'く'],
  [/(?<=を[^、。は]{0,16}[消渡戻返出示外直移隠])せ$/u, 'す'],
  [new RegExp(`${IN_SU}されたい$`, 'u'), 'す'],
  [/されたい$/u, 'する'],
  [/られたい$/u, 'る'],
  ...COLUMNS.map(([a, , , dictionary]): Rule => [new RegExp(`${a}れたい$`, 'u'), dictionary]),
  [/す?べからず$/u, '禁'],
  [/すべし$/u, 'する'],
  [/べし$/u, ''],
  [/(?<=[くすつぬぶむぐる]|(?<!よ)う)な$/u, 'ことを禁止する'],
  [/(?<=[\p{Script=Han}\p{Script=Katakana}ー])しよう$/u, 'する'],
  [/(?<=[けげせてねべめれじ])よう$/u, 'る'],
  [/(?<=を[^、。は]{0,16}[守送作取])ろう$/u, 'る'],
  [/(?<=を[^、。は]{0,16}行)おう$/u, 'う'],
];

/** 「御報告願います」, 「ご確認ください」 */
const POLITE_NOUN = new RegExp(
  `(?:ご|御)?(?<noun>[\\p{Script=Han}\\p{Script=Katakana}ー]{2,})(?:${ASKED}|ください|下さい)$`,
  'u',
);
/** 「施錠するようお願いします」 */
const ASKED_TO = new RegExp(`(?<act>(?:する|[うくすつぬぶむぐる]|ない))よう(?:に)?、?(?:${ASKED})$`, 'u');
const ASKED_KINDLY = new RegExp(
  `(?<te>[てで])(?:ください|下さい|いただき|頂き)(?:ます)?よう(?:に)?、?(?:${ASKED})$`,
  'u',
);
const ASKED_FOR = new RegExp(`を(?:${ASKED})$`, 'u');

const ACT_END =
  '(?:接続|使用|利用|閲覧|持[ち]?出し|持[ち]?込み?|持[ち]?帰り|持出|持込|貸出し?|貸与|貸借|共用|共有|複写|複製|撮影|録音|録画|送信|転送|送付|発信|投稿|書込み?|書き込み|入室|立入り?|立ち入り|入力|印刷|公開|公表|開示|提供|登録|設定|変更|改造|増設|移設|保存|保管|放置|廃棄|取得|導入|インストール|ダウンロード|アップロード|アクセス|ログイン|コピー|飲食|喫煙|漏えい|流用|使い回し|再利用|再委託|外部持出し|貼付|掲示|記載|通信|操作|作成|削除|解除|受信|開封)';
const FORBIDDEN_ACT = new RegExp(`${ACT_END}$`, 'u');
const FORBIDDEN =
  /(?<topic>[はも]、?)?(?:原則(?:として)?、?|一切|固く|絶対に?)?(?<word>厳禁|禁止|不可|禁物)(?:です|だ|である)?$/u;
/** Where one may, must or cannot do something is a kind of thing there, not a duty. */
const NO_FORBIDDING = /(?:可|可能性?|要|許可|可否|・|／|\/|又は|及び)$/u;
const TOPIC_ACT = /は、?[^はを。]{0,30}[\p{Script=Han}\p{Script=Katakana}ー]$/u;

const KEPT = /(?<of>の|を)?(?<word>徹底|励行|厳守|遵守|順守)$/u;
const REQUIRED = /(?:は、?|が、?|を、?)?(?:必ず)?必須(?:です|だ|である)?$/u;

/** 「…は10文字以上」 */
const LIMIT =
  /(?<!に|で|と|て|には|では|とは|又)は、?(?<limit>[^、。はを]{0,40}?[0-9０-９一二三四五六七八九十百]+[^、。はをが]{0,12}(?:以上|以内|以下|未満|まで|ごと|に[0-9０-９一二三四五六七八九十]+回(?:以上)?)|[^、。はを]{1,30}(?:のみ|だけ|に限る))$/u;
/** What a limit belongs to says how something is classed, counted or meant. */
const NO_LIMITED =
  /(?:対象|範囲|区分|分類|等級|レベル|重要度|点数|定員|定数|任期|人数|部数|場合|とき|者|職員|員|長)は/u;

/** 「施錠のこと」, 「10文字以上のこと」 */
const OF_MATTER = /のこと$/u;
const DOES = new RegExp(`${DOING}$`, 'u');
const LIMITED = /(?:[0-9０-９一二三四五六七八九十][^、。はをが]{0,6}(?:以上|以内|以下|未満|まで)|最小限|のみ)$/u;

/** The sentence that a curt duty stands for; null for whatever else. `sentence` without brackets or with them. */
export function curtDutyOf(sentence: string): CurtDuty | null {
  const printed = withoutStop(sentence).trim();
  const bare = plainEnd(printed);
  if (printed.endsWith('ましょう')) return sure(bare);
  const head = bare.slice(0, -END);
  const found = curtEnd(bare.slice(-END));
  return found === null ? null : { ...found, whole: `${head}${found.whole}` };
}

/** 「接続厳禁」 is a sentence though no full stop ends it. */
export function isSurelyCurt(line: string): boolean {
  return curtDutyOf(line)?.sure === true;
}

/** What a curt duty demands stands near its end. */
const END = 120;

function curtEnd(bare: string): CurtDuty | null {
  return askedFor(bare) ?? bidden(bare) ?? forbidden(bare) ?? kept(bare) ?? limited(bare) ?? ofMatter(bare);
}

function askedFor(bare: string): CurtDuty | null {
  if (COURTESY.test(bare)) return null;
  if (ASKED_KINDLY.test(bare)) return sure(bare.replace(ASKED_KINDLY, '$<te>ください'));
  if (ASKED_TO.test(bare)) return sure(bare.replace(ASKED_TO, '$<act>'));
  if (ASKED_FOR.test(bare)) return sure(bare.replace(ASKED_FOR, 'を行う'));
  if (POLITE_NOUN.test(bare)) return sure(bare.replace(POLITE_NOUN, '$<noun>する'));
  return null;
}

function bidden(bare: string): CurtDuty | null {
  for (const [end, whole] of BIDDING) {
    if (!end.test(bare)) continue;
    if (whole !== '禁') return sure(bare.replace(end, whole));
    return sure(bare.replace(/すべからず$/u, 'するべからず').replace(/べからず$/u, 'ことを禁止する'));
  }
  return null;
}

function forbidden(bare: string): CurtDuty | null {
  const { word = '', topic } = FORBIDDEN.exec(bare)?.groups ?? {};
  const thing = bare.replace(FORBIDDEN, '');
  if (word === '' || thing === '' || NO_FORBIDDING.test(thing)) return null;
  const surely = topic !== undefined || word === '厳禁' || TOPIC_ACT.test(thing);
  if (!FORBIDDEN_ACT.test(thing)) return { whole: `${thing.replace(/の$/u, '')}を禁止する`, sure: surely };
  const act = TOPIC_ACT.test(thing) || /[にへで](?:の外部)?[\p{Script=Han}ァ-ヶー]+$/u.test(thing) ? '' : 'を';
  return { whole: `${thing}${act}することを禁止する`, sure: surely };
}

function kept(bare: string): CurtDuty | null {
  if (REQUIRED.test(bare)) {
    const thing = bare.replace(REQUIRED, '');
    return thing === '' ? null : { whole: `${thing}を必須とする`, sure: /[はが]/u.test(bare) };
  }
  const { of, word = '' } = KEPT.exec(bare)?.groups ?? {};
  const thing = bare.replace(KEPT, '');
  if (word === '' || thing === '') return null;
  if (of === 'を' || /は、?[^はの]{0,40}$/u.test(thing)) return sure(`${bare}する`);
  return { whole: `${thing}を${word}する`, sure: false };
}

function limited(bare: string): CurtDuty | null {
  const { limit } = LIMIT.exec(bare)?.groups ?? {};
  if (limit === undefined || NO_LIMITED.test(bare)) return null;
  return sure(bare.replace(LIMIT, `を${limit.replace(/に限る$/u, 'のみ')}とする`));
}

function ofMatter(bare: string): CurtDuty | null {
  if (!OF_MATTER.test(bare)) return null;
  const said = bare.replace(OF_MATTER, '');
  const inner = forbidden(said) ?? kept(said) ?? limited(said);
  if (inner !== null) return sure(inner.whole);
  if (LIMITED.test(said)) return sure(`${said}のものとする`);
  return DOES.test(said) ? sure(`${said}する`) : null;
}

function sure(whole: string): CurtDuty {
  return { whole, sure: true };
}
