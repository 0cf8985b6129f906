import type { Question } from '#app/domain/questionnaire/question.ts';
import type { UnitType } from '#app/domain/shared/unit-type.ts';

/** 該当のない対象. A thing or an occasion that not everybody has and of which the ledger and the gates know nothing. */
interface AbsentObject {
  readonly about: RegExp;
  /** When there is none: 「…ときは」. */
  readonly without: string;
  /** Asked of others, it is theirs in any case. */
  readonly unit?: UnitType;
  /** Said once by the question, for all its rows. */
  readonly ofAll?: true;
}

const ABSENT_OBJECTS: readonly AbsentObject[] = [
  { about: /セカンダリサーバ|冗長化した[^、。]{0,6}サーバ/u, without: 'サーバを冗長化していないときは' },
  { about: /利用(?:の|を)?終了時に[^。]*実施状況/u, without: '対象期間に利用を終了していないときは' },
  {
    about: /業務委託(?:の|が)終了(?:に際して|時に|する際)/u,
    without: '対象期間に終了した委託がないときは',
    ofAll: true,
  },
  { about: /構成する通信回線装置/u, without: '本システムに専用の通信回線装置がないときは', unit: 'system' },
  {
    about: /他の?団体と[^。]*交換する(?:場合|とき)/u,
    without: '他の団体との交換がないときは',
    ofAll: true,
  },
  { about: /電子署名の正当性/u, without: '電子署名を使っていないときは' },
  { about: /リモートメンテナンスに係る/u, without: 'リモートメンテナンスを行わせていないときは' },
  { about: /を記録した(?:電磁的)?記録媒体を保管する(?:場合|とき)/u, without: '該当する媒体を保管していないときは' },
  { about: /メディアに(?:保管|保存|記録)するときは/u, without: '保管していないときは' },
  { about: /[住市町村区県]民に公開する情報資産/u, without: '公開する情報資産がないときは' },
  {
    about: /(?:テスト|試験|開発)環境と[^、。]{0,6}運用環境を[^。]*分離/u,
    without: '開発・テスト等の環境を持たないときは',
  },
  { about: /計画の?策定時に/u, without: '対象期間に計画を策定していないときは' },
  { about: /サーバの[^。]*時刻設定/u, without: '本システムに該当するサーバがないときは', unit: 'system' },
  { about: /試験の?結果を[^。]*保管/u, without: '試験をしていないときは' },
  { about: /テストの?結果を[^。]*保管/u, without: 'テストをしていないときは' },
  { about: /特権を代行する者/u, without: '代行する者がいないときは' },
  { about: /常駐する[^、。]{0,8}事業者/u, without: '常駐する事業者がいないときは' },
  { about: /持ち込(?:み|んだ)[^。]*持ち帰った/u, without: '持込みも持帰りもなかったときは' },
  { about: /システム変更等の?作業/u, without: '対象期間に変更作業がなかったときは' },
];

/** What one only has to know, one can know without having had it. */
const SAID = /該当なし|知って(?:いる|います)/u;
const AT_THE_END = /(?:(?<=いますか|いましたか)。|)$/u;

function noteOn(text: string, unit: UnitType, ofAll: boolean): string {
  if (SAID.test(text)) return text;
  const found = ABSENT_OBJECTS.find(
    (one) => one.about.test(text) && (one.unit ?? unit) === unit && (!ofAll || one.ofAll === true),
  );
  return found === undefined ? text : text.replace(AT_THE_END, (end) => `（${found.without}「該当なし」）${end}`);
}

/** The question with 「（…ないときは「該当なし」）」 where it is about what not everybody has. */
export function withAbsentObject(question: Question): Question {
  const { text, rows, unit } = question;
  const asked = noteOn(text, unit, rows.length > 0);
  if (asked !== text) return { ...question, text: asked };
  return { ...question, rows: rows.map((row) => ({ ...row, text: noteOn(row.text, unit, false) })) };
}
