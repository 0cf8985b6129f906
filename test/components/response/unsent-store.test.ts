import { describe, expect, it } from 'vitest';
import { NOTHING_TYPED } from '#app/components/response/answer-fields.ts';
import type { QueuedAnswer } from '#app/components/response/queued-answer.ts';
import { answerSeal } from '#app/components/response/answer-seal.ts';
import type { AnswerSeal } from '#app/components/response/answer-seal.ts';
import { forgetUnsent, renameOldUnsent, unsentSheets, UnsentStore } from '#app/components/response/unsent-store.ts';
import { itemKeyOf } from '#app/domain/response/item-key.ts';
import { takeConsole } from '#test/console.ts';
import { derivedKey } from '#app/lib/derived-key.server.ts';

const PLACE = { owner: 'mark-of-hanako', sheetId: 'sheet-1' };
const SHEETS = ['sheet-1', 'sheet-2'];
const SECRET = '媒体の持出しを記録していない';
const keysOf = (person: string) => ({
  seal: derivedKey('secret', person),
  names: derivedKey('secret', `names of ${person}`),
});
const KEYS = { hanako: keysOf('hanako'), taro: keysOf('taro') };
const ASKED = { number: '1-1', text: '記録していますか。', about: null, rows: [] };

function entry(itemKey: string, comment = SECRET): QueuedAnswer {
  return { itemKey, chapter: '1', answer: { ...NOTHING_TYPED, comment }, rev: 2, asked: ASKED, handIns: 1 };
}

/** A browser's storage: its keys are properties of its own. */
function browser(): Storage {
  const methods = {
    getItem: (key: string) => storage[key] ?? null,
    setItem: (key: string, text: string) => void (storage[key] = text),
    removeItem: (key: string) => void delete storage[key],
  };
  const storage: Storage = Object.create(methods);
  return storage;
}

async function sealOf(person: keyof typeof KEYS): Promise<AnswerSeal> {
  const seal = await answerSeal(KEYS[person]);
  if (seal === null) throw new Error('no cryptography');
  return seal;
}

