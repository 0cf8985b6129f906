import { ConfirmForm } from '#app/components/ui/confirm-form.tsx';
import { DateField } from '#app/components/ui/date-field.tsx';
import { TextArea } from '#app/components/ui/text-area.tsx';
import { TERM_REASON_MAX_LENGTH } from '#app/domain/policy/policy-term.ts';
import type { PolicyVersionPage } from '#app/services/questionnaire/policy-version.page.server.ts';

export interface VersionTermFormsProps {
  readonly page: Pick<PolicyVersionPage, 'shownVersion' | 'seenRev' | 'isEnded'>;
  /** What was sent back with errors. */
  readonly typed: { readonly intent: string; readonly because: string; readonly from: string; readonly to: string };
  readonly errorOf: (field: string) => string | undefined;
}

/** The acts on the days of a version: nothing else of it can be changed. */
export function VersionTermForms({ page, typed, errorOf }: VersionTermFormsProps) {
  const { shownVersion, seenRev, isEnded } = page;
  const formOf = (intent: string) => {
    const returned = typed.intent === intent;
    const error = (field: string) => (returned ? errorOf(field) : undefined);
    const reason = (label: string, hint: string) => (
      <TextArea
        name="because"
        id={returned ? 'because' : `${intent}-because`}
        label={label}
        hint={hint}
        required
        maxLength={TERM_REASON_MAX_LENGTH}
        defaultValue={returned ? typed.because : ''}
        error={error('because')}
      />
    );
    return { returned, error, reason, fields: { intent, seenRev: String(seenRev) } };
  };
  const [begin, end, withdraw, resume] = [formOf('begin'), formOf('end'), formOf('withdraw'), formOf('resume')];
  return (
    <div className="flex flex-wrap gap-3">
      {shownVersion.validFrom === null ? (
        <ConfirmForm
          trigger="施行日を記録する"
          confirm="施行日を記録する"
          consequence={<p>一度記録した施行日は変えられません。附則や決裁の書類を確かめて入力してください。</p>}
          fields={begin.fields}
          open={begin.returned}
        >
          <DateField
            name="from"
            label="施行日"
            required
            defaultValue={begin.returned ? typed.from : ''}
            error={begin.error('from')}
          />
          {begin.reason('何で確かめたか', '例：附則、令和6年3月20日決裁')}
        </ConfirmForm>
      ) : null}
      {isEnded ? (
        <ConfirmForm
          trigger="廃止・取下げを取り消す"
          confirm="取り消す"
          consequence={<p>この版を、次の版が施行される前の日まで有効な版に戻します。</p>}
          fields={resume.fields}
          open={resume.returned}
        >
          {resume.reason('取り消す理由', '有効期間の記録に残ります。')}
        </ConfirmForm>
      ) : (
        <>
          <ConfirmForm
            trigger="廃止する"
            confirm="廃止する"
            consequence={
              <p>
                入力した日を最後に、この版を廃止します。次の版が施行されるときは、その前日に自動で終わるため、廃止は要りません。これまでの自己点検の結果は変わりません。
              </p>
            }
            fields={end.fields}
            danger
            open={end.returned}
          >
            <DateField
              name="to"
              label="有効な最後の日"
              required
              defaultValue={end.returned ? typed.to : ''}
              error={end.error('to')}
            />
            {end.reason('廃止する理由', '有効期間の記録に残ります。')}
          </ConfirmForm>
          {shownVersion.validFrom === null ? null : (
            <ConfirmForm
              trigger="取り下げる"
              confirm="取り下げる"
              consequence={
                <p>
                  読取りの誤りなどのため、この版を一度も施行されなかったものとします。同じ施行日の版を、公開し直せるようになります。これまでの自己点検の結果は変わりません。
                </p>
              }
              fields={withdraw.fields}
              danger
              open={withdraw.returned}
            >
              {withdraw.reason('取り下げる理由', '有効期間の記録に残ります。')}
            </ConfirmForm>
          )}
        </>
      )}
    </div>
  );
}
