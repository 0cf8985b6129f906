/** The address of a 引継書: a unit's, or that of the 事務局 where `unitId` is null. */
export function handoverPath(unitId: string | null): string {
  return unitId === null ? '/handover/secretariat' : `/handover/units/${unitId}`;
}
