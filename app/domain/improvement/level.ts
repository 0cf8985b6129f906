/** 改善策の扱い. `unit` 所属対応 stays with the section, `committee` 委員会付議 goes to the committee. */
export const IMPROVEMENT_LEVELS = ['unit', 'committee'] as const;
export type ImprovementLevel = (typeof IMPROVEMENT_LEVELS)[number];
