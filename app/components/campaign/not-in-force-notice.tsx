import { policyVersionPath } from '#app/components/policy/policy-version-address.ts';
import { Notice } from '#app/components/ui/notice.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { VERSION_STATE_LABELS } from '#app/domain/policy/labels.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import type { CampaignPreview } from '#app/services/campaign/opening-preview.loader.server.ts';

/** Before opening: what is asked of a version that does not hold on the day of the campaign. */
export function NotInForceNotice({ policies }: { readonly policies: CampaignPreview['notInForce'] }) {
  return policies.map(({ policyVersionId, policyName, citation, versionState, onDay, inForce }) => (
    <Notice
      key={policyVersionId}
      tone="warning"
      title={`選んだ調査票の${policyName}（${citation}）は、${japaneseDate(onDay)}の時点で施行中の版ではありません（${VERSION_STATE_LABELS[versionState]}）。`}
    >
      <p>
        {inForce === null
          ? 'その日に施行中の版は登録されていません。施行日と廃止日を確かめてください。'
          : 'その日に施行中の版は、'}
        {inForce === null ? null : (
          <>
            <TextLink to={policyVersionPath(inForce.policyVersionId)}>{inForce.citation}</TextLink>
            です。準備した内容を直して、その版の調査票を選び直せます。
          </>
        )}
        このままでも開始できます。
      </p>
      <p>
        <TextLink to={policyVersionPath(policyVersionId)}>選んだ版の有効期間を見る</TextLink>
      </p>
    </Notice>
  ));
}
