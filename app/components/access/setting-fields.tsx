import { useBureauWords } from '#app/components/organization/bureau-words.tsx';
import { itemWords, ruleWords, sheetWords, stepWords } from '#app/components/access/setting-words.ts';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { CheckboxField } from '#app/components/ui/checkbox-field.tsx';
import { SelectField } from '#app/components/ui/select-field.tsx';
import { TextField } from '#app/components/ui/text-field.tsx';
import type { SettingItems } from '#app/domain/access/body-decision.ts';
import { CIRCULATIONS, QUORUMS } from '#app/domain/organization/committee.ts';
import { BUREAU_LEVEL_LABELS, CIRCULATION_LABELS, QUORUM_LABELS } from '#app/domain/organization/labels.ts';
import { BUREAU_LEVELS } from '#app/domain/organization/unit.ts';
import { RATING_LABELS } from '#app/domain/score/labels.ts';
import { RATINGS } from '#app/domain/score/rule.ts';
import type { SettingsPage, SettingView, SheetChoices } from '#app/services/access/setting.page.server.ts';

const CONTACT_HINTS: Readonly<Record<string, string>> = {
  extension: '例：内線123',
  address: '例：本庁舎3階、jimukyoku@example.lg.jp',
  site: '庁内のパソコンのブラウザーに入力する、Tenkenの画面のアドレスです。例：https://tenken.example.lg.jp/',
};

export interface SettingFieldsProps {
  readonly view: SettingView;
  readonly page: Pick<SettingsPage, 'sheets'>;
  /** What was typed before the form came back, by the names of the fields; null for a form that is new. */
  readonly typed: Readonly<Record<string, string>> | null;
  readonly errorOf: (field: string) => string | undefined;
}

interface FieldMaker {
  readonly field: (item: string) => { readonly name: string; readonly error: string | undefined };
  readonly valueOf: (item: string, today?: string) => string;
  readonly checked: (item: string) => boolean;
}

function makerOf({ view, typed, errorOf }: SettingFieldsProps): FieldMaker {
  const nameOf = (item: string) => `${view.part}.${item}`;
  return {
    field: (item) => ({ name: nameOf(item), error: errorOf(nameOf(item)) }),
    valueOf: (item, today = String(view.itemsToday[item] ?? '')) =>
      typed === null ? today : (typed[nameOf(item)] ?? ''),
    checked: (item) => (typed === null ? view.itemsToday[item] === true : typed[nameOf(item)] === 'yes'),
  };
}

function SheetFields({
  choices,
  today,
  maker,
}: {
  readonly choices: SheetChoices;
  readonly today: SettingItems;
  readonly maker: FieldMaker;
}) {
  const names = useOfficeNames();
  const words = { names, bureau: useBureauWords().counting };
  const { sheetOffice: office, answerers, steps } = choices;
  const { field, valueOf } = maker;
  const [first = '', second = ''] = String(today[`${office}.route`] ?? '').split(' ');
  const stepOptions = steps.map((step) => ({ value: step, label: stepWords(step, words) }));
  return (
    <fieldset className="rounded-8 border border-solid-gray-300 p-4">
      <legend className="px-1 text-std-16B-170">{sheetWords(office, words)}</legend>
      <p className="mb-4 text-solid-gray-700">いま：{ruleWords(office, today, words)}</p>
      <div className="flex flex-col gap-4">
        <SelectField
          {...field(`${office}.answeredBy`)}
          label="回答する役職"
          defaultValue={valueOf(`${office}.answeredBy`)}
          options={answerers.map((one) => ({ value: one, label: names[one] }))}
        />
        {answerers.length < 2 ? null : (
          <SelectField
            {...field(`${office}.enteredBy`)}
            label="入力を助ける役職（提出はできません）"
            placeholder="置かない"
            defaultValue={valueOf(`${office}.enteredBy`)}
            options={answerers.map((one) => ({ value: one, label: names[one] }))}
          />
        )}
        <SelectField
          {...field(`${office}.route`)}
          label="確認する役職"
          placeholder="なし"
          defaultValue={valueOf(`${office}.route`, first)}
          options={stepOptions}
        />
        {steps.length < 2 ? null : (
          <SelectField
            {...field(`${office}.route2`)}
            label="その次に確認する役職"
            placeholder="なし"
            defaultValue={valueOf(`${office}.route2`, second)}
            options={stepOptions}
          />
        )}
      </div>
    </fieldset>
  );
}

