import { useModules, useOffices } from '#app/components/organization/body-modules.tsx';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { transferPath } from '#app/components/organization/transfer-words.ts';
import { Button } from '#app/components/ui/button.tsx';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { ConfirmForm } from '#app/components/ui/confirm-form.tsx';
import { errorsByField } from '#app/components/ui/error-of.ts';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { TextField } from '#app/components/ui/text-field.tsx';
import { TRANSFER_FIELDS } from '#app/domain/organization/transfer.ts';
import type { TransferCells, TransferField } from '#app/domain/organization/transfer.ts';
import type { TransferLinePage } from '#app/services/access/transfer-line.page.server.ts';

const HINTS: Partial<Readonly<Record<TransferField, string>>> = {
  kind: '正規、会計年度任用、特別職、外部のどれか。空にすると、今のままです（新しい人は正規）。',
  login: '書くと、パスワードのない利用者IDをつくります。',
  unitName: '所属コードを書いたときは、空で構いません。',
  offices:
    '名称は、組織・台帳の画面と同じに書きます。二つ以上は「、」で区切ります。役職がない人は空にし、今の役職を変えない人は「今のまま」と書きます。',
  systemCodes: '情報システムの役職のときに書きます。',
  until: '2028-03-31、令和10年3月31日のように書きます。続くときは空にします。',
  movement: '採用、異動、再任用、改姓、退職、転出のどれか。同姓同名の新しい人は「採用（別人）」。空でも構いません。',
};

/** Only offices of 監査 are held together for a reason. */
const TOGETHER_HINT = '監査する側とされる側など、兼ねにくい役職を兼ねるときに書きます。';

export interface TransferLineFormProps {
  readonly page: TransferLinePage;
  /** What stands in the fields. */
  readonly written: TransferCells;
  readonly errors: readonly { readonly field: string; readonly message: string }[];
}

/** One line of a draft, cell by cell. */
export function TransferLineForm({ page, written, errors }: TransferLineFormProps) {
  const { audit } = useModules();
  const names = useOfficeNames();
  const possible = useOffices().map((office) => names[office]);
  const errorOf = errorsByField(errors);
  const hintOf = (field: TransferField) => {
    if (field === 'overrideReason' && audit) return TOGETHER_HINT;
    const hint = HINTS[field];
    // An error of the field says them already.
    return field === 'offices' && errorOf('cell.offices') === undefined
      ? `${hint ?? ''}使える名称は、${possible.join('、')}です。`
      : hint;
  };
  const { id, lineNumber, columnNames, lineSeal } = page;
  return (
    <>
      <PostForm label="異動の一行">
        <input type="hidden" name="lineSeal" value={lineSeal} />
        <div className="flex flex-col gap-6">
          {TRANSFER_FIELDS.map((field) => (
            <TextField
              key={field}
              name={`cell.${field}`}
              label={columnNames[field]}
              required={field === 'name'}
              hint={hintOf(field)}
              autoComplete="off"
              defaultValue={written[field]}
              error={errorOf(`cell.${field}`)}
            />
          ))}
          <div className="flex flex-wrap gap-3">
            <Button name="intent" value="save">
              {lineNumber === null ? '行を加えて確認する' : 'この行を直して確認する'}
            </Button>
            <ButtonLink to={transferPath(id)} kind="tertiary">
              やめる
            </ButtonLink>
          </div>
        </div>
      </PostForm>
      {lineNumber === null ? null : (
        <ConfirmForm
          trigger="この行を取り除く"
          confirm="取り除く"
          danger
          fields={{ intent: 'take_out', lineSeal }}
          consequence={
            <p>下書きの表から、この行を取り除きます。職員全員の表のときは、行のない人は退職・転出になります。</p>
          }
        />
      )}
    </>
  );
}
