import { Notice } from '#app/components/ui/notice.tsx';

interface FileNotesProps {
  readonly notes: readonly string[];
  /** How many there are: a long file has more than are shown. */
  readonly count: number;
}

/** What did not come out of a file as it stands there, or speaks against that it is a policy. */
export function FileNotes({ notes, count }: FileNotesProps) {
  if (count === 0) return null;
  return (
    <Notice tone="warning" title={`取り出した本文について、確かめることが${count.toLocaleString('ja-JP')}件あります。`}>
      <ul className="list-disc pl-6">
        {notes.map((note) => (
          <li key={note} className="[overflow-wrap:anywhere]">
            {note}
          </li>
        ))}
        {count > notes.length ? <li>ほか{(count - notes.length).toLocaleString('ja-JP')}件</li> : null}
      </ul>
    </Notice>
  );
}
