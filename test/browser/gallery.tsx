import type { ReactElement } from 'react';
import { AppShell } from '#app/components/ui/app-shell.tsx';
import { BarSegments } from '#app/components/ui/bar-segments.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { BUTTON_KINDS } from '#app/components/ui/button-look.ts';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { CheckboxGroup } from '#app/components/ui/checkbox-group.tsx';
import { CheckboxField } from '#app/components/ui/checkbox-field.tsx';
import { ConfirmForm } from '#app/components/ui/confirm-form.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { DateField } from '#app/components/ui/date-field.tsx';
import { DefinitionList } from '#app/components/ui/definition-list.tsx';
import { Disclosure } from '#app/components/ui/disclosure.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { FilterBar } from '#app/components/ui/filter-bar.tsx';
import { LinkTabs } from '#app/components/ui/link-tabs.tsx';
import { MeterBar } from '#app/components/ui/meter-bar.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { Pagination } from '#app/components/ui/pagination.tsx';
import { RadioGroup } from '#app/components/ui/radio-group.tsx';
import { Rate } from '#app/components/ui/rate.tsx';
import { SegmentLegend } from '#app/components/ui/segment-legend.tsx';
import { SEGMENT_TONES } from '#app/components/ui/segment-tone.ts';
import { SelectField } from '#app/components/ui/select-field.tsx';
import { StatusBadge, TONES } from '#app/components/ui/status-badge.tsx';
import { TextArea } from '#app/components/ui/text-area.tsx';
import { TextField } from '#app/components/ui/text-field.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { TimeText } from '#app/components/ui/time-text.tsx';

const TONE_WORDS = {
  neutral: '該当なし',
  info: '提出済み',
  success: '実施',
  warning: '一部実施',
  error: '未実施',
  unknown: 'わからない',
} as const;

const SEGMENT_WORDS = {
  good: '実施',
  partial: '一部実施',
  bad: '未実施',
  unknown: 'わからない',
  empty: '未回答',
  missing: '未提出',
  neutral: '該当なし',
  excepted: '例外措置',
} as const;

const LEGEND = SEGMENT_TONES.map((tone) => ({ tone, label: SEGMENT_WORDS[tone] }));
const SEGMENTS = LEGEND.map((item, index) => ({ ...item, count: 8 - index }));
const ROWS = [
  { id: 'soumu', name: '総務課', bureau: '総務部', done: 29, asked: 40 },
  { id: 'zeimu', name: '税務課', bureau: '総務部', done: 12, asked: 38 },
  { id: 'suido', name: '上下水道課', bureau: '建設水道部', done: 0, asked: 0 },
];

