/** What an entry of the register does to the sheets, where they ask by contract and where they do not. */
export const askedWords = (asksByContract: boolean): string =>
  asksByContract
    ? '登録した契約・サービスは、次に開始する自己点検から一件ずつ尋ねます。'
    : '登録しても、点検票の設問は変わりません。';

/** The same of a change. */
export const changeAskedWords = (asksByContract: boolean): string =>
  asksByContract
    ? '点検票には、次に開始する自己点検から、変更した内容で一件ずつ尋ねます。'
    : '点検票の設問は変わりません。';
