import { changeMeasure, planMeasure, withdrawMeasure } from '#app/services/response/measure.acts.server.ts';
import { saveGates } from '#app/services/response/gates.acts.server.ts';
import { describe, expect, test } from 'vitest';
import { loginKey } from '#app/domain/access/login.ts';
import { ACTIVITY_TYPES, verifyChain } from '#app/domain/shared/activity.ts';
import type { ActivityEntry, ActivityType } from '#app/domain/shared/activity.ts';
import { calendarDate, instant } from '#app/domain/shared/calendar-date.ts';
import { fiscalYear } from '#app/domain/shared/fiscal-year.ts';
import { projectPaths } from '#app/lib/root.server.ts';
import { newSessionToken } from '#app/lib/session.server.ts';
import { saveAnswer, saveChapter } from '#app/services/response/answer.acts.server.ts';
import {
  changeSystem,
  changeZone,
  registerSystem,
  registerZone,
  removeZone,
  restoreSystem,
  retireSystem,
} from '#app/services/asset/asset.acts.server.ts';
import { importUnits } from '#app/services/organization/unit-import.acts.server.ts';
import { UNITS_HEADING, unitsImportOf } from '#test/factories/units.ts';
import { answerInquiry, answerInquiryFor } from '#app/services/asset/inquiry-answer.acts.server.ts';
import {
  beginInquiry,
  closeInquiry,
  settleInquiryEntry,
  settleUnlisted,
} from '#app/services/asset/inquiry.acts.server.ts';
import { begun, dealingOf, heardOn, restOf, settlingOf, wordOn } from '#test/factories/inquiry.ts';
import { importLedger } from '#app/services/asset/ledger-import.acts.server.ts';
import { returnOnChangedCommon } from '#app/services/response/common-answer.acts.server.ts';
import {
  ALL_LAID_DOWN,
  commonTown,
  handInConfirmed,
  ONE_LACKS,
  withCommonQuestion,
} from '#test/factories/common-town.ts';
import { SET_UP, SYSTEM } from '#app/services/shared/authorize.server.ts';
import { reportCampaign } from '#app/services/report/reporting.acts.server.ts';
import { putAwayRehearsal } from '#app/services/campaign/rehearsal.acts.server.ts';
import { loadExample, removeExample } from '#app/services/campaign/worked-example.acts.server.ts';
import { chooseStep } from '#app/services/campaign/first-year.acts.server.ts';
import { takeOutTransferLine } from '#app/services/access/transfer-line.acts.server.ts';
import { transferLinePage } from '#app/services/access/transfer-line.page.server.ts';
import { changeDraft, createCampaign, discardDraft } from '#app/services/campaign/campaign.acts.server.ts';
import { draftOf } from '#app/services/campaign/draft.loader.server.ts';
import {
  beginClosing,
  closeCampaign,
  closingSlices,
  discardClosingSlices,
  endClosing,
  supersedeClosing,
} from '#app/services/report/closing.acts.server.ts';
import {
  beginOpening,
  discardOpeningSlices,
  endOpening,
  openingSlices,
  planOfBegun,
} from '#app/services/campaign/opening.acts.server.ts';
import { previewDistribution } from '#app/services/campaign/distribution.loader.server.ts';
import { runAtOnce } from '#app/services/shared/slices.server.ts';
import type { Slices } from '#app/services/shared/slices.server.ts';
import { extendDueDate } from '#app/services/campaign/due-date.acts.server.ts';
import { permitException } from '#app/services/exception/exception.acts.server.ts';
import { acknowledgeHandover } from '#app/services/improvement/handover.acts.server.ts';
import { handoverPage } from '#app/services/improvement/handover.page.server.ts';
import { importResults, undoResults } from '#app/services/response/past-result.acts.server.ts';
import { followMeasure, importMeasures, undoMeasures } from '#app/services/improvement/past-measure.acts.server.ts';
import { editImprovement } from '#app/services/improvement/improvement.acts.server.ts';
import { must } from '#app/domain/shared/result.ts';
import { changeBody } from '#app/services/organization/body.acts.server.ts';
import { bodyOf } from '#app/services/organization/body.loader.server.ts';
import { addPerson, addUnit, giveAppointment, setUpBody } from '#app/services/organization/organization.acts.server.ts';
import {
  changePerson,
  endAppointment,
  letPersonLeave,
  letPersonReturn,
  withdrawAppointment,
} from '#app/services/organization/person.acts.server.ts';
import {
  disableAccount,
  drawPasswords,
  enableAccount,
  giveAccount,
  renameLogin,
  resetPassword,
} from '#app/services/access/account.acts.server.ts';
import { bodyDecisions, sealOfPart } from '#app/services/access/body-decision.loader.server.ts';
import { changeSetting } from '#app/services/access/setting.acts.server.ts';
import {
  applyTransfer,
  discardTransfer,
  draftTransfer,
  finishTransfer,
  leaveOutOfTransfer,
  replaceTransfer,
} from '#app/services/access/transfer.acts.server.ts';
import { undoTransfer } from '#app/services/access/transfer-undo.acts.server.ts';
import { changePassword } from '#app/services/access/password.acts.server.ts';
import {
  changeUnit,
  closeUnit,
  mergeUnit,
  orderUnit,
  splitUnit,
  takeBackUnitChange,
} from '#app/services/organization/unit.acts.server.ts';
import type { ChosenSuccessor } from '#app/services/organization/unit.acts.server.ts';
import { sealOf, unitHistory } from '#app/services/organization/unit.loader.server.ts';
import { removePolicyValue, writePolicyValue } from '#app/services/questionnaire/policy-value.acts.server.ts';
import { lengthPlace, publishOpenPolicy, TWELVE } from '#test/factories/open-value.ts';
import {
  beginPolicyDraft,
  describePolicyDraft,
  discardPolicyDraft,
  endPublishedDraft,
  takeOverPolicyDraft,
} from '#app/services/policy/policy-draft.acts.server.ts';
import {
  correctPolicyDraft,
  editPolicyDraft,
  nameRoleOfDraft,
  undoPolicyDraft,
} from '#app/services/policy/draft-step.acts.server.ts';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';
import type { WantedEdit } from '#app/domain/questionnaire/editing/edit.ts';
import { begunDraft, BIND, DRAFT_TEXT } from '#test/factories/policy-draft.ts';
import { publishQuestionnaire } from '#app/services/questionnaire/questionnaire.acts.server.ts';
import { bindPolicyUnits } from '#app/services/policy/policy-units.acts.server.ts';
import { bindingSeal } from '#app/services/policy/policy-units.loader.server.ts';
import { changePolicyTerm } from '#app/services/policy/policy-term.acts.server.ts';
import { beginDraftFromVersion } from '#app/services/policy/draft-from-version.acts.server.ts';
import { importPolicy } from '#app/services/policy/policy.acts.server.ts';
import { noteRestoredTriggers } from '#app/services/access/trigger.acts.server.ts';
import { purgeSessions, signIn, signOut } from '#app/services/access/session.acts.server.ts';
import { storeFile } from '#app/services/response/file.acts.server.ts';
import { beginProxyEntry, withdrawSheet } from '#app/services/response/sheet.acts.server.ts';
import { sha256 } from '#app/lib/sha256.server.ts';
import { contentProblems } from '#app/services/shared/log.command.server.ts';
import { erasuresOf } from '#app/services/shared/erasure.loader.server.ts';
import { damagedRows } from '#app/services/shared/row-record.loader.server.ts';
import type { Database } from '#db/client.server.ts';
import { activityEntries } from '#db/queries/activity.server.ts';
import { actionsOf } from '#db/queries/improvement.server.ts';
import { findAccountOf } from '#db/queries/account.server.ts';
import { personIdByCode } from '#db/queries/people.server.ts';
import { allAppointmentsOf, findAccountByLogin } from '#db/queries/organization.server.ts';
import { insertSession } from '#db/queries/session.server.ts';
import { insertRefusalCounts } from '#db/queries/access.server.ts';
import { summarizeRefusals } from '#app/services/access/refusal.acts.server.ts';
import { actsIn } from '#test/architecture/acts.ts';
import { readSources } from '#test/architecture/source.ts';
import {
  CONTRACT_HEADING,
  LEDGER_HEADING,
  contractDraft,
  contractImportOf,
  importOf,
  registerContractOf,
  renamedWebsite,
} from '#test/factories/ledger.ts';
import {
  changeContract,
  importContracts,
  registerContract,
  restoreContract,
  retireContract,
} from '#app/services/asset/contract.acts.server.ts';
import { contractPage } from '#app/services/asset/contract.page.server.ts';
import { pastImports } from '#db/queries/past.server.ts';
import { broughtPlan, GENERAL_RESULT, planOf, resultsOf, TAX_LINE } from '#test/factories/past.ts';
import { testDatabase } from '#test/factories/database.ts';
import { doAct } from '#test/factories/every-table.ts';
import { applied, APRIL, drafted, shownLine, tableLines, tableSeal, transferred } from '#test/factories/transfer.ts';
import { bringTo } from '#test/factories/sheet.ts';
import {
  askOf,
  fillSheet,
  makeAnswer,
  makeTown,
  openTownCampaign,
  sheetId,
  TOWN_PASSWORD,
} from '#test/factories/town.ts';
import type { Town, TownPerson } from '#test/factories/town.ts';
import type { SheetState } from '#app/domain/response/sheet.ts';
import { handIn, lookAndAccept, lookAndConfirm, lookAndReturn } from '#test/factories/seen-sheet.ts';
import { FROM_ANYWHERE } from '#test/factories/sign-in.ts';
import { lookAndOpen } from '#test/factories/seen-draft.ts';

