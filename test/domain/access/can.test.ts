import { describe, expect, it } from 'vitest';
import type { Actor, Appointment } from '#app/domain/access/actor.ts';
import { can, covers } from '#app/domain/access/can.ts';
import type {
  AnsweredSheetResource,
  CampaignResource,
  PermittedAct,
  ResourceOf,
  TargetResource,
} from '#app/domain/access/resource.ts';
import type { SheetOffice } from '#app/domain/campaign/route.ts';
import { DEFAULT_ANSWERING_RULES, routeFor } from '#app/domain/campaign/route.ts';
import type { CampaignState } from '#app/domain/campaign/state.ts';
import type { Office } from '#app/domain/organization/office.ts';
import { OFFICE_ATTACHED_TO, OFFICES } from '#app/domain/organization/office.ts';
import type { SheetState } from '#app/domain/response/sheet.ts';
import { SHEET_STATES } from '#app/domain/response/sheet.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';

const HOME: Readonly<Record<'department' | 'bureau' | 'system' | 'organization', TargetResource>> = {
  department: { targetId: 'tax', type: 'department', bureauId: 'citizens', otherBureauId: null },
  bureau: { targetId: 'citizens', type: 'bureau', bureauId: 'citizens', otherBureauId: null },
  system: { targetId: 'tax-system', type: 'system', bureauId: 'citizens', otherBureauId: null },
  organization: { targetId: 'town', type: 'organization', bureauId: null, otherBureauId: null },
};
const FOREIGN: typeof HOME = {
  department: { targetId: 'works', type: 'department', bureauId: 'construction', otherBureauId: null },
  bureau: { targetId: 'construction', type: 'bureau', bureauId: 'construction', otherBureauId: null },
  system: { targetId: 'road-system', type: 'system', bureauId: 'construction', otherBureauId: null },
  organization: { targetId: 'town', type: 'organization', bureauId: null, otherBureauId: null },
};
const TARGET_OF: Readonly<Record<SheetOffice, keyof typeof HOME>> = {
  ciso: 'organization',
  supervising_security_officer: 'organization',
  committee: 'organization',
  audit_supervisor: 'organization',
  csirt: 'organization',
  secretariat: 'organization',
  security_manager: 'department',
  security_officer: 'bureau',
  system_manager: 'system',
};

function appointment(role: Office): Appointment {
  const attached = OFFICE_ATTACHED_TO[role];
  const unitId = attached === 'department' || attached === 'bureau' ? HOME[attached].targetId : null;
  return {
    role,
    unitId,
    systemId: attached === 'system' ? HOME.system.targetId : null,
    from: calendarDate('2026-04-01'),
    until: null,
  };
}

function actor(...roles: readonly Office[]): Actor {
  return { personId: 'me', name: '試験', appointments: roles.map(appointment) };
}

function sheet(office: SheetOffice, at: typeof HOME, over: Partial<AnsweredSheetResource> = {}): AnsweredSheetResource {
  const target = at[TARGET_OF[office]];
  return {
    campaignState: 'open',
    target,
    office,
    answeredBy: DEFAULT_ANSWERING_RULES[office].answeredBy,
    enteredBy: DEFAULT_ANSWERING_RULES[office].enteredBy,
    state: 'in_progress',
    stepsPassed: 0,
    route: routeFor(DEFAULT_ANSWERING_RULES[office], { ownerUnitId: target.targetId, bureauId: target.bureauId }),
    answererIds: ['another'],
    acceptorIds: ['me', 'third'],
    ...over,
  };
}

