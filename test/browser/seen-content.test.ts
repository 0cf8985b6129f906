import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must } from '#app/domain/shared/result.ts';
import { saveAnswer } from '#app/services/response/answer.acts.server.ts';
import { withdrawSheet } from '#app/services/response/sheet.acts.server.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import { serveTown } from '#test/browser/town-server.ts';
import type { ServedTown } from '#test/browser/town-server.ts';
import { ask, sendForm, signedIn } from '#test/browser/visitor.ts';
import { handIn } from '#test/factories/seen-sheet.ts';
import { fillSheet, makeAnswer, sheetId } from '#test/factories/town.ts';

let served: ServedTown;
let id: string;

beforeAll(async () => {
  served = await serveTown((town, campaignId) => {
    id = sheetId(town, campaignId, '110', 'security_manager');
    fillSheet(town, town.actor('manager'), id);
    expect(handIn(town.context, town.actor('manager'), id).ok).toBe(true);
  });
});

afterAll(async () => {
  await served.stop();
});

/** The hidden fields of the form with the button, as the page was sent. */
function fieldsOf(page: string, button: string): Readonly<Record<string, string>> {
  const form = page.split('<form').find((part) => part.includes(button)) ?? '';
  const hidden = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  return Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value]));
}

const state = () => loadSheet(served.context, id)?.sheet.state;

describe('plain forms of old pages, without JavaScript', () => {
  it('confirm nothing that was withdrawn and changed to 未実施; the page says so and shows the new content', async () => {
    const { town, context } = served;
    const officer = await signedIn(served.server, 'officer');
    const review = `/sheets/${id}/review`;
    const old = fieldsOf(await (await ask(officer, review)).text(), '確認する');
    expect(old).toMatchObject({ intent: 'confirm', submission: '1' });

    must(withdrawSheet(context, town.actor('manager'), id));
    const answer = makeAnswer({ value: 'not_implemented', comment: '引き戻して直した理由' });
    must(saveAnswer(context, town.actor('manager'), id, { itemKey: '1-1@security_manager', answer, rev: 1 }));
    expect(handIn(context, town.actor('manager'), id).ok).toBe(true);

    const refused = await sendForm(officer, review, old);
    const page = await refused.text();
    expect(refused.status).toBe(409);
    expect(page).toContain('内容が変わっています。');
    expect(page).toContain('引き戻して直した理由');
    expect(state()).toBe('submitted');

    const reason = '番号を書いてください。';
    const { submission = '', content = '' } = old;
    const kept = await sendForm(officer, review, { intent: 'return', reason, submission, content });
    expect(kept.status).toBe(409);
    expect(await kept.text()).toContain(reason);

    const again = fieldsOf(page, '確認する');
    expect(again).toMatchObject({ intent: 'confirm', submission: '2' });
    expect((await sendForm(officer, review, again)).status).toBe(302);
    expect(state()).toBe('confirmed');
  });

  it('hand in nothing that another changed; the page says so and hands in what it shows then', async () => {
    const { town, context, campaignId } = served;
    const tax = sheetId(town, campaignId, '120', 'security_manager');
    fillSheet(town, town.actor('other_manager'), tax);
    const manager = await signedIn(served.server, 'other_manager');
    const submit = `/sheets/${tax}/submit`;
    const old = fieldsOf(await (await ask(manager, submit)).text(), 'この内容で提出する');
    const answer = makeAnswer({ value: 'not_implemented' });
    must(saveAnswer(context, town.actor('other_manager'), tax, { itemKey: '1-1@security_manager', answer, rev: 1 }));
    const refused = await sendForm(manager, submit, old);
    const page = await refused.text();
    expect(refused.status).toBe(409);
    expect(page).toContain('内容が変わっています。まだ提出していません');
    expect(page).toContain('これまでの回答はすべて保存されています。');
    expect((await sendForm(manager, submit, fieldsOf(page, 'この内容で提出する'))).status).toBe(302);
    expect(loadSheet(context, tax)?.sheet.state).toBe('submitted');
  });
});
