/** 名称の非開示. What stands for the name of a system whose detail the reader may not see: its place in the list. */
export function withheldSystemName(place: number): string {
  return `情報システム${place}（名称非開示）`;
}

/** What stands for the name of a contract or service of such a system: its place among those of the system. */
export function withheldObjectName(place: number): string {
  return `${place}件目（名称非開示）`;
}
