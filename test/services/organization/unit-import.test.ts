import { fc } from '#test/property.ts';
import { describe, expect, test } from 'vitest';
import { DEFAULT_MODULES } from '#app/domain/organization/module.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { tableCsv } from '#app/lib/table-file.ts';
import { writeSheet } from '#app/lib/xlsx/write-sheet.ts';
import { addUnit } from '#app/services/organization/organization.acts.server.ts';
import { changeUnit } from '#app/services/organization/unit.acts.server.ts';
import { bodySettings } from '#app/services/campaign/setting.loader.server.ts';
import { importUnits } from '#app/services/organization/unit-import.acts.server.ts';
import { previewUnits, unitImportPage, unitsFile } from '#app/services/organization/unit-import.page.server.ts';
import { planUnitImport } from '#app/domain/organization/unit-import.ts';
import {
  readUnitFile,
  UNIT_ROW_FAULT_WORDS,
  unitFaultWords,
  unitImportRefusalWords,
} from '#app/services/organization/unit-file.form.server.ts';
import { sealOf, unitHistory } from '#app/services/organization/unit.loader.server.ts';
import { SET_UP } from '#app/services/shared/authorize.server.ts';
import { readWorkbookText } from '#app/services/shared/workbook.form.server.ts';
import { activityEntries } from '#db/queries/activity.server.ts';
import { unitsOn } from '#db/queries/organization.server.ts';
import { withoutCells } from '#test/factories/refused-line.ts';
import { testDatabase } from '#test/factories/database.ts';
import { decide } from '#test/factories/decide.ts';
import { emptyBody } from '#test/factories/empty-body.ts';
import { makeTown, openTownCampaign } from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';
import { UNITS_HEADING, unitsImportOf, unitRows } from '#test/factories/units.ts';

const TODAY = calendarDate('2026-10-01');
const APRIL = calendarDate('2027-04-01');
const SECOND = calendarDate('2027-04-02');

const town = () => makeTown(testDatabase(TODAY));
const everything = (of: Town) => [unitHistory(of.context.db), [...activityEntries(of.context.db)].length];
const namesOn = (of: Town, day: CalendarDate) => unitsOn(of.context.db, day).map(({ name }) => name);
const preview = (of: Town, on: CalendarDate, ...lines: readonly string[]) =>
  must(previewUnits(of.context, of.actor('secretariat'), { rows: unitRows(...lines), on }));
const bring = (of: Town, on: CalendarDate, ...lines: readonly string[]) =>
  importUnits(of.context, of.actor('secretariat'), unitsImportOf(of, on, ...lines));
const refusals = (of: Town, ...lines: readonly string[]) =>
  preview(of, TODAY, UNITS_HEADING, ...lines).refusedLines.map(({ messages }) => messages.map(withoutCells));

