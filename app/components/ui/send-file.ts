import { CSRF_HEADER } from '#app/lib/csrf-names.ts';
import { RAW_TYPE } from '#app/lib/raw-doors.ts';

/** Has the server read a file, of which it keeps nothing; null where no answer of it came. */
export async function sendFile(
  to: string,
  file: File,
  csrf: string | null,
  signal?: AbortSignal,
): Promise<{ readonly status: number; readonly body: unknown } | null> {
  try {
    const response = await fetch(to, {
      method: 'POST',
      headers: { 'Content-Type': RAW_TYPE, [CSRF_HEADER]: csrf ?? '' },
      body: file,
      ...(signal === undefined ? {} : { signal }),
    });
    const body: unknown = await response.json();
    return { status: response.status, body };
  } catch {
    return null;
  }
}
