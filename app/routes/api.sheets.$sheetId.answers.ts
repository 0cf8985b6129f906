import { sheetParams } from '#app/services/response/sheet.form.server.ts';
import { answerBody, errorsAtFields } from '#app/services/response/answer.form.server.ts';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { AppError, handled, readJson, readParams } from '#app/lib/http.server.ts';
import { saveTypedAnswer } from '#app/services/response/answer-entry.acts.server.ts';
import { unsentOwnerOf } from '#app/services/access/server-secret.loader.server.ts';
import { csrfToken } from '#app/lib/csrf.server.ts';
import { readSessionToken } from '#app/lib/session.server.ts';
import { askForSheet } from '#app/services/response/entry.loader.server.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';

/**
 * What a page that has outlived its session goes on with: whose session the browser has now, and its form token. No
 * other site can read it.
 */
export const loader = handled(({ request, params, context }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { sheetId } = readParams(params, sheetParams);
  granted(askForSheet(context, actor, 'sheet.view', sheetId), 'resource');
  const token = readSessionToken(request);
  if (token === null) throw new AppError('not_signed_in');
  return Response.json({ owner: unsentOwnerOf(context.db, actor.personId), csrf: csrfToken(token) });
});

/** 自動保存. Takes one answer; the reply says under which `kind` it ended and never changes anything else. */
export const action = handled(async ({ request, params, context }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  const { sheetId } = readParams(params, sheetParams);
  const read = await readJson(request, answerBody);
  if (!read.ok) {
    return Response.json({ kind: 'wrong_fields', errors: errorsAtFields(read.input, read.errors) }, { status: 400 });
  }
  const saved = saveTypedAnswer(context, actor, sheetId, read.value);
  if (saved.ok) return Response.json({ kind: 'saved', ...saved.value });
  switch (saved.reason) {
    case 'conflict':
      return Response.json({ kind: 'conflict', conflict: saved.conflict }, { status: 409 });
    case 'handed_in_since':
    case 'being_counted':
      return Response.json({ kind: saved.reason }, { status: 409 });
    case 'wrong_fields':
      return Response.json({ kind: 'wrong_fields', errors: saved.errors }, { status: 400 });
    case 'wrong_state':
      throw new AppError('conflict');
    case 'not_permitted':
    case 'own_answers':
      throw new AppError('not_found');
    case 'unknown_item':
    case 'unknown_value':
    case 'unknown_row':
    case 'row_twice':
    case 'value_with_rows':
      throw new AppError('bad_input');
  }
});
