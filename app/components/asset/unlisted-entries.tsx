import { registeringPath } from '#app/components/asset/inquiry-address.ts';
import { HeardText } from '#app/components/asset/inquiry-heard.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { TextArea } from '#app/components/ui/text-area.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { ASKED_REGISTER_LABELS, UNLISTED_OUTCOME_LABELS } from '#app/domain/asset/inquiry-labels.ts';
import { UNLISTED_MAX_LENGTH, UNLISTED_OUTCOMES } from '#app/domain/asset/inquiry.ts';
import type { AskedRegister } from '#app/domain/asset/inquiry.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import type { InquiryState, UnlistedEntry } from '#app/services/asset/inquiry.page.server.ts';

const REGISTERS: readonly AskedRegister[] = ['system', 'contract', 'cloud_service'];

/** What was typed about one of them before the form came back. */
export interface TypedSettling {
  readonly unlistedId: string;
  readonly because: string;
  readonly error: string | undefined;
}

/** Each thing that a unit names, with the way to the forms that put it into a register. */
function Names({ entry, editable }: { readonly entry: UnlistedEntry; readonly editable: boolean }) {
  if (!editable) return <p className="my-2 whitespace-pre-line">{entry.unlistedText}</p>;
  return (
    <ul className="my-2 flex flex-col gap-2">
      {entry.unlistedNames.map((name, index) => (
        <li key={`${index} ${name}`} className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <span className="break-all">{name}</span>
          <span className="no-print flex flex-wrap gap-x-4 gap-y-1">
            {REGISTERS.map((register) => (
              <TextLink key={register} to={registeringPath(register, { owner: entry.unitId, name })}>
                {ASKED_REGISTER_LABELS[register]}として登録<span className="sr-only">（{name}）</span>
              </TextLink>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What is written to a unit, which has one word for all that it named. */
const hintOf = (named: number) =>
  named < 2
    ? '「加えません」のときは、その理由を必ず書きます。'
    : `「加えません」のときは、その理由を必ず書きます。${named}件のうち一部だけを加えたときは、加えたものと加えないもの（その理由も）を書いて、「台帳に加えました」を押します。`;

export interface UnlistedEntriesProps {
  readonly state: Pick<InquiryState, 'unlistedEntries' | 'unlistedUnsettledCount'>;
  readonly editable: boolean;
  readonly failed: TypedSettling | null;
}

/** What units name that no register does, each with the way into one and the word on what was done. */
export function UnlistedEntries({ state, editable, failed }: UnlistedEntriesProps) {
  const more = state.unlistedUnsettledCount - state.unlistedEntries.length;
  return (
    <section aria-labelledby="unlisted">
      <h2 id="unlisted" className="mb-2 text-std-20B-150">
        台帳にないと書かれたもの（{state.unlistedUnsettledCount}の所属）
      </h2>
      {state.unlistedEntries.length === 0 ? (
        <p>対応していないものはありません。</p>
      ) : (
        <>
          <div className="no-print mb-3">
            <p>
              所属に確かめて台帳に登録し、「台帳に加えました」を押してください。登録の画面には、名称と所管課が入った状態で移ります。
            </p>
            <p>載せる必要がないものは、理由を書いて「加えません」を押すと、所属の画面に理由が出ます。</p>
            <p>
              対応の記録は、所属ごとに一つです。一部だけを加えたときは、加えたものと加えないもの（その理由も）を「伝えること」に書いて、「台帳に加えました」を押してください。
            </p>
          </div>
          <ul className="flex flex-col gap-3">
            {state.unlistedEntries.map((entry) => {
              const { unlistedId, unitName } = entry;
              const typed = failed?.unlistedId === unlistedId ? failed : null;
              return (
                <li key={unlistedId} className="break-inside-avoid rounded-8 border border-solid-gray-420 p-4">
                  <p className="text-std-16B-170">{unitName}</p>
                  <Names entry={entry} editable={editable} />
                  {entry.answeredOn === null ? null : (
                    <p className="text-solid-gray-700">{japaneseDate(entry.answeredOn)}に回答</p>
                  )}
                  {entry.heard === null ? null : <HeardText heard={entry.heard} />}
                  {editable ? (
                    <PostForm label={`${unitName}の台帳にないものの対応`}>
                      <input type="hidden" name="intent" value="settle_unlisted" />
                      <input type="hidden" name="unlistedId" value={unlistedId} />
                      <input type="hidden" name="answerRev" value={entry.answerRev} />
                      <div className="no-print mt-2 flex flex-col gap-3">
                        <TextArea
                          name="because"
                          id={typed === null ? `because.${unlistedId}` : 'because'}
                          label={`${unitName}に伝えること`}
                          hint={hintOf(entry.unlistedNames.length)}
                          rows={2}
                          maxLength={UNLISTED_MAX_LENGTH}
                          defaultValue={typed?.because ?? ''}
                          error={typed?.error}
                        />
                        <div className="flex flex-wrap gap-3">
                          {UNLISTED_OUTCOMES.map((outcome) => (
                            <Button
                              key={outcome}
                              kind="secondary"
                              name="outcome"
                              value={outcome}
                              label={`${unitName}：${UNLISTED_OUTCOME_LABELS[outcome]}`}
                            >
                              {UNLISTED_OUTCOME_LABELS[outcome]}
                            </Button>
                          ))}
                        </div>
                      </div>
                    </PostForm>
                  ) : null}
                </li>
              );
            })}
          </ul>
          {more > 0 ? <p className="mt-2">ほか{more}の所属は、上のものが済むとここに出ます。</p> : null}
        </>
      )}
    </section>
  );
}
