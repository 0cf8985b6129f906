import { describe, expect, it } from 'vitest';
import { asRecorded, findingMark, isAsRecorded, recordFinding } from '#app/domain/response/record-answer.ts';
import type { LedgerRecord, RecordFacts, SelfInspectionRecord } from '#app/domain/response/record-answer.ts';
import type { RecordKind } from '#app/domain/questionnaire/question.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { fiscalYear } from '#app/domain/shared/fiscal-year.ts';
import { makeQuestion } from '#test/factories/questions.ts';

const PERIOD = { fiscalYear: fiscalYear(2026), periodFrom: calendarDate('2026-04-01') };

const INSPECTED: SelfInspectionRecord = {
  fiscalYear: fiscalYear(2025),
  campaignName: '令和7年度 定期自己点検',
  closedOn: calendarDate('2025-11-10'),
  reportedOn: calendarDate('2026-02-20'),
  ownSheet: { sheetId: 's', handedInOn: calendarDate('2025-10-20') },
  below: { sheetCount: 0, missingCount: 0 },
};

const LEDGER: LedgerRecord = {
  ...{ code: 'S01', name: '住民記録', ownerUnitId: 'u', inUse: true, classified: true },
  heldSince: calendarDate('2024-05-01'),
  confirmedOn: calendarDate('2026-05-20'),
};

function found(kind: RecordKind, facts: Partial<RecordFacts>) {
  return recordFinding(kind, { selfInspection: null, ledger: null, ...facts }, PERIOD);
}
const inspected = (kind: RecordKind, change: Partial<SelfInspectionRecord> = {}) =>
  found(kind, { selfInspection: { ...INSPECTED, ...change } });
const ledger = (change: Partial<LedgerRecord> = {}) => found('ledger_kept', { ledger: { ...LEDGER, ...change } });

describe('whether 自己点検 was done', () => {
  it('is told by the closed year before, in which the own sheet was handed in', () => {
    expect(inspected('self_inspection_done')).toMatchObject({
      ...{ kind: 'self_inspection_done', fiscalYear: 2025, sheetId: 's' },
      ...{ handedInOn: '2025-10-20', closedOn: '2025-11-10' },
    });
  });

  it.each([
    ['the own sheet was not handed in', { ownSheet: { sheetId: 's', handedInOn: null } }],
    ['another unit alone had a sheet', { ownSheet: null }],
    ['the last closed year lies two years back', { fiscalYear: fiscalYear(2024) }],
    ['a section of the bureau did not hand in', { below: { sheetCount: 3, missingCount: 1 } }],
  ] as const)('is asked where %s', (_, change) => {
    expect(inspected('self_inspection_done', change)).toBeNull();
    expect(inspected('self_inspection_reported', change)).toBeNull();
  });

  it('is asked in a first year, also where results of the year before were brought along', () => {
    expect(found('self_inspection_done', {})).toBeNull();
    expect(found('self_inspection_reported', {})).toBeNull();
  });
});

describe('whether it was reported', () => {
  it('is told with the day of the report', () => {
    expect(inspected('self_inspection_reported')).toMatchObject({ reportedOn: '2026-02-20', fiscalYear: 2025 });
  });

  it('is asked while it was not', () => {
    expect(inspected('self_inspection_reported', { reportedOn: null })).toBeNull();
  });
});

describe('whether the ledger is kept', () => {
  it('is told where the system stood there before the period and was found right within it', () => {
    expect(ledger()).toMatchObject({ kind: 'ledger_kept', heldSince: '2024-05-01', confirmedOn: '2026-05-20' });
    expect(ledger({ heldSince: PERIOD.periodFrom, confirmedOn: PERIOD.periodFrom })).not.toBeNull();
  });

  it.each([
    ['it came into the ledger within the period', { heldSince: calendarDate('2026-04-02') }],
    ['no log tells since when', { heldSince: null }],
    ['nobody found it right', { confirmedOn: null }],
    ['it was found right before the period alone', { confirmedOn: calendarDate('2026-03-31') }],
    ['it is in use no more', { inUse: false }],
    ['its grades do not stand there', { classified: false }],
  ] as const)('is asked where %s', (_, change) => {
    expect(ledger(change)).toBeNull();
  });
});

it.each(['training_attended', 'exceptions_recorded', 'appointments'] as const)(
  'what no record tells whole is asked: %s',
  (kind) => {
    expect(found(kind, { selfInspection: INSPECTED, ledger: LEDGER })).toBeNull();
  },
);

describe('the answer 「記録のとおり」', () => {
  const finding = ledger();
  if (finding === null) throw new Error('the record tells nothing');
  const evidence = {
    ...{ documentName: '情報システム台帳', documentNumber: '', location: 'Tenken' },
    ...{ confirmedBy: '', confirmedOn: null },
  };

  it('is 実施, with the record as evidence and basis', () => {
    const answer = asRecorded(makeQuestion({ id: '1-1@x', unit: 'system' }), finding, evidence);
    expect(answer).toMatchObject({ value: 'implemented', rows: [], evidence: [evidence] });
    expect(answer.record).toEqual({ kind: 'ledger_kept', seen: findingMark(finding) });
    expect(isAsRecorded(finding, answer)).toBe(true);
  });

  it('says はい to every row, and that 職員等 were confirmed by the records', () => {
    const question = makeQuestion({
      ...{ id: '1-1@x', unit: 'system', confirmation: true },
      rows: [{ id: 'a', text: '整備している', clauses: ['1-1'] }],
    });
    expect(asRecorded(question, finding, evidence)).toMatchObject({
      ...{ value: null, confirmationMethod: 'records' },
      rows: [{ rowId: 'a', value: 'yes' }],
    });
  });

  it('does not rest on what the record says after a change', () => {
    const answer = asRecorded(makeQuestion({ id: '1-1@x', unit: 'system' }), finding, evidence);
    const later = ledger({ confirmedOn: calendarDate('2026-06-01') });
    expect(later !== null && isAsRecorded(later, answer)).toBe(false);
    expect(isAsRecorded(finding, { ...answer, record: undefined })).toBe(false);
  });
});
