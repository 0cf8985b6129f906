import { Notice } from '#app/components/ui/notice.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import type { AskedByObject } from '#app/services/campaign/campaign.page.server.ts';

export interface AskedByObjectNoticeProps {
  readonly asked: AskedByObject;
  readonly mayChange: boolean;
}

/** How many questions are asked contract by contract, before anything is sent. */
export function AskedByObjectNotice({ asked, mayChange }: AskedByObjectNoticeProps) {
  const { questionCount, contractCount, serviceCount } = asked;
  const counts = [
    ...(contractCount === 0 ? [] : [`契約${contractCount}件`]),
    ...(serviceCount === 0 ? [] : [`クラウドサービス${serviceCount}件`]),
  ].join('・');
  return (
    <Notice tone="info" title={`設問${questionCount}問を、台帳の${counts}について一件ずつ尋ねます。`}>
      <p>
        下の表の設問の数は、契約・サービスごとに数えています。台帳に該当するものがない所属・情報システムには、一度だけ尋ねます。
        開始の日に続いている契約が対象です。
        {mayChange ? (
          <>
            尋ね方は
            <TextLink to="/settings#object_rule">団体の設定</TextLink>
            で変えられます。
          </>
        ) : null}
      </p>
    </Notice>
  );
}
