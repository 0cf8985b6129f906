import { formatClause } from '#app/domain/policy/printed-clause.ts';
import { InsteadOfBureaus, useAskedUnits } from '#app/components/policy/asked-units.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { DefinitionList } from '#app/components/ui/definition-list.tsx';
import { Disclosure } from '#app/components/ui/disclosure.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { UNIT_TYPE_LABELS } from '#app/domain/organization/labels.ts';
import { DISCARD_REASON_LABELS } from '#app/domain/policy/labels.ts';
import { UNIT_TYPES } from '#app/domain/shared/unit-type.ts';
import type { UnitType } from '#app/domain/shared/unit-type.ts';
import type { PolicyPreview } from '#app/services/questionnaire/policy-text.page.server.ts';

const figure = (count: number) => count.toLocaleString('ja-JP');

function changed(now: number, was: number | undefined, unit: string): string {
  return was === undefined || was === now ? `${figure(now)}${unit}` : `${figure(was)} → ${figure(now)}${unit}`;
}

/** What a text would become: what to look at first, then how much is asked of whom, then its chapters. */
export function PolicyPreviewTables({ preview }: { readonly preview: PolicyPreview }) {
  const {
    fewDuties,
    leftDuties,
    leftDutyCount,
    unaskedDuties,
    unaskedDutyCount,
    doubts,
    doubtCount,
    unmappedNames,
    misprints,
    templateClauses,
    before,
    chapterTree,
    leftTexts,
  } = preview;
  const total = UNIT_TYPES.reduce((sum, unit) => sum + preview.questionCounts[unit], 0);
  const units = useAskedUnits();
  const unread = preview.inkCount - preview.inClausesCount;
  const toCheck = leftDutyCount + unaskedDutyCount + doubtCount + unmappedNames.length;
  return (
    <>
      {fewDuties === null ? null : (
        <Notice tone="warning" title="ほとんどの義務が、設問になっていません。" live>
          <p>{fewDuties}</p>
        </Notice>
      )}
      {leftDutyCount === 0 ? null : (
        <>
          <Notice
            tone="warning"
            title={`義務を定める文${figure(leftDutyCount)}件が、条項に入っていません。設問にもなりません。`}
            live
          >
            <p>
              表や附則、目次などとして読んだ箇所にあります。設問にするときは、「取り込む対策基準」を開き、条項として読めるように番号を付けて、読み直してください。
            </p>
          </Notice>
          <DataTable
            caption={`条項に入っていない義務の文（${figure(leftDutyCount)}件${leftDutyCount > leftDuties.length ? `のうち、はじめの${leftDuties.length}件` : ''}）`}
            rows={leftDuties}
            rowKey={(duty) => `${duty.lineNumber} ${duty.words}`}
            columns={[
              { key: 'line', header: '行', align: 'end', width: 'narrow', cell: (duty) => duty.lineNumber },
              { key: 'words', header: '文', rowHeader: true, width: 'wide', cell: (duty) => duty.words },
            ]}
          />
        </>
      )}
      <Notice
        tone={toCheck === 0 ? 'info' : 'warning'}
        title={`条項 ${figure(preview.clauseCount)}件から、設問 ${figure(total)}問ができます。まだ公開していません。`}
        live
      >
        <p>
          {toCheck === 0
            ? '読み取りで迷った箇所はありません。章の並びと設問の数を確かめて、公開してください。'
            : '次の箇所を原文と照らしてください。本文の誤りなら「取り込む対策基準」を開き、直して読み直せます。そのままでも公開できます。'}
        </p>
      </Notice>
      {preview.basicPolicyOnly ? (
        <Notice tone="warning" title="対策基準の本文が見当たりません。基本方針だけから設問を作りました。">
          <p>
            対策基準があるときは、「取り込む対策基準」を開き、その本文を読み取り直してください。基本方針と一緒でも構いません。
          </p>
        </Notice>
      ) : null}
      {unaskedDutyCount === 0 ? null : (
        <DataTable
          caption={`設問になっていない、義務とも読める文（${figure(unaskedDutyCount)}件${unaskedDutyCount > unaskedDuties.length ? `のうち、はじめの${unaskedDuties.length}件` : ''}）`}
          rows={unaskedDuties}
          rowKey={(duty) => `${duty.lineNumber} ${duty.words}`}
          columns={[
            { key: 'line', header: '行', align: 'end', width: 'narrow', cell: (duty) => duty.lineNumber },
            { key: 'words', header: '文', rowHeader: true, width: 'wide', cell: (duty) => duty.words },
          ]}
        />
      )}
      {doubtCount === 0 ? null : (
        <DataTable
          caption={`読み取りで迷った箇所（${figure(doubtCount)}件${doubtCount > doubts.length ? `のうち、はじめの${doubts.length}件` : ''}）`}
          rows={doubts}
          rowKey={(doubt) => `${doubt.lineNumber} ${doubt.words}`}
          columns={[
            { key: 'line', header: '行', align: 'end', width: 'narrow', cell: (doubt) => doubt.lineNumber },
            { key: 'words', header: '内容', rowHeader: true, width: 'wide', cell: (doubt) => doubt.words },
          ]}
        />
      )}
      {unmappedNames.length === 0 ? null : (
        <DataTable
          caption={`誰に当たるか分からない役割名（${figure(unmappedNames.length)}件）`}
          rows={unmappedNames}
          rowKey={({ clauseId, words }) => `${clauseId} ${words}`}
          columns={[
            { key: 'clause', header: '条項', rowHeader: true, cell: ({ clauseId }) => formatClause(clauseId) },
            { key: 'words', header: '役割名', cell: ({ words }) => words },
            { key: 'what', header: '扱い', cell: () => '統括情報セキュリティ責任者等の設問になります。' },
          ]}
        />
      )}
      {misprints.length === 0 ? null : (
        <DataTable
          caption={`誤植と思われる箇所（${figure(misprints.length)}件。設問では原文のまま示します）`}
          rows={misprints}
          rowKey={({ document, clause, printed }) => `${document} ${clause} ${printed}`}
          columns={[
            { key: 'clause', header: '条項', rowHeader: true, cell: ({ clause }) => formatClause(clause) },
            { key: 'printed', header: '原文', cell: ({ printed }) => printed },
            { key: 'likely', header: '正しいと思われる語', cell: ({ likely }) => likely },
          ]}
        />
      )}
      {templateClauses.length === 0 ? null : (
        <DataTable
          caption={`ひな形のままと思われる条項（${figure(templateClauses.length)}件）`}
          rows={templateClauses}
          rowKey={({ clauseId, words }) => `${clauseId} ${words}`}
          columns={[
            { key: 'clause', header: '条項', rowHeader: true, cell: ({ clauseId }) => formatClause(clauseId) },
            { key: 'words', header: '内容', width: 'wide', cell: ({ words }) => words },
          ]}
        />
      )}
      <DataTable
        caption="回答する対象ごとの設問"
        rows={units}
        rowKey={(unit: UnitType) => unit}
        columns={[
          { key: 'unit', header: '回答する対象', rowHeader: true, cell: (unit) => UNIT_TYPE_LABELS[unit] },
          {
            key: 'questions',
            header: before === null ? '設問' : '設問（今の版 → この内容）',
            align: 'end',
            cell: (unit) => changed(preview.questionCounts[unit], before?.questionCounts[unit], '問'),
          },
        ]}
      />
      <InsteadOfBureaus count={preview.insteadOfBureaus} />
      <DefinitionList
        items={[
          { term: '条項', description: changed(preview.clauseCount, before?.clauseCount, '件') },
          { term: '義務又は推奨の条項', description: `${figure(preview.dutyCount)}件` },
          { term: '重点項目', description: `${figure(preview.criticalCount)}問` },
          {
            term: '文字の内訳',
            description: `全${figure(preview.inkCount)}文字のうち、条項に${figure(preview.inClausesCount)}文字、条項の外に${figure(unread)}文字（空白を除く）`,
          },
        ]}
      />
      {leftTexts.length === 0 ? null : (
        <Disclosure summary={`条項に入れなかった文章（${leftTexts.length}種類）`} open={doubtCount + leftDutyCount > 0}>
          <ul className="list-disc pl-6">
            {leftTexts.map(({ why, placeCount, excerpts }) => (
              <li key={why}>
                {DISCARD_REASON_LABELS[why]} {figure(placeCount)}か所：
                {excerpts.map((excerpt) => `「${excerpt}」`).join('')}
                {placeCount > excerpts.length ? 'など' : ''}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      <section aria-labelledby="chapters">
        <h3 id="chapters" className="mb-2 text-std-18B-160">
          章と、そのはじめの条項
        </h3>
        <ul className="flex flex-col gap-3">
          {chapterTree.map((chapter, index) => (
            <li key={`${index} ${chapter.id}`}>
              <p className="text-std-16B-170">
                {chapter.id}　{chapter.title}（条項 {figure(chapter.clauseCount)}件）
              </p>
              <ul className="pl-6 text-solid-gray-800">
                {chapter.openingLines.map((line) => (
                  <li key={line} className="break-words">
                    {line}
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
