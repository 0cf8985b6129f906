import { separableActs } from '#app/domain/questionnaire/duty/act-chain.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';
import { staffFrame } from '#app/domain/questionnaire/wording/staff-frame.ts';
import { dictionaryFromTe, pastFromTe, politePastFromTe } from '#app/domain/questionnaire/duty/verb.ts';
import { happeningOf, notApplicable } from '#app/domain/questionnaire/wording/no-event.ts';

/**
 * 備えと対応. A duty that arises only after an event. It is always asked in two rows: whether those bound know it,
 * which holds in every year, and whether they did it, which 該当なし answers in a year without such an event.
 */
export interface Readiness {
  /** What stands over the two rows where the duty is a question of its own. */
  readonly lead: string;
  /** The same where the whole would be too long. */
  readonly shortLead: string;
  readonly known: string;
  /** To be followed by `none`. */
  readonly done: string;
  /** How a year without such an event is answered. */
  readonly none: string;
  /** 「対象期間に、…に報告しましたか。」, for a sheet on which nobody's knowledge is asked; null for an act on the thing itself. */
  readonly onlyDone: string | null;
}

/** What has happened when a duty after an event arises. */
const EVENT =
  /(?:を|が)(?:認知|発見|検知|確認|紛失|誤送信)した|感染した|(?:侵害|インシデント|事故|事案|障害|漏えい|災害)等?が(?:発生し|生じ|あっ)た|感染が疑われる|(?:報告|通報|連絡|攻撃|被害)を受け(?:た|、)|が(?:明らか|明確)に?なった|意思決定が(?:行われ|なされ)た|脅威が生じることが想定される|脅威を認識した|(?:通報|報告)(?:が|の)あった|流出した(?:おそれ|可能性)|被害が生じた|(?:違反|問題)が(?:判明し|認められ|発覚し)た|(?:代行者?|問題|違反|異常|不正|欠陥)[^、。]{0,8}を認めた(?:場合|とき)|不可避の|(?:インシデント|事故|事案|違反)であると(?:評価|判断|判定)した|(?:停止|剥奪|取消し|遮断|隔離)(?:を)?したとき|影響を及ぼす(?:可能性|おそれ)があると[^、。]{0,30}判断した/u;
/** Whether a condition is something that may happen to a body and not something that it does. */
export function namesEvent(condition: string): boolean {
  return EVENT.test(condition);
}

/** 「事案を発見した場合の連絡先」 names a thing; only what goes on behind the condition is a duty after it. */
const CONDITION =
  /^(?:(?<event>.{4,140}?(?:場合|とき|際))(?:においては|において|には|に|は)?、|(?<emergency>緊急時)には?、?)(?!又は|若しくは|及び)(?<act>.+)$/u;
/** What is prepared beforehand is no duty after the event. */
const PREPARED = /計画を(?:策定|定め)|体制を|備え(?!付)|手順を(?:定め|整備)|できるように/u;

/** 「障害が発生した場合に、予備を起動し、停止時間を最小限にして」: it is built beforehand, so that nobody has to know it. */
const BUILT = /最小限に(?:し|とどめ|抑え)て$/u;
/** 「通報があり次第、」. */
const AS_SOON_AS = /^([^。]{2,80}?(?:通報|報告|連絡|届出|申出))(?:があり|(を受け))次第、/u;

/** An event that is named only in what is done about it: 「報告された事故について、…」, 「これらの事故の原因を…」. */
const NAMED_EVENT =
  /^(?:必要に応じて?、?)?(?:(?:情報セキュリティに関する|[^、。をは]{2,16}からの?)?(?:報告された|報告のあった|通報のあった|発生した|認知した|当該|これらの|この)[^、。]{0,16}(?:インシデント|事故|事案|侵害|違反行為|欠陥)|同様の[^、。]{0,16}(?:インシデント|事故|事案)が|[^、。をは]{0,12}(?:インシデント|事故|事案)等?(?:に関係する|の?原因(?:究明|の究明|を)|を引き起こした)|[^。をは]{4,80}に関する(?:情報セキュリティ)?(?:インシデント|事故|事案)等?について、)/u;
const NOUN = /[\p{Script=Han}\p{Script=Katakana}ー]*(?:インシデント|事故|事案|侵害|違反行為|欠陥)等?/u;
/** 「当該事故」 and its like point to what stands elsewhere. */
const POINTS = /^(?:当該|これらの|この)/u;

/** Several people hold such an office. */
const ORGANS: readonly RoleId[] = ['committee', 'csirt', 'secretariat', 'auditor'];

/** An act that consists in telling somebody. */
const REPORTS = /(?:報告|通報|連絡|届出)(?:を行(?:っ|なっ)て|をして|して)$|届け出て$/u;

/** Whom to tell is known by a person, who keeps several systems. */
const TELLS = /(?:(?:報告|通報|連絡|通知|届出)(?:を行(?:っ|なっ)て|をして|して)|届け出て|求めて)$/u;

