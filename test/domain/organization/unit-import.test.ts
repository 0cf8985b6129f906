import { describe, expect, test } from 'vitest';
import { DEFAULT_MODULES } from '#app/domain/organization/module.ts';
import { rewritten, versionOn } from '#app/domain/organization/unit-history.ts';
import type { UnitHistory } from '#app/domain/organization/unit-history.ts';
import { planUnitImport } from '#app/domain/organization/unit-import.ts';
import type { UnitRow } from '#app/domain/organization/unit-import.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { unitVersion } from '#test/factories/unit-version.ts';

const TODAY = calendarDate('2026-11-27');
const APRIL = calendarDate('2027-04-01');

/** The body with the 局 300 (部 310 and 100 with 課 110), the 局 400 (部 200 with 課 210) and the 部 500. */
const CITY: UnitHistory = [
  unitVersion('000', 'organization', null),
  unitVersion('300', 'bureau', '000'),
  unitVersion('310', 'bureau', '300'),
  unitVersion('100', 'bureau', '300'),
  unitVersion('110', 'department', '100'),
  unitVersion('400', 'bureau', '000'),
  unitVersion('200', 'bureau', '400'),
  unitVersion('210', 'department', '200'),
  unitVersion('500', 'bureau', '000'),
];

/** By its code, what it hangs on; nothing for the body. New ones are bureaus. */
type Line = readonly [code: string, parentCode: string];

function rowOf([code, parentCode]: Line, line: number): UnitRow {
  const type = versionOn(CITY, code, APRIL)?.type === 'department' ? 'department' : 'bureau';
  return { line, code, name: `${code}の名`, type, parentCode, parentName: '', policyName: null, faults: [], cells: [] };
}

function ordersOf<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, at) => ordersOf(items.toSpliced(at, 1)).map((rest) => [item, ...rest]));
}

/** What becomes of each line, by its code, and what the units then hang on. */
function outcomeOf(lines: readonly Line[]) {
  const rows = lines.map(rowOf);
  const ground = { history: CITY, on: APRIL, today: TODAY, policies: new Map(), modules: DEFAULT_MODULES };
  const plan = planUnitImport(rows, { ...ground, newId: (line) => rows[line]?.code ?? '' });
  const after = plan.writes.reduce(rewritten, CITY);
  const verdicts = plan.rows.map((one, at): [string, string] => [
    lines[at]?.[0] ?? '',
    one.kind === 'refused' ? one.faults.join() : one.kind,
  ]);
  const parents = Object.fromEntries(lines.map(([code]) => [code, versionOn(after, code, APRIL)?.parentId ?? null]));
  return { verdicts: Object.fromEntries(verdicts), parents };
}

const expectInEveryOrder = (lines: readonly Line[], verdicts: Readonly<Record<string, string>>) => {
  for (const order of ordersOf(lines)) expect(outcomeOf(order).verdicts, String(order)).toEqual(verdicts);
};

describe('in whatever order its lines stand, a file', () => {
  test.each<[string, readonly Line[]]>([
    [
      'puts a 局 below another one when its 部 leaves for the body',
      [
        ['200', ''],
        ['400', '300'],
      ],
    ],
    [
      'or for a third',
      [
        ['200', '500'],
        ['400', '300'],
        ['210', '200'],
      ],
    ],
    [
      'turns a 局 and its 部 round',
      [
        ['200', ''],
        ['400', '200'],
        ['210', '400'],
      ],
    ],
    [
      'lets two 局 change places',
      [
        ['310', ''],
        ['100', '310'],
        ['300', '400'],
        ['200', '310'],
        ['110', '100'],
      ],
    ],
    [
      'hangs what is new on what becomes free',
      [
        ['600', '200'],
        ['200', ''],
        ['400', '600x'],
        ['600x', ''],
      ],
    ],
  ])('%s', (_, lines) => {
    for (const order of ordersOf(lines)) {
      const { verdicts, parents } = outcomeOf(order);
      expect(Object.values(verdicts).every((one) => one === 'changed' || one === 'added' || one === 'unchanged')).toBe(
        true,
      );
      expect(parents).toEqual(Object.fromEntries(lines.map(([code, above]) => [code, above === '' ? '000' : above])));
    }
  });

  test('is refused at the same lines where three would hang one on the other in the end', () => {
    expectInEveryOrder(
      [
        ['400', '300'],
        ['210', ''],
      ],
      { 400: 'too_deep', 210: 'changed' },
    );
    expectInEveryOrder(
      [
        ['200', ''],
        ['400', '300'],
        ['500', '400'],
      ],
      {
        200: 'changed',
        400: 'changed',
        500: 'too_deep',
      },
    );
    expectInEveryOrder(
      [
        ['400', '300'],
        ['500', '400'],
        ['210', '500'],
        ['110', ''],
      ],
      {
        400: 'too_deep',
        500: 'parent_refused',
        210: 'parent_refused',
        110: 'changed',
      },
    );
  });
});
