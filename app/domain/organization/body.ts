import type { Instant } from '#app/domain/shared/calendar-date.ts';

/** 団体の区分. What a body is by law; `association` 一部事務組合・広域連合. */
export const BODY_KINDS = ['city', 'town', 'village', 'special_ward', 'association', 'other'] as const;
export type BodyKind = (typeof BODY_KINDS)[number];

export const BODY_NAME_MAX_LENGTH = 100;

/** 団体の事項. The keys under which what a body is, and was called, is stored. */
export const BODY_FACT_KEYS = ['body_kind', 'former_names'] as const;

/** 前の団体名. What the body was called until an instant. */
export interface FormerName {
  readonly name: string;
  readonly until: Instant;
}

/** What the body was called at an instant; `former` is in the order of time. */
export function bodyNameAt(name: string, former: readonly FormerName[], at: Instant): string {
  return former.find(({ until }) => at < until)?.name ?? name;
}
