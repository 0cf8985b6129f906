import { data, redirect } from '@remix-run/node';
import { z } from 'zod';
import { CSRF_FIELD, CSRF_HEADER } from '#app/lib/csrf-names.ts';
import { csrfMatches } from '#app/lib/csrf.server.ts';
import { pagePathOf } from '#app/lib/address.ts';
import { PROBLEMS } from '#app/lib/problem.ts';
import type { SentField } from '#app/lib/problem.ts';
import { isTypedTooLong, readPairs, unusableFields, unusableParts, visibleFields } from '#app/lib/received.server.ts';
import type { FieldError, FormInput, Limits } from '#app/lib/received.server.ts';
import { readSessionToken } from '#app/lib/session.server.ts';

/** Why a gate refused a request. Its status and its words stand in `problem.ts`. */
export type AppErrorCode =
  | 'bad_input'
  | 'not_signed_in'
  | 'must_change_password'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'being_counted'
  | 'wrong_media_type'
  | 'too_large'
  | 'busy'
  | 'disk_full';

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
const OWN_PASSWORD = '/account/password';
const JSON_ROUTES = '/api/';

/** True for the paths that speak JSON; every other path speaks forms and pages. */
export function isJsonPath(pathname: string): boolean {
  return pathname.startsWith(JSON_ROUTES);
}

/** Longer than any address that a page of ours bears. */
const RETURN_PATH_MAX_LENGTH = 1_000;
const FRAGMENT = /#[!-~]*$/;

/**
 * The one way for an address from outside to become the target of a redirect: `next` when it is one clean path of this
 * site, as the server would take it, else the home page.
 */
export function safeReturnPath(next: string | null): string {
  if (next === null || next.length > RETURN_PATH_MAX_LENGTH) return '/';
  const address = next.replace(FRAGMENT, '');
  // The data of a page is nothing to be led to.
  return pagePathOf(address) === address.split('?', 1).join('') ? next : '/';
}

/** How long to wait before a busy database may be asked again. */
export const BUSY_SECONDS = 5;

async function errorResponse(code: AppErrorCode, request: Request): Promise<Response> {
  const url = new URL(request.url);
  const first = code === 'not_signed_in' ? SIGN_IN : code === 'must_change_password' ? OWN_PASSWORD : null;
  if (first !== null && !isJsonPath(url.pathname)) {
    const here = request.method === 'GET' ? safeReturnPath(url.pathname + url.search) : '/';
    return redirect(here === '/' ? first : `${first}?next=${encodeURIComponent(here)}`);
  }
  const sent = NOT_DONE.includes(code) ? await sentForm(request) : null;
  return Response.json(sent === null ? { code } : { code, sent }, { status: PROBLEMS[code].status });
}

/** Nothing was wrong with what was sent: the same may be sent once more. */
const NOT_DONE: readonly AppErrorCode[] = ['busy', 'disk_full', 'being_counted'];

/** What was read of a request's body, which can be read once only. */
const bodies = new WeakMap<Request, string>();

async function bodyOf(request: Request): Promise<string> {
  const text = await request.text();
  bodies.set(request, text);
  return text;
}

/** The fields of a form that came from a page of the session, so that its page can send them again; else null. */
async function sentForm(request: Request): Promise<readonly SentField[] | null> {
  const token = readSessionToken(request);
  // Passwords are typed again, and never sent to a page.
  if (new URL(request.url).pathname === OWN_PASSWORD) return null;
  if (request.method !== 'POST' || token === null || mediaType(request) !== FORM_TYPE) return null;
  const text = bodies.get(request) ?? (request.bodyUsed ? '' : await request.text());
  // What no form of ours takes did not come as far as here.
  const limits = { ...FORM_LIMITS.table, fields: FORM_LIMITS.large.fields };
  if (text.length > limits.length) return null;
  const pairs = readPairs(text, limits);
  const presented = pairs?.[CSRF_FIELD];
  const own = typeof presented === 'string' && csrfMatches(token, presented);
  return own && pairs !== null && unusableFields(pairs) === null ? [...new URLSearchParams(text)] : null;
}

/** What a loader or an action gets, as far as it is needed here. */
interface RouteArguments {
  readonly request: Request;
  readonly context?: RouteContext;
}

interface RouteContext {
  readonly isBusy?: (error: unknown) => boolean;
  readonly isHeldUp?: boolean;
  readonly isDiskFull?: (error: unknown) => boolean;
}

/** Why something right could not be done; null for every other failure. */
function notDoneCode(error: unknown, context: RouteContext | undefined): 'busy' | 'disk_full' | null {
  if (context?.isBusy?.(error) === true) return 'busy';
  return context?.isDiskFull?.(error) === true ? 'disk_full' : null;
}

/**
 * Does what a form without a session asks for, which may hold a password and so is not sent back: where it could not be
 * done, the page is shown again with what `typed` gives of it.
 */
export async function orTypedAgain<Value, Typed extends object>(
  context: RouteContext,
  typed: Typed,
  run: () => Promise<Value>,
) {
  try {
    return await run();
  } catch (error) {
    const code = notDoneCode(error, context);
    if (code === null) throw error;
    const { happened, next } = PROBLEMS[code];
    return refused(code, { ...typed, errors: [{ field: '', message: `${happened}${next}` }] });
  }
}

/**
 * Wraps every loader and action: an {@link AppError} becomes the response of its code, and so does a database that
 * another program holds. Anything else is a fault and goes on to the error page and the log.
 */
