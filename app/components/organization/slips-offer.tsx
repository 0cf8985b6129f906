import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import type { SlipCounts } from '#app/services/organization/people.loader.server.ts';

export interface SlipsOfferProps {
  readonly slips: SlipCounts;
  readonly to: string;
}

/** Leads from a list to the slips of those in it who have no password, and says who needs an account first. */
export function SlipsOffer({ slips: { waiting, withoutLogin }, to }: SlipsOfferProps) {
  return (
    <div className="no-print mb-4 flex flex-col gap-2">
      {withoutLogin === 0 ? null : (
        <p>
          このうち{withoutLogin}人は、利用者IDがまだありません。氏名を選んだ画面で一人ずつ発行するか、
          <TextLink to="/organization/transfers">表からまとめて登録</TextLink>
          で利用者IDを書くと、通知書をまとめて発行できます。
        </p>
      )}
      {waiting === 0 ? null : (
        <p>
          <ButtonLink to={to}>通知書をまとめて発行する（{waiting}人）</ButtonLink>
        </p>
      )}
    </div>
  );
}