describe('what the browser keeps of unsent answers', () => {
  it('comes back to the person and cannot be read in the browser', async () => {
    const texts = browser();
    const store = new UnsentStore(texts, await sealOf('hanako'), PLACE);
    expect(await store.keep('now', entry('a'))).toBe(true);
    expect(await store.keep('held', entry('b'))).toBe(true);
    expect(JSON.stringify(texts)).not.toContain(SECRET);
    const again = new UnsentStore(texts, await sealOf('hanako'), PLACE);
    expect(await again.read()).toEqual({ now: [entry('a')], held: [entry('b')] });
    expect(await unsentSheets(texts, await sealOf('hanako'), PLACE.owner, SHEETS)).toEqual(new Map([['sheet-1', 2]]));
  });

  it('is not shown under the key of another and is dropped, as is what was damaged, moved or never sealed', async () => {
    const texts = browser();
    const { nameOf } = await sealOf('hanako');
    await new UnsentStore(texts, { ...(await sealOf('taro')), nameOf }, PLACE).keep('now', entry('a'));
    await new UnsentStore(texts, await sealOf('hanako'), PLACE).keep('now', entry('b'));
    const [, mine = ''] = Object.keys(texts);
    texts.setItem(`${mine}c`, texts.getItem(mine) ?? '');
    texts.setItem(`${mine}d`, `${texts.getItem(mine)?.slice(0, -4) ?? ''}AAAA`);
    texts.setItem(`${mine}e`, JSON.stringify(entry('e')));
    const read = await new UnsentStore(texts, await sealOf('hanako'), PLACE).read();
    expect(read).toEqual({ now: [entry('b')], held: [] });
    expect(Object.keys(texts)).toEqual([mine]);
  });

  it('is the newest text, however long the sealing of an older one took', async () => {
    const texts = browser();
    const seal = await sealOf('hanako');
    const slowFirst: AnswerSeal = {
      ...seal,
      async seal(text, name) {
        if (text.includes('older')) for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
        return seal.seal(text, name);
      },
    };
    const store = new UnsentStore(texts, slowFirst, PLACE);
    await Promise.all([store.keep('now', entry('a', 'older')), store.keep('now', entry('a', 'newer'))]);
    expect((await store.read()).now[0]?.answer.comment).toBe('newer');
    await Promise.all([store.keep('now', entry('b', 'older')), store.forget('now', 'b')]);
    expect((await store.read()).now).toHaveLength(1);
  });

  it('tells when the browser takes no more', async () => {
    const full: Storage = Object.create({
      setItem() {
        throw new Error('QuotaExceededError');
      },
    });
    expect(await new UnsentStore(full, await sealOf('hanako'), PLACE).keep('now', entry('a'))).toBe(false);
    expect(takeConsole()).toEqual([expect.stringContaining('unsent answers cannot be kept')]);
  });

  it('is forgotten by person and by sheet, and never of anybody else', async () => {
    const texts = browser();
    const seal = await sealOf('hanako');
    for (const owner of ['hanako', 'taro']) {
      for (const sheetId of SHEETS) {
        await new UnsentStore(texts, seal, { owner, sheetId }).keep('now', entry('a'));
      }
    }
    const sheets = async (owner: string) => [...(await unsentSheets(texts, seal, owner, SHEETS)).keys()];
    await new UnsentStore(texts, seal, { owner: 'hanako', sheetId: 'sheet-1' }).forgetAll();
    expect(await sheets('hanako')).toEqual(['sheet-2']);
    forgetUnsent(texts, 'hanako');
    expect(await sheets('hanako')).toEqual([]);
    expect(await sheets('taro')).toEqual(SHEETS);
  });

  it('lies under names that tell neither person nor sheet nor question', async () => {
    const texts = browser();
    await new UnsentStore(texts, await sealOf('hanako'), PLACE).keep('now', entry('question-7'));
    expect(JSON.stringify(Object.keys(texts))).not.toMatch(/hanako"|sheet-1|question-7/u);
  });

  it('is read with an empty comment where an earlier release kept a row without one', async () => {
    const texts = browser();
    const seal = await sealOf('hanako');
    const store = new UnsentStore(texts, seal, PLACE);
    await store.keep('now', entry('a'));
    const [name = ''] = Object.keys(texts);
    const kept = entry('a');
    const rows = [{ rowId: 'r1', value: 'no' }];
    texts.setItem(name, await seal.seal(JSON.stringify({ ...kept, answer: { ...kept.answer, rows } }), name));
    const { now } = await store.read();
    expect(now[0]?.answer.rows).toEqual([{ rowId: 'r1', value: 'no', comment: '' }]);
  });

  it('is read where the release before kept it, which called an item by its question and told of no object', async () => {
    const texts = browser();
    const seal = await sealOf('hanako');
    const store = new UnsentStore(texts, seal, PLACE);
    await store.keep('now', entry('1-1@security_manager'));
    const [name = ''] = Object.keys(texts);
    const { itemKey, asked, ...rest } = entry('1-1@security_manager');
    const before = { ...rest, questionId: itemKey, asked: { number: ASKED.number, text: ASKED.text, rows: [] } };
    texts.setItem(name, await seal.seal(JSON.stringify(before), name));
    expect(await store.read()).toEqual({ now: [{ ...rest, itemKey, asked }], held: [] });
    await store.forget('now', itemKey);
    expect(Object.keys(texts)).toEqual([]);
  });

  it('keeps those about two contracts apart, and forgets one alone', async () => {
    const texts = browser();
    const store = new UnsentStore(texts, await sealOf('hanako'), PLACE);
    const keys = ['K-1', 'K-2'].map((code) => itemKeyOf({ id: '1-4@security_manager' }, { kind: 'contract', code }));
    for (const [index, key] of keys.entries()) await store.keep('now', entry(key, `契約${index}`));
    expect((await store.read()).now.map(({ answer }) => answer.comment).toSorted()).toEqual(['契約0', '契約1']);
    await store.forget('now', keys[0] ?? '');
    expect((await store.read()).now).toMatchObject([{ itemKey: keys[1], answer: { comment: '契約1' } }]);
  });

  it('is found under the names of an earlier release, which go away', async () => {
    const texts = browser();
    const seal = await sealOf('hanako');
    const { itemKey, chapter, answer, rev } = entry('1:1');
    const old = { questionId: itemKey, chapter, answer, rev };
    const name = 'tenken:unsent:hanako:sheet-1:held:1:1';
    texts.setItem(name, await seal.seal(JSON.stringify(old), name));
    texts.setItem('tenken:unsent:hanako:sheet-1:now:damaged', 'v1.sealed');
    texts.setItem('tenken:unsent:taro:sheet-1:now:a', 'v1.sealed');
    await renameOldUnsent(texts, seal, { personId: 'hanako', owner: PLACE.owner });
    expect(await new UnsentStore(texts, seal, PLACE).read()).toEqual({
      now: [],
      held: [{ itemKey, chapter, answer, rev, asked: null, handIns: 0 }],
    });
    expect(Object.keys(texts).filter((key) => key.includes('sheet-1'))).toEqual(['tenken:unsent:taro:sheet-1:now:a']);
  });
});
