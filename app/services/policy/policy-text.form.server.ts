import { z } from 'zod';
import { UNCHOSEN_POLICY } from '#app/domain/policy/policy-id.ts';
import { statedName } from '#app/domain/policy/stated-name.ts';
import type { StatedName } from '#app/domain/policy/stated-name.ts';
import { VERSION_SUMMARY_MAX_LENGTH } from '#app/domain/policy/policy-term.ts';
import { isCalendarDate } from '#app/domain/shared/calendar-date.ts';
import type { DecodedSource } from '#app/lib/decoded-source.ts';
import { PAGE_END_SHOWN } from '#app/lib/raw-doors.ts';
import type { SourceFileRefusal } from '#app/lib/source-file.ts';
import { oneLine, usableText, visibleText } from '#app/lib/typed-text.ts';
import { noteText, SOURCE_REFUSAL_WORDS } from '#app/services/policy/source-words.form.server.ts';

/** Several times the longest 対策基準 there is, 解説 included. */
export const POLICY_TEXT_MAX_LENGTH = 300_000;
const NAME_MAX_LENGTH = 100;
const CITATION_MAX_LENGTH = 200;
/** So many notes of a file are told; the others are counted. */
const NOTES_SHOWN = 20;

const PAGE_END = '\f';

/** ファイルから取り出した本文. As a page shows it in its field, with what did not come into it, in words. */
export type ReadText =
  | {
      readonly ok: true;
      readonly text: string;
      /** The first of them; {@link noteCount} says how many there are. */
      readonly notes: readonly string[];
      readonly noteCount: number;
      readonly stated: StatedName;
    }
  | { readonly ok: false; readonly message: string };

export function readText(source: DecodedSource<SourceFileRefusal>): ReadText {
  if (!source.ok) return { ok: false, message: SOURCE_REFUSAL_WORDS[source.reason] };
  // Cleaning would take long for a text of which nothing is wanted; what it takes out is never so much.
  if (source.text.length > 2 * POLICY_TEXT_MAX_LENGTH) return { ok: false, message: tooLong(source.text.length) };
  const text = usableText(source.text.replaceAll(PAGE_END, PAGE_END_SHOWN));
  if (text.length > POLICY_TEXT_MAX_LENGTH) return { ok: false, message: tooLong(text.length) };
  const notes = [...new Set(source.notes.map(noteText))];
  const shown = { notes: notes.slice(0, NOTES_SHOWN), noteCount: notes.length };
  return { ok: true, text, ...shown, stated: statedName(source.text) };
}

const readFile = z.object({
  name: z.string().max(300),
  pageCount: z.number().int().positive().nullable(),
  notes: z.array(z.string().max(1_000)).max(NOTES_SHOWN).readonly(),
  noteCount: z.number().int().nonnegative(),
});

/**
 * 本文のもとのファイル. What the page was told when it took the text out of a file, null where it was pasted. It comes
 * back with the form to be shown beside what was read; nothing else follows from it.
 */
export type TextFile = z.output<typeof readFile>;

/** The pages of a file where the text still has them all: cut by hand, it does not tell on which page a line is. */
export function pagesStillIn(file: TextFile | null, source: string): number | null {
  const pageCount = file?.pageCount ?? null;
  return pageCount === source.split(PAGE_END).length ? pageCount : null;
}

const textFile = z
  .unknown()
  .default(null)
  .transform((sent): TextFile | null => {
    const known = readFile.safeParse(typeof sent === 'string' ? jsonOf(sent) : sent);
    return known.success ? known.data : null;
  });

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function tooLong(length: number): string {
  const most = POLICY_TEXT_MAX_LENGTH.toLocaleString('ja-JP');
  return `本文が長すぎます（${length.toLocaleString('ja-JP')}文字）。${most}文字までです。対策基準の部分だけにしてください。`;
}

/** The text as it was taken out of the file: a field holds no end of a page. */
function sourceOf(field: string): string {
  return field.replaceAll(PAGE_END_SHOWN, PAGE_END).replace(/^\n+/u, '');
}

const SUMMARY_TOO_LONG = `改訂の概要は${VERSION_SUMMARY_MAX_LENGTH.toLocaleString('ja-JP')}文字以内で入力してください。`;

/** What is asked only when a version is published: no day and no summary are told beside what was read. */
export const publishFields = {
  validFrom: z
    .string()
    .catch('')
    .transform((text) => (isCalendarDate(text) ? text : null)),
  revisionSummary: z
    .string()
    .max(2 * VERSION_SUMMARY_MAX_LENGTH, SUMMARY_TOO_LONG)
    .default('')
    .transform((text) => usableText(text).trim())
    .refine((text) => text.length <= VERSION_SUMMARY_MAX_LENGTH, SUMMARY_TOO_LONG),
};

