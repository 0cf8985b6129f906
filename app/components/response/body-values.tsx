import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { valueSourceText } from '#app/components/policy/body-value-words.ts';
import { NEEDED_TO_ANSWER } from '#app/domain/questionnaire/open-value/open-value.ts';
import type { PinnedValue } from '#app/domain/questionnaire/open-value/open-value.ts';

/** What the body laid down for the words of a question or a row, and where it laid down nothing. */
export function BodyValues({ values }: { readonly values: readonly PinnedValue[] }) {
  const { secretariat } = useOfficeNames();
  return values.map(({ clause, kind, printed, body }) => {
    if (body === null && !NEEDED_TO_ANSWER.includes(kind)) return null;
    return (
      <p key={`${clause} ${kind}`} className="mb-1 text-solid-gray-800">
        {body === null ? (
          `「${printed}」の定めは登録されていません。${secretariat}に確かめてください。`
        ) : (
          <>
            この団体の定め（「{printed}」）：<strong>{body.value}</strong>
            {valueSourceText(body)}
          </>
        )}
      </p>
    );
  });
}
