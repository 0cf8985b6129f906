/** Words that end the name of somebody who can be bound. */
const ACTOR_END =
  /(?:者|職員|委員|役員|議員|教員|教職員|要員|担当|委員会|協議会|本部|事務局|部門|部署|部局|班|課|室|係|[課部局室所校]長|長|CISO|CSIRT|アドバイザー|リーダー|オーナー)(?:等|ら|たち)?$/u;
/** Things that end like an actor and are none. */
const NO_ACTOR = /(?:成長|延長|[^課]室|保管庫|業務|課題|利用者登録)$/u;
/** Words before a role that only point at it or count it. */
const POINTER = /^(?:全ての|すべての|全|各|当該|その他の?|その|それぞれの|他の|所管の|所属の|本[市町村県]の|庁内の|上記の|前記の)/u;
const HIRAGANA = /[ぁ-ん]/u;
/** 者 alone names nobody: the phrase before it belongs to it. */
const BARE = /^(?:者|人)(?:等|ら)?$/u;
/** A noun that says whose the role is, as in 利用申請の許可権限者. */
const OWNED = /^[^ぁ-ん、。]+の$/u;

/** 役割名. Names of roles that a document uses on their own. */
export type RoleNames = ReadonlySet<string>;

export const NO_ROLES: RoleNames = new Set();

/**
 * The actor that a phrase ends with: modifiers of a named role are dropped,
 * a bare …者 phrase is kept whole. Null when the phrase names no actor.
 */
export function actorAtEnd(phrase: string, roles: RoleNames = NO_ROLES): string | null {
  const text = tidy(phrase);
  if (!isActor(text)) return null;
  const name = nameAtEnd(text);
  if (BARE.test(name)) return text;
  const modifier = stripPointer(text).slice(0, -name.length);
  const owned = roles.size > 0 && !roles.has(name) && OWNED.test(modifier);
  return owned ? stripPointer(text) : stripPointer(name);
}

/** True when the phrase ends in 者 that only its modifiers explain. */
export function isBareActor(phrase: string): boolean {
  return BARE.test(nameAtEnd(tidy(phrase)));
}

/** True when the whole phrase is a role's name, pointers aside. */
export function isNamedRole(phrase: string): boolean {
  const text = stripPointer(tidy(phrase));
  return isActor(text) && !HIRAGANA.test(text);
}

function isActor(text: string): boolean {
  return text !== '' && ACTOR_END.test(text) && !NO_ACTOR.test(text);
}

/** The name at the end: what follows the last hiragana before it. */
function nameAtEnd(text: string): string {
  const core = text.replace(/(?:ら|たち)$/u, '');
  for (let i = core.length - 1; i >= 0; i -= 1) {
    if (HIRAGANA.test(core.charAt(i))) return core.slice(i + 1).trim();
  }
  return core.trim();
}

function stripPointer(text: string): string {
  let stripped = text.trim();
  for (let before = ''; before !== stripped; ) {
    before = stripped;
    stripped = stripped.replace(POINTER, '').trim();
  }
  return stripped === '' ? text.trim() : stripped;
}

/** A zero is read as the letter that it stands for in CIS0, a slip of text recognition. */
function tidy(phrase: string): string {
  return phrase.replace(/CIS0/gu, 'CISO').replace(/\s+/gu, ' ').trim();
}