/** 「重要度を勘案し、公表を行って」: whether it is done at all is what is weighed, so that a reasoned no complies. */
const WEIGHED = /^(.*を(?:勘案|考慮))し、([^、]+)を(?:行|実施し|行な)っ?て$/u;
const REASONED_NO = '不要としたものは理由を示せる。';

interface AfterEvent {
  /** 「…を発見した場合は、」, to stand in front of the act; empty where the act names the event itself. */
  readonly when: string;
  /** 「…を発見した場合」. */
  readonly event: string;
  /** What has to be done then, ending in the te-form. */
  readonly act: string;
}

/** The event and the act that must follow it; null where the duty does not wait for one. */
function afterEventIn(printed: string): AfterEvent | null {
  if (!/[てで]$/u.test(printed)) return null;
  const te = printed
    .replace(
      AS_SOON_AS,
      (_, told: string, got?: string) => `${told}${got === undefined ? 'があった' : 'を受けた'}場合は、`,
    )
    .replace(/^(必要に応じて?)、?([^、]{2,60}について、)/u, '$2$1');
  const { event: condition, emergency, act = '' } = CONDITION.exec(te)?.groups ?? {};
  if (emergency !== undefined) return { when: `${emergency}に、`, event: emergency, act };
  if (condition !== undefined && EVENT.test(condition)) {
    const whole = separableActs(te);
    /* 「確認を行い、問題を認めた場合には、…」: what comes first is due without any event. */
    const dueBefore = whole.acts.length > 1 && !whole.shared.startsWith(condition);
    const event = condition.replace(POINTS, '');
    return dueBefore || PREPARED.test(act) ? null : { when: `${event}は、`, event, act };
  }
  const named = NAMED_EVENT.exec(te)?.[0];
  if (named === undefined || PREPARED.test(te)) return null;
  const noun = NOUN.exec(named)?.[0] ?? '事案';
  /* 「同様の事案が別のシステムでも発生している可能性を検討し」: not the event itself. */
  if (te.startsWith('同様の')) return { when: `${noun}があった場合は、`, event: `${noun}があった場合`, act: te };
  return { when: '', event: `${noun}があった場合`, act: te.replace(POINTS, '') };
}

function knownBy(roles: readonly RoleId[], { when, event, act }: AfterEvent): string {
  if (BUILT.test(act) && !roles.includes('staff'))
    return `${when}${act.replace(/に(?:し|とどめ|抑え)て$/u, 'にできるようにして')}いる`;
  if (roles.includes('staff')) {
    if (when !== '' && REPORTS.test(act) && separableActs(act).acts.length === 1)
      return `${event}の報告先と方法を、${staffFrame(roles)}に周知している`;
    return `${when}${dictionaryFromTe(act)}ことを、${staffFrame(roles)}に周知している`;
  }
  const what = `${when}${dictionaryFromTe(act)}`;
  return roles.some((role) => ORGANS.includes(role)) ? `${what}ことを、構成員が知っている` : `${what}ことを知っている`;
}

function doneIn({ when, act }: AfterEvent): string {
  const [, weighed, what = ''] = WEIGHED.exec(act) ?? [];
  const done =
    weighed === undefined ? pastFromTe(act) : `${weighed}して${what}の要否を判断し、必要なものについて行った`;
  if (when !== '') return `対象期間に、${when}${done}`.replace('に、緊急時', 'の緊急時');
  const told =
    /^(?:[^、。]{2,12}から)?(?:報告|通報|発生|認知)|^[^、]{0,20}(?:を引き起こした|からの?(?:報告|通報)のあった)/u.test(
      act,
    );
  return `${told ? '対象期間に' : '対象期間の'}${done}`;
}

/** Asks whether everybody is ready for the event and what was done after it; null where the duty is no such one. */
export function readinessOf(te: string, roles: readonly RoleId[]): Readiness | null {
  const found = afterEventIn(te);
  if (found === null) return null;
  const { when, event, act } = found;
  const known = knownBy(roles, found);
  const none = notApplicable(happeningOf(event), WEIGHED.test(act) ? REASONED_NO : '');
  const onlyDone =
    when !== '' && TELLS.test(act)
      ? `対象期間に、${when}${politePastFromTe(act)}か${none}。`.replace('に、緊急時', 'の緊急時')
      : null;
  const then = `${happeningOf(event).happened}ときは、そのとおり行っていますか。`;
  if (BUILT.test(act) && !roles.includes('staff')) {
    const lead = `${known.replace(/している$/u, 'し')}、${then}`;
    return { lead, shortLead: lead, known, done: doneIn(found), none, onlyDone };
  }
  const ready = roles.includes('staff')
    ? (what: string): string => `${staffFrame(roles)}に、${what}ことを周知し、`
    : roles.some((role) => ORGANS.includes(role))
      ? (what: string): string => `${what}ことを構成員が知っており、`
      : (what: string): string => `${what}ことを知っており、`;
  return {
    lead: `${ready(`${when}${dictionaryFromTe(act)}`)}${then}`,
    shortLead: `${ready(`${event}に行う`)}${then}`,
    known,
    done: doneIn(found),
    none,
    onlyDone,
  };
}
