/** 委員会の言葉. What screens and papers say of the committee, and of 決裁 where the body has none. */
export interface CommitteeWords {
  /** The last step of the year. */
  readonly step: string;
  readonly adopted: string;
  /** What a measure is that the body decides, and the question whether it is one. */
  readonly level: string;
  readonly levelAsked: string;
  readonly levelChosen: string;
  readonly levelNot: string;
  readonly decided: string;
  readonly asked: string;
  readonly reportReady: string;
  readonly reportMeans: string;
  /** Where an override of incompatible offices is told. */
  readonly overrideTold: string;
}

export const COMMITTEE_WORDS: CommitteeWords = {
  step: '委員会',
  adopted: '委員会了承',
  level: '委員会付議',
  levelAsked: '委員会への付議',
  levelChosen: '委員会に付議する',
  levelNot: '付議しない（所属対応とする）',
  decided: '進捗・委員会の決定',
  asked: '委員会にお諮りする事項',
  reportReady: '報告書を「案」として委員会に報告できる状態にしました。',
  reportMeans: '委員会に報告する案として示します。',
  overrideTold: '情報セキュリティ委員会への報告の対象になります',
};

export const DECISION_WORDS: CommitteeWords = {
  step: '決裁',
  adopted: '決裁済',
  level: '決裁事項',
  levelAsked: '決裁',
  levelChosen: '決裁を受ける',
  levelNot: '受けない（所属対応とする）',
  decided: '進捗・決裁',
  asked: '決裁をいただく事項',
  reportReady: '報告書を「案」として決裁を受けられる状態にしました。',
  reportMeans: '決裁を受ける案として示します。',
  overrideTold: '決裁を受ける報告の対象になります',
};
