import type { BodyKind } from '#app/domain/organization/body.ts';

/** 準備の手順. What an empty installation needs before its first self-assessment, in the order in which it is easiest. */
export const START_STEPS = [
  'body',
  'units',
  'offices',
  'accounts',
  'systems',
  'policy',
  'questionnaire',
  'history',
  'first_campaign',
] as const;
export type StartStep = (typeof START_STEPS)[number];

/**
 * 省ける手順. Steps that a body may declare not to need: no systems of its own, everybody answers on paper, nothing to
 * bring along from the years before.
 */
export const LEAVABLE_STEPS = ['accounts', 'systems', 'history'] as const;
export type LeavableStep = (typeof LEAVABLE_STEPS)[number];

/** The keys under which the steps that a body does without are stored, and how the worked example came. */
export const START_SETTING_KEYS = ['left_out_steps', 'worked_example'] as const;

/** 準備の状態. All that is known of an installation that matters to the steps; counted, never noted. */
export interface StartFacts {
  readonly bodyKind: BodyKind | null;
  readonly bureauCount: number;
  readonly departmentCount: number;
  readonly peopleCount: number;
  /** Posts that the answering rules need, and those of them that nobody holds. */
  readonly postCount: number;
  readonly vacantCount: number;
  /** People who hold one of the posts, and those of them who cannot sign in. */
  readonly holderCount: number;
  readonly unableCount: number;
  readonly zoneCount: number;
  readonly registeredCount: number;
  /** Of the systems in use those of which no attribute holds. */
  readonly unmarkedCount: number;
  readonly policyCount: number;
  readonly publishedCount: number;
  /** What was brought along from the years before. */
  readonly pastMeasureCount: number;
  readonly pastResultCount: number;
  readonly campaignProgress: CampaignProgress;
  readonly leftOut: readonly LeavableStep[];
}

/** 最初の自己点検の状態. `opened` while the first one runs; `over` once one was closed, whatever runs since. */
export type CampaignProgress = 'none' | 'prepared' | 'opened' | 'over';

/** 手順の状態. `begun` where something of it is there and something is missing. */
export type StepProgress = 'done' | 'begun' | 'ahead' | 'left_out';

function progress(done: boolean, begun: boolean): StepProgress {
  if (done) return 'done';
  return begun ? 'begun' : 'ahead';
}

const RULES: { readonly [Step in StartStep]: (facts: StartFacts) => StepProgress } = {
  // The name is there since the set-up.
  body: ({ bodyKind }) => progress(bodyKind !== null, true),
  units: ({ departmentCount, bureauCount }) => progress(departmentCount > 0, bureauCount > 0),
  // Without a department there is nobody to answer, however full the offices of the whole body are.
  offices: ({ departmentCount, vacantCount, peopleCount }) =>
    progress(departmentCount > 0 && vacantCount === 0, peopleCount > 1),
  accounts: ({ departmentCount, vacantCount, unableCount, holderCount, peopleCount }) =>
    progress(
      departmentCount > 0 && vacantCount === 0 && unableCount === 0,
      peopleCount > 1 && holderCount > unableCount,
    ),
  systems: ({ zoneCount, registeredCount }) => progress(registeredCount > 0, zoneCount > 0),
  policy: ({ policyCount }) => progress(policyCount > 0, false),
  questionnaire: ({ publishedCount }) => progress(publishedCount > 0, false),
  history: ({ pastMeasureCount, pastResultCount }) => progress(pastMeasureCount + pastResultCount > 0, false),
  first_campaign: ({ campaignProgress }) => progress(isOpened(campaignProgress), campaignProgress === 'prepared'),
};

/** How far a step is. What is there counts more than that a body once said not to need it. */
export function stepProgress(step: StartStep, facts: StartFacts): StepProgress {
  const found = RULES[step](facts);
  const left = facts.leftOut.some((one) => one === step);
  return left && found !== 'done' ? 'left_out' : found;
}

/** True once a self-assessment was opened, whatever became of it. */
export function isOpened(campaign: CampaignProgress): boolean {
  return campaign === 'opened' || campaign === 'over';
}

/**
 * True once the path is walked: the first self-assessment is opened, and whoever it needs can sign in or needs no
 * account. Once it is closed the path does not come back, whoever is new since.
 */
export function isStarted({
  campaignProgress,
  unableCount,
  leftOut,
}: Pick<StartFacts, 'campaignProgress' | 'unableCount' | 'leftOut'>): boolean {
  if (campaignProgress === 'over') return true;
  return campaignProgress === 'opened' && (unableCount === 0 || leftOut.includes('accounts'));
}

/** Which steps need nothing more. */
export function settledSteps(facts: StartFacts): readonly StartStep[] {
  return START_STEPS.filter((step) => ['done', 'left_out'].includes(stepProgress(step, facts)));
}
