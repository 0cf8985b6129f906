import { separableActs, sharedWith } from '#app/domain/questionnaire/duty/act-chain.ts';
import { askDuty, rowOfDuty } from '#app/domain/questionnaire/wording/asked-duty.ts';
import { dutyOf } from '#app/domain/questionnaire/duty/duty.ts';
import type { EffortBy } from '#app/domain/questionnaire/wording/asked-duty.ts';
import type { Duty } from '#app/domain/questionnaire/duty/duty.ts';
import { forbidsItems } from '#app/domain/questionnaire/wording/item-row.ts';
import { readable, topicAsObject, withoutDangling } from '#app/domain/questionnaire/wording/printed-words.ts';
import { NO_EVENT, readinessOf } from '#app/domain/questionnaire/wording/readiness.ts';
import type { Readiness } from '#app/domain/questionnaire/wording/readiness.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';
import { dropConjunction } from '#app/domain/policy/wording/sentence.ts';
import { tidy } from '#app/domain/policy/source/settled-print.ts';
import {
  COMFORTABLE_LENGTH,
  COMFORTABLE_ROW,
  shortened,
  withConditionNamed,
} from '#app/domain/questionnaire/wording/shortening.ts';
import type { Shortened } from '#app/domain/questionnaire/wording/shortening.ts';
import { framedForStaff, staffFrame } from '#app/domain/questionnaire/wording/staff-frame.ts';
import { withoutSubject } from '#app/domain/questionnaire/wording/without-subject.ts';

/** 設問文の分割. What is too long for one sentence, as a lead and rows. */
export interface Parts {
  /** Null where only the heading can say what the rows are about. */
  readonly lead: string | null;
  readonly rows: readonly string[];
  readonly moved: readonly string[];
}

/** 設問文. A duty in the words of a question and of a row, with what was moved out of it. */
export interface Phrasing {
  readonly duty: Duty;
  readonly question: string;
  /** The duty as rows: one, or one for each act of a very long sentence. */
  readonly rows: readonly string[];
  /** Hint lines for what the question, and for what the rows leave out for brevity. */
  readonly moved: readonly string[];
  readonly movedFromRows: readonly string[];
  /** The duty arises only after an event: it is asked in two rows, what is known and what was done. */
  readonly afterEvent: boolean;
  /** Set where the question is still too long. */
  readonly parts: Parts | null;
}

/** 「その所掌する課室等において、」 says no more than whose sheet this is. */
const OWN_SCOPE = /^(?:その)?(?:所掌|所管)する(?:課室?|部局?)等(?:において|で)、/u;

/** 「管理者以外の者は、…してはならない」: who must not act is what the prohibition is about. */
const OTHERS = /^([^、。]{2,40}以外の(?:者|職員等?|もの))は、?/u;

/** The demand of one sentence without the respondent's name; null when it demands nothing. */
function demandOf(printed: string, subjects: readonly string[]): Duty | null {
  const bare = withoutSubject(dropConjunction(tidy(printed)).replace(OTHERS, '$1が'), subjects)
    .replace(/^(?:ただし|但し)、/u, '')
    .replace(OWN_SCOPE, '');
  return dutyOf(readable(bare));
}

/** 「職員、議会議員及び監査委員（以下「職員等」という。）は」: a section's head has to know for whom to answer. */
const WHO_IS_MEANT = /^([^。（）]{2,60}(?:、|及び)[^。（）]{2,40})（以下「([^」]{2,12})」という。?）は/u;

function whoIsMeant(printed: string): readonly string[] {
  const [, names, shortForm] = WHO_IS_MEANT.exec(tidy(printed)) ?? [];
  return names === undefined || shortForm === undefined ? [] : [`「${shortForm}」：${names}`];
}

function isOfStaff(roles: readonly RoleId[]): boolean {
  return roles.includes('staff');
}

function effortBy(roles: readonly RoleId[]): EffortBy {
  return isOfStaff(roles) || roles.includes('handler') ? 'section' : 'office';
}

/** 「…していますか。」 for whoever answers. */
function asked(duty: Duty, roles: readonly RoleId[]): string {
  if (isOfStaff(roles)) return framedForStaff(askDuty(duty, effortBy(roles)), roles);
  const plain = { ...duty, te: topicAsObject(duty.te), nai: duty.nai === null ? null : topicAsObject(duty.nai) };
  return withoutDangling(askDuty(plain, effortBy(roles)));
}

/** What to answer row by row: 守る is for those who handle things, 行う for those who run them. */
function leadOfRows(shared: string, roles: readonly RoleId[]): string {
  const ofSection = isOfStaff(roles) || roles.includes('handler');
  const words = `${shared}次のことを${ofSection ? '守って' : '行って'}いますか。`;
  return isOfStaff(roles) ? framedForStaff(words, roles) : withoutDangling(words);
}

