/**
 * 母集団. What a percentage is about. The three are never merged into one
 * percentage: forty systems would drown fifteen sections.
 */
export const POPULATIONS = ['units', 'systems', 'organization'] as const;
export type Population = (typeof POPULATIONS)[number];
