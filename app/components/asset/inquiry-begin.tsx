import { OfficeHolders } from '#app/components/organization/office-holders.tsx';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { CheckboxField } from '#app/components/ui/checkbox-field.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { DateField } from '#app/components/ui/date-field.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { StatusBadge } from '#app/components/ui/status-badge.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { useUnitsWord } from '#app/components/organization/body-modules.tsx';
import type { AskedSection, CandidateSection } from '#app/services/asset/inquiry.page.server.ts';

/** The unit's name; marked where there is none of that name today. */
export function AskedUnitName({ section }: { readonly section: Pick<AskedSection, 'unitName' | 'isToday'> }) {
  const units = useUnitsWord();
  return section.isToday ? (
    section.unitName
  ) : (
    <span className="flex flex-col items-start gap-1">
      {section.unitName}
      <StatusBadge tone="error" symbol="warning">
        今はない{units}
      </StatusBadge>
    </span>
  );
}

const ON_BEHALF = 'パソコンを使わない所属は、始めたあとに、聞いた答えを代わりに記入できます。';

export interface InquiryBeginProps {
  readonly candidates: readonly CandidateSection[];
  readonly editable: boolean;
  readonly today: string;
  /** What was typed before the form came back. */
  readonly typed: { readonly dueOn: string; readonly askAll: boolean } | undefined;
  readonly error: string | undefined;
}

/** Whom an inquiry would reach, and the form that begins it. */
export function InquiryBegin({ candidates, editable, today, typed, error }: InquiryBeginProps) {
  const names = useOfficeNames();
  const vacant = candidates.filter(({ answeringPeople }) => answeringPeople.length === 0);
  const others = candidates.filter(({ systemCount, contractCount }) => systemCount + contractCount === 0);
  const owners = candidates.length - others.length;
  if (candidates.length === 0) {
    return (
      <EmptyState title="照会する記載も所属もありません。">
        <p>
          <TextLink to="/organization/systems">情報システム台帳</TextLink>
          に情報システムを登録すると、ここから所管課に照会できます。
        </p>
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-6">
      <p>
        いま照会を始めると、次の{candidates.length}
        の所属に届きます。利用中の情報システムと、期間中の契約・クラウドサービスのすべてについて尋ね、台帳にないものがないかも尋ねます。始めたあとに台帳へ加えた記載は、次の照会で尋ねます。
        {others.length === 0
          ? ''
          : `このうち${others.length}の所属は台帳に何も載せていないため、「台帳にないもの」だけを尋ねます。` +
            `下の選択を外すと、届くのは残りの${owners}の所属です。`}
      </p>
      {vacant.length === 0 ? null : (
        <Notice tone="warning" title={`答える人がいない所属が${vacant.length}あります。`}>
          <p>
            {vacant.map(({ unitName }) => unitName).join('、')}
            は、用件の届く役職が空席です。先に任命を登録するか、台帳の所管課を直してください。このまま始めることもできます。任命を登録すると、その人に届きます。
            {ON_BEHALF}
          </p>
        </Notice>
      )}
      <DataTable
        caption="照会の届く所属"
        rows={candidates}
        rowKey={({ unitId }) => unitId}
        columns={[
          { key: 'unit', header: '所属', rowHeader: true, cell: (section) => <AskedUnitName section={section} /> },
          { key: 'systems', header: '情報システム', align: 'end', cell: ({ systemCount }) => `${systemCount}件` },
          {
            key: 'contracts',
            header: '契約・サービス',
            align: 'end',
            cell: ({ contractCount }) => `${contractCount}件`,
          },
          {
            key: 'people',
            header: '用件の届く人',
            cell: ({ answeringOffice, answeringPeople }) => (
              <>
                {names[answeringOffice]}：<OfficeHolders people={answeringPeople} needed />
              </>
            ),
          },
        ]}
      />
      {editable ? (
        <PostForm label="照会の開始">
          <input type="hidden" name="intent" value="begin" />
          <div className="flex flex-col gap-6">
            <DateField
              name="dueOn"
              label="回答の期限"
              required
              min={today}
              defaultValue={typed?.dueOn ?? ''}
              error={error}
              hint="過ぎても、締め切るまでは回答を受け付けます。二、三週間ほど先の日が目安です。"
            />
            {others.length === 0 ? null : (
              <CheckboxField
                name="askAll"
                label="台帳に何も載せていない課にも尋ねる"
                hint={`${others.length}の所属に、「台帳にないもの」だけを尋ねます。一度も登録していない課にこそ、台帳から漏れているものがあり得ます。`}
                defaultChecked={typed?.askAll ?? true}
              />
            )}
            <div>
              <Button>照会を始める</Button>
            </div>
          </div>
        </PostForm>
      ) : null}
    </div>
  );
}
