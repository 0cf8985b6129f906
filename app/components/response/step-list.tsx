import { OfficeName } from '#app/components/organization/office-names.tsx';
import type { StepView } from '#app/services/response/sheet-steps.loader.server.ts';
import { peopleText } from '#app/components/organization/people-text.ts';
const WORDS = { past: '✓ 確認済', now: '▶ 確認待ち' } as const;

/** Who confirms the sheet after it is handed in, in order, and the secretariat at the end. */
export function StepList({ steps }: { readonly steps: readonly StepView[] }) {
  return (
    <ol>
      {steps.map((step) => (
        <li key={step.office}>
          <OfficeName office={step.office} />（{peopleText(step.people)}）
          {step.when === 'ahead' ? null : <span className="ml-2 text-std-16B-170">{WORDS[step.when]}</span>}
        </li>
      ))}
      <li>
        <OfficeName office="secretariat" />
      </li>
    </ol>
  );
}