describe('a file of the units', () => {
  test('adds, renames and moves from its day on in one act, and says beforehand what it will do', async () => {
    const of = await town();
    const lines = [
      UNITS_HEADING,
      '310,出納課,課,300,会計部',
      '300,会計部,部,,',
      '120,収税課,課,300,',
      '320,用度課,課,,会計部',
      '110,総務課,課,100,総務部',
    ];
    const seen = preview(of, APRIL, ...lines);
    expect(seen).toMatchObject({ refusedLines: [], unchangedCount: 1, unnamedCount: 3 });
    expect(seen.addedLines.map(({ lineNumber, name, effects }) => [lineNumber, name, effects[0]?.becomes])).toEqual([
      [2, '出納課', '会計部'],
      [3, '会計部', '架空町'],
      [5, '用度課', '会計部'],
    ]);
    expect(seen.changedLines).toMatchObject([
      {
        lineNumber: 4,
        effects: [
          { fact: 'name', was: '税務課', becomes: '収税課' },
          { fact: 'parentName', was: '総務部', becomes: '会計部' },
        ],
      },
    ]);
    const before = namesOn(of, TODAY);
    expect(must(bring(of, APRIL, ...lines))).toEqual({ addedCount: 3, changedCount: 1 });
    expect(namesOn(of, TODAY)).toEqual(before);
    expect(namesOn(of, APRIL)).toEqual([
      ...['架空町', '総務部', '総務課', '福祉部', '健康課', '会計部'],
      ...['出納課', '収税課', '用度課'],
    ]);
    const entry = [...activityEntries(of.context.db)].at(-1);
    expect(entry?.type).toBe('unit.import');
    expect(entry?.detail).toContain('{"code":"120"');
    expect(entry?.detail).toContain('"name":"収税課","order":2');
  });

  test('orders what it adds by its lines, behind what is there', async () => {
    const of = await town();
    must(
      bring(of, TODAY, UNITS_HEADING, '250,乙課,課,200,', '240,甲課,課,200,', '900,議会事務局,課,,', '400,教育部,部,,'),
    );
    expect(namesOn(of, TODAY).slice(4)).toEqual(['福祉部', '健康課', '乙課', '甲課', '議会事務局', '教育部']);
  });

  test('names a unit above as it was or as the file calls it, and by full-width digits', async () => {
    const of = await town();
    const lines = [UNITS_HEADING, '100,総務企画部,部,,', '１３０,企画課,課,,総務企画部', '140,広報課,課,１００,総務部'];
    must(bring(of, TODAY, ...lines, '120,税務課,課,,総務部', '110,総務課,課,,総務部'));
    expect(namesOn(of, TODAY).slice(1, 6)).toEqual(['総務企画部', '総務課', '税務課', '企画課', '広報課']);
    expect(unitsOn(of.context.db, TODAY).map(({ code }) => code)).toContain('130');
  });

  test('that was written is read in again as what is there already, from CSV and from a workbook', async () => {
    const of = await town();
    must(bring(of, TODAY, UNITS_HEADING, "900,'=議会,課,,", '0910,"農業,委員会",課,,'));
    const table = must(unitsFile(of.context, of.actor('auditor'), null));
    const workbook = await readWorkbookText(Buffer.from(await writeSheet(table)), table.name);
    for (const text of [tableCsv(table), workbook.ok ? workbook.text : '']) {
      const file = readUnitFile(text, DEFAULT_MODULES);
      const seen = previewUnits(of.context, of.actor('secretariat'), { rows: file.ok ? file.rows : [], on: TODAY });
      expect(must(seen)).toMatchObject({
        unchangedCount: 7,
        unnamedCount: 0,
        addedLines: [],
        changedLines: [],
        refusedLines: [],
      });
    }
  });

  test('does not touch a sheet that is open, as a single change does not', async () => {
    const of = await town();
    openTownCampaign(of, '秋の点検');
    expect(bring(of, TODAY, UNITS_HEADING, '120,収税課,課,100,').ok).toBe(true);
  });
});

