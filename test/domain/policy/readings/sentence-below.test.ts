import { describe, expect, it } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';
import { withSentences } from '#app/domain/policy/wording/clause-judgement.ts';

const TITLE = '架空市情報セキュリティ対策基準';
const LAST = ['２　記録', '課長は、記録を保存しなければならない。'];

const reading = (...lines: readonly string[]) => readPolicy([TITLE, ...lines].join('\n'));

/** Of each clause its id, its kind, whom it binds and its words. */
const read = (...lines: readonly string[]): readonly string[] =>
  reading(...lines).clauses.map(
    ({ id, kind, subjects, inherited, text }) =>
      `${id} ${kind} ${subjects.join('・')}${inherited === true ? '（上から）' : ''} ${text}`,
  );

const codes = (...lines: readonly string[]): readonly string[] => reading(...lines).warnings.map(({ code }) => code);

describe('a new sentence below the last item of a list', () => {
  it.each([
    ['(1) 端末を紛失したとき。', '(2) 端末が盗まれたとき。'],
    ['（１）　端末を紛失したとき。', '（２）　端末が盗まれたとき。'],
    ['① 端末を紛失したとき', '② 端末が盗まれたとき'],
    ['ア　端末を紛失したとき。', 'イ　端末が盗まれたとき。'],
    ['・端末を紛失したとき', '・端末が盗まれたとき'],
  ])('binds whom it names, and the items stay as they are: %s', (first, second) => {
    const clauses = read(
      '第１条　職員等は、次の各号のいずれかに該当するときは、課長に報告しなければならない。',
      first,
      second,
      'この場合において、課長は、統括責任者に報告すること。',
      '第２条　課長は、記録を保存しなければならない。',
    );
    expect(clauses[1]).toMatch(/^1-\S+ list-item 職員等（上から） 端末を紛失したとき。?$/u);
    expect(clauses[2]).toMatch(/^1-\S+ list-item 職員等（上から） 端末が盗まれたとき。?$/u);
    expect(clauses[3]).toBe('1-n1 requirement 課長 この場合において、課長は、統括責任者に報告すること。');
    expect(clauses).toHaveLength(5);
  });

  it.each([
    'なお、課長は、毎月これを点検すること。',
    'ただし、課長は、特に必要と認めるときは、別の措置を講ずること。',
    '前項の点検は、課長が行わなければならない。',
    '課長は、毎月これを点検しなければならない。',
    'また、課長は、毎月これを点検しなければならない。',
  ])('stands on its own also behind a single item: %s', (sentence) => {
    expect(
      read('１　職員等は、次のことを守らなければならない。', '(1) 端末を施錠すること。', sentence, ...LAST).slice(0, 3),
    ).toEqual([
      '1 requirement 職員等 職員等は、次のことを守らなければならない。',
      '1-1 requirement 職員等（上から） 端末を施錠すること。',
      `1-n1 requirement 課長 ${sentence}`,
    ]);
  });

  it('is told by a warning where the items are sentences themselves', () => {
    const lines = [
      '１　職員等は、次の対策を行う。',
      '(1) 端末を施錠する。',
      '(2) 画面を固定する。',
      '課長は、毎日施錠を点検する。',
      ...LAST,
    ];
    expect(read(...lines).slice(1, 4)).toEqual([
      '1-1 requirement 職員等（上から） 端末を施錠する。',
      '1-2 requirement 職員等（上から） 画面を固定する。',
      '1-n1 requirement 課長 課長は、毎日施錠を点検する。',
    ]);
    expect(codes(...lines)).toEqual(['sentence_below_item']);
  });

  it('stands below the clause over the innermost list', () => {
    expect(
      read(
        '１　管理',
        '(1) 職員等は、次の措置を講じなければならない。',
        'ア　端末を施錠すること。',
        'イ　次の媒体を使わないこと。',
        '(ア) 磁気テープ',
        '(イ) 光学ディスク',
        '課長は、媒体の一覧を作成しなければならない。',
        '(2) 職員等は、記録を残さなければならない。',
        ...LAST,
      ).slice(4, 8),
    ).toEqual([
      '1-1-イ-ア list-item 職員等（上から） 磁気テープ',
      '1-1-イ-イ list-item 職員等（上から） 光学ディスク',
      '1-1-イ-n1 requirement 課長 課長は、媒体の一覧を作成しなければならない。',
      '1-2 requirement 職員等 職員等は、記録を残さなければならない。',
    ]);
  });

  it('takes the sentences behind it along that name nobody', () => {
    expect(
      read(
        '１　職員等は、次のときは報告しなければならない。',
        '(1) 端末を紛失したとき。',
        '(2) 端末が盗まれたとき。',
        'この場合において、課長は、統括責任者に報告すること。',
        'また、記録を残すこと。',
        'なお、システム管理者は、端末を停止すること。',
        ...LAST,
      ).slice(3, 5),
    ).toEqual([
      '1-n1 requirement 課長 この場合において、課長は、統括責任者に報告すること。また、記録を残すこと。',
      '1-n2 requirement システム管理者 なお、システム管理者は、端末を停止すること。',
    ]);
  });

  it('is a duty below a list of what is forbidden', () => {
    expect(
      read(
        '１　職員等は、次に掲げる行為をしてはならない。',
        '・端末の持出し',
        '・私物端末の接続',
        '課長は、違反を見付けたときは、統括責任者に報告すること。',
        ...LAST,
      ).slice(2, 4),
    ).toEqual([
      '1-b2 list-item 職員等（上から） 私物端末の接続',
      '1-n1 requirement 課長 課長は、違反を見付けたときは、統括責任者に報告すること。',
    ]);
  });
});

