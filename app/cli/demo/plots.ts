/**
 * What becomes of a sheet.
 * `accepted` handed in, confirmed and checked; `returned_once` the same after one return; `late` after the due date;
 * `proxy` entered by the secretariat from paper; `confirmed`, `submitted`, `returned` and `started` stop on the way.
 */
export type Plot =
  'accepted' | 'returned_once' | 'late' | 'proxy' | 'confirmed' | 'submitted' | 'returned' | 'started' | 'untouched';

/** Sheets whose plot is not `accepted`: by the code of the target, of the whole body by the office. */
export const LAST_YEAR: Readonly<Record<string, Plot>> = {
  '130': 'late',
  '310': 'late',
  '330': 'returned_once',
  '420': 'returned_once',
  '520': 'started',
  '620': 'late',
  '500': 'late',
  S05: 'returned_once',
  S09: 'late',
  S13: 'late',
  S17: 'returned_once',
  S19: 'confirmed',
  S24: 'late',
  S25: 'untouched',
  S28: 'late',
  S30: 'returned',
  ciso: 'proxy',
};

export const THIS_YEAR: Readonly<Record<string, Plot>> = {
  '110': 'started',
  '120': 'submitted',
  '130': 'started',
  '140': 'accepted',
  '210': 'confirmed',
  '220': 'accepted',
  '310': 'started',
  '320': 'submitted',
  '330': 'returned',
  '410': 'started',
  '420': 'submitted',
  '510': 'confirmed',
  '520': 'untouched',
  '610': 'returned_once',
  '620': 'untouched',
  '100': 'started',
  '200': 'accepted',
  '300': 'untouched',
  '400': 'submitted',
  '500': 'untouched',
  '600': 'started',
  S01: 'accepted',
  S02: 'accepted',
  S03: 'confirmed',
  S04: 'submitted',
  S05: 'started',
  S06: 'started',
  S07: 'submitted',
  S08: 'untouched',
  S09: 'submitted',
  S10: 'submitted',
  S11: 'started',
  S12: 'untouched',
  S13: 'untouched',
  S14: 'returned',
  S15: 'untouched',
  S16: 'accepted',
  S17: 'confirmed',
  S18: 'accepted',
  S19: 'started',
  S20: 'untouched',
  S21: 'confirmed',
  S22: 'started',
  S23: 'submitted',
  S24: 'started',
  S25: 'untouched',
  S26: 'accepted',
  S27: 'accepted',
  S28: 'untouched',
  S29: 'untouched',
  S30: 'started',
  ciso: 'untouched',
  supervising_security_officer: 'started',
  committee: 'started',
  audit_supervisor: 'submitted',
  csirt: 'accepted',
};

/** 例外措置. A clause that one system cannot follow until it is replaced. */
export const EXCEPTION = {
  system: 'S23',
  document: 'standards',
  clause: '7-2-4',
  reason:
    '現行の積算ソフトウェアに接続時間を制限する機能がなく、更新まで代替措置（利用後の電源断と施錠）により運用する。',
} as const;

/** 団体の定め: what the town's 実施手順 lays down where the standard leaves it open. */
export const OWN_VALUES = [
  { clauseId: '6-4-3-ウ', kind: 'length', value: '12文字以上（英字、数字及び記号を組み合わせる）', article: '第12条' },
  { clauseId: '7-1-2-ア', kind: 'frequency', value: '毎日（閉庁日を除く）', article: '第21条' },
  { clauseId: '7-1-6-ア', kind: 'retention', value: '１年', article: '第24条' },
] as const;

export const OWN_VALUE_SOURCE = '情報セキュリティ実施手順';

/** Sections of which a common answer about the machines that are handed out does not hold, and why. */
export const COMMON_DEVIATIONS: Readonly<Record<string, string>> = {
  '420': '浄水場の端末は設備と一体で調達しており、庁内の端末管理の設定が及ばない。',
  '610': '給食センターの端末は別の事業者から借りており、庁内の端末管理の設定が及ばない。',
};

/** What such a common answer is about. */
export const DEVIATING_OBJECT = /支給した端末/u;
