import { expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { action as edit } from '#app/routes/_app.organization_.contracts.$contractId.tsx';
import { action as add } from '#app/routes/_app.organization_.contracts.new.tsx';
import { contractPage } from '#app/services/asset/contract.page.server.ts';
import { must } from '#app/domain/shared/result.ts';
import { allContracts } from '#db/queries/contract.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { registerContractOf } from '#test/factories/ledger.ts';
import { makeTown } from '#test/factories/town.ts';
import { callRoute, form, sessionOf } from '#test/routes/call.ts';
import type { Route } from '#test/routes/call.ts';

async function secretariat() {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const session = await sessionOf(town.context, 'secretariat');
  const send = (route: Route, url: string, fields: Record<string, string>, params: Record<string, string> = {}) =>
    callRoute(town.context, route, url, params, form(fields, session));
  return { town, send };
}

const FIELDS = {
  ...{ kind: 'cloud_service', code: 'C01', name: '電子申請', contractor: '乙社', handedOver: '', note: '' },
  ...{ subcontracting: 'none', startsOn: '2026-04-01', endsOn: '', approvedOn: '', approvedBy: '' },
  ...{ approvalDocument: '', personalInformation: 'yes' },
};

test('a new service is stored, and what is wrong with one is told at its field with all that was typed', async () => {
  const { town, send } = await secretariat();
  const wrong = { ...FIELDS, ownerUnitId: 'nowhere', endsOn: '2026-03-31' };
  expect(await send(add, '/organization/contracts/new', wrong)).toMatchObject({
    status: 400,
    body: {
      errors: [{ field: 'ownerUnitId' }, { field: 'endsOn' }],
      values: { code: 'C01', endsOn: '2026-03-31', personalInformation: true },
    },
  });
  const day = { ...FIELDS, ownerUnitId: town.units.tax, startsOn: '2026-02-30' };
  expect(await send(add, '/organization/contracts/new', day)).toMatchObject({
    body: { errors: [{ field: 'startsOn' }], values: { startsOn: '2026-02-30', personalInformation: true } },
  });
  expect(allContracts(town.context.db)).toEqual([]);
  await send(add, '/organization/contracts/new', { ...FIELDS, ownerUnitId: town.units.tax });
  expect(allContracts(town.context.db)).toMatchObject([{ code: 'C01', personalInformation: true, endsOn: null }]);
});

test('a contract that another has changed is not written over, and what was typed stays', async () => {
  const { town, send } = await secretariat();
  const contractId = registerContractOf(town, town.units.tax);
  const { seenHash } = must(contractPage(town.context, town.actor('secretariat'), contractId));
  const change = { ...FIELDS, intent: 'change', ownerUnitId: town.units.tax, seenHash };
  const url = `/organization/contracts/${contractId}`;
  await send(edit, url, { ...change, name: '一人目' }, { contractId });
  expect(await send(edit, url, { ...change, name: '二人目' }, { contractId })).toMatchObject({
    status: 409,
    body: { conflict: true, typed: { name: '二人目' } },
  });
  expect(allContracts(town.context.db)).toMatchObject([{ name: '一人目' }]);
});
