import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { PaperLink } from '#app/components/policy/paper-link.tsx';
import { checkSheetPath, clauseQuestionPath } from '#app/components/policy/policy-papers-address.ts';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { PUT_TO_LABELS } from '#app/domain/response/labels.ts';
import { handled, readParams, readSearch } from '#app/lib/http.server.ts';
import { japaneseDateOf } from '#app/lib/japanese-date.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import {
  PAPER_REFUSAL_WORDS,
  policyPapersParams,
  policyPapersSearch,
} from '#app/services/questionnaire/policy-papers.form.server.ts';
import { policyPapersPage } from '#app/services/questionnaire/policy-papers.page.server.ts';

export const meta: MetaFunction = () => [{ title: '点検票・対応表｜Tenken' }];

export const loader = handled(({ request, context, params }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { version, failed } = readSearch(request, policyPapersSearch);
  const asked = { ...readParams(params, policyPapersParams), version };
  const page = granted(policyPapersPage(context, actor, asked), 'resource');
  return { page, failedWords: failed === null ? null : PAPER_REFUSAL_WORDS[failed] };
});

const ABOUT_SHEETS = [
  '画面を使わない方に配り、手で書いてもらうための紙です。',
  '紙で受け取った回答は、自己点検の点検票の「代行入力」から入力します。',
  'PDFは印刷用、Wordは語句や欄を直して使うためのものです。どちらも、作るのに数秒かかります。ページ数は、作るまで分かりません。',
];
const ABOUT_TABLE = [
  'すべての条項を、原文の順に、どの設問が尋ねるか、尋ねない理由は何かとともに一覧にした表です。',
  '一つの条項を幾つもの設問や細目が尋ねるときは、行を分けます。',
  '地方自治法施行規則第16条の3第1項の各号に対応する条項は、その号の列を「1」、ほかを「0」としています。',
];

/** So many of the questions with a character that cannot be printed are named. */
const NUMBERS_SHOWN = 5;

function numbersText(numbers: readonly string[]): string {
  const rest = numbers.length - NUMBERS_SHOWN;
  return `${numbers.slice(0, NUMBERS_SHOWN).join('、')}${rest > 0 ? ` ほか${rest}問` : ''}`;
}

export default function PolicyPapersRoute() {
  const { page, failedWords } = useLoaderData<typeof loader>();
  const names = useOfficeNames();
  const { sheets, lackingSigns } = page;
  return (
    <>
      <PageTitle
        crumbs={[
          { label: '自己点検の管理', to: '/campaigns' },
          { label: '対策基準と調査票', to: '/policies' },
        ]}
        lead={`${page.policyName}の調査票 第${page.version}版（${japaneseDateOf(page.publishedAt)}公開）から、紙で配る点検票と、条項と設問の対応表を作ります。`}
      >
        点検票・対応表
      </PageTitle>
      <div className="flex flex-col gap-6">
        {failedWords === null ? null : <Notice tone="error" title={failedWords} live />}
        <p className="text-solid-gray-700">出典：{page.citation}</p>
        <section aria-labelledby="sheets">
          <h2 id="sheets" className="mb-2 text-std-20B-150">
            点検票（記入前）
          </h2>
          <p className="mb-2">{ABOUT_SHEETS.join('')}</p>
          <DataTable
            caption="作れる点検票"
            captionHidden
            rows={sheets}
            rowKey={({ office }) => office}
            columns={[
              { key: 'office', header: '点検票', rowHeader: true, cell: ({ office }) => names[office] },
              { key: 'unit', header: '対象', cell: ({ unit }) => PUT_TO_LABELS[unit] },
              {
                key: 'questions',
                header: '設問',
                align: 'end',
                width: 'narrow',
                cell: ({ questionCount }) => `${questionCount}問`,
              },
              { key: 'rows', header: '細目', align: 'end', width: 'narrow', cell: ({ rowCount }) => `${rowCount}件` },
              {
                key: 'pdf',
                header: '印刷用',
                screenOnly: true,
                cell: ({ office }) => (
                  <PaperLink to={checkSheetPath(page, office, 'pdf')} label="PDF" of={names[office]} />
                ),
              },
              {
                key: 'docx',
                header: '編集用',
                screenOnly: true,
                cell: ({ office }) => (
                  <PaperLink to={checkSheetPath(page, office, 'docx')} label="Word" of={names[office]} />
                ),
              },
            ]}
          />
          <p className="mt-2">
            前提条件（事前確認）で閉じる設問も、すべて載ります。該当しない設問は、紙の上で、事前確認の番号により飛ばせます。
          </p>
        </section>
        {lackingSigns.length === 0 ? null : (
          <Notice tone="warning" title={`PDFでは「〓」になる字が${lackingSigns.length}字あります。`}>
            <p>印刷用の字体にない字です（外字など）。Wordと対応表には、元の字のまま載ります。</p>
            <ul className="list-disc pl-6">
              {lackingSigns.map(({ sign, code, questionNumbers }) => (
                <li key={code}>
                  {sign}（{code}）：{numbersText(questionNumbers)}
                </li>
              ))}
            </ul>
          </Notice>
        )}
        <section aria-labelledby="table">
          <h2 id="table" className="mb-2 text-std-20B-150">
            条項と設問の対応表
          </h2>
          <p className="mb-2">{ABOUT_TABLE.join('')}</p>
          <p className="no-print">
            <TextLink to={clauseQuestionPath(page, 'xlsx')} reloadDocument>
              対応表をExcelで出力
            </TextLink>
            （又は
            <TextLink to={clauseQuestionPath(page, 'csv')} reloadDocument>
              CSVで出力
            </TextLink>
            ）
          </p>
        </section>
      </div>
    </>
  );
}
