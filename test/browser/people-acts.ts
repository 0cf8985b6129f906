import { addDays } from '#app/domain/shared/calendar-date.ts';
import { seenTransfer } from '#app/services/access/transfer.loader.server.ts';
import { findAccountOf } from '#db/queries/account.server.ts';
import { allAppointmentsOf } from '#db/queries/organization.server.ts';
import { personIdByCode } from '#db/queries/people.server.ts';
import type { TownAct } from '#test/browser/town-acts.ts';
import type { Town } from '#test/factories/town.ts';
import { drafted, planOf, tableSeal, TRANSFER_HEADING } from '#test/factories/transfer.ts';

export const PERSON_PAGE = 'routes/_app.organization_.people.$personId._index';

/** The acts on people one by one; `newcomer` is somebody who has no account yet. */
export function peopleActs(town: Town, newcomer: string, secretariats: TownAct['openTo']): readonly TownAct[] {
  const { context, units } = town;
  const staff = town.actor('staff').personId;
  const slip = 'routes/_app.organization_.people.$personId.slip';
  const office = allAppointmentsOf(context.db, staff)[0]?.id ?? '';
  return [
    {
      name: 'adding a person',
      routeId: 'routes/_app.organization_.people.new',
      params: {},
      body: { form: { name: '架空 新子', kana: 'かくう しんこ', code: '0012', kind: 'employee' } },
      openTo: secretariats,
    },
    {
      name: 'correcting a person',
      routeId: 'routes/_app.organization_.people.$personId.edit',
      params: { personId: staff },
      body: { form: { name: '架空 改郎', kana: 'かくう かいろう', code: '', kind: 'employee' } },
      openTo: secretariats,
    },
    {
      name: 'giving an office',
      routeId: 'routes/_app.organization_.people.$personId.office',
      params: { personId: staff },
      body: {
        form: { role: 'staff_in_charge', place: `unit:${units.tax}`, from: context.today(), until: '' },
      },
      openTo: secretariats,
    },
    {
      name: 'ending an office',
      routeId: PERSON_PAGE,
      params: { personId: staff },
      body: { form: { intent: 'end', appointmentId: office, until: addDays(context.today(), 60) } },
      openTo: secretariats,
    },
    {
      name: 'giving a login',
      routeId: slip,
      params: { personId: newcomer },
      body: { form: { intent: 'give', login: 'shinko' } },
      openTo: ['administrator'],
    },
    {
      name: 'renaming a login',
      routeId: 'routes/_app.organization_.people.$personId.login',
      params: { personId: newcomer },
      body: { form: { login: 'shinko2', seenLogin: 'shinko' } },
      openTo: [secretariats[0], ...secretariats.slice(1), 'administrator'],
    },
    {
      name: 'drawing a password anew',
      routeId: slip,
      params: { personId: newcomer },
      get body() {
        return { form: { intent: 'reset', seen: findAccountOf(context.db, newcomer)?.credentialId ?? '' } };
      },
      openTo: ['administrator'],
    },
    {
      name: 'disabling an account',
      routeId: PERSON_PAGE,
      params: { personId: newcomer },
      body: { form: { intent: 'disable' } },
      openTo: ['administrator'],
    },
  ];
}

/** The acts on one transfer, and the first password of whom it brings. */
export function transferActs(town: Town, secretariats: TownAct['openTo']): readonly TownAct[] {
  const { context } = town;
  const transferPage = 'routes/_app.organization_.transfers.$transferId._index';
  const transferText = `${TRANSFER_HEADING}\r\n7001,新田 花子,正規,hanako,健康課,担当者,,,採用,`;
  const transferId = drafted(town, [], { on: context.today() });
  return [
    {
      name: 'drafting a transfer',
      routeId: 'routes/_app.organization_.transfers.new',
      params: {},
      body: { form: { name: '定期異動', on: context.today(), kind: 'partial', text: transferText } },
      openTo: secretariats,
    },
    {
      name: 'replacing the table of a transfer',
      routeId: 'routes/_app.organization_.transfers.$transferId.table',
      params: { transferId },
      get body() {
        return { form: { text: transferText, seal: tableSeal(town, transferId) } };
      },
      openTo: secretariats,
    },
    {
      name: 'adding a line to a transfer',
      routeId: 'routes/_app.organization_.transfers.$transferId.lines.$number',
      params: { transferId, number: 'new' },
      get body() {
        return { form: { 'cell.name': '新田 次郎', 'cell.movement': '採用', lineSeal: tableSeal(town, transferId) } };
      },
      openTo: secretariats,
    },
    {
      name: 'applying a transfer',
      routeId: transferPage,
      params: { transferId },
      get body() {
        return { form: { intent: 'apply', seenHash: seenTransfer(planOf(town, transferId)) } };
      },
      openTo: secretariats,
    },
    {
      name: 'drawing first passwords for many',
      routeId: 'routes/_app.organization_.people.slips',
      params: {},
      get body() {
        return { form: { personIds: personIdByCode(context.db, '7001') ?? '' } };
      },
      openTo: ['administrator'],
    },
    {
      name: 'undoing a transfer',
      routeId: transferPage,
      params: { transferId },
      body: { form: { intent: 'undo' } },
      openTo: secretariats,
    },
  ];
}
