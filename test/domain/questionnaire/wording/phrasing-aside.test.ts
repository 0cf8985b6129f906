import { expect, test } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';

test.each([
  ['課長は、資料を用いて説明する（年度内に限る。）。', '資料を用いて説明していますか（年度内に限る）。'],
  ['課長は、台帳を毎年度見直す（令和７年度から）。', '台帳を毎年度見直していますか（令和７年度から）。'],
  ['課長は、媒体を廃棄すること（裁断を含む）。', '媒体を廃棄していますか（裁断を含む）。'],
  [
    '職員は、名簿を撮影してはならない（課長の指示がある場合を含む。）。',
    '所属の職員等は、名簿を撮影しないようにしていますか（課長の指示がある場合を含む）。',
  ],
])('what stands in brackets behind a whole sentence limits its question: %s', (sentence, asked) => {
  const { clauses } = readPolicy(`端末管理基準\n第１条　${sentence}\n`);
  expect(deriveQuestionnaire(clauses, { policyId: 'town' }).questions.map(({ text }) => text)).toEqual([asked]);
});
