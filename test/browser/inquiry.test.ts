import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays } from '#app/domain/shared/calendar-date.ts';
import { serveTown } from '#test/browser/town-server.ts';
import type { ServedTown } from '#test/browser/town-server.ts';
import { ask, sendForm, signedIn } from '#test/browser/visitor.ts';
import type { Visitor } from '#test/browser/visitor.ts';

let served: ServedTown;

beforeAll(async () => {
  served = await serveTown();
});

afterAll(async () => {
  await served.stop();
});

/** What a page says, without what React puts between two texts. */
async function read(visitor: Visitor, target: string): Promise<string> {
  const response = await ask(visitor, target);
  expect(response.status, target).toBe(200);
  return (await response.text()).replaceAll('<!-- -->', '');
}

/** The fields of a unit's only entry, as its page holds them. */
async function fieldsOf(visitor: Visitor, target: string): Promise<{ readonly id: string; readonly seal: string }> {
  const [, id = '', seal = ''] = /name="seal\.([^"]+)" value="([^"]+)"/.exec(await read(visitor, target)) ?? [];
  return { id, seal };
}

it('walks an inquiry from its beginning over the homes of the sections to its end', async () => {
  const { town, server } = served;
  const { tax, generalAffairs } = town.units;
  const page = '/organization/inquiry';
  const secretariat = await signedIn(server, 'secretariat');
  expect(await read(secretariat, '/organization')).toContain(`href="${page}"`);
  expect(await read(secretariat, page)).toContain('このうち1の所属は台帳に何も載せていないため');
  expect(await read(secretariat, page)).toContain('いま照会を始めると、次の3の所属に届きます。');
  const past = await sendForm(secretariat, page, { intent: 'begin', dueOn: addDays(town.context.today(), -1) });
  expect([past.status, await past.text()]).toEqual([
    400,
    expect.stringContaining('今日より前の日は期限にできません。'),
  ]);
  const begun = { intent: 'begin', dueOn: addDays(town.context.today(), 20), askAll: 'yes' };
  expect((await sendForm(secretariat, page, begun)).status).toBe(302);
  expect((await sendForm(secretariat, page, begun)).status).toBe(409);

  const manager = await signedIn(server, 'other_manager');
  const asked = `/inquiry/${tax}`;
  expect(await read(manager, '/')).toContain('税務課の情報システム・契約の記載は、今も正しいですか');
  expect(await read(manager, '/')).toContain(`href="${asked}"`);
  expect(await read(manager, `/handover/units/${tax}`)).toContain(`href="${asked}"`);
  const { id, seal } = await fieldsOf(manager, asked);
  const said = { [`seal.${id}`]: seal, [`remark.${id}`]: '名称が「公式サイト」に変わりました。' };
  const unchosen = await sendForm(manager, asked, { intent: 'rest', ...said });
  expect(unchosen.status).toBe(400);
  expect(await unchosen.text()).toContain('名称が「公式サイト」に変わりました。');
  expect((await sendForm(manager, asked, { intent: 'save', ...said, [`answer.${id}`]: 'differs' })).status).toBe(302);
  expect(await read(manager, '/')).toContain('1件すべてに回答しました。締め切られるまで直せます。');
  const again = await sendForm(manager, asked, { intent: 'save', ...said, [`answer.${id}`]: 'right' });
  expect([again.status, await again.text()]).toEqual([
    409,
    expect.stringContaining('画面を開いたあとに変わりました。'),
  ]);

  const staff = await signedIn(server, 'staff');
  const other = await fieldsOf(staff, `/inquiry/${generalAffairs}`);
  const rest = { intent: 'rest', [`seal.${other.id}`]: other.seal, [`remark.${other.id}`]: '' };
  expect((await ask(staff, asked)).status).toBe(404);
  expect((await sendForm(staff, `/inquiry/${generalAffairs}`, rest)).status).toBe(302);

  const progress = await read(secretariat, page);
  expect(progress).toContain('違うと答えがあった記載（1件）');
  expect(progress).toContain(`href="/organization/systems/${town.systems.website}"`);
  const rev = /name="answerRev" value="(\d+)"/.exec(progress)?.[1] ?? '';
  const settled = { intent: 'settle', entryId: id, answerRev: rev };
  expect((await sendForm(await signedIn(server, 'auditor'), page, settled)).status).toBe(403);
  expect((await sendForm(secretariat, page, settled)).status).toBe(302);
  expect(await read(secretariat, page)).toContain('直していない記載はありません。');

  const unlisted = await nameUnlisted(secretariat, await signedIn(server, 'third_manager'), town.units.health);
  await answerOnBehalf(secretariat, manager, tax);

  const inquiryId = /name="inquiryId" value="([^"]+)"/.exec(progress)?.[1] ?? '';
  expect((await sendForm(secretariat, page, { intent: 'close', inquiryId })).status).toBe(302);
  const late = await fieldsOf(manager, asked);
  expect(late).toEqual({ id: '', seal: '' });
  const closed = await sendForm(manager, asked, { intent: 'save', ...said, [`answer.${id}`]: 'right' });
  expect([closed.status, await closed.text()]).toEqual([409, expect.stringContaining('照会が締め切られたため')]);
  expect(await read(manager, '/')).not.toContain('今も正しいですか');
  expect(await read(secretariat, page)).toContain('これまでの照会');
  expect(await read(secretariat, `${page}?of=${inquiryId}`)).toContain('（締め切りました）');
  expect(await read(secretariat, `/organization/systems/${town.systems.ledger}`)).toContain('このとおりです');
  expect(await read(secretariat, `/organization/systems/${town.systems.website}`)).toContain(ON_BEHALF);
  expect(await read(secretariat, '/organization/systems')).toContain(ON_BEHALF);
  const tooLate = await sendForm(secretariat, `${asked}/for`, { ...HEARD, heardOn: town.context.today() });
  expect([tooLate.status, await tooLate.text()]).toEqual([409, expect.stringContaining('照会が締め切られたため')]);
  expect((await sendForm(secretariat, page, { ...unlisted, outcome: 'left_out', because: '県のもの。' })).status).toBe(
    302,
  );
  const told = await read(await signedIn(server, 'third_manager'), `/inquiry/${town.units.health}`);
  expect(told).toContain('加えない理由：県のもの。');
});

