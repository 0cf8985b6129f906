import { TRANSFERS_PATH } from '#app/components/organization/transfer-words.ts';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { ConfirmForm } from '#app/components/ui/confirm-form.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { TRANSFER_VERDICT_LABELS } from '#app/domain/access/labels.ts';
import { japaneseDate, japaneseDateTime } from '#app/lib/japanese-date.ts';
import type { TransferPage } from '#app/services/access/transfer.page.server.ts';

export interface TransferActsProps {
  readonly transfer: TransferPage;
}

/** What can be done with a transfer, and what happens then. */
export function TransferActs({ transfer }: TransferActsProps) {
  if (transfer.state === 'draft') return <DraftActs transfer={transfer} />;
  if (transfer.state === 'undone') {
    return (
      <Notice tone="info" title="この異動は取り消されています。">
        <p>
          {transfer.undoneAt === null ? '' : `${japaneseDateTime(transfer.undoneAt)}に、`}
          確定する前のとおりに戻しました。下の表は、確定したときの内容です。
        </p>
      </Notice>
    );
  }
  return <AppliedActs transfer={transfer} />;
}

function DraftActs({ transfer }: TransferActsProps) {
  const names = useOfficeNames();
  const { verdictCounts, unsettledCount, vacant, vacating, ahead } = transfer;
  const acting = verdictCounts.filter(
    ({ verdict, personCount }) => personCount > 0 && (verdict === 'added' || verdict === 'moved' || verdict === 'left'),
  );
  const counts = acting
    .map(({ verdict, personCount }) => `${TRANSFER_VERDICT_LABELS[verdict]}${personCount}人`)
    .join('・');
  const day = japaneseDate(transfer.on);
  return (
    <>
      {unsettledCount > 0 ? (
        <Notice tone="warning" title={`確定する前に、決めることが${unsettledCount}人分あります。`}>
          <p>
            「読み取れない行」と「矛盾」の理由を見て、「この行を直す」でその行を直すか、元の表を直して差し替えるか、「この行を除いて進める」を選んでください。除いた行の人は、今のままになります。
          </p>
        </Notice>
      ) : null}
      {vacant.map((office) => (
        <Notice key={office} tone="error" title={`サインインできる${names[office]}の人がいなくなります。`}>
          {vacating
            .filter((one) => one.office === office)
            .map(({ personName, rowNumbers }) => (
              <p key={personName}>
                {rowNumbers.length === 0
                  ? `${personName}さんが表にないため、役職が終わります。`
                  : `${rowNumbers.join('・')}行目の${personName}さんの役職が、この表で終わるためです。`}
              </p>
            ))}
          <p>
            表に{names[office]}
            の人を加えるか、先に後任の人の利用者IDとパスワードを用意してください。このままでは確定できません。
          </p>
        </Notice>
      ))}
      {unsettledCount > 0 || vacant.length > 0 ? null : acting.length === 0 ? (
        <Notice tone="info" title="今の登録と同じ内容です。変わるところはありません。" />
      ) : (
        <Notice tone="info" title={`${counts}です。まだ何も変わっていません。`}>
          <p>
            確定すると、{day}からの役職になります。
            {acting.some(({ verdict }) => verdict === 'left')
              ? ahead
                ? '退職・転出する人は、前日まで今のままサインインできます。その日になったら、この画面で退職・転出の手続を行います。'
                : '退職・転出する人は、すぐにサインインできなくなります。'
              : ''}
            点検票や改善計画は所属に残り、後任の人が引き継ぎます。確定したあとも、この画面で取り消せます。
          </p>
          <PostForm label="異動の確定">
            <input type="hidden" name="intent" value="apply" />
            <input type="hidden" name="seenHash" value={transfer.seenHash} />
            <p className="mt-4">
              <Button>{`${counts}を確定する`}</Button>
            </p>
          </PostForm>
        </Notice>
      )}
      <div className="no-print flex flex-wrap items-start gap-3">
        <ButtonLink to={`${TRANSFERS_PATH}/${transfer.id}/table`} kind="secondary">
          表を差し替える
        </ButtonLink>
        <ButtonLink to={`${TRANSFERS_PATH}/${transfer.id}/lines/new`} kind="secondary">
          一行を加える
        </ButtonLink>
        <ConfirmForm
          trigger="下書きを消す"
          consequence="この下書きと表を消します。職員と任命は変わりません。"
          confirm="下書きを消す"
          fields={{ intent: 'discard' }}
          danger
        />
      </div>
    </>
  );
}

function AppliedActs({ transfer }: TransferActsProps) {
  const { leavingCount, ahead } = transfer;
  return (
    <>
      <Notice
        tone="info"
        title={`${transfer.appliedAt === null ? '' : `${japaneseDateTime(transfer.appliedAt)}に`}確定しました。`}
      >
        <p>
          次に、パスワードのない人の通知書を印刷して渡してください。
          <TextLink to="/organization/people?login=no_password">パスワードがまだない職員を見る</TextLink>
        </p>
      </Notice>
      {leavingCount === 0 ? null : (
        <Notice tone="warning" title={`退職・転出の手続が残っている人が${leavingCount}人います。`}>
          <p>
            役職は{japaneseDate(transfer.on)}の前日で終わります。{ahead ? 'その日になったら、' : ''}
            手続を行うと、サインインできなくなります。
          </p>
          {ahead ? null : (
            <PostForm label="退職・転出の手続">
              <input type="hidden" name="intent" value="finish" />
              <p className="mt-4">
                <Button>{`${leavingCount}人の退職・転出の手続を行う`}</Button>
              </p>
            </PostForm>
          )}
        </Notice>
      )}
      <div className="no-print">
        <ConfirmForm
          trigger="この異動を取り消す"
          consequence="この異動で変わった職員・任命・利用者IDを、すべて確定する前のとおりに戻します。加わった人の登録は消え、まだ使われていないパスワードも消えます。そのあとに誰かがサインインしたり、任命が変わったり、自己点検が始まったりしていれば、取り消せません。"
          confirm="すべて元に戻す"
          fields={{ intent: 'undo' }}
          danger
        />
      </div>
    </>
  );
}
