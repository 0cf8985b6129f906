import { describe, expect, it } from 'vitest';
import { openChapter, saved } from '#test/browser/answer-page.ts';
import { peopledTown } from '#test/browser/person.ts';

const { enter } = peopledTown();

describe('「前年度と同じ」', () => {
  it('keeps what was entered, to be put back as it stood and taken over again', async () => {
    const clerk = await enter('総務課担当者');
    const { page } = clerk;
    await openChapter(clerk, '総務課（情報セキュリティ管理者）', '7 技術的セキュリティ');
    const card = page
      .locator('.question')
      .filter({ has: page.getByRole('button', { name: '前年度と同じ回答にする' }) })
      .filter({ has: page.locator('input[data-choice]') })
      .first();
    const comment = card.getByRole('textbox').first();
    await saved(page, async () => {
      await card.getByRole('radio', { name: '未実施' }).check();
      await comment.fill('今年度に書いた理由。');
      await comment.blur();
    });
    const before = await card.locator('input[data-choice]:checked').inputValue();
    await saved(page, () => card.getByRole('button', { name: '前年度と同じ回答にする' }).click());
    await expect.poll(() => card.getByText('前年度の回答を取り込みました。').isVisible()).toBe(true);
    expect(await comment.inputValue()).not.toBe('今年度に書いた理由。');
    await saved(page, () => card.getByRole('button', { name: '元に戻す' }).click());
    await page.reload();
    expect(await comment.inputValue()).toBe('今年度に書いた理由。');
    expect(await card.locator('input[data-choice]:checked').inputValue()).toBe(before);
  });
});
