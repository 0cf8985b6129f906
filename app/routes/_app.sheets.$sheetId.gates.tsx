import { WithOfficeNames } from '#app/components/organization/office-names.tsx';
import { savedSearch, sheetParams } from '#app/services/response/sheet.form.server.ts';
import { askForSheet } from '#app/services/response/entry.loader.server.ts';
import { gatesForm, readGates } from '#app/services/response/gates.form.server.ts';
import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { GateForm } from '#app/components/response/gate-form.tsx';

import { SavedNotice } from '#app/components/response/saved-notice.tsx';
import { chapterPath, SAVED_GATES, savedBefore } from '#app/components/response/sheet-path.ts';
import { SheetTabs } from '#app/components/response/sheet-tabs.tsx';
import { ReadOnlyNote, SheetTitle } from '#app/components/response/sheet-title.tsx';
import { sheetName } from '#app/components/response/sheet-name.ts';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { AppError, handled, readForm, readParams, readSearch } from '#app/lib/http.server.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { saveGates } from '#app/services/response/gates.acts.server.ts';
import { sheetGates } from '#app/services/response/gates.page.server.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page === undefined ? 'Tenken' : `事前確認 ${sheetName(page.header, page.header.officeNames)}｜Tenken` },
];

export const loader = handled(({ request, params, context }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { sheetId } = readParams(params, sheetParams);
  const { saved } = readSearch(request, savedSearch);
  return { ...granted(sheetGates(context, actor, sheetId), 'resource'), savedBefore: saved };
});

export const action = handled(async ({ request, params, context }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  const { sheetId } = readParams(params, sheetParams);
  granted(askForSheet(context, actor, 'sheet.view', sheetId), 'resource');
  const read = await readForm(request, gatesForm, { size: 'large' });
  const inputs = read.ok ? readGates(read.value) : read;
  if (!inputs.ok) throw new AppError('bad_input');
  const saved = saveGates(context, actor, sheetId, inputs.value);
  if (!saved.ok) {
    if (saved.reason === 'being_counted') throw new AppError('being_counted');
    throw new AppError(
      saved.reason === 'wrong_state' ? 'conflict' : saved.reason === 'not_permitted' ? 'not_found' : 'bad_input',
    );
  }
  const { conflicts, next } = saved.value;
  if (conflicts.length > 0) return data({ conflicts }, { status: 409 });
  if (next === null) throw redirect(`/sheets/${sheetId}`);
  const onwards = 'gateId' in next ? `/sheets/${sheetId}/gates` : chapterPath(sheetId, next.chapter);
  throw redirect(`${savedBefore(onwards, SAVED_GATES)}${'gateId' in next ? `#${next.gateId}` : ''}`);
});

export default function GatesPage() {
  const { header, gates, period, savedBefore: before } = useLoaderData<typeof loader>();
  const conflicts = useActionData<typeof action>()?.conflicts ?? [];
  const count = conflicts.length;
  return (
    <WithOfficeNames names={header.officeNames}>
      <SheetTitle sheet={header} page="事前確認" />
      <ReadOnlyNote sheet={header} />
      <SheetTabs {...header} current={{ place: 'gates' }} />
      {count === 0 ? <SavedNotice {...header} from={before} here="事前確認" /> : null}
      {count === 0 ? null : (
        <Notice tone="warning" title={`ほかの人が先に保存した確認が${count}件あります。ほかは保存しました。`} live />
      )}
      <p className="mb-4">
        はじめに、当てはまるかどうかを答えてください。設問の数には入りません。「いいえ」とした事項の設問には、答える必要がなくなります。対象期間は、
        {japaneseDate(period.from)}から{japaneseDate(period.to)}までです。
      </p>
      {gates.length === 0 ? (
        <EmptyState title="この点検票に事前確認はありません" />
      ) : (
        <GateForm
          key={count}
          gates={gates}
          targetName={header.targetName}
          readOnly={header.readOnly !== null}
          conflicts={conflicts}
        />
      )}
    </WithOfficeNames>
  );
}
