import { Notice } from '#app/components/ui/notice.tsx';

/** What was seen in a text of which nothing could be made. */
export function TextSigns({ signs }: { readonly signs: readonly string[] }) {
  return signs.length === 0 ? null : (
    <Notice tone="warning" title="本文について、次のことが分かりました。" live>
      <ul className="list-disc pl-6">
        {signs.map((sign) => (
          <li key={sign}>{sign}</li>
        ))}
      </ul>
    </Notice>
  );
}
