import { expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { action as list } from '#app/routes/_app.organization_.units._index.tsx';
import { action as change } from '#app/routes/_app.organization_.units.$unitId._index.tsx';
import { action as end } from '#app/routes/_app.organization_.units.$unitId.end.tsx';
import { action as add } from '#app/routes/_app.organization_.units.new.tsx';
import { sealOf, unitHistory } from '#app/services/organization/unit.loader.server.ts';
import { unitsOn } from '#db/queries/organization.server.ts';
import { callRoute, form, sessionOf } from '#test/routes/call.ts';
import { testDatabase } from '#test/factories/database.ts';
import { makeTown } from '#test/factories/town.ts';

const TODAY = calendarDate('2026-10-01');
const APRIL = calendarDate('2027-04-01');

async function served() {
  const town = await makeTown(testDatabase(TODAY));
  const by = await sessionOf(town.context, 'secretariat');
  const seal = (id: string) => sealOf(unitHistory(town.context.db), id);
  return { ...town, by, seal, names: (day = TODAY) => unitsOn(town.context.db, day).map(({ name }) => name) };
}

test('a 部 and its 課 are added, moved up, split on 1 April and put together again, by forms alone', async () => {
  const { context, by, seal, names } = await served();
  const post = (
    route: Parameters<typeof callRoute>[1],
    url: string,
    params: Record<string, string>,
    fields: Record<string, string>,
  ) => callRoute(context, route, url, params, form(fields, by));
  const added = async (fields: Record<string, string>): Promise<string> => {
    const { status, location } = await post(add, '/organization/units/new', {}, { on: TODAY, ...fields });
    expect(status).toBe(302);
    return new URLSearchParams(location?.split('?')[1]).get('unit') ?? '';
  };
  const bureau = await added({ type: 'bureau', name: '健康部', code: '３００' });
  const section = await added({ type: 'department', name: '国保課', code: '310', parentId: bureau });
  expect(names().slice(-2)).toEqual(['健康部', '国保課']);
  const moved = await post(list, '/organization/units?index', {}, { move: `up:${bureau}` });
  expect(moved.location).toBe(`/organization/units?done=ordered&unit=${bureau}#unit-${bureau}`);
  expect(names().slice(-4)).toEqual(['健康部', '国保課', '福祉部', '健康課']);
  const params = { unitId: bureau };
  const split = {
    how: 'split',
    on: APRIL,
    name1: '保健部',
    code1: '301',
    name2: '保険部',
    code2: '302',
    [`place:${section}`]: '2',
    seal: seal(bureau),
  };
  expect((await post(end, `/organization/units/${bureau}/end`, params, split)).location).toBe(
    `/organization/units/${bureau}?done=split`,
  );
  expect(names(APRIL).slice(-5)).toEqual(['保健部', '保険部', '国保課', '福祉部', '健康課']);
  expect((await post(list, '/organization/units?index', {}, { takeBack: bureau, on: APRIL })).status).toBe(302);
  expect(names(APRIL)).toEqual(names());
});

test('what was typed comes back with the reason at its field', async () => {
  const { context, by, seal, units } = await served();
  const typed = { name: '収税課', code: '110', parentId: units.general, policyId: '', on: APRIL };
  const refused = await callRoute(
    context,
    change,
    `/organization/units/${units.tax}?index`,
    { unitId: units.tax },
    form({ ...typed, seal: seal(units.tax) }, by),
  );
  expect(refused).toMatchObject({ status: 400, body: { errors: [{ field: 'code' }], values: typed } });
  const empty = await callRoute(
    context,
    add,
    '/organization/units/new',
    {},
    form({ type: 'department', name: ' ', code: '', on: '令和8年' }, by),
  );
  expect(empty).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'code' }, { field: 'name' }, { field: 'on' }], values: { name: ' ', on: '令和8年' } },
  });
});

test('an ending that is refused names what is in its way, and keeps what was chosen', async () => {
  const { context, by, seal, units } = await served();
  const typed = { how: 'merge', into: units.health, on: APRIL, seal: seal(units.tax) };
  const refused = await callRoute(
    context,
    end,
    `/organization/units/${units.tax}/end`,
    { unitId: units.tax },
    form(typed, by),
  );
  expect(refused).toMatchObject({
    status: 409,
    body: {
      by: [{ kind: 'system', name: 'ホームページ' }, { kind: 'appointment' }],
      values: { how: 'merge', into: units.health },
    },
  });
});

test('a unit that there is not is answered 404, and nobody but the secretariat is let in', async () => {
  const { context, by } = await served();
  const fields = { name: '課', code: '1', on: TODAY };
  const at = (who: typeof by) =>
    callRoute(context, change, '/organization/units/nowhere?index', { unitId: 'nowhere' }, form(fields, who));
  expect((await at(by)).status).toBe(404);
  expect((await at(await sessionOf(context, 'manager'))).status).toBe(403);
});
