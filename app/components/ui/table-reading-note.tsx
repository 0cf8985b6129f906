import { Notice } from '#app/components/ui/notice.tsx';

export interface TableReadingNoteProps {
  /** How a table was read. */
  readonly reading: {
    readonly headingLine: number;
    readonly unread: readonly { readonly name: string }[];
    readonly passedOver?: string | undefined;
    readonly madeOf?: string | undefined;
  };
}

/** Tells how a table was read, where that is not what its writer sees: a title above it, columns that mean nothing. */
export function TableReadingNote({ reading }: TableReadingNoteProps) {
  const { headingLine, unread, passedOver = '', madeOf = '' } = reading;
  if (headingLine === 1 && unread.length === 0 && passedOver + madeOf === '') return null;
  return (
    <Notice tone="info" title="表を次のとおり読みました。">
      <ul className="list-disc pl-6">
        {headingLine === 1 ? null : <li>{headingLine}行目を列の名前としました。それより上の行は読みません。</li>}
        {unread.length === 0 ? null : <li>読まない列：{unread.map(({ name }) => `「${name}」`).join('')}</li>}
        {passedOver === '' ? null : <li>{passedOver}</li>}
        {madeOf === '' ? null : <li>{madeOf}</li>}
      </ul>
    </Notice>
  );
}