/** The controls of one part. */
export function SettingFields(props: SettingFieldsProps) {
  const words = { names: useOfficeNames(), bureau: useBureauWords().counting };
  const { view, page } = props;
  const { part, itemsToday: today } = view;
  const maker = makerOf(props);
  const { field, valueOf, checked } = maker;
  const label = (item: string) => itemWords(part, item, words);
  const items = Object.keys(today);
  const figure = (item: string, words: string) => (
    <TextField
      key={item}
      {...field(item)}
      label={words}
      required
      width="short"
      inputMode="numeric"
      defaultValue={valueOf(item)}
    />
  );
  switch (part) {
    case 'modules':
      return (
        <>
          {items.map((item) => (
            <CheckboxField key={item} {...field(item)} label={`${label(item)}を使う`} defaultChecked={checked(item)} />
          ))}
        </>
      );
    case 'office_names':
      return (
        <>
          {items.map((item) => (
            <TextField
              key={item}
              {...field(item)}
              label={label(item)}
              hint={item === 'ciso' ? '空にすると、どの役職も見出しの呼び方（初期値）に戻ります。' : undefined}
              maxLength={40}
              defaultValue={valueOf(item)}
            />
          ))}
        </>
      );
    case 'answering_rules':
      return (
        <>
          {page.sheets.map((choices) => (
            <SheetFields key={choices.sheetOffice} choices={choices} today={today} maker={maker} />
          ))}
        </>
      );
    case 'bureau_rule':
      return (
        <SelectField
          {...field('level')}
          label={label('level')}
          defaultValue={valueOf('level')}
          options={BUREAU_LEVELS.map((value) => ({ value, label: BUREAU_LEVEL_LABELS[value] }))}
        />
      );
    case 'object_rule':
      return (
        <CheckboxField
          {...field('perObject')}
          label="委託・クラウドサービスの設問を契約ごとに尋ねる"
          defaultChecked={checked('perObject')}
        />
      );
    case 'scoring_rule':
      return (
        <>
          {['good', 'mostly_good', 'needs_improvement'].map((item) => figure(item, `${label(item)}の下限（%）`))}
          <SelectField
            {...field('partial')}
            label={label('partial')}
            defaultValue={valueOf('partial')}
            options={[
              { value: '1', label: '0.5点（半分と数える）' },
              { value: '0', label: '0点（できていないものと数える）' },
            ]}
          />
          <SelectField
            {...field('criticalCap')}
            label={label('criticalCap')}
            hint="重点項目に、未実施・わからない・未回答が一つでもある章に使います。"
            defaultValue={valueOf('criticalCap')}
            options={RATINGS.map((value) => ({
              value,
              label: value === 'good' ? `${RATING_LABELS[value]}（上限を設けない）` : RATING_LABELS[value],
            }))}
          />
        </>
      );
    case 'document_marking':
      return (
        <>
          {items.map((item) => (
            <TextField
              key={item}
              {...field(item)}
              label={label(item)}
              required
              maxLength={40}
              defaultValue={valueOf(item)}
            />
          ))}
        </>
      );
    case 'committee':
      return (
        <>
          {['systemDetail', 'evidence'].map((item) => (
            <CheckboxField
              key={item}
              {...field(item)}
              label={`${label(item)}を見せる`}
              defaultChecked={checked(item)}
            />
          ))}
          {'quorum' in today ? (
            <>
              <SelectField
                {...field('quorum')}
                label={label('quorum')}
                placeholder="空（確かめない）"
                defaultValue={valueOf('quorum')}
                options={QUORUMS.map((value) => ({ value, label: QUORUM_LABELS[value] }))}
              />
              <SelectField
                {...field('circulation')}
                label={label('circulation')}
                placeholder="空（確かめない）"
                defaultValue={valueOf('circulation')}
                options={CIRCULATIONS.map((value) => ({ value, label: CIRCULATION_LABELS[value] }))}
              />
            </>
          ) : null}
        </>
      );
    case 'secretariat_contact':
      return (
        <>
          {items.map((item) => (
            <TextField
              key={item}
              {...field(item)}
              label={label(item)}
              hint={CONTACT_HINTS[item]}
              maxLength={item === 'site' ? 100 : 40}
              autoComplete="off"
              defaultValue={valueOf(item)}
            />
          ))}
        </>
      );
    case 'session_terms':
      return <>{items.map((item) => figure(item, `${label(item)}（分）`))}</>;
  }
}
