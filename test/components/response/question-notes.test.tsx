import type { QuestionView } from '#app/services/response/chapter.page.server.ts';
import { createElement } from 'react';
import { expect, test } from 'vitest';
import { QuestionNotes } from '#app/components/response/question-notes.tsx';

import { render } from '#test/components/ui/render.tsx';

const QUESTION: QuestionView = {
  key: 'q1',
  questionId: '1-1@staff',
  number: '1-1',
  text: '所属の職員等は、記録していますか。',
  rows: [],
  critical: false,
  criticalReason: null,
  recommended: false,
  confirmation: true,
  criteria: { implemented: '全てについて行っている。', partial: '一部だけ行っている。' },
  evidenceExamples: [],
  hint: '目的：漏えいの防止\n「原則」：例外とする場合は、記録が必要です。',
  clauses: [],
  answer: null,
  rev: 0,
  missing: [],
  gate: null,
  lastYear: null,
  takeOver: null,
  exception: null,
};

test('a hint of several lines keeps them apart', async () => {
  const shown = await render(createElement(QuestionNotes, { question: QUESTION, policyName: '対策基準' }));
  expect(shown).toMatch(/<p class="[^"]*\bwhitespace-pre-line\b[^"]*">ヒント：目的：漏えいの防止\n「原則」/u);
});
