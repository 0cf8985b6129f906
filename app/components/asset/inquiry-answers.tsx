import { HearingFields } from '#app/components/asset/hearing-fields.tsx';
import { InquiryEntry } from '#app/components/asset/inquiry-entry.tsx';
import { InquiryUnlisted } from '#app/components/asset/inquiry-unlisted.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { errorsByField } from '#app/components/ui/error-of.ts';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { dueIn, japaneseDate } from '#app/lib/japanese-date.ts';
import type { UnitInquiryPage } from '#app/services/asset/inquiry.page.server.ts';

export interface InquiryAnswersProps {
  readonly asked: UnitInquiryPage;
  /** Who answers here: nobody, the unit itself, or the 事務局 for it. */
  readonly by: 'nobody' | 'unit' | 'secretariat';
  /** What was typed before the form came back; undefined where it did not. */
  readonly typed: Readonly<Record<string, string>> | undefined;
  readonly errors: readonly { readonly field: string; readonly message: string }[];
}

/** Until when is asked, and how far the answers are. */
export function InquiryStanding({ asked }: Pick<InquiryAnswersProps, 'asked'>) {
  return (
    <p>
      {asked.open ? (
        <>
          回答の期限 <strong>{japaneseDate(asked.dueOn)}</strong>
          {asked.done ? null : (
            <span className={asked.overdue ? 'text-std-16B-170 text-red-900' : ''}>
              （{dueIn(asked.dueOn, asked.today)}）
            </span>
          )}
        </>
      ) : (
        'この照会は締め切られました。違うところがあるときは、事務局に連絡してください。'
      )}
      {'　'}
      {asked.askedCount === 0
        ? asked.done
          ? '回答済み'
          : '未回答'
        : `${asked.askedCount}件のうち${asked.answeredCount}件に回答済み`}
    </p>
  );
}

/** What a unit is asked, entry by entry, with its answers or the form for them. */
export function InquiryAnswers({ asked, by, typed, errors }: InquiryAnswersProps) {
  const errorOf = errorsByField(errors);
  const answerable = by !== 'nobody';
  const kept = by === 'secretariat' ? asked.kept : null;
  const entries = asked.entries.map((entry) => (
    <InquiryEntry
      key={entry.entryId}
      entry={entry}
      answerable={answerable && kept?.entryIds.includes(entry.entryId) !== true}
      typed={
        typed === undefined
          ? undefined
          : { answer: typed[`answer.${entry.entryId}`] ?? '', remark: typed[`remark.${entry.entryId}`] ?? '' }
      }
      errorOf={errorOf}
    />
  ));
  const rest = (
    <InquiryUnlisted
      unlisted={asked.unlisted}
      answerable={answerable && kept?.restKept !== true}
      typed={
        typed === undefined
          ? undefined
          : { unlistedText: typed['unlistedText'] ?? '', noneElse: typed['noneElse'] === 'yes' }
      }
      errorOf={errorOf}
    />
  );
  if (!answerable) {
    return (
      <>
        {entries}
        {rest}
      </>
    );
  }
  const seals = [...asked.entries, asked.unlisted].map(({ seenHash }) => seenHash).join();
  return (
    <PostForm key={seals} label="台帳の照会への回答">
      <div className="flex flex-col gap-6">
        {by === 'secretariat' ? (
          <HearingFields
            first={asked.begunOn}
            last={asked.today}
            typed={{
              heardFrom: typed?.['heardFrom'] ?? '',
              heardOn: typed?.['heardOn'] ?? '',
              means: typed?.['means'] ?? '',
            }}
            errorOf={errorOf}
          />
        ) : null}
        {entries}
        {rest}
        <div className="flex flex-wrap gap-3">
          <Button name="intent" value="save">
            選んだ回答を保存する
          </Button>
          {asked.answeredCount >= asked.askedCount ? null : (
            <Button name="intent" value="rest" kind="secondary">
              選んでいないものは、すべて「このとおりです」として保存する
            </Button>
          )}
        </div>
      </div>
    </PostForm>
  );
}
