import type { EvidenceReference } from '#app/domain/response/answer.ts';
import type { RecordFinding } from '#app/domain/response/record-answer.ts';
import { japaneseDate, withFiscalYear } from '#app/lib/japanese-date.ts';

/** 記録の根拠資料. The record that answers a question, as the answer names it: what it is, its days, where it stands. */
export function recordEvidence(finding: RecordFinding): EvidenceReference {
  const [documentName, location] = namedRecord(finding);
  return { documentName, documentNumber: '', location, confirmedBy: '', confirmedOn: null };
}

function namedRecord(finding: RecordFinding): readonly [string, string] {
  switch (finding.kind) {
    case 'self_inspection_done': {
      const { campaignName, fiscalYear, handedInOn, closedOn, belowCount } = finding;
      const below = belowCount === 0 ? '' : `、所属の点検票${belowCount}件もすべて提出済み`;
      return [
        `「${withFiscalYear(campaignName, fiscalYear)}」の点検票`,
        `Tenkenの記録（${japaneseDate(handedInOn)}提出${below}、${japaneseDate(closedOn)}集計確定）`,
      ];
    }
    case 'self_inspection_reported':
      return [
        `「${withFiscalYear(finding.campaignName, finding.fiscalYear)}」の結果の報告`,
        `Tenkenの記録（${japaneseDate(finding.reportedOn)}報告）`,
      ];
    case 'ledger_kept': {
      const { code, name, heldSince, confirmedOn } = finding;
      return [
        `情報システム台帳（${code} ${name}）`,
        `Tenkenの記録（${japaneseDate(heldSince)}から記載、${japaneseDate(confirmedOn)}に内容を確認）`,
      ];
    }
  }
}
