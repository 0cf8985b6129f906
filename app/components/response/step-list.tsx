import { OFFICE_DEFAULT_NAMES } from '#app/domain/organization/labels.ts';
import type { StepView } from '#app/services/response/sheet-steps.loader.server.ts';
import { peopleText } from '#app/components/organization/people-text.ts';
const WORDS = { past: '✓ 確認済', now: '▶ 確認待ち' } as const;

/** Who confirms the sheet after it is handed in, in order, and the secretariat at the end. */
export function StepList({ steps }: { readonly steps: readonly StepView[] }) {
  return (
    <ol>
      {steps.map((step) => (
        <li key={step.office}>
          {OFFICE_DEFAULT_NAMES[step.office]}（{peopleText(step.people)}）
          {step.when === 'ahead' ? null : <span className="ml-2 text-std-16B-170">{WORDS[step.when]}</span>}
        </li>
      ))}
      <li>運営事務局</li>
    </ol>
  );
}
