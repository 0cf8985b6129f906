import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CSRF_FIELD } from '#app/lib/csrf-names.ts';
import { csrfToken } from '#app/lib/csrf.server.ts';
import {
  AppError,
  formList,
  handled,
  orTypedAgain,
  readForm,
  readParams,
  readSearch,
  refused,
  safeReturnPath,
  UNKNOWN_FORM_MESSAGE,
} from '#app/lib/http.server.ts';
import type { AppErrorCode } from '#app/lib/http.server.ts';
import { PROBLEMS, problemOf, sentFieldsOf } from '#app/lib/problem.ts';
import { newSessionToken, sessionCookie } from '#app/lib/session.server.ts';
import { UNUSABLE_MESSAGE } from '#app/lib/typed-text.ts';

function formRequest(fields: readonly (readonly [string, string])[]): Request {
  const body = new URLSearchParams();
  for (const [name, value] of fields) body.append(name, value);
  return new Request('http://tenken.test/x', { method: 'POST', body });
}

async function thrownBy(act: () => Promise<unknown>): Promise<unknown> {
  try {
    await act();
  } catch (thrown) {
    return thrown;
  }
  throw new Error('nothing was thrown');
}

describe('a form', () => {
  const schema = z.object({ text: z.string().min(1, '入力してください。'), units: formList(z.string()) });

  it('gives its checked value, a repeated field as a list', async () => {
    const request = formRequest([
      ['text', 'a'],
      ['units', '1'],
      ['units', '2'],
    ]);
    await expect(readForm(request, schema, { csrf: 'none' })).resolves.toEqual({
      ok: true,
      value: { text: 'a', units: ['1', '2'] },
    });
  });

  it('reads a list of one and a list of none alike', async () => {
    const one = await readForm(
      formRequest([
        ['text', 'a'],
        ['units', '1'],
      ]),
      schema,
      { csrf: 'none' },
    );
    expect(one.ok && one.value.units).toEqual(['1']);
    const none = await readForm(formRequest([['text', 'a']]), schema, { csrf: 'none' });
    expect(none.ok && none.value.units).toEqual([]);
  });

  it('tells which field is wrong and keeps what was typed', async () => {
    const result = await readForm(
      formRequest([
        ['text', ''],
        ['units', '1'],
      ]),
      schema,
      { csrf: 'none' },
    );
    expect(result).toEqual({
      ok: false,
      errors: [{ field: 'text', message: '入力してください。' }],
      input: { text: '', units: '1' },
    });
  });

  it.each([
    ['small', 50],
    ['large', 5_000],
  ] as const)('of a %s size is refused when it has more fields, of one name or of many', async (size, count) => {
    const fits = formRequest(Array.from({ length: count }, () => ['units', ''] as const));
    await expect(readForm(fits, schema, { csrf: 'none', size })).resolves.toMatchObject({ ok: false });
    const many = formRequest(Array.from({ length: count + 1 }, (_, index) => [`field${index}`, ''] as const));
    await expect(readForm(many, schema, { csrf: 'none', size })).rejects.toEqual(new AppError('bad_input'));
    const repeated = formRequest(Array.from({ length: count + 1 }, () => ['units', ''] as const));
    await expect(readForm(repeated, schema, { csrf: 'none', size })).rejects.toEqual(new AppError('bad_input'));
  });

  it.each([
    ['a name of 201 letters', 'a'.repeat(201), '', 'bad_input'],
    ['a name with a control character', 'a\u0001', '', 'bad_input'],
    ['a value of more than 100,000 letters', 'text', 'a'.repeat(100_001), 'too_large'],
    ['more than 256 KiB', 'text', 'あ'.repeat(30_000), 'too_large'],
  ] as const)('is refused as a whole when it has %s', async (_what, name, value, code) => {
    await expect(readForm(formRequest([[name, value]]), schema, { csrf: 'none' })).rejects.toEqual(new AppError(code));
  });

  it('with a control character tells so at its field, and gives back what was typed without it', async () => {
    const request = formRequest([
      ['text', 'a\u0000b\tc\r\nd\u009f'],
      ['units', '1'],
      ['units', '\u001b2'],
    ]);
    await expect(readForm(request, schema, { csrf: 'none' })).resolves.toEqual({
      ok: false,
      errors: [
        { field: 'text', message: UNUSABLE_MESSAGE },
        { field: 'units', message: UNUSABLE_MESSAGE },
      ],
      input: { text: 'ab\tc\nd', units: ['1', '2'] },
    });
  });

  it('holds each line end of a text once, also where a length is asked for', async () => {
    const long = z.object({ text: z.string().max(100_000) });
    const typed = `${'あ'.repeat(3)}\n`.repeat(25_000);
    const request = formRequest([['text', typed.replaceAll('\n', '\r\n')]]);
    await expect(readForm(request, long, { csrf: 'none', size: 'large' })).resolves.toEqual({
      ok: true,
      value: { text: typed },
    });
  });

  it('whose schema has no words of its own for what is wrong tells so in ours, at every depth', async () => {
    const wordless = z.object({
      intent: z.enum(['a', 'b']),
      units: formList(z.string().max(3)),
      ticked: z.literal('yes').optional(),
      seal: z.string().min(1, '入力してください。'),
    });
    const sent = formRequest([
      ['intent', 'c'],
      ['units', 'too long'],
      ['ticked', 'no'],
      ['seal', ''],
    ]);
    const result = await readForm(sent, wordless, { csrf: 'none' });
    expect(result.ok ? [] : result.errors).toEqual([
      { field: 'intent', message: UNKNOWN_FORM_MESSAGE },
      { field: 'units', message: UNKNOWN_FORM_MESSAGE },
      { field: 'ticked', message: UNKNOWN_FORM_MESSAGE },
      { field: 'seal', message: '入力してください。' },
    ]);
    expect(UNKNOWN_FORM_MESSAGE).not.toMatch(/[a-z]/iu);
  });

  it('is read without what nobody sees in it, but for passwords and the text of a policy', async () => {
    const text = '御\u200b影\u00ad 千\u202e\u2066代\u2069\ufeff\u2060\u061c';
    const fields = z.object({ text: z.string(), password: z.string() });
    const sent = () =>
      formRequest([
        ['text', text],
        ['password', text],
      ]);
    const read = (size: 'small' | 'policy') => readForm(sent(), fields, { csrf: 'none', size });
    await expect(read('small')).resolves.toEqual({ ok: true, value: { text: '御影 千代', password: text } });
    await expect(read('policy')).resolves.toEqual({ ok: true, value: { text, password: text } });
  });

  it('is not read at all without a session, nor shown to its schema without the token', async () => {
    const seen: unknown[] = [];
    const watching = z.preprocess((value) => {
      seen.push(value);
      return value;
    }, schema);
    const stranger = formRequest([['text', 'a']]);
    await expect(readForm(stranger, watching)).rejects.toEqual(new AppError('not_signed_in'));
    expect(stranger.bodyUsed).toBe(false);
    const signedIn = new Request(formRequest([['text', 'a\u0000']]), {
      headers: {
        cookie: sessionCookie(newSessionToken(), false),
        'content-type': 'application/x-www-form-urlencoded',
      },
    });
    await expect(readForm(signedIn, watching)).rejects.toEqual(new AppError('forbidden'));
    expect(seen).toEqual([]);
  });

  it('takes a field called __proto__ as a name like any other', async () => {
    const result = await readForm(
      formRequest([
        ['__proto__', 'x'],
        ['text', ''],
      ]),
      schema,
      { csrf: 'none' },
    );
    expect(result.ok).toBe(false);
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
  });
});

