import type { Actor } from '#app/domain/access/actor.ts';
import type { Clause } from '#app/domain/policy/clause.ts';
import { boundPolicy } from '#app/domain/organization/bound-policy.ts';
import type { Modules } from '#app/domain/organization/module.ts';
import type { Unit } from '#app/domain/organization/unit.ts';
import { BURDEN_KINDS, burdenOfQuestionnaire, isTooMuch } from '#app/domain/questionnaire/burden.ts';
import type { BurdenKind } from '#app/domain/questionnaire/burden.ts';
import { gateAnswersOf } from '#app/domain/questionnaire/gate/applicability.ts';
import { gateOf } from '#app/domain/questionnaire/gate/gate-list.ts';
import { GATE_IDS } from '#app/domain/questionnaire/gate/gate.ts';
import type { GateAnswers } from '#app/domain/questionnaire/gate/gate.ts';
import type { EditedQuestionnaire } from '#app/domain/questionnaire/editing/apply-edits.ts';
import { nameOfKey } from '#app/domain/questionnaire/editing/asked-question.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';
import { toldApart } from '#app/domain/questionnaire/told-apart.ts';
import type { ToldApart } from '#app/domain/questionnaire/told-apart.ts';
import { keyOfQuestion } from '#app/domain/questionnaire/editing/edit.ts';
import { questionNumber } from '#app/domain/questionnaire/question-number.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import { previewSheet, respondentOfKind } from '#app/domain/questionnaire/sheet-preview.ts';
import type { PreviewedRespondent, SheetPreview } from '#app/domain/questionnaire/sheet-preview.ts';
import { workload } from '#app/domain/response/workload.ts';
import type { Workload } from '#app/domain/response/workload.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { modulesOfBody } from '#app/services/organization/module.loader.server.ts';
import { attributesInUse } from '#app/services/asset/system-attribute.loader.server.ts';
import { draftHead } from '#app/services/policy/draft-head.loader.server.ts';
import type { DraftHead } from '#app/services/policy/draft-head.loader.server.ts';
import { countedPolicies } from '#app/services/policy/policy-term.loader.server.ts';
import type { ReadDraft } from '#app/services/questionnaire/draft-reading.loader.server.ts';
import { policyIdFor } from '#app/services/questionnaire/text-reading.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { systemsOn } from '#db/queries/asset.server.ts';
import { lastGateAnswersOf } from '#db/queries/gate-count.server.ts';
import { unitsOn } from '#db/queries/organization.server.ts';

/** 見え方の設問. A question as its respondent reads it. */
export interface PreviewedQuestion extends Pick<
  Question,
  'id' | 'text' | 'critical' | 'criticalReason' | 'kind' | 'criteria' | 'evidence' | 'hint'
> {
  /** By which the policy desk knows it. */
  readonly name: string;
  readonly printedNumber: string;
  readonly roles: readonly RoleId[];
  /** Set where another question of the sheet has the number as well. */
  readonly apart: ToldApart | null;
  readonly rows: readonly { readonly id: string; readonly text: string; readonly criteria: string | null }[];
  readonly means: readonly string[];
  readonly clauses: readonly { readonly id: string; readonly title: string; readonly text: string }[];
}

/** 選べる回答者. As the select offers it. */
export interface RespondentChoice {
  readonly value: string;
  readonly label: string;
}

/** Where the assumed answers to the gates come from. */
export type GatesFrom = 'limits' | 'ledger' | 'body_ledger' | 'last_year' | 'all_hold';

/** 見え方の画面. */
export interface DraftPreviewPage {
  readonly head: DraftHead;
  readonly chosenValue: string;
  /** Null where a real unit or system was chosen, whose name is {@link targetName}. */
  readonly kind: BurdenKind | null;
  readonly targetName: string;
  readonly kinds: readonly BurdenKind[];
  readonly units: readonly RespondentChoice[];
  readonly systems: readonly RespondentChoice[];
  /** What was asked for is not there (any more): the first kind is shown. */
  readonly choiceGone: boolean;
  readonly gatesFrom: GatesFrom;
  readonly load: Workload;
  readonly rowCount: number;
  readonly closedCount: number;
  readonly sheetLimit: {
    readonly mostQuestions: number | null;
    readonly mostRows: number | null;
    readonly isTooMuch: boolean;
  } | null;
  readonly gates: readonly {
    readonly id: string;
    readonly questionText: string;
    readonly holds: boolean;
    readonly questionCount: number;
  }[];
  readonly chapters: readonly {
    readonly key: string;
    readonly id: string;
    readonly title: string;
    readonly questions: readonly PreviewedQuestion[];
  }[];
}

