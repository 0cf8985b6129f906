/** Printed under every chart and table of shares. */
export const CUT_NOTE = '割合は小数第2位以下を切り捨てて表示しているため、合計が100%にならないことがあります。';

/** Printed beside the figures of the three populations. */
export const POPULATION_NOTE =
  '所属・情報システム・全庁組織の数値は、項目の数が大きく異なるため、合算しません。全庁組織は、団体全体について責任を負う役割が答えるものです。';

export const DRAFT_MARK = '（案）';