describe('the parts of an address', () => {
  it('that cannot be are answered like a page that is not there', () => {
    expect(() => readParams({ id: '../x' }, z.object({ id: z.uuid() }))).toThrow(new AppError('not_found'));
    expect(readParams({ id: '7' }, z.object({ id: z.coerce.number() }))).toEqual({ id: 7 });
  });

  it('in the query are checked as well', () => {
    const request = new Request('http://tenken.test/board?page=2&state=a&state=b');
    const schema = z.object({ page: z.coerce.number().int(), state: formList(z.string()) });
    expect(readSearch(request, schema)).toEqual({ page: 2, state: ['a', 'b'] });
    const wrong = new Request('http://tenken.test/board?page=two');
    expect(() => readSearch(wrong, schema)).toThrow(new AppError('bad_input'));
  });
});

describe('a refused gate', () => {
  const statusOf = async (code: AppErrorCode, request: Request) => {
    const thrown = await thrownBy(() =>
      handled(() => {
        throw new AppError(code);
      })({ request }),
    );
    if (!(thrown instanceof Response)) throw new Error('no response was thrown');
    return thrown;
  };

  it.each([
    ['bad_input', 400],
    ['forbidden', 403],
    ['not_found', 404],
    ['conflict', 409],
    ['wrong_media_type', 415],
  ] as const)('%s becomes the status %d, with its code', async (code, status) => {
    const response = await statusOf(code, new Request('http://tenken.test/x'));
    expect(response.status).toBe(status);
    expect(problemOf(response.status, await response.json())).toBe(PROBLEMS[code]);
  });

  it('sends who is not signed in to sign in, and back to where he was', async () => {
    const response = await statusOf('not_signed_in', new Request('http://tenken.test/board?page=2'));
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe('/sign-in?next=%2Fboard%3Fpage%3D2');
  });

  it('leaves what is no refusal alone: a fault, or a response of the route itself', async () => {
    const fault = new Error('broken');
    const request = new Request('http://tenken.test/x');
    const throwing = (what: unknown) =>
      handled(() => {
        throw what;
      });
    await expect(thrownBy(() => throwing(fault)({ request }))).resolves.toBe(fault);
    const response = new Response(null, { status: 302 });
    await expect(thrownBy(() => throwing(response)({ request }))).resolves.toBe(response);
  });

  it('of a service shows the page again with the status of its code', () => {
    const reply = refused('conflict', { theirs: '実施' });
    expect(reply.data).toEqual({ theirs: '実施' });
    expect(reply.init?.status).toBe(409);
  });
});

