import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { factChangeWords, officeChangeWords, TRANSFERS_PATH } from '#app/components/organization/transfer-words.ts';
import { Button } from '#app/components/ui/button.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { TRANSFER_VERDICT_LABELS } from '#app/domain/access/labels.ts';
import type { TransferVerdict } from '#app/domain/access/transfer-plan.ts';
import type { TransferLineView } from '#app/services/access/transfer.page.server.ts';

export interface TransferLinesProps {
  readonly id: string;
  readonly show: TransferVerdict;
  readonly lines: readonly TransferLineView[];
  readonly people: number;
  /** Whether lines can still be left out. */
  readonly draft: boolean;
}

/** The people of one group, with what becomes of each. */
export function TransferLines({ id, show, lines, people, draft }: TransferLinesProps) {
  const names = useOfficeNames();
  const toldOf = (line: TransferLineView) => [
    ...line.messages,
    ...line.factChanges.map(factChangeWords),
    ...line.officeChanges.map((change) => officeChangeWords(change, names)),
  ];
  return (
    <DataTable
      caption={`${TRANSFER_VERDICT_LABELS[show]}（${people}人）`}
      rows={lines}
      rowKey={(line) => line.lineKey}
      columns={[
        ...(draft
          ? [
              {
                key: 'line',
                header: '行',
                align: 'end' as const,
                width: 'narrow' as const,
                cell: (line: TransferLineView) =>
                  line.lineNumbers.length === 0 ? '表にない' : line.lineNumbers.join('・'),
              },
            ]
          : []),
        { key: 'code', header: '職員番号', cell: (line) => line.code },
        {
          key: 'name',
          header: '氏名',
          rowHeader: true,
          cell: (line) =>
            line.personId === null ? (
              line.name
            ) : (
              <TextLink to={`/organization/people/${line.personId}`}>{line.name}</TextLink>
            ),
        },
        {
          key: 'told',
          header: show === 'unknown' || show === 'conflicting' ? '理由と直し方' : '変わるところ',
          width: 'wide',
          cell: (line) => {
            const told = toldOf(line);
            if (told.length === 0) return <span className="text-solid-gray-700">なし</span>;
            return (
              <ul>
                {told.map((words) => (
                  <li key={words}>{words}</li>
                ))}
              </ul>
            );
          },
        },
        ...(draft
          ? [
              {
                key: 'leave',
                header: '行の扱い',
                cell: (line: TransferLineView) => <LineActs id={id} line={line} out={show === 'left_out'} />,
              },
            ]
          : []),
      ]}
    />
  );
}

interface LineActsProps {
  readonly id: string;
  readonly line: TransferLineView;
  readonly out: boolean;
}

/** What can be done with the lines of one person: settled, put right, left out. */
function LineActs({ id, line, out }: LineActsProps) {
  const { lineNumber, lineNumbers, lineSeal, name, namesakes, asksWhetherNew } = line;
  if (lineNumber === null) return <span className="text-solid-gray-700">表に加えると残ります</span>;
  const several = lineNumbers.length > 1;
  return (
    <div className="no-print flex flex-col items-start gap-2">
      {asksWhetherNew ? (
        <fieldset className="flex flex-col items-start gap-2">
          <legend className="text-std-16B-170">登録のある{name}さんと同じ人ですか</legend>
          {namesakes.map(({ samePersonId, code, active }) => (
            <LineAct
              key={samePersonId}
              fields={{ intent: 'settle', number: String(lineNumber), lineSeal, samePersonId }}
              label={`同じ人（職員番号${code === '' ? 'なし' : code}${active ? '' : '、転出・退職'}）`}
              of={name}
            />
          ))}
          <LineAct
            fields={{ intent: 'settle', number: String(lineNumber), lineSeal, samePersonId: '' }}
            label="同姓同名の新しい人"
            of={name}
          />
        </fieldset>
      ) : null}
      {out
        ? null
        : lineNumbers.map((number) => (
            <TextLink key={number} to={`${TRANSFERS_PATH}/${id}/lines/${number}`}>
              {several ? `${number}行目を直す` : 'この行を直す'}
              <span className="sr-only">：{name}</span>
            </TextLink>
          ))}
      <LineAct
        fields={{ intent: out ? 'put_back' : 'leave_out', number: String(lineNumber), lineSeal }}
        label={out ? 'この行を戻す' : 'この行を除いて進める'}
        of={name}
      />
    </div>
  );
}

function LineAct({
  fields,
  label,
  of,
}: {
  readonly fields: Readonly<Record<string, string>>;
  readonly label: string;
  readonly of: string;
}) {
  return (
    <PostForm preventScrollReset>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button kind="secondary" label={`${of}：${label}`}>
        {label}
      </Button>
    </PostForm>
  );
}
