import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { goOnPath } from '#app/components/response/sheet-path.ts';
import type { GoOn } from '#app/components/response/sheet-path.ts';
import { LateBadge, SheetStateBadge } from '#app/components/response/sheet-state-badge.tsx';
import type { SheetState } from '#app/domain/response/sheet.ts';

export interface ListedSheet {
  readonly sheetId: string;
  readonly targetName: string;
  readonly office: string;
  readonly state: SheetState;
  readonly late: boolean;
  readonly editable: boolean;
  readonly remaining: { readonly questions: number; readonly minutes: number };
  readonly dueOn: string;
  readonly dueIn: string;
  readonly overdue: boolean;
  readonly goOn: GoOn;
  readonly waitsFor: string | null;
  readonly returned: { readonly reason: string; readonly by: string; readonly at: string } | null;
}

const BUTTONS = {
  not_started: '回答を始める',
  in_progress: '回答を続ける',
  returned: '直して出し直す',
  submitted: '内容を見る',
  confirmed: '内容を見る',
  accepted: '内容を見る',
} as const satisfies Record<SheetState, string>;

function leftWords({ remaining, returned }: ListedSheet): string {
  if (remaining.questions > 0) return `残り ${remaining.questions}問・約${remaining.minutes}分`;
  return returned === null ? 'すべて回答済み。あとは提出だけです' : '直してから、もう一度提出してください';
}

/** The sheets that the person answers, each with what is left and until when. */
export function SheetList({ sheets }: { readonly sheets: readonly ListedSheet[] }) {
  return (
    <ul className="flex flex-col gap-3">
      {sheets.map((sheet) => {
        const name = `${sheet.targetName}（${sheet.office}）`;
        const overview = `/sheets/${sheet.sheetId}`;
        return (
          <li
            key={sheet.sheetId}
            className={`rounded-8 border p-4 ${sheet.returned === null ? 'border-solid-gray-420' : 'border-2 border-l-8 border-red-900'}`}
          >
            <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
              <div>
                <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-std-18B-160">
                  <TextLink to={overview}>{name}</TextLink>
                  <SheetStateBadge state={sheet.state} />
                  {sheet.late ? <LateBadge /> : null}
                </p>
                {sheet.editable ? (
                  <p className="mt-1">
                    <span className="mr-4">{leftWords(sheet)}</span>
                    <span className={sheet.overdue ? 'text-std-16B-170 text-red-900' : ''}>
                      期限 {sheet.dueOn}（{sheet.dueIn}）
                    </span>
                  </p>
                ) : (
                  <p className="mt-1 text-solid-gray-700">
                    {sheet.waitsFor === null ? '確認がすべて済みました。' : `次は${sheet.waitsFor}が確認します。`}
                  </p>
                )}
              </div>
              <ButtonLink
                to={sheet.editable && sheet.returned === null ? goOnPath(sheet.sheetId, sheet.goOn) : overview}
                kind={sheet.editable ? 'primary' : 'secondary'}
                label={`${name}：${BUTTONS[sheet.state]}`}
              >
                {BUTTONS[sheet.state]}
              </ButtonLink>
            </div>
            {sheet.returned === null ? null : (
              <p className="mt-3 whitespace-pre-wrap">
                <span className="text-std-16B-170">
                  差戻しの理由（{sheet.returned.by}さん、{sheet.returned.at}）：
                </span>
                {sheet.returned.reason}
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}
