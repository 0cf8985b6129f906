import { japaneseDateTime, japaneseTime } from '#app/lib/japanese-date.ts';
import { LINK_LOOK, TextLink } from '#app/components/ui/text-link.tsx';
import type { QueueState } from '#app/components/response/answer-queue.ts';
import { chapterPath } from '#app/components/response/sheet-path.ts';

export interface SaveStatusProps {
  readonly state: QueueState | null;
  /** When something of the sheet was last stored, before this visit. */
  readonly lastSaved: string | null;
}

/** 「保存済み 14:02」: where the answers are, in words that are read aloud when they change. */
export function SaveStatus({ state, lastSaved }: SaveStatusProps) {
  return (
    <p role="status" className="min-h-6">
      {wordsOf(state, lastSaved)}
    </p>
  );
}

function wordsOf(state: QueueState | null, lastSaved: string | null): string {
  const told = state !== null && (state.trouble !== null || state.savedAt !== null);
  if (state === null || (!told && state.pending.length + state.held.size === 0)) {
    return lastSaved === null ? 'まだ何も保存していません' : `最後の保存 ${japaneseDateTime(lastSaved)}`;
  }
  if (state.trouble === 'unreachable' || state.trouble === 'busy') return `⚠ 未送信 ${state.pending.length}件`;
  if (state.trouble === 'signed_out') return `⚠ 未送信 ${state.pending.length}件（サインインが必要です）`;
  if (state.trouble === 'refused') return '⚠ 保存できません';
  const toDecide = state.problems.size + state.conflicts.size + state.held.size;
  if (toDecide > 0) return `⚠ 確認が必要な回答 ${toDecide}件`;
  if (state.pending.length > 0) return '保存中…';
  return `✓ 保存済み ${state.savedAt === null ? '' : japaneseTime(state.savedAt)}`;
}

/**
 * What went wrong on the way to the server, that nothing is lost, and what to do. Where there is room it stands over
 * the lower edge, so that nothing moves under the pointer when it appears.
 */
export function SaveTrouble({
  state,
  sheetId,
  chapter,
}: {
  readonly state: QueueState | null;
  readonly sheetId: string;
  readonly chapter: string;
}) {
  if (state === null) return null;
  const elsewhere = [
    ...new Set(
      [...state.pending.filter((entry) => needsPerson(state, entry.itemKey)), ...state.held.values()].map(
        (entry) => entry.chapter,
      ),
    ),
  ].filter((key) => key !== chapter);
  const words = troubleWords(state);
  if (words === null && elsewhere.length === 0) return null;
  return (
    <div
      role="alert"
      className="no-print mb-4 rounded-8 border-2 border-l-8 border-orange-900 bg-white p-4 desktop:fixed desktop:inset-x-4 desktop:bottom-0 desktop:z-10"
    >
      {words === null ? null : <p>{words}</p>}
      {state.trouble === 'signed_out' ? (
        <p className="mt-2">
          {state.keeps ? (
            <TextLink reloadDocument to={`/sign-in?next=${encodeURIComponent(chapterPath(sheetId, chapter))}`}>
              サインインして続ける
            </TextLink>
          ) : (
            <a href="/sign-in" target="_blank" rel="noreferrer" className={LINK_LOOK}>
              サインインの画面を別に開く
            </a>
          )}
        </p>
      ) : null}
      {elsewhere.map((key) => (
        <p key={key} className="mt-2">
          <TextLink to={chapterPath(sheetId, key)}>ほかの章（{key}）に、確認が必要な回答があります</TextLink>
        </p>
      ))}
    </div>
  );
}

function needsPerson(state: QueueState, itemKey: string): boolean {
  return state.conflicts.has(itemKey) || state.problems.has(itemKey);
}

function keptWords({ keeps }: QueueState): string {
  return keeps
    ? '回答はこの端末に保管しており、'
    : '回答はこの画面にだけ残っているため、この画面を閉じないでください。';
}

function troubleWords(state: QueueState): string | null {
  switch (state.trouble) {
    case null:
      return null;
    case 'unreachable':
      return `サーバにつながらないため、${state.pending.length}件の回答をまだ送れていません。${keptWords(state)}つながり次第、自動で送信します。このまま続けて入力できます。`;
    case 'busy':
      return `サーバが混み合っているため、${state.pending.length}件の回答をまだ送れていません。${keptWords(state)}少し待って、自動で送信し直します。このまま続けて入力できます。`;
    case 'signed_out':
      return state.keeps
        ? `サインインの有効期間が終わったため、${state.pending.length}件の回答をまだ送れていません。回答はこの端末に保管しています。サインインし直すと、自動で送信します。`
        : `サインアウトしたか、サインインの有効期間が終わったため、${state.pending.length}件の回答をまだ送れていません。回答はこの画面にだけ残っており、この端末には保管していません。この画面は閉じずに、別の画面で同じ方がサインインし直すと、この画面から自動で送信します。`;
    case 'refused':
      return state.refusal;
  }
}
