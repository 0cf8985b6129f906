import type { Respondent } from '#app/domain/questionnaire/respondent/respondent.ts';
import { ofThisSystem } from '#app/domain/questionnaire/wording/own-system.ts';
import type { Scope } from '#app/domain/questionnaire/wording/scope.ts';

type Asked = Pick<Respondent, 'unit'>;

/** 「…は、自己点検結果と…」: a result or a state that each office has for itself. */
const OWN_RESULT = /^((?:[^。は]{2,60}は、)?)(?=[^、。をは]{2,20}(?:結果|状況)(?:と|を|及び))/u;

/** What is asked of the body as well is, of the head of a bureau, that of the bureau. */
function ofOwnBureau(sentence: string): string {
  return /所(?:管|掌)する|部局/u.test(sentence) ? sentence : sentence.replace(OWN_RESULT, '$1所管する部局における');
}

/** An office of the whole body has no 課室等 in its charge: all are meant. */
function ofAllSections(sentence: string): string {
  return sentence.replace(/(?:その)?所(?:管|掌)する(?=(?:課室|部局)等?の)/gu, '各');
}

/**
 * 所管の範囲. The sentence as far as the unit that is asked has to do with it; `asking` are all who are asked the same, and
 * `scopes` are what the headings limit.
 */
export function ofOwnReach(
  sentence: string,
  { unit }: Asked,
  asking: readonly Asked[],
  scopes: readonly Scope[],
): string {
  if (unit === 'system') return ofThisSystem(sentence, scopes);
  if (unit === 'organization') return ofAllSections(sentence);
  return unit === 'bureau' && asking.some((one) => one.unit === 'organization') ? ofOwnBureau(sentence) : sentence;
}