const SHEETS: readonly { readonly name: string; readonly office: SheetOffice; readonly at: typeof HOME }[] = [
  { name: 'own section', office: 'security_manager', at: HOME },
  { name: 'foreign section', office: 'security_manager', at: FOREIGN },
  { name: 'own bureau', office: 'security_officer', at: HOME },
  { name: 'foreign bureau', office: 'security_officer', at: FOREIGN },
  { name: 'own system', office: 'system_manager', at: HOME },
  { name: 'foreign system', office: 'system_manager', at: FOREIGN },
  { name: 'body: ciso', office: 'ciso', at: HOME },
  { name: 'body: supervising', office: 'supervising_security_officer', at: HOME },
  { name: 'body: committee', office: 'committee', at: HOME },
  { name: 'body: csirt', office: 'csirt', at: HOME },
  { name: 'body: secretariat', office: 'secretariat', at: HOME },
  { name: 'body: audit', office: 'audit_supervisor', at: HOME },
];
type SheetAct =
  | 'sheet.view'
  | 'sheet.answer'
  | 'sheet.submit'
  | 'sheet.withdraw'
  | 'sheet.confirm'
  | 'sheet.return'
  | 'sheet.accept'
  | 'sheet.proxy';

/** The sheets that the holder of one office may do the act to; everything else must be refused. */
function permitted(act: SheetAct, state: SheetState): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    OFFICES.map((office) => {
      const open = SHEETS.filter(({ office: of, at }) => can(actor(office), act, sheet(of, at, { state })).ok);
      return [office, open.map(({ name }) => name)];
    }),
  );
}

const NOBODY: Readonly<Record<Office, readonly string[]>> = {
  staff_in_charge: [],
  security_manager: [],
  bureau_coordinator: [],
  security_officer: [],
  system_manager: [],
  supervising_security_officer: [],
  ciso: [],
  committee_member: [],
  audit_supervisor: [],
  auditor: [],
  secretariat: [],
  administrator: [],
};
const ALL = SHEETS.map(({ name }) => name);

describe('every office against every sheet: what is not listed is refused', () => {
  it('reads only what it answers, confirms or oversees', () => {
    expect(permitted('sheet.view', 'in_progress')).toEqual({
      ...NOBODY,
      staff_in_charge: ['own section'],
      security_manager: ['own section'],
      bureau_coordinator: ['own section', 'own bureau', 'own system'],
      security_officer: ['own section', 'own bureau', 'own system'],
      system_manager: ['own system'],
      supervising_security_officer: ALL,
      ciso: ['body: ciso', 'body: supervising', 'body: committee', 'body: csirt', 'body: audit'],
      audit_supervisor: ALL,
      auditor: ALL,
      secretariat: ALL,
    });
  });

  it('enters answers only on the own sheets', () => {
    expect(permitted('sheet.answer', 'in_progress')).toEqual({
      ...NOBODY,
      staff_in_charge: ['own section'],
      security_manager: ['own section'],
      bureau_coordinator: ['own bureau'],
      security_officer: ['own bureau'],
      system_manager: ['own system'],
      supervising_security_officer: ['body: supervising'],
      ciso: ['body: ciso'],
      audit_supervisor: ['body: audit'],
      secretariat: ['body: committee', 'body: csirt', 'body: secretariat'],
    });
  });

  it.each(['sheet.submit', 'sheet.withdraw'] as const)('does %s only as the head of the unit', (act) => {
    expect(permitted(act, 'submitted')).toEqual({
      ...NOBODY,
      security_manager: ['own section'],
      security_officer: ['own bureau'],
      system_manager: ['own system'],
      supervising_security_officer: ['body: supervising'],
      ciso: ['body: ciso'],
      audit_supervisor: ['body: audit'],
      secretariat: ['body: committee', 'body: csirt', 'body: secretariat'],
    });
  });

  it.each(['sheet.confirm', 'sheet.return'] as const)('does %s only as the next step of the route', (act) => {
    expect(permitted(act, 'submitted')).toEqual({
      ...NOBODY,
      security_officer: ['own section', 'own system'],
      supervising_security_officer: ['own bureau', 'foreign bureau', 'body: secretariat'],
      ciso: ['body: supervising', 'body: committee', 'body: csirt', 'body: audit'],
    });
  });

  it('accepts and enters on behalf only as the secretariat', () => {
    expect(permitted('sheet.accept', 'confirmed')).toEqual({ ...NOBODY, secretariat: ALL });
    expect(permitted('sheet.proxy', 'in_progress')).toEqual({ ...NOBODY, secretariat: ALL });
  });

  it('gives an actor without any appointment nothing', () => {
    for (const { office, at } of SHEETS) {
      for (const state of SHEET_STATES) {
        for (const act of ['sheet.view', 'sheet.answer', 'sheet.submit', 'sheet.confirm', 'sheet.accept'] as const) {
          expect(can(actor(), act, sheet(office, at, { state }))).toEqual({ ok: false, reason: 'not_permitted' });
        }
      }
    }
  });
});

