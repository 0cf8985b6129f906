import { isAsked } from '#app/domain/response/item-state.ts';
import type { SheetItem } from '#app/services/response/item-state.loader.server.ts';
import { GATES } from '#app/domain/questionnaire/gate/gate-list.ts';
import { GATE_CLOSED, GATE_OPEN, gateElementName, surveyJson } from '#app/domain/questionnaire/survey-json.ts';
import type { SurveyChoice } from '#app/domain/questionnaire/survey-json.ts';
import { ANSWER_VALUES, ROW_VALUES } from '#app/domain/response/answer.ts';
import type { JsonValue } from '#app/domain/shared/canonical-json.ts';
import { judgeSurvey } from '#app/lib/survey.server.ts';

import type { SheetSnapshot } from '#app/services/response/sheet.loader.server.ts';

/** What of a sheet the judgement needs. */
export type JudgedSheet = Pick<SheetSnapshot, 'gateAnswers' | 'items'>;

/** 判定. Which items of a sheet apply, and which of these lack an answer that no 例外措置 excuses; by their keys. */
export interface Judgement {
  readonly openKeys: readonly string[];
  readonly unansweredKeys: readonly string[];
  /** Answers that the judge does not accept as they are stored. */
  readonly altered: readonly string[];
}

/** The texts of choices play no part in the judgement. */
const CHOICES = { answers: choices(ANSWER_VALUES), rows: choices(ROW_VALUES) };

function choices(values: readonly string[]): readonly SurveyChoice[] {
  return values.map((value) => ({ value, text: value }));
}

/**
 * Lets stock survey-core judge the sheet's elements: what is shown, what is required, which choices exist. It costs
 * some tens of milliseconds and holds everything else up meanwhile, so it belongs to the submission, never to a save.
 */
export function judgeBySurvey(sheet: JudgedSheet): Judgement {
  // An element an item; a row that a 例外措置 covers is not asked.
  const questions = sheet.items.map(({ question, itemKey, coverage }) => ({
    ...question,
    id: itemKey,
    rows: question.rows.filter(({ id }) => !coverage.rows.has(id)),
  }));
  const used = new Set(questions.flatMap((question) => question.gates));
  const gates = GATES.map(({ id }) => id).filter((id) => used.has(id));
  const excused = new Set(sheet.items.flatMap(({ itemKey, coverage }) => (coverage.whole === null ? [] : [itemKey])));
  const documents = [...new Set(questions.map(({ document }) => document))];
  const survey = surveyJson(
    { policyId: '', documents, chapters: [], questions, gates, unasked: [] },
    '',
    CHOICES,
    excused,
  );
  const given = surveyData(sheet);
  const keys = sheet.items.map(({ itemKey }) => itemKey);
  const { shown, invalid, kept } = judgeSurvey(survey, keys, given);
  const altered = keys.filter((key) => JSON.stringify(given[key]) !== JSON.stringify(kept[key]));
  return { openKeys: shown, unansweredKeys: invalid, altered };
}

/** The same judgement by the domain. */
export function judgeByDomain(sheet: JudgedSheet): Judgement {
  const open = sheet.items.filter(({ applicability }) => applicability.state === 'open');
  const unanswered = sheet.items.filter((item) => isAsked(item) && item.value === null);
  const keys = (items: readonly SheetItem[]) => items.map(({ itemKey }) => itemKey);
  return { openKeys: keys(open), unansweredKeys: keys(unanswered), altered: [] };
}

/** Throws when the two disagree: then one of them is wrong, and nothing may be handed in on its word. */
export function assertSameJudgement(sheet: JudgedSheet): void {
  const domain = judgeByDomain(sheet);
  const survey = judgeBySurvey(sheet);
  for (const part of ['openKeys', 'unansweredKeys', 'altered'] as const) {
    const differing = symmetricDifference(domain[part], survey[part]);
    if (differing.length > 0)
      throw new Error(`survey-core and the domain disagree on ${part}: ${differing.join(', ')}`);
  }
}

function symmetricDifference(a: readonly string[], b: readonly string[]): readonly string[] {
  return [...a.filter((key) => !b.includes(key)), ...b.filter((key) => !a.includes(key))];
}

/** Answers by element name; only keys and values that the sheet knows. */
function surveyData({ items, gateAnswers }: JudgedSheet): Record<string, JsonValue> {
  const data: Record<string, JsonValue> = {};
  for (const { id } of GATES) {
    const holds = gateAnswers[id];
    if (holds !== undefined) data[gateElementName(id)] = holds ? GATE_OPEN : GATE_CLOSED;
  }
  for (const { question, itemKey, coverage, answer } of items) {
    if (answer === null) continue;
    if (question.rows.length === 0) {
      if (answer.value !== null) data[itemKey] = answer.value;
    } else {
      const given = answer.rows.flatMap(({ rowId, value }): readonly [string, string][] =>
        value === null || coverage.rows.has(rowId) ? [] : [[rowId, value]],
      );
      if (given.length > 0) data[itemKey] = Object.fromEntries(given);
    }
  }
  return data;
}