const HEARD = { intent: 'save', heardFrom: '架空 三郎', means: 'phone' };
const ON_BEHALF = '事務局が代わりに記入（架空 三郎さんから、電話で）';

/** A section that owns nothing names something; gives the form that deals with it. */
async function nameUnlisted(secretariat: Visitor, third: Visitor, unitId: string): Promise<Record<string, string>> {
  const asked = `/inquiry/${unitId}`;
  const page = '/organization/inquiry';
  expect(await read(third, '/')).toContain('に、台帳にない情報システム・委託・クラウドサービスはありませんか');
  const restSeal = /name="restSeal" value="([^"]+)"/.exec(await read(third, asked))?.[1] ?? '';
  const empty = await sendForm(third, asked, { intent: 'save', restSeal, unlistedText: '' });
  expect([empty.status, await empty.text()]).toEqual([400, expect.stringContaining('なければ「ほかにありません」')]);
  const named = { intent: 'save', restSeal, unlistedText: '健診の予約サイト\r\n検体の搬送' };
  expect((await sendForm(third, asked, named)).status).toBe(302);
  expect((await sendForm(third, asked, { ...named, unlistedText: '別のもの' })).status).toBe(409);
  const list = await read(secretariat, `${page}?show=unlisted`);
  expect(list).toContain('台帳にないと書かれたもの（1の所属）');
  const links = [...list.matchAll(/href="(\/organization\/(?:systems|contracts)\/new\?[^"]+)"/gu)];
  const [first = '', second = ''] = links.map(([, href = '']) => href.replaceAll('&amp;', '&'));
  expect(await read(secretariat, first)).toContain('value="健診の予約サイト"');
  expect(await read(secretariat, second)).toMatch(new RegExp(`<option[^>]*value="${unitId}"[^>]*selected`, 'u'));
  const unlistedId = /name="unlistedId" value="([^"]+)"/.exec(list)?.[1] ?? '';
  const [, answerRev = ''] = new RegExp(`${unlistedId}"/><input[^>]*name="answerRev" value="(\\d+)"`).exec(list) ?? [];
  const dealt = { intent: 'settle_unlisted', unlistedId, answerRev };
  const bare = await sendForm(secretariat, page, { ...dealt, outcome: 'left_out', because: '' });
  expect([bare.status, await bare.text()]).toEqual([400, expect.stringContaining('その理由を書いてください。')]);
  return dealt;
}

/** The secretariat writes down what it heard from a section, which reads it at its entry. */
async function answerOnBehalf(secretariat: Visitor, manager: Visitor, unitId: string): Promise<void> {
  const asked = `/inquiry/${unitId}`;
  expect(await read(secretariat, asked)).toContain(`href="${asked}/for"`);
  expect(await read(manager, asked)).not.toContain(`href="${asked}/for"`);
  expect((await ask(manager, `${asked}/for`)).status).toBe(404);
  const { id, seal } = await fieldsOf(secretariat, `${asked}/for`);
  const said = { [`seal.${id}`]: seal, [`answer.${id}`]: 'right', [`remark.${id}`]: '' };
  const { town } = served;
  const heard = { ...HEARD, heardOn: town.context.today() };
  const nobody = await sendForm(secretariat, `${asked}/for`, { ...heard, ...said, heardFrom: '' });
  expect([nobody.status, await nobody.text()]).toEqual([
    400,
    expect.stringContaining('誰から聞いたかを入力してください。'),
  ]);
  const tomorrow = { ...heard, ...said, heardOn: addDays(town.context.today(), 1) };
  expect((await sendForm(secretariat, `${asked}/for`, tomorrow)).status).toBe(400);
  expect((await sendForm(secretariat, `${asked}/for`, { ...heard, ...said })).status).toBe(302);
  expect(await read(manager, asked)).toContain(ON_BEHALF);
}
