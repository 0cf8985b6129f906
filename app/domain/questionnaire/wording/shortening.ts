import { partsOf } from '#app/domain/questionnaire/duty/act-chain.ts';

/** A question longer than this sends explanations to the hint. */
export const COMFORTABLE_LENGTH = 90;
/** The same for a row, which has no sentence around it. */
export const COMFORTABLE_ROW = 100;
/** A question this long loses all that stands before its act, condition included: it then asks for more, never less. */
const FAR_TOO_LONG = 120;
/** What remains of a question must still say what is asked. */
const SHORTEST = 30;

/** Words with the lines that a hint has to say instead. */
export interface Shortened {
  readonly text: string;
  readonly moved: readonly string[];
}

type Step = (text: string) => Shortened | null;

const BRACKET = /（(?:[^（）]|（[^（）]*）){6,}）/u;

/** The longest bracket first; the hint names the word it explains. */
const withoutBracket: Step = (text) => {
  const [longest] = [
    ...text.matchAll(new RegExp(`([\\p{Script=Han}\\p{Script=Katakana}ーA-Z]*)(${BRACKET.source})`, 'gu')),
  ]
    .filter((match) => !/除く|含む|場合|実施済み/u.test(match[0]))
    .sort((a, b) => b[0].length - a[0].length);
  if (longest === undefined) return null;
  const [whole, word = ''] = longest;
  return {
    text: text.slice(0, longest.index) + word + text.slice(longest.index + whole.length),
    moved: [`条項の説明：${whole}`],
  };
};

/** Parts that open the scene and stay: the topic, a condition, who is asked. */
const STAYS =
  /(?:(?:職員等|委託事業者)は|(?:場合|とき|際)(?:に|は|には|において|においては)?|について(?:は)?|に対して|に、.*(?:場合|とき)は)、$/u;
const PURPOSE = /(?:(?:する|れる|ない|[ぐるむすつく])ため(?:に)?|(?:れる|ない|できる|なる)よう(?:に)?)、$/u;
/** 「…されるよう、設定して」: what is set, told or demanded, not what for. */
const CONTENT = /^[^、]*(?:設定|通知|通報|指示|依頼|要請|求め(?!る)|含め|措置して|定め)/u;
const CONSIDERED = /(?:を(?:考慮|勘案|参考に)|(?:を|も)(?:踏まえ|ふまえ))(?:し|して|した上で|した|た上で|て|、)?、$/u;
const REGARDLESS = /(?:を問わず|に(?:かかわら|関わら)ず)、$/u;
/** A part that is an act of its own must not be lost with a purpose behind it. */
const OWN_ACT = /(?:を|に)[^をが]{0,10}(?:し|行い|定め|求め|得|設け)、$|とともに、$|上で、$/u;

/** 「当該情報」 must not lose the words it points to. */
function pointsInto(after: string, moved: string): boolean {
  return [...after.matchAll(/当該([\p{Script=Han}\p{Script=Katakana}ー]{2,4})/gu)].some(
    ({ index, 1: noun = '' }) => moved.includes(noun.slice(0, 2)) && !after.slice(0, index).includes(noun.slice(0, 2)),
  );
}

/** What tied the words to the sentence: the label says it instead. */
const TAIL =
  /(?:(?<=[るぐむすつく])ため(?:に)?|を(?:考慮|勘案)(?:し|して|した上で)|を(?:踏まえ|ふまえ)(?:て|た上で)?)?、$/u;

