/** 決裁の対象. The acts that somebody decides on paper before they are done here. */
export const DECISION_KINDS = [
  'campaign_open',
  'campaign_close',
  'closing_supersede',
  'campaign_report',
  'campaign_adopt',
  'exception_permit',
] as const;

/** 決裁の別. By the person whose office it is, by 専決 of an office below it, or by 代決 in the person's absence. */
export const DECISION_CAPACITIES = ['own', 'delegated', 'substitute'] as const;
