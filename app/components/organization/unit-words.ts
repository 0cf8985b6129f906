import type { Office, OfficeNames } from '#app/domain/organization/office.ts';
import type { Hanging } from '#app/domain/organization/unit-end.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import type { UnitDone } from '#app/services/organization/unit.address.server.ts';
import type { ComingChange, LineageLine, VersionFacts } from '#app/services/organization/unit-version.loader.server.ts';

/** How many of them a table brought, and what they are called together. */
interface ImportedUnits {
  readonly added: number;
  readonly changed: number;
  readonly units: string;
  /** Whether any change is still to come. */
  readonly ahead: boolean;
}

/** What was just done, said on the page that one is led to. */
export function doneWords(
  done: Exclude<UnitDone, ''>,
  name: string,
  { added, changed, units, ahead }: ImportedUnits = { added: 0, changed: 0, units: '', ahead: false },
): string {
  const unit = name === '' ? '所属' : `「${name}」`;
  switch (done) {
    case 'added':
      return `${unit}を加えました。`;
    case 'changed':
      return `${unit}を変更しました。`;
    case 'corrected':
      return `${unit}の、同じ日からの内容を訂正しました。`;
    case 'ordered':
      return `${unit}の順番を変えました。今日からの順番です。`;
    case 'closed':
      return `${unit}を廃止としました。`;
    case 'merged':
      return `${unit}を統合としました。`;
    case 'split':
      return `${unit}を分割としました。`;
    case 'taken_back':
      return '変更を取り消しました。前の内容に戻っています。';
    case 'imported':
      return `${units}を読み込みました。新設${added}件、変更${changed}件を保存しました。${ahead ? '先の日からのものは「これからの変更」にあります。' : ''}`;
  }
}

/** Into which units another passed. */
export function becameWords({ kind, unitNames }: LineageLine): string {
  const names = unitNames.map((name) => `「${name}」`).join('と');
  switch (kind) {
    case 'abolished':
      return '廃止（引き継ぐ所属なし）';
    case 'merged':
      return `${names}に統合`;
    case 'split':
      return `${names}に分割`;
    case 'renamed':
      return `${names}に改称`;
  }
}

/** From which units one came. */
export function cameFromWords({ kind, unitNames }: LineageLine): string {
  const names = unitNames.map((name) => `「${name}」`).join('と');
  return kind === 'split' ? `${names}の分割により設置` : `${names}を引継ぎ`;
}

const factsOf = (bureau: string): readonly (readonly [keyof VersionFacts, string])[] => [
  ['name', '名称'],
  ['code', 'コード'],
  ['parentName', `上の${bureau}`],
  ['policyName', '規程'],
];

/** What a change that is still to come does. */
export function comingWords({ kind, factsBefore, factsAfter, became }: ComingChange, bureau: string): string {
  if (kind === 'added')
    return `新設${factsAfter === null || factsAfter.parentName === null ? '' : `（${factsAfter.parentName}）`}`;
  if (kind === 'ended') return became === null ? '廃止' : becameWords(became);
  const changed = factsOf(bureau).flatMap(([fact, label]) => {
    const [from, to] = [factsBefore?.[fact] ?? null, factsAfter?.[fact] ?? null];
    return from === to ? [] : [`${label}：${from ?? 'なし'}→${to ?? 'なし'}`];
  });
  return changed.length === 0 ? '順番の変更' : changed.join('、');
}

interface HangingNames {
  readonly names: OfficeNames;
  /** What the body calls its bureaus. */
  readonly bureau: string;
}

/** What is in the way of the end of a unit, and what to do about it. */
export function hangingWords(hanging: Hanging, { names, bureau }: HangingNames): string {
  switch (hanging.kind) {
    case 'unit':
      return `「${hanging.name}」が下にあります。先に別の${bureau}へ移すか、廃止してください。`;
    case 'system':
      return `情報システム「${hanging.name}」を所管しています。情報システム台帳で、所管を別の課に移してください。`;
    case 'contract':
      return `契約「${hanging.name}」を所管しています。委託・クラウドサービス台帳で、所管を別の課に移してください。`;
    case 'appointment':
      return `${hanging.name}さんが${names[hanging.office]}に任命されています。職員の画面で、その任命を取り消すか、なくなる日の前日までの任期にしてください。`;
    case 'leaves':
      return `${hanging.name}さん（${names[hanging.office]}）は、確定した異動で退職・転出します。先にその異動を取り消してください。`;
    case 'campaign':
      return `実施中の自己点検「${hanging.name}」に、この所属の点検票があります。集計の確定後に行ってください。`;
    case 'inquiry':
      return `台帳の照会を「${hanging.name}」に尋ねた記録があるため、なかったことにはできません。`;
  }
}

/** Which office ends with its unit, and when. */
export function endingTermWords(
  { name, office }: { readonly name: string; readonly office: Office },
  lastDay: string,
  names: OfficeNames,
): string {
  return `${name}さんの${names[office]}は${japaneseDate(lastDay)}で終わります。`;
}

/** From when to when a version was or is so. */
export function periodWords(from: string, until: string | null): string {
  return until === null ? `${japaneseDate(from)}から` : `${japaneseDate(from)}から${japaneseDate(until)}まで`;
}
