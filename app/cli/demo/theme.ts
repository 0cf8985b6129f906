/** What the people of the town write about one kind of duty: its act and its object, whoever answers for it. */
export interface Theme {
  readonly about: RegExp;
  /** 一部実施, or a row that is いいえ: what is missing, and the 改善策 that answers it. */
  readonly lacks: readonly (readonly [gap: string, measure: string])[];
  /** 未実施: why, and the 改善策. */
  readonly absent: readonly [reason: string, measure: string];
  /** 実施: a word beside it. */
  readonly note: string;
  /** One 改善策 serves everything of this kind on a sheet. */
  readonly once?: true;
}