describe('a form that was right and could not be done', () => {
  const token = newSessionToken();
  const typed = [
    ['text', '一行目\r\n二行目 <b>"&'],
    ['units', '1'],
    ['units', '2'],
  ] as const;

  /** What is answered to a form when the database is held: met while it is done, or known before. */
  async function answered(fields: readonly (readonly [string, string])[], cookie: string, isHeldUp: boolean) {
    const body = new URLSearchParams(fields.map(([name, value]) => [name, value]));
    const request = new Request('http://tenken.test/x', { method: 'POST', body, headers: { cookie } });
    const act = handled(async (args: { readonly request: Request; readonly context: object }) => {
      await readForm(args.request, z.object({}), { csrf: cookie === '' ? 'none' : 'session' });
      throw new Error('held');
    });
    const thrown = await thrownBy(() => act({ request, context: { isBusy: () => true, isHeldUp } }));
    if (!(thrown instanceof Response)) throw new Error('no response was thrown');
    return { status: thrown.status, sent: sentFieldsOf(await thrown.json()) };
  }

  it.each([
    ['met while it is done', false],
    ['known before', true],
  ])('comes back as it was sent, whether the lock was %s', async (_when, isHeldUp) => {
    const own = [[CSRF_FIELD, csrfToken(token)], ...typed] as const;
    expect(await answered(own, sessionCookie(token, false), isHeldUp)).toEqual({ status: 503, sent: own });
  });

  it('comes back with a whole table in it', async () => {
    const own = [
      [CSRF_FIELD, csrfToken(token)],
      ['text', '表'.repeat(590_000)],
    ] as const;
    expect(await answered(own, sessionCookie(token, false), true)).toEqual({ status: 503, sent: own });
  });

  it.each([
    ['without a session', [...typed, ['password', 'secret']] as const, ''],
    [
      'of another session',
      [[CSRF_FIELD, csrfToken(newSessionToken())], ...typed] as const,
      sessionCookie(token, false),
    ],
    ['without a form token', [...typed, ['password', 'secret']] as const, sessionCookie(token, false)],
  ])('does not come back %s', async (_what, fields, cookie) => {
    expect(await answered(fields, cookie, true)).toEqual({ status: 503, sent: null });
  });
});

