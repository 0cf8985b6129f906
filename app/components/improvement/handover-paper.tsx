import { HandoverTables } from '#app/components/improvement/handover-tables.tsx';
import { handoverPath } from '#app/components/improvement/handover-path.ts';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import type { ErrorSummaryProps } from '#app/components/ui/error-summary.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { PaperTable } from '#app/components/ui/paper-table.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { japaneseDate, japaneseDateTime } from '#app/lib/japanese-date.ts';
import type { HandoverPage } from '#app/services/improvement/handover.page.server.ts';

export interface HandoverPaperProps {
  readonly page: HandoverPage;
  readonly errors: ErrorSummaryProps['errors'];
  readonly done: boolean;
}

function Acknowledging({ page }: Pick<HandoverPaperProps, 'page'>) {
  const names = useOfficeNames();
  if (!page.mayAcknowledge) return null;
  if (page.acknowledgedNow) return <p className="no-print">あなたは、この内容を確認済みです。</p>;
  return (
    <PostForm>
      <div className="no-print flex flex-col items-start gap-3">
        <p>
          新しく役職に就いた人が、内容を読んで確認します。確認すると、誰がいつ、どの内容を確認したかが記録に残り、この用紙と
          {names.secretariat}の引継書に表示されます。
        </p>
        <input type="hidden" name="seenHash" value={page.seenHash} />
        <Button>引継ぎの内容を確認した</Button>
      </div>
    </PostForm>
  );
}

function UnitHandovers({ handovers }: { readonly handovers: HandoverPage['unitHandovers'] }) {
  return (
    <PaperTable
      caption="各所属の引継ぎ（前後60日に役職の交代がある所属）"
      empty="ありません。"
      rows={handovers}
      rowKey={({ unitId }) => unitId ?? ''}
      columns={[
        {
          key: 'unit',
          header: '所属',
          rowHeader: true,
          cell: ({ unitId, placeName }) => <TextLink to={handoverPath(unitId)}>{placeName ?? ''}</TextLink>,
        },
        {
          key: 'by',
          header: 'この60日に確認した人',
          cell: ({ acknowledgedBy }) => (acknowledgedBy.length === 0 ? 'まだいません' : acknowledgedBy.join('、')),
        },
      ]}
    />
  );
}

/** 引継書. Made from what is stored today each time it is opened. */
export function HandoverPaper({ page, errors, done }: HandoverPaperProps) {
  const names = useOfficeNames();
  return (
    <div className="print-landscape">
      <PageTitle
        lead={`${japaneseDate(page.today)}現在。役職が次の人に替わるときに、終わっていないことを引き継ぐための書類です。開くたびに、その日の内容で作られます。`}
      >
        {page.placeName ?? names.secretariat} 引継書
      </PageTitle>
      <div className="flex flex-col gap-8">
        {done ? <Notice tone="success" title="引継ぎの内容を確認したことを記録しました。" live /> : null}
        <ErrorSummary errors={errors} title="記録していません" note="何も変わっていません。" />
        <HandoverTables handedOver={page.handedOver} today={page.today} />
        <section aria-labelledby="acknowledged" className="flex flex-col gap-3">
          <h2 id="acknowledged" className="text-std-20B-150">
            引継ぎの確認
          </h2>
          <PaperTable
            caption="確認した人"
            empty="まだいません。"
            rows={page.acknowledgements}
            rowKey={({ personId, acknowledgedAt }) => `${personId} ${acknowledgedAt}`}
            columns={[
              { key: 'who', header: '氏名', rowHeader: true, cell: ({ personName }) => personName },
              { key: 'at', header: '確認した日時', cell: ({ acknowledgedAt }) => japaneseDateTime(acknowledgedAt) },
              {
                key: 'what',
                header: '確認した内容',
                cell: ({ seenHash }) => (seenHash === page.seenHash ? '今の内容' : 'その後に内容が変わりました'),
              },
            ]}
          />
          <Acknowledging page={page} />
        </section>
        {page.unitId === null ? <UnitHandovers handovers={page.unitHandovers} /> : null}
      </div>
    </div>
  );
}
