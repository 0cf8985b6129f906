import { CLAUSE_KIND_LABELS } from '#app/domain/policy/labels.ts';
import {
  QUESTION_KIND_LABELS,
  QUESTION_PART_LABELS,
  QUESTION_WEIGHT_LABELS,
} from '#app/domain/questionnaire/labels.ts';
import type { SidePart } from '#app/services/questionnaire/version-change.loader.server.ts';

const NOTHING = 'なし';

/** What this side of a change says of the part that is another on the other side. */
export function partWords(part: SidePart): string {
  switch (part.of) {
    case 'clause_kind':
      return CLAUSE_KIND_LABELS[part.kind];
    case 'subjects':
      return part.subjects.join('、') || NOTHING;
    case 'kind':
      return QUESTION_KIND_LABELS[part.said.kind];
    case 'weight':
      return QUESTION_WEIGHT_LABELS[part.said.weight];
    case 'critical': {
      const { critical, criticalReason } = part.said;
      if (!critical) return '重点項目でない';
      return criticalReason === null ? '重点項目' : `重点項目（理由：${criticalReason}）`;
    }
    case 'gates':
      return part.said.gateLabels.join('、') || NOTHING;
    case 'criteria':
      return `実施：${part.said.criteria.implemented}\n一部実施：${part.said.criteria.partial}`;
    case 'evidence':
      return part.said.evidence.join('、') || NOTHING;
    case 'hint':
      return part.said.hint ?? NOTHING;
    case 'common':
      return part.said.isCommon ? '全庁で一度答え、各所属が確かめる' : '所属ごとに答える';
  }
}

export function partLabel({ of }: SidePart): string {
  if (of === 'clause_kind') return '種類';
  return of === 'subjects' ? '名宛人' : QUESTION_PART_LABELS[of];
}
