import type { ReactNode } from 'react';
import { PageLink } from '#app/components/ui/page-link.tsx';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { numberWords } from '#app/components/policy/draft-question-words.ts';
import { questionsPath } from '#app/components/policy/draft-questions-address.ts';
import type { QuestionsQuery } from '#app/components/policy/draft-questions-address.ts';
import { draftClausePath } from '#app/components/policy/policy-draft-address.ts';
import { policyValuesPath } from '#app/components/policy/policy-values-address.ts';
import { roleNames } from '#app/components/report/role-names.ts';
import { Disclosure } from '#app/components/ui/disclosure.tsx';
import { LINK_LOOK, TextLink } from '#app/components/ui/text-link.tsx';
import { UNIT_TYPE_LABELS } from '#app/domain/organization/labels.ts';
import { formatClause } from '#app/domain/policy/printed-clause.ts';
import { OPEN_VALUE_KIND_LABELS, QUESTION_KIND_LABELS } from '#app/domain/questionnaire/labels.ts';
import type { ChosenQuestion, ShownQuestion } from '#app/services/questionnaire/chosen-question.loader.server.ts';
import type { DraftQuestionsPage } from '#app/services/questionnaire/draft-questions.page.server.ts';

const CLAUSES_SHOWN = 3;

export interface ChosenProps {
  readonly page: DraftQuestionsPage;
  readonly chosen: ChosenQuestion;
  readonly query: QuestionsQuery;
}

function ClauseTexts({
  page,
  clauses,
}: {
  readonly page: DraftQuestionsPage;
  readonly clauses: ChosenQuestion['clauses'];
}) {
  return (
    <ul className="flex flex-col gap-2">
      {clauses.map((clause) => (
        <li
          key={`${clause.document} ${clause.id}`}
          className="border-l-4 border-solid-gray-300 pl-3 [overflow-wrap:anywhere]"
        >
          <TextLink to={draftClausePath(page.policyDraftId, clause)}>{formatClause(clause.id)}</TextLink>
          {clause.title === '' ? null : <span className="font-700">　{clause.title}</span>}
          {clause.text === '' ? null : <p className="whitespace-pre-wrap">{clause.text}</p>}
        </li>
      ))}
    </ul>
  );
}

/** The words of the policy for which the question stands. */
function Clauses({ page, chosen }: Omit<ChosenProps, 'query'>) {
  const { clauses, isAdded } = chosen;
  const rest = clauses.slice(CLAUSES_SHOWN);
  return (
    <section aria-labelledby="own-clauses">
      <h3 id="own-clauses" className="mb-1 text-std-16B-170">
        条項の原文
      </h3>
      {isAdded ? <p>条項によらない設問です。</p> : null}
      <ClauseTexts page={page} clauses={clauses.slice(0, CLAUSES_SHOWN)} />
      {rest.length === 0 ? null : (
        <Disclosure summary={`ほか${rest.length}件の条項`}>
          <ClauseTexts page={page} clauses={rest} />
        </Disclosure>
      )}
      {clauses.length === 0 ? null : (
        <p className="no-print text-dns-14N-130 text-solid-gray-700">
          番号を選ぶと、読取りの画面で種類や対応する措置を直せます。
        </p>
      )}
    </section>
  );
}

/** A question as one reads it: what it says and of whom it is asked. */
function useWordsOf(chosen: ChosenQuestion) {
  const names = roleNames(useOfficeNames());
  const gates = new Map(chosen.gateChoices.map(({ id, label }) => [id, label]));
  return (question: ShownQuestion): readonly (readonly [string, string])[] => [
    ['設問の文', question.text],
    ['細目', question.rows.map(({ text }) => text).join('\n')],
    ['補足', question.hint ?? ''],
    ['判断基準（実施）', question.criteria.implemented],
    ['判断基準（一部実施）', question.criteria.partial],
    ['根拠資料の例', question.evidence.join('\n')],
    ['重み', String(question.weight)],
    ['重点項目', question.criticalReason ?? ''],
    ['前提条件', question.gates.map((gate) => gates.get(gate) ?? gate).join('\n')],
    ['回答者', question.roles.map((role) => names[role]).join('\n')],
    ['共通回答', question.isCommon ? '全庁で一度答え、各所属が確かめる' : ''],
  ];
}

