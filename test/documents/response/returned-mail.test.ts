import { expect, it } from 'vitest';
import { returnedMail } from '#app/documents/response/returned-mail.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';

it('says which sheet came back, what to do and until when, and nothing of what stands on it', () => {
  const mail = returnedMail({
    campaignName: '令和8年度 定期自己点検',
    targetName: '総務課',
    dueOn: calendarDate('2026-10-31'),
  });
  expect(mail.subject).toBe('【Tenken】点検票が差し戻されました（総務課）');
  expect(mail.body.split('\n').slice(0, 3)).toEqual([
    '令和8年度 定期自己点検の点検票（総務課）が差し戻されました。',
    'Tenken にサインインして差戻しの理由を確かめ、回答を直してから、もう一度提出してください。',
    '提出期限：令和8年10月31日',
  ]);
});
