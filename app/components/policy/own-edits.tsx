import { EDIT_ACT_LABELS } from '#app/domain/questionnaire/labels.ts';
import type { OwnEdit } from '#app/services/questionnaire/chosen-question.loader.server.ts';

/** The edits that are given up with a press, before it. */
export function OwnEdits({ edits }: { readonly edits: readonly OwnEdit[] }) {
  return (
    <ul aria-label="取りやめる修正" className="mb-3 list-disc pl-6 [overflow-wrap:anywhere]">
      {edits.map(({ act, words }, at) => (
        <li key={at}>
          {EDIT_ACT_LABELS[act]}
          {words === '' ? '' : `：${words}`}
        </li>
      ))}
    </ul>
  );
}
