import { teFromRenyou } from '#app/domain/questionnaire/duty/verb.ts';
import { happeningOf, notApplicable } from '#app/domain/questionnaire/wording/no-event.ts';

/**
 * 点検と対処. 「Xについて、定期的に確認を行い、問題があった場合には、対処する」: the check is due in every year, what
 * follows from it only where it found something. Whoever found nothing has done all that is due.
 */
export interface CheckThenAct {
  /** 「Xについて、」; what both rows are about. */
  readonly about: string;
  readonly checked: string;
  /** With how a year without a finding is answered at its end. */
  readonly acted: string;
}

const CHECK = '確認|点検|検査|監視|調査|評価';
const TWO = new RegExp(
  `^(?<before>(?<what>[^。]{2,}?)(?:について(?:は)?、?[^。]{0,80}?|を(?:定期的に|毎年度)?、?)(?<check>${CHECK})(?:を(?:行い|実施し)|し))、?` +
    `(?<found>(?:問題|異常|不備|必要がある)[^、。]{1,16}(?:場合|とき))(?:には|に|は)?、?(?<act>[^。]{4,}[てで])$`,
  'u',
);

/** Null where the sentence does not check first and act on what was found. */
export function checkThenAct(te: string): CheckThenAct | null {
  const { before, what, check, found, act } = TWO.exec(te)?.groups ?? {};
  if (before === undefined || what === undefined || check === undefined || found === undefined || act === undefined)
    return null;
  const thing = what.replace(/^.*(?:踏まえ|ふまえ)、/u, '');
  const done = act.replace(/て$/u, 'た').replace(/で$/u, 'だ');
  return {
    about: `${thing}について、`,
    checked: `${teFromRenyou(before).replace(/については/u, 'について')}いる`,
    acted: `対象期間に、${thing}の${check}で${found}は、${done}${notApplicable(happeningOf(found))}`,
  };
}
