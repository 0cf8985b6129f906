import { draftOf, inBenchTown, peopleTable, timed } from '#app/cli/bench-town.ts';
import type { CommandSurroundings } from '#app/cli/command.ts';
import { calendarDate, instant } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { applyTransfer } from '#app/services/access/transfer.acts.server.ts';
import { undoTransfer } from '#app/services/access/transfer-undo.acts.server.ts';

const PEOPLE = 3_000;
const GROWTH = 8;
const LIMIT_MS = 5_000;
const TODAY = calendarDate('2027-03-25');
const DAY = calendarDate('2027-04-01');
const TOWN = {
  at: instant(`${TODAY}T00:00:00.000Z`),
  today: TODAY,
  sections: 60,
  bureaus: 0,
  secretariat: null,
};

interface Times {
  readonly draftMs: number;
  readonly applyMs: number;
  readonly undoMs: number;
}

/** From the text of the table to its draft, from there to the act, and back, each on a database on the disk. */
function measure(people: number, root: string): Times {
  return inBenchTown(root, TOWN, (town) => {
    const { context, actor } = town;
    const text = peopleTable(town, people, TOWN.sections);
    const draft = timed(() => draftOf(town, text, DAY));
    const { id } = draft.value;
    const seenHash = draft.value.seenHash();
    const applied = timed(() => must(applyTransfer(context, actor, id, seenHash)));
    const undone = timed(() => undoTransfer(context, actor, id));
    if (!undone.value.ok) throw new Error(undone.value.reason);
    return { draftMs: draft.ms, applyMs: applied.ms, undoMs: undone.ms };
  });
}

/** One JSON object: the time of a city against its limit, and its growth against an eighth of it. */
export function reportTransfer({ root, out }: CommandSurroundings): void {
  const smaller = measure(Math.round(PEOPLE / GROWTH), root);
  const times = measure(PEOPLE, root);
  const ms = times.draftMs + times.applyMs;
  const ratio = Math.round((ms / (smaller.draftMs + smaller.applyMs)) * 100) / 100;
  const result = { case: `transfer of ${PEOPLE} people`, ...times, ms, limitMs: LIMIT_MS, within: ms <= LIMIT_MS };
  out(`${JSON.stringify({ ...result, growth: GROWTH, ratio })}\n`);
}
