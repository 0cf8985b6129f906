import { describe, expect, test } from 'vitest';
import { DEFAULT_MODULES } from '#app/domain/organization/module.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { tableCsv } from '#app/lib/table-file.ts';
import { action as change } from '#app/routes/_app.organization_.units.$unitId._index.tsx';
import { action as add } from '#app/routes/_app.organization_.units.new.tsx';
import { addUnit } from '#app/services/organization/organization.acts.server.ts';
import { changeUnit, mergeUnit, takeBackUnitChange } from '#app/services/organization/unit.acts.server.ts';
import { readUnitFile, UNIT_ROW_FAULT_WORDS } from '#app/services/organization/unit-file.form.server.ts';
import { importUnits } from '#app/services/organization/unit-import.acts.server.ts';
import { previewUnits, unitsFile } from '#app/services/organization/unit-import.page.server.ts';
import { sealOf, unitHistory } from '#app/services/organization/unit.loader.server.ts';
import { unitsPage } from '#app/services/organization/units.page.server.ts';
import { newUnitPage, unitPage } from '#app/services/organization/unit.page.server.ts';
import { officeMaterial } from '#app/services/organization/person.page.server.ts';
import { SET_UP } from '#app/services/shared/authorize.server.ts';
import { activityEntries } from '#db/queries/activity.server.ts';
import { unitsOn } from '#db/queries/organization.server.ts';
import { CITY_DAY, makeCity, moveUnit } from '#test/factories/city.ts';
import type { City } from '#test/factories/city.ts';
import { UNITS_HEADING, unitRows, unitsImportOf } from '#test/factories/units.ts';
import { callRoute, form, sessionOf } from '#test/routes/call.ts';

const APRIL = calendarDate('2027-04-01');
const at = (city: City, code: string, on = APRIL) => {
  const unitId = city.unit(code);
  return { unitId, on, seal: sealOf(unitHistory(city.context.db), unitId) };
};
const everything = (city: City) => [unitHistory(city.context.db), [...activityEntries(city.context.db)].length];
const codesOn = ({ context }: City, day = CITY_DAY) => unitsOn(context.db, day).map(({ code }) => code);
const parentOn = ({ context }: City, code: string, day = APRIL) => {
  const units = unitsOn(context.db, day);
  const parentId = units.find((one) => one.code === code)?.parentId;
  return units.find(({ id }) => id === parentId)?.code;
};

