import { transferPath } from '#app/components/organization/transfer-words.ts';
import { Notice } from '#app/components/ui/notice.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import type { UnfinishedTransfer } from '#app/services/access/transfer.page.server.ts';

export interface UnfinishedTransfersProps {
  readonly unfinished: readonly UnfinishedTransfer[];
}

/** What is left to do of transfers whose day has come; nothing where nothing is. */
export function UnfinishedTransfers({ unfinished }: UnfinishedTransfersProps) {
  if (unfinished.length === 0) return null;
  const people = unfinished.reduce((sum, { leavingCount }) => sum + leavingCount, 0);
  return (
    <div className="mb-6">
      <Notice tone="warning" title={`退職・転出の手続きが残っています（${people}人）`}>
        <p>手続きを行うまで、退職・転出した人はサインインできます。</p>
        <ul className="list-disc pl-6">
          {unfinished.map(({ id, name, leavingCount }) => (
            <li key={id}>
              <TextLink to={transferPath(id)}>{`${name}（${leavingCount}人）`}</TextLink>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
