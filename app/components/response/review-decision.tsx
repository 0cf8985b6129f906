import type { ReviewActs } from '#app/services/response/review.page.server.ts';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { SeenFields, seenFields } from '#app/components/response/seen-fields.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { ConfirmForm } from '#app/components/ui/confirm-form.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { TextArea } from '#app/components/ui/text-area.tsx';
import { RETURN_REASON_MAX_LENGTH } from '#app/domain/response/sheet.ts';
import type { SeenSubmission } from '#app/domain/response/sheet-content.ts';

export interface ReviewDecisionProps {
  readonly sheetId: string;
  readonly acts: ReviewActs;
  readonly seen: SeenSubmission | null;
  readonly unknown: number;
  readonly reason: string;
  readonly reasonError: string | undefined;
}

/** What the signed-in person may decide about the sheet; nothing is shown to those who only read. */
export function ReviewDecision({ sheetId, acts, seen, unknown, reason, reasonError }: ReviewDecisionProps) {
  const { secretariat } = useOfficeNames();
  if (!Object.values(acts).includes(true)) return null;
  return (
    <section aria-labelledby="decision" className="no-print mt-8 rounded-12 border-2 border-key-900 p-4">
      <h2 id="decision" className="mb-3 text-std-20B-150">
        確認・差戻し
      </h2>
      <div className="flex flex-col gap-4">
        {acts.ownAnswers || acts.ownAccept ? (
          <Notice tone="warning" title="ご自身が回答した点検票のため、確認できません。">
            <p>
              {acts.ownAnswers
                ? '同じ役職のほかの方が確認してください。ほかに確認できる方がいないときは、いったん引き戻して提出し直すと「兼務のため自己確認」として次に進みます。'
                : `${secretariat}のほかの担当者が確認してください。`}
            </p>
          </Notice>
        ) : null}
        {acts.confirm ? (
          <PostForm>
            <input type="hidden" name="intent" value="confirm" />
            <SeenFields seen={seen} />
            <p className="mb-2">
              内容に問題がなければ確認してください。
              {unknown > 0 ? `「わからない」が${unknown}問あります。確認すると、このまま集計されます。` : ''}
            </p>
            <Button>確認する</Button>
          </PostForm>
        ) : null}
        {acts.accept ? (
          <PostForm>
            <input type="hidden" name="intent" value="accept" />
            <SeenFields seen={seen} />
            <p className="mb-2">
              記入の不足や明らかな誤りがないことを確かめてください。
              {acts.selfAccept
                ? `ご自身も回答した点検票ですが、${secretariat}にほかの担当者がいないため、「兼務のため自己確認」として記録されます。`
                : ''}
            </p>
            <Button>事務局確認を済ませる</Button>
          </PostForm>
        ) : null}
        {acts.returnSheet ? (
          <ConfirmForm
            trigger="差し戻す"
            confirm="理由を付けて差し戻す"
            fields={{ intent: 'return', ...seenFields(seen) }}
            open={reasonError !== undefined || reason !== ''}
            consequence={
              <p>点検票は回答者に戻ります。入力された回答は消えません。回答者は理由を読み、直して提出し直します。</p>
            }
          >
            <TextArea
              name="reason"
              label="差戻しの理由"
              required
              maxLength={RETURN_REASON_MAX_LENGTH}
              defaultValue={reason}
              error={reasonError}
              hint="どの設問の何を直してほしいかを書いてください。"
            />
          </ConfirmForm>
        ) : null}
        {acts.proxy ? (
          <p>
            <ButtonLink to={`/sheets/${sheetId}/proxy`}>代行入力を始める</ButtonLink>
          </p>
        ) : null}
      </div>
    </section>
  );
}