describe('a sheet', () => {
  it.each(['draft', 'closed', 'reported', 'adopted'] as const)(
    'cannot be changed while its campaign is %s',
    (campaignState) => {
      const own = sheet('security_manager', HOME, { campaignState });
      const waiting = { ...own, state: 'submitted' as const };
      expect(can(actor('security_manager'), 'sheet.answer', own)).toEqual({ ok: false, reason: 'wrong_state' });
      expect(can(actor('security_manager'), 'sheet.submit', own)).toEqual({ ok: false, reason: 'wrong_state' });
      expect(can(actor('security_manager'), 'sheet.withdraw', waiting)).toEqual({ ok: false, reason: 'wrong_state' });
      expect(can(actor('security_officer'), 'sheet.confirm', waiting)).toEqual({ ok: false, reason: 'wrong_state' });
      expect(can(actor('security_officer'), 'sheet.return', waiting)).toEqual({ ok: false, reason: 'wrong_state' });
      expect(can(actor('secretariat'), 'sheet.proxy', own)).toEqual({ ok: false, reason: 'wrong_state' });
      expect(can(actor('secretariat'), 'sheet.accept', { ...own, state: 'confirmed' }).ok).toBe(false);
    },
  );

  it('says that it is being counted to whoever could change it before and after', () => {
    const own = sheet('security_manager', HOME, { campaignState: 'closing' });
    const waiting = { ...own, state: 'submitted' as const };
    const counted = { ok: false, reason: 'being_counted' };
    expect(can(actor('security_manager'), 'sheet.answer', own)).toEqual(counted);
    expect(can(actor('security_manager'), 'sheet.submit', own)).toEqual(counted);
    expect(can(actor('security_manager'), 'sheet.withdraw', waiting)).toEqual(counted);
    expect(can(actor('security_officer'), 'sheet.confirm', waiting)).toEqual(counted);
    expect(can(actor('security_officer'), 'sheet.return', waiting)).toEqual(counted);
    expect(can(actor('secretariat'), 'sheet.proxy', own)).toEqual(counted);
    expect(can(actor('secretariat'), 'sheet.accept', { ...own, state: 'confirmed' })).toEqual(counted);
    expect(can(actor('auditor'), 'sheet.answer', own)).toEqual({ ok: false, reason: 'not_permitted' });
    expect(can(actor('security_manager'), 'sheet.answer', waiting)).toEqual({ ok: false, reason: 'wrong_state' });
  });

  it.each(['submitted', 'confirmed', 'accepted'] as const)('takes no answers once it is %s', (state) => {
    expect(can(actor('security_manager'), 'sheet.answer', sheet('security_manager', HOME, { state }))).toEqual({
      ok: false,
      reason: 'wrong_state',
    });
  });

  it('is entered for its respondent by the office that it names, at its own unit, and by no other clerk', () => {
    const entered = (enteredBy: Office | null, at: typeof HOME) =>
      OFFICES.filter((office) => can(actor(office), 'sheet.answer', sheet('security_manager', at, { enteredBy })).ok);
    expect(entered('staff_in_charge', HOME)).toEqual(['staff_in_charge', 'security_manager']);
    expect(entered('bureau_coordinator', HOME)).toEqual(['security_manager']);
    expect(entered(null, HOME)).toEqual(['security_manager']);
    expect(entered('staff_in_charge', FOREIGN)).toEqual([]);
    const audit = sheet('audit_supervisor', HOME, { enteredBy: 'auditor' });
    expect(can(actor('auditor'), 'sheet.answer', audit).ok).toBe(true);
    expect(can(actor('auditor'), 'sheet.submit', audit)).toEqual({ ok: false, reason: 'not_permitted' });
    expect(can(actor('staff_in_charge'), 'sheet.answer', audit)).toEqual({ ok: false, reason: 'not_permitted' });
  });

  it('of a system is answered by the office that it names, held for that system', () => {
    const own = sheet('system_manager', HOME, { answeredBy: 'security_manager' });
    expect(can(actor('system_manager'), 'sheet.answer', own)).toEqual({ ok: false, reason: 'not_permitted' });
  });

  it('is not confirmed by the secretariat, even where a route names it', () => {
    const route = [{ role: 'secretariat' as const, unitId: null }];
    const waiting = sheet('security_manager', HOME, { state: 'submitted', route });
    expect(can(actor('secretariat'), 'sheet.confirm', waiting)).toEqual({ ok: false, reason: 'not_permitted' });
  });

  it('of 監査統括責任者 is confirmed by the CISO and never by 統括責任者, whatever the route says', () => {
    const waiting = sheet('audit_supervisor', HOME, { state: 'submitted' });
    expect(can(actor('ciso'), 'sheet.confirm', waiting).ok).toBe(true);
    const route = [{ role: 'supervising_security_officer' as const, unitId: null }];
    expect(can(actor('supervising_security_officer'), 'sheet.confirm', { ...waiting, route })).toEqual({
      ok: false,
      reason: 'not_permitted',
    });
  });

  it('is not confirmed by one who answered it, whatever other office the person holds', () => {
    const head = actor('security_manager', 'security_officer');
    const waiting = sheet('security_manager', HOME, { state: 'submitted', answererIds: ['me'] });
    expect(can(head, 'sheet.confirm', waiting)).toEqual({ ok: false, reason: 'own_answers' });
    expect(can(head, 'sheet.confirm', { ...waiting, answererIds: ['another'] }).ok).toBe(true);
  });

  it('is not accepted by one who answered it', () => {
    const own = sheet('security_manager', HOME, { state: 'confirmed', answererIds: ['me'] });
    expect(can(actor('secretariat', 'staff_in_charge'), 'sheet.accept', own)).toEqual({
      ok: false,
      reason: 'own_answers',
    });
  });

  it('is accepted by one who answered it only where everybody of the secretariat did', () => {
    const by = (answererIds: readonly string[], acceptorIds: readonly string[]) =>
      can(
        actor('secretariat'),
        'sheet.accept',
        sheet('secretariat', HOME, { state: 'confirmed', answererIds, acceptorIds }),
      );
    expect(by(['me'], ['me']).ok).toBe(true);
    expect(by(['me', 'third'], ['me', 'third']).ok).toBe(true);
    expect(by(['me'], ['me', 'third'])).toEqual({ ok: false, reason: 'own_answers' });
  });

  it('is not confirmed by its answerer, though nobody else holds the step: that is decided at the hand-in', () => {
    const waiting = sheet('security_manager', HOME, { state: 'submitted', answererIds: ['me'], acceptorIds: ['me'] });
    expect(can(actor('security_officer'), 'sheet.confirm', waiting)).toEqual({ ok: false, reason: 'own_answers' });
  });

  it('is sent back by the secretariat only when its own step has come', () => {
    const back = (state: SheetState) =>
      can(actor('secretariat'), 'sheet.return', sheet('security_manager', HOME, { state }));
    expect(SHEET_STATES.filter((state) => back(state).ok)).toEqual(['confirmed', 'accepted']);
  });

  it('is seen by the head and the clerk of either bureau above it, who do nothing to it that its route does not say', () => {
    const below = { ...FOREIGN, department: { ...FOREIGN.department, otherBureauId: 'citizens' } };
    const of = sheet('security_manager', below, { state: 'submitted' });
    for (const office of ['security_officer', 'bureau_coordinator'] as const) {
      expect(can(actor(office), 'sheet.view', of).ok).toBe(true);
      for (const act of ['sheet.confirm', 'sheet.return', 'sheet.accept'] as const) {
        expect(can(actor(office), act, of)).toEqual({ ok: false, reason: 'not_permitted' });
      }
      for (const act of ['sheet.answer', 'sheet.submit', 'sheet.withdraw', 'sheet.proxy'] as const) {
        expect(can(actor(office), act, { ...of, state: 'in_progress' })).toEqual({
          ok: false,
          reason: 'not_permitted',
        });
      }
    }
    expect(can(actor('security_manager'), 'sheet.view', of)).toEqual({ ok: false, reason: 'not_permitted' });
  });

  it('opens no more than itself', () => {
    const decision = can(actor('security_manager'), 'sheet.view', sheet('security_manager', HOME));
    if (!decision.ok) return expect.fail('the own sheet must open');
    expect(covers(decision.scope, HOME.department)).toBe(true);
    expect(covers(decision.scope, HOME.system)).toBe(false);
    expect(covers(decision.scope, FOREIGN.department)).toBe(false);
  });
});

