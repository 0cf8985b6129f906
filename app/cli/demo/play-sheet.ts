import type { CalendarDate, Instant } from '#app/domain/shared/calendar-date.ts';
import { waitingStep } from '#app/domain/response/sheet.ts';
import type { SeenSubmission } from '#app/domain/response/sheet-content.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import {
  beginProxyEntry,
  acceptSheet,
  confirmSheet,
  returnSheet,
  submitSheet,
} from '#app/services/response/sheet.acts.server.ts';
import { must } from '#app/domain/shared/result.ts';
import type { SheetSnapshot } from '#app/services/response/sheet.loader.server.ts';
import { contentHashOf, submissionSeen } from '#app/services/response/submission-seen.loader.server.ts';
import { answerChapter, answerGates, revise } from '#app/cli/demo/answer-sheet.ts';
import { at, tokyoMinute } from '#app/cli/demo/days.ts';
import { draw } from '#app/cli/demo/draw.ts';
import { keyOf, missing, snapshotOf } from '#app/cli/demo/sheet-stage.ts';
import type { SheetStage } from '#app/cli/demo/sheet-stage.ts';
import { RETURN_REASONS } from '#app/cli/demo/themes.ts';

/** Something that happens at its time; what happens is written in the order of time. */
export interface Scene {
  readonly at: Instant;
  readonly play: () => void;
}

/** Everything that happens to one sheet. */
export function playSheet(stage: SheetStage): readonly Scene[] {
  const { context, roster, sheet, timetable, plot } = stage;
  const { sheetId } = sheet;
  const day = (index: number): CalendarDate => stage.days[index] ?? missing('day');
  const scene = (index: number, minute: number, play: () => void): Scene => ({
    at: tokyoMinute(day(index), minute),
    play,
  });
  const scenes: Scene[] = [...enteringScenes(stage, day)];
  const submit = () => {
    const actor = plot === 'proxy' ? roster.proxy() : roster.head(sheet);
    accomplished(submitSheet(context, actor, sheetId, contentHashOf(snapshotOf(stage))));
  };
  const { submitted, sentBack, resubmitted, confirmed, accepted } = timetable;
  if (submitted !== null) scenes.push(scene(submitted, at(11, 40), submit));
  if (sentBack !== null) {
    scenes.push(
      scene(sentBack, at(13, 30), () =>
        must(returnSheet(context, nextConfirmer(stage), sheetId, seenBy(stage), returnReason(stage))),
      ),
    );
  }
  if (resubmitted !== null) {
    scenes.push(
      scene(resubmitted, at(14, 10), () => revise(stage, day(resubmitted))),
      scene(resubmitted, at(14, 40), submit),
    );
  }
  if (confirmed !== null) scenes.push(scene(confirmed, at(15, 30), () => confirmAll(stage)));
  if (accepted !== null)
    scenes.push(
      scene(accepted, at(16, 30), () => must(acceptSheet(context, roster.checker(), sheetId, seenBy(stage)))),
    );
  return scenes;
}

/** Gates first, then a chapter at a time, over the days of entering. */
function enteringScenes(stage: SheetStage, day: (index: number) => CalendarDate): readonly Scene[] {
  const { context, roster, sheet, timetable, plot, seed } = stage;
  const [firstDay] = timetable.entering;
  if (firstDay === undefined) return [];
  const writer = plot === 'proxy' ? roster.proxy() : roster.clerk(sheet);
  const begun = Math.floor(draw(seed, 'begun', keyOf(sheet)) * 20);
  const scenes: Scene[] = [];
  if (plot === 'proxy') {
    const basis = {
      decidedBy: roster.head(sheet).name,
      decidedOn: day(firstDay),
      documentNumber: `総第${100 + Math.floor(draw(seed, 'paper', sheet.targetCode) * 800)}号`,
      paperLocation: '総務課 書庫Ａ 自己点検つづり',
    };
    scenes.push({
      at: tokyoMinute(day(firstDay), at(8, 50) + begun),
      play: () => void must(beginProxyEntry(context, writer, sheet.sheetId, basis)),
    });
  }
  scenes.push({ at: tokyoMinute(day(firstDay), at(9) + begun), play: () => answerGates(stage, writer) });
  const chapters = chapterIds(snapshotOf(stage));
  chapters.forEach((chapter, index) => {
    const place = Math.floor((index * timetable.entering.length) / chapters.length);
    const on = day(timetable.entering[place] ?? firstDay);
    const minute = at(9, 10) + begun + index * 7;
    scenes.push({ at: tokyoMinute(on, minute), play: () => answerChapter(stage, writer, chapter, on) });
  });
  return scenes;
}

function chapterIds(snapshot: SheetSnapshot): readonly string[] {
  return [...new Set(snapshot.items.map(({ question }) => question.chapter.id))];
}

function confirmAll(stage: SheetStage): void {
  while (waitingStep(snapshotOf(stage).progress) !== null)
    must(confirmSheet(stage.context, nextConfirmer(stage), stage.sheet.sheetId, seenBy(stage)));
}

/** What is pointed out is what the sheet has. */
function returnReason(stage: SheetStage): string {
  const unknown = snapshotOf(stage).items.some(({ value }) => value === 'unknown');
  return unknown ? RETURN_REASONS.unknown : RETURN_REASONS.evidence;
}

function nextConfirmer(stage: SheetStage): Actor {
  const step = waitingStep(snapshotOf(stage).progress);
  return step === null ? missing('confirmer') : stage.roster.holder(step.role, step.unitId);
}

/** What a confirmer has before the eyes: the sheet as it is now. */
function seenBy(stage: SheetStage): SeenSubmission {
  return submissionSeen(stage.context.db, snapshotOf(stage)) ?? missing('submission');
}

function accomplished(result: { readonly ok: true } | { readonly ok: false; readonly reason: string }): void {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result)}`);
}