describe('a form without a session that could not be done', () => {
  const failing = (context: object, error: Error) =>
    orTypedAgain(context, { login: 'hanako' }, () => Promise.reject(error));

  it.each([
    ['busy', true],
    ['disk_full', false],
  ] as const)('shows its page again with what may be shown of it, and why: %s', async (code, busy) => {
    const reply: unknown = await failing({ isBusy: () => busy, isDiskFull: () => true }, new Error('held'));
    const { data, init } = Object(reply);
    const { status, happened, next } = PROBLEMS[code];
    expect(init).toEqual({ status });
    expect(data).toEqual({ login: 'hanako', errors: [{ field: '', message: `${happened}${next}` }] });
  });

  it('leaves every other failure alone', async () => {
    const fault = new Error('broken');
    await expect(failing({ isBusy: () => false }, fault)).rejects.toBe(fault);
  });
});

describe('the way back after signing in', () => {
  it.each([
    '/a/../b',
    '/board/',
    '/board.data',
    '/結果',
    '/%E0%A4%A',
    '/%ff',
    '/a%2Fb',
    '/%2e%2e/b',
    '/a%0d%0aSet-Cookie:x',
    '/?_data=root',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/board\\..\\..\\evil.example',
    '/.//evil.example',
    '/board/..//evil.example',
    '/%2e//evil.example',
    'evil.example',
    '@evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    '',
    '/a b',
    '/\tevil',
    '/\t/evil.example',
    '/\n/evil.example',
    '/\r\nSet-Cookie: a=b',
    '/\u0000',
    '/\u007f',
    '/\u2028/evil.example',
    '/／evil.example',
    `/${'a'.repeat(1_000)}`,
    null,
  ])('never leads out: %j', (next) => {
    expect(safeReturnPath(next)).toBe('/');
  });

  it.each([
    '/board?page=2#x',
    '/',
    '/results/1?q=%E8%A9%95%E4%BE%A1&next=//a',
    '/results/1/clauses/p/standards/10-1-%E3%82%A2',
  ])('leads to a page of this site: %s', (next) => {
    expect(safeReturnPath(next)).toBe(next);
  });

  it('is left out where it would lead out or is too long to be one of ours', async () => {
    const from = async (address: string) => {
      const gate = handled(() => {
        throw new AppError('not_signed_in');
      });
      const thrown = await thrownBy(() => gate({ request: new Request(address) }));
      return thrown instanceof Response ? thrown.headers.get('location') : null;
    };
    expect(await from('http://tenken.test//evil.example')).toBe('/sign-in');
    expect(await from(`http://tenken.test/board?q=${'a'.repeat(1_000)}`)).toBe('/sign-in');
  });
});

describe('a problem that came without a code', () => {
  it('is told by its status, and as an unexpected one where that says nothing', () => {
    expect(problemOf(404, 'text')).toBe(PROBLEMS.not_found);
    expect(problemOf(418, null)).toBe(PROBLEMS.unexpected);
    expect(problemOf(403, { code: 'toString' })).toBe(PROBLEMS.forbidden);
  });
});
