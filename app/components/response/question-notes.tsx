import { formatClause } from '#app/domain/policy/printed-clause.ts';
import { formatMeansLead, WITHOUT_CLAUSE_LABEL } from '#app/domain/questionnaire/labels.ts';
import type { PinnedClause } from '#app/services/campaign/pinned-policy.loader.server.ts';
import type { QuestionView } from '#app/services/response/chapter.page.server.ts';
import type { AnswerConflict } from '#app/services/response/store-answer.acts.server.ts';
import { japaneseDateTime } from '#app/lib/japanese-date.ts';
import type { Module } from '#app/domain/organization/module.ts';
import type { OfficeNames } from '#app/domain/organization/office.ts';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import type { ReactNode } from 'react';
import { answerInWords } from '#app/components/response/answer-words.ts';
import type { TypedFields } from '#app/components/response/answer-fields.ts';

function Fold({ summary, children }: { readonly summary: ReactNode; readonly children: ReactNode }) {
  return (
    <details className="fold open:w-full">
      <summary>{summary}</summary>
      <div>{children}</div>
    </details>
  );
}

/** A clause word for word, under its headings. */
export function ClauseText({ clause }: { readonly clause: PinnedClause }) {
  const headings = clause.above
    .filter(({ title }) => title !== '')
    .map(({ id, title }) => `${formatClause(id)} ${title}`);
  // The parent's own sentence, without which an item of a list says little.
  const lead = clause.above.at(-1)?.text ?? '';
  return (
    <div className="mb-3">
      {headings.length === 0 ? null : <p className="note">{headings.join(' ＞ ')}</p>}
      {lead === '' ? null : <p className="text-solid-gray-700">{lead}</p>}
      <p>
        <span className="mr-2 text-std-16B-170">{formatClause(clause.id)}</span>
        {clause.title === '' ? null : <span className="mr-2">{clause.title}</span>}
        {clause.text}
      </p>
    </div>
  );
}

/** How a question is read in a body that does without the offices of a part. */
function readInstead(names: Pick<OfficeNames, 'secretariat' | 'security_officer'>): Readonly<Record<Module, string>> {
  return {
    committee:
      'この団体は委員会を置かず、決裁で決めます。委員会の承認や審議は、決裁による承認と読み替えて答えてください。',
    audit: `この団体は監査の役職を置いていません。その役職が行うことは、${names.secretariat}などほかの方が行っているかを答えてください。`,
    bureau: `この団体は部を置いていません。${names.security_officer}が行うことは、団体全体のために誰かが行っているかを答えてください。`,
    exception: 'この団体は例外措置を使っていません。',
  };
}

