import { fc } from '#test/property.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CSRF_FIELD, CSRF_HEADER } from '#app/lib/csrf-names.ts';
import { addressOf, builtRoutes, dataAddress } from '#test/browser/routes.ts';
import { serveTown } from '#test/browser/town-server.ts';
import type { ServedTown } from '#test/browser/town-server.ts';
import { FORM, JSON_TYPE, nobody, signedIn } from '#test/browser/visitor.ts';
import type { Visitor } from '#test/browser/visitor.ts';
import { commonQuestionId } from '#test/factories/common-town.ts';
import { testRuns } from '#test/factories/runs.ts';
import { sheetId } from '#test/factories/town.ts';
import { exchange, statusOf } from '#test/server/raw.ts';

/** Whom no random form has signed out yet does the rest; the answers must be no fault whoever asks. */
const VISITORS = ['staff', 'manager', 'officer', 'supervisor', 'secretariat', 'auditor', 'administrator'] as const;
const AT_ONCE = 6;

let served: ServedTown;
let visitors: readonly Visitor[];
let addresses: readonly string[];
let ids: readonly string[];

beforeAll(async () => {
  served = await serveTown();
  visitors = [nobody(served.server), ...(await Promise.all(VISITORS.map((who) => signedIn(served.server, who))))];
  const sheet = sheetId(served.town, served.campaignId, '110', 'security_manager');
  ids = [sheet, served.campaignId, served.town.questionnaireId, ...Object.values(served.town.units)];
  const params = {
    '*': 'nothing',
    sheetId: sheet,
    campaignId: served.campaignId,
    questionId: commonQuestionId(served.town, served.campaignId),
    chapter: '1',
    actionId: 'none',
    personId: 'none',
    transferId: 'none',
    fiscalYear: '2025',
    measureId: 'none',
    number: 'new',
    systemId: 'none',
    contractId: 'none',
    unitId: 'none',
    itemId: 'none',
    policyId: 'p',
    policyVersionId: 'none',
    policyDraftId: 'none',
    document: 'standards',
    clauseId: '1-1',
  };
  addresses = (await builtRoutes()).map((route) => addressOf(route, params));
});

afterAll(() => served.stop());

const one = <Value>(...values: readonly Value[]) => fc.constantFrom(...values);

const METHODS = [
  ...['GET', 'GET', 'GET', 'GET', 'HEAD', 'POST', 'POST', 'POST', 'POST', 'POST'],
  ...['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT', 'PROPFIND', 'get', 'G T', ''],
];

/** What reads badly somewhere. Characters above U+00FF go as their bytes. */
const NASTY = [
  ...['', ' ', '\t', '\n', '\0', '\u0007', '\u001b[31m', '\u007f', '\u0085', '\ufeff', '\ufffe', '\ud800', '\u202e'],
  ...['%', '%00', '%zz', '%ff', '%2e%2e', '%2F', '\\', '//', '..', '.data', '?', '#', '&', '=', ';', '+', "'", '"'],
  ...[
    '0',
    '-1',
    '1e400',
    'NaN',
    '9'.repeat(400),
    '1.5',
    '0x10',
    'null',
    'true',
    '[]',
    '{}',
    '__proto__',
    'constructor',
  ],
  ...['toString', '2026-02-30', '9999-12-31', '0000-00-00', '+275760-09-13', '2026', '😀', '𠮷', 'é', 'か\u3099'],
  ...['<script>', "' OR 1=1 --", 'あ'.repeat(3_000), 'implemented', 'yes', 'no', 'confirm', 'return', 'open', 'close'],
  ...['not_applicable', 'partially_implemented', 'planned', '1-1@security_manager', '1-1', 'regular', 'withdraw'],
];

const FIELDS = [
  ...['q1.id', 'q1.rev', 'q1.value', 'q1.comment', 'q1.yield', 'q1.row.a', 'q1.plan.due', 'q1.plan.measure', 'q2.id'],
  ...['q1.evidence.0.documentName', 'q1.evidence.0.confirmedOn', 'q1.evidence.99999999999999999999.location', 'same'],
  ...[
    'importId',
    'value',
    'source',
    'article',
    'decidedOn',
    'clauseId',
    'document',
    'actionStep',
    'note',
    'seenHash',
    'text',
  ],
  ...['heardFrom', 'heardOn', 'means', 'unlistedText', 'noneElse', 'restSeal', 'unlistedId', 'outcome', 'because'],
  ...['askAll', 'answerRev', 'entryId', 'inquiryId'],
  ...['q1.notApplicableReason', 'q1.confirmationMethod', 'gate.outsourcing', 'rev.outsourcing', 'intent', 'reason'],
  ...['content', 'submission', 'login', 'password', 'code', 'bodyName', 'personName', 'name', 'kind', 'fiscalYear'],
  ...['questionnaireId', 'dueOn', 'units', 'understood', 'decidedBy', 'decidedOn', 'documentNumber', 'paperLocation'],
  ...[
    'rev',
    'level',
    'cause',
    'priority',
    'interimMeasure',
    'owner',
    'due',
    'csrf',
    'next',
    '_routes',
    'index',
    '_data',
  ],
  ...['q', 'page', 'state', 'show', 'done', 'sort', 'dir', 'campaign', 'sheet', 'unit', 'bureau', 'population', 'by'],
];

