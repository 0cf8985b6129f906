import { formatClause } from '#app/domain/policy/printed-clause.ts';
import { BROUGHT_ALONG } from '#app/components/improvement/past-measure-words.ts';
import { objectWords } from '#app/components/report/object-words.ts';
import { useCommitteeWords, useModules } from '#app/components/organization/body-modules.tsx';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { postWords } from '#app/components/organization/post-words.ts';
import { PaperTable } from '#app/components/ui/paper-table.tsx';
import type { PaperColumn, PaperTableProps } from '#app/components/ui/paper-table.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { ACTION_PROGRESS_LABELS, OWN_LEVEL_LABEL } from '#app/domain/improvement/labels.ts';
import type { ActionProgress } from '#app/domain/improvement/progress.ts';
import { SHEET_STATE_LABELS } from '#app/domain/response/sheet-labels.ts';
import { japaneseDate, japaneseFiscalYear } from '#app/lib/japanese-date.ts';
import type { BroughtAction } from '#app/services/improvement/past-measure.loader.server.ts';
import type { HandoverContent } from '#app/services/improvement/handover.loader.server.ts';
import type { HandoverPage } from '#app/services/improvement/handover.page.server.ts';

export type HandoverTablesProps = Pick<HandoverPage, 'handedOver' | 'today'>;

const day = (date: string | null, without: string) => (date === null ? without : japaneseDate(date));
const OF_OTHERS_TOO = 'ほかの所属にも関わるため、内容は事務局に確かめてください。';
const written = (text: string) => (text === '' ? '未定' : <span className="whitespace-pre-line">{text}</span>);

const byPlace = (_row: unknown, index: number) => String(index);

/** The sheet, and the contract or service that was written about. */
const SHEET: PaperColumn<HandoverContent['promises'][number] | HandoverContent['namedEvidence'][number]> = {
  key: 'sheet',
  header: '点検票',
  rowHeader: true,
  cell: ({ sheetId, targetName, shownObject }) => (
    <>
      <TextLink to={`/sheets/${sheetId}`}>{targetName}</TextLink>
      {shownObject === null ? null : <span className="block">{objectWords(shownObject)}</span>}
    </>
  ),
};
const OWNER: PaperColumn<{ readonly owner: string }> = {
  key: 'owner',
  header: '担当（記載のまま）',
  cell: ({ owner }) => written(owner),
};
const DUE: PaperColumn<{ readonly due: string | null }> = {
  key: 'due',
  header: '期限',
  width: 'tight',
  cell: ({ due }) => day(due, '未定'),
};
const PROGRESS: PaperColumn<{ readonly actionProgress: ActionProgress }> = {
  key: 'progress',
  header: '進捗',
  width: 'tight',
  cell: ({ actionProgress }) => ACTION_PROGRESS_LABELS[actionProgress].word,
};

function Table<Row>(props: Omit<PaperTableProps<Row>, 'empty'>) {
  return <PaperTable {...props} empty="ありません。" />;
}

function standing({ from, until }: HandoverContent['terms'][number], today: string): string {
  if (from > today) return '後任';
  return until !== null && until < today ? '前任' : '現任';
}

function Terms({ handedOver, today }: HandoverTablesProps) {
  const names = useOfficeNames();
  return (
    <Table
      caption="1　役職に就いている人"
      rows={handedOver.terms}
      rowKey={byPlace}
      columns={[
        {
          key: 'office',
          header: '役職',
          rowHeader: true,
          cell: ({ office, systemName, heldAs }) => postWords({ office, placeName: systemName, heldAs }, names),
        },
        { key: 'standing', header: '区分', width: 'tight', cell: (term) => standing(term, today) },
        { key: 'person', header: '氏名', cell: ({ personName }) => personName },
        { key: 'from', header: 'いつから', width: 'tight', cell: ({ from }) => japaneseDate(from) },
        { key: 'until', header: 'いつまで', width: 'tight', cell: ({ until }) => day(until, '定めなし') },
      ]}
    />
  );
}

function Sheets({ handedOver, today }: HandoverTablesProps) {
  const names = useOfficeNames();
  return (
    <Table
      caption="2　終わっていない点検票"
      rows={handedOver.openSheets}
      rowKey={({ sheetId }) => sheetId}
      columns={[
        {
          key: 'sheet',
          header: '点検票',
          rowHeader: true,
          width: 'medium',
          cell: ({ sheetId, targetName, office }) => (
            <TextLink to={`/sheets/${sheetId}`}>{`${targetName}（${names[office]}）`}</TextLink>
          ),
        },
        { key: 'campaign', header: '自己点検', cell: ({ campaignName }) => campaignName },
        { key: 'state', header: '状態', width: 'tight', cell: ({ state }) => SHEET_STATE_LABELS[state].word },
        {
          key: 'due',
          header: '締切',
          width: 'tight',
          cell: ({ dueOn }) => `${japaneseDate(dueOn)}${dueOn < today ? '（過ぎています）' : ''}`,
        },
        {
          key: 'returned',
          header: '差戻しの理由',
          width: 'medium',
          cell: ({ returnReason }) => <span className="whitespace-pre-line">{returnReason ?? '－'}</span>,
        },
      ]}
    />
  );
}

function BroughtActions({ rows }: { readonly rows: readonly BroughtAction[] }) {
  return (
    <Table
      caption={`終わっていない改善策（${BROUGHT_ALONG}）`}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'number',
          header: '改善計画',
          rowHeader: true,
          cell: ({ fiscalYear, number }) => `${japaneseFiscalYear(fiscalYear)} No.${number}`,
        },
        { key: 'problem', header: '課題', width: 'medium', cell: ({ problem }) => written(problem) },
        {
          key: 'measure',
          header: '対応策',
          width: 'medium',
          cell: ({ permanentMeasure }) => written(permanentMeasure),
        },
        OWNER,
        DUE,
        PROGRESS,
      ]}
    />
  );
}

