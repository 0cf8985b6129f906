import { bodyAtEnd, NO_ROLES } from '#app/domain/policy/wording/actor.ts';
import type { RoleNames } from '#app/domain/policy/wording/actor.ts';
import { plainSentence } from '#app/domain/policy/wording/plain-form.ts';
import { actorsAtEnd } from '#app/domain/policy/wording/joined-actors.ts';
import { aroundParticles } from '#app/domain/policy/wording/topic.ts';

/** A verb directly before a noun modifies it: the が before belongs to that verb. */
export const RELATIVE =
  /[るたいうくすむつぐぶ](?=[\p{Script=Han}\p{Script=Katakana}A-Za-z]|もの|こと(?:が|を|に|の)|ため|よう)/u;
/** Behind these a verb does not explain the noun that follows but says when or after what. */
const SETTING = /(?:した上で|の上|した後|する前|た上で)/gu;
const CONDITION_OF =
  /^(?!不明)[^。が]{0,80}?(?:[るたうくすむつぐぶい](?:場合|とき|時|際|上で|前に|後に?)|る?に(?:当たり|あたり|当たって|あたって|際し))(?:に|は|も|て|には|において|、)/u;
/** Who judges or permits in a condition is not who is bound by what follows. */
const JUDGES = /(?:判断|承認|許可|指示|指定|認定|要求|要請|命令)(?:した|する)|(?:認め|定め|求め|命じ)(?:た|る)/u;
/** 「…場合は、申請させ、…」: without anybody else who is told, it is whoever acts in the condition. */
const MADE_TO_ACT = /[さたわらまかがばな]せ(?:、|た上で|て|る|なければならない)|させ、/u;
/** Who gives leave is not who asked for it. */
const GIVES_LEAVE = /(?:承認|許可|審査|認可|許諾|[^、。]を指導)(?:する|しなければならない|してはならない|すること)$/u;
/** が that belongs to the condition's own verb. */
const STATE = /(必要|おそれ|恐れ|疑い|事情|理由|都合|こと)が/gu;
/** The condition begins behind another duty, to which the が before belongs. */
const BOUND_ALREADY = /ならず|ならない|ものとし/u;
/** 「委員会において、…を決定する」 binds the organ that decides. */
const ORGAN_END = /(?:委員会|協議会|会議|本部|事務局|部会|課|室|部|局|係|班|所属|部署|部門|部局|学校)$/u;
const ORGAN_ACTS =
  /^(?:は|も)?(?:、|処理|審議|決定|(?:[^、。はがを]{0,12}を)?[^、。はがをるたうくす]{0,12}(?:行う|する)(?:ものとする|こと)?。?$)/u;
/** 「職員等にあっては、…」, 「職員等においては、…」 */
const CONCERNED = /^(?:あっては|おいては|おいても|あっても)、?/u;
const OBLIGED =
  /^は、?[^。]{0,200}(?:(?:義務|責任|責務)(?:がある|を課す|が課される|を負わせる)|(?:望ま|求めら)れ(?:る|ます))。?$/u;
/** 「結果は、課長から統括責任者に報告しなければならない」 */
const SENT =
  /^、?(?!の)(?:[^、。はがを]{2,30}[にへ]、?)?(?:直ちに|速やかに|遅滞なく|[^、。はがを]{1,8}で)?、?(?:報告|連絡|通知|説明|提出|回答|通報|送付|送信)(?:を行う|(?:を行わ|し)なければならない|する)(?:ものとする|こと)?。?$/u;
const PASSIVE = /(?:され|れ|られ)(?:なければならない|るものとする|る(?:こと)?)。?$/u;
/** 「所属長の責務は、次のとおりとする」, 「職員等が遵守すべき事項は、次のとおりとする」 */
const OWN_TASK =
  /(?:の(?:役割|職務|業務|任務|権限|所掌事務|所掌事項|責務|義務|遵守事項|禁止事項|禁止行為)|が、?[^、。がは]{0,20}べき[^、。がは]{1,12})$/u;
const AS_FOLLOWS = /^、[^。]{0,60}(?:とおり(?:とする|である)|掲げるものとする)。?$/u;
const LONGEST_REST = 160;

