/** 職員の区分. A regular employee, a 会計年度任用職員, a 特別職 such as the mayor, or somebody outside the body. */
export const PERSON_KINDS = ['employee', 'part_time', 'special', 'outside'] as const;
export type PersonKind = (typeof PERSON_KINDS)[number];

/** 認証手段. By what an account proves itself; further means extend the list together with the CHECK of the table. */
export const CREDENTIAL_KINDS = ['password'] as const;
