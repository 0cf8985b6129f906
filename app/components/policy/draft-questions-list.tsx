import { figure } from '#app/components/policy/figure.ts';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { questionsPath } from '#app/components/policy/draft-questions-address.ts';
import type { QuestionsQuery } from '#app/components/policy/draft-questions-address.ts';
import { numberWords, rowWords } from '#app/components/policy/draft-question-words.ts';
import { roleNames } from '#app/components/report/role-names.ts';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { Pagination } from '#app/components/ui/pagination.tsx';
import { useFollow } from '#app/components/ui/use-follow.ts';
import { UNIT_TYPE_LABELS } from '#app/domain/organization/labels.ts';
import { QUESTION_FLAG_LABELS } from '#app/domain/questionnaire/labels.ts';
import type { DraftQuestionsPage, QuestionLine } from '#app/services/questionnaire/draft-questions.page.server.ts';

/** The form to which the ticks of the list belong. */
export const SEVERAL_FORM_ID = 'several';
const CHOSEN = 'bg-key-100 outline-2 -outline-offset-2 outline-key-900';

interface LineProps {
  readonly line: QuestionLine;
  readonly to: string;
  readonly names: ReturnType<typeof roleNames>;
  readonly mayEdit: boolean;
  readonly isChosen: boolean;
  readonly isTicked: boolean;
}

function Line({ line, to, names, mayEdit, isChosen, isTicked }: LineProps) {
  const { name, text, rowCount, roles, unit, weight, critical, flags, isEdited } = line;
  const number = line.printedNumber;
  const facts = [
    `${UNIT_TYPE_LABELS[unit]}：${roles.map((role) => names[role]).join('、')}`,
    rowCount === 0 ? null : `細目${figure(rowCount)}件`,
    `重み${weight}`,
    critical ? '重点項目' : null,
  ];
  return (
    <li className={`flex gap-2 border-t border-solid-gray-300 px-1 ${isChosen ? CHOSEN : ''}`}>
      {mayEdit ? (
        <label className="no-print flex min-h-11 shrink-0 cursor-pointer items-start pt-3">
          <span className="sr-only">{`${numberWords(line, names)}に印を付ける`}</span>
          <input
            type="checkbox"
            name="checked"
            value={name}
            form={SEVERAL_FORM_ID}
            defaultChecked={isTicked}
            className="size-6 accent-key-900"
          />
        </label>
      ) : null}
      <a
        href={to}
        aria-current={isChosen ? 'true' : undefined}
        className="block min-w-0 flex-1 py-2 hover:underline [overflow-wrap:anywhere]"
      >
        <span className="font-700">{number}</span>　{text}
        {rowWords(line)}
        <span className="block text-dns-14N-130 text-solid-gray-700">
          {facts.filter((fact) => fact !== null).join('・')}
          {isEdited ? <span className="ml-2 font-700">✎ 修正あり</span> : null}
        </span>
        {flags.length === 0 ? null : (
          <span className="block text-dns-14N-130 font-700 text-orange-1000">
            ▲ {flags.map((flag) => QUESTION_FLAG_LABELS[flag]).join('、')}
          </span>
        )}
      </a>
    </li>
  );
}

interface DraftQuestionsListProps {
  readonly page: DraftQuestionsPage;
  readonly query: QuestionsQuery;
  readonly ticked: readonly string[];
}

/** The questions that the filter leaves, so many at a time. */
export function DraftQuestionsList({ page, query, ticked }: DraftQuestionsListProps) {
  const { questionLines, filteredCount, policyDraftId, pageCount } = page;
  const mayEdit = page.isHolder && page.state === 'open';
  const names = roleNames(useOfficeNames());
  const follow = useFollow({ preventScrollReset: true });
  if (filteredCount === 0)
    return <EmptyState title="条件に合う設問はありません。「条件を消す」で、すべての設問に戻れます。" />;
  return (
    <>
      <ul aria-label="設問の一覧" className="border-b border-solid-gray-300" onClick={follow}>
        {questionLines.map((line) => (
          <Line
            key={line.name}
            line={line}
            to={questionsPath(policyDraftId, { ...query, question: line.name })}
            names={names}
            mayEdit={mayEdit}
            isChosen={line.name === page.chosenQuestion?.name}
            isTicked={ticked.includes(line.name)}
          />
        ))}
      </ul>
      <Pagination
        label="設問"
        page={page.page}
        pageCount={pageCount}
        pathOf={(number) => questionsPath(policyDraftId, { ...query, page: number, question: '' })}
      />
    </>
  );
}
