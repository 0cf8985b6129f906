import { policyVersionPath } from '#app/components/policy/policy-version-address.ts';
import { Notice } from '#app/components/ui/notice.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import type { Campaign } from '#app/domain/campaign/campaign.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import type { AskedVersion } from '#app/services/campaign/offered-questionnaire.loader.server.ts';

export interface DraftDayNoticesProps {
  readonly campaign: Pick<Campaign, 'dueOn' | 'periodTo'>;
  readonly askedVersions: readonly AskedVersion[];
}

/** Before opening: days that somebody may not have meant, or not have known of. */
export function DraftDayNotices({ campaign: { dueOn, periodTo }, askedVersions }: DraftDayNoticesProps) {
  return (
    <>
      {dueOn <= periodTo ? null : (
        <Notice
          tone="warning"
          title={`提出の期限（${japaneseDate(dueOn)}）が、対象期間の終わり（${japaneseDate(periodTo)}）より後です。`}
        >
          <p>期限と年度を確かめてください。対象期間のあとに回答を集めるときは、このままで構いません。</p>
        </Notice>
      )}
      {askedVersions.map(({ policyVersionId, policyName, citation, newVersion }) =>
        newVersion === null ? null : (
          <Notice
            key={policyVersionId}
            tone="info"
            title={`${policyName}は、${japaneseDate(newVersion.from)}から新しい版（${newVersion.citation}）が施行されます。`}
          >
            <p>
              この自己点検は、選んだ版（{citation}）の調査票で尋ねます。新しい版で尋ねるときは、準備の内容を直して、
              <TextLink to={policyVersionPath(newVersion.policyVersionId)}>新しい版</TextLink>
              の調査票を選んでください。
            </p>
          </Notice>
        ),
      )}
    </>
  );
}
