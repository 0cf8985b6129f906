/** 名称の非開示. What stands for the name of a system whose detail the reader may not see: its place in the list. */
export function withheldSystemName(place: number): string {
  return `情報システム${place}（名称非開示）`;
}
