import { describe, expect, it } from 'vitest';
import { must } from '#app/domain/shared/result.ts';
import { discardPolicyDraft, takeOverPolicyDraft } from '#app/services/policy/policy-draft.acts.server.ts';
import { peopledServedTown } from '#test/browser/person.ts';
import { ask, sendForm, signedIn } from '#test/browser/visitor.ts';
import { begunDraft } from '#test/factories/policy-draft.ts';

const { served, enter } = peopledServedTown();

const WRITTEN = '離席のとき、端末を必ず施錠していますか。';
const KEPT = 'まだ保存していない内容です。';

function takenOver(id: string): void {
  const { context, actor } = served().town;
  must(takeOverPolicyDraft(context, actor('second_secretariat'), id));
}

function discarded(id: string): void {
  const { context, actor } = served().town;
  must(discardPolicyDraft(context, actor('secretariat'), id));
}

const WAYS = [
  ['another has taken the draft over', takenOver, 'ほかの人がこの下書きを編集している'],
  ['the draft has ended', discarded, 'この下書きは、公開したか破棄したため、もう直せません。'],
] as const;

describe('what was written to a question is told as not saved, and stands there to be copied, where', () => {
  it.each(WAYS)('%s, without anything that runs in the browser', async (_, meanwhile, words) => {
    const id = begunDraft(served().town);
    meanwhile(id);
    const secretariat = await signedIn(served().server, 'secretariat');
    const fields = { intent: 'save', seenStep: '0', question: '1-1@staff', text: WRITTEN, weight: '2' };
    const blank = { hint: '', implemented: '', partial: '', evidence: '', criticalReason: '', respondent: 'staff' };
    const answer = await sendForm(secretariat, `/policies/drafts/${id}/questions?question=1-1%40staff`, {
      ...fields,
      ...blank,
    });
    const page = await answer.text();
    expect([answer.status, page]).toEqual([409, expect.stringContaining(words)]);
    expect(page).toContain(KEPT);
    expect(page).toMatch(new RegExp(`>${WRITTEN}<`, 'u'));
  });

  it.each(WAYS)('%s, in a browser', async (_, meanwhile, words) => {
    const id = begunDraft(served().town);
    const person = await enter('secretariat', { expectedConsole: [/status of 409/u] });
    const { page } = person;
    await person.open(`policies/drafts/${id}/questions?question=1-1%40staff`);
    await page.locator('#text').fill(WRITTEN);
    meanwhile(id);
    await page.getByRole('button', { name: '変更を保存する' }).click();
    await page.getByRole('alert').filter({ hasText: words }).waitFor();
    await page.getByText(KEPT).first().waitFor();
    expect(await person.words()).toContain(KEPT);
    expect(await person.words()).toContain(WRITTEN);
    await person.look();
    await person.lookNarrow();
    await person.leave();
  });

  it('its question is gone', async () => {
    const id = begunDraft(served().town);
    const secretariat = await signedIn(served().server, 'secretariat');
    const path = `/policies/drafts/${id}/questions?question=1-1%40staff`;
    const skip = { intent: 'skip', question: '1-1@staff', skipReason: 'ない' };
    expect((await sendForm(secretariat, path, { ...skip, seenStep: '0' })).status).toBe(302);
    const page = await (await sendForm(secretariat, path, { ...skip, seenStep: '1', skipReason: WRITTEN })).text();
    expect(page).toContain('この設問は、いまは尋ねていません。');
    expect(page).toMatch(new RegExp(`>${WRITTEN}<`, 'u'));
  });
});

it('a text that was sent as it had been asked gives way to what is asked meanwhile, and what was written stays', async () => {
  const id = begunDraft(served().town);
  const path = `/policies/drafts/${id}/questions?question=1-1%40staff`;
  const secretariat = await signedIn(served().server, 'secretariat');
  const opened = await (await ask(secretariat, path)).text();
  const asked = JSON.parse(
    (/name="asked" value="([^"]*)"/u.exec(opened)?.[1] ?? '{}').replaceAll('&quot;', '"').replaceAll('&#x27;', "'"),
  ) as Record<'text' | 'hint' | 'implemented' | 'partial' | 'evidence' | 'weight', string>;
  const form = { intent: 'save', question: '1-1@staff', criticalReason: '', respondent: 'staff', ...asked };
  const sent = { asked: JSON.stringify(asked), seenStep: '0' };
  const meanwhile = '全ての端末を施錠している。';
  expect((await sendForm(secretariat, path, { ...form, ...sent, implemented: meanwhile })).status).toBe(302);
  const answer = await sendForm(secretariat, path, { ...form, ...sent, text: WRITTEN });
  const page = await answer.text();
  const field = (name: string) => new RegExp(`<textarea[^>]*name="${name}"[^>]*>([^<]*)<`, 'u').exec(page)?.[1]?.trim();
  expect([answer.status, field('text'), field('implemented')]).toEqual([409, WRITTEN, meanwhile]);
});

it('the page of the names says that the draft has ended, instead of leading away without a word', async () => {
  const id = begunDraft(served().town);
  discarded(id);
  const secretariat = await signedIn(served().server, 'secretariat');
  const naming = { intent: 'name_role', seenStep: '0', name: '職員等', meaning: 'roles', roles: 'staff' };
  const answer = await sendForm(secretariat, `/policies/drafts/${id}/roles`, naming);
  expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining('もう直せません。')]);
});