export function handled<Args extends RouteArguments, Value>(
  run: (args: Args) => Value | Promise<Value>,
): (args: Args) => Promise<Value> {
  return async (args) => {
    if (args.context?.isHeldUp === true) throw await errorResponse('busy', args.request);
    try {
      return await run(args);
    } catch (error) {
      if (error instanceof AppError) throw await errorResponse(error.code, args.request);
      const code = notDoneCode(error, args.context);
      throw code === null ? error : await errorResponse(code, args.request);
    }
  };
}

/** The reply of an action whose service refused: the page is shown again with `body`. */
export function refused<Body>(code: AppErrorCode, body: Body) {
  return data(body, { status: PROBLEMS[code].status });
}

/** A form that was readable: its checked value, or what to tell the person who filled it in. */
export type FormResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly errors: readonly FieldError[]; readonly input: FormInput };

export interface FormOptions {
  /** `none` only where there is no session yet: the sign-in form. */
  readonly csrf?: 'session' | 'none';
  /** `large` where the form has more fields than a person fills in one by one, `table` where one is a whole table. */
  readonly size?: keyof typeof FORM_LIMITS;
}

/** A field that may be sent any number of times, such as a group of checkboxes. */
export function formList<Item extends z.ZodType>(item: Item) {
  return z.preprocess((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(item));
}

/** Said of a field that no page of ours sends so, where its schema says nothing: whoever reads it reads no English. */
export const UNKNOWN_FORM_MESSAGE = '送られた内容が分かりません。画面を開き直してください。';

function mediaType(request: Request): string {
  return (request.headers.get('content-type') ?? '').split(';', 1).join('').trim().toLowerCase();
}

/** Names are our own words and ids; texts too long for their field still come back to be shortened. */
const TEXTS = { nameLength: 200, valueLength: 100_000 };
const FORM_LIMITS = {
  small: { ...TEXTS, length: 256 * 1024, fields: 50 },
  /** What lists every unit of a city, or every question of a chapter with its rows and evidence. */
  large: { ...TEXTS, length: 1024 * 1024, fields: 5_000 },
  /** The whole text of a policy in one field, nine bytes for most of its characters. */
  policy: { ...TEXTS, valueLength: 500_000, length: 4 * 1024 * 1024, fields: 50 },
  /** A table of everybody in a city as one text, where the server lets such a body in; its form says how long. */
  table: { ...TEXTS, valueLength: 8 * 1024 * 1024, length: 8 * 1024 * 1024, fields: 50 },
} as const satisfies Record<string, Limits>;
const FORM_TYPE = 'application/x-www-form-urlencoded';
const JSON_MAX_LENGTH = 256 * 1024;

function requireToken(request: Request): string {
  const token = readSessionToken(request);
  if (token === null) throw new AppError('not_signed_in');
  return token;
}

function requireCsrf(token: string, presented: unknown): void {
  if (typeof presented !== 'string' || !csrfMatches(token, presented)) throw new AppError('forbidden');
}

/** Throws where the script that sends a body without a form does not carry the token of its session. */
export function requireCsrfHeader(request: Request): void {
  requireCsrf(requireToken(request), request.headers.get(CSRF_HEADER));
}

/**
 * The one place where forms are parsed: an unreadable body is an {@link AppError}, a wrong field a value. The body is
 * not looked at without a session, and nothing of it but its number of fields before the token fits. What is sent back
 * to be corrected is bounded by the limits.
 */
export async function readForm<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  options: FormOptions = {},
): Promise<FormResult<z.output<Schema>>> {
  const token = options.csrf === 'none' ? null : requireToken(request);
  if (mediaType(request) !== FORM_TYPE) throw new AppError('wrong_media_type');
  const limits = FORM_LIMITS[options.size ?? 'small'];
  const text = await bodyOf(request);
  if (text.length > limits.length) throw new AppError('too_large');
  const pairs = readPairs(text, limits);
  if (pairs === null) throw new AppError(isTypedTooLong(text, limits) ? 'too_large' : 'bad_input');
  const { [CSRF_FIELD]: presented, ...typed } = pairs;
  if (token !== null) requireCsrf(token, presented);
  // A policy is kept as its text came.
  const input = options.size === 'policy' ? typed : visibleFields(typed);
  const unusable = unusableFields(input);
  if (unusable !== null) return { ok: false, ...unusable };
  const result = schema.safeParse(input, { error: () => UNKNOWN_FORM_MESSAGE });
  if (result.success) return { ok: true, value: result.data };
  return {
    ok: false,
    errors: result.error.issues.map((issue) => ({ field: String(issue.path[0] ?? ''), message: issue.message })),
    input,
  };
}

/**
 * The body of a JSON route; malformed JSON or a value outside `schema` is refused as a whole, a text that cannot be
 * shown by the path of its field.
 */
export async function readJson<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<
  | { readonly ok: true; readonly value: z.output<Schema> }
  | { readonly ok: false; readonly errors: readonly FieldError[]; readonly input: unknown }
> {
  requireCsrfHeader(request);
  if (mediaType(request) !== 'application/json') throw new AppError('wrong_media_type');
  const text = await request.text();
  if (text.length > JSON_MAX_LENGTH) throw new AppError('too_large');
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (error) {
    throw new AppError('bad_input', error);
  }
  const errors = unusableParts(body);
  if (errors === null) throw new AppError('bad_input');
  if (errors.length > 0) return { ok: false, errors, input: body };
  const result = schema.safeParse(body);
  if (!result.success) throw new AppError('bad_input', result.error);
  return { ok: true, value: result.data };
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
  const input = readPairs(new URL(request.url).search.slice(1), FORM_LIMITS.small);
  if (input === null || unusableFields(input) !== null) throw new AppError('bad_input');
  const result = schema.safeParse(input);
  if (!result.success) throw new AppError('bad_input', result.error);
  return result.data;
}
