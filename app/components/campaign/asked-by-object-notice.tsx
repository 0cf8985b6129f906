import { objectCountWords } from '#app/components/report/object-words.ts';
import { Notice } from '#app/components/ui/notice.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import type { AskedByObject } from '#app/domain/campaign/asked-object.ts';

export interface AskedByObjectNoticeProps {
  readonly asked: AskedByObject;
  readonly mayChange: boolean;
}

const HOW_IT_COUNTS =
  '下の表の設問の数は、契約・サービスごとに数えています。台帳に該当するものがない所属・情報システムには、一度だけ尋ねます。開始の日に続いている契約が対象です。';

/** How many questions are asked contract by contract, before anything is sent. */
export function AskedByObjectNotice({ asked, mayChange }: AskedByObjectNoticeProps) {
  return (
    <Notice
      tone="info"
      title={`設問${asked.questionCount}問を、台帳の${objectCountWords(asked)}について一件ずつ尋ねます。`}
    >
      <p>
        {HOW_IT_COUNTS}
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
