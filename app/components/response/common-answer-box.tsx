import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { fieldName } from '#app/components/response/answer-fields.ts';
import { answerInWords } from '#app/components/response/answer-words.ts';
import { ConfirmButton } from '#app/components/response/confirm-button.tsx';
import { AnswerSide } from '#app/components/response/question-notes.tsx';
import { StatusBadge } from '#app/components/ui/status-badge.tsx';
import { COMMON_STANDING_LABELS } from '#app/domain/response/labels.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import type { QuestionView } from '#app/services/response/chapter.page.server.ts';

export interface CommonAnswerBoxProps {
  readonly question: QuestionView;
  readonly readOnly: boolean;
  /** Something was entered in the page since the answer was read. */
  readonly edited: boolean;
}

/** What was answered for all who are asked, and the one button by which it becomes the own answer. */
export function CommonAnswerBox({ question, readOnly, edited }: CommonAnswerBoxProps) {
  const names = useOfficeNames();
  const { common, key } = question;
  if (common === null) return null;
  const { standing, givenFor, givenOn } = common;
  const by = givenFor === null ? '' : `${names[givenFor]}、`;
  return (
    <div className="mt-3 rounded-8 border border-solid-gray-420 p-3">
      <input type="hidden" name={fieldName(key, 'commonRev')} value={common.rev} readOnly />
      <AnswerSide
        title={`共通回答（${by}${japaneseDate(givenOn)}）`}
        lines={answerInWords(common.answer, question.rows)}
      />
      {standing === 'stale' ? (
        <p role="alert" className="mt-2 rounded-8 border-2 border-l-8 border-orange-900 p-3 text-std-16B-170">
          共通回答が変わりました。もう一度確かめてください。
        </p>
      ) : null}
      <div className="my-2 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Standing standing={standing} edited={edited} />
        {readOnly ? null : <ConfirmButton question={question} by="common" />}
      </div>
      {readOnly ? null : (
        <p className="no-print note">
          この所属の実態が共通回答と異なるときは、上で回答を選び、異なる理由をコメントに書いてください。
        </p>
      )}
    </div>
  );
}

function Standing({
  standing,
  edited,
}: {
  readonly standing: NonNullable<QuestionView['common']>['standing'];
  readonly edited: boolean;
}) {
  if (standing === 'open' && !edited) return null;
  const now = edited ? 'own' : standing;
  const tone = now === 'confirmed' ? 'success' : now === 'stale' ? 'warning' : 'neutral';
  return <StatusBadge tone={tone}>{COMMON_STANDING_LABELS[now]}</StatusBadge>;
}
