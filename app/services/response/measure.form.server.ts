import { z } from 'zod';
import { PLAN_MEASURE_MAX_LENGTH, PLAN_OWNER_MAX_LENGTH } from '#app/domain/response/answer.ts';
import { ITEM_KEY_MAX_LENGTH } from '#app/domain/response/item-key.ts';
import { MEASURE_MAX_COVERS } from '#app/domain/response/measure.ts';
import { formList } from '#app/lib/http.server.ts';
import { formRevision } from '#app/services/response/answer.form.server.ts';
import { enteredDayOrNone } from '#app/services/shared/entered-value.server.ts';

const itemKey = z.string().min(1).max(ITEM_KEY_MAX_LENGTH);
const id = z.string().min(1).max(100);
const coverParts = z.tuple([itemKey, z.string().min(1).max(180).nullable()]);

/** What of a sheet a measure is to answer: an item by its key, or one of its rows. */
export interface CoverInput {
  readonly itemKey: string;
  readonly rowId: string | null;
}

/** What the field of a question or of a row sends. */
export function coverField({ itemKey: key, rowId }: CoverInput): string {
  return JSON.stringify([key, rowId]);
}

const cover = z
  .string()
  .max(1_000)
  .transform((text, context): CoverInput => {
    const read = coverParts.safeParse(parsed(text));
    if (read.success) return { itemKey: read.data[0], rowId: read.data[1] };
    context.addIssue({ code: 'custom', message: '含める設問を選び直してください。' });
    return z.NEVER;
  });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const TOO_MUCH_COVERED = `一つの改善策に含められる設問と細目は、合わせて${MEASURE_MAX_COVERS}件までです。設問全体を選ぶと、その細目を選ぶ必要はありません。`;

/** The forms of the page of measures: one measure written, a question included in one, one taken away. */
export const measureForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('write'),
    /** Absent for a new one. */
    id: id.optional(),
    rev: formRevision.default(0),
    from: itemKey.optional(),
    fromRev: formRevision.default(0),
    what: z
      .string('改善策を書いてください。')
      .trim()
      .min(1, '改善策を書いてください。')
      .max(PLAN_MEASURE_MAX_LENGTH, `改善策は${PLAN_MEASURE_MAX_LENGTH}文字以内で書いてください。`),
    owner: z
      .string()
      .trim()
      .max(PLAN_OWNER_MAX_LENGTH, `改善策の担当は${PLAN_OWNER_MAX_LENGTH}文字以内で書いてください。`)
      .default(''),
    due: enteredDayOrNone('期限を年月日で入力してください。'),
    cover: formList(cover).pipe(z.array(z.custom<CoverInput>()).max(MEASURE_MAX_COVERS, TOO_MUCH_COVERED)),
  }),
  z.object({ intent: z.literal('include'), id, rev: formRevision, item: itemKey }),
  z.object({ intent: z.literal('withdraw'), id, rev: formRevision }),
]);

/** What was typed, to be shown again. */
export const measureEcho = z.object({
  what: z.string().catch(''),
  owner: z.string().catch(''),
  due: z.string().catch(''),
  cover: formList(z.string()).catch([]),
});
export type MeasureEcho = Readonly<z.infer<typeof measureEcho>>;

export const MEASURE_REFUSALS = {
  what_missing: { field: 'what', message: '改善策を書いてください。' },
  due_past: { field: 'due', message: '期限に、今日より前の日は入れられません。' },
  nothing_covered: { field: 'cover', message: 'この改善策に含める設問か細目を、一つ以上選んでください。' },
  too_much_covered: { field: 'cover', message: TOO_MUCH_COVERED },
  taken_conflict: {
    field: '',
    message:
      'もとの設問の回答を、画面を開いたあとにほかの方が保存しました。まだ保存していません。内容を確かめて、もう一度保存してください。',
  },
  unknown_measure: {
    field: '',
    message:
      'この改善策は、画面を開いたあとに取り消されました。まだ保存していません。必要なときは、新しく書いてください。',
  },
} as const;
