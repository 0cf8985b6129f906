import { separableActs, sharedWith } from '#app/domain/questionnaire/duty/act-chain.ts';
import { askDuty, rowOfDuty } from '#app/domain/questionnaire/wording/asked-duty.ts';
import { dutyOf } from '#app/domain/questionnaire/duty/duty.ts';
import type { EffortBy } from '#app/domain/questionnaire/wording/asked-duty.ts';
import type { Duty } from '#app/domain/questionnaire/duty/duty.ts';
import { readable, topicAsObject, withoutDangling } from '#app/domain/questionnaire/wording/printed-words.ts';
import { shownBySection } from '#app/domain/questionnaire/wording/shown-by-section.ts';
import type { ShownBySection } from '#app/domain/questionnaire/wording/shown-by-section.ts';
import { readinessOf } from '#app/domain/questionnaire/wording/readiness.ts';
import { asPreparation } from '#app/domain/questionnaire/wording/preparation.ts';
import { checkThenAct } from '#app/domain/questionnaire/wording/check-then-act.ts';
import type { CheckThenAct } from '#app/domain/questionnaire/wording/check-then-act.ts';
import type { Readiness } from '#app/domain/questionnaire/wording/readiness.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';
import { dropConjunction } from '#app/domain/policy/wording/sentence.ts';
import { tidy } from '#app/domain/policy/source/settled-print.ts';
import { withNote } from '#app/domain/questionnaire/wording/exception-note.ts';
import { withoutMeans } from '#app/domain/questionnaire/wording/means.ts';
import { plainStyle } from '#app/domain/questionnaire/wording/plain-style.ts';
import { withScopes } from '#app/domain/questionnaire/wording/scope.ts';
import type { Scope } from '#app/domain/questionnaire/wording/scope.ts';
import { COMFORTABLE_LENGTH, COMFORTABLE_ROW, shortened } from '#app/domain/questionnaire/wording/shortening.ts';
import { framedForStaff } from '#app/domain/questionnaire/wording/staff-frame.ts';
import { dictionaryFromTe, pastFromTe } from '#app/domain/questionnaire/duty/verb.ts';
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
  /** Set where the question is still too long, or where its acts differ in weight. */
  readonly parts: Parts | null;
  /** 「Aを記録し、Bに努める」: only the last act is wished for, the others must be done. */
  readonly lastActStriven: boolean;
  /** Ways to the end, one of which may suffice: named beside the question and never asked. */
  readonly means: readonly string[];
}

/** 設問の周り. What stands around a sentence and belongs into its question. */
export interface Surroundings {
  readonly scopes: readonly Scope[];
  /** What the headings call the duty: never shortened away. */
  readonly topics: readonly string[];
  /** 「…を除く」: what the sentences behind it except. */
  readonly note: (duty: Duty) => string | null;
  /** What is due instead where it cannot be kept. */
  readonly otherwise?: Duty | null;
  /** Another sheet asks a person whether they know what an event demands. */
  readonly knownElsewhere?: boolean;
}

const ALONE: Surroundings = { scopes: [], topics: [], note: () => null };

/** 「その所掌する課室等において、」 says no more than whose sheet this is. */
const OWN_SCOPE = /^(?:その)?(?:所掌|所管)する(?:課室?|部局?)等(?:において|で)、/u;

/** 「管理者以外の者は、…してはならない」: who must not act is what the prohibition is about. */
const OTHERS = /^([^、。]{2,40}以外の(?:者|職員等?|もの))は、?/u;

/** 「権限は、必要最小限のものとする」: how a thing has to be, without a verb. */
const KIND_OF_THING = /^(.*?[^、。はを]{2,40})[はを]、?([^、。はを]{2,30}[のな])ものとする$/u;

/** 「感染、侵入の可能性が低い場合を除き、導入して」: named at the end, so that it holds for every act. */
const EXCEPTED =
  /(?<=^|、)((?:[^、。をはにで]{1,19}[^、。をはにでてし]、)*[^、。]{2,50}(?:場合|とき|もの|者))を除(?:き|いて)、/u;

