/**
 * 活用の種類. Which conjugation a verb has cannot be read off its end alone: these lists tell the
 * classes apart as far as the language of regulations needs it.
 */

/** 一段 verbs written with one kanji before る. */
const ICHIDAN_KANJI = /[見得経寝煮似着居射鋳診観看視出]る$/u;
/** Kana of the i and e columns: before る they mark a 一段 verb. */
const ICHIDAN_KANA = /[いきぎしじちぢにひびぴみりえけげせぜてでねへべぺめれ]る$/u;

export function isIchidan(dictionary: string): boolean {
  return ICHIDAN_KANA.test(dictionary) || ICHIDAN_KANJI.test(dictionary);
}

/** 上一段 stems: the others in the i column are the 連用形 of a 五段 verb. */
const ICHIDAN_STEM_IN_I =
  /(?:用い|率い|老い|悔い|報い|強い|(?:^|[てで])い|(?:て|んで|いで)き|起き|生き|尽き|飽き|でき|出来|過ぎ|じ|落ち|満ち|朽ち|帯び|延び|伸び|浴び|滅び|試み|顧み|省み|鑑み|借り|足り|降り|下り|懲り|[見得経寝煮似着居射診観看視出来])$/u;

export function isIchidanStem(renyou: string): boolean {
  return ICHIDAN_STEM_IN_I.test(renyou) || /[えけげせぜてでねへべぺめれ]$/u.test(renyou);
}

/** 五段サ verbs written with one kanji before す. */
const GODAN_SA_KANJI =
  /(?:^|[^\p{Script=Han}])[施渡貸消隠出残示返戻壊流移落直試冒外許話押通越犯侵写任探正回放倒乱汚離指記刺逃増託表促]し$/u;
/** Compounds of these that are written without the kana between. */
const GODAN_SA_COMPOUND =
  /(?:[手引受売明見言申]渡|見直|作直|書直|取消|打消|[持取呼差貸抜書聞]出|取戻|払戻|差戻|繰返|折返|引返|見逃|見過ご|取外)し$/u;
/** 五段サ verbs whose okurigana holds a kana before す. */
const GODAN_SA_KANA = /(?:[らやたぼろごがなば]|[^ら]か|起こ|落と|済ま)し$/u;

/** Whether 「…し」 is the 連用形 of a verb in す and not of する. */
export function isGodanSa(renyou: string): boolean {
  return GODAN_SA_KANJI.test(renyou) || GODAN_SA_COMPOUND.test(renyou) || GODAN_SA_KANA.test(renyou);
}

/** What 「…って」 comes from: う, つ, or る for all others. */
export function plainOfTte(stem: string): 'う' | 'つ' | 'る' {
  if (
    /(?:[行使従扱伴払補負担失思言合会追習賄買洗笑雇襲救迷誘争狙願疑添沿養装伺整誓]|向か|行な|もら|しま|違)$/u.test(stem)
  )
    return 'う';
  return /(?:[持待保立打勝放絶育]|も)$/u.test(stem) ? 'つ' : 'る';
}

/** What 「…んで」 comes from. */
export function plainOfNde(stem: string): 'ぶ' | 'ぬ' | 'む' {
  if (/[選及運結呼学並飛遊尊喜叫転]$/u.test(stem)) return 'ぶ';
  return /死$/u.test(stem) ? 'ぬ' : 'む';
}

/** 一段 verbs whose te-form ends like that of a verb in く. */
export function isIchidanIte(te: string): boolean {
  return /(?:用|率|老|悔|報|強|居|^|[てで])いて$/u.test(te);
}
