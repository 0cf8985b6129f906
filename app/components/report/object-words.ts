import type { AskedByObject, AskedObject } from '#app/domain/campaign/asked-object.ts';
import { OBJECT_KIND_LABELS } from '#app/domain/response/labels.ts';

/** 「契約：給食調理業務委託（K-012）」: what an item was asked about; where names are withheld there is no code. */
export function objectWords({ kind, code, name }: AskedObject): string {
  return `${OBJECT_KIND_LABELS[kind]}：${name}${code === '' ? '' : `（${code}）`}`;
}

/** 「契約18件・クラウドサービス5件」. */
export function objectCountWords({ contractCount, serviceCount }: AskedByObject): string {
  return [
    ...(contractCount === 0 ? [] : [`${OBJECT_KIND_LABELS.contract}${contractCount}件`]),
    ...(serviceCount === 0 ? [] : [`${OBJECT_KIND_LABELS.cloud_service}${serviceCount}件`]),
  ].join('・');
}

/** How a question that is asked about several contracts counts. */
export const WORST_COUNTS =
  '契約・サービスごとに尋ねた設問は、所属・情報システムごとに一件とし、最も悪い回答で数えます。';
