/**
 * 条件付きの許し. 「機密性２かつ可用性１の資産は、管理者の責任の下、課の所有する媒体に保管することができる」: nobody applies for it, so
 * that no record shows whether its conditions are kept. They bind whoever makes use of it.
 */
const BOUND_LEAVE =
  /^(?<what>[^、。は]{2,40})は、?(?<under>[^、。]{2,30}の責任の(?:下|元|もと)(?:で|に)?、)(?<whose>[^、。]{0,20}(?:所有|貸与|管理|支給)(?:する|した|された))(?<where>[^、。]{2,30}に)(?<act>保管|保存|記録)(?:する)?ことができる$/u;
/** 「機密性２かつ可用性１の資産」: of all that is of the first class, only what is of the second, too. */
const BOTH = /^(?<class>[^、。]{2,16})かつ(?<also>[^、。の]{2,16})の(?<thing>[^、。]{2,30})$/u;

/** The conditions as a duty of whoever makes use of the leave; null for a leave without such. */
export function dutyOfBoundLeave(words: string): string | null {
  const { what = '', under = '', whose = '', where = '', act } = BOUND_LEAVE.exec(words)?.groups ?? {};
  if (act === undefined) return null;
  const both = BOTH.exec(what)?.groups;
  const thing = both === undefined ? what : `${both.class ?? ''}の${both.thing ?? ''}`;
  const only = both === undefined ? '' : `${both.also ?? ''}のものに限り、`;
  return `${thing}を${where}${act}するときは、${only}${under}${whose}ものに${act}しなければならない`;
}

/**
 * What such a leave takes out of the duty before it: 「可用性１のものをリムーバブルメディアに保管するときを除く」, out of where
 * 「機密性２のデジタル資産」 are to be handled; null where the duty is about something else.
 */
export function noteOfBoundLeave(leave: string, duty: string): string | null {
  const { what = '', where = '', act } = BOUND_LEAVE.exec(leave)?.groups ?? {};
  const both = BOTH.exec(what)?.groups;
  if (act === undefined || both === undefined) return null;
  const [kind = '', thing = ''] = [both.class, both.thing];
  const meant = duty.includes(kind) && duty.includes(thing) && !duty.includes(where) && /取り?扱/u.test(duty);
  return meant ? `${both.also ?? ''}のものを${where}${act}するときを除く` : null;
}