function withExceptedApart(duty: Duty): Duty {
  const excepted = duty.nai === null ? EXCEPTED.exec(duty.te) : null;
  return excepted?.[1] === undefined ? duty : { ...duty, te: duty.te.replace(excepted[0], ''), excepted: excepted[1] };
}

/** 義務の読み. What one sentence demands, and the ways to it that it names. */
export interface Demand {
  readonly duty: Duty;
  readonly means: readonly string[];
}

/** The demand of one sentence without the respondent's name; null when it demands nothing. */
export function demandOf(printed: string, subjects: readonly string[]): Demand | null {
  const bare = withoutSubject(dropConjunction(plainStyle(tidy(printed))).replace(OTHERS, '$1が'), subjects)
    .replace(/^(?:ただし|但し)、/u, '')
    .replace(OWN_SCOPE, '');
  const plain = readable(bare);
  const { words, means } = withoutMeans(
    plain.endsWith('ものとする') ? plain.replace(KIND_OF_THING, '$1を、$2ものとしなければならない') : plain,
  );
  const duty = dutyOf(words) ?? dutyBefore(words);
  return duty === null ? null : { duty: withExceptedApart(duty), means };
}

/** 「…説明する（年度内に限る。）」: the demand stands before what limits it. */
const ASIDE = /^(.{4,}[うくすつぬぶむぐるいこと])[（(]([^（）()]{2,60}?)。?[）)]$/u;

function dutyBefore(words: string): Duty | null {
  const [, head = '', aside = ''] = ASIDE.exec(words) ?? [];
  const duty = head === '' ? null : dutyOf(head);
  return duty === null ? null : { ...duty, aside };
}

/** 「職員、議会議員及び監査委員（以下「職員等」という。）は」: a section's head has to know for whom to answer. */
const WHO_IS_MEANT = /^([^。（）]{2,60}(?:、|及び)[^。（）]{2,40})（以下「([^」]{2,12})」という。?）は/u;

/** They sit in no section; one has the work of their office. */
const OF_NO_SECTION = /(?:議会)?議員|監査委員|行政委員会の委員/gu;

function whoIsMeant(printed: string): readonly string[] {
  const [, names, shortForm] = WHO_IS_MEANT.exec(tidy(printed)) ?? [];
  if (names === undefined || shortForm === undefined) return [];
  const outside = [...names.matchAll(OF_NO_SECTION)].map(([name]) => name);
  const whoTells =
    outside.length === 0 ? '' : `（${outside.join('と')}については、その事務を担当する所属がお答えください。）`;
  return [`「${shortForm}」：${names}${whoTells}`];
}

function isOfStaff(roles: readonly RoleId[]): boolean {
  return roles.includes('staff');
}

function effortBy(roles: readonly RoleId[]): EffortBy {
  return isOfStaff(roles) || roles.includes('handler') ? 'section' : 'office';
}

/** 「…していますか。」 for whoever answers. */
export function asked(duty: Duty, roles: readonly RoleId[]): string {
  if (isOfStaff(roles)) return framedForStaff(askDuty(duty, effortBy(roles)), roles);
  const plain = { ...duty, te: topicAsObject(duty.te), nai: duty.nai === null ? null : topicAsObject(duty.nai) };
  return withoutDangling(askDuty(plain, effortBy(roles)));
}

/** What to answer row by row: 守る is for those who handle things, 行う for those who run them. */
export function leadOfRows(shared: string, roles: readonly RoleId[]): string {
  const ofSection = isOfStaff(roles) || roles.includes('handler');
  const words = `${shared}次のことを${ofSection ? '守って' : '行って'}いますか。`;
  return isOfStaff(roles) ? framedForStaff(words, roles) : withoutDangling(words);
}

/** 「Aしているか、又はBして」: one of them suffices, so they are never asked apart. */
const OF_WHICH_ONE = /いるか、又は/u;

/** 「AしBするように努める」: one effort, for both. */
function isOneEffort({ effort, te }: Duty): boolean {
  return effort && /ように$/u.test(te);
}

