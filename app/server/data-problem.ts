import { databaseProblem } from '#db/problem.server.ts';
import type { DatabaseProblem } from '#db/problem.server.ts';

/** What happened to the data of an installation, and what to do. */
const WORDS = {
  busy: 'ほかのプログラムが使用中です。データは変わっていません。そのプログラムを終えてから、もう一度実行してください。',
  in_use:
    'このフォルダーでは、別の Tenken が動いています。一つのフォルダーを二つのサーバーで使うことはできません。動いている方を終えるか、TENKEN_DATA に別のフォルダーを指定してください。',
  damaged:
    '壊れているか、Tenken のデータではありません。何も変更していません。別の場所に移し、バックアップから戻してください。',
  empty:
    '空のファイルです。何も変更していません。データがあったのであればバックアップから戻し、初めて使うのであればこのファイルを削除して、もう一度実行してください。',
  foreign: 'Tenken のデータではありません。何も変更していません。データのフォルダーを確かめてください。',
  newer:
    'より新しい版の Tenken で使われたデータです。何も変更していません。新しい版の Tenken で開くか、この版で取ったバックアップから戻してください。',
  older:
    '前の版の Tenken のデータです。何も変更していません。バックアップを取り、一度この版の Tenken を起動して移行してから、もう一度実行してください。',
  other:
    'この版とは別の系統の Tenken で使われたデータです。何も変更していません。元の版の Tenken で開くか、この版で取ったバックアップから戻してください。',
  unrecorded:
    'データの表は既に新しい版のものですが、移行の記録が失われています。手続によらずに変更されたおそれがあります。何も変更していません。起動も移行もせず、このまま別の場所に保管し、バックアップと比べてください。',
  incomplete:
    'データの表又は列がなくなっています。何も変更していません。別の場所に移し、バックアップから戻してください。',
  broken:
    'データどうしのつながりが切れています。何も変更していません。別の場所に移し、バックアップから戻してください。',
  dangling:
    'リンクの先がありません。何も変更していません。データのディスクが接続されているか、リンクの先を確かめてから、もう一度実行してください。',
  directory:
    'ファイルではなく、フォルダーです。何も変更していません。データのファイルがあるべき場所を確かめ、このフォルダーを別の場所に移してから、もう一度実行してください。',
  read_only:
    '書き込みができません（読取り専用）。何も変更していません。ファイルとフォルダーの書込みの権限、ディスクの状態を確かめてください。',
  not_permitted:
    '開く権限がありません。何も変更していません。Tenken を動かす利用者が、フォルダーとファイルの所有者になっているか確かめてください。',
  full: 'ディスクに空きがありません。書きかけの操作は取り消され、それまでのデータは残っています。空きを作ってから、もう一度実行してください。',
  no_room:
    'ディスクの空きが足りないため、起動しませんでした。何も変更していません。空きを作ってから、もう一度起動してください。',
} as const satisfies Record<DatabaseProblem, string>;

/** What to tell the operator when the data cannot be used; null for every failure of another kind. */
export function dataProblemText(error: unknown, place: string): string | null {
  const problem = databaseProblem(error);
  if (problem === null) return null;
  const detail = problem === 'incomplete' || problem === 'broken' || problem === 'no_room' ? detailOf(error) : null;
  return `${place}: ${WORDS[problem]}${detail === null ? '' : `（${detail}）`}`;
}

/** What the message of an error names at its end. */
function detailOf(error: unknown): string | null {
  return error instanceof Error ? (/(?:: | of )(?<detail>.+)$/u.exec(error.message)?.groups?.['detail'] ?? null) : null;
}

/** What to tell the operator of a disk on which the server starts, but will not go on for long. */
export function littleRoomText(place: string, figures: string): string {
  return `警告: ${place}: ディスクの空きが少なくなっています（${figures}）。回答やファイルを保存できなくなる前に、空きを作ってください。`;
}
