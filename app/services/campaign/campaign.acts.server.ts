import { isPastDue } from '#app/domain/response/lateness.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import type { CampaignKind } from '#app/domain/campaign/campaign.ts';
import { gatesAtOpening } from '#app/domain/campaign/distribution.ts';
import { applicabilityOf } from '#app/domain/questionnaire/gate/applicability.ts';
import { advanceCampaign } from '#app/domain/campaign/state.ts';
import { GATES } from '#app/domain/questionnaire/gate/gate-list.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import type { FiscalYear } from '#app/domain/shared/fiscal-year.ts';
import { fiscalYearPeriod } from '#app/domain/shared/fiscal-year.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { refuse } from '#app/domain/shared/result.ts';
import type { Plan } from '#app/services/campaign/distribution.loader.server.ts';
import { plan } from '#app/services/campaign/distribution.loader.server.ts';
import { storedGate, storedRoute } from '#app/services/campaign/stored-sheet.loader.server.ts';
import { storedQuestion } from '#app/services/questionnaire/stored-question.loader.server.ts';
import { storedSettings } from '#app/services/campaign/setting.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { writeStored } from '#app/services/shared/stored-value.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import type { Connection } from '#db/client.server.ts';
import type { CampaignContents } from '#db/queries/campaign.server.ts';
import {
  allCampaigns,
  insertCampaign,
  insertCampaignContents,
  insertCampaignQuestionnaire,
  pinQuestionnaire,
  updateCampaign,
} from '#db/queries/campaign.server.ts';
import { unitsOn } from '#db/queries/organization.server.ts';
import { clausesOf, findPolicyVersion, findQuestionnaire } from '#db/queries/policy.server.ts';

export interface NewCampaign {
  readonly fiscalYear: FiscalYear;
  readonly kind: CampaignKind;
  readonly name: string;
  readonly questionnaireId: string;
  readonly dueOn: CalendarDate;
  readonly unitIds: readonly string[];
}

export type CampaignRefusal =
  Denial | 'unknown_questionnaire' | 'unknown_unit' | 'no_units' | 'nothing_to_ask' | 'another_running' | 'in_the_past';

export function createCampaign(
  context: ServiceContext,
  actor: Actor,
  input: NewCampaign,
): Result<string, CampaignRefusal> {
  return transact(context, actor.personId, 'campaign.create', ({ tx, at }) => {
    const permission = authorize(actor, 'campaign.create', null);
    if (!permission.ok) return permission;
    if (isPastDue(input.dueOn, tokyoDate(at))) return refuse('in_the_past');
    const questionnaire = findQuestionnaire(tx, input.questionnaireId);
    const policy = questionnaire && findPolicyVersion(tx, questionnaire.policyVersionId);
    if (policy === undefined) return refuse('unknown_questionnaire');
    if (input.unitIds.length === 0) return refuse('no_units');
    const known = new Map(unitsOn(tx, tokyoDate(at)).map((unit) => [unit.id, unit.type]));
    if (!input.unitIds.every((unitId) => known.has(unitId))) return refuse('unknown_unit');
    const id = context.newId();
    const period = fiscalYearPeriod(input.fiscalYear);
    insertCampaign(tx, {
      id,
      fiscalYear: input.fiscalYear,
      kind: input.kind,
      name: input.name,
      state: 'draft',
      periodFrom: period.from,
      periodTo: period.to,
      dueOn: input.dueOn,
      createdAt: at,
    });
    insertCampaignQuestionnaire(
      tx,
      {
        id: context.newId(),
        campaignId: id,
        questionnaireId: input.questionnaireId,
        policyId: policy.policyId,
        order: 0,
      },
      [...new Set(input.unitIds)].map((unitId) => ({ unitId, wholeBody: known.get(unitId) === 'organization' })),
    );
    return { ok: true, value: id, subject: `campaign:${id}`, detail: { ...input } };
  });
}

