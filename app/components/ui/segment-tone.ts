/**
 * The looks of the parts of a bar. Each differs by pattern and by lightness as well as by colour, so
 * that they can be told apart without seeing colour and on a black-and-white print.
 */
export const SEGMENT_TONES = ['good', 'partial', 'bad', 'unknown', 'empty', 'missing', 'neutral', 'excepted'] as const;
export type SegmentTone = (typeof SEGMENT_TONES)[number];

export type SegmentPattern = 'solid' | 'diagonal' | 'cross' | 'dots' | 'none' | 'vertical' | 'horizontal' | 'rising';

export interface SegmentLook {
  /** Name of the design token of the ground, and of the pattern drawn on it. */
  readonly ground: string;
  readonly ink: string;
  readonly pattern: SegmentPattern;
}

export const SEGMENT_LOOKS = {
  good: { ground: '--color-green-800', ink: '--color-green-800', pattern: 'solid' },
  partial: { ground: '--color-yellow-300', ink: '--color-yellow-1100', pattern: 'diagonal' },
  bad: { ground: '--color-red-900', ink: '--color-red-200', pattern: 'cross' },
  unknown: { ground: '--color-purple-100', ink: '--color-purple-900', pattern: 'dots' },
  empty: { ground: '--color-white', ink: '--color-solid-gray-600', pattern: 'none' },
  missing: { ground: '--color-white', ink: '--color-solid-gray-800', pattern: 'rising' },
  neutral: { ground: '--color-solid-gray-200', ink: '--color-solid-gray-536', pattern: 'vertical' },
  excepted: { ground: '--color-light-blue-200', ink: '--color-light-blue-1000', pattern: 'horizontal' },
} as const satisfies Record<SegmentTone, SegmentLook>;
