import { saveGates } from '#app/services/response/gates.acts.server.ts';
import type { SheetItem } from '#app/services/response/item-state.loader.server.ts';

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
import { saveChapter } from '#app/services/response/answer.acts.server.ts';
import type { AnswerInput } from '#app/services/response/answer.acts.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { must } from '#app/domain/shared/result.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import type { SheetSnapshot } from '#app/services/response/sheet.loader.server.ts';
import { contentHashOf, submissionSeen } from '#app/services/response/submission-seen.loader.server.ts';
import type { ListedSheet } from '#app/services/response/sheet-list.page.server.ts';
import { gateHolds, valueOf } from '#app/cli/demo/character.ts';
import type { DemoYear } from '#app/cli/demo/character.ts';
import { composeAnswer } from '#app/cli/demo/compose-answer.ts';
import { at, tokyoMinute } from '#app/cli/demo/days.ts';
import { draw, pick } from '#app/cli/demo/draw.ts';
import type { Plot } from '#app/cli/demo/plots.ts';
import type { Roster } from '#app/cli/demo/roster.ts';
import { RETURN_REASONS } from '#app/cli/demo/themes.ts';
import type { Timetable } from '#app/cli/demo/timetable.ts';

/** Something that happens at its time; what happens is written in the order of time. */
export interface Scene {
  readonly at: Instant;
  readonly play: () => void;
}

export interface SheetStage {
  readonly context: ServiceContext;
  readonly roster: Roster;
  readonly seed: number;
  readonly year: DemoYear;
  readonly days: readonly CalendarDate[];
  readonly sheet: ListedSheet;
  readonly plot: Plot;
  readonly timetable: Timetable;
}

/** Everything that happens to one sheet. */
export function playSheet(stage: SheetStage): readonly Scene[] {
  const { context, roster, sheet, timetable, plot, seed } = stage;
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
    const reason = pick(RETURN_REASONS, draw(seed, 'reason', sheet.targetCode));
    scenes.push(
      scene(sentBack, at(13, 30), () =>
        must(returnSheet(context, nextConfirmer(stage), sheetId, seenBy(stage), reason)),
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

function answerGates(stage: SheetStage, writer: Actor): void {
  const { context, sheet, seed } = stage;
  const gates = snapshotOf(stage).gates.map(({ gate }) => ({
    gateId: gate.id,
    holds: gateHolds(seed, sheet.targetCode, sheet.targetType === 'organization', gate.id),
    rev: 0,
  }));
  must(saveGates(context, writer, sheet.sheetId, gates));
}

function chapterIds(snapshot: SheetSnapshot): readonly string[] {
  return [...new Set(snapshot.items.map(({ question }) => question.chapter.id))];
}

function answerChapter(stage: SheetStage, writer: Actor, chapter: string, on: CalendarDate): void {
  const { timetable } = stage;
  const { items } = snapshotOf(stage);
  const answered = items.slice(0, Math.ceil(items.length * timetable.share));
  const inputs = answered
    .filter(({ question, applicability }) => question.chapter.id === chapter && applicability.state === 'open')
    .map((item) => inputFor(stage, item, on));
  save(stage, writer, inputs);
}

function inputFor(stage: SheetStage, item: SheetItem, on: CalendarDate, clearUp = false): AnswerInput {
  const { seed, year, sheet, roster } = stage;
  const asked = { seed, year, target: keyOf(sheet), question: item.question };
  const value = valueOf(asked);
  const section = sheet.targetType === 'organization' ? '総務課' : sheet.ownerUnitName;
  const who = { day: on, section, confirmedBy: roster.head(sheet).name };
  const answer = composeAnswer(asked, clearUp && value === 'unknown' ? 'partially_implemented' : value, who);
  return { itemKey: item.itemKey, answer, rev: item.record?.rev ?? 0 };
}

/** After a return: what was わからない is cleared up. */
function revise(stage: SheetStage, on: CalendarDate): void {
  const open = snapshotOf(stage).items.filter(({ applicability }) => applicability.state === 'open');
  save(
    stage,
    stage.roster.head(stage.sheet),
    open.map((item) => inputFor(stage, item, on, true)),
  );
}

function save(stage: SheetStage, writer: Actor, inputs: readonly AnswerInput[]): void {
  if (inputs.length === 0) return;
  const saved = must(
    saveChapter(stage.context, writer, stage.sheet.sheetId, { chapter: null, same: null, answers: inputs }),
  );
  if (saved.conflicts.length > 0)
    throw new Error(`${stage.sheet.targetCode}: ${saved.conflicts.length} answers in conflict`);
}

function confirmAll(stage: SheetStage): void {
  while (waitingStep(snapshotOf(stage).progress) !== null)
    must(confirmSheet(stage.context, nextConfirmer(stage), stage.sheet.sheetId, seenBy(stage)));
}

function nextConfirmer(stage: SheetStage): Actor {
  const step = waitingStep(snapshotOf(stage).progress);
  return step === null ? missing('confirmer') : stage.roster.holder(step.role, step.unitId);
}

/** What a confirmer has before the eyes: the sheet as it is now. */
function seenBy(stage: SheetStage): SeenSubmission {
  return submissionSeen(stage.context.db, snapshotOf(stage)) ?? missing('submission');
}

function snapshotOf({ context, sheet }: SheetStage): SheetSnapshot {
  return loadSheet(context, sheet.sheetId) ?? missing('sheet');
}

/** Sheets of the whole body are told apart by their office. */
export function keyOf(sheet: ListedSheet): string {
  return sheet.targetType === 'organization' ? sheet.office : sheet.targetCode;
}

function accomplished(result: { readonly ok: true } | { readonly ok: false; readonly reason: string }): void {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result)}`);
}

function missing(what: string): never {
  throw new Error(`the demonstration has no ${what}`);
}
