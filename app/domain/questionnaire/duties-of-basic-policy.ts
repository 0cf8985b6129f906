import type { Clause } from '#app/domain/policy/clause.ts';
import { tidy } from '#app/domain/policy/source/settled-print.ts';
import { isNamedRole } from '#app/domain/policy/wording/actor.ts';
import { sentencesOf } from '#app/domain/questionnaire/clause/clause-sentence.ts';
import { COMMON_ROLE_MAP, rolesOfSubject } from '#app/domain/questionnaire/respondent/role-map.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';

/** Contractors and whoever it may be are reached by what the 対策基準 say. */
const NOT_OF_BODY: readonly RoleId[] = ['handler', 'contractor'];
const BODY = /機関(?:の長)?$|組織$/u;
/** 「端末を毎月点検し」: the noun before を, and the words up to the next pause, in which the verb stands. */
const ACT = /(?<object>[\p{Script=Han}\p{Script=Katakana}ーA-Za-zＡ-Ｚａ-ｚ0-9]{2,30})を、?(?<rest>[^、。を]{1,40})/gu;
/** The last noun of a compound is what it is a kind of. */
const KIND = /\p{Script=Han}{2}$|[\p{Script=Katakana}ー]{2,}$|[A-Za-zＡ-Ｚａ-ｚ]{2,}$/u;
const VERB = /\p{Script=Han}{1,2}(?=\p{Script=Hiragana}*$)/u;
/** What a 基本方針 says in principle: no act of which one could ask whether another clause speaks of it. */
const PRINCIPLE_OBJECT =
  /(?:対策|措置|事項|必要|方針|基準|手順|規程|規定|要綱|要領|計画|体制|組織|責任|責務|役割|権限|業務|事務|意識|認識|性|目的|水準|向上|改善|推進|セキュリティ|ポリシー|規則|法令|内容|状況|評価)$/u;
const PRINCIPLE_VERB =
  /^(?:.?[図努講有負担]|推進|確保|遵守|尊重|認識|理解|統括|総括|統轄|所掌|維持|向上|強化|徹底|考慮)$/u;
/** These leave to the object alone what is done. */
const ANY_VERB = /^(?:.?[行]|実施|.?[設置定作]|策定|作成|整備|管理|運用|対応)$/u;
/** Verbs that one document uses for what the other calls by the next. */
const ALIKE: readonly (readonly string[])[] = [
  ['点検', '確認', '検査', '監査', '調査', '監視', '検証'],
  ['保管', '保存', '施錠', '管理', '収納'],
  ['報告', '通知', '連絡', '通報', '周知', '公表'],
  ['廃棄', '消去', '破棄', '処分', '削除', '抹消'],
  ['記録', '記載', '登録', '台帳'],
  ['許可', '承認', '認め', '決裁'],
  ['禁止', '制限', 'ならない'],
];

interface Act {
  readonly object: string;
  /** Any of these is the deed; empty where the object alone tells it. */
  readonly verbs: readonly string[];
}

function actsIn(words: string): readonly Act[] {
  return [...words.matchAll(ACT)].flatMap(({ groups: { object = '', rest = '' } = {} }) => {
    const kind = KIND.exec(object)?.[0];
    const verb = VERB.exec(rest.replace(/(?:しなければ|なければ|ならない|ものとする|こと|する|し).*$/u, ''))?.[0];
    if (kind === undefined || verb === undefined) return [];
    if (PRINCIPLE_OBJECT.test(object) || PRINCIPLE_VERB.test(verb)) return [];
    if (ANY_VERB.test(verb)) return [{ object: kind, verbs: [] }];
    return [{ object: kind, verbs: ALIKE.find((group) => group.includes(verb)) ?? [verb] }];
  });
}

/** Each clause with the headings and sentences over it, which its own words may leave out. */
function passagesOf(clauses: readonly Clause[]): readonly string[] {
  const byId = new Map(clauses.map((clause) => [clause.id, clause]));
  return clauses.map((clause) => {
    const words: string[] = [];
    for (
      let at: Clause | undefined = clause;
      at !== undefined;
      at = at.parent === null ? undefined : byId.get(at.parent)
    )
      words.push(at.title, at.text);
    return tidy(words.join('\n'));
  });
}

function namesOffice(subject: string): boolean {
  const roles = rolesOfSubject(subject, COMMON_ROLE_MAP);
  return isNamedRole(subject) && !BODY.test(subject) && !roles.some((role) => NOT_OF_BODY.includes(role));
}

/**
 * 対策基準にない基本方針の義務. Of a clause of the 基本方針, the sentences that demand a particular act of an office or of the
 * 職員等 while no clause of the 対策基準, which are asked in its place, speaks of that act. The reader of principles is
 * not bothered: a sentence that names no such act is held to be covered.
 */
export function dutiesOnlyInBasicPolicy(clauses: readonly Clause[]): (clause: Clause) => readonly string[] {
  let passages: readonly string[] | null = null;
  const isSpokenOf = ({ object, verbs }: Act): boolean => {
    passages ??= passagesOf(clauses.filter(({ document }) => document === 'standards'));
    return passages.some(
      (words) => words.includes(object) && (verbs.length === 0 || verbs.some((verb) => words.includes(verb))),
    );
  };
  return (clause) =>
    clause.document !== 'basic_policy'
      ? []
      : sentencesOf(clause).flatMap(({ kind, words, subjects }) => {
          if (kind !== 'requirement' || !subjects.some(namesOffice)) return [];
          const acts = actsIn(words);
          return acts.length > 0 && !acts.some(isSpokenOf) ? [words] : [];
        });
}
