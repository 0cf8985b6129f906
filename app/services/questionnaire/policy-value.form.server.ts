import { z } from 'zod';
import { POLICY_DOCUMENT_KINDS } from '#app/domain/policy/clause.ts';
import { OPEN_VALUE_KINDS } from '#app/domain/questionnaire/open-value/open-value.ts';
import { BODY_VALUE_MAX_LENGTH, VALUE_SOURCE_MAX_LENGTH } from '#app/domain/questionnaire/open-value/value-rule.ts';
import type { BodyValueFault } from '#app/domain/questionnaire/open-value/value-rule.ts';
import type { FieldError } from '#app/lib/received.server.ts';
import { enteredDayOrNone } from '#app/services/shared/entered-value.server.ts';

export const policyValuesParams = z.object({ policyVersionId: z.string().min(1).max(100) });

const lineNumber = z.coerce.number().int().min(1).max(100_000);

/** Which lines are shown, and what was just done at which of them. */
export const policyValuesSearch = z.object({
  show: z.enum(['', 'missing']).catch('').default(''),
  done: z.enum(['', 'written', 'removed']).catch('').default(''),
  at: lineNumber.nullable().catch(null).default(null),
});

const UNKNOWN_PLACE = '送られた箇所が分かりません。画面を開き直してください。';

const place = {
  number: lineNumber.catch(1),
  document: z.enum(POLICY_DOCUMENT_KINDS, UNKNOWN_PLACE),
  clauseId: z.string(UNKNOWN_PLACE).min(1, UNKNOWN_PLACE).max(100, UNKNOWN_PLACE),
  kind: z.enum(OPEN_VALUE_KINDS, UNKNOWN_PLACE),
  rev: z.coerce.number(UNKNOWN_PLACE).int(UNKNOWN_PLACE).min(0, UNKNOWN_PLACE).max(1_000_000, UNKNOWN_PLACE),
};
const text = z.string().max(5000, '5000文字以内で入力してください。').default('');

export const policyValueForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('write'),
    ...place,
    value: text,
    source: text,
    article: text,
    decidedOn: enteredDayOrNone('決裁日を年月日で入力してください。'),
  }),
  z.object({ intent: z.literal('remove'), ...place }),
]);

const shown = z.string().catch('');

/** What was typed, to be shown again at its line. */
export const policyValueEcho = z.object({
  intent: shown,
  number: lineNumber.catch(0),
  value: shown,
  source: shown,
  article: shown,
  decidedOn: z.string().nullable().catch('').default(''),
});

const FAULT_TELLS = {
  value_missing: ['value', '定めを入力してください。定めがなければ、そのままにしておきます。'],
  value_too_long: ['value', `定めは${BODY_VALUE_MAX_LENGTH}文字以内にしてください。`],
  source_too_long: ['source', `文書の名称は${VALUE_SOURCE_MAX_LENGTH}文字以内にしてください。`],
  article_too_long: ['article', `条・項は${VALUE_SOURCE_MAX_LENGTH}文字以内にしてください。`],
  source_missing: ['source', '条・項や決裁日があるときは、どの文書かを入力してください。'],
  decided_later: ['decidedOn', '決裁日は、今日までの日にしてください。'],
} as const satisfies Record<BodyValueFault, readonly [field: string, message: string]>;

export function bodyValueErrors(faults: readonly BodyValueFault[]): readonly FieldError[] {
  return faults.map((fault) => {
    const [field, message] = FAULT_TELLS[fault];
    return { field, message };
  });
}

/** 定めの記入を断ったときの説明. */
export const POLICY_VALUE_REFUSAL_WORDS = {
  unknown_policy_version: 'この対策基準は見つかりません。対策基準の一覧から選び直してください。',
  unknown_place: 'この版の調査票には、この箇所がありません。画面を開き直してください。',
  changed_meanwhile:
    '画面を開いたあとに、ほかの人がこの定めを変えたため、保存していません。今の定めを確かめて、必要であれば、もう一度保存してください。',
  nothing_changed: '変わったところがないため、保存していません。',
  no_value: 'この定めは、すでに取り消されています。',
} as const;
