import { expect, test } from 'vitest';
import { methodWords } from '#app/components/report/method-words.ts';
import { OFFICE_DEFAULT_NAMES } from '#app/domain/organization/labels.ts';
import type { RouteUse } from '#app/services/response/route-use.loader.server.ts';

const words = (...routes: readonly RouteUse[]) => methodWords(routes, OFFICE_DEFAULT_NAMES, '部');
const confirmed = { office: 'security_officer', sheetCount: 3, withoutStep: 0 } as const;

test('where every sheet has a confirmer, the report says that all were to be confirmed', () => {
  expect(words(confirmed)).toBe(
    '点検票への回答（自己申告）。提出された点検票は、責任者等が確認してから事務局が確認することとし、事務局が集計した。',
  );
});

test('sheets that the secretariat alone confirms are named, with their number where they are some', () => {
  const said = words(
    { office: 'security_manager', sheetCount: 6, withoutStep: 2 },
    { office: 'system_manager', sheetCount: 9, withoutStep: 9 },
    confirmed,
  );
  expect(said).toContain('（課の一部（6票のうち2票）、情報システムの点検票は事務局だけが確認すること）');
});

test('where no sheet has a confirmer, no 責任者 is spoken of', () => {
  expect(words({ office: 'security_manager', sheetCount: 6, withoutStep: 6 })).not.toContain('責任者');
});
