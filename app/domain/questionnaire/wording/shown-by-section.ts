import type { Duty } from '#app/domain/questionnaire/duty/duty.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';
import { staffFrame } from '#app/domain/questionnaire/wording/staff-frame.ts';

/** To keep the whole policy is what all questions ask, each for its part. */
const KEEP_POLICY =
  /^.*?(?<policy>(?:情報)?セキュリティポリシー(?:(?:及び|、|並びに)[^、をに]{2,24})?)(?:に定められ(?:ている|た)(?:事項|内容))?を(?:遵守|順守)して$/u;
/** Whoever has left is out of the section's sight. */
const AFTER_LEAVING = /(?:業務|職|所属)を(?:離れ|離籍し|離職し|退い)た後も|(?:異動|退職|離職)後も/u;

/** 所属で示せること. What the head of a section can show of a duty of the 職員等 that nobody could answer as it stands. */
export interface ShownBySection {
  /** Where it is a question of its own. */
  readonly alone: string;
  /** Among other rows, which tell what the 職員等 do: their conduct, as the clause has it. */
  readonly row: string;
}

/** Null for every other duty. */
export function shownBySection(duty: Duty, roles: readonly RoleId[]): ShownBySection | null {
  const { te, nai, effort } = duty;
  if (!roles.includes('staff') || effort) return null;
  const who = staffFrame(roles);
  if (nai !== null) {
    if (!AFTER_LEAVING.test(te)) return null;
    const shown = `${nai}ことを、${who}に周知している`;
    return { alone: shown, row: shown };
  }
  const { policy } = KEEP_POLICY.exec(te)?.groups ?? {};
  if (policy === undefined) return null;
  const shown = `${policy}を、${who}に周知し、守られていることを確認している`;
  return { alone: shown, row: shown };
}
