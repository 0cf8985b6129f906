import { renyouFromDictionary } from '#app/domain/questionnaire/duty/verb.ts';

/** 「（以下「職員等」という。）」 defines for the whole text; a question needs no definition. */
const DEFINES = /[（(]以下、?(?:単に|これを)?[「『][^」』]+[」』]という。?[）)]/gu;
const DEFINES_AT_END = /[、，。]?以下、?(?:単に|これを)?[「『][^」』]+[」』]という。?(?=[）)])/gu;
/** 「（非常勤職員及び臨時職員をいう。以下同じ。）」; what a word includes is worth keeping. */
const DEFINES_ALIKE = /（[^（）]*をいう。?(?:以下同じ。?)?）/gu;
const ALIKE = /(?<=を(?:含む|除く))。?(?:以下同じ。?)?(?=）)/gu;
/** 「（CSIRT：Computer Security …）」 */
const SPELLED_OUT = /（([A-Z]{2,10})[：:][A-Za-z ,-]+）/gu;

/** 「…付き添うものとし、」 → 「…付き添い、」 */
function withoutModality(text: string): string {
  if (!text.includes('とし、')) return text;
  return text.replace(/([^、。]*[うくぐすつぬぶむる])(?:もの|こと)とし、/gu, (whole, verb: string) => {
    const renyou = renyouFromDictionary(verb);
    return renyou === null ? whole : `${renyou}、`;
  });
}

/**
 * Slips that printed policies are full of; whoever reads a question should not stumble over them. The last is a word
 * without which the slip need not be looked for.
 */
const SLIPS: readonly (readonly [slip: RegExp, instead: string, word?: string])[] = [
  [/は(?=及び|並びに)/gu, ''],
  [/定期的(?=実施|確認|点検|見直|報告)/gu, '定期的に'],
  [/ある{2,}と/gu, 'あると'],
  [/の(\p{Script=Han}{2})(?=し(?:なければ|なくては|てはなら)|する(?:こと|ものとする)$)/gu, 'の$1を'],
  /* Whoever orders is the body, never the 事業者 it orders from. */
  [/事業者[はが](?=(?:業務)?委託を?(?:行|し|す)|発注)/gu, '事業者に'],
  [/([^、。をはが]{2,30})を([^、。をはが]{0,8}事業者に)([^、。をはが]{1,6})を(?=修理)/gu, '$1の$3を$2', '修理'],
  /* 「…の遵守を説明」 would not say what is told. */
  [/(?<=べき内容)の遵守(?=及び[^、。]{2,20}を説明)/gu, 'を遵守すること'],
  [/、また、/gu, '、'],
  [/^何人も、?/gu, ''],
  [/(?<=\p{Script=Han})(?<![他爲])ため(?=に、?|、)/gu, 'のため'],
  /* 「定められたネットワークと異なるネットワークに」 */
  [/(?<=(\p{Script=Han}{2})する前に、[^。]{2,60}確認し)た後に\1し(?=なければ)/gu, '', '確認した後に'],
  [/(?<=(\p{Script=Han}{2,6})を、[^。]{0,20})その\1を\p{Script=Han}{2}して利用するよう/gu, '', 'して利用するよう'],
  [/([\p{Script=Han}\p{Script=Katakana}ー]{2,})と異なる\1(?=[をにへ])/gu, '$1以外', 'と異なる'],
];

/** 「…を取り扱う場合、サービス（…を取り扱う場合）の」 */
const SAID_TWICE = /^(([^、。]{4,40}(?:場合|とき))、.*?)（\2）/u;
/** 「情報を作成するときは、情報の作成時に…」 */
const SAME_TIME_TWICE = /^(([^、。を]{2,20})を([^、。を]{2,8})するときは、)\2の\3時に、?/u;
/** 「総務課長を統括責任者とし、…」: the appointment is asked by the registered ones. */
const APPOINTMENT = /^[^、。はを]{2,30}を[^、。はを]{2,30}(?:責任者|管理者|担当者|リーダー|委員長)とし、/u;

/** A bracket that the print opens and never closes, as a pause. */
function withBracketsClosed(text: string): string {
  const open: number[] = [];
  [...text.matchAll(/[（）]/gu)].forEach(({ 0: mark, index }) => {
    if (mark === '（') open.push(index);
    else open.pop();
  });
  const [first] = open;
  return first === undefined ? text : `${text.slice(0, first)}、${text.slice(first + 1)}`;
}

/** A clause's words without what only its print needs: definitions, inner modalities and plain slips. */
export function readable(text: string): string {
  const plain = withoutModality(
    text
      .replace(DEFINES, '')
      .replace(DEFINES_AT_END, '')
      .replace(DEFINES_ALIKE, '')
      .replace(ALIKE, '')
      .replace(SPELLED_OUT, '（$1）'),
  );
  const mended = SLIPS.reduce(
    (words, [slip, instead, word = '']) => (words.includes(word) ? words.replace(slip, instead) : words),
    withBracketsClosed(plain),
  );
  return mended
    .replace(/。(?=）)/gu, '')
    .replace(SAID_TWICE, '$1')
    .replace(SAME_TIME_TWICE, '$1')
    .replace(APPOINTMENT, '');
}

/** 「その所管する」「この点検結果」「当該サービス」 at the head of a question point to nothing that stands there. */
export function withoutDangling(question: string): string {
  return question.replace(
    /^(?:これらの|この|その|当該)(?=[\p{Script=Han}\p{Script=Katakana}])(?!他|後|際|都度|旨|結果|文書|基準|情報セキュリティポリシー)/u,
    '',
  );
}

/** Verbs that need an object, in the te-form of the first act. */
const TRANSITIVE =
  /(?:分類し|分け|分離し|区分し|管理し|保管し|保存し|掲示し|設定し|整備し|策定し|定め|設け|設置し|配置し|実施し|行い|行っ|記録し|表示し|制限し|限定し|確認し|点検し|報告し|公表し|周知し|廃棄し|消去し|取り扱っ|取り扱い|運用し|見直し|更新し|削除し|遵守し|守っ|守り|取得し|施錠し|暗号化し)$/u;

/** 「Xは、…分類して」 → 「Xを、…分類して」: without a subject the topic would be taken for the one who acts. */
export function topicAsObject(printed: string): string {
  const te = printed.replace(/^([^、。]{2,50})については、/u, '$1について、');
  const found = /^([^、。「」]{2,80}?)(?<!又)は、?(?=[^、。]{2,})/u.exec(te);
  const topic = found?.[1];
  if (found === null || topic === undefined) return te;
  if (
    /(?:場合|とき|時|際|に|で|て|から|まで|より|後|前|上|うち|者|[がを].{0,30})$/u.test(topic) &&
    !/(?:者と.*者|用いる.*等)$/u.test(topic)
  )
    return te;
  const rest = te.slice(found[0].length);
  const firstAct = (/^((?:[^、]*、)*?[^、]*(?:し|い|め|け|っ))(?=、|て$)/u.exec(rest)?.[1] ?? rest)
    .replace(/[てで]$/u, '')
    .replace(/しない$/u, 'し');
  const verb = firstAct.split('、').at(-1) ?? '';
  if (!TRANSITIVE.test(verb) || /(?<!もの)を/u.test(verb)) return te;
  return `${topic}を、${rest}`;
}
