import type { QueuedAnswer } from '#app/components/response/answer-queue.ts';

const PREFIX = 'tenken:unsent:';

/** Where one person's unsent answers of one sheet lie in the browser, one entry a question. */
export interface UnsentPlace {
  readonly personId: string;
  readonly sheetId: string;
}

function placePrefix({ personId, sheetId }: UnsentPlace): string {
  return `${PREFIX}${personId}:${sheetId}:`;
}

function keysFrom(prefix: string): readonly string[] {
  return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
}

function isQueued(value: unknown): value is QueuedAnswer {
  return (
    typeof value === 'object' &&
    value !== null &&
    'questionId' in value &&
    typeof value.questionId === 'string' &&
    'chapter' in value &&
    typeof value.chapter === 'string' &&
    'rev' in value &&
    typeof value.rev === 'number' &&
    'answer' in value &&
    typeof value.answer === 'object'
  );
}

/** A browser that keeps nothing (full, or storage switched off) must not stop anybody from answering. */
function quietly<Value>(run: () => Value, otherwise: Value): Value {
  try {
    return run();
  } catch (error) {
    console.warn('unsent answers cannot be kept in this browser', error);
    return otherwise;
  }
}

export function keepUnsent(place: UnsentPlace, entry: QueuedAnswer): void {
  quietly(() => localStorage.setItem(placePrefix(place) + entry.questionId, JSON.stringify(entry)), undefined);
}

export function forgetUnsent(place: UnsentPlace, questionId: string): void {
  quietly(() => localStorage.removeItem(placePrefix(place) + questionId), undefined);
}

export function unsentOf(place: UnsentPlace): readonly QueuedAnswer[] {
  return quietly(
    () =>
      keysFrom(placePrefix(place)).flatMap((key) => {
        const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
        return isQueued(value) ? [value] : [];
      }),
    [],
  );
}

/** Sheets of which the person has unsent answers here, with their number. */
export function unsentSheets(personId: string): ReadonlyMap<string, number> {
  const prefix = `${PREFIX}${personId}:`;
  const counts = new Map<string, number>();
  for (const key of quietly(() => keysFrom(prefix), [])) {
    const sheetId = key.slice(prefix.length).split(':', 1).join('');
    counts.set(sheetId, (counts.get(sheetId) ?? 0) + 1);
  }
  return counts;
}

/** At sign-out: whoever uses this computer next finds nothing. */
export function forgetAllUnsent(): void {
  quietly(() => {
    for (const key of keysFrom(PREFIX)) localStorage.removeItem(key);
  }, undefined);
}
