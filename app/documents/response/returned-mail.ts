import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';

/**
 * 差戻しの通知. Tells the respondents that their sheet was sent back. The reason is not in it: it may tell of a weakness,
 * and a mail is read on its way.
 */
export function returnedMail(sheet: {
  readonly campaignName: string;
  readonly targetName: string;
  readonly dueOn: CalendarDate;
}): { readonly subject: string; readonly body: string } {
  return {
    subject: `【Tenken】点検票が差し戻されました（${sheet.targetName}）`,
    body: [
      `${sheet.campaignName}の点検票（${sheet.targetName}）が差し戻されました。`,
      'Tenken にサインインして差戻しの理由を確かめ、回答を直してから、もう一度提出してください。',
      `提出期限：${japaneseDate(sheet.dueOn)}`,
      '',
      'このメールは Tenken から自動で送信しています。',
      '',
    ].join('\n'),
  };
}
