import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ALL_PEOPLE, peoplePath, slipsPath } from '#app/components/organization/people-address.ts';
import { PeopleFilters } from '#app/components/organization/people-filters.tsx';
import { PeopleTable } from '#app/components/organization/people-table.tsx';
import { SlipsOffer } from '#app/components/organization/slips-offer.tsx';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { Pagination } from '#app/components/ui/pagination.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { handled, readSearch } from '#app/lib/http.server.ts';
import type { PageHandle } from '#app/lib/page-handle.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { peopleSearch } from '#app/services/organization/people.address.server.ts';
import { peoplePage } from '#app/services/organization/people.page.server.ts';

export const handle = { wide: true } satisfies PageHandle;

export const meta: MetaFunction = () => [{ title: '職員・任命・利用者ID｜Tenken' }];

export const loader = handled(({ request, context }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const query = readSearch(request, peopleSearch);
  return { query, people: granted(peoplePage(context, actor, query), 'page') };
});

export default function PeoplePage() {
  const { query, people } = useLoaderData<typeof loader>();
  const unfiltered = peoplePath({ ...query, sort: '' }) === peoplePath(ALL_PEOPLE);
  return (
    <div className="print-landscape">
      <PageTitle
        lead="点検に回答し、確認し、報告を受ける人の名簿です。役職（任命）が誰にどの点検票が届くかを決め、利用者IDがサインインできるかどうかを決めます。"
        actions={
          people.mayEdit ? (
            <>
              <ButtonLink to="/organization/transfers" kind="secondary">
                表からまとめて登録・人事異動
              </ButtonLink>
              <ButtonLink to="/organization/people/new" kind="primary">
                職員を加える
              </ButtonLink>
            </>
          ) : undefined
        }
      >
        職員・任命・利用者ID
      </PageTitle>
      <PeopleFilters query={query} unitChoices={people.unitChoices} choosesByBureau={people.choosesByBureau} />
      <p className="mb-2">
        {people.count}人（{query.sort === 'kana' ? 'かな順' : '所属の建制順'}）
      </p>
      {people.slips === null ? null : <SlipsOffer slips={people.slips} to={slipsPath(query)} />}
      {people.lines.length === 0 ? (
        <EmptyState title={unfiltered ? '職員はまだ登録されていません。' : '条件に合う職員はいません。'}>
          {unfiltered ? (
            <p>「職員を加える」から登録してください。</p>
          ) : (
            <TextLink to={peoplePath(ALL_PEOPLE)}>条件を消してすべて表示する</TextLink>
          )}
        </EmptyState>
      ) : (
        <PeopleTable lines={people.lines} query={query} />
      )}
      <Pagination
        page={people.page}
        pageCount={people.pageCount}
        pathOf={(page) => peoplePath(query, { page })}
        label="職員"
      />
    </div>
  );
}
