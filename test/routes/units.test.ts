import { expect, test } from 'vitest';
import { z } from 'zod';
import { DEFAULT_MODULES } from '#app/domain/organization/module.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { action as list, loader as listed, meta as listTitle } from '#app/routes/_app.organization_.units._index.tsx';
import { action as change } from '#app/routes/_app.organization_.units.$unitId._index.tsx';
import { action as end } from '#app/routes/_app.organization_.units.$unitId.end.tsx';
import { loader as exported } from '#app/routes/_app.organization_.units.export.ts';
import {
  action as bring,
  loader as brought,
  meta as bringTitle,
} from '#app/routes/_app.organization_.units.import.tsx';
import { action as add, loader as adding, meta as addTitle } from '#app/routes/_app.organization_.units.new.tsx';
import { UNIT_REFUSAL_WORDS } from '#app/services/organization/unit.form.server.ts';
import { sealOf, unitHistory } from '#app/services/organization/unit.loader.server.ts';
import { unitsOn } from '#db/queries/organization.server.ts';
import { callRoute, form, loadContext, sessionOf } from '#test/routes/call.ts';
import { decide } from '#test/factories/decide.ts';
import { testDatabase } from '#test/factories/database.ts';
import { makeTown } from '#test/factories/town.ts';
import { UNITS_HEADING, unitsImportOf } from '#test/factories/units.ts';

const TODAY = calendarDate('2026-10-01');
const APRIL = calendarDate('2027-04-01');

async function served() {
  const town = await makeTown(testDatabase(TODAY));
  const by = await sessionOf(town.context, 'secretariat');
  const seal = (id: string) => sealOf(unitHistory(town.context.db), id);
  return { ...town, by, seal, names: (day = TODAY) => unitsOn(town.context.db, day).map(({ name }) => name) };
}

test('a 部 and its 課 are added, moved up, split on 1 April and put together again, by forms alone', async () => {
  const { context, by, seal, names, units } = await served();
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
  const up = { move: `up:${bureau}:${units.welfare}` };
  const moved = await post(list, '/organization/units?index', {}, up);
  expect(moved.location).toBe(`/organization/units?done=ordered&unit=${bureau}#unit-${bureau}`);
  expect(names().slice(-4)).toEqual(['健康部', '国保課', '福祉部', '健康課']);
  expect(await post(list, '/organization/units?index', {}, up)).toMatchObject({
    ...{ status: 409, body: { errors: [{ field: '', message: UNIT_REFUSAL_WORDS.order_changed }] } },
  });
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
      by: [{ kind: 'system', name: 'ホームページ' }],
      values: { how: 'merge', into: units.health },
    },
  });
});

test('an ending asks with the names of the offices that end with it, and is done once that was seen', async () => {
  const { context, by, seal, units } = await served();
  const { health, tax } = units;
  const typed = { how: 'merge', into: tax, on: APRIL, seal: seal(health) };
  const send = (fields: Record<string, string>) =>
    callRoute(context, end, `/organization/units/${health}/end`, { unitId: health }, form(fields, by));
  const asked = await send(typed);
  const told = z.object({ ending: z.object({ termsSeal: z.string(), lastDay: z.string() }) });
  const { ending } = told.parse(asked.body);
  expect(asked).toMatchObject({ status: 409, body: { errors: [], values: { how: 'merge', into: tax } } });
  expect(asked).toMatchObject({ body: { ending: { lastDay: '2027-03-31', terms: [{}, {}] } } });
  expect((await send({ ...typed, termsSeal: ending.termsSeal })).location).toContain('done=merged');
});

test('a unit that there is not is answered 404, and nobody but the secretariat is let in', async () => {
  const { context, by } = await served();
  const fields = { name: '課', code: '1', on: TODAY };
  const at = (who: typeof by) =>
    callRoute(context, change, '/organization/units/nowhere?index', { unitId: 'nowhere' }, form(fields, who));
  expect((await at(by)).status).toBe(404);
  expect((await at(await sessionOf(context, 'manager'))).status).toBe(403);
});

test('a file of units is shown and saved as it was shown, and what was sent comes back where it is wrong', async () => {
  const { by, names, ...town } = await served();
  const { context } = town;
  const url = '/organization/units/import';
  const send = (fields: Record<string, string>) => callRoute(context, bring, url, {}, form(fields, by));
  const text = `${UNITS_HEADING}\n310,出納課,課,,会計部\n300,会計部,部,,`;
  const preview = {
    request: new Request(`http://tenken.test${url}`, {
      method: 'POST',
      ...form({ intent: 'preview', text, on: APRIL }, by),
    }),
    params: {},
  };
  const shown = await bring({ ...preview, context: loadContext(context) });
  expect(shown).toMatchObject({ errors: [], preview: { addedLines: [{}, {}], refusedLines: [] } });
  const { seenHash } = unitsImportOf(town, APRIL, ...text.split('\n'));
  const stale = await send({ intent: 'apply', text, on: TODAY, seenHash });
  expect(stale).toMatchObject({ status: 409, body: { errors: [{ field: '' }], typed: { text, on: TODAY } } });
  const saved = await send({ intent: 'apply', text, on: APRIL, seenHash });
  expect(saved.location).toBe('/organization/units?done=imported&added=2&changed=0');
  expect(names(APRIL).slice(-2)).toEqual(['会計部', '出納課']);
  expect(names()).not.toContain('会計部');
  const far = { status: 400, body: { errors: [{ field: 'on' }], typed: { text }, preview: null } };
  expect(await send({ intent: 'preview', text, on: '2028-04-01' })).toMatchObject(far);
  expect(await send({ intent: 'preview', text, on: '令和9年4月1日' })).toMatchObject(far);
  const wrong = { status: 400, body: { errors: [{ field: 'text' }], typed: { on: APRIL } } };
  expect(await send({ intent: 'preview', text: 'コード,名称\n1,2', on: APRIL })).toMatchObject(wrong);
});

test.each([
  ['', 'text/csv; charset=utf-8', 'units.csv'],
  ['?as=xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'units.xlsx'],
  ['?as=exe', 'text/csv; charset=utf-8', 'units.csv'],
])('the units go out as a file by %s', async (query, type, name) => {
  const { context, by } = await served();
  const request = new Request(`http://tenken.test/organization/units/export${query}`, {
    headers: { cookie: by.cookie },
  });
  const { status, headers } = await exported({ request, params: {}, context: loadContext(context) });
  expect([status, headers.get('content-type')]).toEqual([200, type]);
  expect(headers.get('content-disposition')).toContain(`filename="${name}"`);
});

test('the titles of the pages say 部・課, and of a body without 部 課 alone', async () => {
  const { context, by, ...town } = await served();
  const titles = async () => {
    const asked = () => ({
      request: new Request('http://tenken.test/', { headers: { cookie: by.cookie } }),
      params: {},
      context: loadContext(context),
    });
    const at = { params: {}, matches: [], location: { pathname: '/', search: '', hash: '', state: null, key: '' } };
    return [
      ...(listTitle({ ...at, data: await listed(asked()) }) ?? []),
      ...(addTitle({ ...at, data: await adding(asked()) }) ?? []),
      ...(bringTitle({ ...at, data: await brought(asked()) }) ?? []),
    ];
  };
  const of = (units: string) => ['', 'の追加', 'の読み込み'].map((page) => ({ title: `${units}${page}｜Tenken` }));
  expect(await titles()).toEqual(of('部・課'));
  decide({ ...town, context }, 'modules', { ...DEFAULT_MODULES, bureau: false });
  expect(await titles()).toEqual(of('課'));
});
