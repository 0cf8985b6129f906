import { useBureauWords } from '#app/components/organization/bureau-words.tsx';
import { SettingFields } from '#app/components/access/setting-fields.tsx';
import type { SettingFieldsProps } from '#app/components/access/setting-fields.tsx';
import { settingHelp } from '#app/components/access/setting-help.ts';
import { itemWords, ruleWords, sheetsIn, valueWords } from '#app/components/access/setting-words.ts';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { ConfirmForm } from '#app/components/ui/confirm-form.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { DefinitionList } from '#app/components/ui/definition-list.tsx';
import { Disclosure } from '#app/components/ui/disclosure.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import type { SettingItems } from '#app/domain/access/body-decision.ts';
import { japaneseDateTime } from '#app/lib/japanese-date.ts';
import type { PastChange, SettingsPage, SettingView } from '#app/services/access/setting.page.server.ts';

function TodayTable({ view, title }: { readonly view: SettingView; readonly title: string }) {
  const names = useOfficeNames();
  const words = { names, bureau: useBureauWords().counting };
  const { part, itemsToday: today, standard } = view;
  const rows =
    part === 'answering_rules'
      ? sheetsIn(today).map((office) => ({
          key: office,
          today: ruleWords(office, today, words),
          standard: ruleWords(office, standard, words),
        }))
      : Object.entries(today).map(([item, value]) => ({
          key: item,
          label: itemWords(part, item, words),
          today: valueWords(part, item, value, words),
          standard: valueWords(part, item, standard[item] ?? null, words),
        }));
  const standardWords = (row: (typeof rows)[number]) => (row.today === row.standard ? '同じ' : row.standard);
  return (
    <DataTable
      caption={`${title}：いまの値と初期値`}
      captionHidden
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        ...(part === 'answering_rules'
          ? []
          : [
              {
                key: 'label',
                header: '項目',
                rowHeader: true,
                cell: (row: (typeof rows)[number]) => ('label' in row ? row.label : ''),
              },
            ]),
        { key: 'today', header: 'いまの値', rowHeader: part === 'answering_rules', cell: (row) => row.today },
        { key: 'standard', header: '初期値', cell: standardWords },
      ]}
    />
  );
}

function ChangeLine({ view, change }: { readonly view: SettingView; readonly change: PastChange }) {
  const names = useOfficeNames();
  const words = { names, bureau: useBureauWords().counting };
  return (
    <li>
      {japaneseDateTime(change.at)}　{change.personName}
      {change.reset ? '（初期値に戻す）' : ''}
      <ul className="list-disc pl-6">
        {Object.entries(change.itemsAfter).map(([item, to]) => (
          <li key={item}>
            {itemWords(view.part, item, words)}：{valueWords(view.part, item, change.itemsBefore[item] ?? null, words)}{' '}
            → {valueWords(view.part, item, to, words)}
          </li>
        ))}
      </ul>
    </li>
  );
}

export interface SettingSectionProps extends SettingFieldsProps {
  readonly view: SettingView;
  readonly page: SettingsPage;
  /** The rules as they were chosen, to be read before they are saved; null where nobody asked. */
  readonly preview: SettingItems | null;
  /** Whose offices keep a part in use that was to be switched off. */
  readonly holders: readonly { readonly id: string; readonly name: string }[];
  readonly saved: boolean;
}

/** One part of the settings: its value, its default, its reason and its effect, and a form of its own. */
export function SettingSection({ view, page, typed, errorOf, preview, holders, saved }: SettingSectionProps) {
  const names = useOfficeNames();
  const words = { names, bureau: useBureauWords().counting };
  const { part, seal, keptBy, past, isStandard } = view;
  const { title, reason, effect } = settingHelp(part, { names, modules: page.modules });
  return (
    <section aria-labelledby={part} className="rounded-12 border border-solid-gray-420 p-4">
      <h2 id={part} className="mb-3 text-std-20B-150">
        {title}
      </h2>
      <div className="flex flex-col gap-4">
        {saved ? <Notice tone="success" title={`「${title}」を保存しました。`} live /> : null}
        {keptBy.map((name) => (
          <Notice key={name} tone="info" title={`実施中の「${name}」は、開始したときの値のままです。`} />
        ))}
        {holders.length === 0 ? null : (
          <Notice tone="warning" title="次の方の役職の終わりの日を決めてください。">
            <ul className="list-disc pl-6">
              {holders.map(({ id, name }) => (
                <li key={id}>
                  <TextLink to={`/organization/people/${id}`}>{name}</TextLink>
                </li>
              ))}
            </ul>
          </Notice>
        )}
        <DefinitionList
          items={[
            { term: '初期値の理由', description: reason },
            { term: '変えるとどうなるか', description: effect },
            ...(part === 'scoring_rule' ? [{ term: '集計規則の版', description: page.ruleVersion }] : []),
          ]}
        />
        <TodayTable view={view} title={title} />
        <div className="no-print flex flex-col gap-2">
          <Disclosure summary={`${title}を変える`} open={typed !== null}>
            <PostForm label={title} action={`#${part}`} autoComplete="off">
              <input type="hidden" name="part" value={part} />
              <input type="hidden" name="seal" value={seal} />
              <div className="flex max-w-2xl flex-col gap-6">
                {preview === null ? null : (
                  <Notice tone="info" title="このとおりに保存すると、次のようになります（まだ保存していません）。" live>
                    <ul className="list-disc pl-6">
                      {sheetsIn(preview).map((office) => (
                        <li key={office}>{ruleWords(office, preview, words)}</li>
                      ))}
                    </ul>
                  </Notice>
                )}
                <SettingFields view={view} page={page} typed={typed} errorOf={errorOf} />
                <div className="flex flex-wrap gap-3">
                  <Button name="intent" value="save">
                    保存する
                  </Button>
                  {part === 'answering_rules' ? (
                    <Button kind="secondary" name="intent" value="preview">
                      保存する前に言葉で確かめる
                    </Button>
                  ) : null}
                </div>
              </div>
            </PostForm>
          </Disclosure>
          {isStandard ? null : (
            <ConfirmForm
              trigger="初期値に戻す"
              confirm={`「${title}」を初期値に戻す`}
              fields={{ part, seal, intent: 'reset' }}
              consequence={<p>この区分の値が、すべて初期値に戻ります。ほかの区分は変わりません。</p>}
            />
          )}
        </div>
        {past.length === 0 ? null : (
          <Disclosure summary={`最近の変更（新しい順に${past.length}件）`}>
            <ol className="flex flex-col gap-3">
              {past.map((change) => (
                <ChangeLine key={change.sequence} view={view} change={change} />
              ))}
            </ol>
          </Disclosure>
        )}
      </div>
    </section>
  );
}
