import type { SentBack } from '#app/components/organization/person-offices.tsx';
import { ConfirmForm } from '#app/components/ui/confirm-form.tsx';
import { DateField } from '#app/components/ui/date-field.tsx';

export interface PersonPresenceProps {
  readonly active: boolean;
  readonly today: string;
  readonly sentBack: SentBack | null;
}

/** Whether a person is there at all: who goes takes every office and the sign-in along in one act. */
export function PersonPresence({ active, today, sentBack }: PersonPresenceProps) {
  const back = sentBack?.intent === 'leave' ? sentBack : null;
  return (
    <section aria-labelledby="presence" className="flex flex-col items-start gap-3">
      <h2 id="presence" className="text-std-20B-150">
        転出・退職
      </h2>
      {active ? (
        <ConfirmForm
          trigger="転出・退職として登録する"
          confirm="登録する"
          danger
          open={back !== null}
          fields={{ intent: 'leave' }}
          consequence={
            <p>
              続いている役職はすべて最後の日で終わり、サインインは今すぐできなくなります。この職員の名前と、これまでの回答・記録は残ります。復帰したときは、役職とパスワードを改めて登録します。
            </p>
          }
        >
          <DateField
            name="lastDay"
            label="最後の日（在籍した最後の日）"
            required
            max={today}
            defaultValue={back?.lastDay ?? today}
            error={back?.error}
          />
        </ConfirmForm>
      ) : (
        <ConfirmForm
          trigger="復帰として登録する"
          confirm="登録する"
          fields={{ intent: 'return' }}
          consequence={<p>在籍中に戻します。前の役職とパスワードは戻りません。</p>}
        />
      )}
    </section>
  );
}
