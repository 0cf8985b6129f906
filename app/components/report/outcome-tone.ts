import type { SegmentTone } from '#app/components/ui/segment-tone.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';

/** The look of each outcome in a bar. */
export const OUTCOME_TONES = {
  implemented: 'good',
  partially_implemented: 'partial',
  not_implemented: 'bad',
  not_applicable: 'neutral',
  unknown: 'unknown',
  excepted: 'excepted',
  unanswered: 'empty',
  not_submitted: 'missing',
} as const satisfies Record<Outcome, SegmentTone>;
