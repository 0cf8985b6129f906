import { postWords } from '#app/components/organization/post-words.ts';
import { PERSON_KIND_LABELS } from '#app/domain/organization/labels.ts';
import type { OfficeNames } from '#app/domain/organization/office.ts';
import { PERSON_KINDS } from '#app/domain/organization/person.ts';
import type { TransferVerdict } from '#app/domain/access/transfer-plan.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import type { FactChange, OfficeChange } from '#app/services/access/transfer-line.loader.server.ts';

export const TRANSFERS_PATH = '/organization/transfers';

/** 令和9年4月1日付け人事異動. */
export function transferNameOf(on: string): string {
  return `${japaneseDate(on)}付け人事異動`;
}

/** The address of a transfer with one group shown. */
export function transferPath(id: string, show: TransferVerdict | '' = '', page = 1): string {
  const search = new URLSearchParams(show === '' ? {} : { show });
  if (page > 1) search.set('page', String(page));
  const text = search.toString();
  return text === '' ? `${TRANSFERS_PATH}/${id}` : `${TRANSFERS_PATH}/${id}?${text}`;
}

const WHAT_WORDS = {
  given: '就く',
  ended: '終わる',
  withdrawn: '取り消す',
  lasting: '終わりの日を変える',
} as const satisfies Record<OfficeChange['what'], string>;

/** 就く：総務課の担当者（令和10年3月31日まで）. */
export function officeChangeWords({ what, until, ...post }: OfficeChange, names: OfficeNames): string {
  const last = until === null || what === 'ended' || what === 'withdrawn' ? '' : `（${japaneseDate(until)}まで）`;
  return `${WHAT_WORDS[what]}：${postWords(post, names)}${last}`;
}

const FACT_WORDS = {
  name: '氏名',
  kana: 'かな',
  code: '職員番号',
  kind: '職員区分',
  login: '利用者IDをつくる',
  returns: '復帰する',
} as const satisfies Record<FactChange['what'], string>;

export function factChangeWords({ what, becomes }: FactChange): string {
  if (what === 'returns') return FACT_WORDS.returns;
  const kind = what === 'kind' ? PERSON_KINDS.find((one) => one === becomes) : undefined;
  return `${FACT_WORDS[what]}：${kind === undefined ? becomes : PERSON_KIND_LABELS[kind]}`;
}
