import { pastFromTe, teFromRenyou } from '#app/domain/questionnaire/duty/verb.ts';
import { happeningOf, notApplicable } from '#app/domain/questionnaire/wording/no-event.ts';

/**
 * 備えてから行うこと. 「Xについて、定期的に確認を行い、問題があった場合には、対処する」: the check is due in every year, what
 * follows from it only where it found something. Whoever found nothing has done all that is due.
 */
export interface CheckThenAct {
  /** 「Xについて、」; what both rows are about. */
  readonly about: string;
  readonly checked: string;
  /** Hint lines for what the rows leave out. */
  readonly moved: readonly string[];
  /** With how a year without a finding is answered at its end. */
  readonly acted: string;
}

const CHECK = '確認|点検|検査|監視|調査|評価';
const TWO = new RegExp(
  `^(?<before>(?<what>[^。]{2,}?)(?:について(?:は)?、?[^。]{0,80}?|を(?:定期的に|毎年度)?、?)(?<check>${CHECK})(?:を(?:行い|実施し)|し))、?` +
    `(?<found>(?:問題|異常|不備|必要がある)[^、。]{1,16}(?:場合|とき))(?:には|に|は)?、?(?<act>[^。]{4,}[てで])$`,
  'u',
);

/** 「計画を定めておき、侵害時には当該計画に従って対処し」 */
const PLANNED =
  /^(?<aim>.*?ため(?:に)?、)?(?<plan>[^、。はを]{2,20}計画)を、?(?:あらかじめ)?(?<laid>定め|策定し)ておき、(?<when>[^、。]{2,20}時)(?:には|に|は)?、?(?:当該|その)計画に(?<act>[従沿]って.+て)$/u;

function plannedAndActed(te: string): CheckThenAct | null {
  const { aim = '', plan, laid, when, act } = PLANNED.exec(te)?.groups ?? {};
  if (plan === undefined || laid === undefined || when === undefined || act === undefined) return null;
  return {
    about: `${plan}について、`,
    checked: `${plan}を${laid}ている`,
    moved: aim === '' ? [] : [`目的：${aim.replace(/ため(?:に)?、$/u, '')}`],
    acted: `対象期間の${when}に、${plan}に${pastFromTe(act)}${notApplicable(happeningOf(when))}`,
  };
}

/** Null where the sentence does not check first and act on what was found. */
export function checkThenAct(te: string): CheckThenAct | null {
  const { before, what, check, found, act } = TWO.exec(te)?.groups ?? {};
  const planned = plannedAndActed(te);
  if (planned !== null) return planned;
  if (before === undefined || what === undefined || check === undefined || found === undefined || act === undefined)
    return null;
  const thing = what.replace(/^.*(?:踏まえ|ふまえ)、/u, '');
  return {
    about: `${thing}について、`,
    checked: `${teFromRenyou(before).replace(/については/u, 'について')}いる`,
    moved: [],
    acted: `対象期間に、${thing}の${check}で${found}は、${pastFromTe(act)}${notApplicable(happeningOf(found))}`,
  };
}
