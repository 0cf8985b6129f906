import { Button } from '#app/components/ui/button.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import type { ImportLine, ImportPreview } from '#app/lib/table-import.ts';
import type { ReactNode } from 'react';

interface ImportLinesProps<Line extends ImportLine> {
  readonly caption: string;
  readonly lines: readonly Line[];
  readonly named: string;
  readonly about: string;
  readonly tell: (line: Line) => readonly string[];
}

/** Lines of a table that is read in, with what is told of each; nothing where there are none. */
function ImportLines<Line extends ImportLine>({ caption, lines, named, about, tell }: ImportLinesProps<Line>) {
  if (lines.length === 0) return null;
  return (
    <DataTable
      caption={caption}
      rows={lines}
      rowKey={({ lineNumber, code, name }) => `${lineNumber} ${code} ${name}`}
      columns={[
        { key: 'line', header: '行', align: 'end', width: 'narrow', cell: (line) => line.lineNumber },
        {
          key: 'name',
          header: named,
          rowHeader: true,
          cell: (line) => (
            <>
              {line.code} <span className="inline-block">{line.name}</span>
            </>
          ),
        },
        {
          key: 'about',
          header: about,
          width: 'wide',
          cell: (line) => (
            <ul>
              {tell(line).map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  );
}

interface Effect {
  readonly label: string;
  readonly was: string;
  readonly becomes: string;
  /** How it is said that nothing is there. */
  readonly nothing: string;
}

const orNothing = (value: string, nothing: string) => (value === '' ? nothing : value);

const broughtWords = ({ label, becomes, nothing }: Effect) => `${label}：${orNothing(becomes, nothing)}`;

const changedWords = ({ label, was, becomes, nothing }: Effect) =>
  `${label}：${orNothing(was, nothing)} → ${orNothing(becomes, nothing)}`;

export interface ImportTablesProps<Line extends ImportLine> {
  readonly preview: ImportPreview<Line>;
  /** The file that was read, to be sent once more. */
  readonly text: string;
  /** What else is sent with it. */
  readonly fields?: ReactNode;
  readonly words: {
    /** How it is called that a line is new: 新設. */
    readonly added: string;
    /** What the file is held against: 今の台帳. */
    readonly now: string;
    /** From when it would hold, where that is asked: 令和9年4月1日から、. */
    readonly from: string;
    /** What a line is of. */
    readonly thing: string;
    /** How that ends, which no file does. */
    readonly ending: string;
    /** What tells the lines apart; without it their code and name. */
    readonly named?: string;
  };
  /** What a line changes or brings. */
  readonly effects: (line: Line) => readonly Effect[];
}

/** What a table would do, line by line, and the button that does it where nothing is refused. */
export function ImportTables<Line extends ImportLine>(props: ImportTablesProps<Line>) {
  const { preview, text, fields, words, effects } = props;
  const { seenHash, refusedLines, addedLines, changedLines, unchangedCount, unnamedCount } = preview;
  const named = words.named ?? 'コードと名称';
  const acting = addedLines.length + changedLines.length;
  const acts = `${words.added}${addedLines.length}件・変更${changedLines.length}件`;
  const counts = `${acts}・変更なし${unchangedCount}件`;
  return (
    <section aria-labelledby="preview" className="flex flex-col gap-6">
      <h2 id="preview" className="text-std-20B-150">
        読み込む内容の確認
      </h2>
      {refusedLines.length > 0 ? (
        <Notice
          tone="error"
          title={`読み込めない行が${refusedLines.length}行あるため、まだ何も保存していません。`}
          live
        >
          <p>次の行を元のファイルで直し、もう一度読み込んでください。ほかの行は、{counts}です。</p>
        </Notice>
      ) : acting === 0 ? (
        <Notice tone="info" title={`${words.now}と同じ内容です。保存するものはありません。`} live />
      ) : (
        <Notice tone="info" title={`${words.from}${counts}です。まだ保存していません。`} live>
          <p>内容を確かめて、よければ保存してください。すべての行を一度に保存します。</p>
          {unnamedCount === 0 ? null : (
            <p>
              {`ファイルにない${unnamedCount}件の${words.thing}は、そのまま残ります（${words.ending}は、それぞれの画面で行います）。`}
            </p>
          )}
        </Notice>
      )}
      <ImportLines
        caption={`読み込めない行（${refusedLines.length}行）`}
        lines={refusedLines}
        named={named}
        about="理由と直し方"
        tell={(line) => line.messages}
      />
      {refusedLines.length > 0 || acting === 0 ? null : (
        <PostForm label="読み込みの保存">
          <input type="hidden" name="intent" value="apply" />
          {fields}
          <input type="hidden" name="seenHash" value={seenHash} />
          <input type="hidden" name="text" value={text} />
          <Button>{`${acts}を保存する`}</Button>
        </PostForm>
      )}
      <ImportLines
        caption={`変更（${changedLines.length}件）`}
        lines={changedLines}
        named={named}
        about="変わるところ"
        tell={(line) => effects(line).map(changedWords)}
      />
      <ImportLines
        caption={`${words.added}（${addedLines.length}件）`}
        lines={addedLines}
        named={named}
        about="加える内容"
        tell={(line) => effects(line).map(broughtWords)}
      />
    </section>
  );
}
