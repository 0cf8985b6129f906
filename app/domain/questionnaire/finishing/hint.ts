/** 補足. Words in a clause that need a word of guidance, and the guidance. */
const GUIDANCE: readonly (readonly [RegExp, string])[] = [
  [
    /(?<!(?:毎年度?|毎月|定期的に?|年[0-9０-９一]+回(?:以上)?)(?:及び|並びに|かつ|又は|、))必要に応じて?[^。、]{0,20}(?:次|以下)の/u,
    '「必要に応じ」：必要がないと判断した項目は「該当なし」とし、その理由を残してください。',
  ],
  [
    /(?<!(?:毎年度?|毎月|定期的に?|年[0-9０-９一]+回(?:以上)?)(?:及び|並びに|かつ|又は|、))必要に応じ(?!て?[^。、]{0,20}(?:次|以下)の)/u,
    '「必要に応じ」：必要かどうかを判断した結果、不要としたものは、その理由を残してください。',
  ],
  [/(?:やむを得ない|止むを得ない)場合/u, '「やむを得ない場合」：その理由の記録が必要です。'],
];

const OWN_EXCEPTION = /ただし|但し|この限りで|場合を除|を除き|は除く|を除く|(?:やむを得ない|止むを得ない)場合/u;
const PRINCIPLE = '「原則」：例外としたものは、その理由を残してください。';

const EFFORT_HINT = '取組の内容が分かる計画、手順又は実施済みの記録を確認してください。';
const READINESS_HINT = '対象期間に該当する出来事がなかったときは、それについての項目を「該当なし」としてください。';

export interface HintSource {
  /** The clause's own words that the question stands for. */
  readonly text: string;
  /** Sentences that allow an exception (ただし…). */
  readonly exceptions: readonly string[];
  /** What a clause allows or says besides. */
  readonly related: readonly string[];
  /** Items of which one suffices. */
  readonly options: readonly string[];
  /** Lines for what the question leaves out for brevity. */
  readonly moved: readonly string[];
  readonly effort: boolean;
  readonly afterEvent: boolean;
}

/** Where a clause says itself when it may be departed from, no other way of doing so is named beside it. */
function statesItsException({ text, exceptions }: HintSource): boolean {
  const ofPrinciple = text.split('\n').filter((sentence) => sentence.includes('原則'));
  return exceptions.length > 0 || (ofPrinciple.length > 0 && ofPrinciple.every((one) => OWN_EXCEPTION.test(one)));
}

/** Of words that nothing stands around. */
export const NOTHING_BESIDES: Omit<HintSource, 'text'> = {
  exceptions: [],
  related: [],
  options: [],
  moved: [],
  effort: false,
  afterEvent: false,
};

/** The hint of a question; null when there is nothing to add. */
export function hintOf(source: HintSource): string | null {
  const lines = [
    ...source.moved,
    ...(source.options.length === 0 ? [] : [`条項が挙げるもの：${source.options.join('／')}`]),
    ...source.exceptions.map((sentence) => `例外の定め：${sentence}。`),
    ...source.related.map((sentence) => `関係する定め：${sentence}。`),
    ...GUIDANCE.filter(([pattern]) => pattern.test(source.text)).map(([, words]) => words),
    ...(/原則/u.test(source.text) && !statesItsException(source) ? [PRINCIPLE] : []),
    ...(source.effort ? [EFFORT_HINT] : []),
    ...(source.afterEvent ? [READINESS_HINT] : []),
  ];
  return lines.length === 0 ? null : lines.join('\n');
}
