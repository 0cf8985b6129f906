import { useEffect, useState } from 'react';
import { answerInWords } from '#app/components/response/answer-words.ts';
import { AnswerSide } from '#app/components/response/question-notes.tsx';
import type { QueuedAnswer } from '#app/components/response/queued-answer.ts';
import { sealHere } from '#app/components/response/seal-here.ts';
import { useUnsentKeys } from '#app/components/response/unsent-keys.tsx';
import { UnsentStore } from '#app/components/response/unsent-store.ts';
import { Button } from '#app/components/ui/button.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import type { UnsentKeys } from '#app/services/access/server-secret.loader.server.ts';
import type { ReadOnlyReason } from '#app/services/response/sheet-header.loader.server.ts';

const WHY = {
  not_respondent: '担当が変わったため、次の回答は送信できず、保存していません。',
  handed_in: '次の回答は、送信する前に点検票が提出されたため、提出に含まれていません。',
  being_counted:
    '次の回答は、送信する前に集計が始まったため、まだ保存していません。集計が取りやめになったときは、この点検票を開き直すと送信できます。',
  closed: '次の回答は、送信する前に集計が確定したため、集計に含まれていません。',
} as const satisfies Record<ReadOnlyReason, string>;

async function storeHere(keys: UnsentKeys, sheetId: string): Promise<UnsentStore | null> {
  const seal = await sealHere(keys);
  return seal === null ? null : new UnsentStore(localStorage, seal, { owner: keys.owner, sheetId });
}

function titleOf(asked: QueuedAnswer['asked']): string {
  if (asked === null) return '以前の版で入力した回答';
  return [asked.number, asked.text, asked.about ?? ''].join(' ').trim();
}

/** What the person typed into the sheet and never sent, where it can no longer be entered: to copy and to drop. */
export function UnsentLeft({ sheetId, reason }: { readonly sheetId: string; readonly reason: ReadOnlyReason }) {
  const keys = useUnsentKeys();
  const [left, setLeft] = useState<readonly QueuedAnswer[]>([]);
  useEffect(() => {
    let gone = false;
    const look = async () => {
      const store = keys === null ? null : await storeHere(keys, sheetId);
      const kept = await store?.read();
      if (!gone) setLeft(kept === undefined ? [] : [...kept.held, ...kept.now]);
    };
    const onStorage = () => void look();
    void look();
    window.addEventListener('storage', onStorage);
    return () => {
      gone = true;
      window.removeEventListener('storage', onStorage);
    };
  }, [keys, sheetId]);
  if (keys === null || left.length === 0) return null;
  const drop = async () => {
    await (await storeHere(keys, sheetId))?.forgetAll();
    setLeft([]);
  };
  return (
    <div className="no-print mb-6">
      <Notice tone="warning" title={`送信していない回答が、この端末に残っています（${left.length}件）`} live>
        <p>{WHY[reason]}自動では送信しません。必要な内容は、破棄する前に書き写してください。</p>
        <ul className="my-3 flex flex-col gap-4">
          {left.map(({ asked, answer }, index) => (
            <li key={index}>
              <AnswerSide title={titleOf(asked)} lines={answerInWords(answer, asked?.rows ?? [])} />
            </li>
          ))}
        </ul>
        <Button type="button" kind="secondary" onClick={() => void drop()}>
          この{left.length}件を破棄する
        </Button>
      </Notice>
    </div>
  );
}
