import { MARKED_KIND_LABELS } from '#app/domain/organization/labels.ts';
import type { OfficeNames } from '#app/domain/organization/office.ts';
import type { OfficeOfPerson } from '#app/services/organization/office-of-person.loader.server.ts';

/** A post by itself, or as somebody holds it. */
type NamedPost = Pick<OfficeOfPerson, 'office' | 'placeName'> & Partial<Pick<OfficeOfPerson, 'heldAs'>>;

/** An office with what it is held for: 総務課の情報セキュリティ管理者, 総務課の情報セキュリティ管理者事務取扱. */
export function postWords({ office, placeName, heldAs = null }: NamedPost, names: OfficeNames): string {
  const words = placeName === null ? names[office] : `${placeName}の${names[office]}`;
  return heldAs === null ? words : `${words}${MARKED_KIND_LABELS[heldAs]}`;
}
