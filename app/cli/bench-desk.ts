import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { benchAccount, signedInCookie } from '#app/cli/bench-account.ts';
import { makeBenchTown } from '#app/cli/bench-town.ts';
import { quantile, reportMeasuredPages, round, servingEnv, started } from '#app/cli/bench-turns.ts';
import type { CommandSurroundings } from '#app/cli/command.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import type { Clause } from '#app/domain/policy/clause.ts';
import type { WantedCorrection } from '#app/domain/policy/correction.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { pathsFrom } from '#app/lib/root.server.ts';
import { correctPolicyDraft, editPolicyDraft } from '#app/services/policy/draft-step.acts.server.ts';
import { beginPolicyDraft } from '#app/services/policy/policy-draft.acts.server.ts';
import { storedDraft } from '#app/services/policy/stored-draft.loader.server.ts';
import { findingsOf } from '#app/services/questionnaire/policy-text.page.server.ts';
import { readingOf } from '#app/services/questionnaire/text-reading.loader.server.ts';
import { systemClock } from '#app/services/shared/clock.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';

const POLICY = 'kikuyo';
const SECTIONS = 15;
/** As many as an officer makes in one text, so that the last is made on top of all the others. */
const CORRECTIONS = 60;
const EDITS = 60;
const LIMIT_MS = 100;

/** One correction of each kind in turn, of clauses all over the text. */
function corrections(clauses: readonly Clause[]): readonly WantedCorrection[] {
  const duties = clauses.filter(({ kind }) => kind === 'requirement');
  const step = Math.max(1, Math.floor(duties.length / CORRECTIONS));
  return duties
    .filter((_, at) => at % step === 0)
    .slice(0, CORRECTIONS)
    .map(({ document, id }, at): WantedCorrection => {
      const clause = { document, id };
      switch (at % 3) {
        case 0:
          return { act: 'kind', at: clause, kind: 'recommendation' };
        case 1:
          return { act: 'subjects', at: clause, subjects: ['情報システム管理者'] };
        default:
          return { act: 'measures', at: clause, measures: [5, 8] };
      }
    });
}

/** Milliseconds that each piece of work takes. */
function timed<Piece>(pieces: readonly Piece[], work: (piece: Piece, at: number) => void): readonly number[] {
  return pieces.map((piece, at) => {
    const began = performance.now();
    work(piece, at);
    return performance.now() - began;
  });
}

function reportActs(name: string, times: readonly number[], { out }: CommandSurroundings): void {
  const most = Math.max(...times);
  const result = { case: name, count: times.length, ms: round(quantile(times, 0.5)), mostMs: round(most) };
  out(`${JSON.stringify({ ...result, limitMs: LIMIT_MS, within: most <= LIMIT_MS })}\n`);
}

/** Takes the policy in as a draft and works on it; answers with the draft's id and the key of a question. */
function workOnDraft(context: ServiceContext, actor: Actor, surroundings: CommandSurroundings): string {
  const file = path.join(pathsFrom(surroundings.root).questionnaires, POLICY, 'source.txt');
  const source = readFileSync(file, 'utf8');
  const read = readingOf({ source, policyId: 'policy-1' });
  const { reading } = read;
  const handedIn = { policyId: null, name: POLICY, citation: 'bench', source, pageCount: null };
  const { policyDraftId } = must(
    beginPolicyDraft(context, actor, { ...handedIn, reading, findings: findingsOf(read, []) }),
  );
  let seenStep = 0;
  const seen = () => ({ policyDraftId, seenStep });
  const corrected = timed(corrections(reading.clauses), (wanted) => {
    seenStep = must(correctPolicyDraft(context, actor, seen(), wanted)).number;
  });
  reportActs(`correct ${POLICY} (${reading.clauses.length} clauses)`, corrected, surroundings);
  const draft = storedDraft(context.db, policyDraftId);
  if (draft === undefined) throw new Error(policyDraftId);
  const { clauses } = draft.corrected.reading;
  const { questionnaire } = readingOf({ source, policyId: 'policy-1', reading: draft.corrected.reading });
  const edited = timed(questionnaire.questions.slice(0, EDITS), ({ id, document, clauses: [clause = ''], roles }) => {
    const [role] = roles;
    if (role === undefined) throw new Error(id);
    const part = id.slice(clause.length, id.lastIndexOf('@'));
    const key = { document, clause, part, role };
    const base = { questionnaire, clauses, lastStep: seenStep };
    const wanted = [{ act: 'hint' as const, key, hint: '所属の様式を確かめてください。' }];
    seenStep = must(editPolicyDraft(context, actor, seen(), { base, wanted })).number;
  });
  reportActs(`edit questions of ${POLICY} (${questionnaire.questions.length} questions)`, edited, surroundings);
  return policyDraftId;
}

/**
 * What the policy desk takes for a long policy: each correction and each edit with all before it, and the pages of the
 * draft against the same documents from plain elements.
 */
export async function reportDesk(surroundings: CommandSurroundings): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tenken-bench-'));
  const children: ChildProcess[] = [];
  try {
    const at = systemClock();
    const plan = { at, today: tokyoDate(at), sections: SECTIONS, bureaus: 0, secretariat: await benchAccount() };
    const { context, actor } = makeBenchTown(path.join(folder, 'tenken.db'), surroundings.root, plan);
    const draft = `/policies/drafts/${workOnDraft(context, actor, surroundings)}`;
    const cookie = await signedInCookie(context);
    context.db.$client.close();
    const served = await started(children, ['app/server/main.js'], servingEnv(folder), surroundings.root);
    const query = 'SELECT number, content, done_by, done_at FROM policy_draft_step ORDER BY number';
    const pages = [
      { name: `the draft of ${POLICY}, its first part`, path: draft, query },
      { name: `the draft of ${POLICY}, a clause chosen`, path: `${draft}?clause=6-1-1`, query },
      { name: `the questions of ${POLICY}`, path: `${draft}/questions`, query },
    ];
    await reportMeasuredPages(pages, { folder, cookie, served, children }, surroundings);
  } finally {
    for (const child of children) child.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  }
}
