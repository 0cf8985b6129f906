import type { SeenSubmission } from '#app/domain/response/sheet-content.ts';

/** The names by which a form says what its page showed. */
export function seenFields(seen: SeenSubmission | null): Readonly<Record<'submission' | 'content', string>> {
  return { submission: String(seen?.number ?? 0), content: seen?.contentHash ?? '' };
}

/** Binds a decision to what was on the page when it was taken. */
export function SeenFields({ seen }: { readonly seen: SeenSubmission | null }) {
  return Object.entries(seenFields(seen)).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
}
