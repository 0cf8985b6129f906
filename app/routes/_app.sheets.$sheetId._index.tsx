import { WithOfficeNames } from '#app/components/organization/office-names.tsx';
import { sheetParams, withdrawForm } from '#app/services/response/sheet.form.server.ts';
import { askForSheet } from '#app/services/response/entry.loader.server.ts';
import type { SheetHeader } from '#app/services/response/sheet-header.loader.server.ts';
import { japaneseDate, dueIn, japaneseDateTime } from '#app/lib/japanese-date.ts';
import { isNothingLeft, workloadText } from '#app/components/response/workload-text.ts';
import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { SheetChapters } from '#app/components/response/sheet-chapters.tsx';
import { SheetHistory } from '#app/components/response/sheet-history.tsx';
import { goOnPath } from '#app/components/response/sheet-path.ts';
import { LateBadge, SheetStateBadge } from '#app/components/response/sheet-state-badge.tsx';
import { useHandedIn } from '#app/components/response/use-answer-queue.ts';
import { ReadOnlyNote, SheetTitle } from '#app/components/response/sheet-title.tsx';
import { sheetName } from '#app/components/response/sheet-name.ts';
import { StepList } from '#app/components/response/step-list.tsx';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { ConfirmForm } from '#app/components/ui/confirm-form.tsx';
import { DefinitionList } from '#app/components/ui/definition-list.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { clearedForgetCookie, readForgetOrder } from '#app/lib/forget-order.server.ts';
import { AppError, handled, readForm, readParams, readSearch } from '#app/lib/http.server.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { unsentOwnerOf } from '#app/services/access/server-secret.loader.server.ts';
import { sheetOverview } from '#app/services/response/sheet-overview.page.server.ts';
import { withdrawSheet } from '#app/services/response/sheet.acts.server.ts';

const searchSchema = z.object({ done: z.enum(['submitted', 'self_confirmed', 'withdrawn']).optional() });

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page === undefined ? 'Tenken' : `${sheetName(page.header, page.header.officeNames)}｜Tenken` },
];

export const loader = handled(({ request, params, context }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { sheetId } = readParams(params, sheetParams);
  const { done } = readSearch(request, searchSchema);
  const overview = granted(sheetOverview(context, actor, sheetId), 'resource');
  const order = readForgetOrder(request);
  const handedIn = order?.sheetId === sheetId && order.owner === unsentOwnerOf(context.db, actor.personId);
  const page = { ...overview, handedIn, done: done ?? null };
  return data(page, handedIn ? { headers: { 'Set-Cookie': clearedForgetCookie(context.tls) } } : {});
});

/** 引戻し. */
export const action = handled(async ({ request, params, context }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  const { sheetId } = readParams(params, sheetParams);
  granted(askForSheet(context, actor, 'sheet.view', sheetId), 'resource');
  const read = await readForm(request, withdrawForm);
  if (!read.ok) throw new AppError('bad_input');
  const withdrawn = withdrawSheet(context, actor, sheetId);
  if (withdrawn.ok) throw redirect(`/sheets/${sheetId}?done=withdrawn`);
  if (withdrawn.reason === 'not_permitted') throw new AppError('forbidden');
  return data({ refused: true }, { status: 409 });
});

function dueText({ dueOn, today, running }: SheetHeader): string {
  return `${japaneseDate(dueOn)}${running ? `（${dueIn(dueOn, today)}）` : ''}`;
}

export default function SheetOverviewPage() {
  const page = useLoaderData<typeof loader>();
  useHandedIn(page.header.sheetId, page.handedIn);
  const waiting = page.steps.find(({ when }) => when === 'now');
  const result = useActionData<typeof action>();
  const { header, done, returned } = page;
  const names = header.officeNames;
  const editable = header.readOnly === null;
  return (
    <WithOfficeNames names={header.officeNames}>
      <SheetTitle
        sheet={header}
        actions={
          <>
            <ButtonLink to={`/sheets/${header.sheetId}/answers`}>回答の一覧（印刷用）</ButtonLink>
            {page.mayReview ? (
              <ButtonLink kind="primary" to={`/sheets/${header.sheetId}/review`}>
                この点検票を確認する
              </ButtonLink>
            ) : null}
            {editable ? (
              <ButtonLink kind="primary" to={goOnPath(header.sheetId, page.goOn)}>
                {'place' in page.goOn && page.goOn.place === 'submit' ? '確認して提出する' : '回答を続ける'}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <div className="mb-6 flex flex-col gap-3">
        {done === 'submitted' ? (
          <Notice tone="success" title="提出しました" live>
            {page.steps.length === 0
              ? `次に、${names.secretariat}が確認します。`
              : `次に、${waiting === undefined ? '次の確認者' : names[waiting.office]}が確認します。`}
            {page.mayWithdraw ? '次の確認が行われるまでは、引き戻して直せます。' : null}
          </Notice>
        ) : null}
        {done === 'self_confirmed' ? (
          <Notice tone="success" title="提出しました" live>
            次の確認者があなた自身だけのため、「兼務のため自己確認」として先へ進みました。結果報告にその旨が載ります。
          </Notice>
        ) : null}
        {done === 'withdrawn' ? (
          <Notice tone="success" title="引き戻しました" live>
            回答を直して、もう一度提出してください。
          </Notice>
        ) : null}
        {result?.refused === true ? (
          <Notice tone="error" title="引き戻せませんでした" live>
            次の確認が済んだか、集計が確定したためです。直す必要があるときは、確認した人に差戻しを頼んでください。回答は変わっていません。
          </Notice>
        ) : null}
        {returned === null ? null : (
          <Notice tone="warning" title={`${returned.by}さんが差し戻しました（${japaneseDateTime(returned.at)}）`}>
            <p className="whitespace-pre-wrap">{returned.reason}</p>
          </Notice>
        )}
      </div>
      <ReadOnlyNote sheet={header} />
      <DefinitionList
        items={[
          {
            term: '状態',
            description: (
              <span className="flex flex-wrap gap-1">
                <SheetStateBadge state={header.state} />
                {header.late ? <LateBadge /> : null}
              </span>
            ),
          },
          {
            term: '残り',
            description: isNothingLeft(header.remaining) ? 'すべて回答済み' : workloadText(header.remaining),
          },
          { term: '期限', description: dueText(header) },
          {
            term: '最後の保存',
            description: header.lastSavedAt === null ? 'まだ保存していません' : japaneseDateTime(header.lastSavedAt),
          },
          { term: '提出後の確認', description: <StepList steps={page.steps} /> },
          ...(page.selfConfirmed ? [{ term: '自己確認', description: '兼務のため自己確認' }] : []),
          ...page.proxies.map((entry) => ({
            term: '代行入力',
            description: `決定 ${entry.decidedBy}（${japaneseDate(entry.decidedOn)}）、文書番号 ${entry.documentNumber}、紙の保管場所 ${entry.paperLocation}`,
          })),
        ]}
      />
      <SheetChapters
        sheetId={header.sheetId}
        state={header.state}
        gateProgress={header.gateProgress}
        chapters={header.chapters}
      />
      {page.mayWithdraw ? (
        <div className="mt-6">
          <ConfirmForm
            trigger="引き戻す"
            consequence="提出を取り消し、回答を直せる状態に戻します。回答は消えません。直したあと、もう一度提出が必要です。"
            confirm="引き戻して直す"
            fields={{ intent: 'withdraw' }}
          />
        </div>
      ) : null}
      <SheetHistory events={page.events} />
    </WithOfficeNames>
  );
}
