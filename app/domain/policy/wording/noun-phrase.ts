/** A verb, an adjective or a copula ends the phrase. */
const PREDICATE =
  /(?:[うくぐすつぬぶむる]|ない|しい|よい|良い|多い|高い|低い|無い|たい|なさい|ください|こと|だ|である|べき|べし|べからず|せよ|ません|した|れた|えた|った|んだ)$/u;
/** 「…に関すること」 is a matter, not a duty. */
const MATTER = /(?:に関する|に係る|についての|に必要な|必要な|その他の|前号の|各号の|と認める|が定める|が必要な)こと$/u;
/** The verb of a duty that is cut short to its noun: 「…を速やかに削除」, 「…へ報告のこと」. */
const CUT_SHORT =
  /を、?(?:[^を、。はが]{1,12}(?:に|く|て|で|から|へ))?(?:[0-9０-９]{1,3}(?:年|か月|箇月|月|週|日|時間)間?)?[\p{Script=Han}\p{Script=Katakana}ー]{2,10}$/u;

/** Nouns of doing: with する they are verbs. */
export const DOING =
  '(?:実施|説明|報告|連絡|通知|周知|確認|点検|記録|記載|記入|保管|保存|廃棄|消去|削除|提出|申請|届出|届け出|登録|設置|設定|施錠|返却|回収|交付|配布|配付|指導|教育|徹底|公表|公開|掲示|共有|相談|依頼|請求|送付|移管|収納|格納|暗号化|更新|変更|適用|停止|隔離|遮断|検査|監視|監督|評価|見直し|整備|策定|作成|締結|明示|明記|立会い|同行|注意|留意|遵守|順守|裁断|溶解|破砕|ロック|ログオフ|ログアウト|退避|携行)';
/** To whom, where or when something is done stands right before the noun: 「新任者には着任時に説明」. */
const CUT_SHORT_DOING = new RegExp(
  `(?:(?<!とも|こと)に|へ|から|にて|ごとに|までに)、?(?:必ず|直ちに|速やかに)?${DOING}$`,
  'u',
);

/** The same with its object as the topic: 「書類は、直ちに回収」. */
const CUT_SHORT_TOPIC =
  /は、?[^は。]{0,60}(?:直ちに|速やかに|遅滞なく|必ず|その都度|随時|[なに的切実重正]に|せず|ずに)[\p{Script=Han}\p{Script=Katakana}ー]{2,8}$/u;

/** 「端末は毎日施錠」: how often, when or with what, between the topic and the noun of doing. */
const CUT_SHORT_EACH_TIME = new RegExp(
  `(?<!目的|対象|範囲|内容|種類|区分|名称|方法|手段|役割|業務|と|に|で)は、?[^は。]{0,60}(?<![のるたな・及び又は])${DOING}$`,
  'u',
);

/** 「次のとおり準備」: only a verb follows とおり, its する cut off. */
const CUT_SHORT_AS_FOLLOWS =
  /(?:次|以下|下記|左)の(?:とおり|通り|ように|方法で|手順で|要領で|順に|順で)、?(?:[^、。はをが]{1,12}[にでとへ])?[\p{Script=Han}\p{Script=Katakana}ー]{2,8}$/u;

/** Doing something to what is named before it, cut off behind its stem: 「箱を係員に手渡し」. */
const STEMS =
  '(?:手渡し|引き?渡し|受け?渡し|貸し?出し|持ち?出し|呼び?出し|洗い?出し|貼り?出し|張り?出し|申し?送り|申し?出|持ち?帰り|聞き?取り|引き?取り|取り?まとめ|取り?消し|取り?外し|読み?合わせ|突き?合わせ|切り?替え|入れ?替え|差し?替え|積み?替え|振り?分け|書き?込み|書き?写し|見?直し|見?回り|後片付け|片付け|寄せ?集め|切り?離し|言い?渡し|並べ?替え|取り?換え|締め?切り)';
const CUT_SHORT_STEM = new RegExp(`を、?(?:[^を。はが]{0,30}(?:[にへでと、]|から|まで|ごとに))?${STEMS}$`, 'u');

/** 体言. True for a phrase that names a thing and tells nobody to do anything. */
export function isNounPhrase(bare: string): boolean {
  if (MATTER.test(bare)) return true;
  const end = bare.slice(-100);
  return ![
    PREDICATE,
    CUT_SHORT,
    CUT_SHORT_DOING,
    CUT_SHORT_TOPIC,
    CUT_SHORT_EACH_TIME,
    CUT_SHORT_AS_FOLLOWS,
    CUT_SHORT_STEM,
  ].some((told) => told.test(end));
}

/** True for a duty whose verb is cut short to its noun: with する it is whole. */
export function isCutShort(bare: string): boolean {
  return (
    (/[\p{Script=Han}\p{Script=Katakana}ー]{2}$/u.test(bare) && !isNounPhrase(bare)) ||
    CUT_SHORT_STEM.test(bare.slice(-100))
  );
}
