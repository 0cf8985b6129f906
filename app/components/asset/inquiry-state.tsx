import { AskedUnitName } from '#app/components/asset/inquiry-begin.tsx';
import { HeardText } from '#app/components/asset/inquiry-heard.tsx';
import { UnlistedEntries } from '#app/components/asset/unlisted-entries.tsx';
import type { TypedSettling } from '#app/components/asset/unlisted-entries.tsx';
import { answerForPath, inquiryPath, registerPath, unitInquiryPath } from '#app/components/asset/inquiry-address.ts';
import type { InquiryQuery } from '#app/components/asset/inquiry-address.ts';
import { PROGRESS_COLUMNS } from '#app/components/asset/inquiry-progress-columns.ts';
import { OfficeHolders } from '#app/components/organization/office-holders.tsx';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { ConfirmForm } from '#app/components/ui/confirm-form.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { FilterBar } from '#app/components/ui/filter-bar.tsx';
import { MeterBar } from '#app/components/ui/meter-bar.tsx';
import { Pagination } from '#app/components/ui/pagination.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { SelectField } from '#app/components/ui/select-field.tsx';
import { StatusBadge } from '#app/components/ui/status-badge.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { ASKED_REGISTER_LABELS } from '#app/domain/asset/inquiry-labels.ts';
import { dueIn, japaneseDate } from '#app/lib/japanese-date.ts';
import type { InquiryState, SectionProgress } from '#app/services/asset/inquiry.page.server.ts';

interface InquiryStateProps {
  readonly state: InquiryState;
  readonly editable: boolean;
  readonly query: InquiryQuery;
  readonly today: string;
  /** What was typed about something unlisted before the form came back; null where it did not. */
  readonly failed: TypedSettling | null;
}

/** What owners say is not right, each with the way to the register and the word that it was put right. */
function Differing({ state, editable }: Pick<InquiryStateProps, 'state' | 'editable'>) {
  const more = state.unsettledCount - state.differing.length;
  return (
    <section aria-labelledby="differing">
      <h2 id="differing" className="mb-2 text-std-20B-150">
        違うと答えがあった記載（{state.unsettledCount}件）
      </h2>
      {state.differing.length === 0 ? (
        <p>直していない記載はありません。</p>
      ) : (
        <>
          <p className="mb-3">
            書かれた内容を確かめ、台帳を直してから「台帳を直しました」を押してください。直す必要がなかったときも、押すとここから消えます。
          </p>
          <ul className="flex flex-col gap-3">
            {state.differing.map((entry) => (
              <li key={entry.entryId} className="break-inside-avoid rounded-8 border border-solid-gray-420 p-4">
                <p className="text-std-16B-170">
                  {editable ? <TextLink to={registerPath(entry)}>{entry.name}</TextLink> : entry.name}（
                  {ASKED_REGISTER_LABELS[entry.register]}、{entry.unitName}）
                </p>
                <p className="my-2 whitespace-pre-line">{entry.remark}</p>
                {entry.heard === null ? null : <HeardText heard={entry.heard} />}
                <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
                  {entry.answeredOn === null ? null : (
                    <span className="text-solid-gray-700">{japaneseDate(entry.answeredOn)}に回答</span>
                  )}
                  {editable ? (
                    <PostForm label={`${entry.name}の対応`}>
                      <input type="hidden" name="intent" value="settle" />
                      <input type="hidden" name="entryId" value={entry.entryId} />
                      <input type="hidden" name="answerRev" value={entry.answerRev} />
                      <Button kind="secondary" label={`${entry.name}：台帳を直しました`}>
                        台帳を直しました
                      </Button>
                    </PostForm>
                  ) : null}
                </div>
              </li>
            ))}
          </ul>
          {more > 0 ? <p className="mt-2">ほか{more}件は、上のものが済むとここに出ます。</p> : null}
        </>
      )}
    </section>
  );
}

function Standing({ section, overdue }: { readonly section: SectionProgress; readonly overdue: boolean }) {
  if (section.done) return <StatusBadge tone="success">回答済み</StatusBadge>;
  return overdue ? (
    <StatusBadge tone="error" symbol="warning">
      期限を過ぎています
    </StatusBadge>
  ) : (
    <StatusBadge tone="warning">回答待ち</StatusBadge>
  );
}

