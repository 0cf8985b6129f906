import type { ReactNode } from 'react';
import { useModules, useUnitsWord } from '#app/components/organization/body-modules.tsx';
import { ConfirmForm } from '#app/components/ui/confirm-form.tsx';
import {
  EXAMPLE_BUREAUS,
  EXAMPLE_OTHERS,
  EXAMPLE_SYSTEMS,
  EXAMPLE_ZONES,
} from '#app/domain/campaign/worked-example.ts';
import type { BodyKind } from '#app/domain/organization/body.ts';
import type { StartPage } from '#app/services/campaign/first-year.page.server.ts';

const SECTION_COUNT = EXAMPLE_BUREAUS.flatMap(({ sections }) => sections).length + EXAMPLE_OTHERS.length;

/** What comes in: a body without 部 takes the 課 alone. */
const contentsOf = (bureau: boolean) =>
  `${bureau ? `${EXAMPLE_BUREAUS.length}部` : ''}${SECTION_COUNT}課、ネットワーク区分${EXAMPLE_ZONES.length}、情報システム${EXAMPLE_SYSTEMS.length}`;

/** Bodies whose organization is not that of a town. */
const UNLIKE_A_TOWN: readonly (BodyKind | null)[] = ['association', 'other'];

function Frame({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-labelledby="example" className="no-print rounded-12 border border-solid-gray-420 p-4">
      <h2 id="example" className="text-std-18B-160">
        {title}
      </h2>
      {children}
    </section>
  );
}

export interface ExampleCardProps {
  readonly state: StartPage['example'];
  readonly bodyKind: BodyKind | null;
}

/**
 * 見本. Offered while there is nothing, taken back while nobody has touched it. The two have keys, so that what was
 * folded out in the one is not in the other.
 */
export function ExampleCard({ state, bodyKind }: ExampleCardProps) {
  const units = useUnitsWord();
  const contents = contentsOf(useModules().bureau);
  if (state === null) return null;
  if (state === 'untouched') {
    return (
      <Frame key="untouched" title="見本の組織が入っています">
        <p className="mt-1 mb-3">
          「{units}
          」と「情報システム台帳」の画面で、自分の団体に合わせて直してください。何も直さず、役職の任命も自己点検の準備もしないうちは、見本を丸ごと取り消せます。
        </p>
        <ConfirmForm
          trigger="見本を取り消す"
          confirm="見本を取り消す"
          fields={{ intent: 'remove_example' }}
          consequence={<p>見本の{units}、ネットワーク区分、情報システムをすべて除き、読み込む前に戻します。</p>}
        />
      </Frame>
    );
  }
  return (
    <Frame key="offered" title="見本から始めることもできます">
      {UNLIKE_A_TOWN.includes(bodyKind) ? (
        <p className="mt-1">
          見本は、町役場の組織を写したものです。組合などの組織とは、課の構成も情報システムも違います。課が少ない団体では、自分の課を登録する方が早く済みます。
        </p>
      ) : null}
      <p className="mt-1 mb-3">
        小さな町の見本（{contents}）を読み込み、名前を直しながら自分の団体にしていきます。職員は入りません。
        {'表計算ソフトの一覧があるときは、それぞれの手順から読み込む方が早く済みます。'}
      </p>
      <ConfirmForm
        trigger="見本を読み込む"
        confirm="見本を読み込む"
        fields={{ intent: 'load_example' }}
        consequence={<p>{contents}を、今日からあるものとして登録します。手を加えないうちは、丸ごと取り消せます。</p>}
      />
    </Frame>
  );
}
