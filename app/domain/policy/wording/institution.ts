import { lastNameIn } from '#app/domain/policy/wording/actor.ts';
import type { RoleNames } from '#app/domain/policy/wording/actor.ts';
import { actorsAtEnd } from '#app/domain/policy/wording/joined-actors.ts';
import { plainSentence } from '#app/domain/policy/wording/plain-form.ts';
import { aroundParticles } from '#app/domain/policy/wording/topic.ts';

/** What is a place as well as those who work there. */
const INSTITUTION =
  /(?:病院|医院|学院|学園|保育園|幼稚園|こども園|[^場住箇個便台近短長名避\s]所|[^会本新別全両\s]館|(?<!データ|サーバー?)センター|協会|公社|財団|大学|高校|機関|支店|本店|本社|支社|工場|銀行|郵便局|薬局|警察|署|総会|保護者会|同窓会|学会|嘱託|通訳|窓口|室)(?:等)?$/u;
/** Rooms in which nobody is an office of the body. */
const ROOM =
  /(?:サーバー?|機械|機器|設備|電算機?|計算機|コンピューター?|マシン|執務|会議|応接|事務|保管|文書|図書|閲覧|職員|校長|園長|保健|医務|教|病|診察|診療|手術|検査|処置|更衣|相談|待合|控|面談|面接|作業|休憩|資料|調理|給食|宿直|当直|実験|準備|研究|音楽|理科|パソコン|システム|制御|監視|操作|電気|電源|空調|通信|印刷|収蔵|展示|陳列|自習|学習|視聴覚|放送|指令|司令|倉庫|書|和|浴|寝|居|洗面|試験|訓練|研修|利用|[0-9０-９一二三四五六七八九十同各別])室$/u;
/** What is done to a building or a room, or how it is built. */
const BUILT =
  /(?:施錠|設置|設備|配置|表示|掲示|区画|分離|備え(?:付け)?|設け|分け|隔て|囲[まみむ]|構造|造りと|とし|閉鎖|消[さし]|清掃|映[さし])/u;
const LAST_WORDS = 24;
const LONGEST_REST = 300;

/** 機関の行為. The institutions that a sentence tells to do something to something: 「図書館は、記録を提供してはならない」. */
export function institutionsActing(sentence: string, roles: RoleNames): readonly string[] {
  const plain = plainSentence(sentence);
  for (const { before, after } of aroundParticles(plain, 'は')) {
    if (after.length > LONGEST_REST || !/^、[^。]*を/u.test(after) || BUILT.test(after.slice(-LAST_WORDS))) continue;
    const names = institutionsNamed(before);
    if (names.length > 0) return actorsAtEnd(before, new Set([...roles, ...names]));
  }
  return [];
}

/** The institutions that a phrase ends with. */
export function institutionsNamed(before: string): readonly string[] {
  const names: string[] = [];
  for (const part of before
    .slice(-80)
    .split(/及び|並びに|又は|若しくは|、/u)
    .reverse()) {
    const name = lastNameIn(part);
    if (!INSTITUTION.test(name) || ROOM.test(name)) break;
    names.push(name);
  }
  return names;
}