const START = calendarDate('2026-10-01');
const BASIS = { decidedBy: '総務課長', decidedOn: START, documentNumber: '総第1号', paperLocation: '総務課' };
const POLICY = {
  policyId: 'town',
  name: '架空町対策基準',
  citation: '架空',
  source:
    '情報セキュリティ対策基準\n１　組織体制\n（１）職員等の責務\n①職員等は、記録を作成しなければならない。\n②職員等は、記録を保管しなければならない。\n',
};

type Outcome = { readonly ok: boolean } | undefined;
interface Logged {
  /** The act, done by a person who may. */
  readonly act: (town: Town) => Outcome | Promise<Outcome>;
  /** The same act, refused; null where nobody can be refused. */
  readonly refused: ((town: Town) => Outcome | Promise<Outcome>) | null;
}

const newUnit = (town: Town) => ({
  code: '900',
  name: '新設課',
  type: 'department' as const,
  parentId: town.units.general,
  order: null,
  policyId: null,
});
/** A unit as it is seen, from the first day of the next fiscal year on. */
const NEXT_APRIL = calendarDate('2027-04-01');
const taxUp = ({ units }: Town) => ({ unitId: units.tax, step: 'up' as const, passedId: units.generalAffairs });
const unitAt = (town: Town, unitId: string, on = NEXT_APRIL) => ({
  unitId,
  on,
  seal: sealOf(unitHistory(town.context.db), unitId),
});
const newPerson = { name: '架空 新郎', account: { login: 'new', passwordHash: 'x' } };
const FACTS = { name: '架空 改郎', kana: 'かくう かいろう', code: '1001', kind: 'part_time' as const };
const newCampaign = (town: Town) => ({
  fiscalYear: fiscalYear(2026),
  kind: 'regular' as const,
  name: '定期',
  dueOn: calendarDate('2026-10-31'),
  questionnaires: [askOf(town, Object.values(town.units))],
});
function begunOpening(town: Town): string {
  const id = draft(town);
  const { seal } = must(previewDistribution(town.context, town.actor('secretariat'), id));
  must(beginOpening(town.context, town.actor('secretariat'), id, seal));
  return id;
}

function begunClosing(town: Town): string {
  const id = openTownCampaign(town);
  must(beginClosing(town.context, town.actor('supervisor'), id));
  return id;
}

/** Does the first piece of a work, as much as there is at once. */
function firstSlice<Reason extends string, Made>(slices: Slices<Reason, Made>) {
  const step = slices.next();
  if (step.done === true) throw new Error('nothing is to be done');
  return step.value.run(() => true);
}

const draft = (town: Town) => must(createCampaign(town.context, town.actor('secretariat'), newCampaign(town)));
const sheetIn = (town: Town, state: SheetState) => {
  const id = sheetId(town, openTownCampaign(town), '110', 'security_manager');
  bringTo(town, id, state);
  return id;
};
const NEW_ROW = '7001,新田 花子,正規,hanako,税務課,担当者,,,採用,';
const answer = { itemKey: '1-1@security_manager', answer: makeAnswer({ value: 'implemented' }), rev: 0 };
const MEASURE = {
  plan: { measure: '様式を定める。', owner: '総務係長', due: null },
  covers: [{ itemKey: '1-1@security_manager', rowId: null }],
};

/** A sheet with a measure on it. */
function planned(town: Town) {
  const id = sheetIn(town, 'not_started');
  return { id, seen: must(planMeasure(town.context, town.actor('staff'), id, { ...MEASURE, takenFrom: null })) };
}

/** Takes everything out of the town that a worked example would bring, as one act. */
function emptyOfUnits(town: Town): void {
  doAct(
    town,
    `DELETE FROM appointment WHERE unit_id IS NOT NULL OR system_id IS NOT NULL;
    DELETE FROM information_system;
    DELETE FROM network_zone;
    DELETE FROM unit_version WHERE type = 'department';
    DELETE FROM unit_version WHERE type = 'bureau';
    DELETE FROM unit WHERE id NOT IN (SELECT unit_id FROM unit_version)`,
  );
}

