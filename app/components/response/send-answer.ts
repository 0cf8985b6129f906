import type { QueuedAnswer, SaveReply } from '#app/components/response/answer-queue.ts';
import { CSRF_HEADER } from '#app/lib/csrf-names.ts';

const GONE =
  'この点検票は、いまは回答できません（提出された、集計が確定した、又は担当が変わったため）。画面を開き直して状態を確かめてください。入力した内容は、この画面に残っています。';
const NOT_TAKEN = 'この回答は受け付けられませんでした。画面を開き直して、もう一度選んでください。';

/** Sends one answer to the sheet's JSON route. Whatever goes wrong on the way, the answer stays with the caller. */
export async function sendAnswer(sheetId: string, csrf: string, entry: QueuedAnswer): Promise<SaveReply> {
  let response: Response;
  let body: unknown;
  try {
    response = await fetch(`/api/sheets/${encodeURIComponent(sheetId)}/answers`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', [CSRF_HEADER]: csrf },
      body: JSON.stringify({ questionId: entry.questionId, answer: entry.answer, rev: entry.rev }),
    });
    body = await response.json();
  } catch {
    return { kind: 'unreachable' };
  }
  if (response.status >= 500 || response.status === 429) return { kind: 'unreachable' };
  if (response.status === 401) return { kind: 'signed_out' };
  if (isReply(body)) return body;
  // The form token belongs to a session that has ended: signing in again gives a new one.
  if (response.status === 403) return { kind: 'signed_out' };
  if (response.status === 400 || response.status === 413) {
    return { kind: 'wrong_fields', errors: [{ field: '', message: NOT_TAKEN }] };
  }
  return { kind: 'refused', message: GONE };
}

const KINDS: readonly unknown[] = ['saved', 'conflict', 'wrong_fields'];

/** Replies of our own server carry their kind; its shape is the server's to keep. */
function isReply(body: unknown): body is SaveReply {
  return typeof body === 'object' && body !== null && 'kind' in body && KINDS.includes(body.kind);
}
