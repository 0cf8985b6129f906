import type { Scope } from '#app/domain/access/can.ts';
import type { CampaignQuestion } from '#app/domain/campaign/campaign-question.ts';
import type { RecordKind } from '#app/domain/questionnaire/question.ts';
import { isInUse } from '#app/domain/asset/information-system.ts';
import { recordFinding } from '#app/domain/response/record-answer.ts';
import type {
  LedgerRecord,
  RecordFacts,
  RecordFinding,
  SelfInspectionRecord,
} from '#app/domain/response/record-answer.ts';
import { isSubmitted } from '#app/domain/response/sheet.ts';
import { calendarDate, instant, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { fiscalYear } from '#app/domain/shared/fiscal-year.ts';
import type { Reading, SheetSnapshot } from '#app/services/response/sheet.loader.server.ts';
import { frozenRegularCampaign } from '#db/queries/campaign.server.ts';
import { frozenSheetCounts, frozenSheetOf, lastInquiryWord, ledgerEntryOf } from '#db/queries/record-fact.server.ts';

type OfSheet = Pick<SheetSnapshot, 'campaign' | 'sheet' | 'target' | 'policyId'>;

/** Tells what the records show of a sheet's questions, within the scope of that sheet; each record is read once. */
export function recordFinder(
  reading: Reading,
  scope: Scope,
  of: OfSheet,
): (question: CampaignQuestion) => RecordFinding | null {
  const known = new Map<RecordKind, RecordFinding | null>();
  let selfInspection: SelfInspectionRecord | null | undefined;
  const facts = (kind: RecordKind): RecordFacts => {
    if (kind === 'ledger_kept') return { selfInspection: null, ledger: ledgerRecord(reading, of) };
    if (kind !== 'self_inspection_done' && kind !== 'self_inspection_reported') return NO_FACTS;
    selfInspection ??= selfInspectionRecord(reading, scope, of);
    return { selfInspection, ledger: null };
  };
  const period = {
    fiscalYear: fiscalYear(of.campaign.fiscalYear),
    periodFrom: calendarDate(of.campaign.periodFrom),
  };
  return ({ record: kind }) => {
    if (kind === undefined) return null;
    const before = known.get(kind);
    if (before !== undefined) return before;
    const finding = recordFinding(kind, facts(kind), period);
    known.set(kind, finding);
    return finding;
  };
}

const NO_FACTS: RecordFacts = { selfInspection: null, ledger: null };

function selfInspectionRecord({ db }: Reading, scope: Scope, of: OfSheet): SelfInspectionRecord | null {
  const { campaign, sheet, target, policyId } = of;
  const before = frozenRegularCampaign(db, campaign.fiscalYear - 1);
  const { closingId = null, closedAt = null } = before ?? {};
  if (before === undefined || closingId === null || closedAt === null) return null;
  const { targetId, office } = sheet;
  const own = frozenSheetOf(db, scope, { closingId, targetId, office, policyId });
  const below = target.type === 'bureau' ? frozenSheetCounts(db, { closingId, bureauId: targetId, policyId }) : [];
  return {
    fiscalYear: fiscalYear(before.fiscalYear),
    campaignName: before.name,
    closedOn: dayOf(closedAt),
    reportedOn: before.reportedAt === null ? null : dayOf(before.reportedAt),
    ownSheet:
      own === undefined
        ? null
        : {
            sheetId: own.sheetId,
            handedInOn: isSubmitted(own.state) && own.submittedAt !== null ? dayOf(own.submittedAt) : null,
          },
    below: {
      sheetCount: total(below),
      missingCount: total(below.filter(({ state }) => !isSubmitted(state))),
    },
  };
}

function total(counts: ReturnType<typeof frozenSheetCounts>): number {
  return counts.reduce((sum, { sheetCount }) => sum + sheetCount, 0);
}

/** Only a system stands in the ledger. */
function ledgerRecord({ db, clock }: Reading, { target }: OfSheet): LedgerRecord | null {
  if (target.type !== 'system') return null;
  const entry = ledgerEntryOf(db, target.targetId);
  if (entry === undefined) return null;
  const { code, name, ownerUnitId, retiredOn, heldSince, confidentiality, integrity, availability } = entry;
  return {
    ...{ code, name, ownerUnitId },
    heldSince: heldSince === null ? null : dayOf(heldSince),
    confirmedOn: confirmedOn(lastInquiryWord(db, target.targetId)),
    inUse: isInUse({ retiredOn: retiredOn === null ? null : calendarDate(retiredOn) }, tokyoDate(clock())),
    classified: confidentiality !== null && integrity !== null && availability !== null,
  };
}

function confirmedOn(word: ReturnType<typeof lastInquiryWord>): CalendarDate | null {
  const at = word?.answer === 'right' ? word.at : (word?.settledAt ?? null);
  return at === null ? null : dayOf(at);
}

function dayOf(at: string): CalendarDate {
  return tokyoDate(instant(at));
}
