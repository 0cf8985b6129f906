import { formatClause } from '#app/domain/policy/printed-clause.ts';
import type { BureauNaming } from '#app/domain/organization/bureau-naming.ts';
import { formatNoBureau } from '#app/domain/organization/unit-labels.ts';
import type { OfficeNames } from '#app/domain/organization/office.ts';
import { roleNames } from '#app/components/report/role-names.ts';
import { OUTCOME_LABELS } from '#app/domain/score/labels.ts';
import { POPULATION_LABELS } from '#app/domain/shared/labels.ts';
import type { ItemConditions } from '#app/services/report/items-behind-number.page.server.ts';
import type { SheetConditions } from '#app/services/report/sheets-behind-number.page.server.ts';

function joined(words: readonly (string | null)[]): string {
  return words.filter((word) => word !== null).join('／');
}

/** The conditions of a list of items. */
export function itemConditionWords(of: ItemConditions, names: OfficeNames, naming: BureauNaming): string {
  return joined([
    POPULATION_LABELS[of.population],
    of.bureauNamed === null ? null : (of.bureauNamed.name ?? formatNoBureau(naming)),
    of.target === null ? null : (of.target.name ?? '該当する対象なし'),
    of.chapter,
    of.role === null ? null : roleNames(names)[of.role],
    of.clauseId === null ? null : `条項 ${formatClause(of.clauseId)}`,
    of.critical ? '重点項目' : null,
    of.closedByGate ? '事前確認・台帳により該当なし' : null,
    of.withException ? '例外措置（一部を含む）' : null,
    of.outcomes.length === 0 ? null : of.outcomes.map((outcome) => OUTCOME_LABELS[outcome]).join('・'),
  ]);
}

/** The conditions of a list of sheets. */
export function sheetConditionWords(of: SheetConditions, naming: BureauNaming): string {
  return joined([
    POPULATION_LABELS[of.population],
    of.bureauNamed === null ? null : (of.bureauNamed.name ?? formatNoBureau(naming)),
    of.submitted === null ? null : of.submitted ? '提出済み' : '未提出',
    of.late ? '期限後の提出' : null,
    of.selfConfirmed ? '兼務のため自己確認' : null,
    of.byProxy ? '代行入力' : null,
  ]);
}
