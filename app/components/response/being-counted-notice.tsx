import { useAskedSecretariat } from '#app/components/organization/secretariat-at.tsx';
import { Notice } from '#app/components/ui/notice.tsx';

/** What is counted, what comes of it, and whom to ask. */
export function beingCountedMeans(asked: string): string {
  return `これまでに保存した内容で集計しています。集計が終わると結果が確定し、変更できなくなります。集計が取りやめになったときは、続けて行えます。お急ぎのときは、${asked}にお問い合わせください。`;
}

/** That nothing of a campaign is saved or judged while it is counted. */
export function BeingCountedNotice() {
  const asked = useAskedSecretariat();
  return (
    <Notice tone="info" title="この自己点検は集計中のため、いまは保存も確認もできません。">
      <p>{beingCountedMeans(asked)}</p>
    </Notice>
  );
}