describe('a line is refused', () => {
  test.each<readonly [string, string, keyof typeof UNIT_ROW_FAULT_WORDS]>([
    ['without a code', ',新しい課,課,100,', 'code_missing'],
    ['with a code that is too long', `${'9'.repeat(21)},新しい課,課,100,`, 'code_too_long'],
    ['without a name', '130,,課,100,', 'name_missing'],
    ['with a name that is too long', `130,${'課'.repeat(61)},課,100,`, 'name_too_long'],
    ['of another type', '130,新しい係,係,100,', 'unknown_type'],
    ['that would make a 部 of a 課', '120,税務課,部,,', 'type_differs'],
    ['of the body itself', '000,架空町,部,,', 'the_body'],
    ['with a formula', '130,=A1,課,100,', 'formula'],
    ['with a cell too many', '130,新しい課,課,100,,,x', 'too_many_cells'],
    ['under a unit that there is not', '130,新しい課,課,777,', 'unknown_parent'],
    ['under two units', '130,新しい課,課,100,福祉部', 'parent_differs'],
    ['under a 課', '130,新しい課,課,120,', 'bad_parent'],
    ['under itself', '130,新しい課,課,130,', 'bad_parent'],
    ['of a 部 under a 課', '300,新しい部,部,110,', 'bad_parent'],
  ])('%s', async (_what, line, fault) => {
    const of = await town();
    expect(refusals(of, line)).toEqual([[UNIT_ROW_FAULT_WORDS[fault]]]);
  });

  test('quoting the cells by the headings of the file, empty ones by the heading alone, and long ones cut', async () => {
    const of = await town();
    const told = (line: string) =>
      preview(of, TODAY, '所属コード,部署名,種別,上位の所属コード,上位の所属', line).refusedLines[0]?.messages;
    expect(told('130,新しい係,係,100,')).toEqual([`2行目「種別」の「係」：${UNIT_ROW_FAULT_WORDS.unknown_type}`]);
    expect(told(',新しい課,課,100,')).toEqual([`2行目「所属コード」：${UNIT_ROW_FAULT_WORDS.code_missing}`]);
    expect(told('130,新しい課,課,100,福祉部')).toEqual([
      `2行目「上位の所属コード」の「100」、「上位の所属」の「福祉部」：${UNIT_ROW_FAULT_WORDS.parent_differs}`,
    ]);
    expect(told(`130,${'課'.repeat(61)},課,100,`)?.[0]).toContain(`「部署名」の「${'課'.repeat(30)}…」`);
    expect(told('130,=A1,課,100,')).toEqual([`2行目「部署名」の「=A1」：${UNIT_ROW_FAULT_WORDS.formula}`]);
    expect(told('130,新しい課,課,100,,x')).toEqual([UNIT_ROW_FAULT_WORDS.too_many_cells]);
  });

  test('where its code stands twice, two hang on each other, or the line above it is refused', async () => {
    const of = await town();
    const { code_twice, bad_parent, parent_refused, ambiguous_parent } = UNIT_ROW_FAULT_WORDS;
    expect(refusals(of, '130,甲課,課,100,', '１３０,乙課,課,100,')).toEqual([[code_twice]]);
    expect(refusals(of, '130,甲部,部,140,', '140,乙部,部,130,')).toEqual([[parent_refused], [bad_parent]]);
    expect(refusals(of, '300,,部,,', '310,出納課,課,300,')).toEqual([
      [UNIT_ROW_FAULT_WORDS.name_missing],
      [parent_refused],
    ]);
    expect(refusals(of, '300,福祉部,部,,', '310,出納課,課,,福祉部')).toEqual([[ambiguous_parent]]);
  });

  test('where the unit has changed behind that day, or its code is taken there', async () => {
    const of = await town();
    const seal = sealOf(unitHistory(of.context.db), of.units.tax);
    const { context } = of;
    must(changeUnit(context, of.actor('secretariat'), { unitId: of.units.tax, on: TODAY, seal }, { name: '収税課' }));
    const september = preview(of, calendarDate('2026-09-01'), UNITS_HEADING, '120,徴税課,課,,');
    expect(september.refusedLines).toHaveLength(1);
    const coming = { code: '130', name: '新課', type: 'department', parentId: of.units.general } as const;
    must(addUnit(of.context, SET_UP, { ...coming, order: null, policyId: null, from: APRIL }));
    expect(refusals(of, '130,別の課,課,100,')).toEqual([[UNIT_ROW_FAULT_WORDS.code_taken]]);
  });

  test('for a policy that there is not, and every other line tells its own fate', async () => {
    const of = await town();
    const seen = preview(of, TODAY, `${UNITS_HEADING},対策基準`, '120,税務課,課,100,,架空規程', '130,新課,課,100,,');
    expect(seen.refusedLines.map(({ messages }) => messages)).toEqual([
      [`2行目「対策基準」の「架空規程」：${UNIT_ROW_FAULT_WORDS.policy_not_found}`],
    ]);
    expect(seen.addedLines).toHaveLength(1);
  });
});

