import { gateOf } from '#app/domain/questionnaire/gate/gate-list.ts';
import type { GateId } from '#app/domain/questionnaire/gate/gate.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import type { Questionnaire } from '#app/domain/questionnaire/questionnaire.ts';

/** 選択肢. A value and what is shown for it, as SurveyJS takes it. */
export interface SurveyChoice {
  readonly value: string;
  readonly text: string;
}

/** The choices come from the nouns that own them: the questionnaire does not know the answers. */
export interface SurveyChoices {
  readonly answers: readonly SurveyChoice[];
  readonly rows: readonly SurveyChoice[];
}

interface SurveyElementBase {
  readonly name: string;
  readonly title: string;
  readonly description?: string;
  readonly visibleIf?: string;
  readonly isRequired: boolean;
}

/** A choice of one, or a table of choices by row; stock SurveyJS properties only. */
export type SurveyElement =
  | (SurveyElementBase & { readonly type: 'radiogroup'; readonly choices: readonly SurveyChoice[] })
  | (SurveyElementBase & {
      readonly type: 'matrix';
      readonly columns: readonly SurveyChoice[];
      readonly rows: readonly SurveyChoice[];
      readonly eachRowRequired: boolean;
    });

export interface SurveyPage {
  readonly name: string;
  readonly title: string;
  readonly elements: readonly SurveyElement[];
}

/** SurveyJSの定義. Derived from the questionnaire, which stays canonical. */
export interface SurveyJson {
  readonly title: string;
  readonly locale: 'ja';
  readonly showQuestionNumbers: 'off';
  readonly pages: readonly SurveyPage[];
}

export const GATE_OPEN = 'yes';
export const GATE_CLOSED = 'no';

const GATE_CHOICES: readonly SurveyChoice[] = [
  { value: GATE_OPEN, text: 'はい' },
  { value: GATE_CLOSED, text: 'いいえ' },
];

/** The name of the element that asks a gate; no question id can equal it. */
export function gateElementName(gate: GateId): string {
  return `gate_${gate}`;
}

function gateHolds(gate: GateId): string {
  return `{${gateElementName(gate)}} = '${GATE_OPEN}'`;
}

function gateElement(id: GateId): SurveyElement {
  const gate = gateOf(id);
  return {
    type: 'radiogroup',
    name: gateElementName(id),
    title: gate.question ?? `情報システム台帳：${gate.label}`,
    isRequired: true,
    choices: GATE_CHOICES,
  };
}

function descriptionOf({ criteria, hint }: Question): string {
  const { implemented, partial } = criteria;
  const told = implemented === '' ? [] : [`実施：${implemented}　一部実施：${partial}`];
  return [...told, ...(hint === null ? [] : [hint])].join('\n');
}

function elementOf(question: Question, choices: SurveyChoices, required: boolean): SurveyElement {
  const base: SurveyElementBase = {
    name: question.id,
    title: question.text,
    description: descriptionOf(question),
    ...(question.gates.length === 0 ? {} : { visibleIf: question.gates.map(gateHolds).join(' and ') }),
    isRequired: required,
  };
  if (question.rows.length === 0) return { ...base, type: 'radiogroup', choices: choices.answers };
  return {
    ...base,
    type: 'matrix',
    columns: choices.rows,
    rows: question.rows.map(({ id, text }) => ({ value: id, text })),
    eachRowRequired: required,
  };
}

/** One page for the gates, then one for each sheet's part of each chapter. `excused` questions may stay empty. */
export function surveyJson(
  questionnaire: Questionnaire,
  title: string,
  choices: SurveyChoices,
  excused: ReadonlySet<string> = new Set(),
): SurveyJson {
  const pages = new Map<string, { title: string; elements: SurveyElement[] }>();
  for (const question of questionnaire.questions) {
    const name = [question.document, question.chapter.id, question.office ?? question.unit].join('_');
    const page = pages.get(name) ?? { title: `${question.chapter.id} ${question.chapter.title}`.trim(), elements: [] };
    page.elements.push(elementOf(question, choices, !excused.has(question.id)));
    pages.set(name, page);
  }
  const gates = questionnaire.gates.map(gateElement);
  return {
    title,
    locale: 'ja',
    showQuestionNumbers: 'off',
    pages: [
      ...(gates.length === 0 ? [] : [{ name: 'gates', title: '前提条件', elements: gates }]),
      ...[...pages].map(([name, page]) => ({ name, ...page })),
    ],
  };
}