/** The acts of a demand as rows; null for a single act and for what is forbidden, whose reach a cut could change. */
function partsOfDuty(duty: Duty, roles: readonly RoleId[], topics: readonly string[]): Parts | null {
  if (duty.nai !== null || OF_WHICH_ONE.test(duty.te) || isOneEffort(duty)) return null;
  const { shared, acts } = separableActs(duty.te);
  if (acts.length < 2) return null;
  const rows = acts.map((te, at) =>
    at === acts.length - 1 ? rowOfDuty({ ...duty, te }, effortBy(roles)) : `${te}いる`,
  );
  if (shared === '') return { lead: null, rows, moved: [] };
  const lead = shortened(leadOfRows(shared, roles), COMFORTABLE_LENGTH, topics);
  return { lead: lead.text, rows, moved: lead.moved };
}

/** One row, or several for a sentence that nobody takes in at once or whose acts differ in weight. */
function rowsOf(
  duty: Duty,
  roles: readonly RoleId[],
  topics: readonly string[],
  apart: boolean,
): { readonly rows: readonly string[]; readonly moved: readonly string[] } {
  const whole = rowOfDuty(duty, effortBy(roles));
  const short = shortened(whole, COMFORTABLE_ROW, topics);
  if (!apart && short.text.length <= COMFORTABLE_ROW) return { rows: [asPreparation(short.text)], moved: short.moved };
  const { shared } = separableActs(duty.te);
  const parts = partsOfDuty(duty, roles, topics)?.rows.map((row) =>
    shortened(`${sharedWith(shared, row)}${row}`, COMFORTABLE_ROW, topics),
  );
  if (parts === undefined) return { rows: [asPreparation(short.text)], moved: short.moved };
  return { rows: parts.map(({ text }) => asPreparation(text)), moved: parts.flatMap(({ moved }) => moved) };
}

/** Nothing is left out of it, and it is neither cut nor of two weights. */
const WHOLE = {
  moved: [],
  movedFromRows: [],
  afterEvent: false,
  parts: null,
  lastActStriven: false,
  means: [],
} as const satisfies Partial<Phrasing>;

/** What is weighed tells whether the act is due at all. */
const WEIGHED = ['勘案', '考慮'];

/** A duty after an event: two rows, whether it is a question of its own or stands among others. */
function afterEvent(duty: Duty, readiness: Readiness): Phrasing {
  const rows = [readiness.known, readiness.done].map((row) => shortened(row, COMFORTABLE_ROW, WEIGHED));
  const whole = shortened(readiness.lead, COMFORTABLE_LENGTH, WEIGHED);
  const mustStand = WEIGHED.some((word) => whole.text.includes(word));
  const lead =
    mustStand || whole.text.length <= COMFORTABLE_LENGTH
      ? whole
      : shortened(readiness.shortLead, COMFORTABLE_LENGTH, WEIGHED);
  const movedFromRows = [...new Set(rows.flatMap(({ moved }) => moved))];
  const texts = rows.map(({ text }, at) => (at === 0 ? text : `${text}${readiness.none}`));
  return {
    ...WHOLE,
    duty,
    question: lead.text,
    rows: texts,
    moved: lead.moved,
    movedFromRows,
    afterEvent: true,
    parts: { lead: lead.text, rows: texts, moved: movedFromRows },
  };
}

/** What was told in an event about one system: who keeps it is asked elsewhere whether they know it. */
function onlyDone(duty: Duty, { onlyDone: question, done, none }: Readiness): Phrasing | null {
  if (question === null) return null;
  const rows = [`${done}${none}`];
  return {
    ...WHOLE,
    duty,
    question,
    rows,
  };
}

/** A check and what follows from its findings: two rows. */
function checkedAndActed(
  duty: Duty,
  { about, checked, acted, moved: told }: CheckThenAct,
  roles: readonly RoleId[],
): Phrasing {
  const lead = leadOfRows(about, roles);
  const short = shortened(checked, COMFORTABLE_ROW);
  const moved = [...told, ...short.moved];
  const rows = [short.text, acted];
  return {
    ...WHOLE,
    duty,
    question: lead,
    rows,
    moved,
    movedFromRows: moved,
    parts: { lead, rows, moved },
  };
}

/** A duty of the 職員等 as the section shows it: 「…周知している」 says itself whose act it is. */
function ofSection(duty: Duty, { alone, row }: ShownBySection): Phrasing {
  return {
    ...WHOLE,
    duty,
    question: alone.replace(/いる(（[^（）]*）)?$/u, 'いますか$1。'),
    rows: [row],
  };
}

