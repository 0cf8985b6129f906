import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { HandoverPaper } from '#app/components/improvement/handover-paper.tsx';
import { AppError, handled, readForm, readSearch, refused } from '#app/lib/http.server.ts';
import type { PageHandle } from '#app/lib/page-handle.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { acknowledgeHandover } from '#app/services/improvement/handover.acts.server.ts';
import {
  HANDOVER_REFUSAL_WORDS,
  handoverForm,
  handoverSearch,
} from '#app/services/improvement/handover.form.server.ts';
import { handoverPage } from '#app/services/improvement/handover.page.server.ts';

export const handle = { wide: true, static: true } satisfies PageHandle;

export const meta: MetaFunction = () => [{ title: '引継書｜Tenken' }];

export const loader = handled(({ request, context }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const page = granted(handoverPage(context, actor, null), 'page');
  return { page, done: readSearch(request, handoverSearch).done !== undefined };
});

export const action = handled(async ({ request, context }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  granted(handoverPage(context, actor, null), 'page');
  const read = await readForm(request, handoverForm);
  if (!read.ok) throw new AppError('bad_input');
  const outcome = acknowledgeHandover(context, actor, { unitId: null, ...read.value });
  if (outcome.ok) return redirect('?done=acknowledged');
  const { reason } = outcome;
  if (reason !== 'changed_meanwhile' && reason !== 'acknowledged_already') throw new AppError('forbidden');
  return refused('conflict', { errors: [{ field: '', message: HANDOVER_REFUSAL_WORDS[reason] }] });
});

export default function SecretariatHandoverPage() {
  const { page, done } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return <HandoverPaper page={page} errors={failed?.errors ?? []} done={done && failed === undefined} />;
}