/** The acts of a demand as rows; null for a single act and for what is forbidden, whose reach a cut could change. */
function partsOfDuty(duty: Duty, roles: readonly RoleId[]): Parts | null {
  if (duty.nai !== null) return null;
  const { shared, acts } = separableActs(duty.te);
  if (acts.length < 2) return null;
  const rows = acts.map((te, at) =>
    at === acts.length - 1 ? rowOfDuty({ ...duty, te }, effortBy(roles)) : `${te}いる`,
  );
  if (shared === '') return { lead: null, rows, moved: [] };
  const short = shortened(leadOfRows(shared, roles), COMFORTABLE_LENGTH);
  const lead = withConditionNamed(short.text);
  return { lead: lead.text, rows, moved: [...short.moved, ...lead.moved] };
}

/** One row, or several for a sentence that nobody takes in at once. */
function rowsOf(
  duty: Duty,
  roles: readonly RoleId[],
): { readonly rows: readonly string[]; readonly moved: readonly string[] } {
  const whole = rowOfDuty(duty, effortBy(roles));
  if (whole.length <= COMFORTABLE_ROW) return { rows: [whole], moved: [] };
  const short = shortened(whole, COMFORTABLE_ROW);
  if (short.text.length <= COMFORTABLE_ROW) return { rows: [short.text], moved: short.moved };
  const { shared } = separableActs(duty.te);
  const parts = partsOfDuty(duty, roles)?.rows.map((row) =>
    shortened(`${sharedWith(shared, row)}${row}`, COMFORTABLE_ROW),
  );
  if (parts === undefined) return { rows: [short.text], moved: short.moved };
  return { rows: parts.map(({ text }) => text), moved: parts.flatMap(({ moved }) => moved) };
}

/** A duty after an event: two rows, whether it is a question of its own or stands among others. */
function afterEvent(duty: Duty, readiness: Readiness): Phrasing {
  const rows = [readiness.known, readiness.done].map((row) => shortened(row, COMFORTABLE_ROW));
  const whole = shortened(readiness.lead, COMFORTABLE_LENGTH);
  const lead = whole.text.length <= COMFORTABLE_LENGTH ? whole : shortened(readiness.shortLead, COMFORTABLE_LENGTH);
  const movedFromRows = [...new Set(rows.flatMap(({ moved }) => moved))];
  const texts = rows.map(({ text }, at) => (at === 0 ? text : `${text}${NO_EVENT}`));
  return {
    duty,
    question: lead.text,
    rows: texts,
    moved: lead.moved,
    movedFromRows,
    afterEvent: true,
    parts: { lead: lead.text, rows: texts, moved: movedFromRows },
  };
}

/**
 * Words one sentence for whoever answers. `subjects` are the names in the sentence that mean the
 * respondent; null when the sentence demands nothing.
 */
export function phrase(printed: string, subjects: readonly string[], roles: readonly RoleId[]): Phrasing | null {
  const duty = demandOf(printed, subjects);
  if (duty === null) return null;
  const readiness = duty.nai === null && !duty.effort ? readinessOf(duty.te, roles) : null;
  if (readiness !== null) return afterEvent(duty, readiness);
  const short = shortened(asked(duty, roles), COMFORTABLE_LENGTH);
  const inRows = rowsOf(duty, roles);
  const parts = short.text.length <= COMFORTABLE_LENGTH ? null : partsOfDuty(duty, roles);
  const named = parts === null ? withConditionNamed(short.text) : { text: short.text, moved: [] };
  return {
    duty,
    question: named.text,
    rows: inRows.rows,
    moved: [...whoIsMeant(printed), ...short.moved, ...named.moved],
    movedFromRows: [...whoIsMeant(printed), ...inRows.moved],
    afterEvent: false,
    parts,
  };
}

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
  const duty = demandOf(said, subjects);
  if (duty === null) return null;
  return shortened(asked({ ...duty, te: withContentsLast(duty.te) }, roles), COMFORTABLE_LENGTH);
}

export function leadPhrase(printed: string, subjects: readonly string[], roles: readonly RoleId[]): string | null {
  return leadWords(printed, subjects, roles)?.text ?? null;
}

/** The condition that all rows open with, if there is one: 「情報資産を利用するときは、」. */
function commonCondition(rows: readonly string[]): string {
  const [first, ...others] = rows;
  if (first === undefined || others.length === 0) return '';
  const condition = /^[^、]{4,60}(?:とき|場合)(?:は|には)?、/u.exec(first)?.[0] ?? '';
  return condition !== '' && others.every((row) => row.startsWith(condition)) ? condition : '';
}

/** 設問のまとめ. The lead of duties asked together and their rows. */
export interface GroupWords {
  readonly lead: string;
  readonly rows: readonly string[];
}

/** `titleIsRole` says that the heading is nothing but the name of the respondent's office. */
export function groupWords(
  title: string,
  roles: readonly RoleId[],
  rows: readonly string[],
  titleIsRole: boolean,
): GroupWords {
  const condition = commonCondition(rows);
  const ofSection = isOfStaff(roles) || roles.includes('handler');
  const who = isOfStaff(roles) ? `${staffFrame(roles)}は、` : '';
  const act = ofSection ? '守って' : '行って';
  if (condition !== '') {
    return {
      lead: `${who}${condition}次のことを${act}いますか。`,
      rows: rows.map((row) => row.slice(condition.length)),
    };
  }
  const about = titleIsRole ? `${title}として、` : `「${title}」について、`;
  return { lead: `${who}${about}次のことを${act}いますか。`, rows };
}
