import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { GateForm } from '#app/components/response/gate-form.tsx';
import type { GateConflict } from '#app/components/response/gate-form.tsx';
import { chapterPath } from '#app/components/response/sheet-path.ts';
import { SheetTabs } from '#app/components/response/sheet-tabs.tsx';
import { ReadOnlyNote, SheetTitle, sheetTitle } from '#app/components/response/sheet-title.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { AppError, handled, readForm, readParams } from '#app/lib/http.server.ts';
import { japaneseDateTime } from '#app/lib/japanese-date.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { saveGates } from '#app/services/response/gates.acts.server.ts';
import { sheetGates } from '#app/services/response/gates.page.server.ts';
import type { GateInput } from '#app/services/response/gates.acts.server.ts';

const paramsSchema = z.object({ sheetId: z.string().max(60) });
const formSchema = z.record(z.string().max(60), z.string().max(20));
const choiceSchema = z.enum(['yes', 'no']);
const revision = z.coerce.number().int().min(0);

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page === undefined ? 'Tenken' : `事前確認 ${sheetTitle(page.header)}｜Tenken` },
];

export const loader = handled(({ request, params, context }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { sheetId } = readParams(params, paramsSchema);
  return granted(sheetGates(context, actor, sheetId), 'resource');
});

export const action = handled(async ({ request, params, context }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  const { sheetId } = readParams(params, paramsSchema);
  const page = granted(sheetGates(context, actor, sheetId), 'resource');
  const read = await readForm(request, formSchema);
  if (!read.ok) throw new AppError('bad_input');
  const inputs = gateInputs(read.value);
  const saved = saveGates(context, actor, sheetId, inputs);
  if (!saved.ok) {
    throw new AppError(
      saved.reason === 'wrong_state' ? 'conflict' : saved.reason === 'not_permitted' ? 'not_found' : 'bad_input',
    );
  }
  const { conflicts } = saved.value;
  if (conflicts.length === 0) {
    const [first] = page.header.chapters;
    const answered = new Set(inputs.map(({ gateId }) => gateId));
    const open = page.gates.find((gate) => gate.holds === null && !answered.has(gate.gateId));
    if (open !== undefined) throw redirect(`/sheets/${sheetId}/gates#${open.gateId}`);
    throw redirect(first === undefined ? `/sheets/${sheetId}` : chapterPath(sheetId, first.key));
  }
  const told: Record<string, GateConflict> = Object.create(null);
  for (const { gateId, answeredBy, answeredAt, current } of conflicts) {
    const own = inputs.find((input) => input.gateId === gateId);
    if (own === undefined || typeof current !== 'boolean') throw new Error('a conflict of a gate has two answers');
    told[gateId] = { answeredBy, answeredAt: japaneseDateTime(answeredAt), stored: current, own: own.holds };
  }
  return data({ conflicts: told }, { status: 409 });
});

const CHOICE = 'gate.';

function gateInputs(fields: Readonly<Record<string, string>>): readonly GateInput[] {
  return Object.entries(fields).flatMap(([name, value]) => {
    if (!name.startsWith(CHOICE)) return [];
    const gateId = name.slice(CHOICE.length);
    const choice = choiceSchema.safeParse(value);
    const rev = revision.safeParse(fields[`rev.${gateId}`]);
    if (!choice.success || !rev.success) throw new AppError('bad_input');
    return [{ gateId, holds: choice.data === 'yes', rev: rev.data }];
  });
}

export default function GatesPage() {
  const { header, gates } = useLoaderData<typeof loader>();
  const conflicts = useActionData<typeof action>()?.conflicts ?? {};
  const count = Object.keys(conflicts).length;
  return (
    <>
      <SheetTitle sheet={header} page="事前確認" />
      <ReadOnlyNote reason={header.readOnly} />
      <SheetTabs sheetId={header.sheetId} gates={header.gates} chapters={header.chapters} current={{ page: 'gates' }} />
      {count === 0 ? null : (
        <Notice tone="warning" title={`ほかの人が先に保存した確認が${count}件あります。ほかは保存しました。`} live />
      )}
      <p className="mb-4">
        はじめに、当てはまるかどうかを答えてください。「いいえ」とした事項の設問には、答える必要がなくなります。
      </p>
      {gates.length === 0 ? (
        <EmptyState title="この点検票に事前確認はありません" />
      ) : (
        <GateForm key={count} gates={gates} readOnly={header.readOnly !== null} conflicts={conflicts} />
      )}
    </>
  );
}
