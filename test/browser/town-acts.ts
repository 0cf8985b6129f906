import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import type { CampaignState } from '#app/domain/campaign/state.ts';
import { addDays, calendarDate } from '#app/domain/shared/calendar-date.ts';
import { fiscalYearOf } from '#app/domain/shared/fiscal-year.ts';
import { listCampaigns } from '#app/services/campaign/campaign.loader.server.ts';
import { draftOf } from '#app/services/campaign/draft.loader.server.ts';
import { createCampaign } from '#app/services/campaign/campaign.acts.server.ts';
import type { NewCampaign } from '#app/domain/campaign/draft.ts';
import { seenFields } from '#app/components/response/seen-fields.tsx';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { bodyDecisions, sealOfPart } from '#app/services/access/body-decision.loader.server.ts';
import { listUnits } from '#app/services/organization/body.loader.server.ts';
import { sealOf, unitHistory } from '#app/services/organization/unit.loader.server.ts';
import { handoverPage } from '#app/services/improvement/handover.page.server.ts';
import { must } from '#app/domain/shared/result.ts';
import { allZones } from '#db/queries/asset.server.ts';
import { addPerson } from '#app/services/organization/organization.acts.server.ts';
import { personIdByCode } from '#db/queries/people.server.ts';
import { findCampaign } from '#db/queries/campaign.server.ts';
import { actionsOf } from '#db/queries/improvement.server.ts';
import { addressOf } from '#test/browser/routes.ts';
import type { BuiltRoute } from '#test/browser/routes.ts';
import { draftActs } from '#test/browser/draft-acts.ts';
import { inquiryActs } from '#test/browser/inquiry-acts.ts';
import { PERSON_PAGE, peopleActs, transferActs } from '#test/browser/people-acts.ts';
import { pastActs } from '#test/browser/past-acts.ts';
import { startActs } from '#test/browser/start-acts.ts';
import type { ServedTown } from '#test/browser/town-server.ts';
import { sendForm, sendJson } from '#test/browser/visitor.ts';
import type { Fields, Visitor } from '#test/browser/visitor.ts';
import { UNITS_HEADING, unitsImportOf } from '#test/factories/units.ts';
import { commonQuestionId } from '#test/factories/common-town.ts';
import { OPEN_POLICY, publishOpenPolicy } from '#test/factories/open-value.ts';
import { begunDraft } from '#test/factories/policy-draft.ts';
import { begun } from '#test/factories/inquiry.ts';
import {
  CONTRACT_HEADING,
  contractImportOf,
  importOf,
  LEDGER_HEADING,
  registerContractOf,
  renamedWebsite,
  sentFields,
} from '#test/factories/ledger.ts';
import { fillSheet, makeAnswer, openTownCampaign, sheetId } from '#test/factories/town.ts';
import type { Town, TownPerson } from '#test/factories/town.ts';
import { contentNow, handIn, seenNow } from '#test/factories/seen-sheet.ts';
import { openingSeen } from '#test/factories/seen-draft.ts';

/** Stands in the comments of the sheets that are acted upon. */
export const SECRET_COMMENT = '点検票の外に出ない理由';

/** One act as its own page sends it, well-formed and in season. */
export interface TownAct {
  readonly name: string;
  /** Of the build; the same route may take several acts. */
  readonly routeId: string;
  readonly params: Readonly<Record<string, string>>;
  readonly body: { readonly form: Fields } | { readonly json: unknown };
  /** Where one press does several acts together, how many; each leaves one entry. Parts of a work are not counted. */
  readonly entryCount?: number;
  /** The log alone keeps it: no other row changes. */
  readonly logOnly?: true;
  /** The only people to whom it is open. The first of them does it. */
  readonly openTo: readonly [TownPerson, ...TownPerson[]];
}

/**
 * A first campaign is closed, with measures to improve what it found. In the second, which is open, the tax section's
 * sheet is complete but not handed in; those of general affairs and of the ledger wait for the officer. A third is a
 * draft.
 */
