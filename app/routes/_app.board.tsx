import { useBureaus, useCommitteeWords } from '#app/components/organization/body-modules.tsx';
import { WithPinnedBureaus } from '#app/components/organization/bureau-words.tsx';
import { campaignBureauNaming } from '#app/services/report/campaign-head.loader.server.ts';
import { WithOfficeNames } from '#app/components/organization/office-names.tsx';
import { boardSearch, boardChoice } from '#app/services/campaign/board.address.server.ts';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { campaignTitle } from '#app/components/campaign/campaign-title.ts';
import { boardPath, NO_BOARD_QUERY } from '#app/components/campaign/board-address.ts';
import { BoardChart } from '#app/components/campaign/board-chart.tsx';
import { BoardFilters } from '#app/components/campaign/board-filters.tsx';
import { BoardTable } from '#app/components/campaign/board-table.tsx';
import { StateCounts } from '#app/components/campaign/state-counts.tsx';
import { SubmissionRates } from '#app/components/campaign/submission-rates.tsx';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { LinkTabs } from '#app/components/ui/link-tabs.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { Pagination } from '#app/components/ui/pagination.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { stateWords } from '#app/components/campaign/campaign-state-words.ts';
import { AppError, handled, readSearch } from '#app/lib/http.server.ts';
import { dueIn, japaneseDate } from '#app/lib/japanese-date.ts';
import type { PageHandle } from '#app/lib/page-handle.ts';
import { boardOf } from '#app/services/campaign/board.page.server.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';

export const handle = { wide: true } satisfies PageHandle;

export const meta: MetaFunction = () => [{ title: '進捗｜Tenken' }];

export const loader = handled(({ request, context }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { done, page, ...query } = readSearch(request, boardSearch);
  const found = boardOf(context, actor, { ...boardChoice(query), page });
  if (!found.ok && found.reason === 'unknown_campaign') throw new AppError('not_found');
  const board = granted(found, 'page');
  const bureauNaming = board === null ? 'bureau' : campaignBureauNaming(context.db, board.campaign.id);
  return { board, bureauNaming, query: { ...NO_BOARD_QUERY, ...query }, done };
});

export default function BoardPage() {
  const { board, bureauNaming, query, done } = useLoaderData<typeof loader>();
  const words = useCommitteeWords();
  const bureaus = useBureaus();
  if (board === null) {
    return (
      <>
        <PageTitle>進捗</PageTitle>
        <EmptyState title="開始した自己点検がまだありません。">
          <p>自己点検を開始すると、点検票ごとの進み具合がここに並びます。</p>
        </EmptyState>
      </>
    );
  }
  const { campaign } = board;
  const running = campaign.state === 'open';
  return (
    <WithOfficeNames names={board.officeNames}>
      <PageTitle
        lead={
          running ? (
            <>
              期限 {japaneseDate(campaign.dueOn)}（<strong>{dueIn(campaign.dueOn, board.today)}</strong>）
              {board.ownBureausOnly ? '。担当する部局の点検票だけを表示しています。' : ''}
            </>
          ) : (
            `この自己点検は「${stateWords(campaign.state, words)}」です。内容は変わりません。`
          )
        }
        actions={
          board.mayExtend ? (
            <ButtonLink to={`/campaigns/${campaign.id}/extend`}>全体の期限を延ばす</ButtonLink>
          ) : undefined
        }
      >
        {campaignTitle(campaign)}の進捗
      </PageTitle>
      {board.choices.length > 1 ? (
        <LinkTabs
          label="自己点検を選ぶ"
          tabs={board.choices.slice(0, 6).map(({ id, name, fiscalYear }) => ({
            to: boardPath({ ...NO_BOARD_QUERY, campaign: id }),
            label: campaignTitle({ name, fiscalYear }),
            current: id === campaign.id,
          }))}
        />
      ) : null}
      {done === 'extended' ? (
        <div className="mb-4">
          <Notice tone="success" title="期限を延ばしました。" live />
        </div>
      ) : null}
      <section aria-labelledby="rates">
        <h2 id="rates" className="mb-2 text-std-20B-150">
          提出率{board.ownBureausOnly ? '（担当する部局）' : ''}
        </h2>
        <SubmissionRates rates={board.rates} query={query} />
      </section>
      <WithPinnedBureaus naming={bureauNaming}>
        <BoardChart chart={board.chart} ownBureausOnly={board.ownBureausOnly} query={query} />
        <section aria-labelledby="sheets" className="mt-6">
          <h2 id="sheets" className="text-std-20B-150">
            点検票
          </h2>
          <StateCounts sheetCount={board.sheetCount} counts={board.counts} query={query} />
          <BoardFilters query={query} bureaus={board.bureaus} />
          <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
            <p>{board.matching}件</p>
            {query.sort === '' || query.sort === 'bureau' ? null : (
              <TextLink to={boardPath(query, { sort: '', dir: '' })}>
                {bureaus ? '部局ごと' : '初め'}の並びに戻す
              </TextLink>
            )}
          </div>
          {board.matching === 0 ? (
            <EmptyState title="条件に合う点検票はありません。">
              <TextLink to={boardPath({ ...NO_BOARD_QUERY, campaign: query.campaign })}>
                条件を消してすべて表示する
              </TextLink>
            </EmptyState>
          ) : (
            <BoardTable
              groups={board.groups}
              query={query}
              campaignId={campaign.id}
              today={board.today}
              now={board.now}
              running={running}
              mayExtend={board.mayExtend}
            />
          )}
          <Pagination
            page={board.page}
            pageCount={board.pageCount}
            pathOf={(page) => boardPath(query, { page: String(page) })}
            label="点検票"
          />
        </section>
      </WithPinnedBureaus>
    </WithOfficeNames>
  );
}
