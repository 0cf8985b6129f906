import { describe, expect, test } from 'vitest';
import { must } from '#app/domain/shared/result.ts';
import { itemDetail } from '#app/services/report/item.page.server.ts';
import { commonAnswerPage } from '#app/services/response/common-answers.page.server.ts';
import { handInConfirmed, ONE_LACKS, townWithCommon } from '#test/factories/common-town.ts';
import type { CommonTown } from '#test/factories/common-town.ts';

function pageOf({ context, town, campaignId, campaignQuestionId }: CommonTown) {
  return must(commonAnswerPage(context, town.actor('secretariat'), campaignId, campaignQuestionId));
}

describe('the page of one common question', () => {
  test('names each sheet that is asked, and says before the change what the change would return', async () => {
    const made = await townWithCommon();
    const confirmedId = made.section('110');
    must(made.confirm('staff', confirmedId));
    const handedInId = handInConfirmed(made, '120', 'other_manager');
    const { askedTargets: asked, onChange, commonQuestion } = pageOf(made);
    expect(asked).toHaveLength(commonQuestion.standings.askedCount);
    expect(asked.find(({ sheetId }) => sheetId === confirmedId)).toMatchObject({ standing: 'confirmed' });
    expect(asked.find(({ sheetId }) => sheetId === handedInId)).toMatchObject({ state: 'submitted' });
    expect(onChange).toEqual({ lookAgainCount: 2, returnCount: 1 });
  });

  test('agrees with what the results say of an answer whose common answer has changed since', async () => {
    const made = await townWithCommon();
    const id = made.section('110');
    must(made.confirm('staff', id));
    const seen = () =>
      must(itemDetail(made.context, made.town.actor('auditor'), made.campaignId, made.item(id).itemId));
    expect(seen().commonTo).toBe(`/campaigns/${made.campaignId}/common/${made.campaignQuestionId}`);
    expect(seen()).toMatchObject({ answer: { onCommon: 'confirmed' }, bases: { commonCount: 1, staleCount: 0 } });
    expect(made.give('supervisor', ONE_LACKS)).toMatchObject({ ok: true });
    expect(pageOf(made).askedTargets.find(({ sheetId }) => sheetId === id)).toMatchObject({ standing: 'stale' });
    expect(seen()).toMatchObject({ answer: { onCommon: 'stale' }, bases: { commonCount: 0, staleCount: 1 } });
  });
});
