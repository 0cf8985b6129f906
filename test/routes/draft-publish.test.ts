import { expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { action, loader } from '#app/routes/_app.policies_.drafts.$policyDraftId_.publish.tsx';
import { discardPolicyDraft, takeOverPolicyDraft } from '#app/services/policy/policy-draft.acts.server.ts';
import { newestPolicies } from '#db/queries/policy.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { begunDraft } from '#test/factories/policy-draft.ts';
import { makeTown } from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';
import { callRoute, form, loadPage, sessionOf } from '#test/routes/call.ts';

const TYPED = { validFrom: '2027-04-01', revisionSummary: '媒体の章を加えた。' };

test.each([
  [
    'was taken over',
    (town: Town, id: string) => must(takeOverPolicyDraft(town.context, town.actor('second_secretariat'), id)),
    { words: 'ほかの人がこの下書きを編集しているため', isOpen: true },
  ],
  [
    'was discarded',
    (town: Town, id: string) => must(discardPolicyDraft(town.context, town.actor('secretariat'), id)),
    { words: '公開したか破棄したため', isOpen: false },
  ],
])('where a draft %s meanwhile, the page says so and keeps what was typed', async (_what, meanwhile, told) => {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const session = await sessionOf(town.context, 'secretariat');
  const policyDraftId = begunDraft(town);
  const before = newestPolicies(town.context.db).length;
  meanwhile(town, policyDraftId);
  const [url, params] = [`/policies/drafts/${policyDraftId}/publish`, { policyDraftId }];
  const sent = await callRoute(town.context, action, url, params, form({ seenHash: 'seen', ...TYPED }, session));
  const message: unknown = expect.stringContaining(told.words);
  expect(sent).toMatchObject({ status: 409, location: null, body: { errors: [{ field: '', message }], typed: TYPED } });
  expect(await loadPage(town.context, loader, url, params, session)).toMatchObject({
    ...{ preview: null, isOpen: told.isOpen, refusal: message },
  });
  expect(newestPolicies(town.context.db)).toHaveLength(before);
});