describe('the units of a city', () => {
  test('stand in the order of the body, a 部 below its 局 and a 課 below its 部', async () => {
    const city = await makeCity();
    expect(codesOn(city)).toEqual(['000', '300', '310', '311', '100', '110', '120', '400', '200', '210', '900', '910']);
    const query = { show: '', on: null, page: 1, unit: '' } as const;
    const { units } = must(unitsPage(city.context, city.actor('auditor'), query));
    expect(units.filter(({ belowUpper }) => belowUpper === true).map(({ code }) => code)).toEqual([
      '310',
      '311',
      '100',
      '110',
      '120',
      '200',
      '210',
    ]);
  });

  test('are offered with their path where a 課 is hung or an office is given, and a 局 alone where a 部 is', async () => {
    const city = await makeCity();
    const { bureaus, uppers } = must(newUnitPage(city.context, city.actor('secretariat')));
    expect(bureaus.map(({ name }) => name)).toEqual([
      '市民局',
      '市民局　生活部',
      '市民局　総務部',
      '建設局',
      '建設局　福祉部',
    ]);
    expect(uppers.map(({ name }) => name)).toEqual(['市民局', '建設局']);
    const own = must(unitPage(city.context, city.actor('secretariat'), city.unit('300')));
    expect(own.uppers.map(({ name }) => name)).toEqual(['建設局']);
    const person = city.actor('staff').personId;
    const { unitChoices } = must(officeMaterial(city.context, city.actor('secretariat'), person));
    const labels = unitChoices.filter(({ name }) => name === '総務課').map(({ bureauName }) => bureauName);
    expect(labels).toEqual(['市民局　生活部', '市民局　総務部']);
  });

  test('are not hung three bureaus deep by any act, and nothing is left of what was refused', async () => {
    const city = await makeCity();
    const secretariat = city.actor('secretariat');
    const before = everything(city);
    const facts = { code: '320', name: '新設部', type: 'bureau' as const, order: null, policyId: null };
    for (const outcome of [
      addUnit(city.context, SET_UP, { ...facts, parentId: city.unit('310') }),
      changeUnit(city.context, secretariat, at(city, '200'), { parentId: city.unit('310') }),
      changeUnit(city.context, secretariat, at(city, '400'), { parentId: city.unit('300') }),
      mergeUnit(city.context, secretariat, at(city, '400'), city.unit('310')),
    ]) {
      expect(outcome).toMatchObject({ ok: false, reason: 'too_deep' });
    }
    expect(everything(city)).toEqual(before);
  });

  test('pass from one 局 into another on 1 April, and back again', async () => {
    const city = await makeCity();
    const secretariat = city.actor('secretariat');
    city.context.db.$client.exec(`DELETE FROM appointment WHERE unit_id = '${city.unit('400')}'`);
    const before = codesOn(city, APRIL);
    const seal = { ...at(city, '400'), termsSeal: '' };
    must(mergeUnit(city.context, secretariat, seal, city.unit('300')));
    expect([parentOn(city, '200', CITY_DAY), parentOn(city, '200')]).toEqual(['400', '300']);
    expect(codesOn(city)).toEqual(before);
    must(takeBackUnitChange(city.context, secretariat, city.unit('400'), APRIL));
    expect(codesOn(city, APRIL)).toEqual(before);
    expect(parentOn(city, '200')).toBe('400');
  });
});

test('a 部 or 局 does not pass on the day on which something begins below it, until that was done for the successor', async () => {
  const city = await makeCity();
  const secretariat = city.actor('secretariat');
  city.context.db.$client.exec('DELETE FROM appointment WHERE unit_id IS NOT NULL');
  const facts = { name: '新設課', type: 'department' as const, order: null, policyId: null, from: APRIL };
  const added = (code: string, above: string) =>
    must(addUnit(city.context, SET_UP, { ...facts, code, parentId: city.unit(above) }));
  const born = [added('801', '200'), added('802', '300')];
  moveUnit(city, city.unit('910'), city.unit('200'), APRIL);
  const before = everything(city);
  const merged = (code: string, into: string) => mergeUnit(city.context, secretariat, at(city, code), city.unit(into));
  expect(merged('200', '100')).toMatchObject({ ok: false, reason: 'child_begins' });
  expect(merged('300', '400')).toMatchObject({ ok: false, reason: 'child_begins' });
  expect(everything(city)).toEqual(before);
  moveUnit(city, born[0] ?? '', city.unit('100'), APRIL);
  moveUnit(city, city.unit('910'), city.unit('100'), APRIL);
  moveUnit(city, born[1] ?? '', city.unit('400'), APRIL);
  for (const [code, into] of [
    ['200', '100'],
    ['300', '400'],
  ] as const) {
    const units = unitsOn(city.context.db, APRIL);
    must(merged(code, into));
    must(takeBackUnitChange(city.context, secretariat, city.unit(code), APRIL));
    expect(unitsOn(city.context.db, APRIL)).toEqual(units);
  }
});

