import { doneBy } from '#app/components/response/done-by.ts';
import type { SheetEvent } from '#app/services/response/sheet-record.loader.server.ts';
import { japaneseDateTime } from '#app/lib/japanese-date.ts';
import { SHEET_EVENT_LABELS } from '#app/domain/response/sheet-labels.ts';
import { EmptyState } from '#app/components/ui/empty-state.tsx';

/** What happened to the sheet, the newest first. */
export function SheetHistory({ events }: { readonly events: readonly SheetEvent[] }) {
  return (
    <section aria-labelledby="history" className="mt-8">
      <h2 id="history" className="mb-3 text-std-20B-150">
        経過
      </h2>
      {events.length === 0 ? (
        <EmptyState title="まだ提出されていません" />
      ) : (
        <ol>
          {events.map((event) => (
            <li key={event.id} className="border-b border-solid-gray-300 py-2">
              <span className="mr-3">{japaneseDateTime(event.at)}</span>
              <span className="mr-3 text-std-16B-170">{SHEET_EVENT_LABELS[event.kind]}</span>
              <span>{doneBy(event)}</span>
              {event.reason === '' ? null : <p className="whitespace-pre-wrap pl-4">理由：{event.reason}</p>}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
