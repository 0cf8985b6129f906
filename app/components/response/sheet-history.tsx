import { EmptyState } from '#app/components/ui/empty-state.tsx';

export interface ShownEvent {
  readonly label: string;
  readonly at: string;
  readonly by: string;
  readonly reason: string;
}

/** What happened to the sheet, the newest first. */
export function SheetHistory({ events }: { readonly events: readonly ShownEvent[] }) {
  return (
    <section aria-labelledby="history" className="mt-8">
      <h2 id="history" className="mb-3 text-std-20B-150">
        経過
      </h2>
      {events.length === 0 ? (
        <EmptyState title="まだ提出されていません" />
      ) : (
        <ol>
          {events.map((event, index) => (
            <li key={index} className="border-b border-solid-gray-300 py-2">
              <span className="mr-3">{event.at}</span>
              <span className="mr-3 text-std-16B-170">{event.label}</span>
              <span>{event.by}</span>
              {event.reason === '' ? null : <p className="whitespace-pre-wrap pl-4">理由：{event.reason}</p>}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
