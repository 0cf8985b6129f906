import { expect, test } from 'vitest';
import { bodyNameAt } from '#app/domain/organization/body.ts';
import { instant } from '#app/domain/shared/calendar-date.ts';

const at = (day: string) => instant(`${day}T00:00:00.000Z`);
const FORMER = [
  { name: '甲村', until: at('2020-04-01') },
  { name: '甲町', until: at('2024-04-01') },
];

test('what was settled under a name keeps it, whatever the body was called since', () => {
  expect(bodyNameAt('甲市', FORMER, at('2019-12-01'))).toBe('甲村');
  expect(bodyNameAt('甲市', FORMER, at('2023-12-01'))).toBe('甲町');
  expect(bodyNameAt('甲市', FORMER, at('2024-12-01'))).toBe('甲市');
});

test('a body that was always called so is called so', () => {
  expect(bodyNameAt('甲市', [], at('2019-12-01'))).toBe('甲市');
});

test('from the instant of the change on it has its new name', () => {
  expect(bodyNameAt('甲市', FORMER, at('2024-04-01'))).toBe('甲市');
});
