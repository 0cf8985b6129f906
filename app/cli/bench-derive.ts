import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { CommandSurroundings } from '#app/cli/command.ts';
import { readPolicy } from '#app/domain/policy/read.ts';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';
import { applyEdits } from '#app/domain/questionnaire/editing/apply-edits.ts';
import { keyOfQuestion } from '#app/domain/questionnaire/editing/edit.ts';
import type { QuestionEdit } from '#app/domain/questionnaire/editing/edit.ts';
import type { Questionnaire } from '#app/domain/questionnaire/questionnaire.ts';
import { pathsFrom } from '#app/lib/root.server.ts';

const SENTENCES = 1_000;
const GROWTH = 2;
const RUNS = 5;
/** Twice the sentences may take a little more than twice the time. */
const LIMIT_RATIO = 2.3;

const WHO = ['情報システム管理者', '職員等', '情報セキュリティ管理者', '統括情報セキュリティ責任者'];
const WHERE = ['本庁舎', '支所', '倉庫', '会議室', '執務室', '出張所', '保健所', '図書館', '公民館'];
const WHAT = ['端末', '記録媒体', 'サーバ', '通信回線', '入退室の記録', '台帳', '委託先の一覧'];
const ACTS = ['管理', '確認', '保管', '記録', '点検', '報告', '更新', '廃棄'];

function wordAt(words: readonly string[], place: number): string {
  return words[place % words.length] ?? '';
}

/** One clause of different sentences that each bind somebody. */
function clauseOf(sentences: number): string {
  const words = Array.from(
    { length: sentences },
    (_, at) =>
      `${wordAt(WHO, at)}は、${wordAt(WHERE, at)}の${wordAt(WHAT, at)}を${wordAt(ACTS, at)}しなければならない。`,
  );
  return `第１条　（管理）\n${words.join('')}\n第２条　職員等は、法令を守らなければならない。\n`;
}

/** Milliseconds of this process alone: what other work on the machine takes says nothing of ours. */
function spent(work: () => unknown): number {
  const began = process.cpuUsage();
  work();
  return process.cpuUsage(began).user / 1_000;
}

const EDITED_POLICY = 'kikuyo';
const EDITS = 300;
const EDIT_ACTS = ['reword', 'skip', 'mark', 'split'] as const;
/** Every edit of a draft is applied again with each of its steps. */
const EDITS_LIMIT_RATIO = 0.33;

/** Edits of every fourth kind, of questions one after the other. */
function editsOf({ questions }: Questionnaire): readonly QuestionEdit[] {
  return Array.from({ length: EDITS }, (_, at) => questions[at % questions.length]).flatMap(
    (question, at): readonly QuestionEdit[] => {
      if (question === undefined) return [];
      const base = { key: keyOfQuestion(question), basis: null };
      const act = EDIT_ACTS[at % EDIT_ACTS.length];
      if (act === 'skip') return [{ ...base, act, reason: '対象がない' }];
      if (act === 'mark') return [{ ...base, act, criticalReason: '重要' }];
      if (act === 'split') {
        return [{ ...base, act, rows: question.rows.slice(0, 1).map(({ id }) => id), text: '分けた設問ですか。' }];
      }
      return [{ ...base, act: 'reword', text: '直した設問ですか。' }];
    },
  );
}

/** One JSON object: the time of applying an officer's edits to a long policy, against that of deriving it. */
export function reportEditing({ out, root }: CommandSurroundings): void {
  const file = path.join(pathsFrom(root).questionnaires, EDITED_POLICY, 'source.txt');
  const { clauses } = readPolicy(readFileSync(file, 'utf8'));
  const derive = () => deriveQuestionnaire(clauses, { policyId: EDITED_POLICY });
  const questionnaire = derive();
  const edits = editsOf(questionnaire);
  const times = Array.from(
    { length: RUNS },
    () => [spent(derive), spent(() => applyEdits(questionnaire, clauses, edits))] as const,
  );
  const ms = Math.min(...times.map(([deriving]) => deriving));
  const editsMs = Math.min(...times.map(([, applying]) => applying));
  const ratio = Math.round((editsMs / ms) * 100) / 100;
  const result = {
    case: `apply ${EDITS} edits to ${EDITED_POLICY}`,
    ms: Math.round(editsMs),
    deriveMs: Math.round(ms),
  };
  out(`${JSON.stringify({ ...result, ratio, limitRatio: EDITS_LIMIT_RATIO, within: ratio <= EDITS_LIMIT_RATIO })}\n`);
}

/** One JSON object: the time of deriving a long clause, and its growth against a clause half as long. */
export function reportDerivation({ out }: CommandSurroundings): void {
  const derive = (sentences: number): (() => number) => {
    const { clauses } = readPolicy(clauseOf(sentences));
    return () => spent(() => deriveQuestionnaire(clauses, { policyId: 'bench' }));
  };
  const [once, larger] = [derive(SENTENCES), derive(SENTENCES * GROWTH)];
  const times = Array.from({ length: RUNS }, () => [once(), larger()] as const);
  const ms = Math.min(...times.map(([one]) => one));
  const largerMs = Math.min(...times.map(([, other]) => other));
  const ratio = Math.round((largerMs / ms) * 100) / 100;
  const result = { case: `derive a clause of ${SENTENCES} sentences`, ms: Math.round(ms), growth: GROWTH };
  out(
    `${JSON.stringify({ ...result, largerMs: Math.round(largerMs), ratio, limitRatio: LIMIT_RATIO, within: ratio <= LIMIT_RATIO })}\n`,
  );
}
