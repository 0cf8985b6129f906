import { figure } from '#app/components/policy/figure.ts';
import { formatClause } from '#app/domain/policy/printed-clause.ts';
import { InsteadOfBureaus, useAskedUnits } from '#app/components/policy/asked-units.tsx';
import { ReadingWarnings } from '#app/components/policy/reading-warnings.tsx';
import type { ReadingWarningsProps } from '#app/components/policy/reading-warnings.tsx';
import { VersionChangeTables } from '#app/components/policy/version-change-tables.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { DefinitionList } from '#app/components/ui/definition-list.tsx';
import { Disclosure } from '#app/components/ui/disclosure.tsx';
import { UNIT_TYPE_LABELS } from '#app/domain/organization/labels.ts';
import { DISCARD_REASON_LABELS, POLICY_DOCUMENT_LABELS } from '#app/domain/policy/labels.ts';
import { UNASKED_REASON_LABELS } from '#app/domain/questionnaire/labels.ts';
import { UNIT_TYPES } from '#app/domain/shared/unit-type.ts';
import type { UnitType } from '#app/domain/shared/unit-type.ts';

function changed(now: number, was: number | undefined, unit: string): string {
  return was === undefined || was === now ? `${figure(now)}${unit}` : `${figure(was)} → ${figure(now)}${unit}`;
}

/** What a text would become: what to look at first, then how much is asked of whom, then its chapters. */
export function PolicyPreviewTables({ preview, file, ofDraft }: Omit<ReadingWarningsProps, 'questionCount'>) {
  const { leftDutyCount, doubtCount, unmappedNames, questionsNamingAnother, misprints, templateClauses } = preview;
  const { before, chapterTree, leftTexts, unaskedTexts } = preview;
  const total = UNIT_TYPES.reduce((sum, unit) => sum + preview.questionCounts[unit], 0);
  const units = useAskedUnits();
  const unread = preview.inkCount - preview.inClausesCount;
  return (
    <>
      <ReadingWarnings preview={preview} file={file} ofDraft={ofDraft} questionCount={total} />
      {preview.versionChange === null ? null : <VersionChangeTables change={preview.versionChange} />}
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
      {questionsNamingAnother.length === 0 ? null : (
        <DataTable
          caption={`回答者とは別の人の行為が書かれている設問（${figure(questionsNamingAnother.length)}件）`}
          rows={questionsNamingAnother}
          rowKey={({ clauseId, words }) => `${clauseId} ${words}`}
          columns={[
            { key: 'clause', header: '条項', rowHeader: true, cell: ({ clauseId }) => formatClause(clauseId) },
            { key: 'words', header: '設問', width: 'wide', cell: ({ words }) => words },
            { key: 'what', header: '確かめること', cell: () => '誰の義務かを、原文と照らしてください。' },
          ]}
        />
      )}
      {misprints.length === 0 ? null : (
        <DataTable
          caption={`誤植と思われる箇所（${figure(misprints.length)}件）`}
          rows={misprints}
          rowKey={({ document, clause, printed }) => `${document} ${clause} ${printed}`}
          columns={[
            { key: 'clause', header: '条項', rowHeader: true, cell: ({ clause }) => formatClause(clause) },
            { key: 'printed', header: '原文', cell: ({ printed }) => printed },
            { key: 'likely', header: '正しいと思われる語', cell: ({ likely }) => likely },
            {
              key: 'shown',
              header: '設問での表記',
              cell: ({ isMended }) => (isMended ? '直して示します' : '原文のまま示し、そのことを添えます'),
            },
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
      {unaskedTexts.length === 0 ? null : (
        <Disclosure
          summary={`設問にしていない条項（${figure(unaskedTexts.reduce((sum, { clauseCount }) => sum + clauseCount, 0))}件）`}
        >
          <ul className="flex flex-col gap-3">
            {unaskedTexts.map(({ reason, clauseCount, lines }) => (
              <li key={reason}>
                <p className="text-std-16B-170">
                  {UNASKED_REASON_LABELS[reason]}（{figure(clauseCount)}件）
                </p>
                <ul className="pl-6 text-solid-gray-800">
                  {lines.map((line, index) => (
                    <li key={index} className="[overflow-wrap:anywhere]">
                      {line}
                    </li>
                  ))}
                  {clauseCount > lines.length ? <li>ほか{figure(clauseCount - lines.length)}件</li> : null}
                </ul>
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
                {chapter.document === chapterTree[index - 1]?.document
                  ? null
                  : `${POLICY_DOCUMENT_LABELS[chapter.document]}　`}
                {formatClause(chapter.id)}　{chapter.title}（条項 {figure(chapter.clauseCount)}件）
              </p>
              <ul className="pl-6 text-solid-gray-800">
                {chapter.openingLines.map((line) => (
                  <li key={line} className="[overflow-wrap:anywhere]">
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