describe('the act', () => {
  test('does nothing at all where one line is refused, nothing would change or the day is out of reach', async () => {
    const of = await town();
    const before = everything(of);
    expect(bring(of, TODAY, UNITS_HEADING, '130,新課,課,100,', '140,,課,100,')).toEqual({
      ok: false,
      reason: 'refused_rows',
    });
    expect(bring(of, TODAY, UNITS_HEADING, '120,税務課,課,100,')).toEqual({ ok: false, reason: 'nothing_changed' });
    const table = { rows: unitRows(UNITS_HEADING, '130,新課,課,100,'), seenHash: 'x' };
    const on = (day: string) => importUnits(of.context, of.actor('secretariat'), { ...table, on: calendarDate(day) });
    expect(on('2026-03-31')).toEqual({ ok: false, reason: 'earlier_year' });
    expect(on('2028-04-01')).toEqual({ ok: false, reason: 'too_far' });
    expect(everything(of)).toEqual(before);
  });

  test('is refused where the lines would do something else by now, and twice the same is done once', async () => {
    const of = await town();
    const lines = [UNITS_HEADING, '130,新課,課,100,', '120,収税課,課,100,'];
    const seen = unitsImportOf(of, TODAY, ...lines);
    const send = () => importUnits(of.context, of.actor('secretariat'), seen);
    expect(importUnits(of.context, of.actor('secretariat'), { ...seen, on: SECOND })).toMatchObject({
      reason: 'changed_meanwhile',
    });
    must(send());
    const before = everything(of);
    expect(send()).toEqual({ ok: false, reason: 'changed_meanwhile' });
    expect(everything(of)).toEqual(before);
  });

  test.each(['manager', 'administrator', 'auditor'] as const)('is not that of %s', async (who) => {
    const of = await town();
    const before = everything(of);
    const seen = unitsImportOf(of, TODAY, UNITS_HEADING, '130,新課,課,100,');
    expect(importUnits(of.context, of.actor(who), seen)).toEqual({ ok: false, reason: 'not_permitted' });
    expect(everything(of)).toEqual(before);
  });

  test('of the largest file is taken in whole', async () => {
    const of = await town();
    const lines = Array.from({ length: 1_000 }, (_, at) => `T${at},第${at}課,課,${at % 2 === 0 ? '100' : '200'},`);
    expect(must(bring(of, APRIL, UNITS_HEADING, ...lines)).addedCount).toBe(1_000);
  });
});

test('whatever the lines say, each of them is told once, and what was shown is what is done', async () => {
  const of = await town();
  const code = fc.constantFrom('100', '120', '210', '300', '310', '320', '');
  const line = fc
    .tuple(
      code,
      fc.constantFrom('甲', '乙', ''),
      fc.constantFrom('部', '課', '係'),
      code,
      fc.constantFrom('', '甲', '総務部'),
    )
    .map((cells) => cells.join(','));
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (lines) => {
      const readable = lines.filter((one) => one !== ',,部,,');
      fc.pre(readable.length > 0);
      const seen = preview(of, APRIL, UNITS_HEADING, ...readable);
      const { refusedLines, addedLines, changedLines, unchangedCount } = seen;
      expect(refusedLines.length + addedLines.length + changedLines.length + unchangedCount).toBe(readable.length);
      const outcome = bring(of, APRIL, UNITS_HEADING, ...readable);
      if (refusedLines.length > 0) expect(outcome).toEqual({ ok: false, reason: 'refused_rows' });
      else if (addedLines.length + changedLines.length === 0)
        expect(outcome).toMatchObject({ reason: 'nothing_changed' });
      else expect(must(outcome)).toEqual({ addedCount: addedLines.length, changedCount: changedLines.length });
    }),
    { numRuns: 60 },
  );
});

test('a first table needs no codes, and one beside units that are there does', async () => {
  const row = { parentCode: '', parentName: '', policyName: null, faults: [], cells: [] } as const;
  const rows = [
    { ...row, line: 2, code: '', name: '総務部', type: 'bureau' as const },
    { ...row, line: 3, code: '', name: '総務課', type: 'department' as const, parentName: '総務部' },
  ];
  const of = await town();
  const history = unitHistory(of.context.db);
  const ground = { on: TODAY, today: TODAY, policies: new Map<string, string>(), newId: String };
  const codesOf = (there: typeof history) =>
    planUnitImport(rows, { ...ground, modules: DEFAULT_MODULES, history: there }).rows.map((one) =>
      one.kind === 'added' ? one.unit.code : one.kind === 'refused' ? one.faults[0] : one.kind,
    );
  expect(codesOf(history.filter(({ type }) => type === 'organization'))).toEqual(['01', '02']);
  expect(codesOf(history)[0]).toBe('code_missing');
});

