import { OBJECT_KIND_LABELS } from '#app/domain/response/labels.ts';
import type { GateView } from '#app/services/response/gate-view.loader.server.ts';
import type { GatesPage } from '#app/services/response/gates.page.server.ts';
import type { GateConflict } from '#app/services/response/gates.acts.server.ts';
import { japaneseDateTime } from '#app/lib/japanese-date.ts';
import { Button } from '#app/components/ui/button.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';

export interface GateFormProps extends Pick<GatesPage, 'gates'> {
  readonly targetName: string;
  readonly readOnly: boolean;
  readonly conflicts: readonly GateConflict[];
}

const WORDS = { yes: 'はい', no: 'いいえ' } as const;

function word(holds: boolean): string {
  return holds ? WORDS.yes : WORDS.no;
}

interface RegisteredProps extends Pick<GateView, 'registered' | 'holds'> {
  readonly targetName: string;
}

/** How many contracts or services the register has of what the gate asks for, and that いいえ does not go with it. */
function Registered({ registered, targetName, holds }: RegisteredProps) {
  if (registered.length === 0) return null;
  const counted = registered.map(({ kind, count }) => `${OBJECT_KIND_LABELS[kind]}が${count}件`).join('、');
  return (
    <p className={holds === false ? 'mt-2 text-std-16B-170' : 'mt-2 text-solid-gray-700'}>
      台帳には、{targetName}の{counted}あります。
      {holds === false ? '「いいえ」でよいか、確かめてください。' : null}
    </p>
  );
}

/** The few questions that decide which of the others apply. */
export function GateForm({ gates, targetName, readOnly, conflicts }: GateFormProps) {
  return (
    <PostForm label="事前確認">
      {gates.map((gate) => {
        const conflict = conflicts.find(({ gateId }) => gateId === gate.gateId);
        const holds = conflict?.own ?? gate.holds;
        return (
          <div
            key={gate.gateId}
            id={gate.gateId}
            className="border-t border-l-4 border-solid-gray-420 border-l-transparent py-4 pl-3 focus-within:border-l-key-900 focus-within:bg-key-50"
          >
            <fieldset disabled={readOnly} aria-describedby={`${gate.gateId}-effect`}>
              <legend className="text-std-18B-160">{gate.questionText}</legend>
              <input type="hidden" name={`rev.${gate.gateId}`} value={gate.rev} readOnly />
              <div className="mt-2 flex flex-wrap items-center gap-3">
                {(['yes', 'no'] as const).map((value) => (
                  <label key={value} htmlFor={`${gate.gateId}-${value}`} className="choice px-4">
                    <input
                      type="radio"
                      id={`${gate.gateId}-${value}`}
                      name={`gate.${gate.gateId}`}
                      value={value}
                      defaultChecked={holds !== null && holds === (value === 'yes')}
                    />
                    {WORDS[value]}
                  </label>
                ))}
                {gate.heldLastYear === null ? null : (
                  <span className="text-solid-gray-700">前年度：{word(gate.heldLastYear)}</span>
                )}
              </div>
              <p id={`${gate.gateId}-effect`} className="mt-2 text-solid-gray-700">
                「いいえ」のとき、{gate.questionCount}問が該当なしになります。
                {gate.enteredCount === 0
                  ? null
                  : `入力済みの${gate.enteredCount}問の回答は消えず、「はい」に戻すと元どおりになります。`}
              </p>
              <Registered registered={gate.registered} targetName={targetName} holds={holds} />
              {conflict === undefined ? null : (
                <p role="alert" className="mt-2 rounded-8 border-2 border-l-8 border-orange-900 p-3">
                  {conflict.answeredBy}さんが先に「{word(conflict.holds)}」と保存しました（
                  {japaneseDateTime(conflict.answeredAt)}
                  ）。あなたの選択は「{word(conflict.own)}」です。残すほうを選んで、もう一度保存してください。
                </p>
              )}
            </fieldset>
          </div>
        );
      })}
      {readOnly ? null : (
        <div className="mt-6 border-t border-solid-gray-420 pt-4">
          <Button>保存して次へ</Button>
        </div>
      )}
    </PostForm>
  );
}
