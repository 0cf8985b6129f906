import type { SheetOffice } from '#app/domain/campaign/route.ts';
import { SHEET_OFFICES } from '#app/domain/campaign/route.ts';
import { officeAsked } from '#app/domain/campaign/distribution.ts';
import { formatMarking } from '#app/domain/organization/document-marking.ts';
import type { DocumentMarking } from '#app/domain/organization/document-marking.ts';
import type { Modules } from '#app/domain/organization/module.ts';
import type { OfficeNames } from '#app/domain/organization/office.ts';
import { formatClause } from '#app/domain/policy/printed-clause.ts';
import { QUESTION_KIND_LABELS } from '#app/domain/questionnaire/labels.ts';
import type { PinnedQuestion } from '#app/domain/questionnaire/open-value/pinned-question.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import { unitAsked } from '#app/domain/questionnaire/unit-asked.ts';
import {
  ANSWER_VALUE_LABELS,
  NOT_APPLICABLE_REASON_LABELS,
  PUT_TO_LABELS,
  ROW_VALUE_LABELS,
} from '#app/domain/response/labels.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { Instant } from '#app/domain/shared/calendar-date.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import type { UnitType } from '#app/domain/shared/unit-type.ts';
import { BOX, gateSection, gatesOfSheet } from '#app/documents/questionnaire/check-sheet-gates.ts';
import { CRITICAL_WORD, QUESTION_COLUMNS, questionRows } from '#app/documents/questionnaire/check-sheet-questions.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import type { Paper, PaperFact, PaperSection } from '#app/lib/paper/paper.ts';

/** 点検票の種類. The sheet of an office, with the questions that it holds. */
export interface SheetKind {
  readonly office: SheetOffice;
  readonly unit: UnitType;
  readonly questions: readonly PinnedQuestion[];
}

/** The sheets that a questionnaire comes to in a body, in the order of the offices. */
export function sheetKinds(questions: readonly PinnedQuestion[], modules: Modules): readonly SheetKind[] {
  const byOffice = groupBy(questions, (question: Pick<Question, 'unit' | 'office'>) => officeAsked(question, modules));
  return SHEET_OFFICES.flatMap((office) => {
    const own = byOffice.get(office) ?? [];
    const [first] = own;
    return first === undefined ? [] : [{ office, unit: unitAsked(first, modules), questions: own }];
  });
}

/** 紙の点検票の元. */
export interface CheckSheetSource {
  readonly kind: SheetKind;
  readonly bodyName: string;
  readonly policyName: string;
  readonly citation: string;
  readonly version: number;
  readonly publishedAt: Instant;
  readonly officeNames: OfficeNames;
  readonly marking: DocumentMarking;
}

/** What the sheet of an office is called: 「情報セキュリティ管理者の点検票（課）」. */
export function sheetKindName({ office, unit }: Pick<SheetKind, 'office' | 'unit'>, officeNames: OfficeNames): string {
  return `${officeNames[office]}の点検票（${PUT_TO_LABELS[unit]}）`;
}

/** The name of its file. */
export function checkSheetFileName({ kind, officeNames, marking, version }: CheckSheetSource): string {
  return `【${marking.confidentiality}】${sheetKindName(kind, officeNames)}第${version}版`;
}

/** A blank sheet has to reach those who fill it in: what the body says of results does not hold for it. */
const HANDLING = '自己点検以外での使用・庁外への持出し禁止';

const TO_FILL_IN: Readonly<Record<UnitType, readonly string[]>> = {
  organization: ['所属名'],
  bureau: ['所属名'],
  department: ['所属名'],
  system: ['情報システム名', '所管課'],
};
/** Questions ask about the period, and a sheet that is handed out says by when it is wanted. */
const WHEN = ['対象期間', '提出の期限'];
const BY_WHOM = ['記入者（職・氏名）', '記入日', '確認者（職・氏名）', '確認日'];

