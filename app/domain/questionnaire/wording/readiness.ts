import { separableActs } from '#app/domain/questionnaire/duty/act-chain.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';
import { staffFrame } from '#app/domain/questionnaire/wording/staff-frame.ts';
import { dictionaryFromTe } from '#app/domain/questionnaire/duty/verb.ts';

/** 備え. A duty that arises only after an event: what must follow it may not have been needed yet. */
export interface Readiness {
  readonly question: string;
  /** The same in rows, for an event that several acts must follow; null for one act. */
  readonly parts: { readonly lead: string; readonly rows: readonly string[] } | null;
}

/** What has happened when a duty after an event arises. */
const EVENT =
  /(?:を|が)(?:認知|発見|検知|確認|紛失|誤送信)した|感染した|(?:侵害|インシデント|事故|事案|障害|漏えい|災害)等?が(?:発生し|生じ|あっ)た|感染が疑われる|(?:報告|通報|連絡|攻撃|被害)を受けた|(?:通報|報告)があった|流出した(?:おそれ|可能性)|被害が生じた|(?:違反|問題)が(?:判明し|認められ|発覚し)た|を認めた(?:場合|とき)|不可避の/u;
const CONDITION = /^(.{4,140}?(?:場合|とき))(?:においては|において|には|に|は)?、(?!又は|若しくは|及び)(.+)$/u;
/** What is prepared beforehand is no duty after the event. */
const PREPARED = /計画を(?:策定|定め)|体制を|備え|手順を(?:定め|整備)|できるように/u;

/** Asks whether everybody is ready for the event; null where the duty is no such one. */
export function readinessOf(te: string, roles: readonly RoleId[]): Readiness | null {
  const [, condition, rest] = CONDITION.exec(te) ?? [];
  if (condition === undefined || rest === undefined) return null;
  if (!EVENT.test(condition) || PREPARED.test(rest) || !/[てで]$/u.test(rest)) return null;
  const whole = separableActs(te);
  /* 「確認を行い、問題を認めた場合には、…」: what comes first is due without any event. */
  if (whole.acts.length > 1 && !whole.shared.startsWith(condition)) return null;
  const act = dictionaryFromTe(rest);
  const ofStaff = roles.includes('staff');
  const question = ofStaff
    ? `${staffFrame(roles)}に、${condition}は、${act}ことが周知され、手順がありますか。`
    : `${condition}に、${act}手順があり、関係者に周知していますか。`;
  const { shared, acts } = separableActs(rest);
  if (acts.length < 2) return { question, parts: null };
  const lead = ofStaff
    ? `${staffFrame(roles)}に、${condition}に${shared}行う次のことが周知され、手順がありますか。`
    : `${condition}に${shared}行う次のことを手順に定め、関係者に周知していますか。`;
  return { question, parts: { lead, rows: acts.map((each) => `${dictionaryFromTe(each)}こと`) } };
}
