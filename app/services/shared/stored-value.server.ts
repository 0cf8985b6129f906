import { z } from 'zod';
import { canonicalJson } from '#app/domain/shared/canonical-json.ts';

/** Brings a stored value of one version to the next one. It reads what an older program wrote, so it knows no type. */
type Upgrade = (value: unknown) => unknown;

/** 保存する値の種類. A value of the domain that one column keeps as JSON. */
export interface StoredKind<Value> {
  readonly name: string;
  /** What a value of the newest version is. */
  readonly schema: z.ZodType<Value>;
  /** The version that is written. */
  readonly version: number;
  /** `upgrades[k]` brings version k + 1 to k + 2; none is ever taken out, because what is frozen is never rewritten. */
  readonly upgrades: readonly Upgrade[];
}

export function storedKind<Value>(
  name: string,
  schema: z.ZodType<Value>,
  upgrades: readonly Upgrade[] = [],
): StoredKind<Value> {
  return { name, schema, version: upgrades.length + 1, upgrades };
}

const envelopeSchema = z.strictObject({ value: z.unknown(), version: z.number().int().min(1) });

/** The text of a column: canonical JSON of the value with its version. */
export function writeStored<Value>({ version }: StoredKind<Value>, value: Value): string {
  return canonicalJson({ value: JSON.parse(JSON.stringify(value)), version });
}

/**
 * The value of a column, brought to the newest version. Throws where the text is not what this program or an older one
 * wrote: the database is broken, or belongs to a newer program.
 */
export function readStored<Value>({ name, schema, version, upgrades }: StoredKind<Value>, text: string): Value {
  const stored = envelopeSchema.parse(JSON.parse(text));
  if (stored.version > version) {
    throw new Error(`${name} is stored as version ${stored.version}, and this program knows up to ${version}`);
  }
  let value = stored.value;
  for (const upgrade of upgrades.slice(stored.version - 1)) value = upgrade(value);
  return schema.parse(value);
}