function Sections({ state, query, editable }: Pick<InquiryStateProps, 'state' | 'query' | 'editable'>) {
  const names = useOfficeNames();
  return (
    <section aria-labelledby="sections">
      <h2 id="sections" className="mb-2 text-std-20B-150">
        所属ごとの進み
      </h2>
      <div className="no-print">
        <FilterBar
          key={inquiryPath(query)}
          label="所属を絞り込む"
          clear={inquiryPath(query, { show: '' })}
          keep={query.of === '' ? {} : { of: query.of }}
        >
          <SelectField
            name="show"
            label="表示する所属"
            defaultValue={query.show}
            options={[
              { value: '', label: 'すべて' },
              { value: 'waiting', label: '回答が残っている' },
              { value: 'differs', label: '違うと答えた記載がある' },
              { value: 'unlisted', label: '台帳にないものを書いた' },
            ]}
          />
        </FilterBar>
      </div>
      <p className="mb-2">{state.matching}の所属</p>
      {state.sections.length === 0 ? (
        <EmptyState title="条件に合う所属はありません。">
          <TextLink to={inquiryPath(query, { show: '' })}>条件を消してすべて表示する</TextLink>
        </EmptyState>
      ) : (
        <DataTable
          caption="所属ごとの進み"
          captionHidden
          rows={state.sections}
          rowKey={({ unitId }) => unitId}
          columns={[
            {
              key: 'unit',
              header: '所属',
              rowHeader: true,
              cell: (section) => (
                <>
                  <AskedUnitName section={section} />{' '}
                  <span className="no-print">
                    <TextLink to={unitInquiryPath(section.unitId, state.inquiryId)}>
                      回答を見る<span className="sr-only">（{section.unitName}）</span>
                    </TextLink>
                    {editable && state.open && !section.done ? (
                      <>
                        {' '}
                        <TextLink to={answerForPath(section.unitId)}>
                          代わりに記入<span className="sr-only">（{section.unitName}）</span>
                        </TextLink>
                      </>
                    ) : null}
                  </span>
                </>
              ),
            },
            {
              key: 'standing',
              header: '状況',
              cell: (section) => <Standing section={section} overdue={state.overdue} />,
            },
            ...PROGRESS_COLUMNS,
            {
              key: 'people',
              header: '用件の届く人',
              cell: ({ answeringOffice, answeringPeople, done }) => (
                <>
                  {names[answeringOffice]}：<OfficeHolders people={answeringPeople} needed={!done} />
                </>
              ),
            },
          ]}
        />
      )}
      <Pagination
        page={state.page}
        pageCount={state.pageCount}
        pathOf={(page) => inquiryPath(query, { page: String(page) })}
        label="所属"
      />
    </section>
  );
}

/** How an inquiry goes or went. */
export function InquiryStateView({ state, editable, query, today, failed }: InquiryStateProps) {
  const left = state.askedCount - state.answeredCount;
  const silent = state.ownNothingCount - state.ownNothingAnsweredCount;
  return (
    <div className="flex flex-col gap-8">
      <div className="flex flex-col gap-2">
        <p>
          回答の期限 <strong>{japaneseDate(state.dueOn)}</strong>
          {state.open ? (
            <span className={state.overdue ? 'text-std-16B-170 text-red-900' : ''}>
              （{dueIn(state.dueOn, today)}）
            </span>
          ) : (
            '（締め切りました）'
          )}
        </p>
        <MeterBar
          label="回答のあった記載"
          value={state.answeredCount}
          max={state.askedCount}
          text={`${state.askedCount}件のうち${state.answeredCount}件に回答`}
        />
        {state.ownNothingCount === 0 ? null : (
          <p>
            台帳に何も載せていない{state.ownNothingCount}の所属のうち、{state.ownNothingAnsweredCount}が回答
          </p>
        )}
      </div>
      <Differing state={state} editable={editable} />
      <UnlistedEntries state={state} editable={editable} failed={failed} />
      <Sections state={state} query={query} editable={editable} />
      {state.open && editable ? (
        <section aria-labelledby="close" className="no-print">
          <h2 id="close" className="mb-2 text-std-20B-150">
            締切り
          </h2>
          <ConfirmForm
            trigger="照会を締め切る"
            confirm="締め切る"
            fields={{ intent: 'close', inquiryId: state.inquiryId }}
            consequence={
              <p>
                {left === 0 ? 'すべての記載に回答がありました。' : `まだ${left}件に回答がありません。`}
                {silent === 0 ? '' : `台帳に何も載せていない${silent}の所属からも、まだ回答がありません。`}
                締め切ると、所管課は回答も訂正もできなくなり、用件も消えます。取り消せません。違うと答えがあった記載と、台帳にないものの対応は、あとからでも続けられます。
              </p>
            }
          />
        </section>
      ) : null}
    </div>
  );
}