describe('a file of the units of a city', () => {
  const faults = (city: City, ...lines: readonly string[]) =>
    must(
      previewUnits(city.context, city.actor('secretariat'), { rows: unitRows(UNITS_HEADING, ...lines), on: APRIL }),
    ).refusedLines.map(({ lineNumber, messages }) => [lineNumber, ...messages]);

  test('that was written is read in again as what is there already', async () => {
    const city = await makeCity();
    const file = readUnitFile(tableCsv(must(unitsFile(city.context, city.actor('auditor'), null))), DEFAULT_MODULES);
    const rows = file.ok ? file.rows : [];
    const seen = must(previewUnits(city.context, city.actor('secretariat'), { rows, on: CITY_DAY }));
    expect(seen).toMatchObject({ unchangedCount: 11, addedLines: [], changedLines: [], refusedLines: [] });
  });

  test('adds a 局 with its 部 and 課 in whatever order, and moves a 部 below it', async () => {
    const city = await makeCity();
    const lines = [
      UNITS_HEADING,
      '511,港湾課,課,510,',
      '510,港湾部,部,,水産局',
      '500,水産局,部,,',
      '310,生活部,部,500,',
    ];
    must(importUnits(city.context, city.actor('secretariat'), unitsImportOf(city, APRIL, ...lines)));
    expect(['511', '510', '500', '310', '311'].map((code) => parentOn(city, code))).toEqual([
      '510',
      '500',
      '000',
      '500',
      '310',
    ]);
    expect(parentOn(city, '310', CITY_DAY)).toBe('300');
  });

  test('puts a 局 below another one though its 部 leaves for the body in a later line', async () => {
    const city = await makeCity();
    const lines = [UNITS_HEADING, '400,建設局,部,300,', '200,福祉部,部,,'];
    must(importUnits(city.context, city.actor('secretariat'), unitsImportOf(city, APRIL, ...lines)));
    expect([parentOn(city, '400'), parentOn(city, '200'), parentOn(city, '210')]).toEqual(['300', '000', '200']);
    expect([parentOn(city, '400', CITY_DAY), parentOn(city, '200', CITY_DAY)]).toEqual(['000', '400']);
  });

  test('is refused at the line that would hang a 部 too deep', async () => {
    const city = await makeCity();
    const { too_deep, parent_refused } = UNIT_ROW_FAULT_WORDS;
    const tooDeep = [2, expect.stringContaining(too_deep)];
    expect(faults(city, '320,新設部,部,310,')).toEqual([tooDeep]);
    expect(faults(city, '400,建設局,部,300,')).toEqual([tooDeep]);
    expect(faults(city, '320,甲部,部,330,', '330,乙部,部,300,', '321,甲課,課,320,')).toEqual([
      tooDeep,
      [4, expect.stringContaining(parent_refused)],
    ]);
  });
});

test('by forms a 部 is added below a 局, keeps its place when it is renamed, and is refused below another 部', async () => {
  const city = await makeCity();
  const by = await sessionOf(city.context, 'secretariat');
  const added = (fields: Record<string, string>) =>
    callRoute(city.context, add, '/organization/units/new', {}, form({ on: CITY_DAY, type: 'bureau', ...fields }, by));
  // What a 課 would hang on is not asked of a 部.
  const elsewhere = { parentId: city.unit('310') };
  expect((await added({ name: '甲部', code: '320', upperId: city.unit('300'), ...elsewhere })).status).toBe(302);
  expect((await added({ name: '乙部', code: '330', upperId: '', ...elsewhere })).status).toBe(302);
  expect([parentOn(city, '320'), parentOn(city, '330')]).toEqual(['300', '000']);
  expect(await added({ name: '丙部', code: '340', upperId: city.unit('310') })).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'upperId' }], values: { upperId: city.unit('310') } },
  });
  const unitId = city.unit('320');
  const { current } = must(unitPage(city.context, city.actor('secretariat'), unitId));
  const fields = {
    name: '改称部',
    code: '320',
    parentId: current.parentId ?? '',
    on: APRIL,
    seal: at(city, '320').seal,
  };
  const renamed = await callRoute(
    city.context,
    change,
    `/organization/units/${unitId}?index`,
    { unitId },
    form(fields, by),
  );
  expect([renamed.status, parentOn(city, '320')]).toEqual([302, '300']);
});
