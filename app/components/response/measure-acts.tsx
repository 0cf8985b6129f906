import type { MeasureView } from '#app/services/response/measure-view.loader.server.ts';
import type { MeasuresPage } from '#app/services/response/measure.page.server.ts';
import { Button } from '#app/components/ui/button.tsx';
import { ConfirmForm } from '#app/components/ui/confirm-form.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';

export interface MeasureActsProps {
  readonly measure: MeasureView;
  readonly toInclude: MeasuresPage['toInclude'];
  /** Address of the list, without what it asks for. */
  readonly listAt: string;
}

/** What can be done with a measure: include the question at hand, let it answer others, change it, take it away. */
export function MeasureActs({ measure, toInclude, listAt }: MeasureActsProps) {
  const { id, rev, number, covered } = measure;
  const [first] = covered;
  const holds =
    toInclude !== null &&
    covered.some(({ itemKey, rowTexts }) => itemKey === toInclude.itemKey && rowTexts.length === 0);
  const more = toInclude === null ? '' : `&item=${encodeURIComponent(toInclude.itemKey)}`;
  if (id === null) {
    return first === undefined ? null : (
      <p className="no-print mt-2">
        <TextLink to={`${listAt}?from=${encodeURIComponent(first.itemKey)}${more}`}>
          {toInclude === null || holds ? 'ほかの設問・細目にも含める' : `改善策${number}にこの設問を含める`}
        </TextLink>
      </p>
    );
  }
  return (
    <div className="no-print mt-2 flex flex-wrap items-center gap-4">
      {toInclude === null || holds ? null : (
        <PostForm label={`改善策${number}に含める`}>
          <input type="hidden" name="intent" value="include" />
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="rev" value={rev} />
          <input type="hidden" name="item" value={toInclude.itemKey} />
          <Button kind="secondary">改善策{number}にこの設問を含める</Button>
        </PostForm>
      )}
      <TextLink to={`${listAt}?edit=${encodeURIComponent(id)}${more}`}>改善策{number}を直す・含める設問を選ぶ</TextLink>
      <ConfirmForm
        trigger={`改善策${number}を取り消す`}
        consequence="この改善策を一覧から除きます。含めていた設問には、ほかの改善策が要ります。書いた内容は履歴に残ります。"
        confirm="取り消す"
        fields={{ intent: 'withdraw', id, rev: String(rev) }}
      />
    </div>
  );
}
