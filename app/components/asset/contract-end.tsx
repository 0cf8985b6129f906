import { ConfirmForm } from '#app/components/ui/confirm-form.tsx';
import { DateField } from '#app/components/ui/date-field.tsx';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import type { ContractPage } from '#app/services/asset/contract.page.server.ts';

export interface ContractEndProps extends Pick<ContractPage, 'retiredOn' | 'today'> {
  /** What was typed before the form came back. */
  readonly typed: string | undefined;
  readonly error: string | undefined;
}

/** Taking a contract out of the register, and putting it back. */
export function ContractEnd({ retiredOn, today, typed, error }: ContractEndProps) {
  return (
    <section aria-labelledby="end" className="mt-10 border-t border-solid-gray-420 pt-6">
      <h2 id="end" className="mb-2 text-std-20B-150">
        台帳から外す
      </h2>
      {retiredOn !== null ? (
        <div className="flex flex-col gap-3">
          <p>
            {japaneseDate(retiredOn)}から台帳の対象に{retiredOn > today ? 'しない予定です' : 'していません'}
            。記載は残っています。
          </p>
          <ConfirmForm
            trigger="台帳に戻す"
            confirm="取り消して、台帳に戻す"
            fields={{ intent: 'restore' }}
            consequence={<p>契約の期間のとおりに、また一覧に表示します。</p>}
          />
        </div>
      ) : (
        <>
          <p className="mb-2">
            終了日のある契約は、その日を過ぎると「終了した契約」になるので、外す必要はありません。途中で終わったとき、誤って登録したときに使います。
          </p>
          <ConfirmForm
            trigger="台帳から外す"
            confirm="この日から外す"
            fields={{ intent: 'retire' }}
            danger
            open={typed !== undefined}
            consequence={
              <p>一覧に表示しなくなります。記載は残り、あとで戻せます。コードは、ほかの契約に使えません。</p>
            }
          >
            <DateField
              name="retiredOn"
              label="外す日"
              required
              hint="この日から、台帳の対象としません。先の日でも構いません。"
              defaultValue={typed ?? today}
              error={error}
            />
          </ConfirmForm>
        </>
      )}
    </section>
  );
}