/** 「…は、所属長が行う」: が names who is bound where the sentence's own predicate follows. */
export function actorBeforePredicate(sentence: string, roles: RoleNames = NO_ROLES): readonly string[] {
  for (const { before, after } of aroundParticles(plainSentence(sentence), 'が').reverse()) {
    if (after.length > LONGEST_REST) break;
    const rest = after.replace(SETTING, 'て');
    const set = after.startsWith('、') && !CONDITION_OF.test(after.slice(1));
    if (!set && (RELATIVE.test(rest) || /は|場合|とき|際/u.test(rest.replace(/てはならない$/u, '')))) continue;
    const subjects = actorsAtEnd(before, roles);
    if (subjects.length > 0) return subjects;
    const body = bodyAtEnd(before);
    if (body !== null) return [body];
  }
  return [];
}

/** Whom a sentence binds that names nobody as its topic or subject; `[]` when it does not tell. */
export function actorOfSentence(sentence: string, roles: RoleNames = NO_ROLES): readonly string[] {
  for (const find of [taskOwnerIn, organIn, concernedIn, obligedIn, senderIn, agentOfPassive, actorOfCondition]) {
    const found = find(sentence, roles);
    if (found.length > 0) return found;
  }
  return [];
}

function taskOwnerIn(sentence: string, roles: RoleNames): readonly string[] {
  for (const { before, after } of aroundParticles(sentence, 'は')) {
    const task = after.length < 80 && AS_FOLLOWS.test(after) ? OWN_TASK.exec(before)?.index : undefined;
    if (task !== undefined) return actorsAtEnd(before.slice(0, task), roles);
  }
  return [];
}

function organIn(sentence: string): readonly string[] {
  for (const { before, after } of aroundParticles(sentence, 'において')) {
    if (!ORGAN_ACTS.test(after)) continue;
    const organ = actorsAtEnd(before).at(-1);
    if (organ !== undefined && ORGAN_END.test(organ)) return [organ];
  }
  return [];
}

function concernedIn(sentence: string, roles: RoleNames): readonly string[] {
  return firstActors(sentence, 'に', CONCERNED, roles);
}

/** 「職員等には、…する義務がある」 */
function obligedIn(sentence: string, roles: RoleNames): readonly string[] {
  return sentence.length > 300 ? [] : firstActors(sentence, 'に', OBLIGED, roles);
}

function senderIn(sentence: string, roles: RoleNames): readonly string[] {
  return firstActors(sentence, 'から', SENT, roles);
}

/** 「…は、所属長によって点検されなければならない」 */
function agentOfPassive(sentence: string, roles: RoleNames): readonly string[] {
  return PASSIVE.test(sentence) ? firstActors(sentence, 'によ', /^(?:って|り)/u, roles) : [];
}

/** Those whom the body serves: what follows from what they do is done for them, by somebody unnamed. */
const SERVED =
  /(?:[住市町村区県国]民|患者|(?:家|遺|親)族|保護者|傍聴人|面会人|来(?:庁|訪|館|校|院|客)者|本人|他人|第三者|申請[者人]|請求[者人])(?:等|ら|たち)?$/u;

/** Without a topic, who acts in the condition is bound by what follows from it. */
function actorOfCondition(sentence: string, roles: RoleNames): readonly string[] {
  if (GIVES_LEAVE.test(plainSentence(sentence.slice(-LONGEST_REST)))) return [];
  for (const { before, after } of aroundParticles(sentence, 'が')) {
    const condition = CONDITION_OF.exec(after.slice(0, 120).replace(STATE, '$1'))?.[0];
    if (condition !== undefined && isMadeToAct(after.slice(condition.length, condition.length + LONGEST_REST), roles))
      continue;
    if (condition === undefined || JUDGES.test(condition) || BOUND_ALREADY.test(condition)) continue;
    const subjects = actorsAtEnd(before, roles).filter((name) => !SERVED.test(name));
    if (subjects.length > 0) return subjects;
  }
  return [];
}

/** Whoever acts in the condition is then made to act by somebody unnamed. */
function isMadeToAct(rest: string, roles: RoleNames): boolean {
  return (
    MADE_TO_ACT.test(rest) && !aroundParticles(rest, 'に').some(({ before }) => actorsAtEnd(before, roles).length > 0)
  );
}

function firstActors(sentence: string, particle: string, follows: RegExp, roles: RoleNames): readonly string[] {
  for (const { before, after } of aroundParticles(sentence, particle)) {
    if (!follows.test(after)) continue;
    const subjects = actorsAtEnd(before, roles);
    if (subjects.length > 0) return subjects;
  }
  return [];
}