interface Chosen {
  readonly value: string;
  readonly kind: BurdenKind | null;
  readonly name: string;
  readonly respondent: PreviewedRespondent;
  readonly from: GatesFrom;
}

const UNIT = 'unit:';
const SYSTEM = 'system:';

/** Answers of the last campaign to the gates that are asked. */
function lastAnswers(context: ServiceContext, policyId: string, targetId: string): GateAnswers {
  const known: ReadonlySet<string> = new Set(GATE_IDS);
  const rows = lastGateAnswersOf(context.db, policyId, targetId).filter(({ gateId }) => known.has(gateId));
  return Object.fromEntries(rows.map(({ gateId, holds }) => [gateId, holds]));
}

/**
 * The units that would be given a sheet of their own: those that the policy binds; all where it is not published yet.
 * The body as a whole is asked office by office.
 */
function unitsAsked({ db }: ServiceContext, policyId: string, day: CalendarDate): readonly Unit[] {
  const units = unitsOn(db, day);
  const byId = new Map<string, Unit>(units.map((unit) => [unit.id, unit]));
  const counted = countedPolicies(db);
  const isBound = (unit: Unit): boolean => !counted.includes(policyId) || boundPolicy(unit, byId, counted) === policyId;
  const hasBureaus = modulesOfBody(db).bureau;
  return units.filter(
    (unit) => (unit.type === 'department' || (unit.type === 'bureau' && hasBureaus)) && isBound(unit),
  );
}

/** Whom a policy asks: its units, and of all systems of the body theirs. */
interface Asked {
  readonly policyId: string;
  readonly units: readonly Unit[];
  readonly systems: ReturnType<typeof systemsOn>;
  readonly hasSystems: boolean;
}

function askedBy(context: ServiceContext, policyId: string, day: CalendarDate): Asked {
  const units = unitsAsked(context, policyId, day);
  const owners = new Set(units.map(({ id }) => id));
  const all = systemsOn(context.db, day);
  const systems = all.filter(({ ownerUnitId }) => owners.has(ownerUnitId));
  return { policyId, units, systems, hasSystems: all.length > 0 };
}

function chosenOf(
  context: ServiceContext,
  asked: string,
  { policyId, units, systems, hasSystems }: Asked,
  day: CalendarDate,
): Chosen | null {
  const kind = BURDEN_KINDS.find((one) => one === asked);
  const attributes = attributesInUse(context.db, day);
  const bodyAttributes = new Set([...attributes.values()].flat());
  if (kind !== undefined) {
    const own = { value: kind, kind, name: '' };
    const respondent = respondentOfKind(kind);
    // There is one of each office: what the body's ledger closes is never asked of it.
    if (respondent.office === null || !hasSystems) return { ...own, respondent, from: 'limits' };
    const gates = gateAnswersOf({ attributes: null, bodyAttributes, asked: {} });
    return { ...own, respondent: { ...respondent, gates }, from: 'body_ledger' };
  }
  if (asked.startsWith(SYSTEM)) {
    const system = systems.find(({ id }) => id === asked.slice(SYSTEM.length));
    if (system === undefined) return null;
    const own = { attributes: attributes.get(system.id) ?? [], bodyAttributes: new Set<string>() };
    const gates = gateAnswersOf({ ...own, asked: lastAnswers(context, policyId, system.id) });
    return {
      ...{ value: asked, kind: null, name: system.name },
      respondent: { unit: 'system', office: null, gates },
      from: 'ledger',
    };
  }
  const unit = units.find(({ id }) => asked === `${UNIT}${id}`);
  if (unit === undefined) return null;
  const answered = lastAnswers(context, policyId, unit.id);
  return {
    ...{ value: asked, kind: null, name: unit.name },
    respondent: {
      unit: unit.type === 'bureau' ? 'bureau' : 'department',
      office: null,
      gates: gateAnswersOf({ attributes: null, bodyAttributes, asked: answered }),
    },
    from: Object.keys(answered).length === 0 ? 'all_hold' : 'last_year',
  };
}

