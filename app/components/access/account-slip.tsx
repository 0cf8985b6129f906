import { useId } from 'react';
import type { ReactNode } from 'react';
import { PrintButton } from '#app/components/ui/print-button.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { ButtonLink } from '#app/components/ui/button-link.tsx';

export interface Slip {
  readonly bodyName: string;
  readonly personName: string;
  /** Where the slip is handed over: what the person's first office is held for; '' where it need not say. */
  readonly place: string;
  readonly login: string;
  readonly password: string;
}

/** Slips on the screen: how to print them, which the paper does not carry, and where to go then. */
function Issued({
  title,
  note,
  back,
  children,
}: {
  readonly title: string;
  readonly note: string;
  readonly back: { readonly to: string; readonly label: string };
  readonly children: ReactNode;
}) {
  return (
    <div className="flex max-w-2xl flex-col gap-6">
      <div className="no-print flex flex-col gap-4">
        <Notice tone="success" title={title} live>
          <p>{note}</p>
        </Notice>
        <div className="flex flex-wrap gap-3">
          <PrintButton />
          <ButtonLink to={back.to}>{back.label}</ButtonLink>
        </div>
      </div>
      {children}
    </div>
  );
}

export interface AccountSlipProps {
  readonly slip: Slip;
  readonly minLength: number;
  readonly back: string;
}

/** 通知書. One sheet of paper for one person, with a password that is written down nowhere else. */
export function AccountSlip({ slip, minLength, back }: AccountSlipProps) {
  return (
    <Issued
      title="発行しました。この通知書は、今だけ表示されます。"
      note="印刷して、本人に手渡してください。画面を閉じると二度と表示できません。なくしたときは、もう一度再発行してください。"
      back={{ to: back, label: '職員の画面へ戻る' }}
    >
      <SlipPaper slip={slip} minLength={minLength} />
    </Issued>
  );
}

export type SlipPaperProps = Pick<AccountSlipProps, 'slip' | 'minLength'>;

/** What is handed to the person. */
export function SlipPaper({ slip, minLength }: SlipPaperProps) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} className="rounded-8 border-2 border-solid-gray-600 p-6">
      <h2 id={heading} className="text-std-20B-150">
        Tenken（情報セキュリティ自己点検）利用者通知書
      </h2>
      <p className="mt-2">{[slip.bodyName, slip.place].filter((words) => words !== '').join('　')}</p>
      <p className="text-std-20B-150">{slip.personName} 様</p>
      <dl className="mt-4 flex flex-col gap-3">
        <div>
          <dt className="text-std-16B-170">利用者ID</dt>
          <dd className="font-mono text-std-28B-150 break-all">{slip.login}</dd>
        </div>
        <div>
          <dt className="text-std-16B-170">最初のパスワード</dt>
          <dd className="font-mono text-std-28B-150 break-all">{slip.password}</dd>
        </div>
      </dl>
      <ol className="mt-4 list-decimal pl-6">
        <li>Tenken のサインインの画面を開き、上の利用者IDとパスワードを入力します。</li>
        <li>
          パスワードは半角の小文字・数字で、間の「-」も入力します。紛らわしい文字（0、1、i、l、o）は使っていません。
        </li>
        <li>
          新しいパスワード（{minLength}
          文字以上）を決める画面になります。変更すると、この通知書のパスワードは使えなくなります。
        </li>
        <li>変更したら、この用紙を裁断してください。パスワードは、ほかの人に知らせないでください。</li>
      </ol>
    </section>
  );
}

export interface AccountSlipsProps {
  readonly slips: readonly Slip[];
  readonly minLength: number;
  readonly back: string;
}

/** 通知書（まとめて）. Two on a sheet of paper, to be cut apart along the marks. */
export function AccountSlips({ slips, minLength, back }: AccountSlipsProps) {
  return (
    <Issued
      title={`${slips.length}人分を発行しました。この通知書は、今だけ表示されます。`}
      note="A4の用紙に二人分ずつ印刷されます。切取線で切り離し、本人に手渡してください。画面を閉じたり読み込み直したりすると、二度と表示できません。 印刷に失敗したときは、一人ずつ職員の画面から再発行してください。"
      back={{ to: back, label: '職員の一覧へ戻る' }}
    >
      <div className="slips">
        {slips.map((slip) => (
          <div key={slip.login} className="slip">
            <SlipPaper slip={slip} minLength={minLength} />
            <p className="slip-cut" aria-hidden="true">
              切取線
            </p>
          </div>
        ))}
      </div>
    </Issued>
  );
}
