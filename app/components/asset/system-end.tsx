import { ConfirmForm } from '#app/components/ui/confirm-form.tsx';
import { DateField } from '#app/components/ui/date-field.tsx';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import type { SystemPage } from '#app/services/asset/system.page.server.ts';

export interface SystemEndProps extends Pick<SystemPage, 'retiredOn' | 'inUse' | 'runningNames' | 'today'> {
  /** What was typed before the form came back. */
  readonly typed: string | undefined;
  readonly error: string | undefined;
}

/** 廃止, and taking it back. */
export function SystemEnd({ retiredOn, inUse, runningNames, today, typed, error }: SystemEndProps) {
  return (
    <section aria-labelledby="end" className="mt-10 border-t border-solid-gray-420 pt-6">
      <h2 id="end" className="mb-2 text-std-20B-150">
        廃止
      </h2>
      {retiredOn !== null ? (
        <div className="flex flex-col gap-3">
          <p>
            {japaneseDate(retiredOn)}に廃止{inUse ? 'する予定です' : 'しました'}
            。これまでの回答と結果は、そのまま残っています。
          </p>
          <ConfirmForm
            trigger="廃止を取り消す"
            confirm="取り消して、利用中に戻す"
            fields={{ intent: 'restore' }}
            consequence={<p>次に開始する自己点検から、また点検票が届きます。</p>}
          />
        </div>
      ) : runningNames.length > 0 ? (
        <p>
          実施中の自己点検{runningNames.map((name) => `「${name}」`).join('')}
          にこの情報システムの点検票があるため、今は廃止できません。集計を確定したあとに、廃止できます。
        </p>
      ) : (
        <ConfirmForm
          trigger="廃止する"
          confirm="この日に廃止する"
          fields={{ intent: 'retire' }}
          danger
          open={typed !== undefined}
          consequence={
            <p>
              廃止日より後に開始する自己点検から、点検票が届かなくなります。これまでの回答と結果は残ります。廃止はあとで取り消せます。
            </p>
          }
        >
          <DateField
            name="retiredOn"
            label="廃止日"
            required
            hint="この日から、利用していないものとして扱います。先の日でも構いません。"
            defaultValue={typed ?? today}
            error={error}
          />
        </ConfirmForm>
      )}
    </section>
  );
}