/** Every act of the services. What prepares it is done by its own function call, before the entries are counted. */
const PREPARED: Partial<Readonly<Record<ActivityType, (town: Town) => Logged | Promise<Logged>>>> = {
  'body.change': (town) => {
    const change = { name: '架空市', bodyKind: 'city' as const, seenName: bodyOf(town.context)?.name ?? '' };
    return {
      act: () => changeBody(town.context, town.actor('secretariat'), { ...change, seenKind: null }),
      refused: () => changeBody(town.context, town.actor('manager'), { ...change, seenKind: null }),
    };
  },
  'start.choose': (town) => ({
    act: () => chooseStep(town.context, town.actor('secretariat'), 'systems', false),
    refused: () => chooseStep(town.context, town.actor('administrator'), 'systems', false),
  }),
  'example.load': (town) => {
    emptyOfUnits(town);
    return {
      act: () => loadExample(town.context, town.actor('secretariat')),
      refused: () => loadExample(town.context, town.actor('administrator')),
    };
  },
  'example.remove': (town) => {
    emptyOfUnits(town);
    must(loadExample(town.context, town.actor('secretariat')));
    return {
      act: () => removeExample(town.context, town.actor('secretariat')),
      refused: () => removeExample(town.context, town.actor('administrator')),
    };
  },
  'setting.change': (town) => {
    const choice = { part: 'session_terms', value: { absoluteMinutes: 600, idleMinutes: 30 } } as const;
    const seal = sealOfPart(bodyDecisions(town.context.db), 'session_terms');
    return {
      act: () => changeSetting(town.context, town.actor('secretariat'), choice, seal),
      refused: () => changeSetting(town.context, town.actor('administrator'), choice, seal),
    };
  },
  'unit.add': (town) => ({
    act: () => addUnit(town.context, town.actor('secretariat'), newUnit(town)),
    refused: () => addUnit(town.context, town.actor('manager'), newUnit(town)),
  }),
  'unit.change': (town) => {
    const at = unitAt(town, town.units.tax);
    return {
      act: () => changeUnit(town.context, town.actor('secretariat'), at, { name: '収税課' }),
      refused: () => changeUnit(town.context, town.actor('administrator'), at, { name: '収税課' }),
    };
  },
  'unit.correct': (town) => {
    must(changeUnit(town.context, town.actor('secretariat'), unitAt(town, town.units.tax), { name: '収税課' }));
    const at = unitAt(town, town.units.tax);
    return {
      act: () => changeUnit(town.context, town.actor('secretariat'), at, { name: '税務管理課' }),
      refused: () => changeUnit(town.context, town.actor('secretariat'), at, { name: ' ' }),
    };
  },
  'unit.order': (town) => ({
    act: () => orderUnit(town.context, town.actor('secretariat'), taxUp(town)),
    refused: () => orderUnit(town.context, town.actor('secretariat'), { ...taxUp(town), step: 'down' }),
  }),
  'unit.close': (town) => {
    const id = must(addUnit(town.context, SET_UP, newUnit(town)));
    return {
      act: () => closeUnit(town.context, town.actor('secretariat'), unitAt(town, id)),
      refused: () => closeUnit(town.context, town.actor('secretariat'), unitAt(town, town.units.general)),
    };
  },
  'unit.merge': (town) => {
    const id = must(addUnit(town.context, SET_UP, newUnit(town)));
    return {
      act: () => mergeUnit(town.context, town.actor('secretariat'), unitAt(town, id), town.units.tax),
      refused: () => mergeUnit(town.context, town.actor('secretariat'), unitAt(town, id), town.units.general),
    };
  },
  'unit.split': (town) => {
    const id = must(addUnit(town.context, SET_UP, newUnit(town)));
    const one = { unitId: null, code: '910', name: '新設一課' };
    const other = { unitId: null, code: '920', name: '新設二課' };
    const split = (successors: readonly ChosenSuccessor[]) =>
      splitUnit(town.context, town.actor('secretariat'), unitAt(town, id), successors, new Map());
    return { act: () => split([one, other]), refused: () => split([one, { ...other, code: '910' }]) };
  },
  'unit.take_back': (town) => {
    const id = must(addUnit(town.context, SET_UP, newUnit(town)));
    const parts = ['910', '920'].map((code) => ({ unitId: null, code, name: `新設${code}課` }));
    must(splitUnit(town.context, town.actor('secretariat'), unitAt(town, id), parts, new Map()));
    const takeBack = (on: string) => takeBackUnitChange(town.context, town.actor('secretariat'), id, calendarDate(on));
    return { act: () => takeBack(NEXT_APRIL), refused: () => takeBack('2027-03-31') };
  },
  'unit.import': (town) => {
    const table = unitsImportOf(town, calendarDate(NEXT_APRIL), UNITS_HEADING, '900,新設課,課,,');
    return {
      act: () => importUnits(town.context, town.actor('secretariat'), table),
      refused: () => importUnits(town.context, town.actor('manager'), table),
    };
  },
  'person.add': (town) => ({
    act: () => addPerson(town.context, town.actor('secretariat'), { ...newPerson, account: null }),
    refused: () => addPerson(town.context, town.actor('secretariat'), newPerson),
  }),
  'person.change': (town) => ({
    act: () => changePerson(town.context, town.actor('secretariat'), town.actor('staff').personId, FACTS),
    refused: () => changePerson(town.context, town.actor('manager'), town.actor('staff').personId, FACTS),
  }),
  'person.leave': (town) => ({
    act: () => letPersonLeave(town.context, town.actor('secretariat'), town.actor('staff').personId, START),
    refused: () => letPersonLeave(town.context, town.actor('secretariat'), town.actor('administrator').personId, START),
  }),
  'person.return': (town) => {
    const { personId } = town.actor('staff');
    must(letPersonLeave(town.context, town.actor('secretariat'), personId, START));
    return {
      act: () => letPersonReturn(town.context, town.actor('secretariat'), personId),
      refused: () => letPersonReturn(town.context, town.actor('administrator'), personId),
    };
  },
  'appointment.end': (town) => {
    const end = (who: TownPerson) => () => {
      const { personId } = town.actor(who);
      const [held] = allAppointmentsOf(town.context.db, personId);
      const input = { appointmentId: held?.id ?? '', until: START };
      return endAppointment(town.context, town.actor('secretariat'), personId, input);
    };
    return { act: end('manager'), refused: end('administrator') };
  },
  'appointment.withdraw': (town) => {
    const { personId } = town.actor('staff');
    const post = { role: 'staff_in_charge' as const, unitId: town.units.tax, systemId: null };
    const from = calendarDate('2027-04-01');
    const id = must(giveAppointment(town.context, SET_UP, { personId, ...post, from }));
    return {
      act: () => withdrawAppointment(town.context, town.actor('secretariat'), personId, id),
      refused: () => withdrawAppointment(town.context, town.actor('manager'), personId, id),
    };
  },
  'transfer.draft': (town) => {
    const input = { name: '定期異動', on: APRIL, kind: 'partial' as const, lines: tableLines(NEW_ROW) };
    return {
      act: () => draftTransfer(town.context, town.actor('secretariat'), input),
      refused: () =>
        draftTransfer(town.context, town.actor('secretariat'), { ...input, on: calendarDate('2026-03-31') }),
    };
  },
  'transfer.replace': (town) => {
    const id = drafted(town, [NEW_ROW]);
    const seal = tableSeal(town, id);
    return {
      act: () => replaceTransfer(town.context, town.actor('secretariat'), id, tableLines(NEW_ROW), seal),
      refused: () => replaceTransfer(town.context, town.actor('administrator'), id, [], seal),
    };
  },
  'transfer.leave_out': (town) => {
    const id = drafted(town, [NEW_ROW]);
    const line = shownLine(town, id, 2);
    return {
      act: () => leaveOutOfTransfer(town.context, town.actor('secretariat'), id, line),
      refused: () => leaveOutOfTransfer(town.context, town.actor('secretariat'), id, { ...line, number: 9 }),
    };
  },
  'transfer.change_line': (town) => {
    const id = drafted(town, [NEW_ROW]);
    const { lineSeal } = must(transferLinePage(town.context, town.actor('secretariat'), id, 2));
    const line = { number: 2, lineSeal };
    return {
      act: () => takeOutTransferLine(town.context, town.actor('secretariat'), id, line),
      refused: () => takeOutTransferLine(town.context, town.actor('secretariat'), id, { ...line, number: 9 }),
    };
  },
  'transfer.discard': (town) => {
    const id = drafted(town, [NEW_ROW]);
    return {
      act: () => discardTransfer(town.context, town.actor('secretariat'), id),
      refused: () => discardTransfer(town.context, town.actor('manager'), id),
    };
  },
  'transfer.apply': (town) => {
    const id = drafted(town, [NEW_ROW]);
    return {
      act: () => applied(town, id),
      refused: () => applyTransfer(town.context, town.actor('secretariat'), id, 'another'),
    };
  },
  'transfer.finish': (town) => {
    const id = transferred(town, [`,${town.actor('other_manager').name},,,,,,,退職,`]);
    return {
      act: () => {
        town.context.goTo(APRIL);
        return finishTransfer(town.context, town.actor('secretariat'), id);
      },
      refused: () => finishTransfer(town.context, town.actor('secretariat'), id),
    };
  },
  'transfer.undo': (town) => {
    const id = transferred(town, [NEW_ROW]);
    return {
      act: () => undoTransfer(town.context, town.actor('secretariat'), id),
      refused: () => undoTransfer(town.context, town.actor('administrator'), id),
    };
  },
  'account.give': (town) => {
    const personId = must(addPerson(town.context, SET_UP, { name: '架空 新郎', account: null }));
    const given = { login: 'new', passwordHash: 'x' };
    return {
      act: () => giveAccount(town.context, town.actor('administrator'), personId, given),
      refused: () => giveAccount(town.context, town.actor('administrator'), personId, { ...given, login: 'STAFF' }),
    };
  },
  'account.reset': (town) => {
    const { personId } = town.actor('staff');
    const seen = findAccountOf(town.context.db, personId)?.credentialId ?? '';
    const reset = { seenCredentialId: seen, passwordHash: 'x' };
    return {
      act: () => resetPassword(town.context, town.actor('administrator'), personId, reset),
      refused: () =>
        resetPassword(town.context, town.actor('administrator'), personId, { ...reset, seenCredentialId: 'other' }),
    };
  },
  'account.draw': (town) => {
    transferred(town, ['7009,新田 札子,正規,fudako,税務課,担当者,,,採用,']);
    const drawn = [{ personId: personIdByCode(town.context.db, '7009') ?? '', passwordHash: 'x' }];
    return {
      act: () => drawPasswords(town.context, town.actor('administrator'), drawn),
      refused: () => drawPasswords(town.context, town.actor('administrator'), []),
    };
  },
  'account.disable': (town) => ({
    act: () => disableAccount(town.context, town.actor('administrator'), town.actor('staff').personId),
    refused: () => disableAccount(town.context, town.actor('administrator'), town.actor('administrator').personId),
  }),
  'account.rename': (town) => {
    const { personId } = town.actor('staff');
    const change = { login: 'kakuu', seenLogin: 'staff' };
    return {
      act: () => renameLogin(town.context, town.actor('secretariat'), personId, change),
      refused: () => renameLogin(town.context, town.actor('manager'), personId, change),
    };
  },
  'account.enable': (town) => {
    const { personId } = town.actor('staff');
    must(disableAccount(town.context, town.actor('administrator'), personId));
    return {
      act: () => enableAccount(town.context, town.actor('administrator'), personId),
      refused: () => enableAccount(town.context, town.actor('secretariat'), personId),
    };
  },
  'password.change': async (town) => {
    const token = newSessionToken();
    must(await signIn(town.context, { login: 'staff', password: TOWN_PASSWORD, token, ...FROM_ANYWHERE }));
    const change = (current: string) => () =>
      changePassword(town.context, town.actor('staff'), {
        oldPassword: current,
        newPassword: 'another horse of another colour',
        token,
        newToken: newSessionToken(),
        ...FROM_ANYWHERE,
      });
    return { act: change(TOWN_PASSWORD), refused: change('wrong') };
  },
  'appointment.give': (town) => {
    const given = {
      personId: town.actor('staff').personId,
      role: 'staff_in_charge' as const,
      unitId: town.units.tax,
      systemId: null,
      from: START,
    };
    return {
      act: () => giveAppointment(town.context, town.actor('secretariat'), given),
      refused: () => giveAppointment(town.context, town.actor('administrator'), given),
    };
  },
  'session.sign_in': (town) => ({
    act: () =>
      signIn(town.context, { login: 'staff', password: TOWN_PASSWORD, token: newSessionToken(), ...FROM_ANYWHERE }),
    refused: () =>
      signIn(town.context, { login: 'staff', password: 'wrong', token: newSessionToken(), ...FROM_ANYWHERE }),
  }),
  'session.sign_out': (town) => ({
    act: () => {
      signOut(town.context, town.actor('staff'), newSessionToken());
      return { ok: true };
    },
    refused: null,
  }),
  'session.purge': (town) => {
    const accountId = findAccountByLogin(town.context.db, loginKey('staff'))?.id ?? '';
    const hour = (time: string) => `2026-09-30T${time}:00.000Z`;
    insertSession(town.context.db, {
      tokenHash: 'a'.repeat(64),
      accountId,
      createdAt: hour('00:00'),
      expiresAt: hour('12:00'),
    });
    return {
      act: () => purgeSessions(town.context, SYSTEM, 10),
      refused: () => purgeSessions(town.context, town.actor('administrator'), 10),
    };
  },
  'refusal.summarize': (town) => {
    const minute = '2026-09-30T00:00:00.000Z';
    const refused = { kind: 'too_soon', accountId: null, address: '192.0.2.1' } as const;
    insertRefusalCounts(town.context.db, [{ ...refused, minute, count: 3 }]);
    return {
      act: () => summarizeRefusals(town.context, SYSTEM),
      refused: () => summarizeRefusals(town.context, town.actor('administrator')),
    };
  },
  'common_answer.give': async (town) => {
    const made = await commonTown(withCommonQuestion(town));
    return {
      act: () => made.give('secretariat', ALL_LAID_DOWN),
      refused: () => made.give('manager', ALL_LAID_DOWN),
    };
  },
  'common_answer.return': async (town) => {
    const made = await commonTown(withCommonQuestion(town));
    made.give('secretariat', ALL_LAID_DOWN);
    handInConfirmed(made, '110', 'manager');
    made.give('secretariat', ONE_LACKS);
    return {
      act: () => returnOnChangedCommon(town.context, SYSTEM, 1),
      refused: () => returnOnChangedCommon(town.context, town.actor('secretariat'), 1),
    };
  },
  'trigger.restore': (town) => ({
    act: () => noteRestoredTriggers(town.context, SYSTEM, ['sheet_frozen_update']),
    refused: () => noteRestoredTriggers(town.context, town.actor('administrator'), []),
  }),
  'zone.register': (town) => {
    const zone = { kind: 'internal' as const, name: 'LGWAN接続系', order: 3 };
    return {
      act: () => registerZone(town.context, town.actor('secretariat'), zone),
      refused: () => registerZone(town.context, town.actor('system_manager'), zone),
    };
  },
  'system.register': (town) => {
    const zoneId = must(registerZone(town.context, SET_UP, { kind: 'internal', name: 'LGWAN接続系', order: 3 }));
    const system = { code: 'S99', name: '文書管理', ownerUnitId: town.units.tax, zoneId, attributes: [] };
    return {
      act: () => registerSystem(town.context, town.actor('secretariat'), system),
      refused: () => registerSystem(town.context, town.actor('system_manager'), system),
    };
  },
  'zone.change': (town) => {
    const zone = { kind: 'internal' as const, name: 'LGWAN接続系', order: 3 };
    const id = must(registerZone(town.context, SET_UP, zone));
    const renamed = { id, ...zone, name: '業務系' };
    return {
      act: () => changeZone(town.context, town.actor('secretariat'), renamed),
      refused: () => changeZone(town.context, town.actor('administrator'), renamed),
    };
  },
  'zone.remove': (town) => {
    const id = must(registerZone(town.context, SET_UP, { kind: 'internal', name: 'LGWAN接続系', order: 3 }));
    return {
      act: () => removeZone(town.context, town.actor('secretariat'), id),
      refused: () => removeZone(town.context, town.actor('auditor'), id),
    };
  },
  'system.change': (town) => {
    const change = renamedWebsite(town, '公式サイト');
    return {
      act: () => changeSystem(town.context, town.actor('secretariat'), change),
      refused: () => changeSystem(town.context, town.actor('secretariat'), { ...change, seenHash: '' }),
    };
  },
  'system.retire': (town) => {
    const retirement = { id: town.systems.website, retiredOn: START };
    return {
      act: () => retireSystem(town.context, town.actor('secretariat'), retirement),
      refused: () => retireSystem(town.context, town.actor('system_manager'), retirement),
    };
  },
  'system.restore': (town) => {
    const id = town.systems.website;
    must(retireSystem(town.context, town.actor('secretariat'), { id, retiredOn: START }));
    return {
      act: () => restoreSystem(town.context, town.actor('secretariat'), id),
      refused: () => restoreSystem(town.context, town.actor('secretariat'), town.systems.ledger),
    };
  },
  'contract.register': (town) => {
    const draft = contractDraft({ ownerUnitId: town.units.tax });
    return {
      act: () => registerContract(town.context, town.actor('secretariat'), draft),
      refused: () => registerContract(town.context, town.actor('manager'), draft),
    };
  },
  'contract.change': (town) => {
    const id = registerContractOf(town, town.units.tax);
    const { draft, seenHash } = must(contractPage(town.context, town.actor('secretariat'), id));
    const change = { ...draft, id, seenHash, contractor: '乙社' };
    return {
      act: () => changeContract(town.context, town.actor('secretariat'), change),
      refused: () => changeContract(town.context, town.actor('manager'), change),
    };
  },
  'contract.retire': (town) => {
    const retirement = { id: registerContractOf(town, town.units.tax), retiredOn: START };
    return {
      act: () => retireContract(town.context, town.actor('secretariat'), retirement),
      refused: () => retireContract(town.context, town.actor('manager'), retirement),
    };
  },
  'contract.restore': (town) => {
    const id = registerContractOf(town, town.units.tax);
    must(retireContract(town.context, town.actor('secretariat'), { id, retiredOn: START }));
    return {
      act: () => restoreContract(town.context, town.actor('secretariat'), id),
      refused: () => restoreContract(town.context, town.actor('manager'), id),
    };
  },
  'contract.import': (town) => {
    const added = contractImportOf(town, CONTRACT_HEADING, '業務委託,K09,清掃,丙社,総務課,2026/4/1');
    return {
      act: () => importContracts(town.context, town.actor('secretariat'), added),
      refused: () => importContracts(town.context, town.actor('manager'), added),
    };
  },
  'ledger.import': (town) => {
    const added = importOf(town, LEDGER_HEADING, 'S03,文書管理,税務課,マイナンバー利用事務系');
    return {
      act: () => importLedger(town.context, town.actor('secretariat'), added),
      refused: () => importLedger(town.context, town.actor('system_manager'), added),
    };
  },
  'inquiry.begin': (town) => ({
    act: () => beginInquiry(town.context, town.actor('secretariat'), { dueOn: NEXT_APRIL, askAll: true }),
    refused: () => beginInquiry(town.context, town.actor('manager'), { dueOn: NEXT_APRIL, askAll: true }),
  }),
  'inquiry.answer': (town) => {
    begun(town);
    const inputs = [wordOn(town, town.units.tax, 'S02', 'differs', '公式サイトに名前が変わりました。')];
    const said = { unitId: town.units.tax, inputs, unlisted: null };
    return {
      act: () => answerInquiry(town.context, town.actor('other_manager'), said),
      refused: () => answerInquiry(town.context, town.actor('auditor'), said),
    };
  },
  'inquiry.answer_for': (town) => {
    begun(town);
    const inputs = [wordOn(town, town.units.tax, 'S02', 'right')];
    const unlisted = restOf(town, town.units.tax, '図書館の貸出システム');
    const said = { unitId: town.units.tax, inputs, unlisted, hearing: heardOn(town) };
    return {
      act: () => answerInquiryFor(town.context, town.actor('secretariat'), said),
      refused: () => answerInquiryFor(town.context, town.actor('other_manager'), said),
    };
  },
  'inquiry.settle_unlisted': (town) => {
    begun(town, true);
    const { health } = town.units;
    const unlisted = restOf(town, health, '健診の予約サイト');
    must(answerInquiry(town.context, town.actor('other_officer'), { unitId: health, inputs: [], unlisted }));
    const dealt = dealingOf(town, health, 'left_out', '県のシステムです。');
    return {
      act: () => settleUnlisted(town.context, town.actor('secretariat'), dealt),
      refused: () => settleUnlisted(town.context, town.actor('auditor'), dealt),
    };
  },
  'inquiry.settle': (town) => {
    begun(town);
    const inputs = [wordOn(town, town.units.tax, 'S02', 'differs', '公式サイトに名前が変わりました。')];
    must(answerInquiry(town.context, town.actor('other_manager'), { unitId: town.units.tax, inputs, unlisted: null }));
    const settled = settlingOf(town, town.units.tax, 'S02');
    return {
      act: () => settleInquiryEntry(town.context, town.actor('secretariat'), settled),
      refused: () => settleInquiryEntry(town.context, town.actor('other_manager'), settled),
    };
  },
  'inquiry.close': (town) => {
    const id = begun(town);
    return {
      act: () => closeInquiry(town.context, town.actor('secretariat'), id),
      refused: () => closeInquiry(town.context, town.actor('manager'), id),
    };
  },
  'policy_draft.begin': (town) => ({
    act: () => beginPolicyDraft(town.context, town.actor('secretariat'), DRAFT_TEXT),
    refused: () => beginPolicyDraft(town.context, town.actor('officer'), DRAFT_TEXT),
  }),
  'policy_draft.correct': (town) => {
    const seen = { policyDraftId: begunDraft(town), seenStep: 0 };
    return {
      act: () => correctPolicyDraft(town.context, town.actor('secretariat'), seen, BIND),
      refused: () => correctPolicyDraft(town.context, town.actor('second_secretariat'), seen, BIND),
    };
  },
  'policy_draft.undo': (town) => {
    const policyDraftId = begunDraft(town);
    must(correctPolicyDraft(town.context, town.actor('secretariat'), { policyDraftId, seenStep: 0 }, BIND));
    const seen = { policyDraftId, seenStep: 1 };
    return {
      act: () => undoPolicyDraft(town.context, town.actor('secretariat'), seen, 'undo'),
      refused: () => undoPolicyDraft(town.context, town.actor('secretariat'), seen, 'redo'),
    };
  },
  'policy_draft.name_role': (town) => {
    const seen = { policyDraftId: begunDraft(town), seenStep: 0 };
    const meaning = { name: '職員等', roles: ['system_manager'] } as const;
    return {
      act: () => nameRoleOfDraft(town.context, town.actor('secretariat'), seen, meaning),
      refused: () => nameRoleOfDraft(town.context, town.actor('second_secretariat'), seen, meaning),
    };
  },
  'policy_draft.edit': (town) => {
    const seen = { policyDraftId: begunDraft(town), seenStep: 0 };
    const { reading } = DRAFT_TEXT;
    const questionnaire = deriveQuestionnaire(reading.clauses, { policyId: 'town' });
    const key = { document: 'standards', clause: '1-1', part: '', role: 'staff' } as const;
    const edit = (wanted: readonly WantedEdit[]) => ({
      base: { questionnaire, clauses: reading.clauses, lastStep: 0 },
      wanted,
    });
    const { context } = town;
    const actor = town.actor('secretariat');
    return {
      act: () => editPolicyDraft(context, actor, seen, edit([{ key, act: 'weigh', weight: 1 }])),
      refused: () =>
        editPolicyDraft(context, actor, seen, edit([{ key: { ...key, clause: '9' }, act: 'weigh', weight: 1 }])),
    };
  },
  'policy_draft.describe': (town) => {
    const policyDraftId = begunDraft(town);
    const named = { name: '病院の対策基準', citation: '令和9年改正' };
    return {
      act: () => describePolicyDraft(town.context, town.actor('secretariat'), policyDraftId, named),
      refused: () => describePolicyDraft(town.context, town.actor('second_secretariat'), policyDraftId, named),
    };
  },
  'policy_draft.take_over': (town) => {
    const policyDraftId = begunDraft(town);
    return {
      act: () => takeOverPolicyDraft(town.context, town.actor('second_secretariat'), policyDraftId),
      refused: () => takeOverPolicyDraft(town.context, town.actor('secretariat'), policyDraftId),
    };
  },
  'policy_draft.discard': (town) => {
    const policyDraftId = begunDraft(town);
    return {
      act: () => discardPolicyDraft(town.context, town.actor('secretariat'), policyDraftId),
      refused: () => discardPolicyDraft(town.context, town.actor('second_secretariat'), policyDraftId),
    };
  },
  'policy_draft.publish': (town) => {
    const policyDraftId = begunDraft(town);
    const { policyVersionId } = must(importPolicy(town.context, SET_UP, POLICY));
    return {
      act: () => endPublishedDraft(town.context, town.actor('secretariat'), policyDraftId, policyVersionId),
      refused: () => endPublishedDraft(town.context, town.actor('second_secretariat'), policyDraftId, policyVersionId),
    };
  },
  'policy_draft.revise': (town) => {
    const policyDraftId = begunDraft(town);
    const { policyVersionId } = must(importPolicy(town.context, SET_UP, POLICY));
    must(endPublishedDraft(town.context, town.actor('secretariat'), policyDraftId, policyVersionId));
    const version = { policyVersionId, besideOpen: false, read: null };
    return {
      act: () => beginDraftFromVersion(town.context, town.actor('secretariat'), version),
      refused: () => beginDraftFromVersion(town.context, town.actor('officer'), version),
    };
  },
  'policy.import': (town) => ({
    act: () => importPolicy(town.context, town.actor('secretariat'), POLICY),
    refused: () => importPolicy(town.context, town.actor('officer'), POLICY),
  }),
  'questionnaire.publish': (town) => {
    const { policyVersionId } = must(importPolicy(town.context, SET_UP, POLICY));
    return {
      act: () => publishQuestionnaire(town.context, town.actor('secretariat'), policyVersionId),
      refused: () => publishQuestionnaire(town.context, town.actor('auditor'), policyVersionId),
    };
  },
  'policy_term.begin': (town) => {
    const seen = { policyVersionId: publishOpenPolicy(town).policyVersionId, rev: 1 };
    const change = { act: 'begin', from: calendarDate('2026-04-01'), because: '附則' } as const;
    return {
      act: () => changePolicyTerm(town.context, town.actor('secretariat'), seen, change),
      refused: () => changePolicyTerm(town.context, town.actor('secretariat'), { ...seen, rev: 0 }, change),
    };
  },
  'policy_term.end': (town) => {
    const seen = { policyVersionId: publishOpenPolicy(town).policyVersionId, rev: 1 };
    const change = { act: 'end', to: calendarDate('2026-12-31'), because: '廃止' } as const;
    return {
      act: () => changePolicyTerm(town.context, town.actor('secretariat'), seen, change),
      refused: () => changePolicyTerm(town.context, town.actor('ciso'), seen, change),
    };
  },
  'policy_term.withdraw': (town) => {
    const seen = {
      ...must(importPolicy(town.context, SET_UP, { ...POLICY, validFrom: calendarDate('2027-04-01') })),
      rev: 1,
    };
    const change = { act: 'withdraw', because: '読取りの誤り' } as const;
    return {
      act: () => changePolicyTerm(town.context, town.actor('secretariat'), seen, change),
      refused: () => changePolicyTerm(town.context, town.actor('auditor'), seen, change),
    };
  },
  'policy_term.resume': (town) => {
    const { policyVersionId } = publishOpenPolicy(town);
    const end = { act: 'end', to: calendarDate('2026-12-31'), because: '廃止' } as const;
    must(changePolicyTerm(town.context, town.actor('secretariat'), { policyVersionId, rev: 1 }, end));
    const change = { act: 'resume', because: '誤って廃止した' } as const;
    const resume = (rev: number) =>
      changePolicyTerm(town.context, town.actor('secretariat'), { policyVersionId, rev }, change);
    return { act: () => resume(2), refused: () => resume(1) };
  },
  'policy_units.bind': (town) => {
    publishOpenPolicy(town);
    const choice = { kind: 'chosen', unitIds: [town.units.health] } as const;
    const wanted = { policyId: 'open', choice, on: calendarDate('2026-10-01'), seal: bindingSeal(town.context.db) };
    return {
      act: () => bindPolicyUnits(town.context, town.actor('secretariat'), wanted),
      refused: () => bindPolicyUnits(town.context, town.actor('secretariat'), { ...wanted, policyId: 'none' }),
    };
  },
  'policy_value.write': (town) => {
    const place = lengthPlace(publishOpenPolicy(town).policyVersionId);
    return {
      act: () => writePolicyValue(town.context, town.actor('secretariat'), place, TWELVE),
      refused: () => writePolicyValue(town.context, town.actor('supervisor'), place, TWELVE),
    };
  },
  'policy_value.remove': (town) => {
    const { policyVersionId } = publishOpenPolicy(town);
    must(writePolicyValue(town.context, town.actor('secretariat'), lengthPlace(policyVersionId), TWELVE));
    return {
      act: () => removePolicyValue(town.context, town.actor('secretariat'), lengthPlace(policyVersionId, 1)),
      refused: () => removePolicyValue(town.context, town.actor('secretariat'), lengthPlace(policyVersionId)),
    };
  },
  'campaign.create': (town) => ({
    act: () => createCampaign(town.context, town.actor('secretariat'), newCampaign(town)),
    refused: () =>
      createCampaign(town.context, town.actor('secretariat'), { ...newCampaign(town), questionnaires: [] }),
  }),
  'campaign.change': (town) => {
    const id = draft(town);
    const { seal } = must(draftOf(town.context.db, id));
    const renamed = { ...newCampaign(town), name: '改めた点検' };
    return {
      act: () => changeDraft(town.context, town.actor('secretariat'), id, renamed, seal),
      refused: () => changeDraft(town.context, town.actor('supervisor'), id, renamed, seal),
    };
  },
  'campaign.discard': (town) => {
    const id = draft(town);
    const { seal } = must(draftOf(town.context.db, id));
    return {
      act: () => discardDraft(town.context, town.actor('secretariat'), id, seal),
      refused: () => discardDraft(town.context, town.actor('secretariat'), id, 'another'),
    };
  },
  'campaign.open_begin': (town) => {
    const id = draft(town);
    const { seal } = must(previewDistribution(town.context, town.actor('secretariat'), id));
    return {
      act: () => beginOpening(town.context, town.actor('secretariat'), id, seal),
      refused: () => beginOpening(town.context, town.actor('supervisor'), id, seal),
    };
  },
  'campaign.open_part': (town) => {
    const id = begunOpening(town);
    const part = (who: 'secretariat' | 'supervisor') => () =>
      firstSlice(openingSlices(town.context, town.actor(who), id, must(planOfBegun(town.context, id))));
    return { act: part('secretariat'), refused: part('supervisor') };
  },
  'campaign.open_discard': (town) => {
    const id = begunOpening(town);
    const discard = (who: 'secretariat' | 'supervisor') => () =>
      firstSlice(discardOpeningSlices(town.context, town.actor(who), id));
    return { act: discard('secretariat'), refused: discard('supervisor') };
  },
  'campaign.open_discard_part': (town) => {
    const id = begunOpening(town);
    must(runAtOnce(openingSlices(town.context, town.actor('secretariat'), id, must(planOfBegun(town.context, id)))));
    const part = (who: 'secretariat' | 'supervisor') => () =>
      firstSlice(discardOpeningSlices(town.context, town.actor(who), id));
    return { act: part('secretariat'), refused: part('supervisor') };
  },
  'campaign.open': (town) => {
    const id = begunOpening(town);
    must(runAtOnce(openingSlices(town.context, town.actor('secretariat'), id, must(planOfBegun(town.context, id)))));
    return {
      act: () => endOpening(town.context, town.actor('secretariat'), id, must(planOfBegun(town.context, id))),
      refused: () => endOpening(town.context, town.actor('supervisor'), id, must(planOfBegun(town.context, id))),
    };
  },
  'campaign.extend': (town) => {
    const id = openTownCampaign(town);
    const to = (day: string) => ({ sheetId: null, dueOn: calendarDate(day) });
    return {
      act: () => extendDueDate(town.context, town.actor('secretariat'), id, to('2026-12-01')),
      refused: () => extendDueDate(town.context, town.actor('secretariat'), id, to('2026-10-02')),
    };
  },
  'campaign.close_begin': (town) => {
    const id = openTownCampaign(town);
    return {
      act: () => beginClosing(town.context, town.actor('supervisor'), id),
      refused: () => beginClosing(town.context, town.actor('secretariat'), id),
    };
  },
  'campaign.close_part': (town) => {
    const id = begunClosing(town);
    const part = (who: 'secretariat' | 'supervisor') => () =>
      firstSlice(closingSlices(town.context, town.actor(who), id));
    return { act: part('supervisor'), refused: part('secretariat') };
  },
  'campaign.close_discard': (town) => {
    const id = begunClosing(town);
    const discard = (who: 'secretariat' | 'supervisor') => () =>
      firstSlice(discardClosingSlices(town.context, town.actor(who), id));
    return { act: discard('supervisor'), refused: discard('secretariat') };
  },
  'campaign.close_discard_part': (town) => {
    const id = begunClosing(town);
    must(runAtOnce(closingSlices(town.context, town.actor('supervisor'), id)));
    const part = (who: 'secretariat' | 'supervisor') => () =>
      firstSlice(discardClosingSlices(town.context, town.actor(who), id));
    return { act: part('supervisor'), refused: part('secretariat') };
  },
  'campaign.close': (town) => {
    const id = begunClosing(town);
    const counted = must(runAtOnce(closingSlices(town.context, town.actor('supervisor'), id)));
    return {
      act: () => endClosing(town.context, town.actor('supervisor'), id, counted),
      refused: () => endClosing(town.context, town.actor('secretariat'), id, counted),
    };
  },
  'closing.supersede': (town) => {
    const id = openTownCampaign(town);
    must(closeCampaign(town.context, town.actor('supervisor'), id));
    return {
      act: () => supersedeClosing(town.context, town.actor('supervisor'), id, '総務課の提出が漏れていたため'),
      refused: () => supersedeClosing(town.context, town.actor('supervisor'), id, ' '),
    };
  },
  'campaign.report': (town) => {
    const id = openTownCampaign(town);
    must(closeCampaign(town.context, town.actor('supervisor'), id));
    return {
      act: () => reportCampaign(town.context, town.actor('secretariat'), id),
      refused: () => reportCampaign(town.context, town.actor('ciso'), id),
    };
  },
  'rehearsal.put_away': (town) => {
    const secretariat = town.actor('secretariat');
    const id = must(
      createCampaign(town.context, secretariat, {
        fiscalYear: fiscalYear(2026),
        kind: 'rehearsal',
        name: '【試行】自己点検',
        dueOn: calendarDate('2026-12-01'),
        questionnaires: [askOf(town, [town.units.tax])],
      }),
    );
    must(lookAndOpen(town.context, secretariat, id));
    must(closeCampaign(town.context, town.actor('supervisor'), id));
    return {
      act: () => putAwayRehearsal(town.context, secretariat, id),
      refused: () => putAwayRehearsal(town.context, town.actor('supervisor'), id),
    };
  },
  'gate.answer': (town) => {
    const id = sheetIn(town, 'not_started');
    const gate = { gateId: 'outsourcing', holds: true, rev: 0 };
    return {
      act: () => saveGates(town.context, town.actor('staff'), id, [gate]),
      refused: () => saveGates(town.context, town.actor('staff'), id, [{ ...gate, gateId: 'cloud' }]),
    };
  },
  'answer.save': (town) => {
    const id = sheetIn(town, 'not_started');
    return {
      act: () => saveAnswer(town.context, town.actor('staff'), id, answer),
      refused: () => saveAnswer(town.context, town.actor('staff'), id, { ...answer, itemKey: 'nowhere' }),
    };
  },
  'chapter.save': (town) => {
    const id = sheetIn(town, 'not_started');
    return {
      act: () => saveChapter(town.context, town.actor('staff'), id, { chapter: null, same: null, answers: [answer] }),
      refused: () =>
        saveChapter(town.context, town.actor('staff'), id, {
          chapter: null,
          same: null,
          answers: [answer, { ...answer, itemKey: 'nowhere' }],
        }),
    };
  },
  'measure.plan': (town) => {
    const id = sheetIn(town, 'not_started');
    return {
      act: () => planMeasure(town.context, town.actor('staff'), id, { ...MEASURE, takenFrom: null }),
      refused: () => planMeasure(town.context, town.actor('staff'), id, { ...MEASURE, covers: [], takenFrom: null }),
    };
  },
  'measure.change': (town) => {
    const { id, seen } = planned(town);
    const changed = { ...MEASURE, ...seen, plan: { ...MEASURE.plan, owner: '課長' } };
    return {
      act: () => changeMeasure(town.context, town.actor('staff'), id, changed),
      refused: () => changeMeasure(town.context, town.actor('staff'), id, { ...changed, rev: 7 }),
    };
  },
  'measure.withdraw': (town) => {
    const { id, seen } = planned(town);
    return {
      act: () => withdrawMeasure(town.context, town.actor('staff'), id, seen),
      refused: () => withdrawMeasure(town.context, town.actor('staff'), id, { ...seen, rev: 7 }),
    };
  },
  'file.store': (town) => {
    const file = { sha256: 'a'.repeat(64), size: 3, mediaType: 'text/plain' };
    return {
      act: () => storeFile(town.context, town.actor('staff'), file, () => undefined),
      refused: () => storeFile(town.context, town.actor('auditor'), file, () => undefined),
    };
  },
  'sheet.submit': (town) => {
    const id = sheetIn(town, 'returned');
    return {
      act: () => handIn(town.context, town.actor('manager'), id),
      refused: () => handIn(town.context, town.actor('staff'), id),
    };
  },
  'sheet.withdraw': (town) => {
    const id = sheetIn(town, 'submitted');
    return {
      act: () => withdrawSheet(town.context, town.actor('manager'), id),
      refused: () => withdrawSheet(town.context, town.actor('staff'), id),
    };
  },
  'sheet.confirm': (town) => {
    const id = sheetIn(town, 'submitted');
    return {
      act: () => lookAndConfirm(town.context, town.actor('officer'), id),
      refused: () => lookAndConfirm(town.context, town.actor('coordinator'), id),
    };
  },
  'sheet.return': (town) => {
    const id = sheetIn(town, 'submitted');
    return {
      act: () => lookAndReturn(town.context, town.actor('officer'), id, '直してください。'),
      refused: () => lookAndReturn(town.context, town.actor('officer'), id, ''),
    };
  },
  'sheet.accept': (town) => {
    const id = sheetIn(town, 'confirmed');
    return {
      act: () => lookAndAccept(town.context, town.actor('secretariat'), id),
      refused: () => lookAndAccept(town.context, town.actor('officer'), id),
    };
  },
  'proxy_entry.begin': (town) => {
    const id = sheetIn(town, 'not_started');
    return {
      act: () => beginProxyEntry(town.context, town.actor('secretariat'), id, BASIS),
      refused: () => beginProxyEntry(town.context, town.actor('secretariat'), id, { ...BASIS, decidedBy: '' }),
    };
  },
  'improvement.edit': (town) => {
    const id = openTownCampaign(town);
    const sheet = sheetId(town, id, '110', 'security_manager');
    fillSheet(town, town.actor('manager'), sheet, (question) =>
      question === '1-1@security_manager' ? makeAnswer({ value: 'not_implemented' }) : null,
    );
    handIn(town.context, town.actor('manager'), sheet);
    const { closingId } = must(closeCampaign(town.context, town.actor('supervisor'), id));
    const [action] = actionsOf(town.context.db, closingId, 'unit');
    if (action === undefined) throw new Error('closing drafted no measure');
    const edit = {
      rev: action.rev,
      level: 'committee' as const,
      cause: 'lack_of_resources' as const,
      priority: 'high' as const,
      interimMeasure: '',
      permanentMeasure: '管理簿を電子化する。',
      owner: '総務課',
      due: null,
    };
    return {
      act: () => editImprovement(town.context, town.actor('secretariat'), id, action.id, edit),
      refused: () => editImprovement(town.context, town.actor('manager'), id, action.id, edit),
    };
  },
  'handover.acknowledge': (town) => {
    const page = handoverPage(town.context, town.actor('manager'), town.units.generalAffairs);
    const seen = { unitId: town.units.generalAffairs, seenHash: must(page).seenHash };
    return {
      act: () => acknowledgeHandover(town.context, town.actor('manager'), seen),
      refused: () => acknowledgeHandover(town.context, town.actor('manager'), { ...seen, seenHash: 'other' }),
    };
  },
  'past_result.import': (town) => {
    const results = resultsOf(town, [GENERAL_RESULT]);
    return {
      act: () => importResults(town.context, town.actor('secretariat'), results),
      refused: () => importResults(town.context, town.actor('secretariat'), { ...results, seenHash: 'other' }),
    };
  },
  'past_result.undo': (town) => {
    must(importResults(town.context, town.actor('secretariat'), resultsOf(town, [GENERAL_RESULT])));
    const [imported] = pastImports(town.context.db, 'results');
    return {
      act: () => undoResults(town.context, town.actor('secretariat'), imported?.id ?? ''),
      refused: () => undoResults(town.context, town.actor('manager'), imported?.id ?? ''),
    };
  },
  'past_measure.import': (town) => {
    const plan = planOf(town, TAX_LINE);
    return {
      act: () => importMeasures(town.context, town.actor('secretariat'), plan),
      refused: () => importMeasures(town.context, town.actor('secretariat'), { ...plan, seenHash: 'other' }),
    };
  },
  'past_measure.undo': (town) => {
    const [measure] = broughtPlan(town, TAX_LINE);
    return {
      act: () => undoMeasures(town.context, town.actor('secretariat'), measure?.importId ?? ''),
      refused: () => undoMeasures(town.context, town.actor('manager'), measure?.importId ?? ''),
    };
  },
  'past_measure.follow': (town) => {
    const [measure] = broughtPlan(town, TAX_LINE);
    const step = { rev: 1, actionStep: 'report_done' as const, note: '配った' };
    return {
      act: () => followMeasure(town.context, town.actor('other_manager'), measure?.id ?? '', step),
      refused: () => followMeasure(town.context, town.actor('other_manager'), measure?.id ?? '', { ...step, rev: 2 }),
    };
  },
  'exception.permit': (town) => {
    const term = {
      policyId: 'town',
      document: 'standards' as const,
      clauseId: '1-1',
      targetId: town.units.tax,
      reason: '更新まで',
      from: START,
      until: calendarDate('2027-03-31'),
    };
    return {
      act: () => permitException(town.context, town.actor('ciso'), term),
      refused: () => permitException(town.context, town.actor('secretariat'), term),
    };
  },
};

