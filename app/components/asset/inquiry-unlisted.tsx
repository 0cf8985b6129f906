import { HeardText } from '#app/components/asset/inquiry-heard.tsx';
import { CheckboxField } from '#app/components/ui/checkbox-field.tsx';
import { StatusBadge } from '#app/components/ui/status-badge.tsx';
import { TextArea } from '#app/components/ui/text-area.tsx';
import { UNLISTED_OUTCOME_LABELS } from '#app/domain/asset/inquiry-labels.ts';
import { UNLISTED_MAX_LENGTH } from '#app/domain/asset/inquiry.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import type { AskedUnlisted } from '#app/services/asset/inquiry.loader.server.ts';

/** What the unit said, and what was done about it. */
function UnlistedBadge({ unlisted }: { readonly unlisted: AskedUnlisted }) {
  if (unlisted.outcome !== null) {
    return <StatusBadge tone="info">{UNLISTED_OUTCOME_LABELS[unlisted.outcome]}</StatusBadge>;
  }
  if (unlisted.unlistedText !== '') return <StatusBadge tone="warning">確認待ち</StatusBadge>;
  if (unlisted.noneElse) return <StatusBadge tone="success">ほかにありません</StatusBadge>;
  return unlisted.ownsNothing ? <StatusBadge tone="warning">未回答</StatusBadge> : null;
}

export interface InquiryUnlistedProps {
  readonly unlisted: AskedUnlisted;
  readonly answerable: boolean;
  /** What was written before the form came back; undefined where it did not. */
  readonly typed: { readonly unlistedText: string; readonly noneElse: boolean } | undefined;
  readonly errorOf: (field: string) => string | undefined;
}

/** What a unit has that no register names, in its own words. */
export function InquiryUnlisted({ unlisted, answerable, typed, errorOf }: InquiryUnlistedProps) {
  return (
    <section aria-labelledby="unlisted" className="break-inside-avoid rounded-8 border border-solid-gray-420 p-4">
      <h3 id="unlisted" className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-std-18B-160">
        <span>台帳にないもの</span>
        <UnlistedBadge unlisted={unlisted} />
      </h3>
      {answerable ? (
        <div className="flex flex-col gap-2">
          <input type="hidden" name="restSeal" value={unlisted.seenHash} />
          <TextArea
            name="unlistedText"
            label="台帳にない情報システム・委託・クラウドサービス"
            hint="台帳にない情報システム・委託・クラウドサービスがあれば名前を書いてください。一つを一行に書きます（業務を任せている事業者、インターネットで申し込んで使っているサービスなども含みます）。事務局が確かめて台帳に加えます。"
            rows={3}
            maxLength={UNLISTED_MAX_LENGTH}
            defaultValue={typed?.unlistedText ?? unlisted.unlistedText}
            error={errorOf('unlistedText')}
          />
          <CheckboxField
            name="noneElse"
            label="ほかにありません"
            defaultChecked={typed?.noneElse ?? unlisted.noneElse}
            {...(unlisted.ownsNothing ? {} : { hint: '空のままでも、上の記載にすべて答えると回答済みになります。' })}
          />
        </div>
      ) : unlisted.unlistedText === '' ? (
        <p>{unlisted.noneElse ? 'ほかにありません。' : '書かれていません。'}</p>
      ) : (
        <p className="whitespace-pre-line">{unlisted.unlistedText}</p>
      )}
      {unlisted.because === '' ? null : (
        <p className="mt-2 whitespace-pre-line">
          {unlisted.outcome === 'left_out' ? '加えない理由' : '事務局から'}：{unlisted.because}
        </p>
      )}
      {unlisted.answeredOn === null ? null : (
        <p className="mt-2 text-solid-gray-700">{japaneseDate(unlisted.answeredOn)}に回答</p>
      )}
      {unlisted.heard === null ? null : <HeardText heard={unlisted.heard} whole />}
    </section>
  );
}
