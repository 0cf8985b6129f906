import type { WantedCorrection } from '#app/domain/policy/correction.ts';
import { readPolicy } from '#app/domain/policy/read.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { beginPolicyDraft } from '#app/services/policy/policy-draft.acts.server.ts';
import type { TextForDraft } from '#app/services/policy/policy-draft.acts.server.ts';
import { findPolicyDraft } from '#db/queries/policy-draft.server.ts';
import { storedDraft } from '#app/services/policy/stored-draft.loader.server.ts';
import type { DraftToPublish } from '#app/services/questionnaire/draft-publish.acts.server.ts';
import { seenDraft } from '#app/services/questionnaire/policy-text.loader.server.ts';
import { policyIdFor, readingOf } from '#app/services/questionnaire/text-reading.loader.server.ts';
import type { Town, TownPerson } from '#test/factories/town.ts';

export const DRAFT_SOURCE = `対策基準
第１章　端末
（１）職員等は、端末を施錠しなければならない。
（２）職員等は、媒体を貸し出すことができる。
（３）情報システム管理者は、媒体を廃棄しなければならない。
`;

export const DRAFT_TEXT: TextForDraft = {
  policyId: null,
  name: '町の対策基準',
  citation: '令和8年制定',
  source: DRAFT_SOURCE,
  pageCount: 3,
  reading: readPolicy(DRAFT_SOURCE),
  findings: { places: [], fewDuties: null, notes: ['1 ページ: 文字が壊れています。'] },
};

/** The draft's clause of a duty binds another. */
export const BIND = {
  act: 'subjects',
  at: { document: 'standards', id: '1-1' },
  subjects: ['情報システム管理者'],
} as const satisfies WantedCorrection;

/** A draft that somebody has begun, by its id. */
export function begunDraft(town: Town, login: TownPerson = 'secretariat'): string {
  return must(beginPolicyDraft(town.context, town.actor(login), DRAFT_TEXT)).policyDraftId;
}

/** What the page sends that shows what a draft would become. */
export function draftToPublish({ context }: Town, policyDraftId: string): DraftToPublish {
  const [row, draft] = [findPolicyDraft(context.db, policyDraftId), storedDraft(context.db, policyDraftId)];
  if (row === undefined || draft === undefined) throw new Error(policyDraftId);
  const policyId = policyIdFor(context, draft.policyId);
  const read = readingOf({ source: draft.source, policyId, reading: draft.corrected.reading });
  const said = { validFrom: calendarDate('2026-11-01'), revisionSummary: '' };
  return { policyDraftId, seenHash: seenDraft(context.db, row), read, ...said };
}
