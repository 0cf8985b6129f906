import type { OpenValueKind } from '#app/domain/questionnaire/open-value/open-value.ts';

/** 定めを残す語句. Words of a sentence that leave a value to the body. */
export interface OpenPhrase {
  readonly kind: OpenValueKind;
  /** As the sentence prints them. */
  readonly printed: string;
}

interface Pattern {
  readonly kind: OpenValueKind;
  readonly words: RegExp;
  /** Whether the sentence itself lays the value down, says where it is laid down, or means something else. */
  readonly isSettled: (before: string, after: string) => boolean;
}

const NUMBER = '[0-9０-９一二三四五六七八九十百]+';
const UNSAID = '(?:十分な|適切な|適正な|一定の|一定以上の|必要な|所定の|定められた|あらかじめ定めた|別に定める)';
const SPAN = `(?:${UNSAID}|一定)期間`;
const STATED_LENGTH = new RegExp(`${NUMBER}\\s*(?:文字|桁)`, 'u');
const STATED_RHYTHM = new RegExp(
  `毎(?:年|月|週|日|事業年度)|四半期|半期|年度ごと|${NUMBER}\\s*(?:年|[かカヵヶケ箇]月|月|週間?|日)(?:間)?(?:に|ごと|毎)|(?:年|月|週|日)\\s*(?:に\\s*)?${NUMBER}\\s*回`,
  'u',
);
const STATED_SPAN = new RegExp(`${NUMBER}\\s*(?:年|[かカヵヶケ箇]月|週間|日|時間)`, 'u');
/** The value stands in another rule, which the sentence names. */
const ELSEWHERE = /(?:法令|法律|条例|規則|規程|要綱|契約)[^、。]{0,8}$/u;

const isKept = (after: string) => /^[^。]{0,14}?(?:保存|保管|保持|保有|蓄積)/u.test(after);

/** How an approval is got, or for what: it stands between who gives the approval and the word for it. */
const MANNER =
  /(?:事前の|事前に|あらかじめ|予め|書面による|書面で|文書で|必要な|所定の|その都度|(?:利用|使用|持出し?|持ち出し|持込み?|持ち込み|接続|変更|設置|導入|提供|廃棄|運搬)の|\s)+$/u;
const NAMES_GIVER = /(?:の|に|へ|から|より|による|において)$/u;
const APPLIED_TO =
  /(?:者|長|CISO|CIS0|委員会|部門|部署|課|室|係|窓口|事務局)(?:に対して|に対し|に|へ)[^。]*?(?:申請|届|願|申し出|申出|協議|提出)/u;

/** Whether the words before 「許可を得」 say by whom it is given. */
function namesGiver(before: string): boolean {
  return NAMES_GIVER.test(before.replace(MANNER, '')) || APPLIED_TO.test(before);
}

const PATTERNS: readonly Pattern[] = [
  {
    kind: 'length',
    words: new RegExp(`${UNSAID}(?:長さ|桁数|文字数)`, 'gu'),
    isSettled: (before, after) => STATED_LENGTH.test(before + after) || ELSEWHERE.test(before),
  },
  {
    kind: 'frequency',
    words: /(?:必要に応じ(?:て)?、?)?定期的(?:に|な)?|(?<=[、はをが])定期に/gu,
    isSettled: (before, after) => STATED_RHYTHM.test(before + after),
  },
  {
    kind: 'frequency',
    words: new RegExp(`${UNSAID}(?:頻度|間隔)`, 'gu'),
    isSettled: (before, after) => STATED_RHYTHM.test(before + after) || ELSEWHERE.test(before),
  },
  {
    kind: 'retention',
    words: new RegExp(`${SPAN}(?!内|以内)|期間を定めて`, 'gu'),
    isSettled: (before, after) => !isKept(after) || STATED_SPAN.test(before + after) || ELSEWHERE.test(before),
  },
  {
    kind: 'retention',
    words: /(?:保存|保管)(?:期間|年数|年限)/gu,
    isSettled: (before, after) =>
      !/^(?!を?(?:過ぎ|経過|満了))[^。]{0,60}?(?:について|を)、?[^。、]{0,8}(?:定め|設定し|決め)/u.test(after) ||
      STATED_SPAN.test(before + after),
  },
  {
    kind: 'deadline',
    words: new RegExp(`${UNSAID}(?:期限|期日)(?:まで|内)|${SPAN}以?内|期限を(?:定めて|設けて|付して)`, 'gu'),
    isSettled: (before, after) => STATED_SPAN.test(before + after) || ELSEWHERE.test(before),
  },
  {
    kind: 'deadline',
    words: /期間を定めて/gu,
    isSettled: (before, after) => isKept(after) || STATED_SPAN.test(before + after),
  },
  {
    kind: 'approver',
    words: /(?:利用|使用)?(?:許可|承認)(?:を(?:得|受け)|(?:なく|なしに|なしで))/gu,
    isSettled: namesGiver,
  },
];

/** So many characters on either side say what words mean: a damaged text may be one sentence of a book. */
const CONTEXT = 300;

function around(sentence: string, from: number, to: number): readonly [before: string, after: string] {
  return [sentence.slice(Math.max(0, from - CONTEXT), from), sentence.slice(to, to + CONTEXT)];
}

/** What a sentence of a clause leaves to the body, in its order. Words of weight (直ちに, 速やかに) leave nothing. */
export function openPhrases(sentence: string): readonly OpenPhrase[] {
  return PATTERNS.flatMap(({ kind, words, isSettled }) =>
    [...sentence.matchAll(words)].flatMap(({ 0: printed, index }) =>
      isSettled(...around(sentence, index, index + printed.length)) ? [] : [{ kind, printed, index }],
    ),
  )
    .sort((a, b) => a.index - b.index)
    .map(({ kind, printed }) => ({ kind, printed }));
}