/** The log, and everything else in the database. */
function tablesOf(db: Database): Record<string, unknown[]> {
  const tables = db.$client
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .pluck()
    .all();
  return Object.fromEntries(
    tables.map((table) => [String(table), db.$client.prepare(`SELECT * FROM "${String(table)}"`).all()]),
  );
}

const log = (town: Town) => [...activityEntries(town.context.db)];

describe('the activity log', () => {
  for (const [type, prepare] of Object.entries(PREPARED)) {
    test(`${type} leaves one entry that vouches for its rows when it is done and nothing at all when it is refused`, async () => {
      const town = await makeTown(testDatabase(START));
      const { act, refused } = await prepare(town);
      if (refused !== null) {
        const before = tablesOf(town.context.db);
        expect((await refused(town))?.ok).toBe(false);
        expect(tablesOf(town.context.db)).toEqual(before);
      }
      const before = log(town).length;
      expect((await act(town))?.ok).toBe(true);
      const added = log(town).slice(before);
      expect(added.map((entry) => entry.type)).toEqual([type]);
      expect(added[0]?.at).toBe(town.context.clock());
      const erasures = erasuresOf(town.context.db);
      expect(damagedRows(town.context.db, erasures)).toEqual([]);
      expect(contentProblems(town.context.db, erasures).entries).toEqual([]);
    });
  }

  test('the first entry of a body is its set-up', async () => {
    const context = testDatabase(START);
    must(
      setUpBody(context, SET_UP, { name: '架空町', demo: false, disclosure: { systemDetail: false, evidence: false } }),
    );
    expect([...activityEntries(context.db)].map((entry) => entry.type)).toEqual(['body.set_up']);
  });

  test('no act of the services is missing from the list above', () => {
    const named = actsIn(readSources(projectPaths().root, ['app/services'])).flatMap(({ names }) => names);
    const used = ACTIVITY_TYPES.filter((type) => named.includes(type));
    expect(used.length).toBeGreaterThan(20);
    expect(used.filter((type) => type !== 'body.set_up' && PREPARED[type] === undefined)).toEqual([]);
  });

  test('refuses to be changed or shortened', async () => {
    const town = await makeTown(testDatabase(START));
    expect(() => town.context.db.$client.exec(`UPDATE activity_log SET actor = 'nobody'`)).toThrow(
      'activity_log is append-only',
    );
    expect(() => town.context.db.$client.exec(`DELETE FROM activity_log WHERE sequence = 1`)).toThrow(
      'activity_log is append-only',
    );
  });
});

