import { expect, test } from 'vitest';
import { itemConditionWords, sheetConditionWords } from '#app/components/report/condition-words.ts';
import { OFFICE_DEFAULT_NAMES } from '#app/domain/organization/labels.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';
import type { ItemConditions } from '#app/services/report/items-behind-number.page.server.ts';
import type { SheetConditions } from '#app/services/report/sheets-behind-number.page.server.ts';

const NAMES = { ...OFFICE_DEFAULT_NAMES, security_manager: '情報保全責任者', auditor: '監査員' };
const NO_ITEM_CONDITION: ItemConditions = {
  population: 'units',
  bureauNamed: null,
  target: null,
  chapter: null,
  role: null,
  clauseId: null,
  outcomes: [],
  critical: false,
  closedByGate: false,
  withException: false,
};
const NO_SHEET_CONDITION: SheetConditions = {
  population: 'systems',
  bureauNamed: null,
  submitted: null,
  late: false,
  selfConfirmed: false,
  byProxy: false,
};

test('a list without conditions names its population only', () => {
  expect(itemConditionWords(NO_ITEM_CONDITION, NAMES, 'bureau')).toBe('所属');
  expect(sheetConditionWords(NO_SHEET_CONDITION, 'bureau')).toBe('情報システム');
});

test('every condition of a list of items is said, the outcomes last', () => {
  expect(
    itemConditionWords(
      {
        population: 'units',
        bureauNamed: { name: '総務部' },
        target: { name: '総務課' },
        chapter: '6 人的セキュリティ',
        role: 'security_manager',
        clauseId: '6-1',
        outcomes: ['unknown', 'unanswered'],
        critical: true,
        closedByGate: true,
        withException: true,
      },
      NAMES,
      'bureau',
    ),
  ).toBe(
    '所属／総務部／総務課／6 人的セキュリティ／情報保全責任者／条項 ６（１）／重点項目／' +
      '事前確認・台帳により該当なし／例外措置（一部を含む）／わからない・未回答',
  );
});

test('a role that is no office of the body keeps its own words', () => {
  const words = (role: RoleId) => itemConditionWords({ ...NO_ITEM_CONDITION, role }, NAMES, 'bureau');
  expect([words('auditor'), words('staff')]).toEqual(['所属／監査を行う者', '所属／職員等']);
});

test('targets of no bureau, and a target that does not exist, have words of their own', () => {
  expect(
    itemConditionWords({ ...NO_ITEM_CONDITION, bureauNamed: { name: null }, target: { name: null } }, NAMES, 'bureau'),
  ).toBe('所属／部に属さない所属／該当する対象なし');
});

test('sheets are those that were handed in, those that were not, or both', () => {
  const words = (submitted: boolean | null) => sheetConditionWords({ ...NO_SHEET_CONDITION, submitted }, 'bureau');
  expect([words(true), words(false), words(null)]).toEqual([
    '情報システム／提出済み',
    '情報システム／未提出',
    '情報システム',
  ]);
  expect(sheetConditionWords({ ...NO_SHEET_CONDITION, late: true, selfConfirmed: true, byProxy: true }, 'bureau')).toBe(
    '情報システム／期限後の提出／兼務のため自己確認／代行入力',
  );
});
