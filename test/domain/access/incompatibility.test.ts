import { describe, expect, it } from 'vitest';
import type { Appointment } from '#app/domain/access/actor.ts';
import type { AuditedTarget, SeparatedSides } from '#app/domain/access/incompatibility.ts';
import {
  checkAppointment,
  checkSeparation,
  INCOMPATIBLE_OFFICES,
  isIndependent,
  mayConfirm,
  mayJudge,
  nobodyElse,
  SEPARATED_ACTS,
} from '#app/domain/access/incompatibility.ts';
import { SHEET_OFFICES } from '#app/domain/campaign/route.ts';
import type { Office } from '#app/domain/organization/office.ts';
import { OFFICES } from '#app/domain/organization/office.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';

const held = (role: Office, over: Partial<Appointment> = {}): Appointment => ({
  role,
  unitId: null,
  systemId: null,
  from: calendarDate('2026-04-01'),
  until: null,
  ...over,
});

describe('giving an office', () => {
  it('is refused beside an incompatible one, whichever was given first', () => {
    for (const { offices } of INCOMPATIBLE_OFFICES) {
      const [one, other] = offices;
      expect(checkAppointment([held(one)], held(other), null)).toEqual({ ok: false, reason: 'same_person' });
      expect(checkAppointment([held(other)], held(one), null)).toEqual({ ok: false, reason: 'same_person' });
    }
  });

  it('keeps audit apart from those whose work it judges, and from nobody else', () => {
    const apart = OFFICES.filter((office) => !checkAppointment([held('auditor')], held(office), null).ok);
    expect(apart).toEqual(['supervising_security_officer', 'secretariat', 'administrator']);
    const supervisor = OFFICES.filter((office) => !checkAppointment([held('audit_supervisor')], held(office), null).ok);
    expect(supervisor).toEqual(['supervising_security_officer', 'ciso', 'secretariat', 'administrator']);
  });

  it('lets a head be 管理者 and 責任者 at once', () => {
    const unit = { unitId: 'tax' };
    expect(
      checkAppointment([held('security_manager', unit)], held('security_officer', { unitId: 'citizens' }), null),
    ).toEqual({
      ok: true,
      overridden: false,
    });
  });

  it('is possible for a written reason only where the table says so', () => {
    const reason = '職員5名の組合で、ほかに担える者がいないため';
    expect(checkAppointment([held('secretariat')], held('auditor'), reason)).toEqual({ ok: true, overridden: true });
    expect(checkAppointment([held('secretariat')], held('auditor'), ' 　')).toEqual({
      ok: false,
      reason: 'override_reason_missing',
    });
    expect(checkAppointment([held('ciso')], held('audit_supervisor'), reason)).toEqual({
      ok: false,
      reason: 'same_person',
    });
    expect(checkAppointment([held('ciso'), held('secretariat')], held('audit_supervisor'), reason).ok).toBe(false);
  });

  it('does not conflict with an office that ended before', () => {
    const past = held('secretariat', { from: calendarDate('2024-04-01'), until: calendarDate('2026-03-31') });
    expect(checkAppointment([past], held('auditor'), null).ok).toBe(true);
    const lastDay = { ...past, until: calendarDate('2026-04-01') };
    expect(checkAppointment([lastDay], held('auditor'), null).ok).toBe(false);
  });
});

describe('an act with two sides', () => {
  const acts: readonly (readonly [keyof typeof SEPARATED_ACTS, boolean])[] = [
    ['confirm_own_answers', false],
    ['accept_own_answers', false],
    ['permit_own_application', true],
    ['audit_own_unit', true],
    ['check_own_action', true],
  ];
  const table = Object.entries<SeparatedSides>(SEPARATED_ACTS);

  it.each(acts)('%s is refused to one person, overridable: %s', (act, overridable) => {
    const sides = SEPARATED_ACTS[act];
    expect(checkSeparation(sides, false, null)).toEqual({ ok: true, overridden: false });
    expect(checkSeparation(sides, true, null)).toEqual({ ok: false, reason: 'same_person' });
    expect(checkSeparation(sides, true, 'やむを得ない事情').ok).toBe(overridable);
    expect(checkSeparation(sides, true, '').ok).toBe(false);
  });

  it('is walked whole here: no row of the table is left out', () => {
    expect(table.map(([name]) => name)).toEqual(acts.map(([name]) => name));
  });

  it('is refused at each act that the table names, to who stands on the other side and to nobody else', () => {
    const judging = table.flatMap(([, { at, alone }]) => at.map((act) => ({ act, alone })));
    expect(judging.map(({ act }) => act)).toEqual(['sheet.confirm', 'sheet.accept']);
    for (const { act, alone } of judging) {
      const holders = ['one', 'other'];
      expect(mayJudge(act, 'one', { otherSide: ['one'], holders }), act).toBe(false);
      expect(mayJudge(act, 'other', { otherSide: ['one'], holders }), act).toBe(true);
      expect(mayJudge(act, 'one', { otherSide: ['one', 'other'], holders }), act).toBe(alone === 'marked');
      expect(mayJudge(act, 'one', { otherSide: ['one'], holders: [] }), `${act}, a vacant office`).toBe(false);
    }
  });

  it('is no matter of appointments: only the table of offices keeps those apart', () => {
    const kept = INCOMPATIBLE_OFFICES.map(({ offices }) => [...offices].sort().join(' '));
    for (const one of OFFICES) {
      for (const other of OFFICES) {
        const apart = kept.includes([one, other].sort().join(' '));
        expect(checkAppointment([held(one)], held(other), null).ok, `${one} beside ${other}`).toBe(!apart);
      }
    }
  });

  it('has nobody else only where a holder is there and every one stands on the other side', () => {
    expect(nobodyElse([], ['one'])).toBe(false);
    expect(nobodyElse(['one'], ['one', 'two'])).toBe(true);
    expect(nobodyElse(['one', 'two'], ['one'])).toBe(false);
  });
});