/** The same as typed; null before anything was. */
export const publishEcho = {
  validFrom: z.string().nullable().catch(null).default(null),
  revisionSummary: z.string().catch('').default(''),
};

/** As a field of one line shows it: the form of a whole text comes with all that stands in it unseen. */
const seenLine = (missing: string) => z.string(missing).transform((text) => oneLine(visibleText(text)));

/** What the policy is called, and of when its text is. */
export const policyNameFields = {
  name: seenLine('名称を入力してください。').pipe(
    z
      .string()
      .min(1, '名称を入力してください。')
      .max(NAME_MAX_LENGTH, `名称は${NAME_MAX_LENGTH}文字以内で入力してください。`),
  ),
  citation: seenLine('制定・改正を入力してください。').pipe(
    z
      .string()
      .min(1, '制定・改正を入力してください。分からないときは「令和8年度現在」のように書いてください。')
      .max(CITATION_MAX_LENGTH, `制定・改正は${CITATION_MAX_LENGTH}文字以内で入力してください。`),
  ),
};

/** 取り込む対策基準. */
export const policyTextForm = z.object({
  intent: z.enum(['preview', 'draft', 'publish']),
  /** Empty for one that the body has not had so far. */
  policyId: z
    .string()
    .max(100)
    .default('')
    .refine(
      (policyId) => policyId !== UNCHOSEN_POLICY,
      'どの規程かを選んでください。改正されたものは今ある規程の新しい版に、議会や学校などのものは「別の規程」にします。',
    ),
  ...policyNameFields,
  text: z
    .string('本文を入力してください。')
    .refine((text) => text.trim() !== '', '本文がありません。ファイルを選ぶか、本文を貼り付けてください。')
    .transform(sourceOf)
    .refine((text) => text.length <= POLICY_TEXT_MAX_LENGTH, {
      error: ({ input }) => tooLong(typeof input === 'string' ? input.length : 0),
    }),
  seenHash: z.string().max(100).default(''),
  file: textFile,
  ...publishFields,
});

/** What was typed, to be shown again. */
export const policyTextEcho = z.object({
  policyId: z.string().catch(''),
  name: z.string().catch(''),
  citation: z.string().catch(''),
  text: z
    .string()
    .catch('')
    .transform((text) => text.replaceAll(PAGE_END, PAGE_END_SHOWN)),
  file: textFile,
  ...publishEcho,
});

/** Why nothing was taken in: what happened, and what to do. */
export const POLICY_TEXT_REFUSAL_WORDS = {
  no_clause:
    '本文から条項を読み取れませんでした。「第1条」「１」「（1）」のような項番のある、対策基準の本文かどうかを確かめてください。',
  no_question:
    '条項は読み取れましたが、「しなければならない」などの義務の文がないため、設問を作れませんでした。対策基準の本文かどうかを確かめてください。',
  reading_time:
    '本文の読み取りに時間がかかり過ぎるため、途中で止めました。対策基準の部分だけにして、もう一度読み取ってください。',
  reading_memory:
    '本文の読み取りにメモリーを使い過ぎるため、途中で止めました。対策基準の部分だけにして、もう一度読み取ってください。',
  reading_left: '本文の読み取りを途中で止めました。もう一度読み取ってください。',
  unknown_policy: '選んだ規程が見つかりません。どの規程の新しい版かを選び直してください。',
  changed_meanwhile:
    '確かめた内容と、送られた本文か今の登録が違うため、まだ公開していません。下の内容をもう一度確かめてください。',
  no_start: '施行日を入力してください。まだ公開していません。',
  day_too_early: '昭和22年4月1日より前の日は、施行日にできません。まだ公開していません。施行日を確かめてください。',
  day_too_late: '10年後の年度より先の日は、施行日にできません。まだ公開していません。施行日を確かめてください。',
  no_summary:
    '改訂の概要を入力してください。まだ公開していません。今ある規程の新しい版では、何が変わったかを残します。',
  same_start:
    '同じ日から施行される版が、すでにあります。まだ公開していません。施行日を確かめてください。その版が誤りのときは、先にその版を取り下げてください。',
} as const;

/** The field at which it is said. */
export const POLICY_TEXT_FIELDS: Readonly<Record<keyof typeof POLICY_TEXT_REFUSAL_WORDS, string>> = {
  no_clause: 'text',
  no_question: 'text',
  reading_time: 'text',
  reading_memory: 'text',
  reading_left: 'text',
  unknown_policy: 'policyId',
  changed_meanwhile: '',
  no_start: 'validFrom',
  no_summary: 'revisionSummary',
  day_too_early: 'validFrom',
  day_too_late: 'validFrom',
  same_start: 'validFrom',
};

/** What was just done, which the page of the policies then says. */
export const policiesSearch = z.object({
  done: z.enum(['published', 'discarded', 'units']).optional().catch(undefined),
});
