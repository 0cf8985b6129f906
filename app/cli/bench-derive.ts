import type { CommandSurroundings } from '#app/cli/command.ts';
import { readPolicy } from '#app/domain/policy/read.ts';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';

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
