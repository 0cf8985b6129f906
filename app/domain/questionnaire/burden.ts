import type { GateId } from '#app/domain/questionnaire/gate/gate.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import { ORGANIZATION_OFFICES } from '#app/domain/questionnaire/role.ts';
import type { OrganizationOffice } from '#app/domain/questionnaire/role.ts';

/** 点検票の種類. Whose sheet it is, in the circumstances in which the limits are meant. */
export const BURDEN_KINDS = [
  'plain_section',
  'package_system',
  'saas_system',
  'bureau',
  ...ORGANIZATION_OFFICES,
] as const;
export type BurdenKind = (typeof BURDEN_KINDS)[number];

/** 回答の負担. What one sheet asks, beside what people bear; null where no limit is set. */
export interface SheetBurden {
  readonly kind: BurdenKind;
  readonly questionCount: number;
  readonly rowCount: number;
  readonly mostQuestions: number | null;
  readonly mostRows: number | null;
}

/** 調査票の負担. Every kind of sheet, and the questions with more rows than one glance takes in. */
export interface QuestionnaireBurden {
  readonly sheets: readonly SheetBurden[];
  /** Ids. */
  readonly longLists: readonly string[];
}

/** More rows than this are asked in one question only where a clause's own list is longer. */
export const MOST_ROWS_OF_QUESTION = 15;
const MOST_OF_SECTION = { questions: 60, rows: 150 } as const;
const MOST_OF_SYSTEM = 40;

/** A section that hands nothing out, uses no cloud service and posts nowhere; all else may happen to it. */
export const CLOSED_TO_PLAIN_SECTION: readonly GateId[] = [
  'outsourcing',
  'cloud',
  'cloud_sensitive',
  'cloud_other',
  'sns',
];

/** What does not hold for a program of others in one zone, which stands on no equipment of its section. */
const CLOSED_TO_BOUGHT_SYSTEM: readonly GateId[] = [
  ...(['own_development', 'own_server', 'file_server', 'public_facing', 'external_network'] as const),
  ...(['terminals', 'mobile_terminals', 'standalone_media', 'own_equipment', 'shared_use'] as const),
  ...(['zone_my_number', 'zone_internet'] as const),
];
/** Of what happens to a system in some years only, and of its contract, the limit does not speak. */
const SELDOM: readonly GateId[] = ['procurement', 'repair', 'disposal', 'offsite_equipment', 'outsourcing'];

/** A package that its vendor runs, in a year without events. */
export const CLOSED_TO_PACKAGE_SYSTEM: readonly GateId[] = [
  ...CLOSED_TO_BOUGHT_SYSTEM,
  ...(['saas', 'cloud', 'cloud_sensitive', 'cloud_other'] as const),
  ...SELDOM,
];
/** A service of others without information that must be guarded, in a year without events. */
export const CLOSED_TO_SAAS_SYSTEM: readonly GateId[] = [
  ...CLOSED_TO_BOUGHT_SYSTEM,
  ...(['package', 'cloud_sensitive'] as const),
  ...SELDOM,
];

/** Those questions of a kind of unit that none of the closed gates takes away. */
export function questionsShown<Q extends Pick<Question, 'unit' | 'gates'>>(
  questions: readonly Q[],
  unit: Question['unit'],
  closed: readonly GateId[],
): readonly Q[] {
  return questions.filter((question) => question.unit === unit && !question.gates.some((id) => closed.includes(id)));
}

type Asked = Pick<Question, 'id' | 'unit' | 'office' | 'gates' | 'rows'>;

function burdenOf(
  kind: BurdenKind,
  questions: readonly Asked[],
  mostQuestions: number | null = null,
  mostRows: number | null = null,
): SheetBurden {
  const rowCount = questions.reduce((sum, { rows }) => sum + rows.length, 0);
  return { kind, questionCount: questions.length, rowCount, mostQuestions, mostRows };
}

/** What a questionnaire asks on each kind of sheet; an office that is asked nothing is left out. */
export function burdenOfQuestionnaire(questions: readonly Asked[]): QuestionnaireBurden {
  const shown = (unit: Question['unit'], closed: readonly GateId[]) => questionsShown(questions, unit, closed);
  const ofOffice = (office: OrganizationOffice) => questions.filter((one) => one.office === office);
  const { questions: most, rows } = MOST_OF_SECTION;
  return {
    sheets: [
      burdenOf('plain_section', shown('department', CLOSED_TO_PLAIN_SECTION), most, rows),
      burdenOf('package_system', shown('system', CLOSED_TO_PACKAGE_SYSTEM), MOST_OF_SYSTEM),
      burdenOf('saas_system', shown('system', CLOSED_TO_SAAS_SYSTEM), MOST_OF_SYSTEM),
      burdenOf('bureau', shown('bureau', [])),
      ...ORGANIZATION_OFFICES.map((office) => burdenOf(office, ofOffice(office))),
    ].filter(({ mostQuestions, questionCount }) => mostQuestions !== null || questionCount > 0),
    longLists: questions.flatMap(({ id, rows: asked }) => (asked.length > MOST_ROWS_OF_QUESTION ? [id] : [])),
  };
}

/** Whether a sheet asks more than people bear. */
export function isTooMuch({ questionCount, rowCount, mostQuestions, mostRows }: SheetBurden): boolean {
  return questionCount > (mostQuestions ?? Infinity) || rowCount > (mostRows ?? Infinity);
}
