/** 方針の識別子. Small ASCII letters, digits, `_` and `-` alone: it becomes part of keys and of addresses. */
export function isPolicyId(text: string): boolean {
  return /^[a-z0-9_-]+$/u.test(text);
}

/** An identifier for another policy of the body: nobody has to think of one. */
export function nextPolicyId(taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? 'policy' : `policy-${number}`;
    if (!taken.includes(id)) return id;
  }
}

/** Stands for no policy where one has to be chosen: no identifier is so written. */
export const UNCHOSEN_POLICY = '?';
