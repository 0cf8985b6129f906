import type { ClauseSentence } from '#app/domain/questionnaire/clause/clause-sentence.ts';

/** 「…分類し、当該分類に基づき…」: the second act rests on the first, so each can be done without the other. */
const TWO_STAGES =
  /^(?<first>.{6,}[^、])し、(?<second>(?:当該|その|これらの?|それらの?)[^、]{1,20}(?:に基づき|に基づいて|に応じて?|に従い|に従って|を踏まえ)、?.{4,})$/u;
/** How the sentence ends, and how its first act ends when it stands alone. */
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/なければならない$/u, 'しなければならない'],
  [/ものとする$/u, 'するものとする'],
  [/こと$/u, 'すること'],
  [/[うくぐすつぬぶむる]$/u, 'する'],
];

const CONDITION = /(?:^|、)([^、。は]{3,40}(?:場合|とき)(?:に|は|には)?、)/u;

/** 「Aは、…に報告し、Bは、…しなければならない」: two sentences, the second under the first one's condition. */
function bySubject(sentence: ClauseSentence): readonly [first: ClauseSentence, second: ClauseSentence] | null {
  const { words, subjects } = sentence;
  for (const name of subjects) {
    const at = words.indexOf(`し、${name}は、`);
    const ending = ENDINGS.find(([pattern]) => pattern.test(words))?.[1];
    if (at < 0 || ending === undefined) continue;
    const first = words.slice(0, at);
    const others = subjects.filter((other) => other !== name);
    if (!others.some((other) => first.includes(`${other}は`))) continue;
    const second = `${name}は、${CONDITION.exec(first)?.[1] ?? ''}${words.slice(at + name.length + 4)}`;
    return [
      { ...sentence, words: `${first}${ending}`, subjects: others },
      { ...sentence, words: second, subjects: [name] },
    ];
  }
  return null;
}

/** 「Aするとともに、Bに努めなければならない」: A must be done, only B is striven for. */
const DUTY_AND_EFFORT =
  /^(?<scene>(?:.+(?:場合|とき)(?:に|は|には)?、)?)(?<duty>[^、]{6,}[うくぐすつぬぶむる])とともに、(?<effort>[^、]{4,}(?:に|よう)努め.*)$/u;

/** 「…してはならず、…しなければならない」 */
const BOTH_DUTIES = /^(.{6,}(?:[てで]は|なければ)なら)ず、(.{4,})$/u;

/** 「Xにおいては、AできないようにしたうえでBにより、Cを防ぐ」: whoever does only the one could not say which is lacking. */
const CUT_OFF_AND_GUARD =
  /^(?<scene>[^。]{4,40}?においては、)(?<first>(?:原則として、)?[^、]*できないように)した(?:上|うえ)で、(?<second>.{8,}により、.{4,})$/u;

/** 「Xは、原則Aで取り扱い、Bには保管してはならない」: the leeway holds for A alone. */
const RULE_AND_BAN =
  /^(?<topic>(?:.{2,80}は、?)?)(?<rule>原則(?:として)?、?[^、]{2,60}(?:で|に)(?:取り?扱い|行い|保管し|保存し|利用し))、(?<ban>[^は]{2,40}には[^、]{2,30}[てで]はならない)$/u;

function asRule(act: string): string {
  return `${act.replace(/い$/u, 'う').replace(/し$/u, 'する')}ものとする`;
}

/** 二つの行為. A sentence that demands two acts, one after the other or of two offices, as two sentences. */
export function actsApart(sentence: ClauseSentence): readonly ClauseSentence[] {
  const { words } = sentence;
  const offices = bySubject(sentence);
  if (offices !== null) return offices;
  const [, must = '', rest] = BOTH_DUTIES.exec(words) ?? [];
  if (rest !== undefined) return [`${must}ない`, rest].map((each) => ({ ...sentence, words: each }));
  const { scene = '', duty, effort } = DUTY_AND_EFFORT.exec(words)?.groups ?? {};
  if (duty !== undefined && effort !== undefined)
    return [`${scene}${duty}ものとする`, `${scene}${effort}`].map((each) => ({ ...sentence, words: each }));
  const guarded = CUT_OFF_AND_GUARD.exec(words)?.groups;
  if (guarded !== undefined) {
    const end = ENDINGS.find(([pattern]) => pattern.test(words))?.[1] ?? 'する';
    const { scene: where = '', first: cut = '', second: guard = '' } = guarded;
    return [`${where}${cut}${end}`, `${where}${guard}`].map((each) => ({ ...sentence, words: each }));
  }
  const { topic = '', rule, ban } = RULE_AND_BAN.exec(words)?.groups ?? {};
  if (rule !== undefined && ban !== undefined)
    return [`${topic}${asRule(rule)}`, `${topic}${ban}`].map((each) => ({ ...sentence, words: each }));
  const { first, second } = TWO_STAGES.exec(words)?.groups ?? {};
  if (first === undefined || second === undefined) return [sentence];
  const ending = ENDINGS.find(([pattern]) => pattern.test(second))?.[1];
  return ending === undefined
    ? [sentence]
    : [`${first}${ending}`, second].map((each) => ({ ...sentence, words: each }));
}
