/** Where a form, or a script that saves without one, carries the session's form token. */
export const CSRF_FIELD = 'csrf';
export const CSRF_HEADER = 'x-csrf-token';
