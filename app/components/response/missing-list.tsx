import { missingWords } from '#app/components/response/missing-words.ts';
import type { Lacking } from '#app/components/response/missing-words.ts';

/** What an answer still lacks, each on a line of its own. */
export function MissingList({ lacking }: { readonly lacking: Lacking }) {
  return (
    <ul className="list-disc pl-6">
      {missingWords(lacking).map((words) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  );
}
