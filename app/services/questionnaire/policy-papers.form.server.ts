import { z } from 'zod';
import { PAPER_FORMATS } from '#app/lib/paper/paper.ts';
import type { PaperRefusal } from '#app/services/questionnaire/paper-making.loader.server.ts';

export const policyPapersParams = z.object({ policyVersionId: z.string().min(1).max(100) });

/** A number that no questionnaire has is told as one that is not there, and never taken for the newest. */
const version = z.coerce.number().int().min(1).max(1_000_000).nullable().catch(0).default(null);

/** Why no paper was made: what happened, and what to do. Nothing is lost by any of it. */
export const PAPER_REFUSAL_WORDS = {
  paper_busy: 'ほかの点検票を作っているため、まだ作れませんでした。少し待ってから、もう一度選んでください。',
  paper_time:
    '点検票を作るのに時間がかかり過ぎるため、途中で止めました。もう一度選んでください。繰り返すときは、Wordを選ぶか、システム運用担当に連絡してください。',
  paper_memory:
    '点検票を作るのにメモリーを使い過ぎるため、途中で止めました。もう一度選んでください。繰り返すときは、Wordを選ぶか、システム運用担当に連絡してください。',
  paper_left: '点検票を作るのを途中で止めました。もう一度選んでください。',
} as const satisfies Record<PaperRefusal, string>;

const REFUSALS = ['paper_busy', 'paper_time', 'paper_memory', 'paper_left'] as const;

export const policyPapersSearch = z.object({
  version,
  /** Why the paper that was asked for did not come. */
  failed: z.enum(REFUSALS).nullable().catch(null).default(null),
});

/** Without an office no sheet is meant. */
export const checkSheetSearch = z.object({
  version,
  office: z.string().max(50).default(''),
  as: z.enum(PAPER_FORMATS).catch('pdf').default('pdf'),
});