const campaign = (state: CampaignState, disclosed = false): CampaignResource => ({
  kind: 'regular',
  state,
  disclosure: { systemDetail: disclosed, evidence: disclosed },
});

type Seen = 'all' | 'bureau' | 'own' | 'figures' | null;

function seen(
  office: Office,
  act: 'board.view' | 'submission_rate.view' | 'report.view' | 'items.view',
  state: CampaignState,
): Seen {
  const decision = can(actor(office), act, campaign(state));
  if (!decision.ok) return null;
  if (covers(decision.scope, FOREIGN.department)) return 'all';
  if (decision.scope.bureauIds.length > 0) return 'bureau';
  return decision.scope.targetIds.length > 0 ? 'own' : 'figures';
}

const NOT_SEEN: Readonly<Record<Office, Seen>> = {
  staff_in_charge: null,
  security_manager: null,
  bureau_coordinator: null,
  security_officer: null,
  system_manager: null,
  supervising_security_officer: null,
  ciso: null,
  committee_member: null,
  audit_supervisor: null,
  auditor: null,
  secretariat: null,
  administrator: null,
};
const OVERSIGHT = {
  ...NOT_SEEN,
  supervising_security_officer: 'all',
  audit_supervisor: 'all',
  auditor: 'all',
  secretariat: 'all',
} as const;

