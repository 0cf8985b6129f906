import { figure } from '#app/components/policy/figure.ts';
import { draftEditsToReviewPath, draftQuestionsToCheckPath } from '#app/components/policy/policy-draft-address.ts';
import { toCheckWords } from '#app/components/policy/draft-question-words.ts';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { EDIT_ACT_LABELS } from '#app/domain/questionnaire/labels.ts';
import type { DraftEditsSummary } from '#app/services/questionnaire/draft-edits-summary.loader.server.ts';

interface DraftEditsProps {
  readonly policyDraftId: string;
  readonly summary: DraftEditsSummary;
}

/** What nobody has checked so far, before it is published. */
export function DraftToCheck({ policyDraftId, summary: { toCheckCount } }: DraftEditsProps) {
  if (toCheckCount === 0) return null;
  return (
    <Notice tone="warning" title={toCheckWords(toCheckCount)}>
      <p>
        このまま公開することもできます。
        <TextLink to={draftQuestionsToCheckPath(policyDraftId)}>残っている設問を確かめる</TextLink>
      </p>
    </Notice>
  );
}

/** What the secretariat changed about the questions, those edits before all that change nothing. */
export function DraftEdits({ policyDraftId, summary }: DraftEditsProps) {
  const {
    editCount,
    editedCount,
    keptCount,
    kinds,
    unappliedCount,
    changedClauseCount,
    skippedQuestions: skipped,
    skippedCount,
  } = summary;
  const toReview = draftEditsToReviewPath(policyDraftId);
  if (editCount === 0) return null;
  return (
    <section aria-labelledby="edits" className="flex flex-col gap-4">
      <h2 id="edits" className="text-std-20B-150">
        設問の修正：{figure(editCount)}件（修正した設問 {figure(editedCount)}問）
      </h2>
      {keptCount === null ? null : (
        <p>
          公開している版から続いている修正が{figure(keptCount)}件、そのあとに加えた修正が{figure(editCount - keptCount)}
          件です。
        </p>
      )}
      {unappliedCount === 0 ? null : (
        <Notice
          tone="warning"
          title={`適用できない修正が${figure(unappliedCount)}件あります。公開する設問には入りません。`}
        >
          <p>
            条項や細目がなくなった修正です。
            <TextLink to={toReview}>見直しの要る修正を確かめる</TextLink>
          </p>
        </Notice>
      )}
      {changedClauseCount === 0 ? null : (
        <Notice
          tone="warning"
          title={`修正したあとに条項の文が変わった設問の修正が、${figure(changedClauseCount)}件あります。`}
        >
          <p>
            修正は、公開する設問に入っています。いまの条項に合うかどうか、
            <TextLink to={toReview}>見直しの要る修正を確かめる</TextLink>
          </p>
        </Notice>
      )}
      <DataTable
        caption="修正の種類"
        rows={kinds}
        rowKey={({ act }) => act}
        columns={[
          { key: 'act', header: '修正', rowHeader: true, cell: ({ act }) => EDIT_ACT_LABELS[act] },
          { key: 'count', header: '件数', align: 'end', width: 'narrow', cell: ({ count }) => `${figure(count)}件` },
        ]}
      />
      {skippedCount === 0 ? null : (
        <DataTable
          caption={`設問としないこととしたもの（${figure(skippedCount)}件${skippedCount > skipped.length ? `のうち、はじめの${figure(skipped.length)}件` : ''}）`}
          rows={skipped.map((one, index) => ({ ...one, index }))}
          rowKey={({ index }) => String(index)}
          columns={[
            {
              key: 'number',
              header: '設問',
              rowHeader: true,
              width: 'narrow',
              cell: ({ printedNumber }) => printedNumber,
            },
            { key: 'words', header: '設問の文', width: 'wide', cell: ({ words }) => words },
            { key: 'reason', header: '設問としない理由', cell: ({ reason }) => reason },
          ]}
        />
      )}
    </section>
  );
}
