import { CLAUSE_KIND_LABELS, LEAVE_OUT_REASON_LABELS } from '#app/domain/policy/labels.ts';
import type { Correction } from '#app/domain/policy/correction.ts';
import { isAddedName, isSameKey } from '#app/domain/questionnaire/editing/edit.ts';
import type { EditKey, QuestionEdit } from '#app/domain/questionnaire/editing/edit.ts';
import { EDIT_ACT_LABELS } from '#app/domain/questionnaire/labels.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';
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

function placeOf({ clause }: EditKey): string {
  return isAddedName(clause) ? '追加した設問' : `設問 ${formatClause(clause)}`;
}

function editsWords(edits: readonly QuestionEdit[]): string {
  const acts = [...new Set(edits.map(({ act }) => EDIT_ACT_LABELS[act]))].join('、');
  const [first] = edits;
  const isOne = first !== undefined && edits.every(({ key }) => isSameKey(key, first.key));
  const count = edits.filter(({ key }, at) => edits.findIndex((one) => isSameKey(one.key, key)) === at).length;
  return isOne ? `${placeOf(first.key)}：${acts}` : `${count.toLocaleString('ja-JP')}問：${acts}`;
}

/** Who is asked the one question of which a step speaks: several questions may have its number. */
export function roleOfDeed(deed: DraftDeed): RoleId | null {
  if (deed.act === 'as_derived') return isAddedName(deed.key.clause) ? null : deed.key.role;
  if (deed.act !== 'edit') return null;
  const [first, ...others] = deed.edits;
  if (first === undefined || isAddedName(first.key.clause)) return null;
  return others.every(({ key }) => isSameKey(key, first.key)) ? first.key.role : null;
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
    case 'publish_words':
      return '取込みのときの施行日と改訂の概要';
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
