import { Notice } from '#app/components/ui/notice.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';

/** Questions of a policy to a 部, where there is none: what becomes of them, and the two ways out. */
export function WithoutBureau({ counts }: { readonly counts: readonly string[] }) {
  return (
    <Notice tone="warning" title={`部の責任者に尋ねる設問（${counts.join('、')}）は、誰にも届きません。`}>
      <p>
        対象に部がないためです。部があるなら<TextLink to="/organization/units">部・課</TextLink>
        に登録し、対象に選んでください。部のない団体なら、
        <TextLink to="/settings#modules">使う機能</TextLink>
        で部を外すと、全庁の点検票で尋ねます。
      </p>
    </Notice>
  );
}
