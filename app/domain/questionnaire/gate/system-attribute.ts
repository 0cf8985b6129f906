import { GATES } from '#app/domain/questionnaire/gate/gate-list.ts';
import type { GateId } from '#app/domain/questionnaire/gate/gate.ts';

/** 台帳の属性. The asset gates that the ledger keeps of a system; its zone gives the others. */
export type SystemAttribute = Extract<
  GateId,
  | 'own_development'
  | 'own_server'
  | 'public_facing'
  | 'external_network'
  | 'file_server'
  | 'terminals'
  | 'mobile_terminals'
  | 'standalone_media'
  | 'package'
  | 'saas'
  | 'shared_use'
>;

/** 属性のまとまり. In the order in which a person goes through them. */
export const ATTRIBUTE_GROUPS = [
  { id: 'making', attributes: ['own_development', 'package', 'saas', 'shared_use'] },
  { id: 'equipment', attributes: ['own_server', 'file_server', 'terminals', 'mobile_terminals'] },
  { id: 'connection', attributes: ['public_facing', 'external_network', 'standalone_media'] },
] as const satisfies readonly { readonly id: string; readonly attributes: readonly SystemAttribute[] }[];

export type AttributeGroup = (typeof ATTRIBUTE_GROUPS)[number]['id'];

export const SYSTEM_ATTRIBUTES: readonly SystemAttribute[] = ATTRIBUTE_GROUPS.flatMap(({ attributes }) => [
  ...attributes,
]);

/** What the ledger calls each of its attributes, as sheets and reports do. */
export const ATTRIBUTE_NAMES: ReadonlyMap<string, string> = new Map(
  GATES.filter(({ kind }) => kind === 'asset').map(({ id, label }) => [id, label]),
);
