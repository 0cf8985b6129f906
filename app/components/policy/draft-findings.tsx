import { figure } from '#app/components/policy/figure.ts';
import { draftClausePath, draftPlacePath, draftRoleNamePath } from '#app/components/policy/policy-draft-address.ts';
import { DraftFields } from '#app/components/policy/draft-fields.tsx';
import { FileNotes } from '#app/components/policy/file-notes.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { Disclosure } from '#app/components/ui/disclosure.tsx';
import { MeterBar } from '#app/components/ui/meter-bar.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { LINK_LOOK, TextLink } from '#app/components/ui/text-link.tsx';
import { useFollow } from '#app/components/ui/use-follow.ts';
import { DISCARD_REASON_LABELS } from '#app/domain/policy/labels.ts';
import { formatClause } from '#app/domain/policy/printed-clause.ts';
import type { DraftFindingSort } from '#app/domain/policy/draft-finding.ts';
import { DRAFT_FINDING_SORTS } from '#app/domain/policy/draft-finding.ts';
import type { FindingLine } from '#app/services/questionnaire/draft-review.loader.server.ts';
import type { PolicyDraftPage } from '#app/services/questionnaire/policy-draft.page.server.ts';

const SORTS = {
  lost_duty: {
    title: '義務を定める文が、条項に入っていません。設問にもなりません。',
    next: '義務であれば、箇所を開いて「条項に戻す」を押します。',
  },
  unasked_duty: {
    title: '義務とも読める文が、設問になっていません。',
    next: '義務であれば、箇所を開いて、種類を「義務」にするか、名宛人を入力します。',
  },
  unknown_name: {
    title: '誰に当たるか分からない役割名があります。統括情報セキュリティ責任者等の設問になります。',
    next: '「誰のことかを決める」を押すと、その役割名のすべての条項に効きます。一つの条項だけを直すときは、箇所を開いて、名宛人を直します。',
  },
  doubt: {
    title: '読み取りで迷った箇所があります。',
    next: '箇所を開いて、原文のとおりに読み取れているかを確かめます。',
  },
} as const satisfies Record<DraftFindingSort, { readonly title: string; readonly next: string }>;

function placeWords({ pageNumber, lineNumber }: FindingLine, isPaged: boolean): string {
  return `${isPaged && pageNumber !== null ? `${pageNumber}ページ、` : ''}本文の${lineNumber}行目`;
}

interface FindingProps {
  readonly page: PolicyDraftPage;
  readonly line: FindingLine;
  /** Said by itself, not below the words of its sort. */
  readonly explained?: boolean;
}

function Finding({ page, line, explained = false }: FindingProps) {
  const where = placeWords(line, page.pageCount !== null);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-t border-solid-gray-300 pt-2">
      <div className="min-w-0 flex-1 basis-64">
        <TextLink to={draftPlacePath(page.policyDraftId, line.offset)}>{where}</TextLink>
        {explained ? <p>{SORTS[line.sort].title}</p> : null}
        <p className="[overflow-wrap:anywhere]">{line.words}</p>
        {line.sort === 'unknown_name' && page.state === 'open' ? (
          <TextLink to={draftRoleNamePath(page.policyDraftId, line.words)}>
            「{line.words}」が誰のことかを決める
          </TextLink>
        ) : null}
      </div>
      {!line.isOpen ? (
        <span className="text-solid-gray-700">✓ 確認済み</span>
      ) : page.isHolder && page.state === 'open' ? (
        <PostForm label={`${where}を確認済みにする`} preventScrollReset>
          <DraftFields page={page} />
          <input type="hidden" name="confirmed" value={line.offset} />
          <Button kind="tertiary" name="intent" value="confirm" label={`${where}は、直すところがない`}>
            直すところはない
          </Button>
        </PostForm>
      ) : null}
    </li>
  );
}

/** What is to be checked of what is chosen, and the way to what is to be checked next. */
export function ChosenFindings({ page }: { readonly page: PolicyDraftPage }) {
  const { findingLines, chosenFindings, policyDraftId } = page;
  const own = chosenFindings.flatMap((index) => findingLines[index] ?? []);
  const last = chosenFindings.at(-1) ?? -1;
  const elsewhere = (lines: readonly FindingLine[]) => lines.find((line) => line.isOpen && !own.includes(line));
  const next = elsewhere(findingLines.slice(last + 1)) ?? elsewhere(findingLines);
  if (own.length === 0) return null;
  return (
    <section aria-labelledby="chosen-findings">
      <h2 id="chosen-findings" className="mb-1 text-std-16B-170">
        ここで確かめること
      </h2>
      <ul className="flex flex-col gap-2">
        {own.map((line, index) => (
          <Finding key={`${line.offset} ${index}`} page={page} line={line} explained />
        ))}
      </ul>
      {next === undefined ? null : (
        <p className="no-print mt-2">
          <TextLink to={draftPlacePath(policyDraftId, next.offset)}>次の確かめる箇所へ</TextLink>
        </p>
      )}
    </section>
  );
}

