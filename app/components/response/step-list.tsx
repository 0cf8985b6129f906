export interface ShownStep {
  readonly office: string;
  readonly people: readonly string[];
  readonly state: 'passed' | 'waiting' | 'ahead';
}

const WORDS = { passed: '✓ 確認済', waiting: '▶ 確認待ち', ahead: '' } as const;

/** Who confirms the sheet after it is handed in, in order, and the secretariat at the end. */
export function StepList({ steps }: { readonly steps: readonly ShownStep[] }) {
  return (
    <ol>
      {steps.map((step) => (
        <li key={step.office}>
          {step.office}（{step.people.length === 0 ? '空席' : step.people.join('、')}）
          {step.state === 'ahead' ? null : <span className="ml-2 text-std-16B-170">{WORDS[step.state]}</span>}
        </li>
      ))}
      <li>運営事務局</li>
    </ol>
  );
}
