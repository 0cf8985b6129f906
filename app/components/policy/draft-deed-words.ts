import { CLAUSE_KIND_LABELS, LEAVE_OUT_REASON_LABELS } from '#app/domain/policy/labels.ts';
import type { Correction } from '#app/domain/policy/correction.ts';
import type { DraftDeed } from '#app/domain/policy/draft-step.ts';
import { formatClause } from '#app/domain/policy/printed-clause.ts';

function correctionWords(correction: Correction): string {
  switch (correction.act) {
    case 'kind':
      return `種類を「${CLAUSE_KIND_LABELS[correction.kind]}」に変更`;
    case 'subjects':
      return correction.subjects.length === 0
        ? '名宛人をなしに変更'
        : `名宛人を「${correction.subjects.join('、')}」に変更`;
    case 'number':
      return `番号を「${correction.marker}」に変更`;
    case 'split':
      return '二つに分割';
    case 'merge':
      return '前の条項に結合';
    case 'move':
      return correction.parent === null ? '文書のいちばん上に移動' : `「${formatClause(correction.parent)}」の下に移動`;
    case 'leave_out':
      return `条項から除外（${LEAVE_OUT_REASON_LABELS[correction.reason]}）`;
    case 'bring_back':
      return '条項の外の箇所を条項に追加';
  }
}

/** What was done to a draft, in a few words. */
export function deedWords(deed: DraftDeed): string {
  if (deed.act === 'confirm') return '確かめる箇所を確認済みに変更';
  const { correction } = deed;
  if (correction.act === 'bring_back') return correctionWords(correction);
  return `条項 ${formatClause(correction.at.id)}：${correctionWords(correction)}`;
}
