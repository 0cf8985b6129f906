/**
 * 前提条件の種類. `asked` 毎年その所属に尋ねる, `asset` 情報システム台帳の属性で決まる.
 */
export const GATE_KINDS = ['asked', 'asset'] as const;
export type GateKind = (typeof GATE_KINDS)[number];

/** 前提条件. The condition under which a group of questions applies to a unit or system. */
export const GATE_IDS = [
  'outsourcing',
  'cloud_sensitive',
  'cloud_other',
  'cloud',
  'sns',
  'wireless',
  'fixed_term_staff',
  'resident_data',
  'external_provision',
  'transport',
  'disposal',
  'taking_out',
  'personal_devices',
  'external_work',
  'remote_access',
  'web_conference',
  'repair',
  'long_term_storage',
  'offsite_equipment',
  'ic_card',
  'shared_accounts',
  'controlled_area',
  'procurement',
  'audited',
  'own_development',
  'own_server',
  'own_equipment',
  'public_facing',
  'external_network',
  'file_server',
  'terminals',
  'mobile_terminals',
  'standalone_media',
  'package',
  'saas',
  'shared_use',
  'zone_my_number',
  'zone_internal',
  'zone_internet',
] as const;
export type GateId = (typeof GATE_IDS)[number];

/** 前提条件の定義. */
export interface Gate {
  readonly id: GateId;
  readonly kind: GateKind;
  readonly label: string;
  /** What the sheet asks; null for gates that the system ledger answers. */
  readonly question: string | null;
  /** Wording of a heading that states the condition for all clauses under it. */
  readonly heading: readonly RegExp[];
  /** Wording of a duty's own sentence that states the condition. */
  readonly sentence: readonly RegExp[];
  /** Wording with which a heading or sentence has the gate's words and yet speaks of what is everybody's. */
  readonly unless?: readonly RegExp[];
  /** It holds where any of these holds: the ledger keeps them, not it. */
  readonly anyOf?: readonly GateId[];
  /** The wider condition that it divides: where that one is stated, a heading that states this one decides. */
  readonly divides?: GateId;
}

/** 前提条件への回答. A gate that is missing is not yet answered. */
export type GateAnswers = Partial<Readonly<Record<GateId, boolean>>>;

/** 前提条件による適用. While a gate is unanswered its items are 未回答. */
export const GATE_STATES = ['open', 'closed', 'unanswered'] as const;
export type GateState = (typeof GATE_STATES)[number];
