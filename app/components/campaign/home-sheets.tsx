import type { OfficeNames } from '#app/domain/organization/office.ts';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { REHEARSAL_MARK } from '#app/domain/campaign/labels.ts';
import type { HomeSheet, Home } from '#app/services/campaign/home.page.server.ts';
import { campaignTitle } from '#app/components/campaign/campaign-title.ts';
import { isNothingLeft, workloadText } from '#app/components/response/workload-text.ts';
import { peopleText } from '#app/components/organization/people-text.ts';
import { sheetName } from '#app/components/response/sheet-name.ts';
import type { NamedSheet } from '#app/components/response/sheet-name.ts';
import { japaneseDate, dueIn, japaneseDateOf } from '#app/lib/japanese-date.ts';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { goOnPath } from '#app/components/response/sheet-path.ts';
import { LateBadge, SheetStateBadge } from '#app/components/response/sheet-state-badge.tsx';
import type { SheetState } from '#app/domain/response/sheet.ts';

const BUTTONS = {
  not_started: '回答を始める',
  in_progress: '回答を続ける',
  returned: '直して出し直す',
  submitted: '内容を見る',
  confirmed: '内容を見る',
  accepted: '内容を見る',
} as const satisfies Record<SheetState, string>;

const BEING_COUNTED = 'この自己点検は集計中のため、いまは保存できません。';

function leftWords({ remaining, returned }: HomeSheet): string {
  if (!isNothingLeft(remaining)) return `残り ${workloadText(remaining)}`;
  return returned === null ? 'すべて回答済み。あとは提出だけです' : '直してから、もう一度提出してください';
}

/** The secretariat is named as an office: any of its people may check. */
function nextWords(next: HomeSheet['next'], names: OfficeNames): string {
  if (next === null) return '確認がすべて済みました。';
  const people = next.turn === 'accept' ? '' : `（${peopleText(next.people)}）`;
  return `次は${names[next.office]}${people}が確認します。`;
}

/** What a sheet is called by beside those of other self-assessments: of rehearsals one runs at most. */
export function homeSheetName(
  sheet: NamedSheet & Pick<HomeSheet, 'rehearsal' | 'campaign'>,
  names: OfficeNames,
): string {
  const name = sheetName(sheet, names);
  if (sheet.rehearsal) return `${REHEARSAL_MARK}${name}`;
  return sheet.campaign === null ? name : `${campaignTitle(sheet.campaign)}：${name}`;
}

/** The sheets that the person answers, each with what is left and until when. */
export function HomeSheets({ sheets, today }: Pick<Home, 'sheets' | 'today'>) {
  const names = useOfficeNames();
  return (
    <ul className="flex flex-col gap-3">
      {sheets.map((sheet) => {
        const name = homeSheetName(sheet, names);
        const button = BUTTONS[sheet.beingCounted ? 'submitted' : sheet.state];
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
                      期限 {japaneseDate(sheet.dueOn)}（{dueIn(sheet.dueOn, today)}）
                    </span>
                  </p>
                ) : (
                  <p className="mt-1 text-solid-gray-700">
                    {sheet.beingCounted ? BEING_COUNTED : nextWords(sheet.next, names)}
                  </p>
                )}
              </div>
              <ButtonLink
                to={sheet.editable && sheet.returned === null ? goOnPath(sheet.sheetId, sheet.goOn) : overview}
                kind={sheet.editable ? 'primary' : 'secondary'}
                label={`${name}：${button}`}
              >
                {button}
              </ButtonLink>
            </div>
            {sheet.returned === null ? null : (
              <p className="mt-3 whitespace-pre-wrap">
                <span className="text-std-16B-170">
                  差戻しの理由（{sheet.returned.by}さん、{japaneseDateOf(sheet.returned.at)}）：
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
