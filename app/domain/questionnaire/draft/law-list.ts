import { isTemplateText } from '#app/domain/policy/misprint.ts';
import type { ClauseDraft } from '#app/domain/questionnaire/draft/clause-draft.ts';
import type { QuestionDraft } from '#app/domain/questionnaire/draft/question-draft.ts';
import { kindOfDraft } from '#app/domain/questionnaire/draft/row-draft.ts';
import type { RowDraft } from '#app/domain/questionnaire/draft/row-draft.ts';
import { staffFrame } from '#app/domain/questionnaire/wording/staff-frame.ts';

/** 「地方公務員法（昭和25年法律第261号）」, 「その他の関係法令」. */
const LAW = /(?:法|法律|法令|条例|規則|政令|省令|施行令)(?:[（(][^）)]*[）)]+)?(?:など|等)?。?$/u;
/** What the list is announced for. */
const OBEY = /(?:遵守し|順守し|守ら|守り|従わ|従い|従う|遵守する|順守する|守る)/u;

/** 「情報資産を保護するために、次の法令を」: what for limits which breaches count. */
const FOR = /(?:^|[、は])(?:[^、。はを]{0,20}する)?([^、。はを]{2,12}を(?:保護|守)するため)に?、/u;

/** What a law is commonly called, where its own name is long. */
const SHORT_NAMES: readonly (readonly [RegExp, string])[] = [
  [/^不正アクセス行為の禁止等に関する法律$/u, '不正アクセス禁止法'],
  [/^個人情報の保護に関する法律$/u, '個人情報保護法'],
  [/^行政手続における特定の個人を識別するための番号の利用等に関する法律$/u, '番号法'],
];
/** So many characters of names leave the row legible. */
const LEGIBLE = 60;

function namedLaws(names: readonly string[]): string {
  const short = names.map((name) => SHORT_NAMES.find(([long]) => long.test(name))?.[1] ?? name);
  const all = short.join('、');
  return all.length <= LEGIBLE || short.length < 3
    ? all
    : `${short.slice(0, 2).join('、')}ほか${String(short.length - 2)}件`;
}

/** Whether a clause lists laws that have to be kept. */
export function listsLaws(lead: string, rows: readonly RowDraft[]): boolean {
  return OBEY.test(lead) && rows.length > 1 && rows.every(({ text }) => LAW.test(text));
}

/**
 * 法令の列挙. One question of two rows, whatever the number of laws: nobody can tell more of each law than that it is
 * known and that no breach is known.
 */
export function lawQuestion(lead: ClauseDraft, listed: readonly RowDraft[]): QuestionDraft {
  // What a template left open names no law of the body's.
  const rows = listed.filter(({ text }) => !isTemplateText(text));
  const { clause, respondent } = lead;
  const ofStaff = respondent.roles.includes('staff');
  const who = ofStaff ? staffFrame(respondent.roles) : '関係する職員等';
  const names = rows.map(({ text }) => text.replace(/[（(][^）)]*[）)]+/gu, ''));
  const listedNames = namedLaws(names);
  const aim = lead.duties.map(({ sentence }) => FOR.exec(sentence)?.[1]).find((words) => words !== undefined);
  const laws = aim === undefined ? '職務上守るべき法令' : `${aim}に守るべき法令`;
  const texts = [
    `${laws}（${listedNames}）を、${who}に周知している`,
    `対象期間に、${laws}に違反した事案がなかった（把握した範囲で答える）`,
  ];
  return {
    drafts: [lead],
    text: `${who}に${laws}を周知し、違反がないことを確かめていますか。`,
    rows: texts.map((text, at) => ({
      source: { clause: clause.id, sentence: 1, act: 1, part: at + 1 },
      text,
      clauses: [clause.id],
      kind: kindOfDraft(lead),
    })),
    options: rows.map(({ text }) => text),
    means: [],
    further: rows.flatMap(({ clauses }) => clauses),
    listed: true,
    grouped: false,
    name: null,
  };
}
