import { sheetParams } from '#app/services/response/sheet.form.server.ts';
import { answerBody } from '#app/services/response/answer.form.server.ts';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { AppError, handled, readJson, readParams } from '#app/lib/http.server.ts';
import { saveTypedAnswer } from '#app/services/response/answer-entry.acts.server.ts';
import { requireActor } from '#app/services/access/admission.loader.server.ts';

export const loader = handled((_args: LoaderFunctionArgs) => {
  throw new AppError('not_found');
});

/** 自動保存. Takes one answer; the reply says under which `kind` it ended and never changes anything else. */
export const action = handled(async ({ request, params, context }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  const { sheetId } = readParams(params, sheetParams);
  const read = await readJson(request, answerBody);
  if (!read.ok) {
    const errors = read.errors.map(({ field, message }) => ({ field: field.replace(/^answer\./, ''), message }));
    return Response.json({ kind: 'wrong_fields', errors }, { status: 400 });
  }
  const saved = saveTypedAnswer(context, actor, sheetId, read.value);
  if (saved.ok) return Response.json({ kind: 'saved', ...saved.value });
  switch (saved.reason) {
    case 'conflict':
      return Response.json({ kind: 'conflict', conflict: saved.conflict }, { status: 409 });
    case 'wrong_fields':
      return Response.json({ kind: 'wrong_fields', errors: saved.errors }, { status: 400 });
    case 'wrong_state':
      throw new AppError('conflict');
    case 'not_permitted':
    case 'own_answers':
      throw new AppError('not_found');
    case 'unknown_question':
    case 'unknown_value':
    case 'unknown_row':
    case 'row_twice':
    case 'value_with_rows':
      throw new AppError('bad_input');
  }
});
