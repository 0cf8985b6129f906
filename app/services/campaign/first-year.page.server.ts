import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { isRehearsal } from '#app/domain/campaign/campaign.ts';
import {
  isOpened,
  isStarted,
  LEAVABLE_STEPS,
  settledSteps,
  START_STEPS,
  stepProgress,
} from '#app/domain/campaign/first-year.ts';
import type { StartFacts, StartStep, StepProgress } from '#app/domain/campaign/first-year.ts';
import type { SheetOffice } from '#app/domain/campaign/route.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { Result } from '#app/domain/shared/result.ts';
import {
  answeredBySecretariat,
  startGround,
  vacantOfficesOf,
} from '#app/services/campaign/first-year.loader.server.ts';
import type { VacantOffice } from '#app/services/campaign/first-year.loader.server.ts';
import { exampleState } from '#app/services/campaign/worked-example.loader.server.ts';
import type { ExampleState } from '#app/services/campaign/worked-example.loader.server.ts';
import { bodyOf } from '#app/services/organization/body.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { allCampaigns } from '#db/queries/campaign.server.ts';

/** So many people stand beside a step; the others are counted. */
const UNABLE_SHOWN = 8;

/** はじめに. The way of an empty installation to its first self-assessment, computed anew each time. */
export interface StartPage {
  readonly bodyName: string;
  readonly facts: StartFacts;
  readonly ready: boolean;
  /** Whether a self-assessment was opened, whatever became of it. */
  readonly campaignOpened: boolean;
  readonly path: readonly {
    readonly startStep: StartStep;
    readonly howFar: StepProgress;
    /** The body may say that it does not need it. */
    readonly mayLeave: boolean;
  }[];
  readonly settledCount: number;
  readonly vacantOffices: readonly VacantOffice[];
  readonly unablePeople: readonly { readonly id: string; readonly name: string }[];
  /** Whose sheets of the whole body the 事務局 answers, though they are not its own. */
  readonly answeredBySecretariat: readonly SheetOffice[];
  /** The self-assessment that is prepared and not opened. */
  readonly draftId: string | null;
  readonly example: ExampleState | null;
}

export function startPage(context: ServiceContext, actor: Actor): Result<StartPage, Denial> {
  const permission = authorize(actor, 'organization.edit', null);
  if (!permission.ok) return permission;
  const today = tokyoDate(context.clock());
  const { facts, vacant, unable } = startGround(context.db, today);
  return {
    ok: true,
    value: {
      bodyName: bodyOf(context)?.name ?? '',
      facts,
      ready: isStarted(facts),
      campaignOpened: isOpened(facts.campaignProgress),
      path: START_STEPS.map((startStep) => ({
        startStep,
        howFar: stepProgress(startStep, facts),
        mayLeave: LEAVABLE_STEPS.some((one) => one === startStep),
      })),
      settledCount: settledSteps(facts).length,
      vacantOffices: vacantOfficesOf(context.db, vacant, today),
      unablePeople: unable.slice(0, UNABLE_SHOWN),
      example: exampleState(context.db),
      answeredBySecretariat: answeredBySecretariat(context.db),
      draftId: allCampaigns(context.db).find((one) => one.state === 'draft' && !isRehearsal(one))?.id ?? null,
    },
  };
}
