import { CLAUSE_KIND_LABELS, LEAVE_OUT_REASON_LABELS } from '#app/domain/policy/labels.ts';
import type { Correction } from '#app/domain/policy/correction.ts';
import { isAddedName, isSameKey } from '#app/domain/questionnaire/editing/edit.ts';
import type { EditKey, QuestionEdit } from '#app/domain/questionnaire/editing/edit.ts';
import type { DraftDeed } from '#app/domain/questionnaire/editing/draft-step.ts';
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
    case 'measures':
      return correction.measures.length === 0
        ? '対応する措置をなしに変更'
        : `対応する措置を${correction.measures.map((number) => `第${number}号`).join('、')}に変更`;
    case 'leave_out':
      return `条項から除外（${LEAVE_OUT_REASON_LABELS[correction.reason]}）`;
    case 'bring_back':
      return '条項の外の箇所を条項に追加';
  }
}

const EDIT_WORDS = {
  reword: '設問の文を変更',
  reword_row: '確認項目の文を変更',
  drop_row: '確認項目を削除',
  hint: '補足を変更',
  criteria: '判断基準を変更',
  evidence: '根拠資料の例を変更',
  weigh: '重みを変更',
  mark: '重点項目の指定を変更',
  gates: '前提条件を変更',
  respond: '回答者を変更',
  common: '共通事項の指定を変更',
  settle: '確認事項を確認済みに変更',
  skip: '設問としないことに変更',
  split: '確認項目を別の設問に分割',
  merge: '別の設問に統合',
  add: '設問を追加',
} as const satisfies Record<QuestionEdit['act'], string>;

function placeOf({ clause }: EditKey): string {
  return isAddedName(clause) ? '追加した設問' : `設問 ${formatClause(clause)}`;
}

function editsWords(edits: readonly QuestionEdit[]): string {
  const acts = [...new Set(edits.map(({ act }) => EDIT_WORDS[act]))].join('、');
  const [first] = edits;
  const isOne = first !== undefined && edits.every(({ key }) => isSameKey(key, first.key));
  const count = edits.filter(({ key }, at) => edits.findIndex((one) => isSameKey(one.key, key)) === at).length;
  return isOne ? `${placeOf(first.key)}：${acts}` : `${count.toLocaleString('ja-JP')}問：${acts}`;
}

/** What was done to a draft, in a few words. */
export function deedWords(deed: DraftDeed): string {
  switch (deed.act) {
    case 'confirm':
      return '確かめる箇所を確認済みに変更';
    case 'name_role':
      return deed.roles.length === 0
        ? `役割名「${deed.name}」を読み替えないことに変更`
        : `役割名「${deed.name}」の読替え`;
    case 'edit':
      return editsWords(deed.edits);
    case 'as_derived':
      return `${placeOf(deed.key)}：作られたときの設問に戻す`;
    case 'correct': {
      const { correction } = deed;
      if (correction.act === 'bring_back') return correctionWords(correction);
      return `条項 ${formatClause(correction.at.id)}：${correctionWords(correction)}`;
    }
  }
}
