import type { AskedVersion } from '#app/services/campaign/offered-questionnaire.loader.server.ts';

/** 架空町対策基準（令和7年4月1日改正）の調査票 第1版: two versions of a policy have one name. */
export function askedVersionWords({ policyName, citation, version }: AskedVersion): string {
  return `${policyName}（${citation}）の調査票 第${version}版`;
}
