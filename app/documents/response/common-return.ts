/** 共通回答の変更による差戻しの理由. Written to a sheet that was handed in on a common answer which has changed since. */
export function commonAnswerChangedReason(): string {
  return '提出のあとに共通回答が変わりました。「共通回答が変わりました」と表示している設問をもう一度確かめて、提出し直してください。（自動で差し戻しています。）';
}
