import { saveGates } from '#app/services/response/gates.acts.server.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import type { CampaignKind } from '#app/domain/campaign/campaign.ts';
import type { Office } from '#app/domain/organization/office.ts';
import { EMPTY_ANSWER } from '#app/domain/response/answer.ts';
import type { Answer } from '#app/domain/response/answer.ts';
import { calendarDate, addDays } from '#app/domain/shared/calendar-date.ts';
import { clauseRow } from '#app/services/policy/stored-clause.loader.server.ts';
import { storedQuestionnaire } from '#app/services/questionnaire/stored-question.loader.server.ts';
import { writeStored } from '#app/services/shared/stored-value.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import { fiscalYearOf } from '#app/domain/shared/fiscal-year.ts';
import { hashPassword } from '#app/lib/password.server.ts';
import { registerSystem, registerZone } from '#app/services/asset/asset.acts.server.ts';
import { saveAnswer } from '#app/services/response/answer.acts.server.ts';
import { SET_UP } from '#app/services/shared/authorize.server.ts';
import { createCampaign } from '#app/services/campaign/campaign.acts.server.ts';
import type { ChosenQuestionnaire } from '#app/domain/campaign/draft.ts';
import { actorOf } from '#app/services/access/actor.loader.server.ts';
import { must } from '#app/domain/shared/result.ts';
import { addPerson, addUnit, giveAppointment, setUpBody } from '#app/services/organization/organization.acts.server.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import { sha256 } from '#app/lib/sha256.server.ts';
import { insertPolicyVersion, insertQuestionnaire } from '#db/queries/policy.server.ts';
import { sheetsOf } from '#db/queries/sheet.server.ts';
import type { Questionnaire } from '#app/domain/questionnaire/questionnaire.ts';
import { TOWN_CLAUSES, TOWN_QUESTIONNAIRE } from '#test/factories/questions.ts';
import type { TestContext } from '#test/factories/database.ts';
import { lookAndOpen } from '#test/factories/seen-draft.ts';

/** Every person of the fictitious town signs in with the name of the office and this password. */
export const TOWN_PASSWORD = 'correct horse battery staple';

/** Hashed once a test file: hashing is slow on purpose. */
let townHash: Promise<string> | null = null;

export const TOWN_PEOPLE = [
  'staff',
  'manager',
  'other_manager',
  'third_manager',
  'coordinator',
  'officer',
  'other_officer',
  'system_manager',
  'supervisor',
  'ciso',
  'committee',
  'audit_supervisor',
  'auditor',
  'secretariat',
  'second_secretariat',
  'administrator',
] as const;
export type TownPerson = (typeof TOWN_PEOPLE)[number];

export interface Town {
  readonly context: TestContext;
  readonly units: Readonly<Record<'body' | 'general' | 'welfare' | 'generalAffairs' | 'tax' | 'health', string>>;
  readonly systems: Readonly<Record<'ledger' | 'website', string>>;
  readonly questionnaireId: string;
  /** The person as an actor of the clock's day. */
  actor(person: TownPerson): Actor;
}

/**
 * 二部三課の町. General affairs and tax sections in one bureau, health in the other; `other_officer` heads the
 * second bureau and its only section, so that section's sheet is self-confirmed.
 */