/** Takes out the parts from `from` up to and with the one that matches. */
function cutPart(pattern: RegExp, label: string, withLeading: boolean): Step {
  return (text) => {
    const parts = partsOf(text);
    const at = parts.findIndex(
      (part, index) => pattern.test(part) && !(pattern === PURPOSE && CONTENT.test(parts.slice(index + 1).join(''))),
    );
    const found = parts[at];
    if (found === undefined || at === parts.length - 1) return null;
    let from = at;
    while (
      withLeading &&
      from > 0 &&
      !STAYS.test(parts[from - 1] ?? '') &&
      !OWN_ACT.test(parts[from - 1] ?? '') &&
      !PURPOSE.test(parts[from - 1] ?? '')
    ) {
      from -= 1;
    }
    const cut = parts.slice(from, at + 1).join('');
    /* 「Xについて…を踏まえ、」: the topic stays. */
    const topic = /^[^、]{2,30}について(?=[^、は])/u.exec(cut)?.[0];
    const moved = cut.slice(topic?.length ?? 0);
    const after = parts.slice(at + 1).join('');
    const rest = `${parts.slice(0, from).join('')}${topic === undefined ? '' : `${topic}、`}${after}`;
    if (rest.length < SHORTEST || pointsInto(after, moved)) return null;
    return { text: rest, moved: [`${label}：${moved.replace(TAIL, '')}`] };
  };
}

const NAMED = '(?:[^、をは場]{0,24}(?:責任者|管理者|委員会|窓口|CISO|CSIRT|所属長|部局長))';
const RECIPIENTS = new RegExp(
  `(${NAMED}(?:(?:、|及び|並びに)${NAMED})+)(?=(?:へ|に)[^、]{0,12}(?:報告|通知|通報))`,
  'u',
);
const WEIGHT = /^(?:直ちに|速やかに|遅滞なく|あらかじめ|事後速やかに|、)+/u;

const withoutRecipients: Step = (text) => {
  const found = RECIPIENTS.exec(text);
  const named = found?.[1];
  if (found === null || named === undefined) return null;
  const bracketed = named.lastIndexOf('」により');
  const before = bracketed < 0 ? '' : named.slice(0, bracketed + 4);
  const weight = WEIGHT.exec(named.slice(before.length))?.[0] ?? '';
  const names = named.slice(before.length + weight.length);
  return {
    text: `${text.slice(0, found.index)}${before}${weight}定められた報告先${text.slice(found.index + named.length)}`,
    moved: [`報告先：${names}`],
  };
};

const BEFORE_TOPIC = '(?=[^はを]{2,20}?について、[^、]*(?:場合|とき))';
/** 「本市が管理するネットワーク等の情報資産に関するインシデントについて、」: a narrower topic than what is asked instead. */
const NARROWINGS: readonly RegExp[] = [
  new RegExp(`(?<=、)[^、は]{8,}の(?=[^、はの]{2,6}(?:に関する|に係る|における)${BEFORE_TOPIC})`, 'u'),
  new RegExp(`(?<=、)[^、は]{14,}(?:に関する|に係る|における)${BEFORE_TOPIC}`, 'u'),
];

const withoutNarrowing: Step = (text) => {
  const found = NARROWINGS.map((pattern) => pattern.exec(text)).find((match) => match !== null);
  if (found === undefined) return null;
  return {
    text: text.slice(0, found.index) + text.slice(found.index + found[0].length),
    moved: [`条項の対象：${found[0].replace(/の$/u, '')}`],
  };
};

const LONG_TOPIC = 25;
/** A long list of things named once more in what is to be done with them. */
const withoutLongTopic: Step = (text) => {
  const found = /(?<=^|は、)([^。はをにし]+(?:及び|又は|、)[^、。はをにし]+)について、(?=[^。]*を)/u.exec(text);
  if (found?.[1] === undefined || found[1].length < LONG_TOPIC || text.length - found[0].length < SHORTEST + LONG_TOPIC)
    return null;
  return {
    text: text.slice(0, found.index) + text.slice(found.index + found[0].length),
    moved: [`条項の対象：${found[1]}`],
  };
};

const withoutDone: Step = (text) =>
  text.includes('いますか（実施済みを含む）。')
    ? { text: text.replace('（実施済みを含む）', ''), moved: ['実施済みの場合も「実施」です。'] }
    : null;

/** 「…が必要となった場合及び状況の変化に対応するため新たに対策が必要になった場合」: what for inside a condition. */
const withoutPurposeInCondition: Step = (text) => {
  const found =
    /(?<=[合き](?:及び|又は|、))[^、。]{8,40}?[るうくすぐむつぬぶ]ため(?=[^、。]{4,30}(?:場合|とき)(?:に|は|には)?、)/u.exec(
      text,
    );
  if (found === null) return null;
  return { text: text.slice(0, found.index) + text.slice(found.index + found[0].length), moved: [`目的：${found[0]}`] };
};