/** 「Aを記録し、Bに努める」 strives for B alone; 「Aし、Bするように努める」 for both. */
function strivesLast({ effort, te }: Duty, printed: string): boolean {
  return effort && !/ように$/u.test(te) && !/【推奨/u.test(printed) && separableActs(te).acts.length > 1;
}

/** 「…していますか（消去できない場合は、契約を締結している）。」, in the form of what it stands behind. */
function withOtherwise(text: string, { te }: Duty): string {
  const [, aside = '', stop = ''] = /((?:（[^（）]*）)?)(。?)$/u.exec(text) ?? [];
  const head = text.slice(0, text.length - aside.length - stop.length);
  const form = /(?:知って|周知して)いる$/u.test(head)
    ? dictionaryFromTe(te)
    : /(?:し|っ|い)た$/u.test(head)
      ? pastFromTe(te)
      : `${te}いる`;
  return `${head}（${form}）${aside}${stop}`;
}

/** The words with what the headings limit and the sentences behind except. */
function inPlace({ rows, parts, ...phrasing }: Phrasing, { scopes, note, otherwise }: Surroundings): Phrasing {
  const { excepted, nai, aside } = phrasing.duty;
  const own = excepted === null || nai !== null ? [] : [`${excepted}を除く`];
  const notes = [...own, ...[note(phrasing.duty) ?? []].flat()];
  const except = notes.length === 0 ? null : notes.join('及び');
  const besides = (text: string): string => (otherwise ? withOtherwise(text, otherwise) : text);
  const limited = (text: string): string => (aside === undefined ? text : withNote(text, aside));
  const noted = (text: string): string => besides(limited(except === null ? text : withNote(text, except)));
  const lead = parts?.lead ?? null;
  return {
    ...phrasing,
    question: noted(withScopes(phrasing.question, scopes)),
    rows: rows.map((row) => noted(withScopes(row, scopes))),
    parts:
      parts === null
        ? null
        : {
            ...parts,
            lead: lead === null ? null : noted(withScopes(lead, scopes, parts.rows.join(''))),
            rows: lead === null ? parts.rows.map((row) => noted(withScopes(row, scopes))) : parts.rows,
          },
  };
}

/**
 * Words one sentence for whoever answers. `subjects` are the names in the sentence that mean the
 * respondent; null when the sentence demands nothing.
 */
export function phrase(
  printed: string,
  subjects: readonly string[],
  roles: readonly RoleId[],
  around: Surroundings = ALONE,
): Phrasing | null {
  const demand = demandOf(printed, subjects);
  if (demand === null) return null;
  const { duty, means } = demand;
  const { topics } = around;
  const readiness = duty.nai === null && !duty.effort ? readinessOf(duty.te, roles) : null;
  if (readiness !== null) {
    const told = around.knownElsewhere === true ? onlyDone(duty, readiness) : null;
    return inPlace({ ...(told ?? afterEvent(duty, readiness)), means }, around);
  }
  const shown = shownBySection(duty, roles);
  if (shown !== null) return inPlace({ ...ofSection(duty, shown), moved: whoIsMeant(printed), means }, around);
  const two = duty.nai === null && !duty.effort ? checkThenAct(duty.te) : null;
  if (two !== null) return inPlace({ ...checkedAndActed(duty, two, roles), means }, around);
  const short = shortened(asPreparation(asked(duty, roles)), COMFORTABLE_LENGTH, topics);
  const lastActStriven = strivesLast(duty, printed);
  const inRows = rowsOf(duty, roles, topics, lastActStriven);
  const parts = short.text.length <= COMFORTABLE_LENGTH && !lastActStriven ? null : partsOfDuty(duty, roles, topics);
  return inPlace(
    {
      duty,
      question: short.text,
      rows: inRows.rows,
      moved: [...whoIsMeant(printed), ...short.moved],
      movedFromRows: [...whoIsMeant(printed), ...inRows.moved],
      afterEvent: false,
      parts,
      lastActStriven,
      means,
    },
    around,
  );
}
