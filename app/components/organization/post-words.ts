import type { OfficeNames } from '#app/domain/organization/office.ts';
import type { OfficeOfPerson } from '#app/services/organization/office-of-person.loader.server.ts';

/** An office with what it is held for: 総務課の情報セキュリティ管理者. */
export function postWords({ office, placeName }: OfficeOfPerson, names: OfficeNames): string {
  return placeName === null ? names[office] : `${placeName}の${names[office]}`;
}
