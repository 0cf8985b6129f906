/** Whether there is a last year beside which figures stand: where there is none, no table has a place for it. */
export interface Compared {
  readonly compared: boolean;
}
