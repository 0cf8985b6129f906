/** 定足数. How many members must be there for the committee to meet. */
export const QUORUMS = ['half', 'majority', 'two_thirds'] as const;
export type Quorum = (typeof QUORUMS)[number];

/** 持回り. Whether the committee may decide by papers that go round. */
export const CIRCULATIONS = ['allowed', 'not_allowed'] as const;
export type Circulation = (typeof CIRCULATIONS)[number];

/** 委員会の定め. As the body's 要綱 says; null where nobody has looked it up, and then nothing is checked. */
export interface CommitteeRules {
  readonly quorum: Quorum | null;
  readonly circulation: Circulation | null;
}

export const DEFAULT_COMMITTEE_RULES: CommitteeRules = { quorum: null, circulation: null };
