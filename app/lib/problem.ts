/**
 * What a person reads when something was refused or failed: what happened, that nothing was lost,
 * and what to do. Shared by the pages of Remix and those the server answers before Remix.
 */
export interface Problem {
  readonly status: number;
  readonly title: string;
  readonly happened: string;
  readonly safe: string;
  readonly next: string;
}

const KEPT = 'これまでに保存した内容は、失われていません。';

export const PROBLEMS = {
  bad_input: {
    status: 400,
    title: '送られた内容を読み取れませんでした',
    happened: '送信された内容の形式が正しくないため、受け付けませんでした。',
    safe: KEPT,
    next: '前の画面に戻り、内容を確かめてから、もう一度送信してください。',
  },
  bad_address: {
    status: 400,
    title: 'アドレスを読み取れませんでした',
    happened: 'アドレスの書き方が正しくないため、受け付けませんでした。',
    safe: KEPT,
    next: 'アドレスに余分な記号がないかを確かめるか、ホームから画面を開き直してください。',
  },
  not_signed_in: {
    status: 401,
    title: 'サインインが必要です',
    happened: 'サインインしていないか、前回の操作から時間がたったため、サインインの有効期間が終わりました。',
    safe: KEPT,
    next: 'もう一度サインインしてください。',
  },
  forbidden: {
    status: 403,
    title: 'この操作はできません',
    happened: 'この操作を行う権限がないか、画面を開いたあとにサインインの状態が変わったため、受け付けませんでした。',
    safe: KEPT,
    next: 'ホームから画面を開き直してください。それでもできないときは、情報セキュリティの事務局にお問い合わせください。',
  },
  must_change_password: {
    status: 403,
    title: 'パスワードの変更が必要です',
    happened: 'お渡しした最初のパスワードがまだ変更されていないため、受け付けませんでした。',
    safe: KEPT,
    next: 'ホームを開くとパスワードの変更の画面になります。変更してから、もう一度操作してください。',
  },
  not_found: {
    status: 404,
    title: 'ページが見つかりません',
    happened: 'お探しのページはないか、閲覧できる範囲にありません。',
    safe: KEPT,
    next: 'アドレスに誤りがないかを確かめるか、ホームから探してください。',
  },
  erased: {
    status: 410,
    title: '消去されたファイルです',
    happened: 'このファイルは決裁により消去されているため、受け付けませんでした。',
    safe: KEPT,
    next: '必要なときは、情報セキュリティの事務局にお問い合わせください。',
  },
  wrong_method: {
    status: 405,
    title: 'この操作には対応していません',
    happened: 'この画面では使えない方法でデータが送られたため、受け付けませんでした。',
    safe: KEPT,
    next: 'Tenken の画面にあるリンクとボタンを使って操作してください。',
  },
  conflict: {
    status: 409,
    title: 'ほかの操作と重なりました',
    happened: '画面を開いたあとに内容が変わったため、この操作は反映していません。',
    safe: KEPT,
    next: '画面を開き直して最新の内容を確かめ、必要であれば、もう一度操作してください。',
  },
  being_counted: {
    status: 409,
    title: '自己点検を集計しています',
    happened: 'この自己点検は集計中のため、いまは保存できません。いま送信した内容は、保存されていません。',
    safe: KEPT,
    next: '集計が終わるまでお待ちください。集計が確定すると、内容は変えられません。集計が取りやめになったときは、続けて保存できます。お急ぎのときは、情報セキュリティの事務局にお問い合わせください。',
  },
  wrong_media_type: {
    status: 415,
    title: '受け付けられない形式です',
    happened: 'この画面では受け付けられない形式でデータが送られたため、受け付けませんでした。',
    safe: KEPT,
    next: 'Tenken の画面にある入力欄とボタンを使って、もう一度送信してください。',
  },
  too_large: {
    status: 413,
    title: '送られた内容が大きすぎます',
    happened: '一度に送信できる大きさを超えているため、受け付けませんでした。',
    safe: KEPT,
    next: '前の画面に戻り、文章を短くするか、内容を分けて送信してください。',
  },
  too_many: {
    status: 429,
    title: 'サインインの試行が多すぎます',
    happened: 'サインインの失敗が続いたため、しばらくの間、サインインを受け付けません。',
    safe: KEPT,
    next: '少し待ってから、もう一度お試しください。パスワードが分からないときは、情報セキュリティの事務局にお問い合わせください。',
  },
  unexpected: {
    status: 500,
    title: '処理を完了できませんでした',
    happened: 'システムの内部で問題が起きたため、この操作は反映していません。',
    safe: KEPT,
    next: '少し待ってから、もう一度お試しください。続けて起きるときは、起きた時刻を添えて、情報セキュリティの事務局にお知らせください。',
  },
  disk_full: {
    status: 507,
    title: '保存できませんでした',
    happened: 'サーバーのディスクに空きがないため、この操作は反映していません。',
    safe: KEPT,
    next: '情報セキュリティの事務局にお知らせください。空きができたあと、もう一度操作してください。',
  },
  busy: {
    status: 503,
    title: '混み合っています',
    happened: 'ほかの処理がデータを使っているため、この操作は反映していません。',
    safe: KEPT,
    next: '少し待ってから、もう一度お試しください。続けて起きるときは、起きた時刻を添えて、情報セキュリティの事務局にお知らせください。',
  },
} as const satisfies Record<string, Problem>;

/** Told by the browser alone: what it asked for never arrived. */
export const UNREACHABLE = {
  title: 'サーバーにつながりません',
  happened: 'ネットワークにつながらないか、サーバーが応答しないため、画面を開けませんでした。',
  safe: 'これまでに保存した内容は、失われていません。まだ送られていない回答は、この端末に残っています。',
  next: 'つながる状態になってから、画面を開き直してください。',
} as const satisfies Omit<Problem, 'status'>;

/** True for what `fetch` throws, in the words of each browser, where no answer came. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof TypeError && /^(Failed to fetch|NetworkError|Load failed)/u.test(error.message);
}

export type ProblemCode = keyof typeof PROBLEMS;

export function isProblemCode(value: unknown): value is ProblemCode {
  return typeof value === 'string' && Object.hasOwn(PROBLEMS, value);
}

/** The problem that an error response tells of: by its own code, else by its status. */
export function problemOf(status: number, body: unknown): Problem {
  if (typeof body === 'object' && body !== null && 'code' in body && isProblemCode(body.code)) {
    return PROBLEMS[body.code];
  }
  return Object.values(PROBLEMS).find((problem) => problem.status === status) ?? PROBLEMS.unexpected;
}

/** One field of a form that was sent, by its name. */
export type SentField = readonly [string, string];

function isSentField(value: unknown): value is SentField {
  return Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string');
}

/** The form that an error response gives back because it was right and could not be done; null where it gives none. */
export function sentFieldsOf(body: unknown): readonly SentField[] | null {
  if (typeof body !== 'object' || body === null || !('sent' in body) || !Array.isArray(body.sent)) return null;
  return body.sent.every(isSentField) ? body.sent : null;
}
