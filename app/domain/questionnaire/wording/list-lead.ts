import { asked, demandOf, leadOfRows } from '#app/domain/questionnaire/wording/phrasing.ts';
import { forbidsItems } from '#app/domain/questionnaire/wording/item-row.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';
import { tidy } from '#app/domain/policy/source/settled-print.ts';
import { COMFORTABLE_LENGTH, shortened } from '#app/domain/questionnaire/wording/shortening.ts';
import type { Shortened } from '#app/domain/questionnaire/wording/shortening.ts';

/** The announcement of a list, made to stand before its rows. */
const ANNOUNCEMENTS: readonly (readonly [RegExp, string])[] = [
  [/(?:次|以下|下記)の(?:各号の)?いずれかに該当する/gu, '次の'],
  [/(?:次|以下)(?:の各号)?に(?:掲げる|定める|示す)ところにより、?/gu, '次のとおり、'],
  [/(?:(?:次の各号|次|以下)に(?:掲げる|定める|示す|規定する)|以下の|下記の)/gu, '次の'],
  [/以下を全て含む事項/u, '次の全ての事項'],
  [/以下を全て含む/u, '次の内容を全て含む'],
  [/以下を含む/u, '次の内容を含む'],
  [/次の事項を(?:全て)?含めた/u, '次の内容を含む'],
  [/次の事項を(?=[行実守])/u, '次のことを'],
  [/次の事項を措置し(?:なければ|て)/u, '次のことを行わなければ'],
  [/次の事項を(?:遵|順)守し/u, '次のことを守ら'],
];

/** 「次の内容を含むクラウドサービスを利用する際の対策を」: what stands next to 含む is not what contains it. */
const CONTAINING = /次の内容を(全て)?含む([^、。]{15,})を([^を、。]{2,30})$/u;

function withContentsLast(te: string): string {
  return te.replace(
    CONTAINING,
    (_, all: string | undefined, holder: string, verb: string) => `${holder}（次の内容を${all ?? ''}含む。）を${verb}`,
  );
}

/** 「次の事項を遵守しなければならない」 as the lead of a list of rows, with what the hint must say instead. */
export function leadWords(printed: string, subjects: readonly string[], roles: readonly RoleId[]): Shortened | null {
  const said = ANNOUNCEMENTS.reduce((text, [pattern, words]) => text.replace(pattern, words), tidy(printed));
  if (forbidsItems(said)) return { text: leadOfRows('', roles), moved: [] };
  const duty = demandOf(said, subjects)?.duty;
  if (duty === undefined) return null;
  return shortened(asked({ ...duty, te: withContentsLast(duty.te) }, roles), COMFORTABLE_LENGTH);
}

/** 「確認した場合は、速やかに次の措置を講じることを知っており」: each row under it says the measure, the haste and whether it is known. */
const KNOWN_MEASURES =
  /(?<=場合|とき)は、(?:(?:直ちに|速やかに|遅滞なく)、?)?次の(?:措置|対応|対処)を(?:講じる|行う|実施する|とる)(?=ことを知って)/u;

export function leadOverEvents(question: string): string {
  return question.replace(KNOWN_MEASURES, 'に行う');
}

export function leadPhrase(printed: string, subjects: readonly string[], roles: readonly RoleId[]): string | null {
  return leadWords(printed, subjects, roles)?.text ?? null;
}
