import { postWords } from '#app/components/organization/post-words.ts';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { ConfirmForm } from '#app/components/ui/confirm-form.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { DateField } from '#app/components/ui/date-field.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { StatusBadge } from '#app/components/ui/status-badge.tsx';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import type { AppointmentLine, PersonPage } from '#app/services/organization/person.page.server.ts';

const STANDING_WORDS = { coming: '開始前', lasting: '在職中', over: '終了' } as const;
const STANDING_TONES = { coming: 'info', lasting: 'success', over: 'neutral' } as const;

/** A form that came back: which one, what was typed, and the error of its field. */
export interface SentBack {
  readonly intent: string;
  readonly appointmentId: string;
  readonly until: string;
  readonly lastDay: string;
  readonly error: string | undefined;
}

interface EndFormProps {
  readonly line: AppointmentLine;
  readonly words: string;
  readonly today: string;
  readonly sentBack: SentBack | null;
}

function EndForm({ line, words, today, sentBack }: EndFormProps) {
  const back = sentBack?.intent === 'end' && sentBack.appointmentId === line.id ? sentBack : null;
  return (
    <ConfirmForm
      trigger={line.until === null ? '終わりの日を決める' : '終わりの日を変える'}
      confirm="終わりの日を登録する"
      consequence={
        <p>
          「{words}
          」はこの日まで続き、次の日から点検票や画面を開けなくなります。これまでの回答と記録は残ります。後任の任命は別に登録してください。
        </p>
      }
      fields={{ intent: 'end', appointmentId: line.id }}
      open={back !== null}
    >
      <DateField
        name="until"
        id={`until-${line.id}`}
        label="終わりの日（この日まで在職）"
        required
        min={line.from}
        defaultValue={back?.until ?? line.until ?? today}
        error={back?.error}
      />
    </ConfirmForm>
  );
}

export interface PersonOfficesProps extends Pick<PersonPage, 'appointments' | 'today' | 'mayEdit'> {
  readonly sentBack: SentBack | null;
}

/** Every office of a person, the past ones too: who answered then stays readable. */
export function PersonOffices({ appointments, today, mayEdit, sentBack }: PersonOfficesProps) {
  const names = useOfficeNames();
  if (appointments.length === 0) {
    return (
      <EmptyState title="役職はまだありません。">
        <p>
          {mayEdit
            ? '「役職を加える」から任命を登録すると、その役職の点検票と画面を開けるようになります。'
            : '役職が登録されると、ここに並びます。'}
        </p>
      </EmptyState>
    );
  }
  return (
    <DataTable
      caption="役職と期間"
      captionHidden
      rows={appointments}
      rowKey={({ id }) => id}
      columns={[
        { key: 'post', header: '役職', rowHeader: true, cell: (line) => postWords(line, names) },
        { key: 'from', header: '始まり', cell: ({ from }) => japaneseDate(from) },
        { key: 'until', header: '終わり', cell: ({ until }) => (until === null ? '定めなし' : japaneseDate(until)) },
        {
          key: 'standing',
          header: '状態',
          cell: ({ standing }) => <StatusBadge tone={STANDING_TONES[standing]}>{STANDING_WORDS[standing]}</StatusBadge>,
        },
        ...(mayEdit
          ? [
              {
                key: 'acts',
                header: '操作',
                cell: (line: AppointmentLine) => {
                  const words = postWords(line, names);
                  if (line.standing === 'over') return '－';
                  return (
                    <div className="flex flex-col gap-2">
                      <EndForm line={line} words={words} today={today} sentBack={sentBack} />
                      {line.standing === 'coming' ? (
                        <ConfirmForm
                          trigger="任命を取り消す"
                          confirm="取り消す"
                          consequence={
                            <p>まだ始まっていない「{words}」の任命をなかったことにします。記録は残ります。</p>
                          }
                          fields={{ intent: 'withdraw', appointmentId: line.id }}
                        />
                      ) : null}
                    </div>
                  );
                },
              },
            ]
          : []),
      ]}
    />
  );
}