/** Opens a draft: pins the questionnaire and copies organization, ledger, clauses and questions. */
export function openCampaign(
  context: ServiceContext,
  actor: Actor,
  campaignId: string,
): Result<{ readonly sheetCount: number; readonly itemCount: number }, CampaignRefusal> {
  return transact(context, actor.personId, 'campaign.open', ({ tx, at }) => {
    const permission = authorize(actor, 'campaign.open', null);
    if (!permission.ok) return permission;
    const planned = plan(tx, campaignId, tokyoDate(at));
    if (planned === null) return refuse('not_permitted');
    const next = advanceCampaign(planned.row.state, 'open');
    if (!next.ok) return next;
    const running = allCampaigns(tx).some((other) => other.state === 'open' && other.kind === planned.row.kind);
    if (running) return refuse('another_running');
    const contents = contentsOf(planned, tx, context.newId);
    if (contents.items.length === 0) return refuse('nothing_to_ask');
    updateCampaign(tx, campaignId, { state: next.value, openedAt: at });
    pinQuestionnaire(tx, planned.campaignQuestionnaireId, planned.questionnaireHash);
    insertCampaignContents(tx, contents);
    const [sheetCount, itemCount] = [contents.sheets.length, contents.items.length];
    return {
      ok: true,
      value: { sheetCount, itemCount },
      subject: `campaign:${campaignId}`,
      detail: { sheets: sheetCount, items: itemCount, questionnaireHash: planned.questionnaireHash },
    };
  });
}

function contentsOf(planned: Plan, tx: Connection, newId: () => string): CampaignContents {
  const campaignId = planned.row.id;
  const { campaignQuestionnaireId } = planned;
  const questions = planned.questionnaire.questions.map((question, order) => ({
    id: newId(),
    campaignId,
    campaignQuestionnaireId,
    questionId: question.id,
    order,
    document: question.document,
    chapter: question.chapter.id,
    content: writeStored(storedQuestion, question),
  }));
  const pinnedIds = new Map(questions.map(({ id, questionId }) => [questionId, id]));
  const sheets: CampaignContents['sheets'][number][] = [];
  const items: CampaignContents['items'][number][] = [];
  const gates = gatesAtOpening(planned.distribution);
  const gatesOf = new Map(planned.questionnaire.questions.map((question) => [question.id, question.gates]));
  const states: CampaignContents['states'][number][] = [];
  planned.distribution.sheets.forEach((sheet, sheetOrder) => {
    const sheetId = newId();
    sheets.push({
      id: sheetId,
      campaignId,
      campaignQuestionnaireId,
      targetId: sheet.targetId,
      office: sheet.office,
      answeredByOffice: sheet.answeredBy,
      state: 'not_started',
      stepsPassed: 0,
      route: writeStored(storedRoute, sheet.route),
      dueOn: planned.row.dueOn,
      selfConfirmed: false,
      order: sheetOrder,
    });
    sheet.questionIds.forEach((questionId, order) => {
      const campaignQuestionId = pinnedIds.get(questionId);
      if (campaignQuestionId === undefined) throw new Error(`question ${questionId} is planned and not asked`);
      const id = newId();
      items.push({
        id,
        campaignId,
        campaignQuestionnaireId,
        targetId: sheet.targetId,
        sheetId,
        campaignQuestionId,
        order,
      });
      const applies = applicabilityOf({ gates: gatesOf.get(questionId) ?? [] }, gates(sheet.targetId));
      states.push({ itemId: id, campaignId, sheetId, gate: applies.state });
    });
  });
  return {
    settings: storedSettings(planned.settings).map((setting) => ({ ...setting, campaignId })),
    targets: planned.distribution.targets.map((target, order) => ({
      ...target,
      campaignId,
      attributes: target.attributes === null ? null : [...target.attributes],
      order,
    })),
    clauses: clausesOf(tx, planned.policyVersionId).map((clause) => ({
      id: newId(),
      campaignId,
      campaignQuestionnaireId,
      document: clause.document,
      clauseId: clause.id,
      order: clause.order,
      parent: clause.parent,
      title: clause.title,
      text: clause.text,
      kind: clause.kind,
    })),
    questions,
    gates: GATES.filter((gate) => gate.kind === 'asked' && planned.questionnaire.gates.includes(gate.id)).map(
      (gate, order) => ({
        campaignId,
        gateId: gate.id,
        order,
        content: writeStored(storedGate, { id: gate.id, label: gate.label, question: gate.question ?? gate.label }),
      }),
    ),
    sheets,
    items,
    states,
  };
}
