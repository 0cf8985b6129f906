/**
 * 該当のない年. How a year is answered in which nothing happened that a duty waits for. What is no incident is not
 * called one: whoever had no incident would else answer 該当なし about a decision that was made.
 */
export interface Happening {
  /** 「事案があった」, to stand before 「ときは」. */
  readonly happened: string;
  /** 「事案のない」, likewise. */
  readonly none: string;
}

const INCIDENT: Happening = { happened: '事案があった', none: '事案のない' };

/** The first that fits holds. */
const HAPPENINGS: readonly (readonly [event: RegExp, happening: Happening])[] = [
  [/意思決定が/u, { happened: '意思決定があった', none: '意思決定のない' }],
  [/代行[^、。]*を認めた/u, { happened: '認めた者がいた', none: '認めた者がいない' }],
  [/権利を[^、]*停止/u, { happened: '停止又は剥奪をした', none: '停止も剥奪もしなかった' }],
  [/脅威を認識した/u, { happened: '新たな脅威を認識した', none: '新たな脅威を認識しなかった' }],
  [/必要があると認めた|必要と認めた/u, { happened: '必要と認めた', none: '必要と認めなかった' }],
  [/(?:問題|不備|異常)(?:が|を)(?:発生|認め|発見|確認|検知|あっ)/u, { happened: '問題があった', none: '問題のない' }],
];
/** Where something was attacked, spread or leaked, a fault that it came from is no 問題 of a check. */
const OF_INCIDENT = /脅威が生じる|攻撃|感染|漏えい|侵害|インシデント/u;

export function happeningOf(event: string): Happening {
  const found = HAPPENINGS.find(([pattern]) => pattern.test(event))?.[1];
  return found === undefined || (found.none.startsWith('問題') && OF_INCIDENT.test(event)) ? INCIDENT : found;
}

/** 「（事案のないときは「該当なし」）」; `also` stands before it in the same brackets. */
export function notApplicable({ none }: Happening, also = ''): string {
  return `（${also}${none}ときは「該当なし」）`;
}

/** Of an event, and not of a thing that not everybody has: 「…媒体を保管していないときは「該当なし」」. */
const ENDS_SO = new RegExp(
  `（[^（）]*(?:${[INCIDENT, ...HAPPENINGS.map(([, happening]) => happening)].map(({ none }) => none).join('|')})ときは「該当なし」）$`,
  'u',
);

/** Whether a row says itself that nothing may have happened. */
export function mayHaveNoEvent(row: string): boolean {
  return ENDS_SO.test(row);
}
