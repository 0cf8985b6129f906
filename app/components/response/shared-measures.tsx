import type { AskedFields } from '#app/components/response/asked-fields.ts';
import { ownerAndDue } from '#app/components/response/measure-facts.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';

/** The measures that answer the question already, and the way to let one answer several. */
export function SharedMeasures({ question }: { readonly question: AskedFields }) {
  const { measures, measuresTo, recommended } = question;
  return (
    <div className="mb-2">
      {measures.map(({ number, plan, rowTexts, otherCount }) => (
        <p key={number} className="border-l-4 border-solid-gray-420 pl-3">
          <span className="text-std-16B-170">改善策{number}に含まれています：</span>
          <span className="whitespace-pre-wrap">{plan.measure}</span>（{ownerAndDue(plan)}
          {otherCount === 0 ? '' : `　ほか${otherCount}問と共通`}）
          {rowTexts.length === 0 ? null : <span className="block">細目：{rowTexts.join('、')}</span>}
        </p>
      ))}
      <p className="no-print note">
        {recommended ? '推奨事項のため、理由が書かれていれば、改善策は書かなくても提出できます。' : ''}
        {measures.length === 0 ? '' : '下の欄は、この設問だけの改善策があるときに書きます。'}
        {measuresTo === null ? null : (
          <TextLink to={measuresTo}>既に書いた改善策に含める・ほかの設問にも含める</TextLink>
        )}
      </p>
    </div>
  );
}
