import type { LeavableStep, StartStep, StepProgress } from '#app/domain/campaign/first-year.ts';
import type { OfficeNames } from '#app/domain/organization/office.ts';
import { BODY_KIND_LABELS } from '#app/domain/organization/labels.ts';
import { ALL_PEOPLE, peoplePath } from '#app/components/organization/people-address.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import type { SymbolName } from '#app/components/ui/symbol.tsx';
import type { Tone } from '#app/components/ui/status-badge.tsx';
import type { VacantOffice } from '#app/services/campaign/first-year.loader.server.ts';
import type { StartPage } from '#app/services/campaign/first-year.page.server.ts';

interface Look {
  readonly word: string;
  readonly tone: Tone;
  readonly symbol: SymbolName;
}

export const PROGRESS_LOOKS = {
  done: { word: '済み', tone: 'success', symbol: 'check' },
  begun: { word: '途中', tone: 'warning', symbol: 'half' },
  ahead: { word: 'これから', tone: 'neutral', symbol: 'dash' },
  left_out: { word: '不要', tone: 'neutral', symbol: 'dash' },
} as const satisfies Record<StepProgress, Look>;

export interface StepWords {
  readonly title: string;
  /** What it is and what it is asked for. */
  readonly why: string;
  /** What follows from it, or may wait. */
  readonly note: string;
}

/** The words of the steps, for a body with 部 or without. */
export function stepWords(names: OfficeNames, bureau: boolean): Readonly<Record<StartStep, StepWords>> {
  return {
    body: {
      title: '団体名と区分',
      why: '画面と報告書に出る団体の名前と、市・町・村などの区分です。',
      note: '名前を変えても、集計を確定した自己点検の報告書は、確定したときの名前のままです。',
    },
    units: bureau
      ? {
          title: '部・課',
          why: '点検票は課ごとに届きます。部（局）があるときは、部の点検票と、課の点検票の確認にも使います。',
          note: '部のない団体は、「使う機能」で部を外し、課だけを登録します。課の数だけ点検票ができるので、実際の課と合わせてください。',
        }
      : {
          title: '課',
          why: '点検票は課ごとに届きます。',
          note: '課の数だけ点検票ができるので、実際の課と合わせてください。',
        },
    offices: {
      title: '職員と役職',
      why: `点検票に回答する人（課では${names.security_manager}）と、確認する人を登録します。役職の呼び名は、対策基準に合わせた既定のものです。`,
      note: '空席があっても自己点検は始められますが、その点検票は回答や確認が止まります。後から任命すれば、そこから進みます。',
    },
    accounts: {
      title: '利用者ID',
      why: '回答や確認をする人がサインインするためのIDです。職員の画面で発行し、最初のパスワードを紙で渡します。',
      note: `サインインしない人の点検票は、紙で回答を受け、${names.secretariat}が代行入力できます。全員が紙なら、この手順は不要です。`,
    },
    systems: {
      title: 'ネットワーク区分と情報システム台帳',
      why: '情報システムごとの点検票は、台帳に載っているものに届きます。先にネットワーク区分（マイナンバー利用事務系など）を決めます。',
      note: `後回しにできます。台帳が空のまま始めた自己点検では、情報システムの設問は誰にも届きません。情報システムごとの${names.system_manager}は、台帳のあとに職員と役職の手順で任命します。`,
    },
    policy: {
      title: '対策基準',
      why: '団体の情報セキュリティ対策基準の本文です。Word・PDF・テキストのファイルのまま取り込むと、条項に分けて読み取ります。',
      note: '読み取れなかった箇所は、公開の前に画面で示します。本文は、サインインした人のほかには表示しません。',
    },
    questionnaire: {
      title: '調査票',
      why: '取り込んだ条項から作る設問です。誰に何問届くかを確かめてから公開します。',
      note: '公開した版は変わりません。対策基準が改正されたら、新しい版として取り込みます。',
    },
    history: {
      title: '前年度の結果と改善計画',
      why: 'これまで表計算ソフトで行ってきた前年度の自己点検の結果と、続いている改善計画を取り込みます。結果は最初の自己点検で「前年度」として見え、改善策は続きの進み具合を入力できます。',
      note: '後回しにできます。ただし、結果の取込みは、最初の自己点検を始める前に行ってください。改善計画は、いつでも取り込めます。',
    },
    first_campaign: {
      title: '最初の自己点検',
      why: '年度・期限・対象の所属を決め、誰に何が届くかを確かめてから開始します。',
      note: '開始すると、回答する人のホームに点検票が表示されます。回答・確認する人がサインインできるようになれば、この案内は終わります。',
    },
  };
}

export const LEAVE_WORDS = {
  accounts: { leave: '全員が紙で回答するので不要', takeIn: '利用者IDの手順に戻す' },
  systems: { leave: '情報システムはないので不要', takeIn: '情報システムの手順に戻す' },
  history: { leave: '引き継ぐ結果も改善計画もないので不要', takeIn: '前年度の結果と改善計画の手順に戻す' },
} as const satisfies Record<LeavableStep, { readonly leave: string; readonly takeIn: string }>;