function CriteriaFold({
  question: { criteria, evidenceExamples, criticalReason },
}: {
  readonly question: Pick<QuestionView, 'criteria' | 'evidenceExamples' | 'criticalReason'>;
}) {
  const told = (
    [
      ['実施', criteria.implemented],
      ['一部実施', criteria.partial],
    ] as const
  ).filter(([, words]) => words !== '');
  if (told.length === 0 && evidenceExamples.length === 0 && criticalReason === null) return null;
  return (
    <Fold summary="判断基準・例">
      {told.length === 0 ? null : (
        <dl>
          {told.map(([term, words]) => (
            <div key={term} className="flex gap-3">
              <dt className="shrink-0 text-std-16B-170">{term}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      )}
      {evidenceExamples.length === 0 ? null : <p>根拠資料の例：{evidenceExamples.join('、')}</p>}
      {criticalReason === null ? null : <p>重点項目とした理由：{criticalReason}</p>}
    </Fold>
  );
}

/** What a question leaves to choose, in sight: without it 「次のいずれか」 says nothing. */
function Means({ question: { text, means } }: { readonly question: Pick<QuestionView, 'text' | 'means'> }) {
  if (means.length === 0) return null;
  return (
    <div className="w-full text-solid-gray-700">
      <p>{formatMeansLead(text)}</p>
      <ul className="list-disc pl-6">
        {means.map((way) => (
          <li key={way}>{way}</li>
        ))}
      </ul>
    </div>
  );
}

/** The clause word for word, what counts as which answer, and the hint: opened in place. */
export function QuestionNotes({
  question,
  policyName,
}: {
  readonly question: QuestionView;
  readonly policyName: string;
}) {
  const { clauses, hint, partsOtherwise } = question;
  const { secretariat, security_officer } = useOfficeNames();
  const words = readInstead({ secretariat, security_officer });
  return (
    <>
      <Means question={question} />
      {clauses.length === 0 ? (
        <p className="min-h-11 py-2 text-solid-gray-700">{WITHOUT_CLAUSE_LABEL}</p>
      ) : (
        <Fold summary={`条文 ${question.printedNumber}${clauses.length > 1 ? ` ほか${clauses.length - 1}` : ''}`}>
          <p className="mb-2 note">{policyName}（原文のまま）</p>
          {clauses.map((clause) => (
            <ClauseText key={clause.id} clause={clause} />
          ))}
        </Fold>
      )}
      <CriteriaFold question={question} />
      {question.handling.map(({ clauseId, title, restrictions }) => (
        <Fold key={clauseId} summary={`取扱制限${title === '' ? '' : `（${title}）`}`}>
          <table className="w-full text-dns-14N-130">
            <caption className="text-left">
              {formatClause(clauseId)}（どの分類に当たるかは、条文の表によります）
            </caption>
            <tbody>
              {restrictions.map((restriction) => (
                <tr key={restriction} className="border-b border-solid-gray-300">
                  <td className="py-1">{restriction}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Fold>
      ))}
      {partsOtherwise.map((part) => (
        <p key={part} className="w-full text-solid-gray-700">
          読み替え：{words[part]}
        </p>
      ))}
      {hint === null ? null : <p className="w-full whitespace-pre-line text-solid-gray-700">補足：{hint}</p>}
    </>
  );
}

export function AnswerSide({
  title,
  lines,
}: {
  readonly title: string;
  readonly lines: readonly { readonly term: string; readonly text: string }[];
}) {
  return (
    <div>
      <p className="text-std-16B-170">{title}</p>
      <dl>
        {lines.map((line, index) => (
          <div key={index} className="flex flex-wrap gap-x-2">
            <dt className="text-solid-gray-700">{line.term}</dt>
            <dd className="whitespace-pre-wrap">{line.text}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** An answer that the server did not take when it was given; `children` are what may be done with it. */
export function HeldBox({
  about,
  own,
  rows,
  keeps,
  children,
}: {
  /** The contract or service that the answer is about, in words; null for the whole. */
  readonly about: string | null;
  readonly own: TypedFields;
  readonly rows: QuestionView['rows'];
  /** False where it is in the page alone. */
  readonly keeps: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div role="alert" className="my-3 rounded-8 border-2 border-l-8 border-orange-900 p-4">
      {about === null ? null : <p>{about}</p>}
      <p className="text-std-16B-170">
        以前に入力して保存できなかった回答が、{keeps ? 'この端末に' : 'この画面にだけ'}
        残っています。自動では送信しません。送るか破棄するかを選んでください。
      </p>
      <div className="my-3">
        <AnswerSide title="残っている回答（まだ保存していません）" lines={answerInWords(own, rows)} />
      </div>
      <div className="flex flex-wrap gap-3">{children}</div>
    </div>
  );
}

/** Two answers to one item, each with who gave it; `children` are the ways to settle it. */
export function ConflictBox({
  about,
  conflict,
  own,
  rows,
  children,
}: {
  /** As in {@link HeldBox}. */
  readonly about: string | null;
  readonly conflict: AnswerConflict;
  readonly own: TypedFields;
  readonly rows: QuestionView['rows'];
  readonly children: ReactNode;
}) {
  const sides = [
    {
      title: `保存されている回答（${conflict.answeredBy}さん、${japaneseDateTime(conflict.answeredAt)}）`,
      lines: answerInWords(conflict.current, rows),
    },
    { title: 'あなたの回答（まだ保存していません）', lines: answerInWords(own, rows) },
  ];
  return (
    <div role="alert" className="my-3 rounded-8 border-2 border-l-8 border-orange-900 p-4">
      {about === null ? null : <p>{about}</p>}
      <p className="text-std-16B-170">
        {conflict.answeredBy}さんが先に保存しました。どちらの回答も消えていません。残すほうを選んでください。
      </p>
      <div className="my-3 grid gap-4 desktop:grid-cols-2">
        {sides.map((side) => (
          <AnswerSide key={side.title} {...side} />
        ))}
      </div>
      <div className="flex flex-wrap gap-3">{children}</div>
    </div>
  );
}
