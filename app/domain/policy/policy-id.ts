/** 方針の識別子. Small ASCII letters, digits, `_` and `-` alone: it becomes part of keys and of addresses. */
export function isPolicyId(text: string): boolean {
  return /^[a-z0-9_-]+$/u.test(text);
}
