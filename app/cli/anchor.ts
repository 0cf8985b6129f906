import { createHmac, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { CommandSurroundings } from '#app/cli/command.ts';
import { parsePosition, positionText } from '#app/domain/shared/activity.ts';
import type { LogPosition } from '#app/domain/shared/activity.ts';

const MIN_KEY_BYTES = 16;

/** What is asked of the log besides being whole. */
type AnchorOptions =
  | { readonly ok: true; readonly expected: LogPosition | null; readonly key: Buffer | null }
  | { readonly ok: false; readonly message: string };

/** 検証値. The head of the log to be kept elsewhere; with a key it shows as well that its holder printed it. */
export function anchorText(position: LogPosition, key: Buffer | null): string {
  const text = positionText(position);
  return key === null ? text : `${text}:${markOf(text, key)}`;
}

function markOf(text: string, key: Buffer): string {
  return createHmac('sha256', key).update(text, 'utf8').digest('hex');
}

/** Reads `--expect SEQ:HASH[:MARK]` and `--key FILE`, for which `TENKEN_LOG_KEY` stands in. */
export function readAnchorOptions(args: readonly string[], surroundings: CommandSurroundings): AnchorOptions {
  let values: { readonly expect?: string; readonly key?: string };
  try {
    ({ values } = parseArgs({ args: [...args], options: { expect: { type: 'string' }, key: { type: 'string' } } }));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { ok: false, message: `余分な引数か、値のない引数があります: ${args.join(' ')}` };
  }
  const key = readKey(values.key, surroundings);
  if (key !== null && !Buffer.isBuffer(key)) return { ok: false, message: key.message };
  if (values.expect === undefined) return { ok: true, expected: null, key };
  const [sequence = '', hash = '', mark, ...more] = values.expect.split(':');
  const expected = parsePosition(`${sequence}:${hash}`);
  if (expected === null || more.length > 0 || (mark !== undefined && !/^[0-9a-f]{64}$/.test(mark))) {
    return { ok: false, message: '--expect には、log verify が示した検証値をそのまま指定してください。' };
  }
  if (mark === undefined) {
    if (key === null) return { ok: true, expected, key };
    return { ok: false, message: 'この検証値には鍵による印がありません。--key を外して確かめてください。' };
  }
  if (key === null) return { ok: false, message: '印の付いた検証値です。--key に鍵のファイルを指定してください。' };
  const right = timingSafeEqual(Buffer.from(mark), Buffer.from(markOf(positionText(expected), key)));
  return right
    ? { ok: true, expected, key }
    : { ok: false, message: '検証値の印が、この鍵で付けたものではありません。検証値と鍵を確かめてください。' };
}

function readKey(
  given: string | undefined,
  surroundings: CommandSurroundings,
): Buffer | null | { readonly message: string } {
  const set = surroundings.variables['TENKEN_LOG_KEY'];
  const file =
    given === undefined
      ? set === undefined || set === ''
        ? null
        : path.resolve(surroundings.root, set)
      : path.resolve(surroundings.userDirectory, given);
  if (file === null) return null;
  try {
    const key = readFileSync(file);
    if (key.length >= MIN_KEY_BYTES) return key;
    return { message: `${file}: 鍵が短過ぎます。${MIN_KEY_BYTES} バイト以上のファイルを指定してください。` };
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    return { message: `${file}: 鍵のファイルを読めません。名前と権限を確認してください。` };
  }
}
