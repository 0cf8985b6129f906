import { describe, expect, test } from 'vitest';
import { WithModules } from '#app/components/organization/body-modules.tsx';
import { CONTRACT_FIELD_LABELS, ENTRY_FIELD_LABELS } from '#app/domain/asset/labels.ts';
import { DEFAULT_MODULES } from '#app/domain/organization/module.ts';
import { CONTRACT_COLUMNS } from '#app/documents/asset/contract-table.ts';
import Contracts from '#app/routes/_app.organization_.contracts.import.tsx';
import Measures from '#app/routes/_app.improvement.import.tsx';
import Results from '#app/routes/_app.campaigns.history.new.tsx';
import Systems from '#app/routes/_app.organization_.systems.import.tsx';
import Units from '#app/routes/_app.organization_.units.import.tsx';
import { readContractFile } from '#app/services/asset/contract-file.form.server.ts';
import { readLedgerFile } from '#app/services/asset/ledger-file.form.server.ts';
import { readMeasureFile } from '#app/services/improvement/past-measure-file.form.server.ts';
import { readUnitFile } from '#app/services/organization/unit-file.form.server.ts';
import { readResultFile } from '#app/services/response/past-result-file.form.server.ts';
import { render } from '#test/components/ui/render.tsx';

const LIMITS = { sheetName: '表', maxRows: 1_000, maxLength: 100_000 };
const MODULES = { ...DEFAULT_MODULES, bureau: true };
const page = (help: React.ReactNode, loaded: object) =>
  render(<WithModules modules={MODULES}>{help}</WithModules>, '/', loaded);

/** What cells are to say, and no column. */
const CELL_WORDS = ['○', '、', '部', '課', 'なし', '業務委託', 'クラウドサービス', '記入例', '全庁', '今のまま', '表'];
const OF_CONTRACTS = ['あり（承認済み）', 'あり（未承認）'];

/** The columns that the list of a help names: what is quoted where it speaks of columns. */
function namedColumns(html: string): readonly string[] {
  const items = [...html.matchAll(/<li>(.*?)<\/li>/gsu)].map(([, item = '']) => item.replaceAll(/<[^>]*>/gu, ''));
  const quoted = items
    .filter((item) => item.includes('の列') || item.includes('列には'))
    .flatMap((item) => [...item.matchAll(/「([^「」]+)」/gu)].map(([, word = '']) => word));
  const listed = items.flatMap((item) =>
    [...item.matchAll(/((?:[^、。・「」]+・)+[^、。・「」]+)の列/gu)].flatMap(([, words = '']) => words.split('・')),
  );
  return [...new Set([...quoted, ...listed])].filter((word) => ![...CELL_WORDS, ...OF_CONTRACTS].includes(word));
}

type Read = (text: string) => { readonly ok: boolean; readonly reading?: { readonly unread: readonly unknown[] } };

/** The words that are read neither beside what must be there nor in place of any of it. */
const unreadOf = (words: readonly string[], needed: readonly string[], read: Read) =>
  words.filter((word) =>
    [
      [...needed.filter((one) => one !== word), word],
      ...needed.map((one) => needed.with(needed.indexOf(one), word)),
    ].every((heading) => {
      const file = read(`${heading.join(',')}\n${heading.map(() => 'あ').join(',')}`);
      return !file.ok || file.reading?.unread.length !== 0;
    }),
  );

const NEEDED = {
  contracts: ['種類', 'コード', '名称', '委託先', '所管課', '開始日'],
  systems: ['名称', 'ネットワーク区分', '所管課'],
  units: ['名称', '区分', '上位の所属'],
  measures: ['課題', '対応策', '担当の所属'],
  results: ['所属', '結果', '条項番号'],
} as const;

describe('every column that the help of an import names is read', () => {
  test.each([
    ['contracts', <Contracts key="c" />, LIMITS, readContractFile, 15],
    ['systems', <Systems key="s" />, LIMITS, readLedgerFile, 10],
    [
      'units',
      <Units key="u" />,
      { limits: LIMITS, ...LIMITS, days: { from: '2026-04-01', to: '2027-04-01' }, today: '2026-10-01' },
      (text: string) => readUnitFile(text, MODULES),
      5,
    ],
    ['measures', <Measures key="m" />, { ...LIMITS, years: [] }, readMeasureFile, 10],
    ['results', <Results key="r" />, { ...LIMITS, years: [], takenYears: [], policyMissing: false }, readResultFile, 5],
  ] as const)('of %s', async (of, help, loaded, read, most) => {
    const named = namedColumns(await page(help, loaded));
    expect(named.length).toBeGreaterThanOrEqual(most);
    expect(unreadOf(named, NEEDED[of], read)).toEqual([]);
  });
});

test('what the forms of the registers call a field is read as a column, and so is what their files have', () => {
  // The attributes are a column each.
  const fields = Object.values(ENTRY_FIELD_LABELS).filter((label) => label !== ENTRY_FIELD_LABELS.attributes);
  expect(unreadOf(fields, NEEDED.systems, readLedgerFile)).toEqual([]);
  const words = [...Object.values(CONTRACT_FIELD_LABELS), ...Object.values(CONTRACT_COLUMNS)];
  expect(unreadOf(words, NEEDED.contracts, readContractFile)).toEqual([]);
});