export function prepareActs(town: Town, first: string): void {
  const website = sheetId(town, first, 'S02', 'system_manager');
  fillSheet(town, town.actor('system_manager'), website, () =>
    makeAnswer({ value: 'not_implemented', comment: SECRET_COMMENT }),
  );
  must(handIn(town.context, town.actor('system_manager'), website));
  must(closeCampaign(town.context, town.actor('supervisor'), first));
  const campaignId = openTownCampaign(town, '再点検');
  const answered = (code: string, office: string, person: TownPerson): string => {
    const id = sheetId(town, campaignId, code, office);
    fillSheet(town, town.actor(person), id, (question) =>
      question.startsWith('1-1') || question.startsWith('2-1')
        ? makeAnswer({ value: 'partially_implemented', comment: SECRET_COMMENT })
        : null,
    );
    return id;
  };
  answered('120', 'security_manager', 'other_manager');
  must(handIn(town.context, town.actor('manager'), answered('110', 'security_manager', 'manager')));
  must(handIn(town.context, town.actor('system_manager'), answered('S01', 'system_manager', 'system_manager')));
  must(createCampaign(town.context, town.actor('secretariat'), nextCampaign(town)));
  begun(town, true);
  // Of the town's own policy: beside another one the number of a clause alone would name two.
  publishOpenPolicy(town, OPEN_POLICY, 'town');
  begunDraft(town);
  const newcomer = { name: '架空 来子', code: NEWCOMER_CODE, account: null };
  must(addPerson(town.context, town.actor('secretariat'), newcomer));
}

/** Somebody whom the preparation added, and who cannot sign in yet. */
function newcomerOf({ context }: Town): string {
  const found = personIdByCode(context.db, NEWCOMER_CODE);
  if (found === undefined) throw new Error('nobody was added');
  return found;
}

const NEWCOMER_CODE = '9001';

function nextCampaign(town: Town): NewCampaign {
  const { context, units, questionnaireId } = town;
  const dueOn = addDays(context.today(), 90);
  return {
    fiscalYear: fiscalYearOf(context.today()),
    kind: 'extraordinary',
    name: '臨時点検',
    dueOn,
    questionnaires: [{ questionnaireId, unitIds: [units.tax], leftOutQuestionIds: [] }],
  };
}