/** What is there of a step, in counts. */
export function doneOf(step: StartStep, { bodyName, facts }: StartPage, bureauWord: string | null): string {
  switch (step) {
    case 'body':
      return `${bodyName}（${facts.bodyKind === null ? '区分は未選択' : BODY_KIND_LABELS[facts.bodyKind]}）`;
    case 'units':
      return `${bureauWord === null ? '' : `${bureauWord} ${facts.bureauCount}・`}課 ${facts.departmentCount}`;
    case 'offices':
      return `職員 ${facts.peopleCount}人・必要な役職 ${facts.postCount}のうち、在職者がいるもの ${facts.postCount - facts.vacantCount}`;
    case 'accounts':
      return `回答・確認する人 ${facts.holderCount}人のうち ${facts.holderCount - facts.unableCount}人がサインインできます`;
    case 'systems':
      return `ネットワーク区分 ${facts.zoneCount}・情報システム ${facts.registeredCount}`;
    case 'policy':
      return `取り込んだ版 ${facts.policyCount}`;
    case 'questionnaire':
      return `公開した調査票 ${facts.publishedCount}`;
    case 'history':
      return `取り込んだ結果 ${facts.pastResultCount}・改善策 ${facts.pastMeasureCount}`;
    case 'first_campaign':
      return {
        none: 'まだありません',
        prepared: '準備中のものがあります',
        opened: '開始しました',
        over: '終わりました',
      }[facts.campaignProgress];
  }
}

/** One vacant office with the places where it is, and from when somebody is to hold it. */
export function vacancyWords(
  { office, placeNames, placeCount, comingTerms }: VacantOffice,
  names: OfficeNames,
): string {
  const coming = comingTerms.map(({ from, postCount }) => `。${japaneseDate(from)}から就く人：${postCount}`).join('');
  if (placeCount === 0) return `${names[office]}（全庁）${coming}`;
  const more = placeCount > placeNames.length ? `ほか${placeCount - placeNames.length}` : '';
  return `${names[office]}（${[...placeNames, ...(more === '' ? [] : [more])].join('、')}）${coming}`;
}

/** What is missing at a step, by name. */
export function missingOf(step: StartStep, page: StartPage, names: OfficeNames): readonly string[] {
  const { facts, vacantOffices, unablePeople } = page;
  switch (step) {
    case 'body':
      return facts.bodyKind === null ? ['区分を選んでください。'] : [];
    case 'units':
      return facts.departmentCount === 0 ? ['課が一つもありません。点検票を届ける課を登録してください。'] : [];
    case 'offices':
      return [
        ...(facts.departmentCount === 0 ? ['課を登録すると、課ごとに必要な役職がここに表示されます。'] : []),
        ...vacantOffices.map((one) => `空席：${vacancyWords(one, names)}`),
      ];
    case 'accounts': {
      const more = facts.unableCount - unablePeople.length;
      const people = unablePeople.map(({ name }) => name).join('、');
      return [
        ...(facts.unableCount === 0 ? [] : [`サインインできない人：${people}${more > 0 ? `、ほか${more}人` : ''}`]),
        ...(facts.vacantCount === 0 ? [] : ['空席の役職は、任命のあとに利用者IDを確かめます。']),
      ];
    }
    case 'systems':
      if (facts.registeredCount > 0) return [];
      return [facts.zoneCount === 0 ? 'ネットワーク区分も情報システムもありません。' : '情報システムがありません。'];
    case 'policy':
      return facts.policyCount === 0 ? ['対策基準を取り込んでください。'] : [];
    case 'questionnaire':
      if (facts.publishedCount > 0) return [];
      return [
        facts.policyCount === 0
          ? '対策基準を取り込むと、調査票も公開できます。'
          : '取り込んだ対策基準から、調査票が公開されていません。本文をもう一度取り込み、調査票を公開してください。',
      ];
    case 'history':
      return [];
    case 'first_campaign':
      return {
        none: ['自己点検を準備してください。'],
        prepared: ['届き先を確かめて、開始してください。'],
        opened: [],
        over: [],
      }[facts.campaignProgress];
  }
}

/** Where a step is done, and what the link says. */
export function placeOf(
  step: StartStep,
  { draftId, facts, campaignOpened }: StartPage,
  bureau: boolean,
): { readonly to: string; readonly label: string } {
  switch (step) {
    case 'body':
      return { to: '#name', label: '下の欄で団体名と区分を決める' };
    case 'units':
      return { to: '/organization/units', label: `${bureau ? '部・課' : '課'}を登録する` };
    case 'offices':
      return { to: '/organization/people', label: '職員を登録して任命する' };
    case 'accounts':
      return {
        to: peoplePath(ALL_PEOPLE, { login: facts.unableCount > 0 ? 'unable' : '' }),
        label: '職員の画面で利用者IDを発行する',
      };
    case 'systems':
      return facts.zoneCount === 0
        ? { to: '/organization/systems/zones', label: 'ネットワーク区分を決める' }
        : { to: '/organization/systems', label: '情報システムを登録する' };
    case 'policy':
      return { to: '/policies/new', label: '対策基準を取り込む' };
    case 'questionnaire':
      return facts.publishedCount === 0
        ? { to: '/policies/new', label: '対策基準から調査票を公開する' }
        : { to: '/policies', label: '公開した調査票を見る' };
    case 'history':
      return { to: '/campaigns/history', label: '前年度の結果と改善計画を取り込む' };
    case 'first_campaign':
      if (campaignOpened) return { to: '/campaigns', label: '自己点検の管理を開く' };
      return draftId === null
        ? { to: '/campaigns/new', label: '自己点検を準備する' }
        : { to: `/campaigns/${draftId}`, label: '準備した自己点検を開く' };
  }
}

/** How much of the path is behind one. */
export function settledWords(settledCount: number, stepCount: number): string {
  if (settledCount === 0) return `${stepCount}つの手順のうち、済んだものはまだありません。`;
  return `${stepCount}つの手順のうち、${settledCount}つが済んでいます。`;
}
