import { useModules } from '#app/components/organization/body-modules.tsx';
import { useBureauWords } from '#app/components/organization/bureau-words.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';

/** So many are named; the others are counted. */
const NAMED = 10;

/** Names what no office confirms before the secretariat, and how to give it a confirmer. */
export function UnconfirmedNotice({
  names,
  secretariat,
}: {
  readonly names: readonly string[];
  readonly secretariat: string;
}) {
  const { bureau } = useModules();
  const { counting } = useBureauWords();
  if (names.length === 0) return null;
  const more = names.length - NAMED;
  return (
    <Notice tone="info" title={`${secretariat}だけが確認する課・情報システムなどが${names.length}件あります。`}>
      <p>
        {names.slice(0, NAMED).join('、')}
        {more > 0 ? `、ほか${more}件` : ''}
      </p>
      <p>
        このままで差し支えなければ、そのまま開始できます。ほかに確認する人を置くには、
        <TextLink to="/settings#answering_rules">確認の経路</TextLink>
        で、確認する役職に、全庁の役職を加えます。同じ種類の点検票すべてに効きます
        {bureau ? (
          <>
            （課の上に{counting}があるときは、<TextLink to="/organization/units">部・課の一覧</TextLink>で、その
            {counting}
            の下に置きます）
          </>
        ) : null}
        。
      </p>
    </Notice>
  );
}