/** In one sentence what was read, then what is to be checked, duties that would be lost before all. */
export function DraftFindings({ page }: { readonly page: PolicyDraftPage }) {
  const open = page.findingLines.filter((line) => line.isOpen);
  const pages = page.pageCount === null ? '' : `${figure(page.pageCount)}ページの`;
  const nothingChosen = page.chosenClause === null && page.chosenPlace === null;
  return (
    <section aria-labelledby="findings" className="flex flex-col gap-4">
      <h2 id="findings" className="text-std-20B-150">
        {pages}対策基準を読み取りました。
        {open.length === 0
          ? '読取りで確かめる箇所は残っていません。'
          : `確かめる箇所が${figure(open.length)}件あります。`}
      </h2>
      <p>
        ここで確かめるのは、本文の読取りです。設問の文や回答者に確かめることがあるものは、「3
        設問」に、数と一緒に表示します。
      </p>
      <Unbound page={page} />
      {page.fewDuties === null ? null : (
        <Notice tone="warning" title="取り込んだときは、ほとんどの義務が設問になりませんでした。">
          <p>{page.fewDuties}</p>
        </Notice>
      )}
      {page.basicPolicyOnly ? (
        <Notice tone="warning" title="対策基準の本文が見当たりません。基本方針だけから設問を作ります。" />
      ) : null}
      <FileNotes notes={page.notes} count={page.notes.length} />
      {DRAFT_FINDING_SORTS.map((sort) => {
        const own = page.findingLines.filter((line) => line.sort === sort);
        const left = own.filter((line) => line.isOpen);
        if (own.length === 0) return null;
        const { title, next } = SORTS[sort];
        return (
          <Disclosure
            key={sort}
            onPaper="opened"
            summary={`${title}（残り${figure(left.length)}件、全${figure(own.length)}件）`}
            open={nothingChosen && left.length > 0}
          >
            {left.length === 0 ? null : <p>{next}</p>}
            <ul className="mt-2 flex flex-col gap-2">
              {[...left, ...own.filter((line) => !line.isOpen)].map((line, index) => (
                <Finding key={`${line.offset} ${index}`} page={page} line={line} />
              ))}
            </ul>
          </Disclosure>
        );
      })}
      <Accounting page={page} />
    </section>
  );
}

/** Duties of which the text does not tell whose they are: they are asked, of whom is told among the questions. */
function Unbound({ page: { unboundClauses, policyDraftId } }: { readonly page: PolicyDraftPage }) {
  const follow = useFollow();
  if (unboundClauses.length === 0) return null;
  return (
    <Disclosure summary={`名宛人を読み取れない義務・推奨の条項（${figure(unboundClauses.length)}件）`}>
      <p>
        設問の回答者は、見出しや前後の条項から決めます。それでも分からないものは、「3
        設問」の「回答者が分からない」に表示します。名宛人が分かるときは、条項を開いて入力します。
      </p>
      <ul onClick={follow} className="mt-2 list-disc pl-6">
        {unboundClauses.map((clause) => (
          <li key={`${clause.document} ${clause.id}`} className="[overflow-wrap:anywhere]">
            <a href={draftClausePath(policyDraftId, clause)} className={LINK_LOOK}>
              {formatClause(clause.id)}　{clause.words}
            </a>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

/** Where every character of the text went. */
function Accounting({ page }: { readonly page: PolicyDraftPage }) {
  const { inkCount, inClausesCount, leftOut } = page;
  const left = inkCount - inClausesCount;
  const follow = useFollow();
  return (
    <div>
      <MeterBar
        label="条項に入った文字"
        value={inClausesCount}
        max={inkCount}
        text={`条項に${figure(inClausesCount)}文字、条項の外に${figure(left)}文字（全${figure(inkCount)}文字、空白を除く）`}
      />
      {leftOut.length === 0 ? null : (
        <Disclosure
          onPaper="opened"
          summary={`条項の外の文字とその理由（${figure(leftOut.length)}種類、${figure(left)}文字）`}
        >
          <ul className="flex flex-col gap-2">
            {leftOut.map(({ why, placeCount, charCount, samples }) => (
              <li key={why}>
                <p>
                  {DISCARD_REASON_LABELS[why]}：{figure(charCount)}文字（{figure(placeCount)}か所
                  {placeCount > samples.length ? `。はじめの${figure(samples.length)}か所を示します` : ''}）
                </p>
                <ul onClick={follow} className="list-disc pl-6">
                  {samples.map(({ offset, words }) => (
                    <li key={offset} className="[overflow-wrap:anywhere]">
                      <a href={draftPlacePath(page.policyDraftId, offset)} className={LINK_LOOK}>
                        {words}
                      </a>
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  );
}
