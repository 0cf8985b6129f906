import type { QueuedAnswer, SaveReply } from '#app/components/response/queued-answer.ts';
import { CSRF_HEADER } from '#app/lib/csrf-names.ts';

const GONE =
  'この点検票は、いまは回答できません（提出された、集計が確定した、又は担当が変わったため）。画面を開き直して状態を確かめてください。入力した内容は、この画面に残っています。';
const HANDED_IN_SINCE =
  'この点検票は、この回答を入力したあとに一度提出されたため、自動では送信しません。画面を開き直すと、残っている回答を確かめて、送るか破棄するかを選べます。';
const BEING_COUNTED =
  'この自己点検は集計中のため、いまは保存できません。この回答は保存されていませんが、この画面に残っています。集計が取りやめになったときは、画面を開き直すと送信できます。';
const NOT_TAKEN = 'この回答は受け付けられませんでした。画面を開き直して、もう一度選んでください。';

/** Sends one answer to the sheet's JSON route. Whatever goes wrong on the way, the answer stays with the caller. */
export async function sendAnswer(sheetId: string, csrf: string, entry: QueuedAnswer): Promise<SaveReply> {
  let response: Response;
  let body: unknown;
  try {
    response = await fetch(`/api/sheets/${encodeURIComponent(sheetId)}/answers`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', [CSRF_HEADER]: csrf },
      body: JSON.stringify({
        itemKey: entry.itemKey,
        answer: entry.answer,
        rev: entry.rev,
        handIns: entry.handIns,
      }),
    });
    body = await response.json();
  } catch {
    return { kind: 'unreachable' };
  }
  if (response.status === 503 || response.status === 429) return { kind: 'busy' };
  if (response.status >= 500) return { kind: 'unreachable' };
  if (response.status === 401) return { kind: 'signed_out' };
  if (isReply(body)) return body;
  // The form token belongs to a session that has ended: signing in again gives a new one.
  if (response.status === 403) return { kind: 'signed_out' };
  if (response.status === 400 || response.status === 413) {
    return { kind: 'wrong_fields', errors: [{ field: '', message: NOT_TAKEN }] };
  }
  return { kind: 'refused', message: refusalWords(body) };
}

function refusalWords(body: unknown): string {
  const kind = typeof body === 'object' && body !== null && 'kind' in body ? body.kind : null;
  if (kind === 'being_counted') return BEING_COUNTED;
  return kind === 'handed_in_since' ? HANDED_IN_SINCE : GONE;
}

/** Whose session the browser has now, by the mark of their unsent answers, and its form token; null for none. */
export async function sessionNow(sheetId: string): Promise<{ readonly owner: string; readonly csrf: string } | null> {
  try {
    const response = await fetch(`/api/sheets/${encodeURIComponent(sheetId)}/answers`);
    const body: unknown = response.ok ? await response.json() : null;
    return isSession(body) ? body : null;
  } catch {
    return null;
  }
}

function isSession(body: unknown): body is { readonly owner: string; readonly csrf: string } {
  return (
    typeof body === 'object' &&
    body !== null &&
    'owner' in body &&
    typeof body.owner === 'string' &&
    'csrf' in body &&
    typeof body.csrf === 'string'
  );
}

const KINDS: readonly unknown[] = ['saved', 'conflict', 'wrong_fields'];

/** Replies of our own server carry their kind; its shape is the server's to keep. */
function isReply(body: unknown): body is SaveReply {
  return typeof body === 'object' && body !== null && 'kind' in body && KINDS.includes(body.kind);
}
