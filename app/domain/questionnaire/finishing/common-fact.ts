import { partsOf } from '#app/domain/questionnaire/duty/act-chain.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';

/** Roles whose questions ask what people do, or what one contract or service is like: each answers for the own. */
const OF_THE_OWN: ReadonlySet<RoleId> = new Set(['staff', 'handler', 'audited_unit', 'contractor', 'cloud_manager']);

/** What is one for the whole body once it is made. */
const PRODUCT =
  /(?:規程|規定|規則|要綱|要領|手順(?:書)?|手続|基準|計画(?:書)?|方針|様式|書式|マニュアル|ガイドライン)(?:等|など)?(?:（[^（）]*）)?[をがに]/u;
/** A register itself is kept by who has what it lists; only its form is one. */
const FORM_OF_REGISTER = /台帳の(?:様式|書式)[をが]/u;
/** How something is handled by all who do it. */
const METHOD = /方法(?:等)?を(?:あらかじめ)?(?:定め|取り決め)/u;
/** What all 職員等 can read is put up once. */
const PUT_UP = /(?:ポリシー|実施手順|規程|基準)[^。]*閲覧できる?よう[^。]*(?:掲示|掲載|公開)/u;
const ENTERED = /入退室|立ち?入り?(?:区域)?/u;
/** Who may enter a room that several systems share is kept by one. */
const ROOM = /管理区域|(?:情報システム|サーバ|マシン)室/u;
const LAID_DOWN =
  /(?:定め|規定し|策定し|整備し|作成し|制定し|取り決め|用意し|設け)[^、]*$|(?:あり|ある|あって)[^を]*$/u;
/** 「手順があり、関係者に周知していますか」: made and made known by who made it. */
const READY = /(?:手順|計画|様式)があり、[^、]*周知して/u;

const TRAINING = /(?:研修|訓練|教育)/u;
const OFFERED = /(?:実施|開催|計画|提供|用意|受けさせ|受講させ|機会を)/u;

/** What one office sets on every machine that it hands out. */
const HANDED_OUT = /(?:支給|配布|配備|貸与)(?:した|する|された|している)[^、。]*(?:端末|パソコン)|全(?:ての|庁の)端末/u;
const SET = /(?:設定|制限|制御|無効化|暗号化)(?:し|を行|を施)/u;

/** Words by which a duty is about what the respondent alone has: a system, a contract, a section, one service. */
const OWN_OBJECT =
  /所管|所掌|所有|所属の|本システム|(?:当該|その)(?:情報)?(?:システム|課|室|部)|(?:システム|サービス|契約|課室?|部署)ごと|開発|保守|移行|構築|調達|委託(?:先|事業者|する|した)|サーバ|データベース|契約(?:を|に)|仕様|作業記録/u;

/** The act itself and what stands next to it, without the condition in front. */
function actOf(demand: string): string {
  return partsOf(demand)
    .filter((part) => !/(?:場合|とき|際)(?:に|は|には)?、$|については、$/u.test(part))
    .join('');
}

function isOfTheBody(demand: string): boolean {
  if (PUT_UP.test(demand) || (ROOM.test(demand) && ENTERED.test(demand))) return true;
  if (OWN_OBJECT.test(demand)) return false;
  const act = actOf(demand);
  if (READY.test(act) || METHOD.test(act)) return true;
  const laidDown = LAID_DOWN.test(act) && (PRODUCT.test(act) || FORM_OF_REGISTER.test(act));
  if (laidDown) return true;
  if (TRAINING.test(act) && OFFERED.test(act) && !/参加|記録|受けて/u.test(act)) return true;
  return HANDED_OUT.test(act) && SET.test(act);
}

/** A lead that names what is laid down has its contents as rows: 「…規定（次の内容を含む。）を整備して」. */
function demandsOf({ text, rows }: Pick<Question, 'text' | 'rows'>): readonly string[] {
  return rows.length === 0 || isOfTheBody(text) ? [text] : rows.map((row) => row.text);
}

/**
 * 共通事項. True where one office makes for all what the question asks about (rules, plans, forms, training on offer, a
 * setting of all machines), so that one answer serves every unit that is asked. Never what 職員等 do, and never what the
 * respondent alone has. The question is common as a whole or not at all: a row that only the unit knows keeps it apart.
 */
export function isCommonFact(question: Pick<Question, 'text' | 'rows' | 'roles' | 'unit' | 'confirmation'>): boolean {
  if (question.unit === 'organization' || question.confirmation) return false;
  if (question.roles.some((role) => OF_THE_OWN.has(role))) return false;
  return demandsOf(question).every(isOfTheBody);
}

/** The question with its mark, by its words as they stand. */
export function withCommonFact({ common: _, ...question }: Question): Question {
  return isCommonFact(question) ? { ...question, common: true } : question;
}