/** What a table in two columns makes: the 課 behind their 部, which stand with a colon. */
const madeOf = (...lines: readonly string[]) => {
  const file = readUnitFile(lines.join('\n'), DEFAULT_MODULES);
  if (!file.ok) return [file.message];
  return file.rows.map(({ name, type, parentName }) => (type === 'bureau' ? `${name}:` : `${parentName}/${name}`));
};

describe('a table with the 部 and the 課 in two columns', () => {
  test.each([
    [
      'joined cells',
      ['部,課', '総務部,総務課', ',税務課', '福祉部,健康課'],
      '総務部: 総務部/総務課 総務部/税務課 福祉部: 福祉部/健康課',
    ],
    [
      'every cell filled',
      ['部名,課名', '総務部,総務課', '総務部,税務課', ',会計課', '福祉部,健康課'],
      '総務部: 総務部/総務課 総務部/税務課 /会計課 福祉部: 福祉部/健康課',
    ],
    [
      'a dash for no 部',
      ['部,課', '総務部,総務課', '－,会計課', ',議会事務局'],
      '総務部: 総務部/総務課 /会計課 /議会事務局',
    ],
    [
      'dashes below each other and joined cells',
      ['部,課', '総務部,総務課', ',税務課', '－,会計課', '－,議会事務局', '福祉部,健康課', ',福祉課'],
      '総務部: 総務部/総務課 総務部/税務課 /会計課 /議会事務局 福祉部: 福祉部/健康課 福祉部/福祉課',
    ],
    [
      'dashes, a 部 written twice and then left empty',
      ['部,課', '総務部,総務課', '総務部,税務課', ',管財課', '－,会計課'],
      '総務部: 総務部/総務課 総務部/税務課 総務部/管財課 /会計課',
    ],
    ['a 部 in a line of its own', ['部,課', '総務部,', ',総務課'], '総務部: 総務部/総務課'],
    [
      'a title above',
      ['架空町の組織,', '令和8年4月1日,', '部,課,課長', '総務部,総務課,架空 太郎'],
      '総務部: 総務部/総務課',
    ],
    ['a 課 over two lines', ['部,課,係', '総務部,総務課,庶務係', ',総務課,人事係'], '総務部: 総務部/総務課'],
  ])('with %s gives each of both a line', (_what, lines, made) => {
    expect(madeOf(...lines).join(' ')).toBe(made);
  });

  test('gives codes in a body that has no unit, and says what was made of it', async () => {
    const { context, actor } = await emptyBody();
    const text = '部,課\n総務部,総務課\n,税務課\n福祉部,健康課';
    const file = readUnitFile(text, DEFAULT_MODULES);
    if (!file.ok) throw new Error(file.message);
    expect(file.reading.madeOf).toContain('列「部」と「課」から、部2・課3としました。');
    const seen = must(previewUnits(context, actor, { rows: file.rows, on: TODAY }));
    expect(seen.refusedLines).toEqual([]);
    expect(seen.addedLines.map(({ code, name, effects }) => `${code} ${name} ${effects[0]?.becomes}`)).toEqual([
      '01 総務部 架空町',
      '02 総務課 総務部',
      '03 税務課 総務部',
      '04 福祉部 架空町',
      '05 健康課 福祉部',
    ]);
    must(importUnits(context, actor, { rows: file.rows, on: TODAY, seenHash: seen.seenHash }));
    expect(unitsOn(context.db, TODAY).map(({ name }) => name)).toEqual([
      ...['架空町', '総務部', '総務課', '税務課', '福祉部', '健康課'],
    ]);
  });

  test('says how an empty cell was taken, and nothing of it where none is empty', () => {
    const said = (...lines: readonly string[]) => {
      const file = readUnitFile(lines.join('\n'), DEFAULT_MODULES);
      return file.ok ? file.reading.madeOf : file.message;
    };
    expect(said('部,課', '総務部,総務課', ',税務課', '－,会計課', '－,議会事務局')).toContain(
      '「部」が空の行は、すぐ上の部の課としました',
    );
    expect(said('部,課', '総務部,総務課', '総務部,税務課', '－,会計課')).not.toContain('空の行');
  });

  test('beside units that are there says that codes are needed, and with codes adds what is new', async () => {
    const of = await town();
    const without = preview(of, TODAY, '部,課', '会計部,出納課').refusedLines.flatMap(({ messages }) => messages);
    expect(without[0]).toContain('コードの列がありません。');
    const coded = preview(of, TODAY, '部コード,部,課コード,課', '300,会計部,310,出納課', ',,320,用度課');
    expect(coded.refusedLines).toEqual([]);
    expect(coded.addedLines.map(({ code }) => code)).toEqual(['300', '310', '320']);
  });
});

