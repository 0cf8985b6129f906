import { PageLink } from '#app/components/ui/page-link.tsx';
import { fieldName } from '#app/components/response/answer-fields.ts';
import { ConfirmButton } from '#app/components/response/confirm-button.tsx';
import { StatusBadge } from '#app/components/ui/status-badge.tsx';
import { ANSWER_VALUE_LABELS, FROM_RECORD_LABEL } from '#app/domain/response/labels.ts';
import type { QuestionView } from '#app/services/response/chapter.page.server.ts';

export interface RecordBoxProps {
  readonly question: QuestionView;
  readonly readOnly: boolean;
  /** Something was entered in the page since the answer was read. */
  readonly edited: boolean;
}

/** What the records of the system show of the question, and the one button by which it becomes the own answer. */
export function RecordBox({ question, readOnly, edited }: RecordBoxProps) {
  const { recorded, key } = question;
  if (recorded === null) return null;
  const { reference, mark, linkTo, confirmed } = recorded;
  const shown = confirmed && !edited;
  return (
    <div className="mt-3 rounded-8 border border-solid-gray-420 p-3">
      <input type="hidden" name={fieldName(key, 'recordSeen')} value={mark} readOnly />
      <p className="text-std-16B-170">記録から：{ANSWER_VALUE_LABELS.implemented}</p>
      <p>
        {reference.documentName}　{reference.location}
        {linkTo === null ? null : (
          <>
            {'　'}
            <PageLink
              to={linkTo}
              target="_blank"
              rel="noreferrer"
              className="no-print text-blue-1000 underline underline-offset-4"
            >
              記録を見る（新しいタブで開きます）
            </PageLink>
          </>
        )}
      </p>
      {readOnly && !shown ? null : (
        <div className="my-2 flex flex-wrap items-center gap-x-4 gap-y-2">
          {shown ? <StatusBadge tone="success">{FROM_RECORD_LABEL}</StatusBadge> : null}
          {readOnly ? null : <ConfirmButton question={question} by="record" />}
        </div>
      )}
      {readOnly ? null : (
        <p className="no-print note">
          「記録のとおりにする」を押すと、この記録を根拠資料として回答します。実態が記録と異なるときは、上で回答を選んでください。
        </p>
      )}
    </div>
  );
}
