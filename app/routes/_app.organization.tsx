import { useUnitsWord } from '#app/components/organization/body-modules.tsx';
import { useNoBureauLabel } from '#app/components/organization/bureau-words.tsx';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { OfficeHolders } from '#app/components/organization/office-holders.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { DefinitionList } from '#app/components/ui/definition-list.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { Pagination } from '#app/components/ui/pagination.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { AuditNotNeeded } from '#app/components/campaign/audit-not-needed.tsx';
import { vacancyWords } from '#app/components/campaign/start-words.ts';
import { UNIT_TYPE_LABELS } from '#app/domain/organization/labels.ts';
import { OfficeName, useOfficeNames } from '#app/components/organization/office-names.tsx';
import { handled, readSearch } from '#app/lib/http.server.ts';
import type { PageHandle } from '#app/lib/page-handle.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { organizationPage, organizationSearch } from '#app/services/organization/organization.page.server.ts';

export const handle = { wide: true } satisfies PageHandle;

export const meta: MetaFunction = () => [{ title: '組織・台帳｜Tenken' }];

export const loader = handled(({ request, context }: LoaderFunctionArgs) =>
  granted(organizationPage(context, requireActor(request, context), readSearch(request, organizationSearch)), 'page'),
);

export default function OrganizationPage() {
  const page = useLoaderData<typeof loader>();
  const names = useOfficeNames();
  const noBureau = useNoBureauLabel();
  const units = useUnitsWord();
  return (
    <>
      <PageTitle lead={`${page.bodyName}の体制と情報システムです。今日の時点の任命を表示しています。`}>
        組織・台帳
      </PageTitle>
      <p className="mb-6">
        <TextLink to="/organization/people">職員・任命・利用者IDを見る</TextLink>
      </p>
      {page.mayDecide ? (
        <p className="mb-6">
          <TextLink to="/settings">団体の設定（役職の呼び方、確認の経路、使う機能など）を開く</TextLink>
        </p>
      ) : null}
      {page.mayEdit ? (
        <p className="no-print mb-6">
          <TextLink to="/organization/transfers">人事異動・職員の一括登録（CSV・Excel）</TextLink>
        </p>
      ) : null}
      <div className="flex flex-col gap-8">
        {page.vacancies === 0 ? null : (
          <Notice tone="warning" title={`空席の役職が${page.vacancies}あります。`}>
            <ul className="list-disc pl-6">
              {page.vacantOffices.map((one) => (
                <li key={one.office}>{vacancyWords(one, names)}</li>
              ))}
            </ul>
            <AuditNotNeeded vacantOffices={page.vacantOffices} />
            <p className="mt-2">空席の役職の点検票は、回答や確認が止まります。任命を確かめてください。</p>
          </Notice>
        )}
        <section aria-labelledby="body">
          <h2 id="body" className="mb-2 text-std-20B-150">
            全庁の役職
          </h2>
          <DefinitionList
            items={page.bodyOffices.map(({ office, people, needed }) => ({
              term: names[office],
              description: <OfficeHolders people={people} needed={needed} />,
            }))}
          />
        </section>
        <section aria-labelledby="units">
          <h2 id="units" className="mb-2 text-std-20B-150">
            {`${units}（${page.unitCount}）`}
          </h2>
          <p className="mb-2">
            <TextLink to="/organization/units">{units}を加える、変える、並べ替える</TextLink>
          </p>
          <div className="flex flex-col gap-6">
            {page.bureaus.map((bureau) => (
              <DataTable
                key={bureau.id}
                caption={bureau.name ?? noBureau}
                rows={bureau.units}
                rowKey={(unit) => unit.id}
                columns={[
                  { key: 'code', header: 'コード', cell: (unit) => unit.code },
                  { key: 'name', header: '所属', rowHeader: true, cell: (unit) => unit.name },
                  { key: 'type', header: '区分', cell: (unit) => UNIT_TYPE_LABELS[unit.type] },
                  {
                    key: 'offices',
                    header: '役職と在職者',
                    cell: (unit) => (
                      <ul>
                        {unit.offices.map(({ office, people, needed }) => (
                          <li key={office}>
                            <OfficeName office={office} />：<OfficeHolders people={people} needed={needed} />
                          </li>
                        ))}
                      </ul>
                    ),
                  },
                ]}
              />
            ))}
          </div>
          <Pagination
            page={page.page}
            pageCount={page.pageCount}
            pathOf={(number) => `/organization?page=${number}#units`}
            label={units}
          />
        </section>
        <section aria-labelledby="systems">
          <h2 id="systems" className="mb-2 text-std-20B-150">
            情報システム台帳
          </h2>
          <p className="no-print mb-2">
            <TextLink to="/organization/systems">情報システム台帳を開く（登録・変更・CSV・Excel）</TextLink>
          </p>
          <p className="no-print mb-2">
            <TextLink to="/organization/contracts">委託・クラウドサービス台帳を開く（登録・変更・CSV・Excel）</TextLink>
          </p>
          <p className="no-print mb-2">
            <TextLink to="/organization/inquiry">台帳の照会を開く（所管課に、記載が今も正しいかを尋ねる）</TextLink>
          </p>
          {page.zones.every(({ systemCount }) => systemCount === 0) ? (
            <EmptyState title="情報システムは登録されていません。" />
          ) : (
            <p>{page.zones.map((zone) => `${zone.name} ${zone.systemCount}件`).join('・')}</p>
          )}
        </section>
      </div>
    </>
  );
}