function Actions({ handedOver }: Pick<HandoverTablesProps, 'handedOver'>) {
  const words = useCommitteeWords();
  return (
    <>
      <Table
        caption="3　終わっていない改善策"
        rows={handedOver.openActions}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'number',
            header: '改善計画',
            rowHeader: true,
            cell: ({ campaignName, level, number }) =>
              `${campaignName} ${level === 'unit' ? OWN_LEVEL_LABEL : words.level} No.${number}`,
          },
          {
            key: 'targets',
            header: '対象',
            width: 'medium',
            cell: ({ targetNames, shownObject }) => (
              <>
                {targetNames.join('、')}
                {shownObject === null ? null : <span className="block">{objectWords(shownObject)}</span>}
              </>
            ),
          },
          {
            key: 'problem',
            header: '課題（事実）',
            width: 'medium',
            cell: ({ wordless, problem }) => (wordless ? OF_OTHERS_TOO : written(problem)),
          },
          {
            key: 'measure',
            header: '改善策',
            width: 'medium',
            cell: ({ permanentMeasure }) => written(permanentMeasure),
          },
          OWNER,
          DUE,
          PROGRESS,
        ]}
      />
      {handedOver.broughtActions.length === 0 ? null : <BroughtActions rows={handedOver.broughtActions} />}
      <p>改善策は、対象の職に付いています。担当に人の名前が書いてあっても、その職に新しく就いた人が引き継ぎます。</p>
    </>
  );
}

function Promises({ handedOver }: Pick<HandoverTablesProps, 'handedOver'>) {
  return (
    <>
      <Table
        caption="4　点検票に書いた改善策（約束）"
        rows={handedOver.promises}
        rowKey={byPlace}
        columns={[
          SHEET,
          { key: 'measure', header: '改善策', width: 'wide', cell: ({ measure }) => written(measure) },
          OWNER,
          DUE,
        ]}
      />
      <Table
        caption="5　点検票に挙げ、まだ確かめていない根拠資料"
        rows={handedOver.namedEvidence}
        rowKey={byPlace}
        columns={[
          SHEET,
          { key: 'document', header: '資料', width: 'wide', cell: ({ documentName }) => documentName },
          { key: 'location', header: '保管場所', cell: ({ location }) => written(location) },
        ]}
      />
    </>
  );
}

function Rest({ handedOver }: Pick<HandoverTablesProps, 'handedOver'>) {
  const names = useOfficeNames();
  const { exception } = useModules();
  const excepting = exception || handedOver.endingExceptions.length > 0;
  return (
    <>
      {excepting ? (
        <Table
          caption="6　一年以内に終わる例外措置（続けるには、新たな許可が必要です）"
          rows={handedOver.endingExceptions}
          rowKey={({ id }) => id}
          columns={[
            { key: 'target', header: '対象', rowHeader: true, cell: ({ targetName }) => targetName },
            { key: 'clause', header: '条項', cell: ({ clauseId }) => formatClause(clauseId) },
            { key: 'reason', header: '理由', width: 'wide', cell: ({ reason }) => written(reason) },
            { key: 'until', header: 'いつまで', width: 'tight', cell: ({ until }) => japaneseDate(until) },
          ]}
        />
      ) : null}
      <Table
        caption={`${excepting ? '7' : '6'}　入力を分担している章（任命が終わると、分担も終わります）`}
        rows={handedOver.delegated}
        rowKey={({ id }) => id}
        columns={[
          { key: 'office', header: '分担させた役職', rowHeader: true, cell: ({ office }) => names[office] },
          { key: 'person', header: '分担する人', cell: ({ personName }) => personName },
          { key: 'chapters', header: '章', cell: ({ chapters }) => chapters.map((one) => `第${one}章`).join('、') },
          { key: 'until', header: 'いつまで', width: 'tight', cell: ({ until }) => day(until, '任命の終わりまで') },
        ]}
      />
      <Table
        caption={`${excepting ? '8' : '7'}　残っている用件`}
        rows={handedOver.tasks}
        rowKey={({ kind, subject }) => `${kind} ${subject}`}
        columns={[
          {
            key: 'task',
            header: '用件',
            rowHeader: true,
            cell: ({ kind, subject }) => <TextLink to={taskPath(subject)}>{TASK_WORDS[kind]}</TextLink>,
          },
          { key: 'due', header: '期限', width: 'tight', cell: ({ dueOn }) => day(dueOn, '定めなし') },
        ]}
      />
    </>
  );
}

/** Where the task is done, by its subject: `sheet:<id>`, or `inquiry:<id>/<the unit that is asked>`. */
function taskPath(subject: string): string {
  return `/${subject.replace(/^sheet:/, 'sheets/').replace(/^inquiry:[^/]*\//, 'inquiry/')}`;
}

const TASK_WORDS = {
  sheet_returned: '差し戻された点検票を直して、もう一度提出する',
  ledger_inquiry: '台帳の照会に答える',
} as const satisfies Record<HandoverContent['tasks'][number]['kind'], string>;

/** What is handed over, as it stands on the paper. */
export function HandoverTables({ handedOver, today }: HandoverTablesProps) {
  return (
    <div className="flex flex-col gap-6">
      <Terms handedOver={handedOver} today={today} />
      <Sheets handedOver={handedOver} today={today} />
      <Actions handedOver={handedOver} />
      <Promises handedOver={handedOver} />
      <Rest handedOver={handedOver} />
    </div>
  );
}
