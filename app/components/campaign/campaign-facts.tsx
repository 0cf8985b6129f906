import type { CampaignPage } from '#app/services/campaign/campaign.page.server.ts';
import { CampaignStateBadge } from '#app/components/campaign/campaign-state-badge.tsx';
import { askedVersionWords } from '#app/components/campaign/asked-version-words.ts';
import { policyVersionPath } from '#app/components/policy/policy-version-address.ts';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { DefinitionList } from '#app/components/ui/definition-list.tsx';
import { CAMPAIGN_KIND_LABELS } from '#app/domain/campaign/labels.ts';
import { dueIn, japaneseDate, japaneseDateTime } from '#app/lib/japanese-date.ts';

export type CampaignFactsProps = Pick<
  CampaignPage,
  'campaign' | 'askedVersions' | 'questionnaireHashes' | 'today' | 'reportedAt'
>;

function fact(term: string, value: string | null, show: (value: string) => string) {
  return value === null ? [] : [{ term, description: <span className="break-all">{show(value)}</span> }];
}

/** State, dates and, once frozen, what proves that nothing changed since. */
export function CampaignFacts({ campaign, askedVersions, questionnaireHashes, today, reportedAt }: CampaignFactsProps) {
  const asIs = (value: string) => value;
  return (
    <DefinitionList
      items={[
        { term: '状態', description: <CampaignStateBadge state={campaign.state} /> },
        { term: '区分', description: CAMPAIGN_KIND_LABELS[campaign.kind] },
        {
          term: '調査票',
          description: (
            <ul>
              {askedVersions.map((asked) => (
                <li key={asked.policyVersionId}>
                  <TextLink to={policyVersionPath(asked.policyVersionId)}>{askedVersionWords(asked)}</TextLink>
                </li>
              ))}
            </ul>
          ),
        },
        { term: '対象期間', description: `${japaneseDate(campaign.periodFrom)}～${japaneseDate(campaign.periodTo)}` },
        {
          term: '提出の期限',
          description: `${japaneseDate(campaign.dueOn)}${campaign.state === 'open' ? `（${dueIn(campaign.dueOn, today)}）` : ''}`,
        },
        ...fact('開始', campaign.openedAt, japaneseDateTime),
        ...fact('集計確定', campaign.closedAt, japaneseDateTime),
        ...fact('報告（案）', reportedAt, japaneseDateTime),
        ...fact('集計の方法', campaign.ruleVersion, (version) => `規則 ${version}`),
        ...fact('調査票の検証値', questionnaireHashes.join('、') || null, asIs),
        ...fact('確定した内容の検証値（SHA-256）', campaign.frozenHash, asIs),
      ]}
    />
  );
}