/** What was changed: as it was derived, and as it is asked now. */
function Changes({ chosen }: { readonly chosen: ChosenQuestion }) {
  const wordsOf = useWordsOf(chosen);
  const names = roleNames(useOfficeNames());
  const { question, derived, droppedRows, takenIn } = chosen;
  const before = derived === null ? [] : wordsOf(derived);
  const changed = wordsOf(question).flatMap(([what, now], at) => {
    const was = before[at]?.[1];
    return was === undefined || was === now ? [] : [{ what, was, now }];
  });
  if (changed.length === 0 && droppedRows.length === 0 && takenIn.length === 0) return null;
  return (
    <Disclosure summary={`作られたときから変わったところ（${changed.length}）`} open>
      <dl className="flex flex-col gap-3 [overflow-wrap:anywhere]">
        {changed.map(({ what, was, now }) => (
          <div key={what}>
            <dt className="font-700">{what}</dt>
            <dd className="whitespace-pre-wrap text-solid-gray-700">前：{was === '' ? '（なし）' : was}</dd>
            <dd className="whitespace-pre-wrap">今：{now === '' ? '（なし）' : now}</dd>
          </div>
        ))}
        {droppedRows.map(({ text, reason }) => (
          <div key={text}>
            <dt className="font-700">削除した細目</dt>
            <dd>{text}</dd>
            <dd className="text-solid-gray-700">理由：{reason}</dd>
          </div>
        ))}
        {takenIn.map((one) => (
          <div key={one.name}>
            <dt className="font-700">統合した設問 {numberWords(one, names)}</dt>
            <dd>{one.text}</dd>
          </div>
        ))}
      </dl>
    </Disclosure>
  );
}

/** What the clauses leave to the body, and where that is written. */
function OpenValues({ page, chosen }: Omit<ChosenProps, 'query'>) {
  const { openKinds } = chosen.question;
  if (openKinds.length === 0) return null;
  const kinds = openKinds.map((kind) => OPEN_VALUE_KIND_LABELS[kind]).join('、');
  return (
    <p>
      この設問には、団体の定め（{kinds}）が添えられます。
      {page.valuesVersionId === null ? (
        '公開したあと、「対策基準と調査票」の「この団体の定め」で記入します。'
      ) : (
        <>
          いまの版の定めは、<TextLink to={policyValuesPath(page.valuesVersionId)}>団体の定め</TextLink>
          にあります。新しい版にも、そのまま使われます。
        </>
      )}
    </p>
  );
}

function Neighbours({ page, chosen, query }: ChosenProps) {
  const { previousName, nextName } = chosen;
  const link = (name: string, label: string) => (
    <PageLink
      to={questionsPath(page.policyDraftId, { ...query, question: name })}
      preventScrollReset
      className={`inline-flex min-h-11 items-center ${LINK_LOOK}`}
    >
      {label}
    </PageLink>
  );
  return (
    <nav aria-label="前後の設問" className="no-print flex flex-wrap gap-4">
      {previousName === null ? null : link(previousName, '前の設問')}
      {nextName === null ? null : link(nextName, '次の設問')}
      <a href="#list" className={`inline-flex min-h-11 items-center ${LINK_LOOK}`}>
        一覧に戻る
      </a>
    </nav>
  );
}

/** The chosen question: the words it stands for, what it asks of whom, what was changed, and how it is changed. */
export function DraftQuestionPanel({ page, chosen, query, children }: ChosenProps & { readonly children: ReactNode }) {
  const names = roleNames(useOfficeNames());
  const { question } = chosen;
  return (
    <section aria-labelledby="chosen-title" className="flex flex-col gap-4">
      <div>
        <h2 id="chosen-title" className="text-std-18B-160">
          設問 {numberWords(chosen, names)}
        </h2>
        <p className="text-solid-gray-700">
          {UNIT_TYPE_LABELS[question.unit]}の点検票・{question.roles.map((role) => names[role]).join('、')}が回答・
          {QUESTION_KIND_LABELS[question.kind]}・{formatClause(question.chapter.id)}　{question.chapter.title}
        </p>
        <Neighbours page={page} chosen={chosen} query={query} />
      </div>
      <Clauses page={page} chosen={chosen} />
      <Changes chosen={chosen} />
      <OpenValues page={page} chosen={chosen} />
      {children}
    </section>
  );
}

/** A question that somebody may only look at. */
export function ReadOnlyQuestion({ chosen }: { readonly chosen: ChosenQuestion }) {
  const wordsOf = useWordsOf(chosen);
  return (
    <dl className="flex flex-col gap-2 [overflow-wrap:anywhere]">
      {wordsOf(chosen.question)
        .filter(([, words]) => words !== '')
        .map(([what, words]) => (
          <div key={what}>
            <dt className="font-700">{what}</dt>
            <dd className="whitespace-pre-wrap">{words}</dd>
          </div>
        ))}
    </dl>
  );
}