test('a table of units that says of none whether it is a 部 is refused with all that it lacks', () => {
  const read = readUnitFile('課,課長\n総務課,架空 太郎', DEFAULT_MODULES);
  expect(read.ok ? '' : read.message).toBe(
    [
      '1行目に列の名前「名称」、「区分」、「上位の所属コード」又は「上位の所属」がありません。',
      '部も一行とし、課の「上位の所属」に部の名称を書くか、「部」と「課」の二列の表にします。',
      '今の部・課を出力したファイルの1行目と同じ列の名前にしてください。',
      '列「課」「課長」は部・課の表の列ではないため、読み取りません（あっても構いません）。',
    ].join(''),
  );
});

test('a bureau is refused in a body that does without, and so is what hangs on it', async () => {
  const of = await town();
  const lines = ['300,会計部,部,,', '310,出納課,課,300,'];
  expect(refusals(of, ...lines)).toEqual([]);
  decide(of, 'modules', { ...DEFAULT_MODULES, bureau: false });
  expect(refusals(of, ...lines)).toEqual([
    ['団体の設定で「部」を使わないことにしているため、部は加えられません。課を選んでください。'],
    [UNIT_ROW_FAULT_WORDS.parent_refused],
  ]);
  const { modules } = bodySettings(of.context.db);
  const row = { line: 2, code: '', name: '', type: null, parentCode: '', parentName: '', policyName: null } as const;
  for (const fault of ['unknown_parent', 'parent_differs', 'type_differs'] as const) {
    expect(unitFaultWords({ ...row, faults: [], cells: [] }, fault, modules)).not.toContain('部・課');
  }
  const unread = readUnitFile('x,y', modules);
  expect(unread.ok ? '' : unread.message).toBe(
    '1行目に列の名前「名称」がありません。今の課を出力したファイルの1行目と同じ列の名前にしてください。列「x」「y」は課の表の列ではないため、読み取りません（あっても構いません）。',
  );
  const plain = readUnitFile('コード,名称\n90,出納室', modules);
  expect(plain.ok ? plain.rows : plain.message).toMatchObject([{ code: '90', name: '出納室', type: 'department' }]);
  expect(readUnitFile('コード,名称\n90,出納室', { ...modules, bureau: true }).ok).toBe(false);
  expect(must(unitImportPage(of.context, of.actor('secretariat'))).sheetName).toBe('課');
  expect(must(unitsFile(of.context, of.actor('secretariat'), TODAY)).name).toBe('課');
  expect(unitImportRefusalWords('nothing_changed', modules)).toBe('今の課と同じ内容のため、保存するものがありません。');
  const before = everything(of);
  expect(bring(of, TODAY, UNITS_HEADING, ...lines)).toMatchObject({ ok: false, reason: 'refused_rows' });
  expect(everything(of)).toEqual(before);
});
