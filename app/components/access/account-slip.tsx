import { useId } from 'react';
import type { ReactNode } from 'react';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { postWords } from '#app/components/organization/post-words.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import type { OfficeNames } from '#app/domain/organization/office.ts';
import type { SlipFacts, SlipPost } from '#app/services/access/account.page.server.ts';
import { PrintButton } from '#app/components/ui/print-button.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { ButtonLink } from '#app/components/ui/button-link.tsx';

export interface Slip {
  readonly paper: SlipFacts;
  readonly personName: string;
  readonly posts: readonly SlipPost[];
  readonly login: string;
  readonly password: string;
  /** What the person types to come to the site; null where nobody can tell it from here. */
  readonly siteAddress: string | null;
  /** Where somebody answers, besides the section that all papers name; '' for a blank to be filled in by hand. */
  readonly contact: string;
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
    <div className="flex max-w-2xl flex-col gap-6 print:max-w-none">
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

/** What the person is, each office once; from when, where it is not yet. */
function slipPostWords(posts: readonly SlipPost[], names: OfficeNames): string {
  const words = posts.map((post) => {
    const from = post.beginsOn === null ? '' : `（${japaneseDate(post.beginsOn)}から）`;
    return `${postWords(post, names)}${from}`;
  });
  return [...new Set(words)].join('、');
}

/** What is handed to the person. */
export function SlipPaper({ slip, minLength }: SlipPaperProps) {
  const heading = useId();
  const names = useOfficeNames();
  const { paper } = slip;
  const { marking } = paper;
  const site = paper.site === '' ? slip.siteAddress : paper.site;
  return (
    <section aria-labelledby={heading} className="slip-paper rounded-8 border-2 border-solid-gray-600 p-6 print:p-4">
      <h2 id={heading} className="text-std-20B-150">
        Tenken（情報セキュリティ自己点検）利用者通知書
      </h2>
      <p className="text-dns-14N-130">
        {marking.confidentiality}　{marking.handling}　作成：{marking.section}
      </p>
      <p className="mt-2">{paper.bodyName}</p>
      <p className="text-std-20B-150">{slip.personName} 様</p>
      {slip.posts.length === 0 ? null : <p>役職：{slipPostWords(slip.posts, names)}</p>}
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
        <li>
          {site === null ? (
            '庁内のパソコンで Tenken のサインインの画面を開き（開き方は、下の問い合わせ先に確かめてください）、'
          ) : (
            <>
              庁内のパソコンのブラウザーで <strong className="font-mono break-all">{site}</strong> を開き、
            </>
          )}
          上の利用者IDとパスワードを入力します。
        </li>
        <li>
          パスワードは半角の小文字・数字で、間の「-」も入力します。紛らわしい文字（0、1、i、l、o）は使っていません。
        </li>
        <li>
          新しいパスワード（{minLength}
          文字以上）を決める画面になります。変更すると、この通知書のパスワードは使えなくなります。
        </li>
        <li>変更したら、この用紙を裁断してください。パスワードは、ほかの人に知らせないでください。</li>
      </ol>
      <p className="mt-4 border-t border-solid-gray-420 pt-2">
        わからないときの問い合わせ先：{marking.section}
        {marking.section.includes(names.secretariat) ? '' : `（${names.secretariat}）`}
        {`　${slip.contact === '' ? '内線（　　　　　　）' : slip.contact}`}
      </p>
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
      note="A4の用紙に二人分ずつ印刷されます。切取線で切り離し、本人に手渡してください。画面を閉じたり読み込み直したりすると、二度と表示できません。印刷に失敗したときは、一人ずつ職員の画面から再発行してください。"
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
