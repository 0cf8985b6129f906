import { AskedByObjectNotice } from '#app/components/campaign/asked-by-object-notice.tsx';
import { UnmarkedSystems } from '#app/components/campaign/unmarked-systems.tsx';
import { NotInForceNotice } from '#app/components/campaign/not-in-force-notice.tsx';
import { UnvaluedNotice } from '#app/components/campaign/unvalued-notice.tsx';
import { UnaskedNotice } from '#app/components/campaign/unasked-notice.tsx';
import { UnableNotice } from '#app/components/campaign/unable-notice.tsx';
import { holdersText } from '#app/components/organization/people-text.ts';
import type { HolderName } from '#app/domain/organization/appointment-kind.ts';
import { OfficeName, useOfficeNames } from '#app/components/organization/office-names.tsx';
import type { CampaignPreview } from '#app/services/campaign/opening-preview.loader.server.ts';
import { WithoutBureau } from '#app/components/campaign/without-bureau.tsx';
import { LoneSheetsNotice } from '#app/components/campaign/lone-sheets-notice.tsx';
import { UnconfirmedNotice } from '#app/components/campaign/unconfirmed-notice.tsx';
import { noStepWords } from '#app/components/response/confirming-words.ts';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { LinkTabs } from '#app/components/ui/link-tabs.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { Pagination } from '#app/components/ui/pagination.tsx';
import { StatusBadge } from '#app/components/ui/status-badge.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';

export interface DistributionPreviewProps {
  readonly path: string;
  readonly vacantOnly: boolean;
  readonly preview: CampaignPreview;
  readonly mayChange: boolean;
  readonly rehearsal: boolean;
}

function People({ people }: { readonly people: readonly HolderName[] }) {
  return people.length === 0 ? (
    <StatusBadge tone="error" symbol="warning">
      空席
    </StatusBadge>
  ) : (
    <>{holdersText(people)}</>
  );
}

function gatesText(count: number, before: string): string {
  return count === 0 ? 'なし' : `${before}${count}件`;
}

/** 誰に何が届くか: before anything is sent. */
export function DistributionPreview({ preview, path, vacantOnly, mayChange, rehearsal }: DistributionPreviewProps) {
  const { secretariat } = useOfficeNames();
  const withoutConfirmer = noStepWords(`${secretariat}${preview.secretariatIsUnitName ? '（全庁）' : ''}`);
  const isOfSeveral = preview.byOffice.some(({ policyName }) => policyName !== null);
  const policyColumn = isOfSeveral
    ? [
        {
          key: 'policy',
          header: '規程',
          cell: ({ policyName }: { readonly policyName: string | null }) => policyName ?? '',
        },
      ]
    : [];
  return (
    <section aria-labelledby="preview" className="flex flex-col gap-4">
      <h2 id="preview" className="text-std-20B-150">
        誰に何が届くか
      </h2>
      <UnableNotice count={preview.unableCount} />
      <UnmarkedSystems count={preview.unmarkedCount} />
      {preview.vacantSheets === 0 ? null : (
        <Notice tone="warning" title={`回答者か確認者が空席の点検票が${preview.vacantSheets}件あります。`}>
          <p>
            開始はできますが、空席の役職には誰も回答・確認できません。任命を確かめるか、開始後に代行入力をしてください。
            <TextLink to={`${path}?show=vacant`}>空席のある点検票だけを見る</TextLink>
          </p>
        </Notice>
      )}
      <UnaskedNotice unasked={preview.unasked} rehearsal={rehearsal} to={mayChange ? `${path}/edit` : null} />
      <LoneSheetsNotice sheets={preview.loneSheets} rehearsal={rehearsal} />
      <UnconfirmedNotice names={preview.unconfirmedNames} secretariat={secretariat} />
      <NotInForceNotice policies={preview.notInForce} />
      <UnvaluedNotice policies={preview.unvalued} />
      {preview.withoutBureau === 0 ? null : <WithoutBureau counts={[`${preview.withoutBureau}問`]} />}
      {preview.askedByObject === null ? null : (
        <AskedByObjectNotice asked={preview.askedByObject} mayChange={mayChange} />
      )}
      <DataTable
        caption="役職ごとの点検票"
        rows={preview.byOffice}
        rowKey={(row) => `${row.policyName ?? ''} ${row.office}`}
        columns={[
          ...policyColumn,
          { key: 'office', header: '回答する役職', rowHeader: true, cell: (row) => <OfficeName office={row.office} /> },
          { key: 'sheets', header: '点検票', align: 'end', cell: (row) => `${row.sheetCount}件` },
          {
            key: 'questions',
            header: '一件あたりの設問',
            align: 'end',
            cell: (row) => (row.least === row.most ? `${row.most}問` : `${row.least}～${row.most}問`),
          },
          { key: 'gates', header: '先に尋ねる事前確認', align: 'end', cell: (row) => gatesText(row.mostGates, '最大') },
        ]}
      />
      <p className="text-solid-gray-700">
        設問の数は、情報システム台帳で該当なしとなるものを除いています。事前確認は設問の数に入りません。事前確認に「いいえ」と答えた所属では、設問がさらに減ります。回答する方の画面の「残り」と進捗の画面も、同じ数え方です。
      </p>
      <LinkTabs
        label="点検票の表示"
        tabs={[
          { to: path, label: `すべて（${preview.sheetCount}件）`, current: !vacantOnly },
          { to: `${path}?show=vacant`, label: `空席あり（${preview.vacantSheets}件）`, current: vacantOnly },
        ]}
      />
      <DataTable
        caption="点検票の届き先"
        captionHidden
        rows={preview.rows}
        rowKey={(row) => `${row.policyName ?? ''} ${row.code} ${row.office}`}
        columns={[
          { key: 'name', header: '対象', rowHeader: true, cell: (row) => row.name },
          ...policyColumn,
          { key: 'office', header: '回答する役職', cell: (row) => <OfficeName office={row.office} /> },
          { key: 'people', header: '回答者', cell: (row) => <People people={row.respondents} /> },
          { key: 'questions', header: '設問', align: 'end', cell: (row) => `${row.questionCount}問` },
          { key: 'gates', header: '事前確認', align: 'end', cell: (row) => gatesText(row.gateCount, '') },
          {
            key: 'route',
            header: '確認の経路',
            cell: (row) =>
              row.route.length === 0 ? (
                <span className="text-solid-gray-700">{withoutConfirmer}</span>
              ) : (
                <ol>
                  {row.route.map((step) => (
                    <li key={step.office}>
                      <OfficeName office={step.office} />：<People people={step.people} />
                    </li>
                  ))}
                </ol>
              ),
          },
        ]}
      />
      <Pagination
        page={preview.page}
        pageCount={preview.pageCount}
        pathOf={(page) => `${path}?${vacantOnly ? 'show=vacant&' : ''}page=${page}`}
        label="届き先"
      />
    </section>
  );
}