export async function makeTown(context: TestContext, questionnaire = TOWN_QUESTIONNAIRE): Promise<Town> {
  const from = calendarDate('2020-04-01');
  must(
    setUpBody(context, SET_UP, { name: '架空町', demo: false, disclosure: { systemDetail: true, evidence: false } }),
  );
  let order = 0;
  const unit = (code: string, name: string, type: 'organization' | 'bureau' | 'department', parentId: string | null) =>
    must(addUnit(context, SET_UP, { code, name, type, parentId, order: (order += 1), policyId: null }));
  const body = unit('000', '架空町', 'organization', null);
  const general = unit('100', '総務部', 'bureau', body);
  const generalAffairs = unit('110', '総務課', 'department', general);
  const tax = unit('120', '税務課', 'department', general);
  const welfare = unit('200', '福祉部', 'bureau', body);
  const health = unit('210', '健康課', 'department', welfare);
  const zone = must(registerZone(context, SET_UP, { kind: 'my_number', name: 'マイナンバー利用事務系', order: 1 }));
  const open = must(registerZone(context, SET_UP, { kind: 'internet', name: 'インターネット接続系', order: 2 }));
  const ledger = must(
    registerSystem(context, SET_UP, {
      code: 'S01',
      name: '住民記録',
      ownerUnitId: generalAffairs,
      zoneId: zone,
      attributes: ['package'],
    }),
  );
  const website = must(
    registerSystem(context, SET_UP, {
      code: 'S02',
      name: 'ホームページ',
      ownerUnitId: tax,
      zoneId: open,
      attributes: ['own_development', 'public_facing'],
    }),
  );

  townHash ??= hashPassword(TOWN_PASSWORD);
  const passwordHash = await townHash;
  const ids = new Map<TownPerson, { id: string; name: string }>();
  TOWN_PEOPLE.forEach((login, index) => {
    const name = `架空 ${['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万', '東', '西', '南'][index] ?? '北'}郎`;
    ids.set(login, { id: must(addPerson(context, SET_UP, { name, account: { login, passwordHash } })), name });
  });
  const person = (who: TownPerson) => {
    const found = ids.get(who);
    if (found === undefined) throw new Error(`nobody is called ${who}`);
    return found;
  };
  const appoint = (who: TownPerson, role: Office, place: { unitId?: string; systemId?: string } = {}) =>
    must(
      giveAppointment(context, SET_UP, {
        personId: person(who).id,
        role,
        unitId: place.unitId ?? null,
        systemId: place.systemId ?? null,
        from,
      }),
    );
  appoint('staff', 'staff_in_charge', { unitId: generalAffairs });
  appoint('manager', 'security_manager', { unitId: generalAffairs });
  appoint('other_manager', 'security_manager', { unitId: tax });
  appoint('other_officer', 'security_manager', { unitId: health });
  appoint('third_manager', 'staff_in_charge', { unitId: health });
  appoint('coordinator', 'bureau_coordinator', { unitId: general });
  appoint('officer', 'security_officer', { unitId: general });
  appoint('other_officer', 'security_officer', { unitId: welfare });
  appoint('system_manager', 'system_manager', { systemId: ledger });
  appoint('system_manager', 'system_manager', { systemId: website });
  appoint('supervisor', 'supervising_security_officer');
  appoint('ciso', 'ciso');
  appoint('committee', 'committee_member');
  appoint('audit_supervisor', 'audit_supervisor');
  appoint('auditor', 'auditor');
  appoint('secretariat', 'secretariat');
  appoint('second_secretariat', 'secretariat');
  appoint('administrator', 'administrator');

  return {
    context,
    units: { body, general, welfare, generalAffairs, tax, health },
    systems: { ledger, website },
    questionnaireId: publishPolicy(
      context,
      { policyId: 'town', name: '架空町情報セキュリティ対策基準' },
      questionnaire,
    ),
    actor: (who) => actorOf(context, person(who)),
  };
}

/** Publishes the town's clauses as this policy, with a questionnaire of it. */
export function publishPolicy(
  context: TestContext,
  policy: { readonly policyId: string; readonly name: string },
  questionnaire: Questionnaire,
): string {
  const [policyVersionId, id] = [context.newId(), context.newId()];
  const content = writeStored(storedQuestionnaire, questionnaire);
  const clauses = TOWN_CLAUSES.map((clause, order) => clauseRow(policyVersionId, clause, order));
  const source = { citation: '架空', source: '架空', sourceSha256: sha256('架空') };
  return must(
    transact(context, SET_UP, 'questionnaire.publish', ({ tx, at }) => {
      insertPolicyVersion(tx, { id: policyVersionId, ...policy, ...source, importedAt: at }, clauses);
      const published = { id, policyVersionId, version: 1, content, hash: sha256(content), publishedAt: at };
      insertQuestionnaire(tx, published);
      return { ok: true, value: id, subject: `questionnaire:${id}`, detail: {} };
    }),
  );
}

