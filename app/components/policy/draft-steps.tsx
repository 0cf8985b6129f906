import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { DraftFields } from '#app/components/policy/draft-fields.tsx';
import type { DraftFieldsProps } from '#app/components/policy/draft-fields.tsx';
import { roleNames } from '#app/components/report/role-names.ts';
import { Button } from '#app/components/ui/button.tsx';
import { ConfirmForm } from '#app/components/ui/confirm-form.tsx';
import { Disclosure } from '#app/components/ui/disclosure.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { TimeText } from '#app/components/ui/time-text.tsx';
import { CORRECTION_PROBLEM_LABELS } from '#app/domain/policy/labels.ts';
import { japaneseDateTime, relativeTime } from '#app/lib/japanese-date.ts';
import type { PolicyDraftPage } from '#app/services/questionnaire/policy-draft.page.server.ts';
import type { DraftHead } from '#app/services/policy/draft-head.loader.server.ts';

function Ago({ instant, now }: { readonly instant: string; readonly now: string }) {
  return <TimeText instant={instant} text={relativeTime(instant, now)} full={japaneseDateTime(instant)} />;
}

/** Who works on the draft, and how another goes on with it. */
export function DraftHolder({ page }: { readonly page: DraftHead }) {
  const { holder, heldAt, isHolder, now } = page;
  if (isHolder) {
    return (
      <p className="text-solid-gray-700">
        編集中：{holder}さん（あなた。最後の操作は
        <Ago instant={heldAt} now={now} />
        ）。保存されるのは、押したボタンの欄だけです。そこまでの訂正は、画面を閉じても、「対策基準と調査票」から続けられます。
      </p>
    );
  }
  return (
    <Notice tone="warning" title={`いまは、${holder}さんが編集しています。見ることだけができます。`}>
      <p className="mb-3">
        最後の操作は
        <Ago instant={heldAt} now={now} />
        です。
      </p>
      <ConfirmForm
        trigger="この下書きを引き継ぐ"
        consequence={
          <p>
            あなたが編集するようになり、{holder}
            さんは編集できなくなります。これまでの訂正は、すべて残ります。先に、{holder}さんに声を掛けてください。
          </p>
        }
        confirm="引き継いで編集する"
        fields={{ intent: 'take_over' }}
      />
    </Notice>
  );
}

/** Corrections that change nothing any more, each with the way to give it up. */
export function UnappliedCorrections({ page }: { readonly page: PolicyDraftPage }) {
  const { unapplied, isHolder } = page;
  if (unapplied.length === 0) return null;
  return (
    <Notice tone="warning" title={`反映していない訂正が${unapplied.length.toLocaleString('ja-JP')}件あります。`}>
      <p>
        先に行った訂正を取り消したか、前の版の訂正が今の本文に合わないため、次の訂正は読取りに反映していません。要るときは、その条項を開いて、もう一度訂正してください。要らないときは、取りやめてください。
      </p>
      <ul className="list-none">
        {unapplied.map(({ number, words, problem }) => (
          <li key={number} className="flex flex-wrap items-center gap-3 py-1 [overflow-wrap:anywhere]">
            <span>
              {words}（{CORRECTION_PROBLEM_LABELS[problem]}）
            </span>
            {isHolder ? (
              <PostForm label={`取りやめる：${words}`} preventScrollReset>
                <DraftFields page={page} />
                <input type="hidden" name="takenBack" value={number} />
                <Button kind="secondary" name="intent" value="take_back">
                  この訂正を取りやめる
                </Button>
              </PostForm>
            ) : null}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** The last steps with what they did, and the way back. */
export function DraftSteps({ page }: { readonly page: DraftHead & DraftFieldsProps['page'] }) {
  const names = roleNames(useOfficeNames());
  const { steps, stepCount, undone, redone, now, isHolder } = page;
  if (stepCount === 0 && redone === null) return null;
  return (
    <section aria-label="訂正と確認の記録" className="flex flex-col gap-2">
      {isHolder ? (
        <div className="flex flex-wrap gap-3">
          {undone === null ? null : (
            <PostForm label="元に戻す" preventScrollReset>
              <DraftFields page={page} />
              <Button kind="secondary" name="intent" value="undo">
                元に戻す（{undone}）
              </Button>
            </PostForm>
          )}
          {redone === null ? null : (
            <PostForm label="やり直す" preventScrollReset>
              <DraftFields page={page} />
              <Button kind="secondary" name="intent" value="redo">
                やり直す（{redone}）
              </Button>
            </PostForm>
          )}
        </div>
      ) : null}
      {stepCount === 0 ? null : (
        <Disclosure
          onPaper="opened"
          summary={`訂正と確認の記録（${stepCount.toLocaleString('ja-JP')}件${stepCount > steps.length ? `のうち、新しい${steps.length}件` : ''}）`}
        >
          <ol className="list-none">
            {steps.map(({ number, words, role, doneBy, doneAt }) => (
              <li key={number} className="border-t border-solid-gray-300 py-1 [overflow-wrap:anywhere]">
                {words}（{role === null ? '' : `${names[role]}への設問、`}
                {doneBy}、
                <Ago instant={doneAt} now={now} />）
              </li>
            ))}
          </ol>
        </Disclosure>
      )}
    </section>
  );
}
