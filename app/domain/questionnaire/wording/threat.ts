/** 「要因による漏えい・破壊」: what may come of a threat is the same for most of them. */
const CAUSE = /^(.{4,}?要因)による[^、]*(?<rest>、.*)?$/u;
/** 「重要情報の詐取、内部不正等」 behind it: a threat of its own. */
const OF_INSIDERS = /内部不正/u;
/** 「地震、落雷、火災等の災害」: the kind tells without its examples. */
const EXAMPLES = /^(?:[^、等]{1,30}、)+[^、等]{1,20}等の(?=[^、]{2,})/u;
/** 「情報資産の無断持ち出し、無許可ソフトウェアの使用等の規定違反」: what a section knows by this name. */
const TAKEN_OUT = /無断持ち?出し/u;

/** 脅威の要約. A threat as a policy lists it, as briefly as it can be named: 「地震、火災等の災害による…」 → 「災害による…」. */
export function threatInShort(words: string): string {
  const { rest = '' } = CAUSE.exec(words)?.groups ?? {};
  const short = words.replace(CAUSE, '$1');
  const kind = short.replace(EXAMPLES, '');
  const taken = TAKEN_OUT.exec(short)?.[0];
  const named = taken === undefined || kind.includes(taken) ? kind : `${taken}等の${kind}`;
  return OF_INSIDERS.test(rest) ? named.replace(/等の(?=意図的な)/u, '、内部不正等の') : named;
}
