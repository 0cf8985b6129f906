import { describe, expect, it } from 'vitest';
import { CommonQuestionsTable } from '#app/components/response/common-questions-table.tsx';
import { EMPTY_ANSWER } from '#app/domain/response/answer.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import type { CommonQuestion } from '#app/services/response/common-answers.page.server.ts';
import { render } from '#test/components/ui/render.tsx';

const QUESTION: CommonQuestion = {
  ...{ campaignQuestionId: 'c1', printedNumber: '7-1', text: '手順を定めていますか。', putTo: 'department' },
  policyName: null,
  given: {
    ...{ rev: 2, answer: { ...EMPTY_ANSWER, value: 'implemented' }, value: 'implemented' },
    ...{ givenFor: 'secretariat', givenOn: calendarDate('2026-10-01') },
  },
  standings: { askedCount: 9, confirmedCount: 4, ownCount: 2, staleCount: 1, openCount: 2 },
};

describe('the list of common questions', () => {
  it('tells what was answered for all, when, and how those who are asked stand to it', async () => {
    const shown = await render(<CommonQuestionsTable questions={[QUESTION]} path="/campaigns/a/common" mayGive />);
    for (const words of ['手順を定めていますか。', '実施', '令和8年10月1日', '変える']) expect(shown).toContain(words);
    expect(shown).not.toContain('回答する');
    expect(shown).toContain('href="/campaigns/a/common/c1?standing=stale#asked-title"');
  });

  it('offers nothing to enter to who only reads', async () => {
    const question = { ...QUESTION, given: null };
    const path = '/campaigns/a/common';
    expect(await render(<CommonQuestionsTable questions={[question]} path={path} mayGive={false} />)).not.toContain(
      '回答する',
    );
    expect(await render(<CommonQuestionsTable questions={[question]} path={path} mayGive />)).toContain('回答する');
  });
});
