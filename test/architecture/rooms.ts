import ts from 'typescript';
import { GROUND, KIND_MAY_IMPORT, NOUNS, SERVICE_KINDS, STAGES } from '#test/architecture/layers.ts';
import type { ServiceKind } from '#test/architecture/layers.ts';
import { importsOf, lineOf, walk } from '#test/architecture/source.ts';
import type { Import, SourceFile } from '#test/architecture/source.ts';
import { violation } from '#test/architecture/violation.ts';
import type { Violation } from '#test/architecture/violation.ts';

/** Where a service stands; `kind` is null for the ground's own mechanism. */
interface Room {
  readonly noun: string;
  readonly kind: ServiceKind | null;
}

const SERVICE = /^app\/services\/(?<noun>[a-z]+)\/[a-z0-9-]+(?:\.(?<kind>[a-z]+))?\.server\.ts$/;
const WRITER = 'app/services/shared/transact.server.ts';
/** Pages and commands put together what any noun has; everything else follows the order of nouns. */
const COMES_LAST: readonly (ServiceKind | null)[] = ['page', 'command'];
const MAY_SPEAK: readonly (ServiceKind | null)[] = ['form', 'command'];
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
const WORDS = /^app\/domain\/[a-z]+\/(?:[a-z-]+-)?labels\.ts$|^app\/lib\/japanese-date\.ts$/;

/** The room of a service's file; null where its name says none. */
function roomOf(file: string): Room | null {
  const groups = SERVICE.exec(file)?.groups;
  const noun = NOUNS.find((one) => one === groups?.['noun']);
  if (groups === undefined || noun === undefined) return null;
  if (groups['kind'] === undefined) return noun === GROUND ? { noun, kind: null } : null;
  const kind = SERVICE_KINDS.find((one) => one === groups['kind']);
  return kind === undefined ? null : { noun, kind };
}

function order(noun: string): number {
  return NOUNS.findIndex((one) => one === noun);
}

function checkRoomImport(room: Room, { from, line, target, values }: Import): readonly Violation[] {
  const wrong = (message: string) => [violation('rooms', from, line, message)];
  if (target === null) return [];
  if (WORDS.test(target) && values.length > 0 && !MAY_SPEAK.includes(room.kind)) {
    return wrong(`${target} holds words, which the components make`);
  }
  const other = roomOf(target);
  if (other === null) return [];
  if (target === WRITER && values.includes('transact') && room.kind !== 'acts') return wrong('only acts write');
  if (room.noun === GROUND && other.noun !== GROUND) return wrong(`the ground imports ${other.noun}`);
  if (!COMES_LAST.includes(room.kind) && order(other.noun) > order(room.noun)) {
    return wrong(`${room.noun} imports the later noun ${other.noun} (${target})`);
  }
  if (other.kind === null || room.kind === null) return [];
  return KIND_MAY_IMPORT[room.kind].includes(other.kind) ? [] : wrong(`${room.kind} imports ${other.kind} (${target})`);
}

/** Services speak ISO, numbers and enums: words are the components', and those of a refused form the form's. */
function checkWords(room: Room, source: SourceFile): readonly Violation[] {
  if (MAY_SPEAK.includes(room.kind)) return [];
  const found: Violation[] = [];
  walk(source.tree, (node) => {
    if (!ts.isLiteralExpression(node) && !ts.isTemplateLiteralToken(node)) return;
    if (JAPANESE.test(node.text))
      found.push(violation('words', source, lineOf(source, node), `a service says ${node.text}`));
  });
  return found;
}

/** Every service stands in its noun, is of one kind and reads only what the kind may read. */
export function checkServices(sources: readonly SourceFile[]): readonly Violation[] {
  return sources.flatMap((source) => {
    if (!source.path.startsWith('app/services/')) return [];
    const room = roomOf(source.path);
    if (room === null) {
      return [violation('rooms', source, 1, `write app/services/<noun>/<name>.<${SERVICE_KINDS.join('|')}>.server.ts`)];
    }
    return [...importsOf(source).flatMap((one) => checkRoomImport(room, one)), ...checkWords(room, source)];
  });
}

/** Which stage of which noun a file belongs to; null for a file that stands in no folder of a staged noun. */
function stageOf(
  file: string,
): { readonly noun: string; readonly stages: readonly string[]; readonly at: number } | null {
  const [, name, folder] = /^app\/domain\/([a-z]+)\/([a-z]+)\//.exec(file) ?? [];
  const noun = NOUNS.find((one) => one === name);
  const stages = noun === undefined ? undefined : STAGES[noun];
  if (noun === undefined || stages === undefined || folder === undefined) return null;
  return { noun, stages, at: stages.indexOf(folder) };
}

/** The stages of a noun follow each other, and every folder of it is one. */
export function checkStages(sources: readonly SourceFile[]): readonly Violation[] {
  return sources.flatMap((source) => {
    const stage = stageOf(source.path);
    if (stage === null) return [];
    const { noun, stages, at } = stage;
    if (at === -1) return [violation('stages', source, 1, `the folders of ${noun} are ${stages.join(', ')}`)];
    return importsOf(source).flatMap(({ line, target }) => {
      const other = target === null ? null : stageOf(target);
      return other !== null && other.noun === noun && other.at > at
        ? [violation('stages', source, line, `${stages[at] ?? ''} imports the later stage of ${target ?? ''}`)]
        : [];
    });
  });
}
