import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { AppError } from '#app/lib/http.server.ts';
import {
  action as publishAction,
  loader as publishLoader,
} from '#app/routes/_app.policies_.drafts.$policyDraftId_.publish.tsx';
import { action } from '#app/routes/_app.policies_.new.tsx';
import { beginDraftFromVersion } from '#app/services/policy/draft-from-version.acts.server.ts';
import { readTextApart } from '#app/services/questionnaire/text-reading.loader.server.ts';
import { openPolicyDrafts } from '#db/queries/policy-draft.server.ts';
import { newestPolicies, publishedQuestionnaires } from '#db/queries/policy.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { makeTown } from '#test/factories/town.ts';
import { policySource } from '#test/fixtures/policy-sources.ts';
import { callRoute, form, loadPage, sessionOf } from '#test/routes/call.ts';

const NEW = '/policies/new';
const TEXT = '情報セキュリティ対策基準\n１ 運用\n（１）職員等は、記録しなければならない。';
const NAMES = { policyId: '', name: '架空町情報セキュリティ対策基準', citation: '令和8年4月1日' };
const answering = createServer((_, res) => res.end('here'));
let elsewhere = '';

beforeAll(async () => {
  await new Promise<void>((listening) => answering.listen(0, '127.0.0.1', listening));
  elsewhere = `http://127.0.0.1:${(answering.address() as AddressInfo).port}`;
});
afterAll(() => {
  answering.close();
});

async function desk() {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const { context } = town;
  const session = await sessionOf(context, 'secretariat');
  const send = (fields: Record<string, string>, init: RequestInit = {}) =>
    callRoute(context, action, NEW, {}, { ...form({ ...NAMES, ...fields }, session), ...init }).catch(
      (shown: unknown) => {
        if (shown instanceof Error) throw shown;
        return { status: 200, body: shown, location: null };
      },
    );
  return { context, send, session, actor: town.actor('secretariat') };
}

const UNREADABLE = ['持出申請書', '所属　＿＿＿＿＿', '氏名　＿＿＿＿＿', '持出物　＿＿＿＿', '期間：'].join('\n');

describe('the desk', () => {
  test('shows what a text becomes and publishes it', async () => {
    const { context, send } = await desk();
    const seen = await send({ intent: 'preview', text: TEXT });
    expect(seen).toMatchObject({ status: 200, body: { errors: [], preview: { clauseCount: 2 } } });
    const { preview } = seen.body as { preview: { seenHash: string } };
    const before = publishedQuestionnaires(context.db).length;
    const sent = { intent: 'publish', text: TEXT, seenHash: preview.seenHash };
    expect(await send({ ...sent, validFrom: '2027-02-30' })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'validFrom' }], preview: { clauseCount: 2 } },
    });
    const published = await send({ ...sent, validFrom: '2027-04-01' });
    expect(published).toMatchObject({ status: 302, location: '/policies?done=published' });
    expect(publishedQuestionnaires(context.db)).toHaveLength(before + 1);
  });

  test('calls a policy by what is seen of its name, in one line', async () => {
    const { context, send } = await desk();
    const unseen = await send({ intent: 'draft', text: TEXT, name: '\u200b \u2060', citation: '令和8年' });
    expect(unseen).toMatchObject({ status: 400, body: { errors: [{ field: 'name' }] } });
    const begun = await send({
      intent: 'draft',
      text: TEXT,
      name: '架空町\u200b学校\n基準',
      citation: '令和\u00ad8年',
    });
    expect(begun.status).toBe(302);
    expect(openPolicyDrafts(context.db)).toMatchObject([{ name: '架空町学校 基準', citation: '令和8年' }]);
  });

  test('keeps what was said for publishing with the draft, and not with another draft of the same steps', async () => {
    const { context, send, session, actor } = await desk();
    const said = { validFrom: '2027-04-01', revisionSummary: '媒体の章を加えた。' };
    const { location } = await send({ intent: 'draft', text: TEXT, ...said });
    const policyDraftId = /drafts\/([^?]+)/u.exec(location ?? '')?.[1] ?? '';
    const shown = (id: string, as = session) =>
      loadPage(context, publishLoader, `/policies/drafts/${id}/publish`, { policyDraftId: id }, as);
    expect(await shown(policyDraftId)).toMatchObject({ said });
    const { seenHash } = (await shown(policyDraftId)) as { seenHash: string };
    await callRoute(
      context,
      publishAction,
      `/policies/drafts/${policyDraftId}/publish`,
      { policyDraftId },
      form({ seenHash, ...said }, session),
    );
    const version = newestPolicies(context.db).find(({ name }) => name === NAMES.name);
    const wanted = { policyVersionId: version?.id ?? '', besideOpen: false, read: null };
    context.wait(1);
    const { policyDraftId: next } = must(beginDraftFromVersion(context, actor, wanted));
    expect(await shown(next, await sessionOf(context, 'secretariat'))).toMatchObject({
      said: { validFrom: null, revisionSummary: '' },
    });
  });

  test('says of a text without a clause what was seen in it', async () => {
    const { send } = await desk();
    expect(await send({ intent: 'preview', text: UNREADABLE })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'text' }], preview: null, signs: [expect.stringContaining('記入欄や表が多く')] },
    });
  });

  test('answers others while it reads, and keeps nothing for whoever left', async () => {
    const { context, send } = await desk();
    const policies = newestPolicies(context.db).length;
    const left = new AbortController();
    const reading = send({ intent: 'preview', text: policySource('mic-model') }, { signal: left.signal });
    const order: string[] = [];
    const read = reading.then(() => order.push('read'));
    await fetch(elsewhere).then(() => order.push('answered'));
    left.abort();
    await read;
    expect(order).toEqual(['answered', 'read']);
    expect(newestPolicies(context.db)).toHaveLength(policies);
  });
});

describe('a text that somebody handed in', () => {
  const waiting = (personId: string) => ({ personId, left: new AbortController().signal });

  test.each([
    ['longer', { seconds: 0.01, megabytes: 1024 }, 'reading_time'],
    ['more memory', { seconds: 60, megabytes: 30 }, 'reading_memory'],
  ])('is refused when it takes %s than it may', async (_, limits, reason) => {
    const read = readTextApart({ source: TEXT, policyId: 'town' }, { ...waiting('a'), limits });
    expect(await read).toEqual({ ok: false, reason });
  });

  test('waits for its turn, and is turned away where too many wait', async () => {
    const text = { source: TEXT, policyId: 'town' };
    const first = readTextApart(text, waiting('a'));
    const second = readTextApart(text, waiting('a'));
    await expect(readTextApart(text, waiting('a'))).rejects.toThrow(AppError);
    const third = readTextApart(text, waiting('b'));
    expect((await Promise.all([first, second, third])).map(({ ok }) => ok)).toEqual([true, true, true]);
  });
});
