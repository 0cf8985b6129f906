import { SAVED_GATES } from '#app/components/response/sheet-path.ts';
import { Notice } from '#app/components/ui/notice.tsx';
import type { SheetCounts } from '#app/services/response/sheet-header.loader.server.ts';

export interface SavedNoticeProps extends Pick<SheetCounts, 'gateProgress' | 'chapters'> {
  /** What was saved on the page before: the key of a chapter, or {@link SAVED_GATES}. */
  readonly from: string | undefined;
  /** What this page is called. */
  readonly here: string;
}

function leftOf(answered: number, total: number, what: string): string {
  return answered === total ? 'すべて回答済みです。' : `まだ回答していない${what}残っています。`;
}

/** After 「保存して次へ」: what was saved, what of it is still missing, and where one is now. */
export function SavedNotice({ from, here, gateProgress, chapters }: SavedNoticeProps) {
  if (from === SAVED_GATES) {
    const { answered, total } = gateProgress;
    return (
      <Notice tone="success" title="事前確認を保存しました。" live>
        {leftOf(answered, total, `事前確認が${total - answered}件`)}
        {answered === total ? `ここからは「${here}」です。` : '下で答えてください。'}
      </Notice>
    );
  }
  const chapter = chapters.find(({ key }) => key === from);
  if (chapter === undefined) return null;
  const { title, answered, total } = chapter;
  return (
    <Notice tone="success" title={`「${title}」を保存しました。`} live>
      {leftOf(answered, total, `設問が、その章に${total - answered}問`)}
      ここからは「{here}」です。
    </Notice>
  );
}
