import {
  CLOSED_TO_PACKAGE_SYSTEM,
  CLOSED_TO_PLAIN_SECTION,
  CLOSED_TO_SAAS_SYSTEM,
} from '#app/domain/questionnaire/burden.ts';
import type { BurdenKind } from '#app/domain/questionnaire/burden.ts';
import { applicabilityOf } from '#app/domain/questionnaire/gate/applicability.ts';
import { gateOf } from '#app/domain/questionnaire/gate/gate-list.ts';
import type { GateAnswers, GateId } from '#app/domain/questionnaire/gate/gate.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import type { Questionnaire, QuestionnaireChapter } from '#app/domain/questionnaire/questionnaire.ts';
import type { OrganizationOffice } from '#app/domain/questionnaire/role.ts';
import type { UnitType } from '#app/domain/shared/unit-type.ts';

/** 見え方を確かめる回答者. Whose sheet it is, and what holds for it: a gate without an answer is taken to hold. */
export interface PreviewedRespondent {
  readonly unit: UnitType;
  /** The office of the organization; null for the other units. */
  readonly office: OrganizationOffice | null;
  readonly gates: GateAnswers;
}

/** 点検票の見え方. What somebody would be asked, in the order of the sheet. */
export interface SheetPreview {
  /** Those that are asked before all, with the answer that is assumed and how many questions hang on it. */
  readonly gates: readonly { readonly id: GateId; readonly holds: boolean; readonly questionCount: number }[];
  readonly chapters: readonly (QuestionnaireChapter & { readonly questions: readonly Question[] })[];
  readonly questionCount: number;
  readonly rowCount: number;
  /** Of this sheet, closed by a gate. */
  readonly closedCount: number;
}

function closing(ids: readonly GateId[]): GateAnswers {
  return Object.fromEntries(ids.map((id) => [id, false]));
}

/** The respondents for whom the limits are meant, in the same circumstances. */
export function respondentOfKind(kind: BurdenKind): PreviewedRespondent {
  switch (kind) {
    case 'plain_section':
      return { unit: 'department', office: null, gates: closing(CLOSED_TO_PLAIN_SECTION) };
    case 'package_system':
      return { unit: 'system', office: null, gates: closing(CLOSED_TO_PACKAGE_SYSTEM) };
    case 'saas_system':
      return { unit: 'system', office: null, gates: closing(CLOSED_TO_SAAS_SYSTEM) };
    case 'bureau':
      return { unit: 'bureau', office: null, gates: {} };
    default:
      return { unit: 'organization', office: kind, gates: {} };
  }
}

export function previewSheet(
  { questions, chapters, gates }: Pick<Questionnaire, 'questions' | 'chapters' | 'gates'>,
  respondent: PreviewedRespondent,
): SheetPreview {
  const own = questions.filter(({ unit, office }) => unit === respondent.unit && office === respondent.office);
  const shown = own.filter((question) => applicabilityOf(question, respondent.gates).state !== 'closed');
  return {
    gates: gates
      .filter((id) => gateOf(id).question !== null && own.some((question) => question.gates.includes(id)))
      .map((id) => ({
        id,
        holds: respondent.gates[id] !== false,
        questionCount: own.filter((question) => question.gates.includes(id)).length,
      })),
    chapters: chapters.flatMap((chapter) => {
      const asked = shown.filter((one) => one.document === chapter.document && one.chapter.id === chapter.id);
      return asked.length === 0 ? [] : [{ ...chapter, questions: asked }];
    }),
    questionCount: shown.length,
    rowCount: shown.reduce((sum, { rows }) => sum + rows.length, 0),
    closedCount: own.length - shown.length,
  };
}
