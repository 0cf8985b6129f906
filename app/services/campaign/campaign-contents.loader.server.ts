import { applicabilityOf } from '#app/domain/questionnaire/gate/applicability.ts';
import { gatesAtOpening } from '#app/domain/campaign/distribution.ts';
import type { PlannedObject } from '#app/domain/campaign/distribution.ts';
import { GATES } from '#app/domain/questionnaire/gate/gate-list.ts';
import { storedQuestion } from '#app/services/questionnaire/stored-question.loader.server.ts';
import { itemsByPlace } from '#app/services/campaign/distribution.loader.server.ts';
import type { Plan, PlannedQuestionnaire } from '#app/services/campaign/distribution.loader.server.ts';
import { storedSettings } from '#app/services/campaign/setting.loader.server.ts';
import { storedGate, storedRoute } from '#app/services/campaign/stored-sheet.loader.server.ts';
import { writeStored } from '#app/services/shared/stored-value.server.ts';
import type { Connection } from '#db/client.server.ts';
import type { MadeSheet, PinnedContents, pinnedIds } from '#db/queries/campaign.server.ts';
import { clausesOf } from '#db/queries/policy.server.ts';

/** Everything that opening the planned campaign copies before it makes the sheets. */
export function pinnedContents(planned: Plan, tx: Connection, newId: () => string): PinnedContents {
  const campaignId = planned.row.id;
  const asked = new Set(planned.questionnaires.flatMap(({ gates }) => gates));
  const questions = planned.questionnaires.flatMap((one) => pinnedQuestions(one, campaignId, newId));
  const objectIds = new Map(planned.distribution.objects.map((object) => [object, newId()]));
  return {
    settings: storedSettings(planned.settings).map((setting) => ({ ...setting, campaignId })),
    targets: planned.distribution.targets.map((target, order) => ({
      ...target,
      campaignId,
      attributes: target.attributes === null ? null : [...target.attributes],
      order,
    })),
    objects: [...objectIds].map(([object, id], order) => ({ ...object, id, campaignId, order })),
    clauses: planned.questionnaires.flatMap((one) => pinnedClauseRows(tx, one, campaignId, newId)),
    questions,
    gates: GATES.filter((gate) => gate.kind === 'asked' && asked.has(gate.id)).map((gate, order) => ({
      campaignId,
      gateId: gate.id,
      order,
      content: writeStored(storedGate, { id: gate.id, label: gate.label, question: gate.question ?? gate.label }),
    })),
  };
}

function pinnedQuestions(
  { campaignQuestionnaireId, questions }: PlannedQuestionnaire,
  campaignId: string,
  newId: () => string,
): PinnedContents['questions'] {
  return questions.map((question, order) => ({
    id: newId(),
    campaignId,
    campaignQuestionnaireId,
    questionId: question.id,
    order,
    document: question.document,
    chapter: question.chapter.id,
    content: writeStored(storedQuestion, question),
  }));
}

function pinnedClauseRows(
  tx: Connection,
  { campaignQuestionnaireId, policyVersionId }: PlannedQuestionnaire,
  campaignId: string,
  newId: () => string,
): PinnedContents['clauses'] {
  return clausesOf(tx, policyVersionId).map(({ id: clauseId, document, order, parent, title, text, kind }) => ({
    ...{ id: newId(), campaignId, campaignQuestionnaireId },
    ...{ document, clauseId, order, parent, title, text, kind },
  }));
}

/** Makes the planned sheets with their items, and where each of these stands before anybody answers. */
export function sheetMaker(
  planned: Plan,
  pinned: ReturnType<typeof pinnedIds>,
  newId: () => string,
): (order: number) => MadeSheet {
  const campaignId = planned.row.id;
  const itemsOn = itemsByPlace(planned);
  const gates = gatesAtOpening(planned.distribution);
  const questionIds = new Map(
    pinned.questions.map(({ id, campaignQuestionnaireId, questionId }) => [
      `${campaignQuestionnaireId} ${questionId}`,
      id,
    ]),
  );
  const keyOf = ({ targetId, kind, code }: Pick<PlannedObject, 'targetId' | 'kind' | 'code'>) =>
    [targetId, kind, code].join(' ');
  const objectIds = new Map(pinned.objects.map((object) => [keyOf(object), object.id]));
  return (order) => {
    const sheet = planned.distribution.sheets[order];
    if (sheet === undefined) throw new Error(`no sheet ${order} is planned`);
    const sheetId = newId();
    const { campaignQuestionnaireId, targetId, office } = sheet;
    const items: MadeSheet['items'][number][] = [];
    const states: MadeSheet['states'][number][] = [];
    itemsOn(sheet).forEach(({ question, object }, place) => {
      const campaignQuestionId = questionIds.get(`${campaignQuestionnaireId} ${question.id}`);
      if (campaignQuestionId === undefined) throw new Error(`question ${question.id} is planned and not pinned`);
      const objectId = object === null ? null : objectIds.get(keyOf(object));
      if (objectId === undefined) throw new Error(`an object of ${targetId} is asked about and not pinned`);
      const id = newId();
      const asked = { campaignQuestionnaireId, targetId, sheetId, campaignQuestionId, objectId };
      items.push({ id, campaignId, ...asked, order: place });
      states.push({ itemId: id, campaignId, sheetId, gate: applicabilityOf(question, gates(targetId)).state });
    });
    return {
      sheet: {
        ...{ id: sheetId, campaignId, campaignQuestionnaireId, targetId, office },
        answeredByOffice: sheet.answeredBy,
        enteredByOffice: sheet.enteredBy,
        state: 'not_started',
        stepsPassed: 0,
        route: writeStored(storedRoute, sheet.route),
        dueOn: planned.row.dueOn,
        selfConfirmed: false,
        order,
      },
      items,
      states,
    };
  };
}
