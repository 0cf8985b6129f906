import { gateOf, GATES } from '#app/domain/questionnaire/gate/gate-list.ts';
import type { Gate } from '#app/domain/questionnaire/gate/gate.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import { ROW_VALUE_LABELS } from '#app/domain/response/labels.ts';
import type { UnitType } from '#app/domain/shared/unit-type.ts';
import type { PaperSection } from '#app/lib/paper/paper.ts';

/** 紙の事前確認. A gate with the number by which the questions behind it name it. */
export interface NumberedGate extends Gate {
  readonly number: number;
  readonly questionCount: number;
}

/** A box to tick. */
export const BOX = '□';

/** The gates of a sheet's questions, in the order of the list. */
export function gatesOfSheet(questions: readonly Pick<Question, 'gates'>[]): readonly NumberedGate[] {
  return GATES.flatMap((gate) => {
    const questionCount = questions.filter(({ gates }) => gates.includes(gate.id)).length;
    return questionCount === 0 ? [] : [{ ...gate, questionCount }];
  }).map((gate, at) => ({ ...gate, number: at + 1 }));
}

/** What the ledger answers on the screen is asked on paper. */
function askedWords({ question, label }: Gate, unit: UnitType): string {
  if (question !== null) return question;
  const held = `情報システム台帳で「${label}」に当たる`;
  return unit === 'system' ? `このシステムは、${held}ものですか。` : `${held}情報システムがありますか。`;
}

/** The few questions that decide which of the others apply; null where a sheet has none. */
export function gateSection(gates: readonly NumberedGate[], unit: UnitType): PaperSection | null {
  if (gates.length === 0) return null;
  const choices = `${BOX}${ROW_VALUE_LABELS.yes}　${BOX}${ROW_VALUE_LABELS.no}`;
  return {
    heading: '事前確認',
    paragraphs: [
      '先にこの表に答えてください。「いいえ」のときに回答が不要になる設問には、この表の番号を書いてあります。',
    ],
    table: {
      columns: [
        { title: '番号', share: 12 },
        { title: '確かめること', share: 98 },
        { title: '回答', share: 36 },
        { title: '「いいえ」のとき', share: 36 },
      ],
      rows: gates.map((gate) => ({
        cells: [
          [{ look: 'strong', text: `${gate.number}` }],
          [{ look: 'plain', text: askedWords(gate, unit) }],
          [{ look: 'choice', text: choices }],
          [{ look: 'small', text: `${gate.questionCount}問が該当なし` }],
        ],
      })),
    },
  };
}

/** When a question is asked at all; empty where it always is. */
export function gateWords({ gates }: Pick<Question, 'gates'>, numbered: readonly NumberedGate[]): string {
  const named = gates.map((id) => {
    const number = numbered.find((gate) => gate.id === id)?.number;
    return `${number ?? ''}「${gateOf(id).label}」`;
  });
  return named.length === 0 ? '' : `事前確認${named.join('と')}に「はい」のときだけ回答します。`;
}
