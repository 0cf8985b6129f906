import { figure } from '#app/components/policy/figure.ts';
import { draftEditsToReviewPath } from '#app/components/policy/policy-draft-address.ts';
import { TextLink } from '#app/components/ui/text-link.tsx';
import type { PolicyDraftPage } from '#app/services/questionnaire/policy-draft.page.server.ts';

interface CarriedWorkProps {
  readonly page: Pick<PolicyDraftPage, 'policyDraftId' | 'unapplied'>;
  readonly counts: {
    readonly carried: number;
    readonly corrections: number;
    readonly confirms: number;
    readonly lostConfirms: number;
  };
}

/** What came from the version before into a draft of a new text, and what of it did not. */
export function CarriedWork({ page: { policyDraftId, unapplied }, counts }: CarriedWorkProps) {
  const { carried, corrections, confirms, lostConfirms } = counts;
  const fitting = corrections - unapplied.length;
  const parts = [
    ...(fitting > 0 ? [`読取りの訂正 ${figure(fitting)}件`] : []),
    ...(confirms > 0 ? [`確認済みの箇所 ${figure(confirms)}件`] : []),
    ...(carried > 0 ? [`設問の修正 ${figure(carried)}件`] : []),
  ];
  return (
    <>
      {parts.length === 0 ? null : <p>前の版から、{parts.join('、')}を引き継ぎました。</p>}
      {unapplied.length === 0 ? null : (
        <p>
          読取りの訂正 {figure(unapplied.length)}
          件は、条項の文が変わったかなくなったため、反映していません。「反映していない訂正」の一覧で確かめます。
        </p>
      )}
      {lostConfirms <= 0 ? null : (
        <p>
          確認済みの箇所 {figure(lostConfirms)}
          件は、この本文では見つからないため、引き継いでいません。もう一度確かめてください。
        </p>
      )}
      {carried === 0 ? null : (
        <p>
          本文に合わない設問の修正は、
          <TextLink to={draftEditsToReviewPath(policyDraftId)}>見直しの要る修正</TextLink>で確かめます。
        </p>
      )}
    </>
  );
}
