/**
 * 役職. The offices that a standard gives its duties to, and the few that only
 * the work in Tenken needs. Ids only: what a body calls them is data
 * (`OFFICE_DEFAULT_NAMES` is where a new body starts).
 */
export const OFFICES = [
  'staff_in_charge',
  'security_manager',
  'bureau_coordinator',
  'security_officer',
  'system_manager',
  'supervising_security_officer',
  'ciso',
  'committee_member',
  'audit_supervisor',
  'auditor',
  'secretariat',
  'administrator',
] as const;
export type Office = (typeof OFFICES)[number];

/** 名のある役職と組織. Whatever a body has a name for: its offices, and what has duties without being anybody's post. */
export const NAMED_OFFICES = [...OFFICES, 'committee', 'csirt'] as const;
export type NamedOffice = (typeof NAMED_OFFICES)[number];

/** 役職名. What a body calls its offices. */
export type OfficeNames = Readonly<Record<NamedOffice, string>>;

/** ポスト. An office with the unit or the system that it is held for; neither for an office of the whole body. */
export interface Post {
  readonly role: Office;
  readonly unitId: string | null;
  readonly systemId: string | null;
}

/** The same for the same post, whoever holds it. */
export function postKey({ role, unitId, systemId }: Post): string {
  return `${role} ${unitId ?? ''} ${systemId ?? ''}`;
}

/** 任命先. What an office is held for: one unit of this type, or the whole body. */
export const OFFICE_ATTACHMENTS = ['department', 'bureau', 'system', 'organization'] as const;
export type OfficeAttachment = (typeof OFFICE_ATTACHMENTS)[number];

/**
 * Offices of the whole body carry no unit; the others always carry one. The screens that give offices
 * (issue "set-up, people and ledgers") build on it.
 */
export const OFFICE_ATTACHED_TO = {
  staff_in_charge: 'department',
  security_manager: 'department',
  bureau_coordinator: 'bureau',
  security_officer: 'bureau',
  system_manager: 'system',
  supervising_security_officer: 'organization',
  ciso: 'organization',
  committee_member: 'organization',
  audit_supervisor: 'organization',
  auditor: 'organization',
  secretariat: 'organization',
  administrator: 'organization',
} as const satisfies Record<Office, OfficeAttachment>;