/** Every basic component once, in the frame of a page, as a person would meet them. */
export function gallery(): ReactElement {
  return (
    <AppShell
      bodyName="架空町"
      fiscalYear="令和8年度(2026)"
      person={{ name: '総務 花子', roles: ['総務課長', '事務局'] }}
      nav={[
        { to: '/', label: 'ホーム' },
        { to: '/board', label: '進捗', count: 3 },
        { to: '/report', label: '結果報告' },
      ]}
      password="/account/password"
      signOut="/sign-out"
      marking="機密性２　複製・配布禁止"
    >
      <PageTitle
        crumbs={[
          { label: 'ホーム', to: '/' },
          { label: '令和8年度 自己点検', to: '/campaigns/2026' },
        ]}
        lead="所属ごとの提出の状況です。"
        actions={<ButtonLink to="/campaigns/new">新しい点検を作る</ButtonLink>}
      >
        進捗
      </PageTitle>
      <div className="flex flex-col gap-6">
        <ErrorSummary errors={[{ field: 'login', message: '利用者IDを入力してください。' }]} />
        <Notice tone="info" title="締切は令和8年11月30日です。" />
        <Notice tone="success" title="保存しました。" live />
        <Notice tone="warning" title="未回答が3問あります。">
          <p>提出する前に確かめてください。</p>
        </Notice>
        <Notice tone="error" title="保存できませんでした。" />
        <p className="flex flex-wrap gap-2">
          {TONES.map((tone) => (
            <StatusBadge key={tone} tone={tone}>
              {TONE_WORDS[tone]}
            </StatusBadge>
          ))}
        </p>
        <p className="flex flex-wrap gap-2">
          {BUTTON_KINDS.map((kind) => (
            <Button key={kind} kind={kind} type="button">
              操作する
            </Button>
          ))}
          <Button disabled>押せません</Button>
        </p>
        <LinkTabs
          label="章"
          tabs={[
            { to: '/a', label: '情報資産', current: true },
            { to: '/b', label: '人的セキュリティ', current: false },
          ]}
        />
        <FilterBar label="所属を絞り込む" clear="/board">
          <SelectField
            name="state"
            label="状態"
            placeholder="すべて"
            options={[{ value: 'submitted', label: '提出済み' }]}
          />
        </FilterBar>
        <DataTable
          caption="所属ごとの提出状況"
          rows={ROWS}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'name',
              header: '所属',
              cell: (row) => <TextLink to={`/units/${row.id}`}>{row.name}</TextLink>,
              rowHeader: true,
              sort: { to: '?sort=-name', direction: 'ascending' },
            },
            { key: 'bureau', header: '部', cell: (row) => row.bureau, sort: { to: '?sort=bureau', direction: 'none' } },
            {
              key: 'rate',
              header: '実施率',
              align: 'end',
              cell: (row) => <Rate numerator={row.done} denominator={row.asked} label="実施率" to="/items" />,
            },
            {
              key: 'last',
              header: '最終更新',
              cell: () => <TimeText instant="2026-11-20T05:02:00.000Z" text="3分前" full="令和8年11月20日 14:02" />,
            },
          ]}
        />
        <Pagination label="所属" page={2} pageCount={3} pathOf={(page) => `?page=${page}`} />
        <MeterBar label="提出" value={12} max={15} text="15課中12課" />
        <SegmentLegend items={LEGEND} />
        <BarSegments label="情報資産" segments={SEGMENTS} />
        <Card title="点検票" actions={<ButtonLink to="/sheets/1">回答する</ButtonLink>}>
          <DefinitionList
            items={[
              { term: '期限', description: '令和8年11月30日（あと10日）' },
              {
                term: '状態',
                description: (
                  <StatusBadge tone="warning" symbol="back">
                    差戻し
                  </StatusBadge>
                ),
              },
            ]}
          />
        </Card>
        <TextField name="login" label="利用者ID" hint="半角英数字" error="利用者IDを入力してください。" required />
        <TextArea name="comment" label="何が足りませんか" maxLength={400} defaultValue="媒体のみ記録しています。" />
        <DateField name="due" label="期限" defaultValue="2026-11-20" />
        <CheckboxGroup
          name="measures"
          label="対応する措置"
          hint="当たるものを、すべて選びます。"
          defaultValues={['2']}
          options={[
            { value: '1', label: '第1号　組織体制の整備' },
            { value: '2', label: '第2号　分類及び管理の実施', hint: '情報資産の分類を含みます。' },
          ]}
          error="一つ以上選んでください。"
        />
        <RadioGroup
          name="answer"
          label="端末の持出しについて、記録を作成し、保管していますか。"
          layout="row"
          options={[
            { value: 'implemented', label: '1 実施' },
            { value: 'partially_implemented', label: '2 一部実施' },
            { value: 'not_implemented', label: '3 未実施' },
          ]}
        />
        <CheckboxField name="clean" label="個人情報・パスワードを含みません" />
        <Disclosure summary="条文を読む" open>
          職員等は、端末を持ち出してはならない。
        </Disclosure>
        <ConfirmForm
          trigger="締め切る"
          consequence={<p>未提出の所属は、未回答として確定します。</p>}
          confirm="締切を確定する"
          danger
          open
        />
        <EmptyState title="回答する点検票はありません。">次の点検が始まると、ここに表示されます。</EmptyState>
      </div>
    </AppShell>
  );
}