const HEADERS: readonly (readonly [string, string])[] = [
  ['X-Forwarded-Host', 'evil.example'],
  ['X-Forwarded-Proto', 'x y'],
  ['X-Forwarded-For', '1.2.3.4, x'],
  ['Forwarded', 'host=evil'],
  ['X-HTTP-Method-Override', 'DELETE'],
  ['Range', 'bytes=5-1'],
  ['If-Modified-Since', 'never'],
  ['If-None-Match', '"\u00e9"'],
  ['Accept', 'application/\u00ff'],
  ['Accept-Encoding', 'gzip;q=x, br'],
  ['Accept-Language', '*'],
  ['Content-Encoding', 'gzip'],
  ['Expect', '100-continue'],
  ['Expect', 'the best'],
  ['Upgrade', 'websocket'],
  ['User-Agent', 'Googlebot'],
  ['Sec-Fetch-Site', 'cross-site'],
  ['X-Remix-Response', 'yes'],
  ['X-Remix-SPA-Mode', 'yes'],
  ['Purpose', 'prefetch'],
  ['Cookie', 'tenken_session=%00; =; a'],
  ['Cookie', `tenken_session=${'A'.repeat(43)}`],
  ['Transfer-Encoding', 'gzip'],
  ['Host', 'evil.example'],
  ['Nothing', ''],
  ['Long', 'a'.repeat(7_000)],
];

const utf8 = (text: string) => Buffer.from(text, 'utf8').toString('latin1');

/** A value as a browser spells it. */
const proper = (text: string) => encodeURIComponent(Buffer.from(text, 'utf8').toString('utf8'));

/** The same, or as nobody should. */
const spelled = (text: string) => fc.boolean().map((properly) => (properly ? proper(text) : utf8(text)));

/**
 * Requests as a browser sends them with anything in their fields, which come as far as the services, and requests that
 * are odd in every part.
 */