function howToAnswer({ kind: { questions }, officeNames: { secretariat } }: CheckSheetSource): PaperSection {
  const { implemented, partially_implemented, not_implemented, not_applicable, unknown } = ANSWER_VALUE_LABELS;
  const words = [
    `各設問の回答欄の${BOX}のうち一つに、✓を付けてください。「${implemented}」は、設問のとおり行っていることを表します。`,
    `「${partially_implemented}」「${not_implemented}」のときは、右端の欄に、足りないことや実施していない理由と、改善策、その担当、期限を書いてください。`,
    `「${not_applicable}」のときは、右端の欄に理由（${Object.values(NOT_APPLICABLE_REASON_LABELS).join('、')}）を書いてください。確かめられないことは「${unknown}」としてください。`,
    `設問の下に「${implemented}：」「${partially_implemented}：」とあるのは、判断基準です。根拠となる資料の名称と所在は、右端の欄に書いてください。`,
  ];
  if (questions.some(({ rows }) => rows.length > 0))
    words.push(
      `細目のある設問は、細目ごとに「${ROW_VALUE_LABELS.yes}」「${ROW_VALUE_LABELS.no}」などを選んでください。「${ROW_VALUE_LABELS.no}」の細目は、右端の欄に改善策、その担当、期限を書いてください。`,
    );
  if (questions.some(({ critical }) => critical))
    words.push(`「${CRITICAL_WORD}」と書いた設問は、実施していないと影響が特に大きい設問です。`);
  if (questions.some(({ kind, rows }) => [kind, ...rows.map((row) => row.kind)].includes('recommendation')))
    words.push(
      `「${QUESTION_KIND_LABELS.recommendation}」と書いた設問や細目は、対策基準が推奨する事項です。「${not_implemented}」のときは、理由だけを書いてください。`,
    );
  words.push(`分からないことは、${secretariat}にお尋ねください。`);
  return { heading: '記入の方法', paragraphs: words, table: null };
}

function chapterSections(source: CheckSheetSource): readonly PaperSection[] {
  const { questions } = source.kind;
  const ground = { gates: gatesOfSheet(questions), secretariat: source.officeNames.secretariat };
  const chapters = groupBy(questions, ({ document, chapter }) => `${document} ${chapter.id}`);
  return [...chapters.values()].flatMap((own): readonly PaperSection[] => {
    const [first] = own;
    if (first === undefined) return [];
    const { id, title } = first.chapter;
    const rows = own.flatMap((question) => questionRows(question, ground));
    const heading = `${formatClause(id)}　${title}（${own.length}問）`;
    return [{ heading, paragraphs: [], table: { columns: QUESTION_COLUMNS, rows } }];
  });
}

function factsOf({ kind, ...source }: CheckSheetSource, publishedOn: string): readonly PaperFact[] {
  const { bodyName, policyName, citation, version } = source;
  const rows = kind.questions.reduce((sum, question) => sum + question.rows.length, 0);
  const count = `${kind.questions.length}問${rows === 0 ? '' : `（細目${rows}件）`}`;
  return [
    { term: '団体名', text: bodyName },
    { term: '対策基準', text: citation === '' ? policyName : `${policyName}（${citation}）` },
    { term: '調査票', text: `第${version}版（${publishedOn}公開）　${count}` },
    ...[...WHEN, ...TO_FILL_IN[kind.unit], ...BY_WHOM].map((term) => ({ term, text: '' })),
  ].filter(({ term, text }) => term !== '団体名' || text !== '');
}

/** 点検票. A blank sheet to be written on, made from the published questionnaire and what the body has laid down. */
export function checkSheet(source: CheckSheetSource): Paper {
  const { kind, officeNames, bodyName, policyName, version, marking, publishedAt } = source;
  const publishedOn = japaneseDate(tokyoDate(publishedAt));
  const gates = gateSection(gatesOfSheet(kind.questions), kind.unit);
  const title = `情報セキュリティ自己点検　${sheetKindName(kind, officeNames)}`;
  return {
    title,
    author: bodyName === '' ? policyName : bodyName,
    running: `${title}　${policyName} 第${version}版`,
    marking: formatMarking({ ...marking, handling: HANDLING }, publishedOn),
    facts: factsOf(source, publishedOn),
    sections: [howToAnswer(source), ...(gates === null ? [] : [gates]), ...chapterSections(source)],
    lacking: {
      heading: 'この紙の字体にない字',
      words: '次の字は、この紙の字体にないため「〓」で表しました。元の字は、画面か対応表で確かめてください。',
    },
    madeAt: publishedAt,
  };
}
