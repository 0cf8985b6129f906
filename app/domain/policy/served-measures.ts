import type { Clause, ClauseKind } from '#app/domain/policy/clause.ts';
import { LEGAL_MEASURE_NUMBERS } from '#app/domain/policy/legal-measure.ts';
import type { LegalMeasureNumber } from '#app/domain/policy/legal-measure.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import { tidy } from '#app/domain/policy/source/settled-print.ts';

interface MeasureWords {
  readonly number: LegalMeasureNumber;
  /** A heading that gives all that stands under it to the measure. */
  readonly heading: RegExp;
  /** A demand with these words serves the measure, whatever it stands under. */
  readonly words: RegExp;
  /** What tells where neither a heading nor the plain words do. */
  readonly hint: RegExp;
}

/**
 * What gives a clause to a measure. The first whose heading matches decides a heading that speaks of several things, so
 * that who contracts or checks comes before what is contracted or checked.
 */
const MEASURE_WORDS: readonly MeasureWords[] = [
  {
    number: 7,
    heading:
      /(?:業務|外部)委託(?!事業者)|^委託|委託(?:先|事業者|業者)(?:の選定|に対する説明|の管理|に対する管理)|クラウドサービス|外部サービス|ソーシャルメディア|指定管理者|約款による/u,
    words:
      /(?:業務|外部)委託(?:を行|を実施|の実施|の終了|する)|委託(?:事業者|業者|先)(?:に対し|の選定|を選定|との間|と締結)|(?:クラウド|外部)サービスを(?:利用|調達)/u,
    hint: /委託|クラウド|外部サービス/u,
  },
  {
    number: 8,
    heading: /監査|自己点検|評価[・及び、]*見直し|(?:ポリシー|規程|規定|基準|方針)[^、。]{0,12}の?見直し|改善計画/u,
    words: /監査(?:を(?:行わせ|行い|実施し|受け)|計画|結果)|自己点検|改善計画/u,
    hint: /監査|点検|評価|見直/u,
  },
  {
    number: 6,
    heading:
      /^(?:情報セキュリティ対策の)?運用$|システム(?:等)?の監視|遵守状況|侵害時|緊急時対応計画|例外措置|法令[等の]*遵守|懲戒|違反(?:時|行為)?へ?の対応|業務継続|インシデント(?:へ)?の?対応/u,
    words: /常時監視|遵守状況[^。]{0,20}確認|緊急時対応計画/u,
    hint: /監視|違反|緊急時|侵害|法令/u,
  },
  {
    number: 2,
    heading: /(?:情報資産|情報)の(?:適切な)?(?:分類|取扱|格付)|情報資産の管理|情報資産の分類/u,
    words: /情報資産(?:管理)?台帳|システム台帳|分類(?:に基づ|に応じ|に従)/u,
    hint: /情報資産|分類|機密性/u,
  },
  {
    number: 5,
    heading:
      /技術的|強[靭靱じ]|アクセス制御|不正プログラム|不正アクセス|(?:コンピュータ|端末)及びネットワークの管理|システム(?:等)?の?開発|セキュリティ情報の収集|(?:マイナンバー利用事務|LGWAN接続|インターネット接続|業務接続|校務|学習)系|^ネットワーク(?:の|$)|無線LAN|電子メール|暗号|バックアップ|ログの取得/u,
    words: /多要素認証|無害化/u,
    hint: /ネットワーク|通信|アクセス|ソフトウェア|情報システム|ウイルス|ウィルス/u,
  },
  {
    number: 3,
    heading:
      /物理的|サーバ(?:等|室)?の?(?:管理|設置)|管理区域|(?:サーバ|情報システム|電算|機械)室|通信回線|(?:職員等の|利用する)[^、。]{0,12}(?:端末|パソコン|PC)[^、。]{0,16}管理|入退室|執務室|施錠/u,
    words: /管理区域[^。]{0,20}(?:入退室|立入|立ち入)|(?:施錠|耐火|耐震)/u,
    hint: /サーバ|機器|端末|媒体|施錠|災害|電力|電源/u,
  },
  {
    number: 4,
    heading:
      /人的|遵守(?:義務|事項)|研修|訓練|教育|(?:インシデント|事故|欠陥)[^、。]{0,8}の報告|(?:ID|ＩＤ|識別符号|パスワード)[^、。]{0,12}(?:管理|取扱)|職員等?の(?:責務|義務)/u,
    words: /研修|訓練(?:を|の|に)|(?:インシデント|事故)[^。]{0,30}(?:認知|発見|発生)[^。]{0,40}報告/u,
    hint: /職員|研修|教育|遵守|持ち?出し|パスワード|要員/u,
  },
  {
    number: 1,
    heading: /(?:組織|推進|管理|運用)体制|^体制|^組織$|組織及び体制|(?:責任者|管理者|担当者|委員会|CISO|CSIRT)$/u,
    words: /(?:連絡|実施|推進|管理|組織)?体制を(?:整備|構築|確立)|緊急連絡網|責任者を置/u,
    hint: /体制|責任者|組織/u,
  },
];

