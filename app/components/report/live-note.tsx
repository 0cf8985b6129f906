import { Notice } from '#app/components/ui/notice.tsx';

/** Stands above figures that can still change. */
export function LiveNote({ live }: { readonly live: boolean }) {
  if (!live) return null;
  return (
    <div className="mb-6">
      <Notice tone="warning" title="実施中の速報値です">
        <p>集計確定の前のため、これからの回答や差戻しで変わります。提出していない下書きの回答も数えています。</p>
      </Notice>
    </div>
  );
}
