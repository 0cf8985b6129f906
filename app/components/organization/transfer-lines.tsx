import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { factChangeWords, officeChangeWords } from '#app/components/organization/transfer-words.ts';
import { Button } from '#app/components/ui/button.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { TRANSFER_VERDICT_LABELS } from '#app/domain/access/labels.ts';
import type { TransferVerdict } from '#app/domain/access/transfer-plan.ts';
import type { TransferLineView } from '#app/services/access/transfer.page.server.ts';

export interface TransferLinesProps {
  readonly show: TransferVerdict;
  readonly lines: readonly TransferLineView[];
  readonly people: number;
  /** Whether lines can still be left out. */
  readonly draft: boolean;
}

/** The people of one group, with what becomes of each. */
export function TransferLines({ show, lines, people, draft }: TransferLinesProps) {
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
                cell: (line: TransferLineView) => <LeaveOut line={line} out={show === 'left_out'} />,
              },
            ]
          : []),
      ]}
    />
  );
}

function LeaveOut({ line, out }: { readonly line: TransferLineView; readonly out: boolean }) {
  if (line.lineNumber === null) return <span className="text-solid-gray-700">表に加えると残ります</span>;
  return (
    <PostForm preventScrollReset>
      <input type="hidden" name="intent" value={out ? 'put_back' : 'leave_out'} />
      <input type="hidden" name="number" value={line.lineNumber} />
      <input type="hidden" name="lineSeal" value={line.lineSeal} />
      <Button kind="secondary" label={out ? `${line.name}の行を戻す` : `${line.name}の行を除いて進める`}>
        {out ? 'この行を戻す' : 'この行を除いて進める'}
      </Button>
    </PostForm>
  );
}
