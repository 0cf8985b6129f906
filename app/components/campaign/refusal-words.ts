/** 自己点検の操作を断ったときの説明. What happened, that nothing changed, what to do. */
export const CAMPAIGN_REFUSAL_WORDS = {
  not_permitted: 'この操作を行う権限がありません。担当の方に依頼してください。',
  own_answers: 'ご自身の回答にかかわる操作のため、行えません。',
  wrong_state:
    '画面を開いたあとに自己点検の状態が変わったため、この操作は反映していません。今の状態を確かめてください。',
  unknown_questionnaire: '選んだ調査票が見つかりません。調査票を選び直してください。',
  unknown_unit: '選んだ所属の中に、登録のないものがあります。所属を選び直してください。',
  no_units: '対象の所属が選ばれていません。一つ以上選んでください。',
  nothing_to_ask: '選んだ所属に届く設問が一つもないため、開始できません。対象の所属と調査票を確かめてください。',
  another_running: '同じ区分の自己点検がすでに実施中です。先にその自己点検の集計を確定してください。',
  unknown_sheet: '選んだ点検票が見つかりません。進捗の画面から選び直してください。',
  not_later: '今の期限より後の日を入れてください。',
  in_the_past: '今日より前の日は期限にできません。今日以後の日を入れてください。',
} as const;
