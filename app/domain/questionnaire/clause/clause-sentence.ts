import type { Clause, SentenceKind } from '#app/domain/policy/clause.ts';
import { dutyOfBoundLeave } from '#app/domain/questionnaire/clause/bound-leave.ts';
import { chargedActor } from '#app/domain/policy/wording/charged-actor.ts';
import { curtDutyOf } from '#app/domain/policy/wording/curt-duty.ts';
import { entryAsSentence } from '#app/domain/policy/wording/office-entry.ts';
import { withoutDoersBehind } from '#app/domain/policy/wording/named-doer.ts';
import { withoutNoteSigns } from '#app/domain/policy/wording/sentence.ts';
import { settleStops, tidy } from '#app/domain/policy/source/settled-print.ts';

/** 設問の元の文. One sentence of a clause as a question takes it up. */
export interface ClauseSentence {
  /** On one line and without its full stop; a mark 【推奨事項】 stays. */
  readonly words: string;
  readonly kind: SentenceKind;
  readonly subjects: readonly string[];
  /** What is due instead where the sentence cannot be kept: 「消去できない場合は、契約を締結する」. */
  readonly otherwise?: string;
  /** Binds whoever keeps the 実施手順, and not whom the clause binds. */
  readonly ofProcedure?: true;
}

const NARROW_COMMA = /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー）」])[,､] ?/gu;

/** 「実施手順の維持・管理を行う権限及び責任を有する」: whoever is responsible for a document keeps it. */
const KEEPS_DOCUMENT =
  /((?:手順|規程|計画|台帳)(?:書|等)?の(?:策定|作成|維持|管理|見直し)[^、。]{0,10}を行う)(?:権限及び)?責任を有する$/u;

/** 「（解説）」 before a sentence says only where it comes from. */
const EXPLAINS = /^[（(【［[](?:解説|説明|趣旨|補足|参考|留意事項|注[0-9０-９]{0,2})[）)】］\]]/u;
/** 「情報管理者は課長をもって充て、…」: who holds the office is registered, what he does is asked. */
const FILLED_FIRST =
  /^([^、。はがを]{2,30}は)、?[^、。は]{2,40}をもって、?(?:これに)?(?:充て|あて)、(?=[^。]*[をにへ])/u;
/** 【解説】 or 【必須】 behind a sentence says nothing of what it demands; 推奨 does. */
const BEHIND = /。?[【［[](?!推奨)[^】］\]]{0,40}[】］\]]$/u;

type Judged = Pick<Clause, 'text' | 'sentences'>;

/** Every step from the clause to its questions, and the nets below them, take up the same sentences. */
const KNOWN = new WeakMap<Judged, readonly ClauseSentence[]>();

/** The sentences of a clause as its reader judged them. */
export function sentencesOf(clause: Judged): readonly ClauseSentence[] {
  const found = KNOWN.get(clause) ?? sentencesIn(clause);
  KNOWN.set(clause, found);
  return found;
}

function sentencesIn({ text, sentences }: Judged): readonly ClauseSentence[] {
  return sentences.map(({ span: [from, to], kind, subjects }) => {
    const printed = tidy(withoutNoteSigns(settleStops(entryAsSentence(text.slice(from, to)))));
    const charged = chargedActor(printed, new Set(subjects.map(tidy)));
    const isTold = charged?.names.every((name) => subjects.includes(name)) === true;
    const words = withoutDoersBehind(isTold ? charged.words : printed)
      .replace(NARROW_COMMA, '、')
      .replace(EXPLAINS, '')
      .replace(/。(【推奨[^】]*】)$/u, '$1')
      .replace(BEHIND, '')
      .replace(/。$/u, '')
      .replace(KEEPS_DOCUMENT, '$1ものとする');
    const bound = kind === 'permission' ? dutyOfBoundLeave(words) : null;
    const whole = kind === 'requirement' || kind === 'recommendation' ? curtDutyOf(words)?.whole : undefined;
    return {
      words: bound ?? whole ?? words,
      kind: bound === null ? kind : 'requirement',
      subjects: subjects.map(tidy),
    };
  });
}

/** What has to be done, by duty or by office; whoever has an authority need not use it. */
export function isDemand({ kind, words }: ClauseSentence): boolean {
  if (kind === 'assignment') return !/(?:権限|責任)を有する$|のとおりとする$/u.test(words);
  return kind === 'requirement' || kind === 'recommendation';
}

/** The words without who holds the office that they bind. */
export function withoutHolder(words: string): string {
  return words.replace(FILLED_FIRST, '$1、');
}
