import { policyValuesPath } from '#app/components/policy/policy-values-address.ts';
import { Notice } from '#app/components/ui/notice.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import type { CampaignPreview } from '#app/services/campaign/opening-preview.loader.server.ts';

/** Before opening: how many questions ask about what the body has not laid down yet. */
export function UnvaluedNotice({ policies }: { readonly policies: CampaignPreview['unvalued'] }) {
  const count = policies.reduce((sum, { questionCount }) => sum + questionCount, 0);
  if (count === 0) return null;
  return (
    <Notice tone="info" title={`この団体の定めが未記入の設問が${count}問あります。`}>
      <p>
        対策基準が「定期的に」「十分な長さ」のように団体に委ねている値です。記入すると、回答の画面で設問のそばに表示されます。開始したときの定めで固定され、あとで記入しても、この自己点検には反映されません。
      </p>
      {policies.map(({ policyVersionId, policyName, questionCount }) => (
        <p key={policyVersionId}>
          <TextLink to={policyValuesPath(policyVersionId, true)}>
            {policies.length === 1 ? '未記入の定めを見る' : `${policyName}の未記入の定めを見る（${questionCount}問）`}
          </TextLink>
        </p>
      ))}
    </Notice>
  );
}