/** Every act that a page or script of Tenken can send, in an order in which all of them succeed. */
export function townActs({ town }: ServedTown): readonly TownAct[] {
  const newcomer = newcomerOf(town);
  const { context, units, questionnaireId } = town;
  const campaignIn = (state: CampaignState) => {
    const found = listCampaigns(context).find((campaign) => campaign.state === state);
    if (found === undefined) throw new Error(`no campaign is ${state}`);
    return found;
  };
  const draft = campaignIn('draft');
  // Until the act that prepares one has been done there is none but the draft.
  const prepared = () => listCampaigns(context).find((one) => one.state === 'draft' && one.id !== draft.id) ?? draft;
  const closed = campaignIn('closed');
  const campaignId = campaignIn('open').id;
  const closingId = findCampaign(context.db, closed.id)?.closingId ?? '';
  const [improvement] = actionsOf(context.db, closingId, 'committee');
  if (improvement === undefined) throw new Error('closing proposed nothing');
  const sheet = (code: string, office: string) => ({ sheetId: sheetId(town, campaignId, code, office) });
  const tax = sheet('120', 'security_manager');
  const generalAffairs = sheet('110', 'security_manager');
  const ledger = sheet('S01', 'system_manager');
  const seen = (of: { readonly sheetId: string }) => seenFields(seenNow(context, of.sheetId));
  const measureOf = (of: string) => {
    const [measure] = loadSheet(context, of)?.measures ?? [];
    return { id: measure?.id ?? 'none', rev: String(measure?.rev ?? 1) };
  };
  const sealNow = (unitId: string) => sealOf(unitHistory(context.db), unitId);
  const addedUnit = () => listUnits(context).find(({ code }) => code === '130')?.id ?? 'none';
  const review = 'routes/_app.sheets.$sheetId_.review';
  const zoneId = allZones(context.db)[0]?.id ?? '';
  const website = renamedWebsite(town, '公式サイト');
  const contractId = registerContractOf(town, units.tax);
  const secretariats: TownAct['openTo'] = ['secretariat', 'second_secretariat'];
  return [
    {
      name: 'saving one answer',
      routeId: 'routes/api.sheets.$sheetId.answers',
      params: tax,
      body: { json: { itemKey: '1-1@security_manager', answer: makeAnswer({ value: 'unknown' }), rev: 1 } },
      openTo: ['other_manager'],
    },
    {
      name: 'saving a chapter',
      routeId: 'routes/_app.sheets.$sheetId.chapters.$chapter',
      params: { ...tax, chapter: '1' },
      body: { form: { 'q1.id': '1-1@security_manager', 'q1.rev': '2', 'q1.value': 'implemented' } },
      openTo: ['other_manager'],
    },
    {
      name: 'answering a gate',
      routeId: 'routes/_app.sheets.$sheetId.gates',
      params: tax,
      body: { form: { 'gate.outsourcing': 'no', 'rev.outsourcing': '1' } },
      openTo: ['other_manager'],
    },
    {
      name: 'planning a measure',
      routeId: 'routes/_app.sheets.$sheetId.measures',
      params: tax,
      body: { form: { intent: 'write', what: '様式を定める。', cover: '["1-1@security_manager",null]' } },
      openTo: ['other_manager'],
    },
    {
      name: 'including a question in a measure',
      routeId: 'routes/_app.sheets.$sheetId.measures',
      params: tax,
      get body() {
        return { form: { intent: 'include', item: '1-3@security_manager', ...measureOf(tax.sheetId) } };
      },
      openTo: ['other_manager'],
    },
    {
      name: 'withdrawing a measure',
      routeId: 'routes/_app.sheets.$sheetId.measures',
      params: tax,
      get body() {
        return { form: { intent: 'withdraw', ...measureOf(tax.sheetId) } };
      },
      openTo: ['other_manager'],
    },
    {
      name: 'handing in',
      routeId: 'routes/_app.sheets.$sheetId.submit',
      params: tax,
      get body() {
        return { form: { content: contentNow(context, tax.sheetId) } };
      },
      openTo: ['other_manager'],
    },
    {
      name: 'taking back',
      routeId: 'routes/_app.sheets.$sheetId._index',
      params: tax,
      body: { form: { intent: 'withdraw' } },
      openTo: ['other_manager'],
    },
    {
      name: 'entering on behalf',
      routeId: 'routes/_app.sheets.$sheetId_.proxy',
      params: sheet('210', 'security_manager'),
      body: {
        form: { decidedBy: '健康課長', decidedOn: context.today(), documentNumber: '健第1号', paperLocation: '書庫' },
      },
      openTo: secretariats,
    },
    {
      name: 'confirming',
      routeId: review,
      params: generalAffairs,
      get body() {
        return { form: { intent: 'confirm', ...seen(generalAffairs) } };
      },
      openTo: ['officer'],
    },
    {
      name: 'accepting',
      routeId: review,
      params: generalAffairs,
      get body() {
        return { form: { intent: 'accept', ...seen(generalAffairs) } };
      },
      openTo: secretariats,
    },
    {
      name: 'sending back',
      routeId: review,
      params: ledger,
      get body() {
        return { form: { intent: 'return', reason: '記録が足りません。', ...seen(ledger) } };
      },
      openTo: ['officer', ...secretariats],
    },
    {
      name: 'preparing a campaign',
      routeId: 'routes/_app.campaigns.new',
      params: {},
      body: {
        form: {
          name: '再点検',
          kind: 'regular',
          fiscalYear: String(draft.fiscalYear),
          questionnaireId,
          dueOn: draft.dueOn,
          units: units.tax,
        },
      },
      openTo: secretariats,
    },
    {
      name: 'changing a draft',
      routeId: 'routes/_app.campaigns.$campaignId.edit',
      params: { campaignId: draft.id },
      get body() {
        const { seal } = must(draftOf(context.db, draft.id));
        const fields = { name: '臨時の点検', kind: 'extraordinary', dueOn: draft.dueOn, units: units.tax };
        return { form: { ...fields, fiscalYear: String(draft.fiscalYear), questionnaireId, seal } };
      },
      openTo: secretariats,
    },
    {
      name: 'throwing a draft away',
      routeId: 'routes/_app.campaigns.$campaignId._index',
      get params() {
        return { campaignId: prepared().id };
      },
      get body() {
        const found = draftOf(context.db, prepared().id);
        return { form: { intent: 'discard', seal: found.ok ? found.value.seal : '' } };
      },
      openTo: secretariats,
    },
    {
      name: 'giving a common answer',
      routeId: 'routes/_app.campaigns.$campaignId.common.$questionId',
      params: { campaignId, questionId: commonQuestionId(town, campaignId) },
      body: { form: { 'q1.id': 'q1', 'q1.rev': '0', 'q1.row.1-3-ア': 'yes', 'q1.row.1-3-イ': 'yes' } },
      openTo: [...secretariats, 'supervisor'],
    },
    {
      name: 'extending the due date',
      routeId: 'routes/_app.campaigns.$campaignId.extend',
      params: { campaignId },
      body: { form: { dueOn: addDays(context.today(), 60) } },
      openTo: secretariats,
    },
    {
      name: 'closing',
      routeId: 'routes/_app.campaigns.$campaignId.close',
      params: { campaignId },
      body: { form: { understood: 'yes' } },
      // It begins and, when all is counted, ends.
      entryCount: 2,
      openTo: ['supervisor'],
    },
    {
      name: 'reporting',
      routeId: 'routes/_app.campaigns.$campaignId._index',
      params: { campaignId: closed.id },
      body: { form: { intent: 'report' } },
      openTo: secretariats,
    },
    {
      name: 'editing a measure of the plan',
      routeId: 'routes/_app.improvement.$campaignId.actions.$actionId',
      params: { campaignId: closed.id, actionId: improvement.id },
      body: {
        form: {
          rev: String(improvement.rev),
          level: 'committee',
          cause: 'no_procedure',
          priority: 'high',
          interimMeasure: '手作業で確かめる。',
          permanentMeasure: '手順を定める。',
          owner: '総務係',
          due: '',
        },
      },
      openTo: secretariats,
    },
    {
      name: 'changing a setting',
      routeId: 'routes/_app.settings',
      params: {},
      get body() {
        const seal = sealOfPart(bodyDecisions(context.db), 'session_terms');
        const terms = { 'session_terms.absoluteMinutes': '600', 'session_terms.idleMinutes': '45' };
        return { form: { part: 'session_terms', intent: 'save', seal, ...terms } };
      },
      openTo: secretariats,
    },
    {
      name: 'adding a unit',
      routeId: 'routes/_app.organization_.units.new',
      params: {},
      body: { form: { type: 'department', name: '新設課', code: '130', parentId: units.general, on: context.today() } },
      openTo: secretariats,
    },
    {
      name: 'putting units in order',
      routeId: 'routes/_app.organization_.units._index',
      params: {},
      body: { form: { move: `up:${units.tax}:${units.generalAffairs}` } },
      openTo: secretariats,
    },
    {
      name: 'renaming a unit',
      routeId: 'routes/_app.organization_.units.$unitId._index',
      params: { unitId: units.tax },
      get body() {
        return { form: { name: '収税課', code: '120', on: context.today(), seal: sealNow(units.tax) } };
      },
      openTo: secretariats,
    },
    {
      name: 'ending a unit',
      routeId: 'routes/_app.organization_.units.$unitId.end',
      get params() {
        return { unitId: addedUnit() };
      },
      get body() {
        return { form: { how: 'close', on: addDays(context.today(), 1), seal: sealNow(addedUnit()) } };
      },
      openTo: secretariats,
    },
    {
      name: 'opening',
      routeId: 'routes/_app.campaigns.$campaignId._index',
      params: { campaignId: draft.id },
      get body() {
        return { form: { intent: 'open', seal: openingSeen(context, draft.id) } };
      },
      entryCount: 2,
      openTo: secretariats,
    },
    {
      name: 'adding a zone',
      routeId: 'routes/_app.organization_.systems.zones',
      params: {},
      body: { form: { intent: 'add', kind: 'internal', name: 'LGWAN接続系', order: '3' } },
      openTo: secretariats,
    },
    {
      name: 'adding a system',
      routeId: 'routes/_app.organization_.systems.new',
      params: {},
      body: { form: { code: 'S03', name: '文書管理', ownerUnitId: units.tax, zoneId, attributes: 'package' } },
      openTo: secretariats,
    },
    {
      name: 'changing a system',
      routeId: 'routes/_app.organization_.systems.$systemId',
      params: { systemId: website.id },
      body: { form: { ...sentFields(website), intent: 'change', attributes: 'package', confidentiality: '3A' } },
      openTo: secretariats,
    },
    {
      name: 'bringing in the ledger',
      routeId: 'routes/_app.organization_.systems.import',
      params: {},
      get body() {
        const text = `${LEDGER_HEADING}\r\nS04,財務会計,総務課,マイナンバー利用事務系`;
        return { form: { intent: 'apply', text, seenHash: importOf(town, text).seenHash } };
      },
      openTo: secretariats,
    },
    {
      name: 'adding a contract',
      routeId: 'routes/_app.organization_.contracts.new',
      params: {},
      body: {
        form: {
          ...{ kind: 'cloud_service', code: 'C01', name: '電子申請', contractor: '乙社', ownerUnitId: units.tax },
          ...{ subcontracting: 'none', startsOn: '2026-04-01', endsOn: '', approvedOn: '' },
        },
      },
      openTo: secretariats,
    },
    {
      name: 'taking a contract out',
      routeId: 'routes/_app.organization_.contracts.$contractId',
      params: { contractId },
      body: { form: { intent: 'retire', retiredOn: '2026-12-01' } },
      openTo: secretariats,
    },
    {
      name: 'bringing in the registers of contracts',
      routeId: 'routes/_app.organization_.contracts.import',
      params: {},
      get body() {
        const text = `${CONTRACT_HEADING}\r\n業務委託,K09,清掃,丙社,総務課,2026/4/1`;
        return { form: { intent: 'apply', text, seenHash: contractImportOf(town, text).seenHash } };
      },
      openTo: secretariats,
    },
    ...inquiryActs(town, secretariats),
    ...startActs(town, secretariats),
    ...pastActs(town, secretariats),
    // Behind those that name a clause by its number alone: what is published here has the same numbers.
    ...draftActs(town),
    {
      name: 'bringing in the units',
      routeId: 'routes/_app.organization_.units.import',
      params: {},
      get body() {
        const text = `${UNITS_HEADING}\r\n140,新設課,課,100,`;
        const on = calendarDate(context.today());
        const { seenHash } = unitsImportOf(town, on, text);
        return { form: { intent: 'apply', text, on, seenHash } };
      },
      openTo: secretariats,
    },
    ...peopleActs(town, newcomer, secretariats),
    {
      name: 'acknowledging the handover of a unit',
      logOnly: true,
      routeId: 'routes/_app.handover.units.$unitId',
      params: { unitId: units.health },
      get body() {
        return { form: { seenHash: must(handoverPage(context, town.actor('other_officer'), units.health)).seenHash } };
      },
      openTo: ['other_officer', 'third_manager'],
    },
    {
      name: 'acknowledging the handover of the secretariat',
      logOnly: true,
      routeId: 'routes/_app.handover.secretariat',
      params: {},
      get body() {
        return { form: { seenHash: must(handoverPage(context, town.actor('secretariat'), null)).seenHash } };
      },
      openTo: secretariats,
    },
    ...transferActs(town, secretariats),
    {
      name: 'letting a person leave',
      routeId: PERSON_PAGE,
      params: { personId: newcomer },
      body: { form: { intent: 'leave', lastDay: context.today() } },
      openTo: secretariats,
    },
  ];
}

export function doAct(visitor: Visitor, act: TownAct, route: BuiltRoute): Promise<Response> {
  const index = route.id.endsWith('._index') ? '?index' : '';
  const target = `${addressOf(route, act.params)}${index}`;
  return 'json' in act.body ? sendJson(visitor, target, act.body.json) : sendForm(visitor, target, act.body.form);
}
