import { figure } from '#app/components/policy/figure.ts';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { roleNames } from '#app/components/report/role-names.ts';
import { partLabel, partWords } from '#app/components/policy/change-words.ts';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { Disclosure } from '#app/components/ui/disclosure.tsx';
import { ScrollRegion } from '#app/components/ui/scroll-region.tsx';
import type { ChangeCounts, ChangeLine, ChangeList } from '#app/services/questionnaire/version-change.loader.server.ts';
import type { VersionChange } from '#app/services/questionnaire/version-change.loader.server.ts';

const CLAUSE_LISTS = [
  ['added', '加わった条項'],
  ['dropped', 'なくなった条項'],
  ['reworded', '文が変わった条項'],
  ['renumbered', '番号だけが変わった条項'],
  ['rejudged', '種類か名宛人だけが変わった条項'],
] as const;

const QUESTION_LISTS = [
  ['added', '加わった設問'],
  ['dropped', 'なくなった設問'],
  ['reworded', '文か細目が変わった設問'],
  ['adjusted', '重み、判断基準、回答者など、文のほかが変わった設問'],
] as const;

/** 「条項：追加2・削除1、設問：変更3」: what is not zero. */
export function changeWords({ clauseChanges: clauses, questionChanges: questions }: ChangeCounts): string {
  const words = (parts: readonly (readonly [string, number])[]) =>
    parts.flatMap(([label, count]) => (count === 0 ? [] : [`${label}${figure(count)}`])).join('・') || '変更なし';
  const ofClauses = words([
    ['追加', clauses.added],
    ['削除', clauses.dropped],
    ['文の変更', clauses.reworded],
    ['番号だけの変更', clauses.renumbered],
    ['種類・名宛人の変更', clauses.rejudged],
  ]);
  const ofQuestions = words([
    ['追加', questions.added],
    ['削除', questions.dropped],
    ['文の変更', questions.reworded],
    ['文のほかの変更', questions.adjusted],
  ]);
  return `条項：${ofClauses}、設問：${ofQuestions}`;
}

function Side({ side }: { readonly side: NonNullable<ChangeLine['oldSide']> }) {
  const names = roleNames(useOfficeNames());
  const { printedNumber, roles } = side;
  return (
    <>
      <span className="block">
        {printedNumber}
        {roles.length === 0 ? '' : `（${roles.map((role) => names[role]).join('、')}）`}
      </span>
      <span className="whitespace-pre-wrap">{side.words}</span>
      {side.parts.map((part) => (
        <span key={part.of} className="mt-1 block whitespace-pre-wrap">
          <span className="font-700">{partLabel(part)}：</span>
          {partWords(part)}
        </span>
      ))}
    </>
  );
}

interface VersionSideProps {
  readonly version: '前の版' | 'この版';
  readonly side: ChangeLine['oldSide'];
}

function VersionSide({ version, side }: VersionSideProps) {
  if (side === null) return null;
  return (
    <div className="min-w-0">
      <p className="text-dns-14B-130 text-solid-gray-700">{version}</p>
      <Side side={side} />
    </div>
  );
}

interface ListedProps {
  readonly caption: string;
  readonly unit: '件' | '問';
  readonly list: ChangeList;
}

/**
 * What was and what is, beside each other where there is room for two columns of text and below each other else. A
 * version that has nothing of it takes no room.
 */
function Listed({ caption, unit, list }: ListedProps) {
  if (list.count === 0) return null;
  const more = list.count - list.lines.length;
  return (
    <Disclosure onPaper="opened" summary={`${caption}（${figure(list.count)}${unit}）`}>
      <ScrollRegion named={{ label: caption }} bounded>
        <ol className="border-b border-solid-gray-420">
          {list.lines.map(({ oldSide, newSide }, index) => (
            <li
              key={index}
              className={`grid gap-x-6 gap-y-2 border-t border-solid-gray-420 py-2 ${oldSide === null || newSide === null ? '' : 'desktop:grid-cols-2 print:grid-cols-2'}`}
            >
              <VersionSide version="前の版" side={oldSide} />
              <VersionSide version="この版" side={newSide} />
            </li>
          ))}
        </ol>
      </ScrollRegion>
      {more === 0 ? null : (
        <p className="mt-2">
          ほか{figure(more)}
          {unit}は表示していません。
        </p>
      )}
    </Disclosure>
  );
}

/** What a version changes of the one before, counted and listed. */
export function VersionChangeTables({ change }: { readonly change: VersionChange }) {
  const { clauseChanges: clauses, questionChanges: questions } = change;
  const counts = [
    ...CLAUSE_LISTS.map(([key, label]) => ({ key: `clauses.${key}`, label, count: clauses[key].count, unit: '件' })),
    ...QUESTION_LISTS.map(([key, label]) => ({
      key: `questions.${key}`,
      label,
      count: questions[key].count,
      unit: '問',
    })),
  ];
  return (
    <section aria-labelledby="version-change" className="flex flex-col gap-3">
      <h2 id="version-change" className="text-std-20B-150">
        前の版からの変更
      </h2>
      <DataTable
        caption="前の版から変わった条項と設問の数"
        captionHidden
        rows={counts}
        rowKey={({ key }) => key}
        columns={[
          { key: 'label', header: '変更', rowHeader: true, cell: ({ label }) => label },
          { key: 'count', header: '数', align: 'end', cell: ({ count, unit }) => `${figure(count)}${unit}` },
        ]}
      />
      {CLAUSE_LISTS.map(([key, label]) => (
        <Listed key={key} caption={label} unit="件" list={clauses[key]} />
      ))}
      {QUESTION_LISTS.map(([key, label]) => (
        <Listed key={key} caption={label} unit="問" list={questions[key]} />
      ))}
    </section>
  );
}