function requests(wild: boolean): fc.Arbitrary<RandomRequest> {
  const odd = <Value>(usual: fc.Arbitrary<Value>, weight: number, ...others: readonly fc.Arbitrary<Value>[]) =>
    wild ? fc.oneof({ weight, arbitrary: usual }, ...others) : usual;
  const value = fc.oneof(one(...NASTY), one(...ids), fc.string({ unit: 'binary', maxLength: 20 }));
  const spell = (text: string) => (wild ? spelled(text) : fc.constant(proper(text)));
  const pairs = fc
    .array(fc.tuple(odd(one(...FIELDS), 5, value).chain(spell), value.chain(spell)), { maxLength: 12 })
    .map((all) => all.map(([name, content]) => `${name}=${content}`));
  // Who has signed out asks nothing more that comes far.
  const stays = addresses.filter((address) => wild || address !== '/sign-out');
  const own = one(...stays, ...stays, ...stays.map(dataAddress));
  const path = odd(
    own,
    3,
    fc
      .tuple(one(...addresses), fc.array(value.chain(spelled), { minLength: 1, maxLength: 3 }), one('/', ''))
      .map(([address, parts, between]) => `${address}${between}${parts.join(between)}`),
    fc
      .tuple(one(...addresses), fc.nat(40), value)
      .map(([address, at, text]) => `${address.slice(0, at)}${utf8(text)}${address.slice(at)}`),
    value.map(utf8),
    one(
      '*',
      '//',
      '///x',
      '/\\x',
      'http://evil.example/',
      'http://',
      '/api/files',
      '/api/tables',
      '/assets/',
      '/__manifest?p=/',
    ),
  );
  const json = fc.oneof(
    fc.json(),
    fc
      .record({ itemKey: value, rev: fc.oneof(fc.integer(), fc.double(), value), answer: fc.jsonValue() })
      .map((body) => JSON.stringify(body)),
    fc.tuple(one('1-1@security_manager', 'x'), value, value, value).map(([itemKey, comment, due, choice]) =>
      JSON.stringify({
        itemKey,
        rev: 0,
        answer: {
          value: choice,
          rows: [],
          comment,
          notApplicableReason: null,
          notApplicableNote: '',
          confirmationMethod: null,
          plan: { measure: comment, owner: '', due },
          evidence: [{ documentName: comment, documentNumber: '', location: '', confirmedBy: '', confirmedOn: due }],
        },
      }),
    ),
  );
  const absent = fc.constant<string | null>(null);
  const host = odd(absent, 12, value.map(utf8));
  const origin = odd(absent, 12, one('null', 'http://evil.example', 'x', ''));
  return fc
    .record({
      method: wild ? one(...METHODS) : one('GET', 'POST'),
      path,
      query: fc.oneof({ weight: 2, arbitrary: fc.constant<string[]>([]) }, pairs),
      host,
      origin,
      visitor: one(...visitors),
      token: odd(absent, 5, value.chain(spelled)),
      type: odd(
        one(FORM['content-type']),
        6,
        one(JSON_TYPE['content-type']),
        one('multipart/form-data; boundary=x', 'text/plain', 'application/octet-stream', '\u00ff', ''),
      ),
      body: odd(
        pairs.map((all) => all.join('&')),
        5,
        json.map(utf8),
        fc.constant(''),
      ),
      json: json.map(utf8),
      more: fc.array(one(...HEADERS), { maxLength: wild ? 2 : 0 }),
      chunked: fc.boolean(),
    })
    .map(({ method, path: at, query, visitor, ...rest }) => {
      const type = !wild && at.startsWith('/api/') ? JSON_TYPE['content-type'] : rest.type;
      const { origin: ownOrigin, host: ownHost } = new URL(served.server.address());
      const target = query.length === 0 ? at : `${at}?${query.join('&')}`;
      const sent = type === JSON_TYPE['content-type'] ? rest.json : rest.body;
      const form = type.includes('form') ? `${sent}&${CSRF_FIELD}=${rest.token ?? visitor.csrf}` : sent;
      const lines = [
        `${method} ${target} HTTP/1.1`,
        `Host: ${rest.host ?? ownHost}`,
        `Origin: ${rest.origin ?? ownOrigin}`,
        'Connection: close',
        `Content-Type: ${type}`,
        rest.chunked ? 'Transfer-Encoding: chunked' : `Content-Length: ${form.length}`,
        ...(visitor.cookie === null ? [] : [`Cookie: ${visitor.cookie}`]),
        ...(type === 'application/json' ? [`${CSRF_HEADER}: ${visitor.csrf}`] : []),
        ...rest.more.map(([name, content]) => `${name}: ${content}`),
      ];
      const body = !rest.chunked
        ? form
        : form === ''
          ? '0\r\n\r\n'
          : `${form.length.toString(16)}\r\n${form}\r\n0\r\n\r\n`;
      return { text: `${lines.join('\r\n')}\r\n\r\n${body}`, says: `${lines.join('\n')}\n\n${form}`.slice(0, 2_000) };
    });
}

interface RandomRequest {
  readonly text: string;
  /** For whom it fails. */
  readonly says: string;
}

describe('random requests', () => {
  it(
    'of every kind and by everybody are never answered by a fault of the server',
    async () => {
      const half = { numRuns: Math.ceil(testRuns.requests / 2), seed: testRuns.seed };
      const sample = [...fc.sample(requests(false), half), ...fc.sample(requests(true), half)];
      const statuses = new Map<number, number>();
      const faults: string[] = [];
      let slowest = 0;
      let next = 0;
      const work = async () => {
        for (let at = next++; at < sample.length; at = next++) {
          const request = sample[at];
          if (request === undefined) return;
          const began = performance.now();
          const status = statusOf(await exchange(served.server.address(), request.text));
          slowest = Math.max(slowest, performance.now() - began);
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
          // A connection that ends without any answer is no answer either.
          if (!(status >= 200 && status < 500)) faults.push(`${status}\n${request.says}`);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      const counts = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`);
      console.info(
        `${sample.length} random requests, seed ${testRuns.seed}; ${counts.join(', ')}; slowest ${Math.round(slowest)} ms`,
      );
      expect(faults).toEqual([]);
      expect(served.server.stderr()).not.toMatch(/request_failed|server_failed|render_failed/);
      for (const status of [200, 302, 400, 403, 404, 405]) expect(statuses.get(status) ?? 0).toBeGreaterThan(0);
    },
    testRuns.requests * 100 + 60_000,
  );
});
