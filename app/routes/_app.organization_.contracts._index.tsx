import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CONTRACTS_PATH, contractsPath, NO_CONTRACTS_QUERY } from '#app/components/asset/contracts-address.ts';
import { askedWords } from '#app/components/asset/contract-words.ts';
import { ContractsFilters } from '#app/components/asset/contracts-filters.tsx';
import { ContractsTable } from '#app/components/asset/contracts-table.tsx';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { LinkTabs } from '#app/components/ui/link-tabs.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { Pagination } from '#app/components/ui/pagination.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { CONTRACT_KINDS } from '#app/domain/asset/contract.ts';
import { CONTRACT_KIND_LABELS } from '#app/domain/asset/labels.ts';
import { handled, readSearch } from '#app/lib/http.server.ts';
import type { PageHandle } from '#app/lib/page-handle.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { contractsSearch } from '#app/services/asset/contracts.address.server.ts';
import { contractsPage } from '#app/services/asset/contracts.page.server.ts';

export const handle = { wide: true } satisfies PageHandle;

export const meta: MetaFunction = () => [{ title: '委託・クラウドサービス台帳｜Tenken' }];

export const loader = handled(({ request, context }: LoaderFunctionArgs) => {
  const search = readSearch(request, contractsSearch);
  const register = granted(contractsPage(context, requireActor(request, context), search), 'page');
  const { kind, q, owner, term, lack, sort, dir, done, added, changed } = search;
  return { register, query: { ...NO_CONTRACTS_QUERY, kind, q, owner, term, lack, sort, dir }, done, added, changed };
});

export default function ContractRegister() {
  const { register, query, done, added, changed } = useLoaderData<typeof loader>();
  const { editable, kind, kindCounts, ownOnly } = register;
  const label = CONTRACT_KIND_LABELS[kind];
  return (
    <div className="print-landscape">
      <PageTitle
        crumbs={[ownOnly ? { to: '/', label: 'ホーム' } : { to: '/organization', label: '組織・台帳' }]}
        lead={
          ownOnly
            ? '自分の所属が所管する業務委託とクラウドサービスの一覧です。違っているところがあれば、事務局に伝えてください。'
            : `業務委託と、使っているクラウドサービスの一覧です。どの課が、誰に、何の情報を、いつまで渡し、誰が承認したかを一か所で確かめるためのものです。${askedWords(register.asksByContract)}`
        }
        actions={
          <span className="no-print flex flex-wrap gap-2">
            {editable ? (
              <>
                <ButtonLink to={`${CONTRACTS_PATH}/new?kind=${kind}`} kind="primary">
                  {label}を加える
                </ButtonLink>
                <ButtonLink to={`${CONTRACTS_PATH}/import`}>CSV・Excelから読み込む</ButtonLink>
              </>
            ) : null}
            <ButtonLink to={`${CONTRACTS_PATH}/export?as=xlsx`} reloadDocument>
              Excelで出力
            </ButtonLink>
            <ButtonLink to={`${CONTRACTS_PATH}/export`} reloadDocument>
              CSVで出力
            </ButtonLink>
          </span>
        }
      >
        委託・クラウドサービス台帳
      </PageTitle>
      {done === '' ? null : (
        <div className="mb-4">
          <Notice
            tone="success"
            title={
              done === 'added'
                ? `${label}を加えました。`
                : `台帳を読み込みました。新規${added}件、変更${changed}件を保存しました。`
            }
            live
          />
        </div>
      )}
      <LinkTabs
        label="台帳"
        tabs={CONTRACT_KINDS.map((one) => ({
          to: contractsPath({ ...NO_CONTRACTS_QUERY, kind: one }),
          label: `${CONTRACT_KIND_LABELS[one]} ${kindCounts[one]}件`,
          current: one === kind,
        }))}
      />
      <section aria-labelledby="contracts">
        <h2 id="contracts" className="mb-2 text-std-20B-150">
          {label}
        </h2>
        {register.empty ? (
          <EmptyState title={`${label}は登録されていません。`}>
            <p>
              {editable
                ? `「${label}を加える」で一つずつ登録するか、今の一覧をExcelの形に合わせて「CSV・Excelから読み込む」でまとめて登録してください。${label}がない団体は、このままで構いません。`
                : `所管する${label}があれば、事務局が登録します。`}
            </p>
          </EmptyState>
        ) : (
          <>
            <div className="no-print">
              <ContractsFilters query={query} owners={register.owners} />
            </div>
            <p className="mb-2">{register.matching}件</p>
            {register.matching === 0 ? (
              <EmptyState title={`条件に合う${label}はありません。`}>
                <TextLink to={contractsPath({ ...NO_CONTRACTS_QUERY, kind, term: 'all' })}>
                  条件を消し、終わったものも表示する
                </TextLink>
              </EmptyState>
            ) : (
              <ContractsTable contractLines={register.contractLines} kind={kind} query={query} />
            )}
            <Pagination
              page={register.page}
              pageCount={register.pageCount}
              pathOf={(page) => contractsPath(query, { page: String(page) })}
              label={label}
            />
          </>
        )}
      </section>
    </div>
  );
}
