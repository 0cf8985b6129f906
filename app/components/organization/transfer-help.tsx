import { useBureauWords } from '#app/components/organization/bureau-words.tsx';
import { useOffices } from '#app/components/organization/body-modules.tsx';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { Disclosure } from '#app/components/ui/disclosure.tsx';
import { TableLinks } from '#app/components/ui/table-links.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { OFFICE_ATTACHED_TO } from '#app/domain/organization/office.ts';
import { TRANSFERS_PATH } from '#app/components/organization/transfer-words.ts';

const placeWords = (bureau: string) => ({
  organization: '全庁',
  bureau: `${bureau}ごと`,
  department: '課ごと',
  system: '情報システムごと',
});

export interface TransferHelpProps {
  readonly maxRows: number;
  readonly maxLength: number;
}

/** How the table is made, beside the field that takes it. */
export function TransferHelp({ maxRows, maxLength }: TransferHelpProps) {
  const names = useOfficeNames();
  const offices = useOffices();
  const places = placeWords(useBureauWords().all);
  return (
    <Disclosure summary="表の作り方" open>
      <ul className="list-disc pl-6">
        <li>
          <TableLinks to={`${TRANSFERS_PATH}/pattern`} table="今の職員の表" />
          し、行を書き足したり直したりするのが簡単です。1行目は列の名前です。初めて登録するときも、同じ列で作ります。
        </li>
        <li>
          「氏名」の列が必要です。ほかに使える列は、職員番号・かな・職員区分（正規、会計年度任用、特別職、外部）・利用者ID・
          {
            '所属コード・所属・役職・システムコード・任期の終わり・異動の種類・兼務の理由です。使わない列は、なくて構いません。役職の列がない表では、書いた人の役職は、その所属も含めて今のままです。'
          }
        </li>
        <li>
          表には、異動の日からの姿を書きます。役職の列があるとき、書いた人の役職は、その日から書いたとおりになり、書いていない役職は前の日で終わります（役職を「今のまま」と書いた行は、変えません）。
        </li>
        <li>
          「役職」は、情報セキュリティ上の役職です。職名（課長・係長など）は読み取りません。使える名称は、次のとおりです（
          <TextLink to="/organization">組織・台帳</TextLink>の画面にもあります）。
          <ul className="list-disc pl-6">
            {offices.map((office) => (
              <li key={office}>
                {names[office]}（{places[OFFICE_ATTACHED_TO[office]]}）
              </li>
            ))}
          </ul>
        </li>
        <li>
          役職のない人は、表に書かなくて構いません。点検票の回答も確認もしないためです。書いても、所属は登録しません（所属は、役職と一緒に登録します）。
        </li>
        <li>
          役職は「、」で区切って並べるか、一人を何行かに分けて書きます。名称は、組織・台帳の画面と同じに書きます。情報システムの役職には、システムコードを書きます。
        </li>
        <li>異動の種類は、採用・異動・再任用・改姓・退職・転出から書きます。空でも、今の登録と比べて判定します。</li>
        <li>
          利用者IDを書くと、パスワードのない利用者IDをつくります。パスワードは、あとで通知書を印刷するときに決まります。
        </li>
        <li>日付は、2028-03-31、2028/3/31、令和10年3月31日、R10.3.31のどの書き方でも読めます。</li>
        <li>
          一度に読み込めるのは{maxRows.toLocaleString('ja-JP')}行、{maxLength.toLocaleString('ja-JP')}文字までです。
        </li>
      </ul>
    </Disclosure>
  );
}