/** The town's questionnaire, put to these units with nothing left out. */
export function askOf(town: Pick<Town, 'questionnaireId'>, unitIds: readonly string[]): ChosenQuestionnaire {
  return { questionnaireId: town.questionnaireId, unitIds, leftOutQuestionIds: [] };
}

/** Creates this fiscal year's campaign for every unit, and leaves it in preparation. */
export function draftTownCampaign(
  town: Town,
  name = '定期自己点検',
  { kind = 'regular', dueInDays = 30 }: { readonly kind?: CampaignKind; readonly dueInDays?: number } = {},
): string {
  const { context } = town;
  return must(
    createCampaign(context, town.actor('secretariat'), {
      fiscalYear: fiscalYearOf(context.today()),
      kind,
      name,
      dueOn: addDays(context.today(), dueInDays),
      questionnaires: [askOf(town, Object.values(town.units))],
    }),
  );
}

/** Creates and opens this fiscal year's campaign for every unit. */
export function openTownCampaign(...of: Parameters<typeof draftTownCampaign>): string {
  const [town] = of;
  const id = draftTownCampaign(...of);
  must(lookAndOpen(town.context, town.actor('secretariat'), id));
  return id;
}

/** The id of one sheet of the campaign, by the code of its target and its office. */
export function sheetId(town: Town, campaignId: string, code: string, office: string): string {
  const found = sheetsOf(town.context.db, campaignId).find(
    ({ sheet, target }) => target.code === code && sheet.office === office,
  );
  if (found === undefined) throw new Error(`no sheet of ${office} for ${code}`);
  return found.sheet.id;
}

/** An answer with what its value asks for. */
export function makeAnswer(overrides: Partial<Answer>): Answer {
  const weak = overrides.value === 'partially_implemented' || overrides.value === 'not_implemented';
  return {
    ...EMPTY_ANSWER,
    ...(weak
      ? {
          comment: '媒体だけ記録している。',
          plan: { measure: '端末も記録する。', owner: '総務係', due: calendarDate('2027-03-31') },
        }
      : {}),
    ...(overrides.value === 'not_applicable' ? { notApplicableReason: 'no_case' as const } : {}),
    ...overrides,
  };
}

/** Fills every gate (はい) and every open item of a sheet, `answerOf` by question id or 実施 where it gives none. */
export function fillSheet(
  town: Town,
  actor: Actor,
  id: string,
  answerOf: (questionId: string) => Answer | null = () => null,
): void {
  const before = loadSheet(town.context, id);
  if (before === null) throw new Error(`no sheet ${id}`);
  for (const { gate, answer } of before.gates) {
    if (answer === null) expectOk(saveGates(town.context, actor, id, [{ gateId: gate.id, holds: true, rev: 0 }]));
  }
  const sheet = loadSheet(town.context, id);
  for (const item of sheet?.items ?? []) {
    if (item.applicability.state !== 'open') continue;
    const rows = item.question.rows.map((row) => ({ rowId: row.id, value: 'yes' as const, comment: '' }));
    const plain = item.question.rows.length > 0 ? { rows } : { value: 'implemented' as const };
    const confirmation = item.question.confirmation ? { confirmationMethod: 'records' as const } : {};
    const answer = answerOf(item.question.id) ?? makeAnswer({ ...plain, ...confirmation });
    expectOk(saveAnswer(town.context, actor, id, { itemKey: item.itemKey, answer, rev: item.record?.rev ?? 0 }));
  }
}

function expectOk(result: { readonly ok: boolean }): void {
  if (!result.ok) throw new Error(JSON.stringify(result));
}