describe('every office against every view of a campaign', () => {
  const matrix = (act: Parameters<typeof seen>[1], state: CampaignState) =>
    Object.fromEntries(OFFICES.map((office) => [office, seen(office, act, state)]));

  it('shows the board to those who chase, a bureau its own part', () => {
    expect(matrix('board.view', 'open')).toEqual({
      ...OVERSIGHT,
      bureau_coordinator: 'bureau',
      security_officer: 'bureau',
    });
  });

  it('shows CISO and committee 提出率 only while a campaign runs', () => {
    expect(matrix('submission_rate.view', 'open')).toEqual({ ...OVERSIGHT, ...figures() });
    expect(matrix('report.view', 'open')).toEqual(OVERSIGHT);
    expect(matrix('items.view', 'open')).toEqual(OVERSIGHT);
  });

  function figures() {
    return {
      supervising_security_officer: 'figures',
      audit_supervisor: 'figures',
      auditor: 'figures',
      secretariat: 'figures',
      ciso: 'figures',
      committee_member: 'figures',
    };
  }

  it.each(['closed', 'reported', 'adopted'] as const)(
    'opens the report of a %s campaign to CISO and committee',
    (state) => {
      expect(matrix('report.view', state)).toEqual({ ...OVERSIGHT, ciso: 'all', committee_member: 'all' });
    },
  );

  it('opens results after closing to each for the own part, and to the administrator nothing', () => {
    expect(matrix('items.view', 'closed')).toEqual({
      ...OVERSIGHT,
      ciso: 'all',
      committee_member: 'all',
      staff_in_charge: 'own',
      security_manager: 'own',
      system_manager: 'own',
      bureau_coordinator: 'bureau',
      security_officer: 'bureau',
    });
  });

  it.each(['draft', 'open', 'closed', 'reported', 'adopted'] as const)(
    'lets 事務局 and 統括 alone answer for the whole body, while the campaign is open: %s',
    (state) => {
      const decided = OFFICES.map(
        (office) => [office, can(actor(office), 'common_answer.give', campaign(state))] as const,
      );
      const may = decided.filter(([, decision]) => decision.ok).map(([office]) => office);
      const later = decided.filter(([, decision]) => !decision.ok && decision.reason === 'wrong_state');
      const givers = ['supervising_security_officer', 'secretariat'];
      expect(may).toEqual(state === 'open' ? givers : []);
      expect(later.map(([office]) => office)).toEqual(state === 'open' ? [] : givers);
    },
  );

  it('keeps evidence and system weaknesses from CISO and committee unless the body discloses them', () => {
    for (const office of ['ciso', 'committee_member'] as const) {
      const off = can(actor(office), 'items.view', campaign('closed'));
      const on = can(actor(office), 'items.view', campaign('closed', true));
      if (!off.ok || !on.ok) return expect.fail('a closed campaign opens');
      expect([off.scope.systemDetail, off.scope.evidence]).toEqual([false, false]);
      expect([on.scope.systemDetail, on.scope.evidence]).toEqual([true, true]);
    }
  });
});

