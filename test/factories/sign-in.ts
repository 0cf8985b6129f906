/** Where somebody signs in who does not come from any particular place, in a browser that knows nobody. */
export const FROM_ANYWHERE = { address: '192.0.2.10', browserMarks: '', supersedes: null } as const;
