import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { TransferActs } from '#app/components/organization/transfer-acts.tsx';
import { TransferLines } from '#app/components/organization/transfer-lines.tsx';
import { TRANSFERS_PATH, transferPath } from '#app/components/organization/transfer-words.ts';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { LinkTabs } from '#app/components/ui/link-tabs.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { Pagination } from '#app/components/ui/pagination.tsx';
import { TableReadingNote } from '#app/components/ui/table-reading-note.tsx';
import { TRANSFER_VERDICT_LABELS } from '#app/domain/access/labels.ts';
import { TRANSFER_KIND_LABELS, TRANSFER_STATE_LABELS } from '#app/domain/organization/labels.ts';
import { handled, readForm, readParams, readSearch, refused } from '#app/lib/http.server.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import type { PageHandle } from '#app/lib/page-handle.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import {
  applyTransfer,
  discardTransfer,
  finishTransfer,
  leaveOutOfTransfer,
} from '#app/services/access/transfer.acts.server.ts';
import { settleNamesake } from '#app/services/access/transfer-line.acts.server.ts';
import { undoTransfer } from '#app/services/access/transfer-undo.acts.server.ts';
import type { BuiltOnTransfer } from '#app/services/access/transfer-undo.acts.server.ts';
import {
  isStaleDone,
  TRANSFER_DISCARDED,
  transferAddress,
  transferParams,
  transferSearch,
} from '#app/services/access/transfer.address.server.ts';
import type { TransferDone } from '#app/services/access/transfer.address.server.ts';
import { transferActForm, transferRefusalWords } from '#app/services/access/transfer.form.server.ts';
import { transferPage } from '#app/services/access/transfer.page.server.ts';
import { bodySettings } from '#app/services/campaign/setting.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';

export const handle = { wide: true } satisfies PageHandle;

export const meta: MetaFunction = () => [{ title: '人事異動の内容｜Tenken' }];

const DONE_WORDS: Readonly<Record<TransferDone, string>> = {
  drafted: '表を読み込みました。まだ何も変わっていません。内容を確かめて、確定してください。',
  replaced: '表を差し替えました。まだ何も変わっていません。内容を確かめて、確定してください。',
  left_out: '行を除きました。その行の人は、今のままになります。',
  put_back: '行を戻しました。',
  line_changed: '行を直しました。職員と任命は、まだ変わっていません。',
  line_added: '行を加えました。職員と任命は、まだ変わっていません。',
  line_taken_out: '行を取り除きました。',
  settled: '同じ人か新しい人かを決めました。',
  applied: '異動を確定しました。',
  finished: '退職・転出の手続を行い、サインインできなくしました。',
  undone: '異動を取り消し、確定する前のとおりに戻しました。',
};

const DONE = {
  leave_out: 'left_out',
  put_back: 'put_back',
  settle: 'settled',
  apply: 'applied',
  finish: 'finished',
  undo: 'undone',
} as const satisfies Record<string, TransferDone>;

export const loader = handled(({ request, context, params }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  granted(authorize(actor, 'organization.edit', null), 'page');
  const { transferId } = readParams(params, transferParams);
  const search = readSearch(request, transferSearch);
  const { done, headingLine, unread } = search;
  const transfer = granted(transferPage(context, actor, transferId, search), 'resource');
  return { transfer, done, stale: isStaleDone(done, transfer.state), reading: { headingLine, unread } };
});

export const action = handled(async ({ request, context, params }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  granted(authorize(actor, 'organization.edit', null), 'page');
  const { transferId } = readParams(params, transferParams);
  granted(transferPage(context, actor, transferId, transferSearch.parse({})), 'resource');
  const read = await readForm(request, transferActForm);
  if (!read.ok) return refused('bad_input', { message: 'ボタンをもう一度押してください。', builtOn: [] });
  const act = read.value;
  const outcome = (() => {
    switch (act.intent) {
      case 'leave_out':
      case 'put_back':
        return leaveOutOfTransfer(context, actor, transferId, {
          number: act.number,
          lineSeal: act.lineSeal,
          skipped: act.intent === 'leave_out',
        });
      case 'settle':
        return settleNamesake(context, actor, transferId, act);
      case 'apply':
        return applyTransfer(context, actor, transferId, act.seenHash);
      case 'finish':
        return finishTransfer(context, actor, transferId);
      case 'undo':
        return undoTransfer(context, actor, transferId);
      case 'discard':
        return discardTransfer(context, actor, transferId);
    }
  })();
  if (outcome.ok) {
    return redirect(act.intent === 'discard' ? TRANSFER_DISCARDED : transferAddress(transferId, DONE[act.intent]));
  }
  return refused('conflict', {
    message: transferRefusalWords(outcome.reason, bodySettings(context.db)),
    builtOn: 'builtOn' in outcome ? outcome.builtOn : [],
  });
});

