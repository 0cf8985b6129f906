import type { CampaignPage } from '#app/services/campaign/campaign.page.server.ts';
import { useModules } from '#app/components/organization/body-modules.tsx';
import { ConfirmForm } from '#app/components/ui/confirm-form.tsx';
import { Notice } from '#app/components/ui/notice.tsx';

/** What a rehearsal is, where it is prepared and followed. */
export function RehearsalNotice() {
  const { committee } = useModules();
  return (
    <Notice tone="info" title="これは試行です。結果はどこにも数えません。">
      <p>
        点検票は本番と同じように届き、回答、確認、集計確定まで試せます。前年度の結果、
        {committee ? '委員会への' : ''}
        {'報告、改善計画には使われません。ホームの年間の予定や、結果報告・結果の内訳の画面で選ぶ一覧にも出ません。'}
      </p>
    </Notice>
  );
}

/** What can be done with a rehearsal that is over. */
export function RehearsalActs({ acts }: Pick<CampaignPage, 'acts'>) {
  return (
    <>
      {acts.putAway ? (
        <ConfirmForm
          trigger="この試行を片付ける"
          confirm="一覧から外す"
          fields={{ intent: 'put_away' }}
          consequence={
            <p>
              自己点検の一覧と進捗の選択肢に表示しなくなります。誰が何をしたかの記録を欠かさないため、回答と集計は消さずに残ります。
              {'「片付けた試行」からいつでも一覧に戻せます。'}
            </p>
          }
        />
      ) : null}
      {acts.takeOut ? (
        <ConfirmForm
          trigger="この試行を一覧に戻す"
          confirm="一覧に戻す"
          fields={{ intent: 'take_out' }}
          consequence={<p>自己点検の一覧と進捗の選択肢に、また表示します。</p>}
        />
      ) : null}
    </>
  );
}