describe('the hash chain', () => {
  function entries(db: Database): ActivityEntry[] {
    return [...activityEntries(db)].map((row) => ({ ...row, at: instant(row.at), detail: JSON.parse(row.detail) }));
  }

  /** Does what somebody with the file in hand could do: the triggers are dropped first. */
  async function tampered(statement: string): Promise<ActivityEntry[]> {
    const town = await makeTown(testDatabase(START));
    sheetIn(town, 'accepted');
    const { $client } = town.context.db;
    $client.exec('DROP TRIGGER activity_log_append_only_update; DROP TRIGGER activity_log_append_only_delete;');
    $client.exec(statement);
    return entries(town.context.db);
  }

  test('verifies from the first entry to the last', async () => {
    const town = await makeTown(testDatabase(START));
    sheetIn(town, 'accepted');
    const all = entries(town.context.db);
    expect(verifyChain(all, sha256)).toEqual({
      ok: true,
      entries: all.length,
      head: { sequence: all.length, hash: all.at(-1)?.hash },
      cut: null,
    });
  });

  test('shows a changed detail, actor, time or kind at its place', async () => {
    for (const change of [`detail = '{}'`, `actor = 'nobody'`, `at = '2020-01-01T00:00:00.000Z'`, `subject = 'x'`]) {
      expect(verifyChain(await tampered(`UPDATE activity_log SET ${change} WHERE sequence = 7`), sha256)).toEqual({
        ok: false,
        sequence: 7,
        problem: 'hash',
      });
    }
  });

  test('shows a missing entry as a gap, and one whose hash was made anew by its follower', async () => {
    expect(verifyChain(await tampered(`DELETE FROM activity_log WHERE sequence = 7`), sha256)).toEqual({
      ok: false,
      sequence: 7,
      problem: 'gap',
    });
    const forged = `UPDATE activity_log SET hash = '${'a'.repeat(64)}' WHERE sequence = 7`;
    expect(verifyChain(await tampered(forged), sha256)).toEqual({ ok: false, sequence: 7, problem: 'hash' });
    const moved = `UPDATE activity_log SET previous_hash = '${'a'.repeat(64)}' WHERE sequence = 8`;
    expect(verifyChain(await tampered(moved), sha256)).toEqual({ ok: false, sequence: 8, problem: 'previous_hash' });
  });
});