describe('a sentence below an item', () => {
  it('is the item’s where all items have one', () => {
    expect(
      read(
        '１　職員等は、次の各号に掲げる措置を講じなければならない。',
        '(1) 端末を施錠する。',
        'この場合、鍵は課長に返す。',
        '(2) 画面を固定する。',
        'この場合、パスワードを設定する。',
        '(3) 媒体を封筒に入れる。',
        'この場合、職員等は、封筒に封をする。',
        ...LAST,
      )
        .slice(1, 4)
        .map((clause) => clause.split(' ').at(-1)),
    ).toEqual([
      '端末を施錠する。この場合、鍵は課長に返す。',
      '画面を固定する。この場合、パスワードを設定する。',
      '媒体を封筒に入れる。この場合、職員等は、封筒に封をする。',
    ]);
  });

  it('is the item’s where the list goes on, and each sentence keeps whom it binds', () => {
    const { clauses } = reading(
      '１　職員等は、次の各号に掲げる措置を講じなければならない。',
      '(1) 端末を施錠すること。',
      'なお、課長は、毎日施錠を点検しなければならない。',
      '(2) 画面を固定すること。',
      ...LAST,
    );
    const [, item, last] = clauses;
    expect(item?.subjects).toEqual(['職員等', '課長']);
    expect(item?.sentences.map(({ subjects }) => subjects)).toEqual([['職員等'], ['課長']]);
    expect(last?.subjects).toEqual(['職員等']);
    expect(withSentences(clauses)).toEqual(clauses);
  });

  it('is the item’s where the item is its heading', () => {
    const lines = [
      '１　職員等は、次のとおり媒体を扱う。',
      '(1) 保管',
      '職員等は、媒体を施錠して保管しなければならない。',
      '(2) 廃棄',
      '課長は、媒体を破砕しなければならない。',
      '２　次の者を置く。',
      '(1) 点検責任者',
      '点検責任者は、端末を点検しなければならない。',
      '３　課長は、記録を保存しなければならない。',
    ];
    expect(reading(...lines).clauses.map(({ id, title }) => `${id} ${title}`)).toEqual([
      '1 ',
      '1-1 保管',
      '1-2 廃棄',
      '2 ',
      '2-1 点検責任者',
      '3 ',
    ]);
  });

  it('that names nobody has whom the item names', () => {
    expect(
      read(
        '１　次の措置を講じる。',
        '① 課長は、端末を点検する。',
        '② 係長は、鍵を保管する。',
        'この場合において、鍵の記録を残す。',
        ...LAST,
      )[2],
    ).toBe('1-2 requirement 係長 係長は、鍵を保管する。この場合において、鍵の記録を残す。');
  });
});
