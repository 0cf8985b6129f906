import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { ConfirmForm } from '#app/components/ui/confirm-form.tsx';
import { campaignTitle } from '#app/components/campaign/campaign-title.ts';
import type { CampaignPage } from '#app/services/campaign/campaign.page.server.ts';

export interface DraftActsProps extends Pick<CampaignPage, 'campaign'> {
  readonly path: string;
  readonly seal: string;
}

/** What can be done with a draft besides opening it. */
export function DraftActs({ campaign, path, seal }: DraftActsProps) {
  return (
    <div className="flex flex-wrap items-start gap-3">
      <ButtonLink to={`${path}/edit`}>準備の内容を直す</ButtonLink>
      <ConfirmForm
        trigger="この準備を取りやめる"
        confirm="取りやめて消す"
        danger
        fields={{ intent: 'discard', seal }}
        consequence={
          <p>
            「{campaignTitle(campaign)}
            」の準備を消します。まだ誰にも届いていないため、回答や結果は失われません。消したことは操作の記録に残ります。元には戻せませんが、同じ内容で準備し直せます。
          </p>
        }
      />
    </div>
  );
}