describe('an auditor', () => {
  const section: AuditedTarget = { targetId: 'tax', ownerUnitId: 'tax', bureauIds: ['citizens'], wholeBody: false };
  const system: AuditedTarget = {
    targetId: 'tax-system',
    ownerUnitId: 'tax',
    bureauIds: ['citizens'],
    wholeBody: false,
  };
  const bureau: AuditedTarget = {
    targetId: 'citizens',
    ownerUnitId: 'citizens',
    bureauIds: ['citizens'],
    wholeBody: false,
  };
  const body: AuditedTarget = { targetId: 'town', ownerUnitId: 'town', bureauIds: [], wholeBody: true };
  const period = { from: calendarDate('2026-04-01'), today: calendarDate('2026-11-20') };
  const bureaus = new Map([
    ['tax', 'citizens'],
    ['works', 'construction'],
  ]);
  const independent = (history: readonly Appointment[], audited: AuditedTarget) =>
    isIndependent(history, audited, period, (unitId) => [bureaus.get(unitId) ?? []].flat());

  it('audits a unit with which there is no tie', () => {
    expect(independent([held('auditor'), held('staff_in_charge', { unitId: 'works' })], section)).toBe(true);
    expect(independent([held('auditor')], body)).toBe(true);
  });

  it('cannot audit the own section, its systems or its bureau', () => {
    const history = [held('auditor'), held('staff_in_charge', { unitId: 'tax' })];
    for (const audited of [section, system, bureau]) expect(independent(history, audited)).toBe(false);
  });

  it('cannot audit a section of the bureau that they head, nor a system that they manage', () => {
    expect(independent([held('security_officer', { unitId: 'citizens' })], section)).toBe(false);
    expect(independent([held('system_manager', { systemId: 'tax-system' })], system)).toBe(false);
    expect(independent([held('system_manager', { systemId: 'road-system' })], system)).toBe(true);
  });

  it('cannot audit a section below the 部 or the 局 that they head, nor the 局 of their own section', () => {
    const below: AuditedTarget = { ...section, bureauIds: ['citizens', 'inner'] };
    expect(independent([held('security_officer', { unitId: 'inner' })], below)).toBe(false);
    expect(independent([held('security_officer', { unitId: 'outer' })], below)).toBe(true);
    const upper: AuditedTarget = { targetId: 'inner', ownerUnitId: 'inner', bureauIds: ['inner'], wholeBody: false };
    const own = [held('staff_in_charge', { unitId: 'tax' })];
    expect(isIndependent(own, upper, period, () => ['citizens', 'inner'])).toBe(false);
    expect(isIndependent(own, upper, period, () => ['citizens', 'outer'])).toBe(true);
  });

  it('cannot audit a section that they left within the audited year', () => {
    const left = (until: string) =>
      held('security_manager', { unitId: 'tax', from: calendarDate('2024-04-01'), until: calendarDate(until) });
    expect(independent([left('2026-06-30')], section)).toBe(false);
    expect(independent([left('2026-04-01')], section)).toBe(false);
    expect(independent([left('2026-03-31')], section)).toBe(true);
  });

  it('cannot audit the whole body while holding one of its offices', () => {
    expect(independent([held('auditor'), held('secretariat')], body)).toBe(false);
    expect(independent([held('system_manager', { systemId: 'tax-system' })], body)).toBe(true);
  });
});

describe('confirming', () => {
  it('is never for clerks, auditors or administrators, on any sheet', () => {
    for (const office of SHEET_OFFICES) {
      expect(OFFICES.filter((confirmer) => mayConfirm(confirmer, office))).toEqual(
        office === 'audit_supervisor'
          ? ['security_manager', 'security_officer', 'system_manager', 'ciso']
          : ['security_manager', 'security_officer', 'system_manager', 'supervising_security_officer', 'ciso'],
      );
    }
  });
});
