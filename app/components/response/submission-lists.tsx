import { exceptionWords } from '#app/components/response/exception-words.ts';
import { lastYearLabel } from '#app/components/response/last-year-label.ts';
import { QuestionList } from '#app/components/response/question-list.tsx';
import { MissingList } from '#app/components/response/missing-list.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { ANSWER_VALUE_LABELS, NOT_APPLICABLE_REASON_LABELS } from '#app/domain/response/labels.ts';
import { OUTCOME_LABELS, PARTLY_EXCEPTED_LABEL } from '#app/domain/score/labels.ts';
import type {
  ExceptedQuestion,
  NotApplicableQuestion,
  SubmissionPage,
} from '#app/services/response/submit.page.server.ts';

function notApplicableWords({ notApplicableReason, notApplicableNote, toConfirm }: NotApplicableQuestion): string {
  const parts = [
    notApplicableReason === null ? '' : NOT_APPLICABLE_REASON_LABELS[notApplicableReason],
    notApplicableNote,
    toConfirm ? '確認者が該当なしを確かめます' : '',
  ];
  return parts.filter((part) => part !== '').join('／');
}

function exceptedWords({ exceptions, partly }: ExceptedQuestion): string {
  const needed = partly ? `${PARTLY_EXCEPTED_LABEL}（ほかの細目には回答が要ります）` : '回答は要りません';
  return `${needed}。${exceptions.map(exceptionWords).join('　')}`;
}

/** What is missing, and what the next person will look at, list by list. */
export function SubmissionLists({ page, complete }: { readonly page: SubmissionPage; readonly complete: boolean }) {
  const { sheetId } = page.header;
  return (
    <>
      <QuestionList
        id="missing"
        title="足りない回答"
        sheetId={sheetId}
        questions={page.missing}
        {...(complete ? { empty: 'ありません。すべて入力されています。' } : {})}
        note={(lacking) => <MissingList lacking={lacking} />}
      />
      {page.missing.some(({ missing }) => missing.includes('plan_measure')) ? (
        <p className="mt-2">
          いくつもの設問に共通する改善策は、
          <TextLink to={`/sheets/${sheetId}/measures`}>改善策の一覧</TextLink>
          で一度だけ書いて、設問や細目をまとめて含められます。
        </p>
      ) : null}
      <QuestionList
        id="unknown"
        title="わからない"
        sheetId={sheetId}
        questions={page.unknownQuestions}
        note={({ comment }) => comment}
      />
      <QuestionList
        id="weak"
        title="一部実施・未実施"
        sheetId={sheetId}
        questions={page.weak}
        note={({ value }) => ANSWER_VALUE_LABELS[value]}
      />
      <QuestionList
        id="not-applicable"
        title="該当なし"
        sheetId={sheetId}
        questions={page.notApplicableQuestions}
        note={notApplicableWords}
      />
      <QuestionList
        id="excepted"
        title="例外措置"
        sheetId={sheetId}
        questions={page.exceptedQuestions}
        note={exceptedWords}
      />
      <QuestionList
        id="changed"
        title="前年度から変わった回答"
        sheetId={sheetId}
        questions={page.changedQuestions}
        note={({ lastYear, outcome }) => `前年度 ${lastYearLabel(lastYear)} → 今年度 ${OUTCOME_LABELS[outcome]}`}
      />
    </>
  );
}
