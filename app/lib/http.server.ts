import { data, redirect } from '@remix-run/node';
import { z } from 'zod';
import { CSRF_FIELD, CSRF_HEADER } from '#app/lib/csrf-names.ts';
import { csrfMatches } from '#app/lib/csrf.server.ts';
import { PROBLEMS } from '#app/lib/problem.ts';
import { readSessionToken } from '#app/lib/session.server.ts';

/** Why a gate refused a request. Its status and its words stand in `problem.ts`. */
export type AppErrorCode = 'bad_input' | 'not_signed_in' | 'forbidden' | 'not_found' | 'conflict' | 'wrong_media_type';

/** Thrown by gates (authorization, parsing) and turned into a response by {@link handled}. */
export class AppError extends Error {
  readonly code: AppErrorCode;
  constructor(code: AppErrorCode, cause?: unknown) {
    super(code, { cause });
    this.name = 'AppError';
    this.code = code;
  }
}

const SIGN_IN = '/sign-in';
const JSON_ROUTES = '/api/';

/** True for the paths that speak JSON; every other path speaks forms and pages. */
export function isJsonPath(pathname: string): boolean {
  return pathname.toLowerCase().startsWith(JSON_ROUTES);
}

/** Longer than any address that a page of ours bears. */
const RETURN_PATH_MAX_LENGTH = 1_000;
/** Printable ASCII without the backslash, which browsers take for a slash; all else comes percent-encoded. */
const PLAIN_PATH = /^\/[!-[\]-~]*$/;
const NOWHERE = 'http://tenken.invalid';

/**
 * The one way for an address from outside to become the target of a redirect: `next` when a browser reads it as
 * a path of this site, else the home page. Two slashes, which begin the name of a host, may stand nowhere in the
 * path, not even after `.` and `..` are taken out of it.
 */
export function safeReturnPath(next: string | null): string {
  if (next === null || next.length > RETURN_PATH_MAX_LENGTH || !PLAIN_PATH.test(next)) return '/';
  const read = URL.canParse(next, NOWHERE) ? new URL(next, NOWHERE) : null;
  return read?.origin === NOWHERE && !read.pathname.includes('//') ? next : '/';
}

function errorResponse(code: AppErrorCode, request: Request): Response {
  const url = new URL(request.url);
  if (code === 'not_signed_in' && !isJsonPath(url.pathname)) {
    const here = request.method === 'GET' ? safeReturnPath(url.pathname + url.search) : '/';
    return redirect(here === '/' ? SIGN_IN : `${SIGN_IN}?next=${encodeURIComponent(here)}`);
  }
  return Response.json({ code }, { status: PROBLEMS[code].status });
}

/**
 * Wraps every loader and action: an {@link AppError} becomes the response of its code. Anything else
 * is a fault and goes on to the error page and the log.
 */
export function handled<Args extends { readonly request: Request }, Value>(
  run: (args: Args) => Value | Promise<Value>,
): (args: Args) => Promise<Value> {
  return async (args) => {
    try {
      return await run(args);
    } catch (error) {
      if (error instanceof AppError) throw errorResponse(error.code, args.request);
      throw error;
    }
  };
}

/** The reply of an action whose service refused: the page is shown again with `body`. */
export function refused<Body>(code: AppErrorCode, body: Body) {
  return data(body, { status: PROBLEMS[code].status });
}

/** One field that was filled in wrongly; `field` is its name in the form, '' for the form as a whole. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

export type FormInput = Readonly<Record<string, FormDataEntryValue | FormDataEntryValue[]>>;

/** A form that was readable: its checked value, or what to tell the person who filled it in. */
export type FormResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly errors: readonly FieldError[]; readonly input: FormInput };

export interface FormOptions {
  /** `none` only where there is no session yet: the sign-in form. */
  readonly csrf?: 'session' | 'none';
}

/** A field that may be sent any number of times, such as a group of checkboxes. */
export function formList<Item extends z.ZodType>(item: Item) {
  return z.preprocess((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(item));
}

function mediaType(request: Request): string {
  return (request.headers.get('content-type') ?? '').split(';', 1).join('').trim().toLowerCase();
}

/** More than the largest screen sends, which lists every unit of a city. Each costs work that its bytes do not show. */
const FIELDS_MAX_COUNT = 5_000;

function toInput(form: FormData): FormInput {
  const input: Record<string, FormDataEntryValue | FormDataEntryValue[]> = Object.create(null);
  for (const name of new Set(form.keys())) {
    const values = form.getAll(name);
    const [only] = values;
    input[name] = values.length === 1 && only !== undefined ? only : values;
  }
  return input;
}

function requireCsrf(request: Request, presented: unknown): void {
  const token = readSessionToken(request);
  if (token === null) throw new AppError('not_signed_in');
  if (typeof presented !== 'string' || !csrfMatches(token, presented)) throw new AppError('forbidden');
}

/** Throws where the script that sends a body without a form does not carry the token of its session. */
export function requireCsrfHeader(request: Request): void {
  requireCsrf(request, request.headers.get(CSRF_HEADER));
}

/**
 * The one place where forms are parsed: an unreadable body is an {@link AppError}, a wrong field a value. What is
 * sent back to be corrected is bounded by the limit of the body and by {@link FIELDS_MAX_COUNT}.
 */
export async function readForm<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  options: FormOptions = {},
): Promise<FormResult<z.output<Schema>>> {
  if (!['application/x-www-form-urlencoded', 'multipart/form-data'].includes(mediaType(request))) {
    throw new AppError('wrong_media_type');
  }
  let form: FormData;
  try {
    form = await request.formData();
  } catch (error) {
    throw new AppError('bad_input', error);
  }
  if ([...form.keys()].length > FIELDS_MAX_COUNT) throw new AppError('bad_input');
  const { [CSRF_FIELD]: presented, ...input } = toInput(form);
  if (options.csrf !== 'none') requireCsrf(request, presented);
  const result = schema.safeParse(input);
  if (result.success) return { ok: true, value: result.data };
  return {
    ok: false,
    errors: result.error.issues.map((issue) => ({ field: String(issue.path[0] ?? ''), message: issue.message })),
    input,
  };
}

/** The body of a JSON route; malformed JSON or a value outside `schema` is refused as a whole. */
export async function readJson<Schema extends z.ZodType>(request: Request, schema: Schema): Promise<z.output<Schema>> {
  if (mediaType(request) !== 'application/json') throw new AppError('wrong_media_type');
  requireCsrfHeader(request);
  let body: unknown;
  try {
    body = await request.json();
  } catch (error) {
    throw new AppError('bad_input', error);
  }
  const result = schema.safeParse(body);
  if (!result.success) throw new AppError('bad_input', result.error);
  return result.data;
}

/** The parts of the path; one that cannot be is answered like one that does not exist. */
export function readParams<Schema extends z.ZodType>(
  params: Readonly<Record<string, string | undefined>>,
  schema: Schema,
): z.output<Schema> {
  const result = schema.safeParse(params);
  if (!result.success) throw new AppError('not_found', result.error);
  return result.data;
}

/** The query of the address, a repeated name as a list. */
export function readSearch<Schema extends z.ZodType>(request: Request, schema: Schema): z.output<Schema> {
  const search = new URL(request.url).searchParams;
  const input: Record<string, string | string[]> = Object.create(null);
  for (const name of new Set(search.keys())) {
    const values = search.getAll(name);
    const [only] = values;
    input[name] = values.length === 1 && only !== undefined ? only : values;
  }
  const result = schema.safeParse(input);
  if (!result.success) throw new AppError('bad_input', result.error);
  return result.data;
}