const DUTIES: ReadonlySet<string> = new Set<ClauseKind>(['requirement', 'recommendation', 'assignment']);

/** To have a policy is demanded by the law itself (第244条の6), not by one of its measures. */
const OF_THE_POLICY_ITSELF = /(?:対策基準|実施手順)(?:等)?の策定$/u;

type Numbers = ReadonlySet<LegalMeasureNumber>;

function numbersIn(text: string, part: 'words' | 'hint'): readonly LegalMeasureNumber[] {
  return MEASURE_WORDS.filter((measure) => measure[part].test(text)).map(({ number }) => number);
}

function numberOfHeading(title: string): LegalMeasureNumber | null {
  const words = tidy(title).replace(/\s+/gu, '');
  return words === '' ? null : (MEASURE_WORDS.find(({ heading }) => heading.test(words))?.number ?? null);
}

/**
 * The measures that the headings over a clause tell, nearest first: that of the chapter and that of the nearest. Older
 * policies put all that remains under 運用, which gives way to a nearer heading.
 */
function told(headings: readonly LegalMeasureNumber[]): readonly LegalMeasureNumber[] {
  const [nearest] = headings;
  const chapter = headings.at(-1);
  if (nearest === undefined || chapter === undefined) return [];
  return chapter === 6 ? [nearest] : [nearest, chapter];
}

/**
 * 措置への対応. Which measures of the regulation each clause serves: those that the headings over it tell, and those of
 * which its own demand speaks. A demand that has neither serves what its items serve, else what its words make likely;
 * definitions and bare headings outside a measure's chapter serve none.
 */
export function servedMeasures(clauses: readonly Clause[]): (clause: Clause) => readonly LegalMeasureNumber[] {
  const keyOf = (clause: Pick<Clause, 'document'>, id: string): string => `${clause.document} ${id}`;
  const byKey = new Map(clauses.map((clause) => [keyOf(clause, clause.id), clause]));
  const items = groupBy(clauses, (clause) => (clause.parent === null ? '' : keyOf(clause, clause.parent)));
  const served = new Map<string, Numbers>();

  const parentOf = (clause: Clause): Clause | undefined =>
    clause.parent === null ? undefined : byKey.get(keyOf(clause, clause.parent));
  const demands = (clause: Clause): boolean =>
    clause.kind === 'list-item'
      ? parentOf(clause)?.kind !== 'definition'
      : DUTIES.has(clause.kind) || clause.sentences.some(({ kind }) => DUTIES.has(kind));
  const headingsOver = (clause: Clause): readonly LegalMeasureNumber[] => {
    const found: LegalMeasureNumber[] = [];
    let over = clause.kind === 'definition' ? parentOf(clause) : clause;
    for (; over !== undefined; over = parentOf(over)) found.push(...[numberOfHeading(over.title) ?? []].flat());
    return found;
  };
  const likely = (clause: Clause, own: string): readonly LegalMeasureNumber[] => {
    if (OF_THE_POLICY_ITSELF.test(tidy(clause.title))) return [];
    const ofWords = numbersIn(own, 'hint');
    return ofWords.length > 0 ? ofWords : numbersIn(tidy(parentOf(clause)?.text ?? ''), 'hint');
  };

  // From the end: items stand behind the clause that they complete.
  for (const clause of [...clauses].reverse()) {
    const key = keyOf(clause, clause.id);
    const own = `${tidy(clause.title)}。${tidy(clause.text)}`;
    const plain = [...told(headingsOver(clause)), ...(demands(clause) ? numbersIn(own, 'words') : [])];
    const ofItems = (items.get(key) ?? []).flatMap((item) => [...(served.get(keyOf(item, item.id)) ?? [])]);
    const found = plain.length > 0 || !demands(clause) ? plain : ofItems.length > 0 ? ofItems : likely(clause, own);
    served.set(key, new Set(clause.measuresSet ?? found));
  }
  return (clause) => {
    const numbers = served.get(keyOf(clause, clause.id));
    return LEGAL_MEASURE_NUMBERS.filter((number) => numbers?.has(number) === true);
  };
}
