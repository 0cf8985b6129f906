import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { NO_SYSTEMS_QUERY, SYSTEMS_PATH, systemsPath } from '#app/components/asset/systems-address.ts';
import { SystemsFilters } from '#app/components/asset/systems-filters.tsx';
import { SystemsTable } from '#app/components/asset/systems-table.tsx';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { Pagination } from '#app/components/ui/pagination.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { handled, readSearch } from '#app/lib/http.server.ts';
import type { PageHandle } from '#app/lib/page-handle.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { systemsSearch } from '#app/services/asset/systems.address.server.ts';
import { systemsPage } from '#app/services/asset/systems.page.server.ts';

export const handle = { wide: true } satisfies PageHandle;

export const meta: MetaFunction = () => [{ title: '情報システム台帳｜Tenken' }];

export const loader = handled(({ request, context }: LoaderFunctionArgs) => {
  const search = readSearch(request, systemsSearch);
  const ledger = granted(systemsPage(context, requireActor(request, context), search), 'page');
  const { q, owner, zone, life, ending, sort, dir, done, added, changed } = search;
  const query = { ...NO_SYSTEMS_QUERY, q, owner, zone, life, ending, sort, dir };
  return { ledger, query, done, added, changed };
});

export default function SystemsLedger() {
  const { ledger, query, done, added, changed } = useLoaderData<typeof loader>();
  const { editable, zones } = ledger;
  return (
    <div className="print-landscape">
      <PageTitle
        crumbs={[{ to: '/organization', label: '組織・台帳' }]}
        lead="点検の対象とする情報システムの一覧です。自己点検を開始すると、利用中の情報システムごとに点検票ができ、所管課・ネットワーク区分・属性に応じた設問が届きます。"
        actions={
          <span className="no-print flex flex-wrap gap-2">
            {editable && zones.length > 0 ? (
              <>
                <ButtonLink to={`${SYSTEMS_PATH}/new`} kind="primary">
                  情報システムを加える
                </ButtonLink>
                <ButtonLink to={`${SYSTEMS_PATH}/import`}>CSV・Excelから読み込む</ButtonLink>
              </>
            ) : null}
            {ledger.empty ? null : (
              <>
                <ButtonLink to={`${SYSTEMS_PATH}/export?as=xlsx`} reloadDocument>
                  Excelで出力
                </ButtonLink>
                <ButtonLink to={`${SYSTEMS_PATH}/export`} reloadDocument>
                  CSVで出力
                </ButtonLink>
              </>
            )}
          </span>
        }
      >
        情報システム台帳
      </PageTitle>
      {done === '' ? null : (
        <div className="mb-4">
          <Notice
            tone="success"
            title={
              done === 'added'
                ? '情報システムを加えました。次に開始する自己点検から、点検票が届きます。'
                : `台帳を読み込みました。新規${added}件、変更${changed}件を保存しました。`
            }
            live
          />
        </div>
      )}
      <section aria-labelledby="zones" className="mb-6">
        <h2 id="zones" className="mb-2 text-std-20B-150">
          ネットワーク区分
        </h2>
        {zones.length === 0 ? (
          <EmptyState title="ネットワーク区分がまだありません。">
            <p>情報システムを登録する前に、マイナンバー利用事務系などの区分を加えてください。</p>
          </EmptyState>
        ) : (
          <p>{zones.map((zone) => `${zone.name} ${zone.systemCount}件`).join('・')}</p>
        )}
        {editable ? (
          <p className="no-print mt-2">
            <TextLink to={`${SYSTEMS_PATH}/zones`}>ネットワーク区分を加える・変える</TextLink>
          </p>
        ) : null}
      </section>
      <section aria-labelledby="systems">
        <h2 id="systems" className="mb-2 text-std-20B-150">
          情報システム
        </h2>
        {ledger.empty ? (
          <EmptyState title="情報システムは登録されていません。">
            <p>
              {zones.length === 0
                ? 'ネットワーク区分を加えると、ここから登録できます。'
                : '「情報システムを加える」で一つずつ登録するか、「CSV・Excelから読み込む」でまとめて登録してください。情報システムがない団体は、このままで構いません。'}
            </p>
          </EmptyState>
        ) : (
          <>
            <div className="no-print">
              <SystemsFilters query={query} owners={ledger.owners} zones={zones} />
            </div>
            <p className="mb-2">{ledger.matching}件</p>
            {ledger.matching === 0 ? (
              <EmptyState title="条件に合う情報システムはありません。">
                <TextLink to={systemsPath(NO_SYSTEMS_QUERY)}>条件を消してすべて表示する</TextLink>
              </EmptyState>
            ) : (
              <SystemsTable lines={ledger.lines} editable={editable} query={query} />
            )}
            <Pagination
              page={ledger.page}
              pageCount={ledger.pageCount}
              pathOf={(page) => systemsPath(query, { page: String(page) })}
              label="情報システム"
            />
          </>
        )}
      </section>
    </div>
  );
}