function questionsShown(
  preview: SheetPreview,
  { origins }: EditedQuestionnaire,
  clauses: readonly Clause[],
): DraftPreviewPage['chapters'] {
  const apart = toldApart(preview.chapters.flatMap(({ questions }) => questions));
  const clauseByKey = new Map(clauses.map((clause) => [`${clause.document} ${clause.id}`, clause]));
  return preview.chapters.map(({ document, id, title, questions }) => ({
    key: `${document} ${id}`,
    id,
    title,
    questions: questions.map((question) => ({
      name: nameOfKey(origins.get(question.id)?.key ?? keyOfQuestion(question)),
      ...{ id: question.id, printedNumber: questionNumber(question), text: question.text },
      ...{ roles: question.roles, apart: apart.get(question.id) ?? null },
      rows: question.rows.map(({ id: rowId, text, criteria = null }) => ({ id: rowId, text, criteria })),
      ...{ critical: question.critical, criticalReason: question.criticalReason, kind: question.kind },
      ...{ criteria: question.criteria, evidence: question.evidence, hint: question.hint },
      means: question.means ?? [],
      clauses: question.clauses.flatMap((clauseId) => {
        const clause = clauseByKey.get(`${question.document} ${clauseId}`);
        return clause === undefined ? [] : [{ id: clause.id, title: clause.title, text: clause.text }];
      }),
    })),
  }));
}

function isUsed(kind: BurdenKind, modules: Modules, asked: ReadonlySet<string>): boolean {
  return asked.has(kind) && (kind !== 'bureau' || modules.bureau);
}

/** What a kind of respondent, or a unit or system of the body, would see of the draft as it stands. */
export function draftPreviewPage(
  context: ServiceContext,
  actor: Actor,
  { draft, edited, read }: Pick<ReadDraft, 'draft' | 'edited' | 'read'>,
  as: string,
): DraftPreviewPage {
  const { db, clock } = context;
  const day = tokyoDate(clock());
  const { questionnaire } = edited;
  const burden = burdenOfQuestionnaire(questionnaire.questions);
  const asked = new Set<string>(burden.sheets.map(({ kind }) => kind));
  const whom = askedBy(context, policyIdFor(context, draft.policyId), day);
  const found = as === '' ? null : chosenOf(context, as, whom, day);
  const plain: Chosen = {
    ...{ value: 'plain_section', kind: 'plain_section', name: '' },
    ...{ respondent: respondentOfKind('plain_section'), from: 'limits' },
  };
  const chosen = found ?? plain;
  const preview = previewSheet(questionnaire, chosen.respondent);
  const sheet = burden.sheets.find(({ kind }) => kind === chosen.kind);
  const modules = modulesOfBody(db);
  return {
    head: draftHead(context, actor, draft),
    chosenValue: chosen.value,
    kind: chosen.kind,
    targetName: chosen.name,
    kinds: BURDEN_KINDS.filter((kind) => isUsed(kind, modules, asked)),
    units: whom.units.map(({ id, name }) => ({ value: `${UNIT}${id}`, label: name })),
    systems: whom.systems.map(({ id, name }) => ({ value: `${SYSTEM}${id}`, label: name })),
    choiceGone: as !== '' && found === null,
    gatesFrom: chosen.from,
    load: workload(
      preview.gates.length,
      preview.chapters.flatMap(({ questions }) => questions.map(({ rows }) => ({ rows: rows.length }))),
    ),
    rowCount: preview.rowCount,
    closedCount: preview.closedCount,
    sheetLimit:
      sheet === undefined || sheet.mostQuestions === null
        ? null
        : { mostQuestions: sheet.mostQuestions, mostRows: sheet.mostRows, isTooMuch: isTooMuch(sheet) },
    gates: preview.gates.map(({ id, holds, questionCount }) => {
      const { question, label } = gateOf(id);
      return { id, questionText: question ?? label, holds, questionCount };
    }),
    chapters: questionsShown(preview, edited, read.reading.clauses),
  };
}
