import { errorsByField } from '#app/components/ui/error-of.ts';
import { Button } from '#app/components/ui/button.tsx';
import { ConfirmForm } from '#app/components/ui/confirm-form.tsx';
import { Disclosure } from '#app/components/ui/disclosure.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { RadioGroup } from '#app/components/ui/radio-group.tsx';
import { TextField } from '#app/components/ui/text-field.tsx';
import { ZONE_KINDS } from '#app/domain/asset/information-system.ts';
import { ZONE_NAME_MAX_LENGTH } from '#app/domain/asset/ledger-rule.ts';
import { ZONE_KIND_HINTS, ZONE_KIND_LABELS } from '#app/domain/asset/labels.ts';
import type { ZonesPage } from '#app/services/asset/system.page.server.ts';

/** A zone's form that came back: what was typed in it, and what is wrong. */
export interface ReturnedZone {
  readonly intent: string;
  readonly zoneId: string;
  readonly kind: string;
  readonly name: string;
  readonly order: string;
}

interface ZoneFieldsProps {
  /** Before the ids of the fields, because the page has several of these forms. */
  readonly prefix: string;
  readonly values: Pick<ReturnedZone, 'kind' | 'name' | 'order'>;
  readonly errorOf: (field: string) => string | undefined;
}

function ZoneFields({ prefix, values, errorOf }: ZoneFieldsProps) {
  return (
    <>
      <TextField
        name="name"
        id={`${prefix}name`}
        label="名称"
        required
        hint="この団体での呼び方を、そのまま入力してください。"
        maxLength={ZONE_NAME_MAX_LENGTH}
        defaultValue={values.name}
        error={errorOf('name')}
      />
      <RadioGroup
        name="kind"
        id={`${prefix}kind`}
        label="種類"
        required
        hint="どの系統についての設問を届けるかを決めます。"
        options={ZONE_KINDS.map((kind) => ({
          value: kind,
          label: ZONE_KIND_LABELS[kind],
          hint: ZONE_KIND_HINTS[kind],
        }))}
        defaultValue={values.kind}
        error={errorOf('kind')}
      />
      <TextField
        name="order"
        id={`${prefix}order`}
        label="並び順"
        required
        width="short"
        inputMode="numeric"
        hint="小さい番号から並びます。"
        defaultValue={values.order}
        error={errorOf('order')}
      />
    </>
  );
}

export interface ZoneFormsProps extends ZonesPage {
  readonly returned: ReturnedZone | null;
  readonly errors: readonly { readonly field: string; readonly message: string }[];
}

export function ZoneForms({ lines, nextOrder, returned, errors }: ZoneFormsProps) {
  const errorIn = (here: boolean) => errorsByField(here ? errors : []);
  const adding = returned?.intent === 'add';
  return (
    <div className="flex flex-col gap-6">
      <ul className="flex flex-col gap-4">
        {lines.map((zone) => {
          const here = returned?.intent === 'change' && returned.zoneId === zone.id;
          return (
            <li key={zone.id} className="rounded-12 border border-solid-gray-420 p-4">
              <h2 className="text-std-18B-160">{zone.name}</h2>
              <p>
                {ZONE_KIND_LABELS[zone.kind]}・情報システム{zone.systemCount}件
              </p>
              <Disclosure summary="名称・種類・並び順を変える" open={here}>
                <PostForm label={`${zone.name}の変更`}>
                  <input type="hidden" name="intent" value="change" />
                  <input type="hidden" name="zoneId" value={zone.id} />
                  <div className="flex max-w-3xl flex-col gap-4">
                    <ZoneFields
                      prefix={`${zone.id}-`}
                      values={here ? returned : { ...zone, order: String(zone.order) }}
                      errorOf={errorIn(here)}
                    />
                    <p className="text-solid-gray-700">
                      変更は、次に開始する自己点検から反映されます。実施中と過去の自己点検は変わりません。
                    </p>
                    <div>
                      <Button>変更を保存する</Button>
                    </div>
                  </div>
                </PostForm>
              </Disclosure>
              {zone.systemCount > 0 ? (
                <p className="text-solid-gray-700">
                  使っている情報システム（廃止したものを含みます）があるため、除けません。
                </p>
              ) : (
                <ConfirmForm
                  trigger="この区分を除く"
                  confirm="除く"
                  danger
                  fields={{ intent: 'remove', zoneId: zone.id }}
                  consequence={<p>「{zone.name}」を一覧から除きます。使っている情報システムはありません。</p>}
                />
              )}
            </li>
          );
        })}
      </ul>
      <section aria-labelledby="add" className="rounded-12 border border-solid-gray-420 p-4">
        <h2 id="add" className="mb-3 text-std-18B-160">
          区分を加える
        </h2>
        <PostForm key={lines.length} label="ネットワーク区分を加える">
          <input type="hidden" name="intent" value="add" />
          <div className="flex max-w-3xl flex-col gap-4">
            <ZoneFields
              prefix=""
              values={adding ? returned : { kind: '', name: '', order: String(nextOrder) }}
              errorOf={errorIn(adding)}
            />
            <div>
              <Button>区分を加える</Button>
            </div>
          </div>
        </PostForm>
      </section>
    </div>
  );
}