/** What is in the way of an undo, and what to do where one thing can be done. */
function builtOnWords(why: BuiltOnTransfer['why'], name: string): string {
  switch (why) {
    case 'acted':
      return `${name}：サインインしたか、操作を行いました。`;
    case 'changed':
      return `${name}：そのあとに任命や登録が変わりました。`;
    case 'campaign':
      return `${name}：そのあとに始まった自己点検です。`;
    case 'unit_ends':
      return `「${name}」の廃止・統合・分割を先に取り消してください。元に戻す任命が、なくなったあとまで続きます。`;
    case 'office_off':
      return `「${name}」は、団体の設定で使わないことにした役職です。戻すときは、先に設定で使うことにしてください。`;
  }
}

export default function TransferDetailPage() {
  const { transfer, done, stale, reading } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const { id, show, verdictCounts } = transfer;
  const doneWords =
    done === 'applied' && transfer.registers ? '登録を確定しました。' : done === '' ? '' : DONE_WORDS[done];
  const draft = transfer.state === 'draft';
  const people = verdictCounts.find(({ verdict }) => verdict === show)?.personCount ?? 0;
  return (
    <div className="print-landscape">
      <PageTitle
        crumbs={[{ to: TRANSFERS_PATH, label: '人事異動' }]}
        lead={`異動の日：${japaneseDate(transfer.on)}・${TRANSFER_KIND_LABELS[transfer.kind]}・${TRANSFER_STATE_LABELS[transfer.state]}`}
      >
        {transfer.name}
      </PageTitle>
      <div className="flex flex-col gap-6">
        {failed === undefined ? null : (
          <Notice tone="error" title={failed.message} live>
            {failed.builtOn.length === 0 ? undefined : (
              <ul className="list-disc pl-6">
                {failed.builtOn.map(({ why, name }) => (
                  <li key={`${why} ${name}`}>{builtOnWords(why, name)}</li>
                ))}
              </ul>
            )}
          </Notice>
        )}
        {done === '' || failed !== undefined || stale ? null : <Notice tone="success" title={doneWords} live />}
        {stale && failed === undefined ? (
          <Notice tone="warning" title={`この異動は、今は「${TRANSFER_STATE_LABELS[transfer.state]}」です。`} live>
            開いたのは、その前の画面の番地です。下には、今の内容を示しています。
          </Notice>
        ) : null}
        {!stale && (done === 'drafted' || done === 'replaced') ? <TableReadingNote reading={reading} /> : null}
        {transfer.unplacedCount === 0 ? null : (
          <Notice tone="info" title="役職のない人の所属は登録しません。">
            <p>
              表のうち{transfer.unplacedCount}
              人は、所属があって役職がありません。氏名などは登録しますが、所属は役職と一緒に登録するものなので、登録しません。
            </p>
          </Notice>
        )}
        <TransferActs transfer={transfer} />
        <div>
          <LinkTabs
            label="人の分け方"
            tabs={verdictCounts
              .filter(({ verdict, personCount: some }) => some > 0 || verdict === show)
              .map(({ verdict, personCount: some }) => ({
                to: transferPath(id, verdict),
                label: `${TRANSFER_VERDICT_LABELS[verdict]} ${some}人`,
                current: verdict === show,
              }))}
          />
          {transfer.lines.length === 0 ? (
            <EmptyState title={`「${TRANSFER_VERDICT_LABELS[show]}」の人はいません。`} />
          ) : (
            <TransferLines id={id} show={show} lines={transfer.lines} people={people} draft={draft} />
          )}
          <Pagination
            page={transfer.page}
            pageCount={transfer.pageCount}
            pathOf={(page) => transferPath(id, show, page)}
            label={TRANSFER_VERDICT_LABELS[show]}
          />
        </div>
      </div>
    </div>
  );
}
