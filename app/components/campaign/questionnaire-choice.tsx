import { policyUnitsPath } from '#app/components/policy/policy-version-address.ts';
import { CheckboxGroup } from '#app/components/ui/checkbox-group.tsx';
import { Disclosure } from '#app/components/ui/disclosure.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { VERSION_STATE_LABELS } from '#app/domain/policy/labels.ts';
import { japaneseDate, japaneseDateOf } from '#app/lib/japanese-date.ts';
import type { CampaignMaterial } from '#app/services/campaign/draft.page.server.ts';

type Offered = CampaignMaterial['questionnaires'][number];

/** 施行中; 令和9年4月1日から施行. */
function offeredWords({ validFrom, versionState }: Offered): string {
  return versionState === 'coming' && validFrom !== null
    ? `${japaneseDate(validFrom)}から施行`
    : VERSION_STATE_LABELS[versionState];
}

/** Whom the policy binds, where not everybody, and where that is changed. */
function BoundUnits({ offered: { unitCount, policyVersionId, policyName } }: { readonly offered: Offered }) {
  if (unitCount === null) return null;
  return (
    <>
      対象の所属：{unitCount.toLocaleString('ja-JP')}所属{'　'}
      <TextLink to={policyUnitsPath(policyVersionId)}>{policyName}の対象の所属を見る</TextLink>
    </>
  );
}

function optionOf(offered: Offered) {
  const { id, policyName, version, publishedAt } = offered;
  return {
    value: id,
    label: `${policyName} 第${version}版（${japaneseDateOf(publishedAt)}公開、${offeredWords(offered)}）`,
    ...(offered.unitCount === null ? {} : { hint: <BoundUnits offered={offered} /> }),
  };
}

interface QuestionnaireChoiceProps {
  readonly questionnaires: CampaignMaterial['questionnaires'];
  readonly chosen: readonly string[];
  readonly error: string | undefined;
}

/** The questionnaires that are asked together, one of each policy; those that do not hold stand apart. */
export function QuestionnaireChoice({ questionnaires, chosen, error }: QuestionnaireChoiceProps) {
  const holding = questionnaires.filter(({ mayHold }) => mayHold);
  const others = questionnaires.filter(({ mayHold }) => !mayHold);
  const first = holding.length === 0 ? others : holding;
  return (
    <div className="flex flex-col gap-2">
      <CheckboxGroup
        name="questionnaireId"
        label="調査票"
        hint="施行中の版の調査票を選びます。二つ以上の規程を選ぶと、一度の自己点検で、所属ごとに、その所属に適用される規程の調査票が届きます。"
        required
        defaultValues={chosen}
        options={first.map(optionOf)}
        error={error}
      />
      {holding.length === 0 || others.length === 0 ? null : (
        <Disclosure
          summary={`施行中でない版の調査票（${others.length}件）`}
          open={others.some(({ id }) => chosen.includes(id))}
        >
          <CheckboxGroup
            name="questionnaireId"
            id="questionnaireId-others"
            label="施行中でない版"
            defaultValues={chosen}
            options={others.map(optionOf)}
          />
        </Disclosure>
      )}
    </div>
  );
}
