import { must } from '#app/domain/shared/result.ts';
import { importPolicy } from '#app/services/policy/policy.acts.server.ts';
import type { SeenPlace } from '#app/services/questionnaire/policy-value.acts.server.ts';
import { publishQuestionnaire } from '#app/services/questionnaire/questionnaire.acts.server.ts';
import { SET_UP } from '#app/services/shared/authorize.server.ts';
import type { Town } from '#test/factories/town.ts';

/** A policy that leaves a length, a frequency and a span to the body, all asked of a section. */
export const OPEN_POLICY = [
  '情報セキュリティ対策基準',
  '１ 運用',
  '（１）職員等は、パスワードを十分な長さとしなければならない。',
  '（２）情報セキュリティ管理者は、台帳を定期的に点検しなければならない。',
  '（３）情報セキュリティ管理者は、記録を一定期間保存しなければならない。',
  '（４）情報セキュリティ管理者は、端末の持出しを記録しなければならない。',
].join('\n');

/** Publishes a text as a version of a policy that there is then besides the town's own, or of the town's own. */
export function publishOpenPolicy(
  { context }: Pick<Town, 'context'>,
  source = OPEN_POLICY,
  policyId = 'open',
): { readonly policyVersionId: string; readonly questionnaireId: string } {
  const input = { policyId, name: '架空町の別の対策基準', citation: '令和8年4月1日', source };
  const { policyVersionId } = must(importPolicy(context, SET_UP, input));
  return {
    policyVersionId,
    questionnaireId: must(publishQuestionnaire(context, SET_UP, policyVersionId)).questionnaireId,
  };
}

/** The place of 「十分な長さ」, as one sees it who has written there so often. */
export const lengthPlace = (policyVersionId: string, rev = 0): SeenPlace => ({
  ...{ policyVersionId, document: 'standards', clauseId: '1-1', kind: 'length', rev },
});

export const TWELVE = {
  value: '12文字以上',
  source: '情報セキュリティ実施手順',
  article: '第5条',
  decidedOn: '2024-04-01',
} as const;
