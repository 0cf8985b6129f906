import { partsOf } from '#app/domain/questionnaire/duty/act-chain.ts';

/** A question longer than this sends explanations to the hint. */
export const COMFORTABLE_LENGTH = 90;
/** The same for a row, which has no sentence around it. */
export const COMFORTABLE_ROW = 100;
/** What remains of a question must still say what is asked. */
const SHORTEST = 30;

/** Words with the lines that a hint has to say instead. */
export interface Shortened {
  readonly text: string;
  readonly moved: readonly string[];
}

type Step = (text: string) => Shortened | null;

const BRACKET = /（(?:[^（）]|（[^（）]*）){6,}）/u;

/** What limits a duty stays, however long it makes it: a condition, a class, a zone, an exception, an event. */
export const LIMITS =
  /場合|とき|際(?:に|は|、)|限[りるっ]|除[くき]|ただし|(?:機密|完全|可用)性(?:[0-9０-９]|が?高)|以上の情報|(?:利用事務|接続)系|LGWAN|マイナンバー|攻撃|インシデント|事故|災害|障害/u;

/** The longest bracket first; the hint names the word it explains. */
const withoutBracket: Step = (text) => {
  const [longest] = [
    ...text.matchAll(new RegExp(`([\\p{Script=Han}\\p{Script=Katakana}ーA-Z]*)(${BRACKET.source})`, 'gu')),
  ]
    .filter((match) => !/含む|以上|実施済み/u.test(match[0]) && !LIMITS.test(match[0]))
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

/** 「…がないように」 alone would break off. */
const LIKE = /(?<=れる|ない|できる|なる)ように?$/u;

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
    if (rest.length < SHORTEST || pointsInto(after, moved) || LIMITS.test(moved)) return null;
    return { text: rest, moved: [`${label}：${moved.replace(TAIL, '').replace(LIKE, 'ようにすること')}`] };
  };
}

const withoutDone: Step = (text) =>
  text.includes('いますか（実施済みを含む）。')
    ? { text: text.replace('（実施済みを含む）', ''), moved: ['実施済みの場合も「実施」です。'] }
    : null;

const AIM = /^((?:所属の職員等(?:及び委託事業者)?は、)?)(.{30,}[るぐむすつく]ため(?:に)?、)(.{25,})$/u;
/** 「侵害が発生した場合において、措置を迅速に実施するために、計画を定め、侵害時には…」: the case is told again. */
const withoutAim: Step = (text) => {
  const [, who = '', aim, rest] = AIM.exec(text) ?? [];
  if (aim === undefined || rest === undefined || pointsInto(rest, aim)) return null;
  const toldAgain = (aim.match(/[\p{Script=Han}\p{Script=Katakana}ー]{2,}/gu) ?? []).some((noun) =>
    rest.includes(`${noun}時`),
  );
  return toldAgain ? { text: `${who}${rest}`, moved: [`条項の説明：${aim.replace(/、$/u, '')}`] } : null;
};

const STEPS: readonly Step[] = [
  withoutBracket,
  cutPart(REGARDLESS, '条項の説明', false),
  cutPart(PURPOSE, '目的', true),
  cutPart(CONSIDERED, '踏まえること', false),
  withoutDone,
  withoutAim,
];

/**
 * Shortens without weakening: each step moves one explanation to the hint, until the words are short enough. What
 * holds one of the `topics` that the rest does not name stays: a heading calls the duty by it.
 */
export function shortened(words: string, limit: number, topics: readonly string[] = []): Shortened {
  let text = words;
  const moved: string[] = [];
  for (const step of STEPS) {
    while (text.length > limit) {
      const before = text;
      const next = step(before);
      if (next === null || topics.some((topic) => before.includes(topic) && !next.text.includes(topic))) break;
      text = next.text;
      moved.push(...next.moved);
    }
  }
  return { text, moved };
}
