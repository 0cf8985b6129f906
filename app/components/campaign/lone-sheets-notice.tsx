import { OfficeName } from '#app/components/organization/office-names.tsx';
import { ALL_PEOPLE, peoplePath } from '#app/components/organization/people-address.ts';
import { Notice } from '#app/components/ui/notice.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import type { LoneSheet } from '#app/services/campaign/lone-sheet.loader.server.ts';

/** So many sheets are named; the others are counted. */
const NAMED_SHEETS = 10;

/** Names the sheets that one person alone answers and confirms: what becomes of them, and what can be done before. */
export function LoneSheetsNotice({
  sheets,
  rehearsal,
}: {
  readonly sheets: readonly LoneSheet[];
  readonly rehearsal: boolean;
}) {
  if (sheets.length === 0) return null;
  const named = sheets.slice(0, NAMED_SHEETS);
  const more = sheets.length - named.length;
  return (
    <Notice tone="warning" title={`回答する人と確認する人が同じ一人だけの点検票が${sheets.length}件あります。`}>
      <ul className="list-disc pl-6">
        {named.map(({ name, office, personName, steps }, index) => (
          <li key={index}>
            {name}の点検票（回答：
            <OfficeName office={office} />
            ）：{personName}が、
            {steps.map((step, at) => (
              <span key={step}>
                {at === 0 ? '' : '、'}
                <OfficeName office={step} />
              </span>
            ))}
            としての確認もします。
          </li>
        ))}
        {more === 0 ? null : <li>ほか{more}件</li>}
      </ul>
      <p>
        開始はできます。このままでは、その人が提出すると、確認は「兼務のため自己確認」として先へ進みます。ほかの人は確認しません。進捗に印が付き
        {rehearsal ? 'ます。' : '、結果報告に一覧で載ります。'}
        {'ほかの人が確認するようにするには、開始の前に、どちらかの役職に'}
        <TextLink to={peoplePath(ALL_PEOPLE)}>別の職員</TextLink>
        を任命するか、<TextLink to="/settings#answering_rules">確認の経路</TextLink>を変えてください。
      </p>
    </Notice>
  );
}
