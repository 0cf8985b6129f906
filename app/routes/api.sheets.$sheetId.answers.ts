import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { AppError, handled, readJson, readParams } from '#app/lib/http.server.ts';
import { japaneseDateTime } from '#app/lib/japanese-date.ts';
import { saveTypedAnswer } from '#app/services/response/answer-entry.acts.server.ts';
import { requireActor } from '#app/services/access/admission.loader.server.ts';

const paramsSchema = z.object({ sheetId: z.string().max(60) });
const bodySchema = z.strictObject({
  questionId: z.string().min(1).max(200),
  answer: z.unknown(),
  rev: z.number().int().min(0),
});

export const loader = handled((_args: LoaderFunctionArgs) => {
  throw new AppError('not_found');
});

/** 自動保存. Takes one answer; the reply says under which `kind` it ended and never changes anything else. */
export const action = handled(async ({ request, params, context }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  const { sheetId } = readParams(params, paramsSchema);
  const typed = await readJson(request, bodySchema);
  const saved = saveTypedAnswer(context, actor, sheetId, typed);
  if (saved.ok) {
    const { rev, savedAt, missing, ...counts } = saved.value;
    return Response.json({ kind: 'saved', rev, savedAt, missing, counts });
  }
  switch (saved.reason) {
    case 'conflict': {
      const { rev, answeredBy, answeredAt, current } = saved;
      const conflict = { rev, answeredBy, answeredAt: japaneseDateTime(answeredAt), current };
      return Response.json({ kind: 'conflict', conflict }, { status: 409 });
    }
    case 'wrong_fields':
      return Response.json({ kind: 'wrong_fields', errors: saved.errors }, { status: 400 });
    case 'wrong_state':
      throw new AppError('conflict');
    case 'not_permitted':
    case 'own_answers':
      throw new AppError('not_found');
    case 'unknown_question':
    case 'unknown_value':
    case 'unknown_gate':
    case 'unknown_row':
    case 'row_twice':
    case 'value_with_rows':
      throw new AppError('bad_input');
  }
});