const CONTRACT_READERS: readonly Office[] = [
  ...(['staff_in_charge', 'security_manager', 'bureau_coordinator', 'security_officer'] as const),
  ...(['supervising_security_officer', 'audit_supervisor', 'auditor', 'secretariat'] as const),
];

describe('every office against every act on the body', () => {
  type BodyAct = { [A in PermittedAct]: ResourceOf[A] extends null ? A : never }[PermittedAct];
  const BODY_ACTS: readonly (readonly [BodyAct, readonly Office[]])[] = [
    ['campaign.view', ['supervising_security_officer', 'audit_supervisor', 'auditor', 'secretariat']],
    ['policy.view', ['supervising_security_officer', 'audit_supervisor', 'auditor', 'secretariat']],
    ['common_answer.view', ['supervising_security_officer', 'audit_supervisor', 'auditor', 'secretariat']],
    ['campaign.create', ['secretariat']],
    ['campaign.open', ['secretariat']],
    ['campaign.extend', ['secretariat']],
    ['campaign.close', ['supervising_security_officer']],
    ['campaign.report', ['secretariat']],
    ['setting.change', ['secretariat']],
    ['organization.edit', ['secretariat']],
    ['people.view', ['supervising_security_officer', 'audit_supervisor', 'auditor', 'secretariat', 'administrator']],
    ['ledger.edit', ['secretariat']],
    ['contract.view', CONTRACT_READERS],
    ['policy.manage', ['secretariat']],
    ['exception.permit', ['ciso']],
    ['account.manage', ['administrator']],
    ['past.import', ['secretariat']],
    ['account.rename', ['secretariat', 'administrator']],
    ['account.rename_administrator', ['administrator']],
    ['log.verify', ['audit_supervisor', 'auditor', 'secretariat', 'administrator']],
  ];

  it('opens the registers of contracts to a bureau and a section as far as they own what is there', () => {
    const opened = (office: Office) => {
      const decision = can(actor(office), 'contract.view', null);
      return [HOME.department, FOREIGN.department].map((target) => decision.ok && covers(decision.scope, target));
    };
    expect(opened('secretariat')).toEqual([true, true]);
    for (const office of ['security_manager', 'staff_in_charge', 'security_officer', 'bureau_coordinator'] as const) {
      expect(opened(office)).toEqual([true, false]);
    }
  });

  it.each(BODY_ACTS)('%s is refused to all but %j', (act, offices) => {
    expect(OFFICES.filter((office) => can(actor(office), act, null).ok)).toEqual(offices);
  });

  it('answers an inquiry only for the very unit and while it is open, and shows it to those who read all', () => {
    const unitId = HOME.department.targetId;
    const answering = (answerable: boolean) =>
      OFFICES.filter((office) => can(actor(office), 'inquiry.answer', { unitId, answerable }).ok);
    expect(answering(true)).toEqual(['staff_in_charge', 'security_manager']);
    expect(answering(false)).toEqual([]);
    expect(can(actor('security_manager'), 'inquiry.answer', { unitId, answerable: false })).toEqual({
      ok: false,
      reason: 'wrong_state',
    });
    const foreign = FOREIGN.department.targetId;
    expect(
      OFFICES.filter((office) => can(actor(office), 'inquiry.answer', { unitId: foreign, answerable: true }).ok),
    ).toEqual([]);
    expect(
      OFFICES.filter((office) => can(actor(office), 'inquiry.view', { unitId: foreign, answerable: true }).ok),
    ).toEqual(['supervising_security_officer', 'audit_supervisor', 'auditor', 'secretariat']);
  });

  it('answers an inquiry for any unit only as the secretariat and while it is open', () => {
    const unitId = FOREIGN.department.targetId;
    const answering = (answerable: boolean) =>
      OFFICES.filter((office) => can(actor(office), 'inquiry.answer_for', { unitId, answerable }).ok);
    expect([answering(true), answering(false)]).toEqual([['secretariat'], []]);
    expect(can(actor('auditor'), 'inquiry.answer_for', { unitId, answerable: false })).toEqual({
      ok: false,
      reason: 'not_permitted',
    });
  });

  it('stores a file only for offices that answer or enter, and always for the secretariat', () => {
    const storing = (...answeringOffices: readonly Office[]) =>
      OFFICES.filter((office) => can(actor(office), 'file.store', { answeringOffices }).ok);
    expect(storing('security_manager', 'auditor')).toEqual(['security_manager', 'auditor', 'secretariat']);
    expect(storing()).toEqual(['secretariat']);
  });

  it('gives the administrator no data with any act', () => {
    for (const act of ['account.manage', 'log.verify'] as const) {
      const decision = can(actor('administrator'), act, null);
      if (!decision.ok) return expect.fail(act);
      for (const target of [...Object.values(HOME), ...Object.values(FOREIGN)]) {
        expect(covers(decision.scope, target)).toBe(false);
      }
      expect([decision.scope.systemDetail, decision.scope.evidence]).toEqual([false, false]);
    }
  });

  it('lets nobody edit the improvement list before closing, and only the secretariat after', () => {
    expect(OFFICES.filter((office) => can(actor(office), 'improvement.edit', campaign('open')).ok)).toEqual([]);
    expect(OFFICES.filter((office) => can(actor(office), 'improvement.edit', campaign('closed')).ok)).toEqual([
      'secretariat',
    ]);
  });
});

it('a bureau opens what pins it as either of two, and nothing that pins neither', () => {
  const decision = can(actor('bureau_coordinator'), 'board.view', campaign('open'));
  if (!decision.ok) return expect.fail('the board must open');
  const at = (bureauId: string | null, otherBureauId: string | null) =>
    covers(decision.scope, { targetId: 'works', bureauId, otherBureauId });
  expect([at('citizens', null), at('citizens', 'construction'), at('construction', 'citizens')]).toEqual([
    true,
    true,
    true,
  ]);
  expect([at(null, null), at('construction', null), at('construction', 'roads')]).toEqual([false, false, false]);
});

it('what is handed over at a place is open to the bureaus above it, and to none beside', () => {
  const place = { unitId: 'works', bureauId: 'construction', otherBureauId: 'citizens', systemIds: [] };
  expect(can(actor('security_officer'), 'handover.view', place).ok).toBe(true);
  expect(can(actor('security_officer'), 'handover.acknowledge', place).ok).toBe(false);
  expect(can(actor('security_officer'), 'handover.view', { ...place, otherBureauId: 'roads' }).ok).toBe(false);
});