const withoutAim: Step = (text) => {
  const aim = /^(所属の職員等(?:及び委託事業者)?は、)?(.{30,}ため(?:に)?、)(?=.{25,}$)/u.exec(text);
  if (text.length <= FAR_TOO_LONG || aim?.[2] === undefined || pointsInto(text.slice(aim[0].length), aim[2]))
    return null;
  return { text: `${aim[1] ?? ''}${text.slice(aim[0].length)}`, moved: [`条項の説明：${aim[2].replace(/、$/u, '')}`] };
};

const STEPS: readonly Step[] = [
  withoutPurposeInCondition,
  withoutBracket,
  cutPart(REGARDLESS, '条項の説明', false),
  cutPart(PURPOSE, '目的', true),
  cutPart(CONSIDERED, '踏まえること', false),
  withoutDone,
  withoutRecipients,
  withoutNarrowing,
  withoutLongTopic,
  withoutAim,
];

/** Shortens without weakening: each step moves one thing to the hint, until the words are short enough. */
export function shortened(words: string, limit: number): Shortened {
  let text = words;
  const moved: string[] = [];
  for (const step of STEPS) {
    while (text.length > limit) {
      const next = step(text);
      if (next === null) break;
      text = next.text;
      moved.push(...next.moved);
    }
  }
  return { text, moved };
}

const LEADING_CONDITION =
  /^((?:所属の職員等(?:及び委託事業者)?は、)?)([^。]{10,}?(?:場合|とき)(?:に|は|には)?)、(?=.{12,}$)/u;

/** A condition this long is what makes a question long. */
const LONG_CONDITION = 40;

/** 「A、B又はCがシステム変更等の作業を行う場合」: who acts goes to the hint before the condition does. */
const ACTORS = /^[^。「」]*(?:者|員|課|長)等?が(?=[^、。が]{4,40}(?:場合|とき|際)(?:に|は|には)?$)/u;

/** The last resort: a long condition is named in the hint, and the question says that there is one. */
export function withConditionNamed(question: string): Shortened {
  const found = LEADING_CONDITION.exec(question);
  const condition = found?.[2];
  if (
    found === null ||
    question.length <= COMFORTABLE_LENGTH ||
    condition === undefined ||
    condition.length < LONG_CONDITION
  ) {
    return { text: question, moved: [] };
  }
  const actors = ACTORS.exec(condition)?.[0];
  const without = actors === undefined ? question : question.replace(actors, '');
  if (actors !== undefined && without.length <= COMFORTABLE_LENGTH) {
    return { text: without, moved: [`条項が挙げる者：${actors.replace(/が$/u, '')}`] };
  }
  return {
    text: `${found[1] ?? ''}条項が定める場合には、${question.slice(found[0].length)}`,
    moved: [`条項が定める場合：${condition.replace(/(?:に|は|には)$/u, '')}`],
  };
}

/** The condition that a gate has asked already goes to the hint of a long question. */
export function withoutGateCondition(question: string): Shortened {
  const found = LEADING_CONDITION.exec(question);
  if (question.length <= COMFORTABLE_LENGTH || found?.[2] === undefined || question.length - found[0].length < SHORTEST)
    return { text: question, moved: [] };
  const rest = question.slice(found[0].length);
  /* 「…を事業者に発注する場合、再委託事業者も含めて」: whom the rest adds others to. */
  const addressed = /^[^、]{2,30}[もを]含めて、/u.test(rest)
    ? /([^、をにの]*(?:業者|委託先))に/u.exec(found[2])?.[1]
    : undefined;
  return {
    text: `${found[1] ?? ''}${addressed === undefined ? '' : `${addressed}に対し、`}${rest}`,
    moved: [`この設問の場面：${found[2].replace(/(?:に|は|には)$/u, '')}`],
  };
}
